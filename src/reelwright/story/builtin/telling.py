"""How an event is told: in the prompt's own words, and in words that show it to the camera."""

from __future__ import annotations

import re
from dataclasses import replace

from reelwright.film.grammar import Figure
from reelwright.story.builtin.arc import Part
from reelwright.story.builtin.bank import Beat, seen, story_lines
from reelwright.story.builtin.lexicon.small_words import ENGLISH, INDONESIAN
from reelwright.story.builtin.lexicon.verbs import Deed, gerund, third_person
from reelwright.story.builtin.phrase import same
from reelwright.story.builtin.premise import Event, Form, Premise
from reelwright.story.builtin.voice import Voice, name_of_place, sentence_case, where

_LONGEST_QUOTE = 40
_STAGES = {
    "en": {
        Beat.OPENING: ("about to", "base"), Beat.NEARING: ("beginning to", "base"), Beat.TURN: ("", "doing"),
        Beat.AFTER: ("still", "doing"), Beat.ENDING: ("after", "doing"),
    },
    "id": {
        Beat.OPENING: ("hendak", "base"), Beat.NEARING: ("mulai", "base"), Beat.TURN: ("sedang", "base"),
        Beat.AFTER: ("masih", "base"), Beat.ENDING: ("seusai", "base"),
    },
}  # fmt: skip
_SPEAKING = frozenset(
    ["say", "saying", "ask", "asking", "tell", "whisper", "shout", "berkata", "bertanya", "kata", "be"]
)
"""What is said is said at once: nobody is about to, or still at it."""
_THEY = {"en": "they", "id": "mereka"}


def voice_of(premise: Premise, event: Event, part: Part, language: str) -> Voice:
    """Who tells of `event`: its own subject where the prompt names one, and whom or what it is done to."""
    hero = premise.hero
    if event.apart:
        return Voice(language, hero, None, part.setting, quote_of(premise), _hushed(premise))
    if event.subject is not None and premise.form is Form.TALE:
        hero = next((one for one in premise.cast if same(one, event.subject)), hero)
    other = event.object
    if event.deed in (Deed.BEFRIEND, Deed.LOVE) and (
        other is None or other.noun is None or not other.noun.acts
    ):
        other = event.beside or next((one for one in premise.cast if one.text != hero.text), other)
    if other is None or other.text == hero.text:
        others = [
            one
            for one in (*premise.cast, *premise.props)
            if one.text not in (hero.text, premise.hero.text) and (one.noun or one.name)
        ]
        acting = [one for one in others if one in premise.cast]
        other = (acting or others or [None])[0]
        if len(premise.events) > 1 and other is not None and other.text != hero.text and not acting:
            other = None
    elif premise.form is not Form.TALE:
        other = None
    if other is not None and other.noun is not None and other.noun.acts:
        other = next((one for one in premise.cast if same(one, other)), other)
    return Voice(language, hero, other, part.setting, quote_of(premise), _hushed(premise))


_HUSHED = re.compile(
    r"\b(?:without (?:a )?(?:sound|voice|word)s?|soundless|never (?:speaks?|talks?|spoke)|mute|deaf|"
    r"tanpa (?:suara|kata)|bisu|tuli|tidak pernah (?:bicara|berbicara))\b",
    re.IGNORECASE,
)


def _hushed(premise: Premise) -> bool:
    return bool(_HUSHED.search(premise.text))


def quote_of(premise: Premise) -> str:
    """The prompt in quotation marks, as much of it as fits, broken between words."""
    text = premise.text.strip()
    if len(text) > _LONGEST_QUOTE:
        cut = (
            text[:_LONGEST_QUOTE].rsplit(" ", 1)[0] if " " in text[:_LONGEST_QUOTE] else text[:_LONGEST_QUOTE]
        )
        text = f"{cut.rstrip(' ,;:.')}…"
    return f"“{text}”"


