"""A cel: one transparent sheet of the drawing, painted once and then only moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.providers.animatic.curve import Points, Spot
from reelwright.providers.animatic.noise import Field

Colour = tuple[float, float, float]
"""Red, green, blue in 0..1."""
Mask = NDArray[np.uint8]
Tone = TypeVar("Tone", Mask, Field)

_SHIFT = 4


@dataclass(frozen=True, slots=True)
class Gradient:
    """A colour that goes from `top` at height `y0` to `bottom` at `y1`."""

    top: Colour
    bottom: Colour
    y0: float
    y1: float


Paint = Colour | Gradient


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the picture plane that a cel covers. Unit: the frame's height; origin: its centre."""

    x0: float
    y0: float
    x1: float
    y1: float
    scale: float
    """Pixels a unit."""

    @property
    def width(self) -> int:
        return max(2, int(np.ceil((self.x1 - self.x0) * self.scale)))

    @property
    def height(self) -> int:
        return max(2, int(np.ceil((self.y1 - self.y0) * self.scale)))

    def ys(self) -> NDArray[np.float32]:
        """Height of each pixel row, in units."""
        return (self.y0 + (np.arange(self.height, dtype=np.float32) + 0.5) / self.scale).astype(np.float32)

    def xs(self) -> NDArray[np.float32]:
        return (self.x0 + (np.arange(self.width, dtype=np.float32) + 0.5) / self.scale).astype(np.float32)


def mix(a: Colour, b: Colour, part: float) -> Colour:
    """`a` at 0, `b` at 1."""
    return (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part)


