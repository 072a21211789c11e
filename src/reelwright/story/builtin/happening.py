"""What happens in a prompt: its clauses as the events of a story."""

from __future__ import annotations

import re
from dataclasses import replace

from reelwright.film.grammar import Figure
from reelwright.story.builtin.clauses import Clause
from reelwright.story.builtin.lexicon.verbs import Deed, Verb
from reelwright.story.builtin.phrase import ANIMALS, Phrase, same
from reelwright.story.builtin.premise import Event, Form
from reelwright.story.builtin.said import Said
from reelwright.story.builtin.tongue import is_gibberish

_ANNOUNCING = frozenset(
    ["introduce", "present", "meet", "discover", "advertise", "promote", "sell", "make", "create"]
)
STANDS = Verb("be", "ada", Deed.BE)
"""What a sentence without a deed tells: that something is so."""
_MOST_WORDS = 16


def events_of(
    clauses: list[Clause],
    cast: tuple[Phrase, ...],
    form: Form,
    text: str,
    sentences: tuple[str, ...],
    niche: str,
    language: str,
) -> tuple[Event, ...]:
    """The events in the order told; never none."""
    hero = cast[0]
    if language not in ("en", "id"):
        return (_bare(Deed.QUOTE),)
    events = _who_does_what([clause for clause in clauses if clause.verb is not None], cast)
    if form is Form.OFFER:
        told = [one for one in events if one.verb.en not in _ANNOUNCING]
        deed = Deed.HOST if hero.scenery else Deed.SELL
        return tuple(replace(one, deed=deed) for one in told[:3]) or (_bare(deed),)
    if form is Form.EXPLANATION:
        shown = [one for one in events if one.verb.en not in ("explain", *_ANNOUNCING)] or events[:0]
        return tuple(replace(one, deed=Deed.EXPLAIN) for one in shown) or (_bare(Deed.EXPLAIN),)
    if events:
        # To show or to buy is a story of its own only where the film explains or sells.
        plain = (Deed.EXPLAIN, Deed.SELL)
        events = [replace(one, deed=Deed.BE) if one.deed in plain else one for one in events]
        events = [
            replace(one, deed=Deed.BE) if one.said.never or "spoken" in one.said.one else one
            for one in events
        ]
        alive = hero.human or hero.figure in ANIMALS or hero.figure is Figure.ROBOT
        aloud = any("spoken" in one.said.one for one in events)
        told = _haunted(events, "" if aloud else f"{niche} {text}")
        return tuple(
            replace(one, deed=Deed.LIFE)
            if alive and one.deed is Deed.BE and one.said.one and not one.apart
            else one
            for one in told
        )
    only = sentences[0] if len(sentences) == 1 else ""
    told = only if 2 <= len(only.split()) <= _MOST_WORDS and only.count(",") < 2 else ""
    if is_gibberish(text):
        return (_bare(Deed.RIDDLE),)
    if _HORROR.search(f"{niche} {text}"):
        return (replace(_bare(Deed.HAUNT), told=told),)
    if hero.figure in _TELLING_FIGURES:
        return (replace(_bare(_TELLING_FIGURES[hero.figure]), told=told),)
    if hero.human and _EVERY_DAY.search(text):
        return (replace(_bare(Deed.WORK), told=told),)
    if _IS.search(told):
        return (replace(_bare(Deed.BE), told=told),)
    return (replace(_bare(Deed.BEFRIEND if len(cast) > 1 else Deed.BE), told=told),)


