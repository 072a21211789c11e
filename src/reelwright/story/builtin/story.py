"""Turning a premise into scenes: the order in which the pieces of a storyboard are made."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reelwright.film.brief import Brief
from reelwright.film.grammar import Figure, ScreenDirection
from reelwright.film.storyboard import Bible, Character, Continuity, Place, Scene, Storyboard
from reelwright.providers.port import Sheet
from reelwright.story.builtin.arc import Part, parts_of
from reelwright.story.builtin.bank import Beat, detail_lines, seen, stakes, story_lines
from reelwright.story.builtin.bible import Cast, cast_of, where_is
from reelwright.story.builtin.joins import transitions
from reelwright.story.builtin.lexicon.verbs import Deed, gerund, third_person
from reelwright.story.builtin.lexicon.where_and_when import place_names
from reelwright.story.builtin.light import hours, light_of, weathers
from reelwright.story.builtin.look import mood_of, palette, style_words
from reelwright.story.builtin.narration import Narrator, Telling, choices_for
from reelwright.story.builtin.phrase import Phrase, same
from reelwright.story.builtin.premise import Event, Form, Premise
from reelwright.story.builtin.prompt import prompt_of
from reelwright.story.builtin.shots import cameras, framed
from reelwright.story.builtin.titles import caption_of, title_of
from reelwright.story.builtin.voice import Voice, name_of_place, sentence_case, where
from reelwright.story.moves import named_moves


@dataclass(frozen=True, slots=True)
class Words:
    """What is said and shown over one scene when the planner does not write it itself."""

    description: str = ""
    narration: str | None = None
    caption: str = ""


def tell(
    premise: Premise,
    brief: Brief,
    sheet: Sheet,
    seconds: Sequence[Fraction],
    language: str,
    given: Sequence[Words],
) -> Storyboard:
    """The storyboard of `premise` in `len(seconds)` scenes; `given` words stand in place of written ones.

    `language` is the one to write in, `en` or `id`. The same brief always gives the same storyboard.
    """
    rng = random.Random(f"{brief.seed}\n{brief.prompt}")
    parts = parts_of(premise, len(seconds))
    deed = next((one.deed for one in reversed(premise.events) if one.object), premise.events[-1].deed)
    niche = brief.niche or ""
    mood = mood_of(premise, deed, niche, brief.style)
    cast = cast_of(premise, rng)
    style = style_words(brief.style, niche)
    at = hours(premise, mood, len(parts), brief.style, rng)
    sky = weathers(premise, deed, mood, len(parts), brief.style)
    asked = named_moves(brief.prompt)
    shots = cameras(
        [part.beat for part in parts],
        [part.setting.kind for part in parts],
        premise.form,
        brief.template,
        mood,
        asked[0].moves[0] if asked else None,
        rng,
    )
    joins = transitions(parts, seconds, at, mood, brief.template, premise.form, sheet)
    narrator = Narrator(rng)
    captions: set[str] = set()
    scenes: list[Scene] = []
    who_is_in = _appearances(parts, cast, premise)
    direction = rng.choice((ScreenDirection.RIGHT, ScreenDirection.LEFT))
    for index, part in enumerate(parts):
        voice = voice_of(premise, part.events[0], part, language)
        shown = voice_of(premise, part.events[0], part, "en")
        action = _action(premise, part, shown)
        words = given[index] if index < len(given) else Words()
        lit = light_of(at[index], sky[index], part.setting.kind, brief.style, premise.text)
        place = cast.place(part.setting)
        in_it = who_is_in[index]
        frame = framed(shots[index], language)
        description = words.description or _described(premise, part, voice, frame)
        narration = words.narration
        if narration is None:
            narration = narrator.line(
                choices_for(
                    narrator,
                    [Telling(beat, voice_of(premise, _event_at(part, number), part, language),
                             _event_at(part, number).deed) for number, beat in enumerate(part.in_order())],
                    [_own(premise, event, part, language) for event in _once_a_sentence(premise, part)],
                    _details(premise, part, voice, index, lit.hour.value, lit.weather.value),
                    own_worth=_own_worth(premise, index),
                    opening=index == 0,
                ),
                seconds[index],
                voice,
            )  # fmt: skip
        caption = words.caption or caption_of(voice, part, captions)
        captions.add(caption)
        scenes.append(
            Scene(
                number=index + 1,
                title=_slug_line(part, lit.hour.value, language),
                description=description,
                camera=shots[index],
                light=lit,
                prompt=prompt_of(
                    shots[index],
                    _subject(premise, shown, action),
                    words.description[:400] if words.description else action,
                    where(part.setting, "en"),
                    [*(one.look for one in in_it), place.look if place else ""],
                    lit,
                    style,
                    sheet,
                ),
                seconds=seconds[index],
                narration=narration,
                caption=caption,
                transition=joins[index],
                continuity=Continuity(
                    place=place.id if place else None,
                    characters=tuple(one.id for one in in_it),
                    wardrobe="",
                    props=tuple(_props(premise, part, language)),
                    screen_direction=ScreenDirection.TOWARDS if part.beat is Beat.TURN else direction,
                    carry_from=None,
                ),
            )
        )
    return Storyboard(
        title=title_of(premise, deed, language, rng),
        logline=_logline(premise, deed, language, parts[0]),
        script="\n\n".join(" ".join(filter(None, (one.description, one.narration))) for one in scenes)[:4000],
        language=language,
        bible=_bible(cast, scenes, palette(parts[0].setting.kind, at[0], brief.style), style).but(mood=mood),
        scenes=tuple(scenes),
    )


def _bible(cast: Cast, scenes: Sequence[Scene], colours: tuple[str, ...], style: str) -> Bible:
    used = {slug for scene in scenes for slug in scene.continuity.characters}
    places = {scene.continuity.place for scene in scenes}
    characters: tuple[Character, ...] = tuple(one for one in cast.characters if one.id in used)
    kept: tuple[Place, ...] = tuple(one for one in cast.places if one.id in places)
    return Bible(characters=characters, places=kept, palette=colours, style=style)


def voice_of(premise: Premise, event: Event, part: Part, language: str) -> Voice:
    """Who tells of `event`: its own subject where the prompt names one, and whom or what it is done to."""
    hero = premise.hero
    if event.subject is not None and premise.form is Form.TALE:
        hero = next((one for one in premise.cast if same(one, event.subject)), hero)
    other = event.object
    if event.deed in (Deed.BEFRIEND, Deed.LOVE) and (
        other is None or other.noun is None or not other.noun.acts
    ):
        other = event.beside or next((one for one in premise.cast if one.text != hero.text), other)
    if other is None or other.text == hero.text:
        others = [
            one for one in (*premise.cast, *premise.props) if one.text not in (hero.text, premise.hero.text)
        ]
        acting = [one for one in others if one in premise.cast]
        other = (acting or others or [None])[0]
        if len(premise.events) > 1 and other is not None and other.text != hero.text and not acting:
            other = None
    elif premise.form is not Form.TALE:
        other = None
    if other is not None and other.noun is not None and other.noun.acts:
        other = next((one for one in premise.cast if same(one, other)), other)
    return Voice(language, hero, other, part.setting, f"“{premise.text[:40].strip()}”")


def _once_a_sentence(premise: Premise, part: Part) -> list[Event]:
    """The events to be told; of those that one of several sentences tells together, only the first."""
    if len(premise.sentences) < 2:
        return list(part.told)
    return list({event.sentence: event for event in reversed(part.told)}.values())[::-1]


def _own_worth(premise: Premise, index: int) -> float:
    """How much the prompt's own words are wanted: always, but for a lone deed that the logline has told."""
    if len(premise.events) > 1:
        return 25
    event = premise.first
    # "The keeper befriends a storm" is what the written lines show; "shares a bowl of soup" is not.
    plain = event.verb.en == event.deed.value and premise.form is Form.TALE and index > 0
    return 2 if plain else 11


