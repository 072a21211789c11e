"""Harmony: modes, chords on their degrees, and voicings that lead from one chord to the next.

Pitches are MIDI numbers (60 is middle C), pitch classes are 0-11.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from itertools import combinations, pairwise

_MUDDY = 53
"""Below F3 two notes closer than a fourth blur into a growl."""


class Mode(Enum):
    """A scale, as semitones above its tonic."""

    IONIAN = (0, 2, 4, 5, 7, 9, 11)
    DORIAN = (0, 2, 3, 5, 7, 9, 10)
    PHRYGIAN = (0, 1, 3, 5, 7, 8, 10)
    LYDIAN = (0, 2, 4, 6, 7, 9, 11)
    MIXOLYDIAN = (0, 2, 4, 5, 7, 9, 10)
    AEOLIAN = (0, 2, 3, 5, 7, 8, 10)

    @property
    def minor(self) -> bool:
        return self.value[2] == 3


@dataclass(frozen=True, slots=True)
class Chord:
    """Pitch classes with the root first, and the scale that melodies over it move in."""

    name: str
    tones: tuple[int, ...]
    scale: frozenset[int]

    @property
    def root(self) -> int:
        return self.tones[0]


def chord(name: str, tonic: int, mode: Mode) -> Chord:
    """The chord called `name` in a key: a degree from 1, and after a colon what is special about it.

    `4` is the triad on the fourth degree; `:7` adds the seventh, `:9` the ninth, `:sus2` and `:sus4` replace
    the third, `:maj` and `:min` force it (the dominant of a minor key, the borrowed minor fourth).
    """
    number, _, colour = name.partition(":")
    steps = mode.value
    at = int(number) - 1

    def degree(above: int) -> int:
        place = at + above
        return tonic + steps[place % 7] + 12 * (place // 7)

    root, third, fifth = degree(0), degree(2), degree(4)
    scale = {(tonic + step) % 12 for step in steps}
    if colour in ("maj", "min"):
        forced = root + (4 if colour == "maj" else 3)
        scale = (scale - {third % 12}) | {forced % 12}
        third = forced
    tones = {
        "sus2": (root, degree(1), fifth),
        "sus4": (root, degree(3), fifth),
        "7": (root, third, fifth, degree(6)),
        "9": (root, third, fifth, degree(8)),
    }.get(colour, (root, third, fifth))
    return Chord(name, tuple(tone % 12 for tone in tones), frozenset(scale))


def voiced(chords: tuple[Chord, ...], *, low: int, high: int, centre: int) -> tuple[tuple[int, ...], ...]:
    """Four voices, lowest first, for each chord, from `low` to `high`, moving as little as they can."""
    voicings: list[tuple[int, ...]] = []
    for one in chords:
        before = voicings[-1] if voicings else None
        choices = _voicings(one, low, high)
        voicings.append(min(choices, key=lambda voicing: (_cost(voicing, before, centre), voicing)))
    return tuple(voicings)


def _voicings(one: Chord, low: int, high: int) -> list[tuple[int, ...]]:
    notes = [pitch for pitch in range(low, high + 1) if pitch % 12 in one.tones]
    return [
        four
        for four in combinations(notes, 4)
        if {pitch % 12 for pitch in four} == set(one.tones)
        and four[-1] - four[0] <= 19
        and all(upper - lower >= (5 if lower < _MUDDY else 2) for lower, upper in pairwise(four))
        and sum(1 for lower, upper in pairwise(four) if upper - lower < 3) <= 1
    ]


def _cost(voicing: tuple[int, ...], before: tuple[int, ...] | None, centre: int) -> float:
    drift = abs(sum(voicing) / 4 - centre)
    if before is None:
        return drift
    moves = [new - old for new, old in zip(voicing, before, strict=True)]
    outer = moves[0] == moves[-1] != 0 and (voicing[-1] - voicing[0]) % 12 in (0, 7)
    leaps = sum(max(0, abs(move) - 3) for move in moves)
    return sum(abs(move) for move in moves) + 2 * leaps + 0.5 * drift + (3 if outer else 0)


def nearest(pitch: int, classes: Collection[int]) -> int:
    """The pitch of one of `classes` nearest to `pitch`; the lower one of two."""
    for distance in range(12):
        for candidate in (pitch - distance, pitch + distance):
            if candidate % 12 in classes:
                return candidate
    raise ValueError("there is no pitch without a pitch class")


def stepped(pitch: int, steps: int, scale: frozenset[int]) -> int:
    """`pitch` moved by `steps` degrees of `scale`."""
    direction = 1 if steps > 0 else -1
    left = abs(steps)
    while left:
        pitch += direction
        left -= pitch % 12 in scale
    return pitch
