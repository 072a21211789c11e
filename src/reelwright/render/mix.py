"""The mix: voices at their frames over a music bed that makes room for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reelwright.film.ids import MediaId
from reelwright.film.timeline import Timeline, Voice
from reelwright.render.tape import SAMPLE_RATE, Piece, Tape, at_most, looped, played, rounded, silence

BLOCK = SAMPLE_RATE // 2
"""Samples mixed at a time."""
JOIN_FADE = SAMPLE_RATE * 8 // 1000
"""At either end of every voice and at every seam of the music: 8 ms."""
MUSIC_IN = SAMPLE_RATE * 4 // 10
MUSIC_OUT = SAMPLE_RATE * 18 // 10
"""Samples over which the bed comes in and goes out, at most a quarter of the film each."""
ATTACK = SAMPLE_RATE * 150 // 1000
RELEASE = SAMPLE_RATE * 400 // 1000
"""The bed is down when a voice begins, having taken the attack before it, and up again a release after."""
AUDIBLE = 0.003
"""A sample below this (-50 dBFS) is not speech yet or any more."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A voice on the film's own samples: from `start`, sounding until `stop`, heard `first` to `last`."""

    voice: Voice
    start: int
    stop: int
    first: int
    last: int


class Mix:
    """The film's sound before mastering: `samples` samples, the same each time it is played.

    Raises Unreadable for a voice or music that cannot be decoded. The voices are listened to once when it
    is made, to know when the bed has to be low.
    """

    def __init__(
        self, timeline: Timeline, find: Callable[[MediaId], Path], check: Callable[[], None]
    ) -> None:
        self._timeline = timeline
        self._find = find
        self._check = check
        self.samples = self.at_frame(timeline.frames)
        self._lines = sorted(map(self._heard, timeline.voices), key=lambda line: line.start)
        self._spoken = _together([(line.first, line.last) for line in self._lines if line.last > line.first])

    def at_frame(self, frame: int) -> int:
        """The sample nearest to the start of film frame `frame`."""
        return round(Fraction(frame * SAMPLE_RATE) / self._timeline.rate.fps)

    @property
    def silent(self) -> bool:
        return not self._lines and self._timeline.music is None

    def play(self) -> Iterator[Piece]:
        """The mix in blocks of at most `BLOCK` samples."""
        music = self._music()
        waiting = list(self._lines)
        sounding: list[tuple[_Line, Tape]] = []
        for at in range(0, self.samples, BLOCK):
            self._check()
            length = min(BLOCK, self.samples - at)
            block = self._bed(music, at, length)
            while waiting and waiting[0].start < at + length:
                line = waiting.pop(0)
                sounding.append((line, Tape(self._voice(line))))
            for line, tape in sounding:
                skipped = max(0, line.start - at)
                piece = tape.read(length - skipped)
                gain = _amplitude(line.voice.gain_db)
                block[:, skipped : skipped + piece.shape[1]] += gain * piece
            sounding = [(line, tape) for line, tape in sounding if line.stop > at + length]
            yield block * self._fades(at, length)

    def _heard(self, voice: Voice) -> _Line:
        start = self.at_frame(voice.start)
        longest = min(self.at_frame(voice.start + voice.frames), self.samples) - start
        sounded, first, last = 0, -1, -1
        for piece in played(self._find(voice.media), _name(voice)):
            self._check()
            loud = np.flatnonzero(np.abs(piece).max(axis=0) > AUDIBLE)
            if loud.size:
                first = sounded + int(loud[0]) if first < 0 else first
                last = sounded + int(loud[-1]) + 1
            sounded += piece.shape[1]
        length = max(0, min(sounded, longest))
        return _Line(
            voice,
            start,
            start + length,
            start + max(0, min(first, length)),
            start + max(0, min(last, length)),
        )

    def _voice(self, line: _Line) -> Iterator[Piece]:
        whole = played(self._find(line.voice.media), _name(line.voice))
        return rounded(at_most(whole, line.stop - line.start), JOIN_FADE)

    def _music(self) -> Tape | None:
        bed = self._timeline.music
        if bed is None:
            return None
        path = self._find(bed.media)
        return Tape(looped(lambda: rounded(played(path, "The music"), JOIN_FADE)))

    def _bed(self, music: Tape | None, at: int, length: int) -> Piece:
        block = silence(length)
        bed = self._timeline.music
        if music is None or bed is None:
            return block
        piece = music.read(length)
        where = np.arange(at, at + piece.shape[1], dtype=np.float64)
        gain = np.power(10, (bed.gain_db + bed.duck_db * _depth(where, self._spoken)) / 20)
        # Where the film itself fades, the bed goes with it and needs no ramp of its own.
        rise = 1 if self._timeline.fade_in else MUSIC_IN
        fall = 1 if self._timeline.fade_out else MUSIC_OUT
        gain *= _ramps(where, self.samples, rise, fall)
        block[:, : piece.shape[1]] = piece * gain.astype(np.float32)
        return block

    def _fades(self, at: int, length: int) -> NDArray[np.float32]:
        """The film's own fades from and to silence."""
        where = np.arange(at, at + length, dtype=np.float64)
        rise = self.at_frame(self._timeline.fade_in)
        fall = self.at_frame(self._timeline.fade_out)
        return _ramps(where, self.samples, rise, fall, share=1).astype(np.float32)


def _name(voice: Voice) -> str:
    return f"The voice of scene {voice.scene}"


def _amplitude(decibels: float) -> float:
    return 10 ** (decibels / 20)


def _ramps(
    where: NDArray[np.float64], samples: int, rise: int, fall: int, share: int = 4
) -> NDArray[np.float64]:
    """0 at both ends of `samples`, 1 in between; a ramp takes at most one part in `share` of them."""
    rise, fall = (max(1, min(length, samples // share)) for length in (rise, fall))
    level = np.clip(np.minimum((where + 1) / rise, (samples - where) / fall), 0, 1)
    return level if rise == fall == 1 else _smooth(level)


def _smooth(level: NDArray[np.float64]) -> NDArray[np.float64]:
    return level * level * (3 - 2 * level)


def _together(spoken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches of speech, those together between which the bed would have no time to come up."""
    together: list[tuple[int, int]] = []
    for first, last in sorted(spoken):
        if together and first - together[-1][1] <= ATTACK + RELEASE:
            together[-1] = (together[-1][0], max(together[-1][1], last))
        else:
            together.append((first, last))
    return together


def _depth(where: NDArray[np.float64], spoken: list[tuple[int, int]]) -> NDArray[np.float64]:
    """0 where the bed is at its own level, 1 where it is all the way down."""
    if not spoken:
        return np.zeros_like(where)
    corners = [
        (float(at), depth)
        for first, last in spoken
        for at, depth in ((first - ATTACK, 0.0), (first, 1.0), (last, 1.0), (last + RELEASE, 0.0))
    ]
    places, depths = zip(*corners, strict=True)
    return _smooth(np.interp(where, places, depths))
