"""Focus lost and found: the old picture goes soft, the new one comes out of it sharp."""

from __future__ import annotations

from math import sqrt
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.render.planes import Picture, blend, planes
from reelwright.render.transitions.pace import between, ease

SOFTEST = 0.035
"""Spread of the blur where it is widest, as a share of the screen's shorter side (one standard deviation)."""

Plane = NDArray[np.uint8]


def defocus(first: Picture, second: Picture, at: float, width: int, height: int) -> Picture:
    """The pictures change over while both are at their softest."""
    spread = SOFTEST * min(width, height)
    mix = between(at, 0.3, 0.7)
    if mix == 0:
        return softened(first, spread * ease(at / 0.5), width, height)
    new = softened(second, spread * ease((1 - at) / 0.5), width, height)
    if mix == 1:
        return new
    return blend(softened(first, spread * ease(at / 0.5), width, height), new, mix)


def softened(picture: Picture, spread: float, width: int, height: int) -> Picture:
    """`picture` under a Gaussian blur whose standard deviation is `spread` pixels."""
    result = np.empty_like(picture)
    sources = zip(
        planes(result, width, height),
        planes(picture, width, height),
        (spread, spread / 2, spread / 2),
        strict=True,
    )
    for target, source, sigma in sources:
        _soften(source, sigma, target)
    return result


def _soften(plane: Plane, sigma: float, target: Plane) -> None:
    """A wide blur leaves nothing fine, so it is made small: what shrinking by `shrink` blurs already, the
    variance of a box of that width, (shrink^2 - 1) / 12, is taken off."""
    height, width = plane.shape
    if sigma < 0.2:
        target[:] = plane
        return
    shrink = 1
    while sigma / shrink > 3:
        shrink *= 2
    if shrink == 1:
        cv2.GaussianBlur(plane, (0, 0), sigma, target, borderType=cv2.BORDER_REFLECT)
        return
    size = (-(-width // shrink), -(-height // shrink))
    small = cast("Plane", cv2.resize(plane, size, interpolation=cv2.INTER_AREA))
    # Growing again blurs once more by a triangle of the same width: twice the variance of the box.
    left = sqrt(sigma * sigma - (shrink * shrink - 1) / 4) / shrink
    small = cast("Plane", cv2.GaussianBlur(small, (0, 0), left, borderType=cv2.BORDER_REFLECT))
    cv2.resize(small, (width, height), target, interpolation=cv2.INTER_LINEAR)