def own(premise: Premise, event: Event, part: Part, language: str) -> list[str]:
    """The prompt's own words for an event, longest first; none where it has none."""
    if premise.form is Form.EXPLANATION:
        return _asked(premise, event, part, language)
    if language != premise.language:
        return _translated(premise, event, part, language)
    mine = {one.sentence for one in part.told}
    shared = [one for one in premise.events if one.sentence == event.sentence and one not in part.told]
    whole = len(premise.sentences) > 1 and event.sentence in mine and not shared
    found = [_ended(premise.sentences[event.sentence])] if whole and event.deed not in _WORDLESS else []
    if premise.form is Form.OFFER:
        return found[:1] or _offered(premise, event, part, language)
    if event.told and event.deed not in _WORDLESS and not (event is premise.events[0] and _by_pronoun(event)):
        found.append(_ended(event.told))
    if event.said.one and not event.apart:
        found.extend(_with_a_subject(premise, event, part, language))
    return [sentence_case(text) for text in dict.fromkeys(found)]


_WORDLESS = frozenset([Deed.RIDDLE, Deed.QUOTE])


def _with_a_subject(premise: Premise, event: Event, part: Part, language: str) -> list[str]:
    if event.ours:
        return [_ended(f"{_THEY[language]} {event.said.several}")]
    hero = voice_of(premise, event, part, language).hero
    clause = event.said.several if hero.plural or event.beside else event.said.one
    if event.beside:
        clause = f"{'and' if language == 'en' else 'dan'} {event.beside.indefinite(language)} {clause}"
    first = event is premise.events[0]
    short = re.split(r",|\s(?:while|ketika|saat|because|karena)\s", clause)[0]
    subjects = [*([hero.indefinite(language)] if first else []), hero.short(language)]
    return [
        *(_ended(f"{subject} {clause}") for subject in subjects),
        _ended(f"{hero.short(language)} {short}"),
    ]


def _by_pronoun(event: Event) -> bool:
    first = event.told.casefold().split(" ")[0]
    return first in ENGLISH.pronouns or first in INDONESIAN.pronouns


def _asked(premise: Premise, event: Event, part: Part, language: str) -> list[str]:
    """The question itself, or what the film will show."""
    if language != premise.language:
        return []
    asked = premise.sentences[event.sentence] if premise.sentences else premise.text
    if asked.endswith("?"):
        return [sentence_case(asked)]
    so = {"how ": "This is how ", "why ": "This is why ", "bagaimana ": "Beginilah ", "cara ": "Inilah cara ",
          "mengapa ": "Inilah sebabnya ", "kenapa ": "Inilah sebabnya "}  # fmt: skip
    for word, opening in so.items():
        if asked.casefold().startswith(word):
            rest = asked[len(word) :]
            inverted = rest.casefold().startswith(("do ", "does ", "is ", "are ", "did ", "was ", "can "))
            return [f"{asked[:1].upper()}{asked[1:]}?"] if inverted else [_ended(f"{opening}{rest}")]
    if event.told:
        return [sentence_case(_ended(event.told))]
    if event.said.one and event.verb.en != "explain":
        hero = voice_of(premise, event, part, language).hero
        clause = event.said.several if hero.plural else event.said.one
        so_it_is = {"en": "This is how", "id": "Beginilah"}[language]
        return [_ended(f"{so_it_is} {hero.short(language)} {clause}")]
    return []


def _offered(premise: Premise, event: Event, part: Part, language: str) -> list[str]:
    """What the product does, in the words it is offered with."""
    hero = voice_of(premise, event, part, language).hero
    if event.said.one:
        clause = event.said.several if hero.plural else event.said.one
        if hero.name and hero.name in clause:
            return []
        return [sentence_case(_ended(f"{hero.short(language)} {clause}"))]
    # "Wireless earbuds: 40 hours of battery" says it without a verb.
    extra = re.split(r"[:,]\s+", premise.text, maxsplit=1)[1:]
    return [sentence_case(_ended(extra[0]))] if extra and len(extra[0].split()) <= _MOST_EXTRA else []


_MOST_EXTRA = 12


def _translated(premise: Premise, event: Event, part: Part, language: str) -> list[str]:
    if premise.form is not Form.TALE or not event.said.one or event.apart or event.verb.en == event.verb.id:
        return []
    hero = voice_of(premise, event, part, language).hero
    told = event.object.indefinite(language) if event.object else where(part.setting, language)
    verb = event.verb.id if language == "id" else event.verb.en
    if language == "en":
        verb = verb if hero.plural else third_person(verb)
    return [sentence_case(_ended(f"{hero.short(language)} {verb} {told}".strip()))]