def _event_at(part: Part, number: int) -> Event:
    return part.events[min(number, len(part.events) - 1)]


def _own(premise: Premise, event: Event, part: Part, language: str) -> list[str]:
    """The prompt's own words for an event, longest first: its whole sentence, or its clause."""
    if not event.words:
        told = len(premise.sentences) > 1 and event.deed is not Deed.RIDDLE and language == premise.language
        return [f"{premise.sentences[event.sentence]}."] if told else []
    voice = voice_of(premise, event, part, language)
    hero = voice.hero
    clause = event.words_plural if hero.plural or event.beside else event.words
    if premise.form is not Form.TALE:
        if language != premise.language:
            return []
        whole = f"{hero.short(language)} {clause}."
        if hero.name and hero.name in clause:
            return []
        so = {"en": "This is how", "id": "Beginilah"}[language]
        return [f"{so} {whole}"] if premise.form is Form.EXPLANATION else [sentence_case(whole)]
    if language != premise.language:
        if event.verb.en == event.verb.id:
            return []
        told = event.object.indefinite(language) if event.object else where(part.setting, language)
        verb = event.verb.id if language == "id" else event.verb.en
        if language == "en":
            verb = verb if hero.plural else third_person(verb)
        return [sentence_case(f"{hero.short(language)} {verb} {told}".strip() + ".")]
    together = (
        f" {'and' if language == 'en' else 'dan'} {event.beside.indefinite(language)}" if event.beside else ""
    )
    clause = f"{together} {clause}".strip()
    found = [f"{hero.indefinite(language) if event is premise.events[0] else hero.short(language)} {clause}."]
    found.append(f"{hero.short(language)} {clause}.")
    if len(premise.sentences) > 1 and event.sentence < len(premise.sentences):
        found.insert(0, f"{premise.sentences[event.sentence]}.")
    short = re.split(r",|\s(?:while|ketika|saat|because|karena)\s", clause)[0]
    found.append(f"{hero.short(language)} {short}.")
    return [sentence_case(re.sub(r"([!?])\.$", r"\1", text)) for text in dict.fromkeys(found)]