class Cel:
    """Premultiplied red, green, blue, alpha as float32 over a `Window`; later strokes cover earlier ones."""

    def __init__(self, window: Window) -> None:
        self.window = window
        # Plane by plane in memory: every stroke works on one colour after the other.
        self.pixels = np.zeros((4, window.height, window.width), np.float32).transpose(1, 2, 0)

    def px(self, units: float) -> float:
        return units * self.window.scale

    def fill(
        self,
        shapes: Points | Sequence[Points],
        paint: Paint,
        *,
        opacity: float = 1.0,
        soft: float = 0.0,
        atop: bool = False,
    ) -> None:
        """Paint inside `shapes`; `soft` blurs the edge by that many units, `atop` keeps to what is there."""
        group = [shapes] if isinstance(shapes, np.ndarray) else list(shapes)
        made = self._mask(group, soft)
        if made is not None:
            mask, y, x = made
            self._blend(mask, y, x, paint, opacity, atop)

    def line(
        self, spots: Points, width: float, paint: Paint, *, opacity: float = 1.0, atop: bool = False
    ) -> None:
        """A stroke of even `width` along `spots`."""
        place = self._pixels(spots)
        thick = max(1, round(self.px(width)))
        fade = min(1.0, max(self.px(width), 0.25))
        y, x, shape = self._bounds([place], thick + 2)
        if shape is None:
            return
        mask = np.zeros(shape, np.uint8)
        corner = np.array([x.start, y.start])
        fixed = np.round((place - corner) * (1 << _SHIFT)).astype(np.int32)
        cv2.polylines(mask, [fixed], False, 255, thick, cv2.LINE_AA, _SHIFT)
        self._blend(mask, y, x, paint, opacity * fade, atop)

    def glow(
        self, centre: Spot, radius: float, colour: Colour, strength: float, *, flat: float = 1.0
    ) -> None:
        """Light that falls off softly around `centre`; `flat` below 1 squashes it."""
        window = self.window
        x = (window.xs() - centre[0]) / radius
        y = (window.ys() - centre[1]) / (radius * flat)
        columns, rows = np.nonzero(np.abs(x) < 2.6)[0], np.nonzero(np.abs(y) < 2.6)[0]
        if not len(columns) or not len(rows):
            return
        xs, ys = slice(columns[0], columns[-1] + 1), slice(rows[0], rows[-1] + 1)
        # Separable, and zero at its rim so that no square is ever seen.
        fall_x = np.maximum(np.exp(-(x[xs] ** 2) * 1.4) - 7.8e-5, 0)
        fall_y = np.maximum(np.exp(-(y[ys] ** 2) * 1.4) - 7.8e-5, 0)
        cover = np.float32(strength) * fall_y[:, None] * fall_x[None, :]
        _mixed(self.pixels[ys, xs], cover, np.array([[[*colour, 1]]], np.float32), False)

    def lay(self, cover: Field, paint: Paint, *, atop: bool = False) -> None:
        """Paint over the whole cel with `cover` (0..1, as large as the cel)."""
        rows = np.nonzero(cover.max(1) > 0.002)[0]
        if not len(rows):
            return
        band = slice(int(rows[0]), int(rows[-1]) + 1)
        _mixed(self.pixels[band], cover[band], self._ink(paint, band), atop)

    def light(self, towards: Spot, colour: Colour, strength: float, width: float) -> None:
        """A rim of light on the edges that face `towards`, about `width` wide."""
        self._edge(towards, colour, strength, width)

    def shade(self, towards: Spot, colour: Colour, strength: float, width: float) -> None:
        """Shadow on the side that faces away from `towards`, reaching `width` into the shape."""
        self._edge((-towards[0], -towards[1]), colour, strength, width, soft=0.7)

    def blur(self, radius: float) -> None:
        """Out of focus by `radius` units."""
        sigma = self.px(radius)
        if sigma < 0.4:
            return
        for channel in range(4):
            self.pixels[..., channel] = _blurred(self.pixels[..., channel], sigma)

    def _edge(self, towards: Spot, colour: Colour, strength: float, width: float, soft: float = 0.35) -> None:
        alpha = self.pixels[..., 3]
        rows, columns = np.nonzero(alpha.max(1) > 0)[0], np.nonzero(alpha.max(0) > 0)[0]
        if not len(rows):
            return
        ys, xs = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
        inner = alpha[ys, xs]
        length = max(float(np.hypot(*towards)), 1e-6)
        reach = self.px(width)
        shift = np.array(
            [[1, 0, -towards[0] / length * reach], [0, 1, -towards[1] / length * reach]], np.float32
        )
        moved = cv2.warpAffine(inner, shift, (inner.shape[1], inner.shape[0]))
        if reach * soft > 0.3:
            moved = _blurred(np.asarray(moved, np.float32), reach * soft)
        cover = np.maximum(inner - moved, 0) * np.float32(strength)
        _mixed(self.pixels[ys, xs], cover, np.array([[[*colour, 1]]], np.float32), True)

    def _pixels(self, spots: Points) -> Points:
        window = self.window
        return (spots - np.array([window.x0, window.y0])) * window.scale

    def _bounds(self, places: Sequence[Points], pad: float) -> tuple[slice, slice, tuple[int, int] | None]:
        low = np.min([place.min(0) for place in places], 0) - pad
        high = np.max([place.max(0) for place in places], 0) + pad
        x0, y0 = max(0, int(np.floor(low[0]))), max(0, int(np.floor(low[1])))
        x1 = min(self.window.width, int(np.ceil(high[0])) + 1)
        y1 = min(self.window.height, int(np.ceil(high[1])) + 1)
        shape = (y1 - y0, x1 - x0) if x1 > x0 and y1 > y0 else None
        return slice(y0, y1), slice(x0, x1), shape

    def _mask(self, group: Sequence[Points], soft: float) -> tuple[Mask, slice, slice] | None:
        places = [self._pixels(shape) for shape in group if len(shape) > 2]
        if not places:
            return None
        sigma = self.px(soft)
        y, x, shape = self._bounds(places, 2 + 3 * sigma)
        if shape is None:
            return None
        mask = np.zeros(shape, np.uint8)
        corner = np.array([x.start, y.start])
        far = float(1 << 16)
        for place in places:
            fixed = np.clip((place - corner), -far, far) * (1 << _SHIFT)
            cv2.fillPoly(mask, [np.round(fixed).astype(np.int32)], 255, cv2.LINE_AA, _SHIFT)
        if sigma > 0.3:
            mask = _blurred(mask, sigma)
        return mask, y, x

    def _ink(self, paint: Paint, rows: slice) -> Field:
        if isinstance(paint, Gradient):
            span = paint.y1 - paint.y0 or 1e-6
            part = np.clip((self.window.ys()[rows] - paint.y0) / span, 0, 1)[:, None, None]
            top, bottom = np.array([*paint.top, 1], np.float32), np.array([*paint.bottom, 1], np.float32)
            return (top + (bottom - top) * part).astype(np.float32)
        return np.array([*paint, 1], np.float32)[None, None]

    def _blend(self, mask: Mask, y: slice, x: slice, paint: Paint, opacity: float, atop: bool) -> None:
        cover = mask.astype(np.float32)
        cover *= np.float32(opacity / 255)
        _mixed(self.pixels[y, x], cover, self._ink(paint, y), atop)


def _mixed(pixels: Field, cover: Field, ink: Field, atop: bool) -> None:
    """Lay `ink` (rows x 1 x 4) over `pixels` by `cover` (rows x columns); `atop` leaves their alpha alone.

    Channel by channel: several times as fast in NumPy as broadcasting over the last, short axis.
    """
    kept = 1 - cover
    if atop:
        cover = cover * pixels[..., 3]
    laid = np.empty_like(kept)
    for channel in range(3 if atop else 4):
        plane = pixels[..., channel]
        plane *= kept
        np.multiply(cover, ink[..., channel], out=laid)
        plane += laid


def _blurred(plane: Tone, sigma: float) -> Tone:
    """A blur whose cost does not grow with `sigma`."""
    if sigma <= 4:
        return cast("Tone", cv2.GaussianBlur(plane, (0, 0), sigma))
    by = min(int(sigma / 2), 8)
    height, width = plane.shape
    small = cv2.resize(plane, (max(2, width // by), max(2, height // by)), interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), sigma / by)
    return cast("Tone", cv2.resize(small, (width, height)))
