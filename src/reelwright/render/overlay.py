"""White ink and dark shade, laid on a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.render.planes import BLACK, GREY, WHITE, Picture, planes

Layer = NDArray[np.float32]
"""Coverage from 0 to 1, height by width."""


@dataclass(frozen=True, slots=True, eq=False)
class Overlay:
    """Something to lay on pictures at column `x`, row `y` (both even, as its size is)."""

    x: int
    y: int
    cover: Layer
    """How much of the picture it hides."""
    light: Layer
    """Luma that it brings itself, already multiplied by its coverage."""
    plain: Layer
    """`cover` at chroma size."""

    @classmethod
    def of(cls, x: int, y: int, ink: Layer, shade: Layer) -> Overlay:
        """White `ink` over black `shade`, the same size.

        Rounding is dithered, or a soft shade would show as steps on a flat sky.
        """
        rows, columns = (length + length % 2 for length in ink.shape)
        ink, shade = (_padded(layer, rows, columns) for layer in (ink, shade))
        below = shade * (1 - ink)
        cover = ink + below
        grain = np.random.default_rng(0).random((rows, columns), np.float32) - 0.5
        light = WHITE * ink + BLACK * below + grain * ((cover > 0) & (ink == 0))
        plain = cv2.resize(cover, (columns // 2, rows // 2), interpolation=cv2.INTER_AREA)
        return cls(x - x % 2, y - y % 2, _layer(cover), _layer(light), _layer(plain))

    def lay_on(self, picture: Picture, width: int, height: int, opacity: float = 1) -> None:
        """Changes `picture`; what would lie outside it is left out."""
        target = planes(picture, width, height)
        rows = min(self.cover.shape[0], height - self.y)
        columns = min(self.cover.shape[1], width - self.x)
        luma = target.luma[self.y : self.y + rows, self.x : self.x + columns]
        cover, light = self.cover[:rows, :columns], self.light[:rows, :columns]
        luma[:] = _byte(luma * (1 - opacity * cover) + opacity * light)
        half = (slice(self.y // 2, (self.y + rows) // 2), slice(self.x // 2, (self.x + columns) // 2))
        share = opacity * self.plain[: rows // 2, : columns // 2]
        for chroma in (target.blue[half], target.red[half]):
            chroma[:] = _byte(chroma + (GREY - chroma.astype(np.float32)) * share)


def blurred(layer: Layer, radius: float) -> Layer:
    """`layer` softened by a Gaussian of `radius` pixels."""
    return _layer(cv2.GaussianBlur(layer, (0, 0), radius))


def plate(width: int, height: int, corner: float) -> Layer:
    """A rectangle that fills `width` by `height` pixels, its corners rounded to radius `corner`."""
    across = np.abs(np.arange(width, dtype=np.float32) + 0.5 - width / 2) - (width / 2 - corner)
    down = np.abs(np.arange(height, dtype=np.float32) + 0.5 - height / 2) - (height / 2 - corner)
    beyond = np.hypot(np.maximum(across, 0)[None, :], np.maximum(down, 0)[:, None])
    return np.clip(corner + 0.5 - beyond, 0, 1).astype(np.float32)


def _padded(layer: Layer, rows: int, columns: int) -> Layer:
    missing = ((0, rows - layer.shape[0]), (0, columns - layer.shape[1]))
    return np.pad(layer, missing)


def _byte(values: NDArray[np.floating]) -> NDArray[np.uint8]:
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)


def _layer(values: Any) -> Layer:
    return np.asarray(values, np.float32)
