"""The score of a music bed: notes at exact samples."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Timbre(StrEnum):
    """What plays a note."""

    PAD = "pad"
    STRINGS = "strings"
    BRASS = "brass"
    PIANO = "piano"
    PLUCK = "pluck"
    PIZZICATO = "pizzicato"
    BELL = "bell"
    FLUTE = "flute"
    BASS = "bass"
    PULSE = "pulse"
    SPICCATO = "spiccato"
    KICK = "kick"
    TOM = "tom"
    SHAKER = "shaker"
    TICK = "tick"


class Role(StrEnum):
    """What a part does in the arrangement."""

    CHORDS = "chords"
    ARPEGGIO = "arpeggio"
    BASS = "bass"
    MELODY = "melody"
    DRUM = "drum"


@dataclass(frozen=True, slots=True)
class Note:
    """`start` and `size` in samples; `loudness` is linear, `pan` from -1 (left) to 1."""

    start: int
    size: int
    pitch: int
    loudness: float
    pan: float
    timbre: Timbre
    role: Role


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the score as it was composed: where it starts, its chord and how full it is (0-1)."""

    start: int
    size: int
    chord: str
    voicing: tuple[int, ...]
    fullness: float


@dataclass(frozen=True, slots=True)
class Score:
    """Notes ordered by start; the last chord is struck at `ending` and silence is due at `size`."""

    notes: tuple[Note, ...]
    bars: tuple[Bar, ...]
    beat: float
    """Samples."""
    tonic: int
    ending: int
    size: int