def _ended(text: str) -> str:
    text = text.rstrip(" ,;:")
    return text if text.endswith(("!", "?", "…", "!”", "?”")) else f"{text.rstrip('.')}."


def staged(event: Event, beat: Beat, language: str) -> str:
    """The deed as one sees it at a beat: `beginning to bake bread`, `sedang memasak rendang`."""
    said = event.said
    if not said.base:
        return ""
    if said.never:
        return said.doing
    opening, form = _STAGES[language][beat]
    words = said.base if form == "base" else said.doing
    first = words.split(" ")[0]
    if first in _SPEAKING:
        return said.doing
    if first in ("begin", "start", "mulai", "memulai"):
        opening = ""
    return f"{opening} {words}".strip()


def action(premise: Premise, part: Part, shown: Voice) -> str:
    """What the camera sees done, in English: the prompt's own deed at this stage of it, and the beat's."""
    event = part.events[0]
    sight = sight_of(shown, event, part)
    beat = sight[:1].lower() + sight[1:]
    events = part.told[:2] or part.events[:1]
    deeds = [_deed(premise, one, part) for one in events]
    return ", ".join(filter(None, (*deeds, beat)))


def _deed(premise: Premise, event: Event, part: Part) -> str:
    if not event.said.one or premise.form is not Form.TALE:
        return ""
    if premise.language == "en":
        if event.apart:
            return event.told[:160] if event in part.told else ""
        return (event.said.doing if event in part.told else staged(event, part.beat, "en"))[:160]
    if event.verb.en == event.verb.id or event.apart:
        return f"“{(event.told or event.said.one)[:120]}”"
    done = gerund(event.verb.en)
    return done if event.object is None else f"{done} {event.object.indefinite('en')}"


def subject(premise: Premise, shown: Voice, done: str) -> str:
    """Whom the prompt shows; empty where the action names its own subject."""
    name = shown.hero.short("en")
    if premise.events[0].deed in _WORDLESS or done.startswith(name):
        return ""
    said = shown.hero.indefinite("en")
    if shown.hero.name and shown.hero.noun is not None and shown.hero.figure is not Figure.THING:
        bare = replace(shown.hero, name="").bare("en")
        return f"{said}, the {bare}," if bare else said
    return said


def described(premise: Premise, part: Part, voice: Voice, frame: str) -> str:
    """The scene for a reader, in the film's language: frame, who does what at this moment, and where."""
    event, language = part.events[0], voice.language
    sight = sight_of(voice, event, part)
    hero = voice.hero
    who = hero.indefinite(language) if part.beat is Beat.OPENING else hero.definite(language)
    if event.deed in _WORDLESS or hero.short(language).casefold() in sight.casefold():
        who = ""
    deeds = [own(premise, one, part, language) for one in part.told]
    told = " ".join(dict.fromkeys(_spoken(texts) for texts in deeds if texts))
    moment = ""
    if not told and language == premise.language and premise.form is Form.TALE and not event.apart:
        moment = staged(event, part.beat, language)
    if moment and not who:
        who = hero.definite(language)
    other = voice.other.short(language) if voice.other else ""
    if who and not (other and other[:1].isupper() and sight.startswith(other)):
        sight = sight[:1].lower() + sight[1:]
    mark = ": " if premise.form is not Form.TALE and who else ", "
    shown = f"{who} {moment}".strip()
    shown = mark.join(filter(None, (shown, sight)))
    place = name_of_place(part.setting, language)
    around = seen(language, f"place:{part.setting.kind.value}")
    scene = f"{place}: {around}" if place else around
    return " ".join(filter(None, (f"{frame}.", told, f"{sentence_case(shown)}.", f"{sentence_case(scene)}.")))


def sight_of(voice: Voice, event: Event, part: Part) -> str:
    """What the camera sees of a beat; what any life shows where the deed needs somebody who is not there."""
    for deed in (event.deed, Deed.BE):
        lines = [voice.fill(line) for line in story_lines(voice.language, deed, part.beat, "v")]
        found = next((line for line in lines if line), "")
        if found:
            return found
    return ""


_MOST_WORDS = 24


def _spoken(texts: list[str]) -> str:
    return next((text for text in texts if len(text.split()) <= _MOST_WORDS), texts[-1])
