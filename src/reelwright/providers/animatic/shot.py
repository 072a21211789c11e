"""A shot: flats seen by a moving camera, as planes of 8-bit YUV 4:2:0 (BT.709, limited range)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.providers.animatic.camera import Eye, Matrix, Path, View
from reelwright.providers.animatic.cel import Cel, Window
from reelwright.providers.animatic.flat import Flat
from reelwright.providers.animatic.noise import dice

Plane = NDArray[np.uint8]
Rect = tuple[int, int, int, int]
"""x0, y0, x1, y1 in whole, even pixels of the frame."""

_SAMPLES = 13
_MARGIN = 0.012
_SHARPEST = 1.3


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture: `u` and `v` at half the size of `y`."""

    y: Plane
    u: Plane
    v: Plane

    @classmethod
    def blank(cls, width: int, height: int) -> Frame:
        half = (height // 2, width // 2)
        return cls(
            np.full((height, width), 16, np.uint8), np.full(half, 128, np.uint8), np.full(half, 128, np.uint8)
        )

    def copy(self) -> Frame:
        return Frame(self.y.copy(), self.u.copy(), self.v.copy())

    def take(self, other: Frame) -> None:
        """Become the same picture as `other`."""
        np.copyto(self.y, other.y)
        np.copyto(self.u, other.u)
        np.copyto(self.v, other.v)


@dataclass(frozen=True, slots=True)
class Ink:
    """A painted cel as premultiplied YUV and the share of what lies behind that shows through (`clear`)."""

    y: Plane
    u: Plane
    v: Plane
    clear: Plane
    half_clear: Plane
    packed: Plane
    """y, u, v, clear side by side: one warp for all four."""
    x0: float
    y0: float
    scale: float
    solid: int
    """The row from which on nothing behind shows anywhere; the height when there is none."""

    @property
    def place(self) -> Matrix:
        """From units to pixel centres of the cel."""
        s = self.scale
        return np.array([[s, 0, -self.x0 * s - 0.5], [0, s, -self.y0 * s - 0.5], [0, 0, 1]], np.float64)


def inked(cel: Cel) -> Ink | None:
    """`cel` cut to what is painted and turned into YUV; None when nothing is."""
    alpha = cel.pixels[..., 3]
    rows, columns = np.nonzero(alpha.max(1) > 0.002)[0], np.nonzero(alpha.max(0) > 0.002)[0]
    if not len(rows):
        return None
    pad = 6
    y0, y1 = max(0, int(rows[0]) - pad), min(alpha.shape[0], int(rows[-1]) + 1 + pad)
    x0, x1 = max(0, int(columns[0]) - pad), min(alpha.shape[1], int(columns[-1]) + 1 + pad)
    y0, x0 = y0 - y0 % 2, x0 - x0 % 2
    y1, x1 = y1 - (y1 - y0) % 2, x1 - (x1 - x0) % 2
    # The cel lies plane by plane; OpenCV interleaves it several times as fast as a copy does.
    part = cv2.merge([cel.pixels[y0:y1, x0:x1, channel] for channel in range(4)])
    # BT.709, limited range; the constant part rides on alpha because the colours are premultiplied.
    to_yuv = np.array(
        [
            [46.559, 156.629, 15.812, 16.0],
            [-25.664, -86.336, 112.0, 128.0],
            [112.0, -101.730, -10.270, 128.0],
            [0, 0, 0, 255.0],
        ],
        np.float32,
    )
    yuva = cv2.transform(part, to_yuv)
    # A little noise before rounding keeps gradients from falling into bands.
    height, width = yuva.shape[:2]
    luma = cv2.extractChannel(yuva, 0)
    luma += cv2.multiply(_dither(height, width), cel.pixels[y0:y1, x0:x1, 3])
    cv2.insertChannel(luma, yuva, 0)
    packed = np.asarray(cv2.convertScaleAbs(yuva), np.uint8)
    packed[..., 3] = 255 - packed[..., 3]
    planes = [np.asarray(plane, np.uint8) for plane in cv2.split(packed)]
    half = (width // 2, height // 2)
    smaller = [np.asarray(cv2.resize(plane, half, interpolation=cv2.INTER_AREA)) for plane in planes[1:]]
    return Ink(
        y=planes[0],
        u=smaller[0].astype(np.uint8),
        v=smaller[1].astype(np.uint8),
        clear=planes[3],
        half_clear=smaller[2].astype(np.uint8),
        packed=packed,
        x0=cel.window.x0 + x0 / cel.window.scale,
        y0=cel.window.y0 + y0 / cel.window.scale,
        scale=cel.window.scale,
        solid=_solid(planes[3]),
    )


@lru_cache(maxsize=1)
def _tile() -> NDArray[np.float32]:
    return dice("dither").triangular(-0.6, 0, 0.6, (256, 256)).astype(np.float32)


def _dither(height: int, width: int) -> NDArray[np.float32]:
    """The tile, repeated over so many rows and columns."""
    repeated = cv2.repeat(_tile(), -(-height // 256), -(-width // 256))
    return np.asarray(repeated, np.float32)[:height, :width]


def _solid(clear: Plane) -> int:
    """The first row from which to the last every pixel is opaque."""
    holes = np.nonzero(clear.max(1) > 0)[0]
    return int(holes[-1]) + 1 if len(holes) else 0


@dataclass(frozen=True, slots=True)
class Take:
    """What is shot: `flats` from back to front, seen along `path` for `seconds`."""

    flats: Sequence[Flat]
    path: Path
    view: View
    width: int
    height: int
    seconds: float

    def matrix(self, flat: Flat, eye: Eye, seconds: float) -> Matrix:
        """Where the flat's picture plane goes at that moment, in units."""
        if flat.floor:
            seen = self.view.floor(eye)
        elif flat.held:
            seen = self.view.card(Eye(pan=eye.pan, tilt=eye.tilt, zoom=eye.zoom, roll=eye.roll), flat.depth)
        else:
            seen = self.view.card(eye, flat.depth)
        return seen @ flat.life(seconds) if flat.life else seen

    def window(self, flat: Flat) -> Window | None:
        """The part of the flat that the camera sees on its way; None when it sees nothing of it."""
        a = self.width / self.height / 2 + _MARGIN
        b = 0.5 + _MARGIN
        corners = np.array([[-a, -b, 1], [a, -b, 1], [a, b, 1], [-a, b, 1]], np.float64).T
        x0, y0, x1, y1 = math.inf, math.inf, -math.inf, -math.inf
        largest = 1.0
        for step in range(_SAMPLES):
            t = step / (_SAMPLES - 1)
            eye = self.path(t)
            matrix = self.matrix(flat, eye, t * self.seconds)
            frame = corners
            if flat.floor:
                frame = _below(corners, self._skyline(eye))
                if frame is None:
                    continue
            seen = np.linalg.inv(matrix) @ frame
            seen = seen[:2] / seen[2]
            x0, x1 = min(x0, float(seen[0].min())), max(x1, float(seen[0].max()))
            y0, y1 = min(y0, float(seen[1].min())), max(y1, float(seen[1].max()))
            middle = matrix[:2, :2] / matrix[2, 2] if not flat.floor else np.eye(2) * eye.zoom
            largest = max(largest, math.sqrt(abs(float(np.linalg.det(middle)))))
        if flat.life:
            x0, y0, x1, y1 = x0 - 0.01, y0 - 0.01, x1 + 0.01, y1 + 0.01
        if flat.floor:
            y0 = max(y0, self.view.horizon)
        if flat.box:
            x0, y0 = max(x0, flat.box[0]), max(y0, flat.box[1])
            x1, y1 = min(x1, flat.box[2]), min(y1, flat.box[3])
        if x1 - x0 < 4 / self.height or y1 - y0 < 4 / self.height:
            return None
        return Window(x0, y0, x1, y1, self.height * min(largest, _SHARPEST))

    def _skyline(self, eye: Eye) -> Matrix:
        """The horizon's line on screen, as two points in columns."""
        ends = np.array([[-9.0, 9.0], [self.view.horizon, self.view.horizon], [1, 1]], np.float64)
        moved = self.view.card(eye, math.inf) @ ends
        return moved[:2] / moved[2]


def _below(corners: Matrix, line: Matrix) -> Matrix | None:
    """The part of the frame below `line`, as corners in columns; None when all of it is above."""
    start, end = line[:, 0], line[:, 1]
    along = end - start

    def depth(spot: NDArray[np.float64]) -> float:
        return float(along[0] * (spot[1] - start[1]) - along[1] * (spot[0] - start[0])) - 1e-6

    kept: list[NDArray[np.float64]] = []
    ring = [corners[:2, index] for index in range(corners.shape[1])]
    for here, there in zip(ring, ring[1:] + ring[:1], strict=True):
        d0, d1 = depth(here), depth(there)
        if d0 >= 0:
            kept.append(here)
        if (d0 >= 0) != (d1 >= 0):
            kept.append(here + (there - here) * (d0 / (d0 - d1)))
    if not kept:
        return None
    return np.vstack([np.array(kept).T, np.ones(len(kept))])


class Layer:
    """An inked flat on its way through the frame; `others` are drawings that take turns with this one."""

    def __init__(self, take: Take, flat: Flat, ink: Ink, others: tuple[Layer, ...] = ()) -> None:
        self.flat = flat
        self.ink = ink
        self._take = take
        self._others = others
        self._from_cel = np.linalg.inv(ink.place)
        half_x, h = take.width / 2, take.height
        self._to_frame = np.array([[h, 0, half_x - 0.5], [0, h, h / 2 - 0.5], [0, 0, 1]], np.float64)

    @property
    def turning(self) -> bool:
        """Whether several drawings take turns in it."""
        return bool(self._others)

    def at(self, seconds: float) -> Layer:
        """The drawing of it that is seen at that moment."""
        turn = self.flat.turn(seconds) % (len(self._others) + 1) if self.flat.turn else 0
        return self._others[turn - 1] if turn else self

    def matrix(self, eye: Eye, seconds: float) -> Matrix:
        """From the cel's pixels to the frame's."""
        moved = self._to_frame @ self._take.matrix(self.flat, eye, seconds) @ self._from_cel
        return moved / moved[2, 2]

    def hides_from(self, matrix: Matrix) -> int:
        """The frame's row from which on it hides all that is behind it; the height when it does not."""
        ink, width, height = self.ink, self._take.width, self._take.height
        rows, columns = ink.y.shape
        if ink.solid >= rows or abs(matrix[1, 0]) > 1e-9 or abs(matrix[2, 0]) > 1e-12:
            return height
        corners = np.array(
            [[0, columns, 0, columns], [ink.solid, ink.solid, rows, rows], [1, 1, 1, 1]], float
        )
        seen = matrix @ corners
        if seen[2].min() <= 1e-3:
            return height
        x, y = seen[0] / seen[2], seen[1] / seen[2]
        if max(x[0], x[2]) > -1 or min(x[1], x[3]) < width + 1 or y[2] < height + 1:
            return height
        return max(0, int(np.ceil(y[0])) + 2)


def lay_over(frame: Frame, rect: Rect, ink: Plane, clear: Plane, by: int, name: str) -> None:
    """Put `ink` over one plane of `frame` within `rect`; `by` is 2 for the half-size planes."""
    plane: Plane = {"y": frame.y, "u": frame.u, "v": frame.v}[name]
    part = plane[rect[1] // by : rect[3] // by, rect[0] // by : rect[2] // by]
    behind = cv2.multiply(part, clear, scale=1 / 255)
    cv2.add(behind, ink, dst=part)


def layers(take: Take) -> Iterator[Layer]:
    """Paint each flat once, from back to front; a generator so that the caller may stop between two."""
    for flat in take.flats:
        window = take.window(flat)
        if window is None:
            continue
        inks = [_painted(flat, paint, window) for paint in flat.turns or (flat.paint,)]
        first, *others = [ink for ink in inks if ink is not None] or [None]
        if first is not None:
            yield Layer(take, flat, first, tuple(Layer(take, flat, ink) for ink in others if ink is not None))


def _painted(flat: Flat, paint: Callable[[Cel], None], window: Window) -> Ink | None:
    cel = Cel(window)
    paint(cel)
    if flat.blur:
        cel.blur(flat.blur)
    return inked(cel)
