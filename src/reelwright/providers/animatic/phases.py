"""Phases: planes slid by a part of a pixel, read between pixels once and then only looked at."""

from __future__ import annotations

import math

import cv2
import numpy as np

from reelwright.providers.animatic.shot import Plane, Rect

_STEPS = 4
"""Places between two pixels: a quarter of a pixel is as fine as the clip's own motion."""
_PAD = 8
"""Pixels around a plane that whole, even rectangles over it may reach."""
_ROOM = 96_000_000
"""Bytes of phases that are kept; beyond them a plane is read anew for each frame."""


class Phases:
    """What has been read, by plane and phase. Planes must outlive it: they are known by identity."""

    def __init__(self, room: int = _ROOM) -> None:
        self._kept: dict[tuple[int, int, int], Plane] = {}
        self._room = room

    def seen(self, plane: Plane, x: float, y: float, rect: Rect) -> Plane:
        """What `rect` of the frame shows of `plane` when its corner lies at (x, y), within an eighth pixel.

        Beyond the plane its edge goes on. The result may be a view: it is only to be read.
        """
        steps = round(x * _STEPS), round(y * _STEPS)
        key = (id(plane), steps[0] % _STEPS, steps[1] % _STEPS)
        kept = self._kept.get(key)
        if kept is None:
            height, width = plane.shape
            size = (width + 2 * _PAD, height + 2 * _PAD)
            if size[0] * size[1] > self._room:
                across, down = rect[2] - rect[0], rect[3] - rect[1]
                middle = (
                    rect[0] + (across - 1) / 2 - steps[0] / _STEPS,
                    rect[1] + (down - 1) / 2 - steps[1] / _STEPS,
                )
                return np.asarray(cv2.getRectSubPix(plane, (across, down), middle), np.uint8)
            self._room -= size[0] * size[1]
            middle = ((width - 1) / 2 - key[1] / _STEPS, (height - 1) / 2 - key[2] / _STEPS)
            kept = self._kept[key] = np.asarray(cv2.getRectSubPix(plane, size, middle), np.uint8)
        left, top = (_PAD - math.floor(step / _STEPS) for step in steps)
        return kept[rect[1] + top : rect[3] + top, rect[0] + left : rect[2] + left]
