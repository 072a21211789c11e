"""The multiplane: where inked cels are laid over a frame, each as far as it shows and no further."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.providers.animatic.camera import Matrix
from reelwright.providers.animatic.shot import Frame, Ink, Layer, Plane, Rect

_BAND = 24
"""Rows looked at together when an ink is cut into strips."""
_REACH = 8
"""Rows more on either side: what rounding to whole, even pixels and reading between pixels may touch."""
_WORTH = 20_000
"""Pixels that have to be saved for one more strip to be worth its calls."""
_CLEAR = 255
_SMALL = 0.7
"""Below this scale enlarging would have to leave rows out, and warping reads better."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Rows `y0` to `y1` of an ink, painted from column `x0` to `x1`."""

    y0: int
    y1: int
    x0: int
    x1: int
    solid: bool
    """Nothing behind shows anywhere in it, over the ink's whole width."""

    @property
    def area(self) -> int:
        return (self.y1 - self.y0) * (self.x1 - self.x0)


def strips(ink: Ink) -> tuple[Strip, ...]:
    """The painted part of `ink` from top to bottom, without most of what is empty."""
    height = ink.clear.shape[0]
    made: list[Strip] = []
    for y0 in range(0, height, _BAND):
        y1 = min(height, y0 + _BAND)
        near = ink.clear[max(0, y0 - _REACH) : min(height, y1 + _REACH)]
        columns = np.nonzero(near.min(0) < _CLEAR)[0]
        if not len(columns):
            continue
        solid = not bool(near.any())
        strip = Strip(y0, y1, int(columns[0]), int(columns[-1]) + 1, solid)
        joined = _joined(made[-1], strip) if made and made[-1].y1 == y0 else None
        if joined is None:
            made.append(strip)
        else:
            made[-1] = joined
    return tuple(made)


def _joined(upper: Strip, lower: Strip) -> Strip | None:
    """Both as one; None when two are cheaper."""
    both = Strip(
        upper.y0,
        lower.y1,
        min(upper.x0, lower.x0),
        max(upper.x1, lower.x1),
        upper.solid and lower.solid,
    )
    if upper.solid != lower.solid:
        # A solid strip is copied and not blended, which saves about a fifth of its work.
        worth = min(upper.area, lower.area) // 5 > _WORTH // 4
        return None if worth else both
    return both if both.area - upper.area - lower.area < _WORTH else None


