"""Artwork: what an overlay is composed on, one thing over the other, before it is laid on pictures."""

from __future__ import annotations

from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.render.planes import BLACK, WHITE

Layer = NDArray[np.float32]
"""Coverage from 0 to 1, height by width."""


class Tint(NamedTuple):
    """A colour: luma from 16 to 235, and how far its two chroma values lie from grey (BT.709)."""

    luma: float
    blue: float = 0
    red: float = 0


WHITE_INK = Tint(WHITE)
BLACK_INK = Tint(BLACK)


def tint(red: float, green: float, blue: float) -> Tint:
    """A colour from red, green and blue between 0 and 1 (BT.709, limited range)."""
    luma, first, second = _MATRIX @ np.array((red, green, blue))
    return Tint(BLACK + float(luma), float(first), float(second))


# Rows: luma above black, and the two chroma values from grey, of red, green and blue between 0 and 1.
_MATRIX = np.array(
    (
        (219 * 0.2126, 219 * 0.7152, 219 * 0.0722),
        (224 * -0.2126 / 1.8556, 224 * -0.7152 / 1.8556, 224 * 0.5),
        (224 * 0.5, 224 * -0.7152 / 1.5748, 224 * -0.0722 / 1.5748),
    ),
    np.float32,
)


class Artwork:
    """A clear sheet, `height` by `width`. All that is put on it lies over what is there already."""

    def __init__(self, width: int, height: int) -> None:
        self.cover: Layer = np.zeros((height, width), np.float32)
        self.light: Layer = np.zeros((height, width), np.float32)
        """Luma, multiplied by the coverage."""
        self.blue: Layer | None = None
        self.red: Layer | None = None
        """Chroma from grey, multiplied by the coverage; None while everything is grey."""

    @property
    def width(self) -> int:
        return int(self.cover.shape[1])

    @property
    def height(self) -> int:
        return int(self.cover.shape[0])

    def paint(self, layer: Layer, ink: Tint = WHITE_INK, x: int = 0, y: int = 0, strength: float = 1) -> None:
        """Puts `ink` where `layer` (its first column at `x`, first row at `y`) is not clear; clips."""
        part, here = self._met(layer.shape[0], layer.shape[1], x, y)
        if part is None:
            return
        alpha = layer[part] * np.float32(strength)
        chroma = (ink.blue * alpha, ink.red * alpha) if ink.blue or ink.red else None
        self._over(here, alpha, ink.luma * alpha, chroma)

    def shade(self, layer: Layer, strength: float, x: int = 0, y: int = 0) -> None:
        """Darkens where `layer` is not clear."""
        self.paint(layer, BLACK_INK, x, y, strength)

    def picture(self, colour: NDArray[np.uint8], x: int, y: int, strength: float = 1) -> None:
        """Puts a picture: red, green, blue and alpha, the first three multiplied by the last."""
        part, here = self._met(colour.shape[0], colour.shape[1], x, y)
        if part is None:
            return
        share = colour[part].astype(np.float32) * np.float32(strength / 255)
        alpha = share[..., 3]
        luma, blue, red = np.moveaxis(share[..., :3] @ _MATRIX.T, -1, 0)
        self._over(here, alpha, BLACK * alpha + luma, (blue, red))

    def _met(
        self, rows: int, columns: int, x: int, y: int
    ) -> tuple[tuple[slice, slice] | None, tuple[slice, slice]]:
        """The part of something that lies on the sheet, and where on the sheet; None when nothing does."""
        top, left = max(0, y), max(0, x)
        bottom, right = min(self.height, y + rows), min(self.width, x + columns)
        here = (slice(top, bottom), slice(left, right))
        if top >= bottom or left >= right:
            return None, here
        return (slice(top - y, bottom - y), slice(left - x, right - x)), here

    def _over(
        self, here: tuple[slice, slice], alpha: Layer, luma: Layer, chroma: tuple[Layer, Layer] | None
    ) -> None:
        clear = 1 - alpha
        self.cover[here] = self.cover[here] * clear + alpha
        self.light[here] = self.light[here] * clear + luma
        if chroma is not None and self.blue is None:
            self.blue, self.red = np.zeros_like(self.cover), np.zeros_like(self.cover)
        if self.blue is not None and self.red is not None:
            for layer, brought in zip((self.blue, self.red), chroma or (0, 0), strict=True):
                layer[here] = layer[here] * clear + brought


def blurred(layer: Layer, radius: float) -> Layer:
    """`layer` softened by a Gaussian of `radius` pixels."""
    soft: Any = cv2.GaussianBlur(layer, (0, 0), radius)
    return np.asarray(soft, np.float32)


def plate(width: int, height: int, corner: float) -> Layer:
    """A rectangle that fills `width` by `height` pixels, its corners rounded to radius `corner`."""
    across = np.abs(np.arange(width, dtype=np.float32) + 0.5 - width / 2) - (width / 2 - corner)
    down = np.abs(np.arange(height, dtype=np.float32) + 0.5 - height / 2) - (height / 2 - corner)
    beyond = np.hypot(np.maximum(across, 0)[None, :], np.maximum(down, 0)[:, None])
    inside = np.minimum(np.maximum(across[None, :], down[:, None]), 0)
    return np.clip(corner + 0.5 - beyond - inside, 0, 1).astype(np.float32)
