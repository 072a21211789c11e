"""The arc: which part of the story each scene tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reelwright.film.grammar import PlaceKind
from reelwright.story.builtin.bank import Beat
from reelwright.story.builtin.lexicon.verbs import Deed
from reelwright.story.builtin.premise import Event, Form, Premise, Setting

_O, _N, _T, _A, _E = Beat.OPENING, Beat.NEARING, Beat.TURN, Beat.AFTER, Beat.ENDING
_SHAPES: dict[int, tuple[tuple[Beat, ...], ...]] = {
    1: ((_O, _N, _T, _A, _E),),
    2: ((_O, _N), (_T, _E)),
    3: ((_O,), (_T, _N), (_E, _A)),
    4: ((_O,), (_N,), (_T,), (_E, _A)),
    5: ((_O,), (_N,), (_T,), (_A,), (_E,)),
}
_WEIGHTS = {_O: 1.15, _N: 1.0, _T: 1.05, _A: 0.9, _E: 1.1}
_TOLD_AT_ONCE = frozenset(
    [Deed.BE, Deed.EXPLAIN, Deed.SEARCH, Deed.TRAVEL, Deed.MAKE, Deed.WAIT, Deed.LEARN, Deed.PLAY,
    Deed.WATCH, Deed.CELEBRATE, Deed.FLEE,
     Deed.LOVE, Deed.TEACH, Deed.KEEP, Deed.WORK]
)  # fmt: skip
"""Deeds that a story opens with; the others are what it turns on."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one scene tells."""

    beats: tuple[Beat, ...]
    """The first decides the camera; the lines of all may be spoken."""
    events: tuple[Event, ...]
    """The first is the one shown."""
    told: tuple[Event, ...]
    """Events whose own words are to be said here."""
    setting: Setting

    @property
    def beat(self) -> Beat:
        return self.beats[0]

    @property
    def weight(self) -> float:
        return _WEIGHTS[self.beat]

    def in_order(self) -> tuple[Beat, ...]:
        """The beats as they are told."""
        return tuple(beat for beat in Beat if beat in self.beats)


def shape_of(scenes: int) -> tuple[tuple[Beat, ...], ...]:
    """The beats of each scene: beginning, turn and end for any number of them."""
    if scenes in _SHAPES:
        return _SHAPES[scenes]
    middle = scenes - 3
    nearing = -(-middle // 2)
    return ((_O,), *([(_N,)] * nearing), (_T,), *([(_A,)] * (middle - nearing)), (_E,))


def wished_scenes(premise: Premise, seconds: int) -> int:
    """How many scenes suit the length and what happens, before anyone asks what can be shot."""
    by_time = 3 if seconds < 22 else 4 if seconds < 40 else 5
    told = len(_chapters(premise))
    if told > by_time and seconds >= 5 * told and told <= 5:
        return told
    return 5 if told > 5 and seconds >= 25 else told if 3 <= told < by_time else by_time


def _chapters(premise: Premise) -> list[tuple[Event, ...]]:
    """The events, those of one sentence together where there are several sentences."""
    if len(premise.sentences) < 3:
        return [(one,) for one in premise.events]
    found: dict[int, tuple[Event, ...]] = {}
    for one in premise.events:
        found[one.sentence] = (*found.get(one.sentence, ()), one)
    return list(found.values())


def parts_of(premise: Premise, scenes: int) -> tuple[Part, ...]:
    """The story in `scenes` parts: every event in the order it was told, every place it names."""
    events = premise.events
    parts: list[Part] = []
    setting = (
        premise.settings[0] if premise.settings else Setting(PlaceKind.ABSTRACT, "", "", "", generic=True)
    )
    chapters = _chapters(premise)
    said: set[int] = set()
    several = len(events) > 1
    for index, beats in enumerate(shape_of(scenes)):
        first = index * len(chapters) // scenes
        last = max(first + 1, (index + 1) * len(chapters) // scenes)
        mine: tuple[Event, ...] = tuple(one for chapter in chapters[first:last] for one in chapter)
        if several:
            told = tuple(
                one
                for place, chapter in enumerate(chapters[first:last], first)
                if place not in said
                for one in chapter
            )
            said.update(range(first, last))
        else:
            told = mine if _tells(mine, beats) and 0 not in said else ()
            said.update([0] if told else [])
        setting = _setting(premise, mine, setting, index, scenes)
        parts.append(Part(beats, mine, told, setting))
    return tuple(parts)


def _tells(events: Sequence[Event], beats: tuple[Beat, ...]) -> bool:
    return (Beat.OPENING if events[0].deed in _TOLD_AT_ONCE else Beat.TURN) in beats


def _setting(
    premise: Premise, events: tuple[Event, ...], before: Setting, index: int, scenes: int
) -> Setting:
    settings = premise.settings
    if len(settings) > 1 and (len(premise.events) == 1 or premise.form is Form.EXPLANATION):
        return settings[index * len(settings) // scenes]
    places = [event.place for event in events if event.place]
    return next((one for one in settings if places and one.kind is places[0]), before)
