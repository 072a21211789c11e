"""The music bed: any piece of music brought to one level, going round where it is shorter than the film."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from reelwright.media.source import Source
from reelwright.render.ear import SILENT_LUFS, surveyed
from reelwright.render.tape import SAMPLE_RATE, Piece, Tape, at_most, from_sample, played, rounded

BED_LUFS = -20.0
"""Every bed is brought here before its own gain, as loud as the composed ones are: songs come mastered, some
10 dB louder."""
MOST_GAIN_DB = 20.0
SEAM = 2 * SAMPLE_RATE
"""Samples over which music that goes round passes from its end to its beginning, at most a quarter of it."""
SLACK = 4 * SAMPLE_RATE
"""Music that ends at most so long before the film, and at most an eighth of it, ends by itself."""
JOIN_FADE = SAMPLE_RATE * 8 // 1000
_HUSH_DB = 50.0
"""What is so far below the loudest moment is the silence before or after a song."""
_WHO = "The music"


class Bed:
    """The music of `source` as the film of `samples` samples needs it; no more of it than that is read.

    Unreadable when it cannot be decoded.
    """

    def __init__(self, source: Source, samples: int, check: Callable[[], None]) -> None:
        self._source = source
        self._samples = samples
        self._check = check
        survey = surveyed(self._checked())
        loudness = survey.lufs()
        gain = min(BED_LUFS - loudness, MOST_GAIN_DB) if loudness > SILENT_LUFS else 0.0
        self._gain = np.float32(10 ** (gain / 20))
        self._length = survey.samples
        self._first, self._last = survey.audible(_HUSH_DB)

    def play(self) -> Iterator[Piece]:
        """At most the film's samples of it, at its level, without a click at any seam."""
        missing = self._samples - self._length
        span = self._last - self._first
        if missing <= min(SLACK, self._samples // 8) or span <= 0:
            whole = rounded(at_most(played(self._source, _WHO), self._samples), JOIN_FADE)
        else:
            whole = at_most(rounded(self._round(span), JOIN_FADE), self._samples)
        for piece in whole:
            yield piece * self._gain

    def _checked(self) -> Iterator[Piece]:
        for piece in at_most(played(self._source, _WHO), self._samples):
            self._check()
            yield piece

    def _round(self, span: int) -> Iterator[Piece]:
        """What is heard of it again and again, each time's end under the next one's beginning."""
        seam = min(SEAM, span // 4)
        at = (np.arange(seam, dtype=np.float32) + 0.5) / max(1, seam) * np.float32(np.pi / 2)
        going, coming = np.cos(at), np.sin(at)
        tape = self._once(span)
        left = span
        while True:
            while left > seam:
                piece = tape.read(min(SAMPLE_RATE, left - seam))
                left -= piece.shape[1]
                yield piece
            following = self._once(span)
            yield tape.read(seam) * going + following.read(seam) * coming
            tape, left = following, span - seam

    def _once(self, span: int) -> Tape:
        return Tape(at_most(from_sample(played(self._source, _WHO), self._first), span))
