"""The match: a dissolve in which the old picture takes on the colours of the new one on its way."""

from __future__ import annotations

from typing import NamedTuple, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.render.planes import BLACK, WHITE, Picture, planes
from reelwright.render.transitions.pace import between, ease

MOST = 1.6
"""How much a plane's contrast may grow, and by what it may be divided: beyond it noise is all that grows."""
STRIDE = 4
"""Every so many pixels, each way, are looked at for a picture's colours."""

Plane = NDArray[np.uint8]


class Tone(NamedTuple):
    """Mean and standard deviation of a plane."""

    mean: float
    spread: float


def match_colours(first: Picture, second: Picture, at: float, width: int, height: int) -> Picture:
    """Mean and spread of the old picture's planes turn into those of the new one's, ahead of the dissolve
    (colour transfer after Reinhard and others, 2001, in Y'CbCr)."""
    turned, mix = ease(at / 0.7), between(at, 0.1, 1)
    result = np.empty_like(first)
    sources = zip(
        planes(result, width, height),
        planes(first, width, height),
        planes(second, width, height),
        (BLACK, BLACK, BLACK),
        (WHITE, 240, 240),
        strict=True,
    )
    for target, old, new, low, high in sources:
        regraded = cv2.LUT(old, _grade(_tone(old), _tone(new), turned, low, high))
        cv2.addWeighted(regraded, 1 - mix, new, mix, 0, target)
    return result


def _tone(plane: Plane) -> Tone:
    mean, spread = cv2.meanStdDev(plane[::STRIDE, ::STRIDE])
    return Tone(float(mean[0, 0]), float(spread[0, 0]))


def _grade(old: Tone, new: Tone, turned: float, low: int, high: int) -> Plane:
    """What becomes of each level: nothing outside the legal range, unless it was there before."""
    levels = np.arange(256, dtype=np.float32)
    gain = min(max(new.spread / max(old.spread, 1.0), 1 / MOST), MOST) ** turned
    mean = old.mean + (new.mean - old.mean) * turned
    graded = mean + (levels - old.mean) * gain
    graded = np.clip(graded, np.minimum(levels, low), np.maximum(levels, high))
    return cast("Plane", np.rint(graded).astype(np.uint8))
