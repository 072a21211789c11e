"""Two pictures through a matte: where it is 1 the second is seen, where it is 0 the first."""

from __future__ import annotations

from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.render.planes import Picture, planes

Matte = NDArray[np.float32]
"""A share from 0 to 1 for each place of the screen."""


def through(matte: Matte, first: Picture, second: Picture, width: int, height: int) -> Picture:
    """The two pictures through a matte of the screen's size, or of half of it each way."""
    half = (width // 2, height // 2)
    fine = _sized(matte, (width, height))
    coarse = _sized(matte, half)
    result = np.empty_like(first)
    sources = zip(
        planes(result, width, height),
        planes(first, width, height),
        planes(second, width, height),
        (fine, coarse, coarse),
        (1 - fine, *[1 - coarse] * 2),
        strict=True,
    )
    for target, old, new, share, rest in sources:
        cv2.blendLinear(old, new, rest, share, target)
    return result


def _sized(matte: Matte, size: tuple[int, int]) -> Matte:
    if matte.shape == (size[1], size[0]):
        return matte
    smaller = matte.shape[1] > size[0]
    return cast(
        "Matte", cv2.resize(matte, size, interpolation=cv2.INTER_AREA if smaller else cv2.INTER_LINEAR)
    )
