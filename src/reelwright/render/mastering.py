"""Mastering: one gain to the loudness that platforms play at, and a limiter for what would then clip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.render.ear import SLICE, Survey
from reelwright.render.tape import Piece

TARGET_LUFS = -14.0
TOLERANCE = 0.5
HIGHEST_DBTP = -1.0
CEILING_DBTP = -1.5
"""Highest true peak before encoding: AAC adds a few tenths of a decibel."""
QUIETEST_LUFS = -60.0
"""Below this there is nothing to be made louder but noise (BS.1770 gates at -70)."""
MOST_GAIN_DB = 40.0
MOST_LIMITING_DB = 6.0
"""Loudness that the limiter may take away; more would be heard as pumping. Sparse words need some."""
AHEAD, HOLD = 15, 25
"""Slices (milliseconds): the limiter sees a peak coming so early, and lets go so long after it."""
_CLEAR_DB = 0.6
"""A peak that had to be held down is brought so far under the mark, as it is coded anew."""
_LESS = np.float32(10 ** (-0.15 / 20))
"""Before the gain makes up for it, so that only the limiter's ceiling is lower."""
_ROUNDS = 12
"""Halvings that find the gain to a few hundredths of a decibel."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a survey's sound becomes a master: a factor for each of its slices."""

    curve: NDArray[np.float32]
    gain_db: float
    target_lufs: float
    dips: NDArray[np.float32]
    """The part of the curve that nothing in the sound itself asks for."""
    short_db: float = 0.0
    """What is missing to the target, where more gain would be heard as noise or as pumping; else 0."""


def settings(
    survey: Survey, target: float = TARGET_LUFS, dips: NDArray[np.float32] | None = None
) -> Settings:
    """The gain that brings the survey's sound to `target` LUFS, the limiter's work and `dips` included.

    Silence is left alone. The gain is found from the survey alone, without listening again.
    """
    if dips is None:
        dips = np.ones_like(survey.peak)
    plain = survey.lufs()
    if not plain > QUIETEST_LUFS:
        return Settings(_curve(survey, 0.0, dips), 0.0, target, dips)
    low = target - plain
    high = min(low + MOST_LIMITING_DB, MOST_GAIN_DB)
    short = max(0.0, target - _loudness(survey, high, dips))
    if not short:
        for _ in range(_ROUNDS):
            middle = (low + high) / 2
            if _loudness(survey, middle, dips) < target:
                low = middle
            else:
                high = middle
    return Settings(_curve(survey, high, dips), high, target, dips, short)


def dipped(before: Settings, coded: Survey) -> NDArray[np.float32]:
    """The dips of `before`, deeper where the encoder brought out peaks over the mark, a little everywhere.

    In noise it lets single peaks overshoot by 3 dB. A lower ceiling alone only moves them; without one, every
    change to a long film brings out others.
    """
    return before.dips * _LESS * _limiting(coded.peak, HIGHEST_DBTP - _CLEAR_DB)


def mastered(pieces: Iterable[Piece], found: Settings) -> Iterator[Piece]:
    """What was surveyed at its gain, peaks held under the ceiling, sample for sample where it was."""
    curve = found.curve
    at = 0
    for piece in pieces:
        length = piece.shape[1]
        first = max(0, at // SLICE - 1)
        part = curve[first : (at + length - 1) // SLICE + 2]
        if part.size and float(part.min()) == float(part.max()):
            yield piece * part[0]
        else:
            # A factor holds in the middle of its slice and turns into the next one's from there.
            centres = (np.arange(part.size) + first) * SLICE + (SLICE - 1) / 2 - at
            places = np.arange(length, dtype=np.float64)
            yield piece * cast("NDArray[np.float64]", np.interp(places, centres, part)).astype(np.float32)
        at += length


def _loudness(survey: Survey, gain_db: float, dips: NDArray[np.float32]) -> float:
    return survey.lufs(_curve(survey, gain_db, dips))


def _curve(survey: Survey, gain_db: float, dips: NDArray[np.float32]) -> NDArray[np.float32]:
    gain = np.float32(10 ** (gain_db / 20))
    curve = _limiting(survey.peak * gain, CEILING_DBTP)
    curve *= dips
    curve *= gain
    return curve


def _limiting(peaks: NDArray[np.float32], ceiling: float) -> NDArray[np.float32]:
    """The factor for each slice that holds peaks under the ceiling: it falls before one and comes back after
    it, along a smooth curve."""
    highest = np.float32(10 ** (ceiling / 20))
    if peaks.size == 0 or float(peaks.max()) <= highest:
        return np.ones_like(peaks)
    row = (highest / np.maximum(peaks, highest))[None, :]
    lowest = cv2.erode(row, np.ones((1, HOLD + 1 + AHEAD), np.uint8), anchor=(HOLD, 0))
    window = (AHEAD // 2 * 2 + 1, 1)
    smooth = cast("NDArray[Any]", cv2.blur(cv2.blur(lowest, window), window))
    return smooth.reshape(-1).astype(np.float32, copy=False)
