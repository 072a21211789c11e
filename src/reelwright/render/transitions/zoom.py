"""The zoom: the camera flies into the old picture and arrives in the new one, never seeing past an edge."""

from __future__ import annotations

from math import ceil, exp, hypot, log, log2
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.render.planes import Picture, planes
from reelwright.render.transitions.pace import between, rush, swing

INTO, OUT_OF = log(2.4), log(1.28)
"""How far the flight has gone in each picture midway, as the logarithm of the change of size: the old one is
2.4 times its own size, and the new one so little smaller that the blur hides the mirror image around it."""
SMEAR = 0.26
"""Length of the blur from the middle outwards where the flight is fastest, as the same logarithm."""
FINE = 2.5
"""Pixels of blur in the corners up to which the picture is worked on at its full size."""

Plane = NDArray[np.uint8]


def zoom(first: Picture, second: Picture, at: float, width: int, height: int) -> Picture:
    """Both pictures grow at one pace; around the new one, as long as it is small, is its mirror image."""
    into, out_of = 2 * INTO * swing(at), -2 * OUT_OF * (1 - swing(at))
    smear, mix = SMEAR * rush(at), between(at, 0.38, 0.62)
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
        size = _worked_size(old, streak)
        if mix == 0:
            seen = _scaled(old, into - smear / 2, size)
        elif mix == 1:
            seen = _scaled(new, out_of - smear / 2, size)
        else:
            pair = _scaled(old, into - smear / 2, size), _scaled(new, out_of - smear / 2, size)
            seen = cast("Plane", cv2.addWeighted(pair[0], 1 - mix, pair[1], mix, 0))
        cv2.resize(_smeared(seen, smear, streak), target.shape[::-1], target, interpolation=cv2.INTER_LINEAR)
    return result


def _worked_size(plane: Plane, streak: float) -> tuple[int, int]:
    """Width and height at which to work: a long streak hides fine detail, so there half of it is enough."""
    height, width = plane.shape
    return (width, height) if streak < FINE else (-(-width // 2), -(-height // 2))


def _smeared(plane: Plane, smear: float, streak: float) -> Plane:
    """Spread over e^0 to e^`smear` times its size: each step lays the plane twice over itself, so that few of
    them make many places, and no two are far apart."""
    steps = 0 if streak < 1 else min(5, ceil(log2(streak)))
    for step in range(1, steps + 1):
        larger = _scaled(plane, smear / 2**step, plane.shape[::-1])
        plane = cast("Plane", cv2.addWeighted(plane, 0.5, larger, 0.5, 0))
    return plane


def _scaled(plane: Plane, flown: float, size: tuple[int, int]) -> Plane:
    """`plane` at `size`, grown e^`flown` times about its middle; past its edges it goes on mirrored."""
    height, width = plane.shape
    if size != (width, height):
        plane = cast("Plane", cv2.resize(plane, size, interpolation=cv2.INTER_AREA))
    scale = exp(flown)
    across, down = ((length - 1) / 2 * (1 - scale) for length in size)
    return cast(
        "Plane",
        cv2.warpAffine(
            plane,
            np.array([[scale, 0, across], [0, scale, down]], dtype=np.float64),
            size,
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REFLECT,
        ),
    )