def _details(premise: Premise, part: Part, voice: Voice, index: int, hour: str, weather: str) -> list[str]:
    """What surrounds a scene, its place first; the order of the rest turns from scene to scene."""
    noun = voice.hero.noun
    hero = f"noun:{noun.en}" if noun and detail_lines(voice.language, f"noun:{noun.en}") else ""
    keys = [f"figure:{voice.hero.figure.value}", f"weather:{weather}", f"hour:{hour}"]
    if voice.other is not None and voice.other.figure is not Figure.THING:
        keys.append(f"figure:{voice.other.figure.value}")
    if weather == "clear":
        keys.remove("weather:clear")
    if premise.form is Form.OFFER:
        return [f"place:{part.setting.kind.value}"]
    turned = keys[index % len(keys) :] + keys[: index % len(keys)]
    return [f"place:{part.setting.kind.value}", *([hero] if hero else []), *turned]


def _action(premise: Premise, part: Part, shown: Voice) -> str:
    """What the camera sees done, in English: the prompt's own deed where it happens here, and the beat's."""
    event = part.events[0]
    lines = [shown.fill(line) for line in story_lines("en", event.deed, part.beat, "v")]
    beat = next((line[:1].lower() + line[1:] for line in lines if line), "")
    deeds = [_deed_words(premise, one) for one in part.told[:2]]
    return ", ".join(filter(None, (*deeds, beat)))


def _deed_words(premise: Premise, event: Event) -> str:
    if not event.words or premise.form is Form.OFFER:
        return ""
    if premise.language == "en":
        first, _, rest = event.words_plural.partition(" ")
        lemma = first if event.verb.en.split(" ")[0] == first else event.verb.en.split(" ")[0]
        return f"{gerund(lemma)} {rest}".strip()[:160] if first not in ("can", "must", "will") else ""
    if event.verb.en == event.verb.id:
        return f"“{event.words[:120]}”"
    if event.object is None:
        return gerund(event.verb.en.split(" ")[0])
    return f"{gerund(event.verb.en)} {event.object.indefinite('en')}"


def _subject(premise: Premise, shown: Voice, action: str) -> str:
    """Whom the prompt shows; empty where the action names its own subject."""
    name = shown.hero.short("en")
    if premise.events[0].deed is Deed.RIDDLE or action.startswith(name):
        return ""
    said = shown.hero.indefinite("en")
    if shown.hero.name and shown.hero.noun is not None and shown.hero.figure is not Figure.THING:
        bare = replace(shown.hero, name="").bare("en")
        return f"{said}, the {bare}," if bare else said
    return said