def _who_does_what(clauses: list[Clause], cast: tuple[Phrase, ...]) -> list[Event]:
    """Every clause with its subject: its own, the one its pronoun stands for, or the last one's."""
    events: list[Event] = []
    for clause in clauses:
        assert clause.verb is not None
        last = events[-1] if events else None
        subject, beside, apart, ours = None, None, False, False
        if clause.pronoun:
            subject = _stood_for(clause, last, cast)
            ours = clause.pronoun in ("they", "mereka") and not (subject and subject.plural)
            apart = subject is None or ours
        elif clause.subjects:
            subject = clause.subjects[-1] if clause.verb.deed is not Deed.RIDDLE else None
            subject = next((one for one in clause.subjects if _in(one, cast)), subject)
            apart = subject is None or not _in(subject, cast)
            # In a tale of people, what a river or a storm does is told as it is, and changes no hero.
            apart = apart or (cast[0].human and subject is not None and subject.figure is Figure.SPIRIT)
            others = [one for one in clause.subjects if subject is not None and not same(one, subject)]
            beside = next((one for one in others if _in(one, cast)), None)
            apart = apart or bool(others and clause.told and beside is None)
        elif clause.of_scenery:
            apart = bool(clause.told) and not cast[0].scenery
        elif last is not None:
            subject, apart = last.subject, last.apart and not last.ours
            ours = last.ours or last.beside is not None
        apart = apart and bool(clause.told)
        events.append(
            Event(
                verb=clause.verb,
                deed=clause.verb.deed,
                subject=subject,
                object=clause.object,
                said=clause.said,
                told=clause.told,
                apart=apart,
                ours=ours,
                place=clause.place,
                beside=beside,
                sentence=clause.sentence,
            )
        )
    main = next((one.deed for one in events if not one.apart and one.verb is not STANDS), None)
    # What a stranger to the story does is told in the prompt's words; the lines around it stay the hero's.
    return [replace(one, deed=main or Deed.BE) if one.apart else one for one in events]


def _in(phrase: Phrase, cast: tuple[Phrase, ...]) -> bool:
    return any(same(phrase, one) for one in cast)


def _stood_for(clause: Clause, last: Event | None, cast: tuple[Phrase, ...]) -> Phrase | None:
    """Whom a pronoun means: the last one told of if it can be, else the first of the cast that can."""
    wanted = clause.pronoun_sex
    near = [last.subject, last.object] if last else []
    for one in [*(phrase for phrase in near if phrase is not None and _in(phrase, cast)), *cast]:
        sex = one.known_sex
        many = one.plural or one.figure is Figure.CROWD
        if clause.pronoun in ("they", "mereka"):
            if many:
                return one
            continue
        if wanted == "n":
            if sex == "n" and not one.human:
                return one
            continue
        if many or (wanted and sex and sex != wanted and not (sex == "n" and not one.human)):
            continue
        if not wanted and not one.human and any(other.human for other in cast):
            continue
        return one
    return None


_TELLING_FIGURES = {
    Figure.BOAT: Deed.TRAVEL, Figure.CAR: Deed.TRAVEL, Figure.TRAIN: Deed.TRAVEL,
    Figure.AIRCRAFT: Deed.TRAVEL,
    Figure.ROCKET: Deed.TRAVEL, Figure.TREE: Deed.GROW, Figure.CHILD: Deed.PLAY, Figure.ELDER: Deed.WAIT,
    Figure.ROBOT: Deed.LEARN, Figure.LIGHTHOUSE: Deed.WAIT,
}  # fmt: skip
"""The story of somebody of whom the prompt says nothing else."""
_EVERY_DAY = re.compile(r"\b(?:day in the life|keseharian|sehari bersama|sehari-hari)\b", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|are|was|were|adalah|ialah)\b|^(?:no one|nobody|tak ada)\b", re.IGNORECASE)
"""Says what somebody is, and so makes no meeting of the two."""
_HORROR = re.compile(
    r"\b(?:horror|horor|haunted|whisper\w*|bisik\w*|angker|seram|scary|creepy|possessed|cursed|mencekam)\b",
    re.IGNORECASE,
)
_LONELY = re.compile(r"\b(?:lonely|last|empty|alone|terakhir|sendirian|kesepian|sunyi)\b", re.IGNORECASE)
_MAY_BE_HAUNTED = frozenset(
    [Deed.FAREWELL, Deed.RETURN, Deed.DISCOVER, Deed.BE, Deed.WATCH, Deed.WAIT, Deed.TRAVEL, Deed.SEARCH]
)


def _haunted(events: list[Event], text: str) -> tuple[Event, ...]:
    """The events; in a tale of horror, what was found or heard has found us."""
    if not _HORROR.search(text):
        if _LONELY.search(text):
            # Somebody who sings or dances all alone is not at a party.
            return tuple(
                replace(one, deed=Deed.WAIT) if one.deed is Deed.CELEBRATE else one for one in events
            )
        return tuple(events)
    return tuple(replace(one, deed=Deed.HAUNT) if one.deed in _MAY_BE_HAUNTED else one for one in events)


def _bare(deed: Deed) -> Event:
    return Event(Verb("", "", deed), deed, None, None, Said())
