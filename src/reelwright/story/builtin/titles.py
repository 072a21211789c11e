"""The film's title and the words on each scene."""

from __future__ import annotations

import random
import re
from zlib import crc32

from reelwright.film.grammar import Hour, PlaceKind, Weather
from reelwright.film.storyboard import Light
from reelwright.story.builtin.arc import Part
from reelwright.story.builtin.bank import Beat, resting_lines, story_lines, titles
from reelwright.story.builtin.lexicon.verbs import Deed
from reelwright.story.builtin.premise import Premise, Setting
from reelwright.story.builtin.telling import quote_of
from reelwright.story.builtin.voice import Voice, sentence_case
from reelwright.story.lint import CAPTION_LINES, CAPTION_WIDTH, caption_lines

_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "under",
        "above",
        "dan",
        "di",
        "ke",
        "dari",
        "yang",
        "untuk",
        "itu",
        "sang",
        "si",
        "pada",
    ]
)
_LONGEST_TITLE = 60
_ITU = re.compile(r"\bitu\b ?(?=dan\b|$|,)|(?<=[a-z]) itu\b")
"""Indonesian's "that" marks what is known; a title knows it."""


def title_of(premise: Premise, deed: Deed, language: str, rng: random.Random) -> str:
    """A title made of what the prompt names."""
    setting = (
        premise.settings[0] if premise.settings else Setting(PlaceKind.ABSTRACT, "", "", "", generic=True)
    )
    told = next((event for event in premise.events if event.deed is deed), premise.events[0])
    other = told.object or (premise.cast[1] if len(premise.cast) > 1 else None)
    if other is not None and other.text == premise.hero.text:
        other = None
    voice = Voice(language, premise.hero, other, setting, quote_of(premise))
    hero, others = premise.hero, premise.cast[1:]
    if len(premise.events) > 2 and others:
        pair = f"{hero.short(language)} {'and' if language == 'en' else 'dan'} {others[0].short(language)}"
        return title_case(_ITU.sub("", pair))[:_LONGEST_TITLE]
    lines = list(titles(language, deed))
    rng.shuffle(lines)
    found = [text for line in lines if (text := voice.fill(line)) and len(text) <= _LONGEST_TITLE]
    plain = premise.hero.definite(language)
    return title_case(_ITU.sub("", found[0] if found else plain[:_LONGEST_TITLE]))


def title_case(text: str) -> str:
    """Capitals as titles have them: every word but the small ones inside."""
    words = text.split(" ")
    return " ".join(
        word if place > 0 and word.casefold() in _SMALL else word[:1].upper() + word[1:]
        for place, word in enumerate(words)
    )


_HOURS = {
    "en": {Hour.DAWN: "Dawn", Hour.MORNING: "Morning", Hour.NOON: "Noon", Hour.AFTERNOON: "Afternoon",
           Hour.GOLDEN: "Last light", Hour.DUSK: "Dusk", Hour.NIGHT: "Night"},
    "id": {Hour.DAWN: "Fajar", Hour.MORNING: "Pagi", Hour.NOON: "Tengah hari", Hour.AFTERNOON: "Sore",
           Hour.GOLDEN: "Cahaya terakhir", Hour.DUSK: "Senja", Hour.NIGHT: "Malam"},
}  # fmt: skip
_SKIES = {
    "en": {Weather.STORM: "First thunder", Weather.RAIN: "Rain", Weather.SNOW: "Snow falling",
           Weather.FOG: "Out of the fog", Weather.WIND: "The wind rises"},
    "id": {Weather.STORM: "Guntur pertama", Weather.RAIN: "Hujan", Weather.SNOW: "Salju turun",
           Weather.FOG: "Dari balik kabut", Weather.WIND: "Angin bangkit"},
}  # fmt: skip
_PLAIN = {
    "en": {Beat.OPENING: "How it begins", Beat.NEARING: "Closer", Beat.TURN: "The moment itself",
           Beat.AFTER: "Afterwards", Beat.ENDING: "What remains"},
    "id": {Beat.OPENING: "Awalnya", Beat.NEARING: "Makin dekat", Beat.TURN: "Saat itu tiba",
           Beat.AFTER: "Sesudahnya", Beat.ENDING: "Yang tersisa"},
}  # fmt: skip
_LONGEST_SCENE_TITLE = 32


def scene_title(voice: Voice, part: Part, light: Light, taken: set[str]) -> str:
    """A scene's title, on no scene yet, which joins `taken`: what it is about, or when and where it is."""
    language = voice.language
    hour, sky = _HOURS[language][light.hour], _SKIES[language].get(light.weather, "")
    named = [event.object for event in part.told if event.object is not None and not event.apart]
    things = [_ITU.sub("", one.definite(language)).strip() for one in named]
    # Half a clause is no title: what is named has few words and a noun that is known.
    things = [text for one, text in zip(named, things, strict=True) if one.noun or one.name]
    hero = _ITU.sub("", voice.hero.short(language)).strip()
    at = f"{hour} {voice.where()}".strip()
    wishes: list[str] = {
        Beat.OPENING: [at, hero],
        Beat.NEARING: [*things, hero, sky],
        Beat.TURN: [*things, sky, *([_ITU.sub("", voice.other.short(language))] if voice.other else [])],
        Beat.AFTER: [*things, sky, hour],
        Beat.ENDING: [*things, *([hour] if light.hour in (Hour.DAWN, Hour.GOLDEN, Hour.NIGHT) else [])],
    }[part.beat]
    for beat in (part.beat, *Beat):
        wishes.append(_PLAIN[language][beat])
    free = (
        text for text in wishes if text and len(text) <= _LONGEST_SCENE_TITLE and text.casefold() not in taken
    )
    chosen = next(free, f"{_PLAIN[language][part.beat]} {len(taken) + 1}")
    taken.add(chosen.casefold())
    return chosen[:1].upper() + chosen[1:]


def caption_of(voice: Voice, part: Part, taken: set[str]) -> str:
    """A few words for the screen, not on any scene yet, within one line."""
    beats = [*part.beats, *Beat]
    for beat in beats:
        lines = [voice.fill(line) for line in story_lines(voice.language, part.events[0].deed, beat, "c")]
        written = [line for line in lines if line]
        turn = crc32(voice.quote.encode()) % len(written) if written else 0
        for line in written[turn:] + written[:turn]:
            if line not in taken and len(line) <= CAPTION_WIDTH:
                return line
    pauses = (voice.fill(line) for line in resting_lines(voice.language))
    free = (line for line in pauses if line and line not in taken and len(line) <= CAPTION_WIDTH)
    return next(free, shortened(sentence_case(voice.hero.definite(voice.language))))


def shortened(text: str) -> str:
    """The beginning of the text that two caption lines hold, broken between words where there are any."""
    text = " ".join(text.split())
    if caption_lines(text) <= CAPTION_LINES:
        return text
    while text and caption_lines(f"{text}…") > CAPTION_LINES:
        cut = re.sub(r"\s*\S+$", "", text)
        text = cut if cut and len(cut) < len(text) else text[:-1]
    return f"{text.rstrip(' ,;:.')}…"
