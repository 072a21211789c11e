"""The whip: the camera is thrown round from one picture to the other, blurred along its way."""

from __future__ import annotations

from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.render.planes import Picture, blend, planes
from reelwright.render.transitions.pace import between, rush, swing

SWEEP = 4
"""Screens that go by, an even number: then old and new picture are both upright at their ends."""
STREAK = 0.4
"""Length of the blur where the camera is fastest, as a share of the screen's width."""

Plane = NDArray[np.uint8]


def whip(first: Picture, second: Picture, at: float, width: int, height: int) -> Picture:
    """A pan to the right; past the edge of a picture its mirror image goes on, so no edge is ever seen."""
    swept, streak, mix = SWEEP * swing(at), STREAK * rush(at), between(at, 0.4, 0.6)
    if mix == 0:
        return _swept(first, swept, streak, width, height)
    new = _swept(second, swept, streak, width, height)
    return new if mix == 1 else blend(_swept(first, swept, streak, width, height), new, mix)


def _swept(picture: Picture, swept: float, streak: float, width: int, height: int) -> Picture:
    result = np.empty_like(picture)
    pairs = zip(planes(result, width, height), planes(picture, width, height), strict=True)
    for target, source in pairs:
        _sweep(source, swept, streak, target)
    return result


def _sweep(plane: Plane, swept: float, streak: float, target: Plane) -> None:
    """A long streak leaves nothing fine across, so it is made on a narrower picture.

    Blur and mirror image come out the same in either order, so the blurred picture is mirrored.
    """
    height, width = plane.shape
    shrink = 1
    while streak * width / shrink > 24 and width // shrink > 32:
        shrink *= 2
    size = -(-width // shrink)
    if shrink > 1:
        plane = cast("Plane", cv2.resize(plane, (size, height), interpolation=cv2.INTER_AREA))
    box = round(streak * size) | 1
    if box > 1:
        plane = cast("Plane", cv2.blur(plane, (box, 1), borderType=cv2.BORDER_REFLECT))
    both = np.concatenate([plane, plane[:, ::-1]], axis=1)
    seen = np.roll(both, -round(swept * size), axis=1)[:, :size]
    cv2.resize(seen, (width, height), target, interpolation=cv2.INTER_LINEAR)