class Multiplane:
    """Lays one layer after the other over frames of one size, in buffers that are made once."""

    def __init__(self, width: int, height: int) -> None:
        self._size = width, height
        whole = (width + 2) * (height + 2)
        self._seen = np.empty(whole * 4, np.uint8)
        self._planes = [np.empty(whole, np.uint8) for _ in range(4)]
        self._halves = [np.empty(whole // 4 + 1, np.uint8) for _ in range(3)]
        self._strips: dict[int, tuple[Strip, ...]] = {}

    def lay(self, frame: Frame, layer: Layer, matrix: Matrix, limit: int | None = None) -> None:
        """Lay `layer`, moved by `matrix`, over `frame` down to row `limit`: what is below is hidden."""
        low = self._size[1] if limit is None else limit
        if abs(matrix[0, 1]) + abs(matrix[1, 0]) > 1e-9 or np.abs(matrix[2, :2]).max() > 1e-9:
            self._turn(frame, layer, matrix, low)
            return
        found = self._strips.get(id(layer))
        if found is None:
            found = self._strips[id(layer)] = strips(layer.ink)
        slid = abs(matrix[0, 0] - 1) + abs(matrix[1, 1] - 1) < 1e-7
        for index, strip in enumerate(found):
            follows = index + 1 < len(found) and found[index + 1].y0 == strip.y1
            ahead = index > 0 and found[index - 1].y1 == strip.y0
            placed = self._placed(strip, matrix, low, ahead, follows)
            if placed is None:
                continue
            rect, fits = placed
            solid = strip.solid and fits
            if slid:
                self._slide(frame, layer.ink, rect, matrix, solid)
            elif min(matrix[0, 0], matrix[1, 1]) > _SMALL:
                self._scale(frame, layer.ink, rect, matrix, solid)
            else:
                self._warp(frame, layer.ink, rect, matrix, rect[1] if solid else rect[3])

    def _placed(
        self, strip: Strip, matrix: Matrix, low: int, ahead: bool, follows: bool
    ) -> tuple[Rect, bool] | None:
        """Where `strip` comes to lie in whole, even pixels, and whether it has no edge within the frame.

        Strips that touch (`ahead`, `follows`) share the row between them, so that none is laid twice.
        """
        width, height = self._size
        sx, dx, sy, dy = (float(matrix[at]) for at in ((0, 0), (0, 2), (1, 1), (1, 2)))
        left, right = sx * (strip.x0 - 1) + dx, sx * strip.x1 + dx + 1
        top, bottom = sy * strip.y0 + dy, sy * strip.y1 + dy
        x0, x1 = max(0, _even(left)), min(width, _even(right) + 2)
        y0 = max(0, _even(top if ahead else top - sy))
        y1 = min(height, low + low % 2, _even(bottom) if follows else _even(bottom + 1) + 2)
        if x1 - x0 < 2 or y1 - y0 < 2:
            return None
        fits = left < -1 and right > width + 1 and (ahead or top < -1) and (follows or bottom > height + 1)
        return (x0, y0, x1, y1), fits

    def _turn(self, frame: Frame, layer: Layer, matrix: Matrix, low: int) -> None:
        """Turned, sheared or seen in perspective: all of it in one piece."""
        rect = self._whole(layer.ink, matrix)
        if rect is None:
            return
        rect = (rect[0], rect[1], rect[2], min(rect[3], low + low % 2))
        if rect[3] - rect[1] >= 2:
            hides = layer.hides_from(matrix)
            self._warp(frame, layer.ink, rect, matrix, max(rect[1], min(rect[3], hides + hides % 2)))

    def _whole(self, ink: Ink, matrix: Matrix) -> Rect | None:
        """The rectangle, in whole and even pixels, around all of `ink`."""
        rows, columns = ink.y.shape
        corners = np.array([[0, columns, columns, 0], [0, 0, rows, rows], [1, 1, 1, 1]], np.float64)
        width, height = self._size
        seen = matrix @ corners
        if seen[2].min() <= 1e-3:
            return 0, 0, width, height
        spots = seen[:2] / seen[2]
        x0, y0 = (max(0, _even(value)) for value in spots.min(1))
        x1, y1 = (_even(value) + 2 for value in np.ceil(spots.max(1)))
        x1, y1 = min(width, x1), min(height, y1)
        return (x0, y0, x1, y1) if x1 - x0 >= 2 and y1 - y0 >= 2 else None

    def _slide(self, frame: Frame, ink: Ink, rect: Rect, matrix: Matrix, solid: bool) -> None:
        """Without turning or scaling: each plane is read at a place between pixels."""
        x, y = float(matrix[0, 2]), float(matrix[1, 2])
        whole, *small = _parts(frame, rect)
        halved = (rect[0] // 2, rect[1] // 2, rect[2] // 2, rect[3] // 2)
        clear = None if solid else _between(ink.clear, x, y, rect)
        _cover(whole, _between(ink.y, x, y, rect), clear)
        clear = None if solid else _between(ink.half_clear, x / 2, y / 2, halved)
        for plane, part in ((ink.u, small[0]), (ink.v, small[1])):
            _cover(part, _between(plane, x / 2, y / 2, halved), clear)

    def _scale(self, frame: Frame, ink: Ink, rect: Rect, matrix: Matrix, solid: bool) -> None:
        """Scaled but not turned: slid first, then enlarged plane by plane, which is half of a warp's work."""
        sx, sy = float(matrix[0, 0]), float(matrix[1, 1])
        # OpenCV's resize reads its pixel i at (i + 0.5) / scale - 0.5.
        x = (rect[0] - 0.5 - float(matrix[0, 2])) / sx + 0.5
        y = (rect[1] - 0.5 - float(matrix[1, 2])) / sy + 0.5

        def read(plane: Plane, by: int) -> Plane:
            wide, high = (rect[2] - rect[0]) // by, (rect[3] - rect[1]) // by
            part = (0, 0, math.ceil(wide / sx) + 1, math.ceil(high / sy) + 1)
            seen = _between(plane, -x / by, -y / by, part)
            return np.asarray(cv2.resize(seen, None, fx=sx, fy=sy), np.uint8)[:high, :wide]

        whole, *small = _parts(frame, rect)
        _cover(whole, read(ink.y, 1), None if solid else read(ink.clear, 1))
        clear = None if solid else read(ink.half_clear, 2)
        for plane, part in ((ink.u, small[0]), (ink.v, small[1])):
            _cover(part, read(plane, 2), clear)

    def _warp(self, frame: Frame, ink: Ink, rect: Rect, matrix: Matrix, hides: int) -> None:
        """Through one warp of all planes together; from row `hides` on nothing behind shows."""
        shifted = np.array([[1, 0, -rect[0]], [0, 1, -rect[1]], [0, 0, 1]], np.float64) @ matrix
        size = (rect[2] - rect[0], rect[3] - rect[1])
        seen = self._seen[: size[0] * size[1] * 4].reshape(size[1], size[0], 4)
        edge = (0, 0, 0, _CLEAR)
        if np.abs(matrix[2, :2]).max() < 1e-9:
            cv2.warpAffine(ink.packed, shifted[:2], size, dst=seen, borderValue=edge)
        else:
            cv2.warpPerspective(ink.packed, shifted, size, dst=seen, borderValue=edge)
        y, u, v, clear = (_sized(plane, size) for plane in self._planes)
        cv2.split(seen, [y, u, v, clear])
        half = (size[0] // 2, size[1] // 2)
        small = [_sized(plane, half) for plane in self._halves]
        for plane, halved in zip((u, v, clear), small, strict=True):
            cv2.resize(plane, half, dst=halved, interpolation=cv2.INTER_AREA)
        whole, *parts = _parts(frame, rect)
        for part, ink_part, clear_part, row in (
            (whole, y, clear, hides - rect[1]),
            (parts[0], small[0], small[2], (hides - rect[1]) // 2),
            (parts[1], small[1], small[2], (hides - rect[1]) // 2),
        ):
            if row > 0:
                _over(part[:row], ink_part[:row], clear_part[:row])
            if row < len(part):
                part[row:] = ink_part[row:]


def _even(value: float) -> int:
    """The even number at or below `value`."""
    return int(np.floor(value)) // 2 * 2


def _sized(buffer: Plane, size: tuple[int, int]) -> Plane:
    return buffer[: size[0] * size[1]].reshape(size[1], size[0])


def _parts(frame: Frame, rect: Rect) -> tuple[Plane, Plane, Plane]:
    """The planes of `frame` within `rect`."""
    x0, y0, x1, y1 = rect
    halved = slice(y0 // 2, y1 // 2), slice(x0 // 2, x1 // 2)
    return frame.y[y0:y1, x0:x1], frame.u[halved], frame.v[halved]


def _between(plane: Plane, x: float, y: float, rect: Rect) -> Plane:
    """What `rect` of the frame shows of `plane` when its corner lies at (x, y), between pixels as it may be.

    Beyond the plane its edge goes on. Steps, even of a quarter of a pixel, would be seen in a slow move.
    """
    across, down = rect[2] - rect[0], rect[3] - rect[1]
    middle = rect[0] + (across - 1) / 2 - x, rect[1] + (down - 1) / 2 - y
    return np.asarray(cv2.getRectSubPix(plane, (across, down), middle), np.uint8)


def _cover(part: NDArray[np.uint8], ink: Plane, clear: Plane | None) -> None:
    if clear is None:
        np.copyto(part, ink)
    else:
        _over(part, ink, clear)


def _over(part: NDArray[np.uint8], ink: Plane, clear: Plane) -> None:
    cv2.multiply(part, clear, dst=part, scale=1 / 255)
    cv2.add(part, ink, dst=part)
