"""The form of a music bed: so many bars that the last chord falls where it must, each with its chord."""

from __future__ import annotations

import random
from dataclasses import dataclass

from reelwright.sound.harmony import Chord, chord, voiced
from reelwright.sound.palettes import Palette
from reelwright.sound.wav import SAMPLE_RATE

_RING = 2.6
"""Seconds that the last chord rings, at most two fifths of the film."""
_MOST_OFF_TEMPO = 0.05
"""How far the tempo may be bent so that whole bars fit; beyond it the first bar is an upbeat."""
_WAVE_BARS = 24
"""A long bed rises and falls about once in so many bars."""
LOW, HIGH, CENTRE = 47, 74, 60
"""Where the voices of chords lie."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One bar. `skip` is the beats missing at its front (an upbeat), `phrase` counts phrases of four bars."""

    first_beat: int
    beats: int
    skip: int
    chord: Chord
    voicing: tuple[int, ...]
    fullness: float
    phrase: int
    place: int
    """Within its phrase, 0-3."""


@dataclass(frozen=True, slots=True)
class Form:
    measures: tuple[Measure, ...]
    last: Measure
    """The final chord, on the beat after the last bar."""
    tonic: int
    beat: float
    """Samples."""
    ending: int
    size: int

    def sample(self, beat: float) -> int:
        """Where `beat`, counted from 0 at the start, lies."""
        return round(beat * self.beat)


def laid_out(palette: Palette, size: int, choice: random.Random) -> Form:
    """The form for `size` samples. The key and the progressions are the choice's, whatever the length."""
    tonic = choice.choice(palette.tonics)
    verse = choice.choice(palette.verses).split()
    bridge = choice.choice(palette.bridges).split()
    ending = size - min(round(_RING * SAMPLE_RATE), size * 2 // 5)
    beats = _beats(palette, ending)
    skip = -beats % palette.beats
    count = (beats + skip) // palette.beats
    phrases = -(-count // 4)
    names: list[str] = []
    for bar in range(count):
        # Counted from the end, so that the last bar always leads into the last chord; the first is at home.
        phrase = (bar - count) // 4 + phrases
        names.append((bridge if _is_bridge(phrase, phrases) else verse)[(bar - count) % 4])
    if count > 2:
        names[0] = verse[0]
    chords = tuple(chord(name, tonic, palette.mode) for name in [*names, palette.last])
    voicings = voiced(chords, low=LOW, high=HIGH, centre=CENTRE)
    measures: list[Measure] = []
    for bar in range(count):
        missing = skip if bar == 0 else 0
        measures.append(
            Measure(
                first_beat=0 if bar == 0 else bar * palette.beats - skip,
                beats=palette.beats - missing,
                skip=missing,
                chord=chords[bar],
                voicing=voicings[bar],
                fullness=_fullness(bar, count),
                phrase=(bar - count) // 4 + phrases,
                place=(bar - count) % 4,
            )
        )
    last = Measure(beats, palette.beats, 0, chords[-1], voicings[-1], 1.0, phrases, 0)
    return Form(tuple(measures), last, tonic, ending / beats, ending, size)


def _beats(palette: Palette, samples: int) -> int:
    """How many beats go before the last chord: whole bars where the tempo allows it."""
    exact = samples / SAMPLE_RATE * palette.tempo / 60
    bars = max(1, round(exact / palette.beats)) * palette.beats
    if abs(bars / exact - 1) <= _MOST_OFF_TEMPO:
        return bars
    return max(1, round(exact))


def _is_bridge(phrase: int, phrases: int) -> bool:
    """Every fourth phrase from the third on goes elsewhere, but the last comes home."""
    return phrase % 4 == 2 and phrase != phrases - 1


def _fullness(bar: int, count: int) -> float:
    """From sparse to full, in waves when the bed is long; a short bed starts nearly full."""
    if count < 6:
        return 0.7 + 0.2 * bar / count
    waves = max(1, round(count / _WAVE_BARS))
    across = bar / count * waves
    floor = 0.25 if across < 1 else 0.5
    return floor + (0.95 - floor) * min(1.0, (across % 1) / 0.7)
