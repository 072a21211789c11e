"""An overlay: words or a picture, drawn once, to lay on any number of pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.render.artwork import Artwork, Layer
from reelwright.render.planes import GREY, Picture, planes

_SEEN = 1 / 512
"""Coverage that changes no picture."""


@dataclass(frozen=True, slots=True, eq=False)
class Overlay:
    """Something to lay on pictures at column `x`, row `y` (both even, as its size is).

    Layers hold what 16 bits can, and travel so: an overlay that was sent to another process is the same.
    """

    x: int
    y: int
    cover: Layer
    """How much of the picture it hides, from 0 to 1."""
    light: Layer
    """Luma that it brings itself, already multiplied by its coverage."""
    plain: Layer
    """`cover` at chroma size."""
    blue: Layer | None
    red: Layer | None
    """Chroma that it brings, from grey, multiplied likewise; None where it has no colour."""

    @classmethod
    def of(cls, artwork: Artwork, x: int = 0, y: int = 0) -> Overlay:
        """`artwork` with its corner at `x`, `y` (0 or more), without the clear rows and columns around.

        Rounding is dithered, or a soft shade would show as steps on a flat sky.
        """
        seen = artwork.cover > _SEEN
        rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
        # Even on the picture, not on the sheet; one clear pixel when there is nothing to see.
        left, right = (int(columns[0]), int(columns[-1]) + 1) if columns.size else (0, 1)
        top, bottom = (int(rows[0]), int(rows[-1]) + 1) if rows.size else (0, 1)
        ahead, above = (x + left) % 2, (y + top) % 2
        edges = (
            (above, (above + bottom - top) % 2),
            (ahead, (ahead + right - left) % 2),
        )

        def cut(layer: Layer) -> Layer:
            return np.pad(layer[top:bottom, left:right], edges)

        cover, light = cut(artwork.cover), cut(artwork.light)
        grain = np.random.default_rng(0).random(cover.shape, np.float32) - 0.5
        # Where a letter covers it all there is nothing to round.
        light = light + np.where((cover > 0) & (cover < 1), grain, np.float32(0))
        colours = [None if one is None else _halved(cut(one)) for one in (artwork.blue, artwork.red)]
        return cls(x + left - ahead, y + top - above, _kept(cover), _kept(light), _halved(cover), *colours)

    def __reduce__(self) -> tuple[Callable[..., Overlay], tuple[object, ...]]:
        layers = (self.cover, self.light, self.plain, self.blue, self.red)
        packed = [None if one is None else one.astype(np.float16) for one in layers]
        return _unpacked, (self.x, self.y, *packed)

    def lay_on(self, picture: Picture, width: int, height: int, opacity: float = 1) -> None:
        """Changes `picture`; what would lie outside it is left out."""
        target = planes(picture, width, height)
        rows = min(self.cover.shape[0], height - self.y)
        columns = min(self.cover.shape[1], width - self.x)
        if rows <= 0 or columns <= 0:
            return
        luma = target.luma[self.y : self.y + rows, self.x : self.x + columns]
        _lay(luma, self.cover[:rows, :columns], self.light[:rows, :columns], opacity)
        half = (slice(self.y // 2, (self.y + rows) // 2), slice(self.x // 2, (self.x + columns) // 2))
        plain = self.plain[: rows // 2, : columns // 2]
        for chroma, brought in ((target.blue[half], self.blue), (target.red[half], self.red)):
            grey = plain * np.float32(GREY)
            own = grey if brought is None else grey + brought[: rows // 2, : columns // 2]
            _lay(chroma, plain, own, opacity)


def _lay(plane: NDArray[np.uint8], cover: Layer, light: Layer, opacity: float) -> None:
    """`plane` less what is hidden, and what is brought instead; rounded once."""
    if not plane.size:
        return
    hidden = cv2.multiply(plane, cover, scale=opacity, dtype=cv2.CV_32F)
    rest = cv2.subtract(plane, hidden, dtype=cv2.CV_32F)
    plane[:] = cast("NDArray[np.uint8]", cv2.addWeighted(rest, 1, light, opacity, 0, dtype=cv2.CV_8U))


def _halved(layer: Layer) -> Layer:
    rows, columns = layer.shape
    half: Any = cv2.resize(layer, (columns // 2, rows // 2), interpolation=cv2.INTER_AREA)
    return _kept(half)


def _kept(layer: Layer) -> Layer:
    return layer.astype(np.float16).astype(np.float32)


def _unpacked(x: int, y: int, *layers: NDArray[np.float16] | None) -> Overlay:
    cover, light, plain, blue, red = (None if one is None else one.astype(np.float32) for one in layers)
    assert cover is not None
    assert light is not None
    assert plain is not None
    return Overlay(x, y, cover, light, plain, blue, red)
