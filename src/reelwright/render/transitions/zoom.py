"""The zoom: the camera flies into the old picture and arrives in the new one, never seeing past an edge."""

from __future__ import annotations

from math import exp, hypot, log
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.render.planes import Picture, planes
from reelwright.render.transitions.pace import between, rush, swing

REACH = 2 * log(2)
"""How far the flight goes, as the logarithm of the change of size: midway, the old picture is twice its own
size and the new one half of it."""
SMEAR = 0.22
"""Length of the blur from the middle outwards where the flight is fastest, as the same logarithm."""

Plane = NDArray[np.uint8]


def zoom(first: Picture, second: Picture, at: float, width: int, height: int) -> Picture:
    """Both pictures grow at one pace; around the new one, as long as it is small, is its mirror image."""
    flown, smear, mix = REACH * swing(at), SMEAR * rush(at), between(at, 0.38, 0.62)
    # The corner is the farthest from the middle, and smeared over the most pixels.
    streak = smear * hypot(width, height) / 2
    result = np.empty_like(first)
    sources = zip(
        planes(result, width, height),
        planes(first, width, height),
        planes(second, width, height),
        strict=True,
    )
    for target, old, new in sources:
        if mix == 0:
            seen = _flown(old, flown, smear, streak)
        elif mix == 1:
            seen = _flown(new, flown - REACH, smear, streak)
        else:
            # Both are at the same size here, most of the time half of their own.
            pair = _flown(old, flown, smear, streak), _flown(new, flown - REACH, smear, streak)
            seen = cast("Plane", cv2.addWeighted(pair[0], 1 - mix, pair[1], mix, 0))
        cv2.resize(seen, target.shape[::-1], target, interpolation=cv2.INTER_LINEAR)
    return result


def _flown(plane: Plane, flown: float, smear: float, streak: float) -> Plane:
    """`plane` at e^`flown` times its size; smeared by repeated halves, 8 places in 3 steps.

    A long streak hides fine detail, so there the plane is given at half its width and height.
    """
    if streak < 1:
        return _scaled(plane, flown)
    if streak < 5:
        return _smeared(_scaled(plane, flown - smear / 2), smear, 1)
    height, width = plane.shape
    small = cast("Plane", cv2.resize(plane, (-(-width // 2), -(-height // 2)), interpolation=cv2.INTER_AREA))
    return _smeared(_scaled(small, flown - smear / 2), smear, 3)


def _smeared(plane: Plane, smear: float, steps: int) -> Plane:
    for step in range(1, steps + 1):
        other = _scaled(plane, smear / 2**step)
        plane = cast("Plane", cv2.addWeighted(plane, 0.5, other, 0.5, 0))
    return plane


def _scaled(plane: Plane, flown: float) -> Plane:
    """`plane` about its middle at e^`flown` times its size, going on as its mirror image past its edges."""
    height, width = plane.shape
    scale = exp(flown)
    centre = ((width - 1) / 2, (height - 1) / 2)
    matrix = np.array(
        [[scale, 0, centre[0] * (1 - scale)], [0, scale, centre[1] * (1 - scale)]], dtype=np.float64
    )
    return cast(
        "Plane",
        cv2.warpAffine(plane, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT),
    )
