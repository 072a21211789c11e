"""Two pictures through a matte: where it is 1 the second is seen, where it is 0 the first."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.render.planes import Picture, planes

Matte = NDArray[np.float32]
"""A share from 0 to 1 for each place of the screen."""

BAND = 48
"""Rows that are worked on at a time: what is made on the way then fits the processor's cache."""


def through(matte: Matte, first: Picture, second: Picture, width: int, height: int) -> Picture:
    """The two pictures through a matte of the screen's size, or of half of it each way."""
    half = (width // 2, height // 2)
    fine, coarse = _sized(matte, (width, height)), _sized(matte, half)
    result = np.empty_like(first)
    sources = zip(
        planes(result, width, height),
        planes(first, width, height),
        planes(second, width, height),
        (fine, coarse, coarse),
        strict=True,
    )
    for target, old, new, share in sources:
        for rows in bands(len(target)):
            cv2.blendLinear(old[rows], new[rows], 1 - share[rows], share[rows], target[rows])
    return result


def bands(height: int) -> Iterator[slice]:
    """The rows of a picture, a band after the other."""
    return (slice(top, min(top + BAND, height)) for top in range(0, height, BAND))


def _sized(matte: Matte, size: tuple[int, int]) -> Matte:
    if matte.shape == (size[1], size[0]):
        return matte
    shrinks = matte.shape[1] > size[0]
    sized = cv2.resize(matte, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
    return np.asarray(sized, np.float32)
