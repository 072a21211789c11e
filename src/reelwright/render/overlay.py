"""An overlay: words or a picture, drawn once, to lay on any number of pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.render.artwork import Artwork, Layer
from reelwright.render.planes import GREY, Picture, planes

Share = NDArray[np.uint8]
"""Height by width, 255 for all."""

_SEEN = 1 / 512
"""Coverage that changes no picture."""


@dataclass(frozen=True, slots=True, eq=False)
class Overlay:
    """Something to lay on pictures at column `x`, row `y` (both even, as its size is)."""

    x: int
    y: int
    cover: Share
    """How much of the picture it hides."""
    light: Share
    """Luma that it brings itself, already multiplied by its coverage."""
    plain: Share
    """`cover` at chroma size."""
    blue: Share
    red: Share
    """Chroma that it brings, multiplied likewise."""

    @classmethod
    def of(cls, artwork: Artwork, x: int = 0, y: int = 0) -> Overlay:
        """`artwork` with its corner at `x`, `y` (0 or more), without the clear rows and columns around.

        Rounding is dithered, or a soft shade would show as steps on a flat sky.
        """
        seen = artwork.cover > _SEEN
        rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
        # One clear pixel when there is nothing to see.
        left, right = (int(columns[0]), int(columns[-1]) + 1) if columns.size else (0, 1)
        top, bottom = (int(rows[0]), int(rows[-1]) + 1) if rows.size else (0, 1)
        # Even on the picture, not on the sheet.
        ahead, above = (x + left) % 2, (y + top) % 2
        edges = ((above, (above + bottom - top) % 2), (ahead, (ahead + right - left) % 2))

        def cut(layer: Layer) -> Layer:
            return np.pad(layer[top:bottom, left:right], edges)

        cover, light = cut(artwork.cover), cut(artwork.light)
        plain = _halved(cover)
        colours = [
            plain * np.float32(GREY) + (0 if one is None else _halved(cut(one)))
            for one in (artwork.blue, artwork.red)
        ]
        grain = np.random.default_rng(0).random((2, *cover.shape), np.float32) - 0.5
        # Where nothing is soft there is nothing to dither.
        grain *= (cover > 0) & (cover < 1)
        return cls(
            x + left - ahead,
            y + top - above,
            _byte(255 * cover + grain[0]),
            _byte(light + grain[1]),
            _byte(255 * plain),
            _byte(colours[0]),
            _byte(colours[1]),
        )

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
        part = (slice(rows // 2), slice(columns // 2))
        for chroma, brought in ((target.blue, self.blue), (target.red, self.red)):
            _lay(chroma[half], self.plain[part], brought[part], opacity)


def _lay(plane: NDArray[np.uint8], cover: Share, light: Share, opacity: float) -> None:
    """`plane` less what is hidden, and what is brought instead; rounded once."""
    if not plane.size:
        return
    hidden = cv2.multiply(plane, cover, scale=opacity / 255, dtype=cv2.CV_32F)
    rest = cv2.subtract(plane, hidden, dtype=cv2.CV_32F)
    plane[:] = cast("NDArray[np.uint8]", cv2.addWeighted(rest, 1, light, opacity, 0, dtype=cv2.CV_8U))


def _halved(layer: Layer) -> Layer:
    rows, columns = layer.shape
    half: Any = cv2.resize(layer, (columns // 2, rows // 2), interpolation=cv2.INTER_AREA)
    return np.asarray(half, np.float32)


def _byte(values: NDArray[np.floating]) -> Share:
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)