def _described(premise: Premise, part: Part, voice: Voice, frame: str) -> str:
    """The scene for a reader, in the film's language: frame, who does what, and where."""
    event = part.events[0]
    lines = [voice.fill(line) for line in story_lines(voice.language, event.deed, part.beat, "v")]
    sight = next((line for line in lines if line), "")
    subject = voice.hero.definite(voice.language) if part.beat is not Beat.OPENING else voice.hero.indefinite(
        voice.language)  # fmt: skip
    if event.deed is Deed.RIDDLE or sight.startswith(voice.hero.short(voice.language)):
        subject = ""
    sight = sight[:1].lower() + sight[1:] if subject else sight
    deeds = [_own(premise, one, part, voice.language) for one in part.told]
    first = " ".join(texts[-1] if len(texts) < 2 else texts[1] for texts in deeds if texts)
    place = name_of_place(part.setting, voice.language)
    around = seen(voice.language, f"place:{part.setting.kind.value}")
    scene = f"{place}: {around}" if place else around
    shown = f"{subject} {sight}".strip()
    return " ".join(
        filter(None, (f"{frame}.", first, f"{sentence_case(shown)}.", f"{sentence_case(scene)}."))
    )


def _appearances(parts: Sequence[Part], cast: Cast, premise: Premise) -> list[list[Character]]:
    """Who is in each scene: the one it tells of, and whoever its words name; everyone is in one."""
    found: list[list[Character]] = []
    for part in parts:
        here: list[Character] = []
        for event in part.events[:1] + part.told:
            voice = voice_of(premise, event, part, "en")
            named = [voice.hero, *([voice.other] if voice.other and part.beat is not Beat.OPENING else [])]
            here += [one for phrase in named if (one := cast.character(phrase)) and one not in here]
        found.append(here)
    for character in cast.characters:
        if all(character not in here for here in found):
            place = where_is(character, parts, premise)
            found[place].append(character)
    return found


def _props(premise: Premise, part: Part, language: str) -> list[str]:
    told = [event.object for event in part.events if event.object is not None]
    things = [one for one in told if _is_a_thing(one)]
    if not things and part.beat is not Beat.OPENING:
        things = [one for one in premise.props if _is_a_thing(one)]
    return list(dict.fromkeys(one.bare(language) for one in things if one.text.strip()))[:3]


def _is_a_thing(phrase: Phrase) -> bool:
    if phrase.noun is not None:
        return not phrase.noun.acts
    return bool(phrase.determiner) and phrase.text.casefold().split(" ")[-1] not in place_names(
        phrase.language
    )


_HOURS_ID = {
    "dawn": "fajar", "morning": "pagi", "noon": "tengah hari", "afternoon": "sore",
    "golden": "matahari terbenam",
    "dusk": "senja", "night": "malam",
}  # fmt: skip
_BEATS = {
    "en": dict(zip(Beat, ("Opening", "Approach", "Turn", "After", "Ending"), strict=True)),
    "id": dict(zip(Beat, ("Pembuka", "Mendekat", "Titik balik", "Sesudahnya", "Penutup"), strict=True)),
}


def _slug_line(part: Part, hour: str, language: str) -> str:
    """The scene's title: what it does in the story, where and when."""
    place = name_of_place(part.setting, language).removeprefix("the ")
    when = _HOURS_ID[hour] if language == "id" else {"golden": "golden hour"}.get(hour, hour)
    return f"{_BEATS[language][part.beat]}: {', '.join(filter(None, (place, when)))}"


def _logline(premise: Premise, deed: Deed, language: str, part: Part) -> str:
    """The prompt as one sentence, and what it comes to."""
    voice = voice_of(premise, premise.events[-1], part, language)
    second = next((text for line in stakes(language, deed) if (text := voice.fill(line))), "")
    first = (premise.sentences[0] if premise.sentences else premise.text).rstrip(".")
    mark = "" if first.endswith(("?", "!")) else "."
    return f"{first[:1].upper()}{first[1:300]}{mark} {second}".strip()
