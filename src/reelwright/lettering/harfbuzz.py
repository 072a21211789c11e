"""HarfBuzz, with types: faces, shaped glyphs, and outlines turned into coverage.

The wheel ships no types, so what comes out of it is given them here and nowhere else.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import import_module
from importlib.metadata import version
from math import ceil, floor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_hb: Any = import_module("uharfbuzz")

Alpha = NDArray[np.uint8]
"""Coverage, height by width: 0 is clear and 255 is full."""

SHAPER = f"uharfbuzz {version('uharfbuzz')}"
_PICTURE = 0.92
"""How large pictures are set beside letters of the same size, so that they stay in their line."""
_OUTLINES = frozenset({"glyf", "CFF ", "CFF2"})


@dataclass(frozen=True, slots=True)
class Glyph:
    """A shaped glyph in ems. `cluster` is the index in the text of the first character it stands for."""

    id: int
    cluster: int
    advance: float
    dx: float
    dy: float


class Face:
    """One font file, opened. `covers` answers for single characters."""

    def __init__(self, data: bytes | Path, name: str, *, bolder: float = 0) -> None:
        """`bolder` makes strokes so many ems heavier, for a family without a bold weight.

        Of a collection the first font is taken. ValueError when `data` is not a font with outlines (colour
        bitmaps have none).
        """
        try:
            blob = _hb.Blob.from_file_path(str(data)) if isinstance(data, Path) else _hb.Blob(data)
            face = _hb.Face(blob)
            tables = frozenset(face.table_tags)
        except (_hb.HarfBuzzError, RuntimeError, MemoryError, OSError) as error:
            raise ValueError(f"{name} is not a font") from error
        if not tables & _OUTLINES:
            raise ValueError(f"{name} has no outlines")
        self.name = name
        self.colour = bool(face.has_color_paint or face.has_color_layers)
        """Its glyphs are pictures with colours of their own."""
        self.font: Any = _hb.Font(face)
        self._blob: Any = blob
        self._em = float(face.upem)
        self._characters: Any = face.unicodes
        # Positions in font units keep the font as it was opened: nothing is set per size, so a face can be
        # shared between threads.
        share = _PICTURE if self.colour else 1
        self.font.scale = (round(share * face.upem), round(share * face.upem))
        if bolder:
            self.font.synthetic_bold = (bolder, bolder, False)
        self._swell = bolder * self._em

    @cached_property
    def edition(self) -> str:
        """Its name and what its bytes hash to."""
        return f"{self.name} {hashlib.sha256(self._blob.data).hexdigest()[:16]}"

    def covers(self, character: str) -> bool:
        return ord(character) in self._characters

    def shape(
        self, text: str, start: int, end: int, *, rtl: bool, script: str | None, language: str = "en"
    ) -> list[Glyph]:
        """The glyphs of `text[start:end]`, left to right as they stand on the line.

        The text around is seen, so letters join across the ends of a run.
        """
        buffer = _hb.Buffer()
        # Numbers rather than the string: some lone surrogates and non-characters have no UTF-8.
        buffer.add_codepoints([ord(one) for one in text], start, end - start)
        buffer.direction = "rtl" if rtl else "ltr"
        if script is not None:
            buffer.script = script
        buffer.guess_segment_properties()
        # The language guessed is that of the machine; the same words must look the same everywhere.
        buffer.language = language
        _hb.shape(self.font, buffer)
        return [
            Glyph(
                id=int(info.codepoint),
                cluster=int(info.cluster),
                advance=place.x_advance / self._em,
                dx=place.x_offset / self._em,
                dy=place.y_offset / self._em,
            )
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]

    def bounds(self, glyph: int) -> tuple[float, float, float, float] | None:
        """Left, bottom, right and top of a glyph's outline in font units; None when it has none."""
        found = self.font.get_glyph_extents(glyph)
        if found is None or not found.width or not found.height:
            return None
        # HarfBuzz measures heights downwards from the top.
        left, top, more = float(found.x_bearing), float(found.y_bearing), self._swell
        right, bottom = left + float(found.width), top + float(found.height)
        return left - more, bottom - more, right + more, top + more

    def scale(self, size: float) -> float:
        """Pixels a font unit at `size` pixels an em."""
        return size / self._em


class Ink:
    """Outlines gathered on an endless sheet (x to the right, y up, in pixels), then filled once."""

    def __init__(self) -> None:
        self._raster: Any = _hb.RasterDraw()
        self._pictures: list[tuple[Face, int, tuple[float, ...]]] = []
        self._lefts: list[float] = []
        self._rights: list[float] = []
        self._bottoms: list[float] = []
        self._tops: list[float] = []

    def add(self, face: Face, glyph: int, x: float, y: float, size: float) -> None:
        bounds = face.bounds(glyph)
        if bounds is None:
            return
        scale = face.scale(size)
        place = (scale, 0.0, 0.0, scale, x, y)
        if face.colour:
            self._pictures.append((face, glyph, place))
        else:
            self._raster.transform = place
            self._raster.draw_glyph(face.font, glyph)
        left, bottom, right, top = bounds
        self._lefts.append(x + left * scale)
        self._rights.append(x + right * scale)
        self._bottoms.append(y + bottom * scale)
        self._tops.append(y + top * scale)

    def fill(self) -> tuple[Alpha, NDArray[np.uint8] | None, int, int]:
        """Coverage of the letters and, where there are pictures, their colours (red, green, blue and alpha,
        multiplied); rows from the top, with the sheet's x of the first column and y above the first row."""
        if not self._lefts:
            return np.zeros((0, 0), np.uint8), None, 0, 0
        left, bottom = floor(min(self._lefts)) - 1, floor(min(self._bottoms)) - 1
        width, height = ceil(max(self._rights)) + 1 - left, ceil(max(self._tops)) + 1 - bottom
        # The bounds are given because those that the rasteriser finds by itself end at 4,096 pixels.
        extents = _hb.RasterExtents(left, bottom, width, height, 0)
        self._raster.extents = extents
        image = self._raster.render()
        rows = np.frombuffer(image.buffer, np.uint8).reshape(height, image.extents.stride)
        return rows[::-1, :width], self._painted(extents), left, bottom + height

    def _painted(self, extents: Any) -> NDArray[np.uint8] | None:
        if not self._pictures:
            return None
        paint = _hb.RasterPaint()
        paint.extents = extents
        paint.foreground = _hb.Color(255, 255, 255, 255)
        for face, glyph, place in self._pictures:
            paint.transform = place
            paint.paint_glyph(face.font, glyph)
        image = paint.render()
        rows = np.frombuffer(image.buffer, np.uint8).reshape(extents.height, -1, 4)
        return rows[::-1, : extents.width, [2, 1, 0, 3]]


@lru_cache(maxsize=8192)
def script_of(character: str) -> str | None:
    """The ISO 15924 script of a character ("Latn"); None for those that go with any script."""
    buffer = _hb.Buffer()
    buffer.add_codepoints([ord(character)])
    buffer.guess_segment_properties()
    script: str | None = buffer.script
    return script
