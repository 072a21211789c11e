"""Words as a picture with alpha."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from reelwright.lettering.bidi import base_level
from reelwright.lettering.clusters import clusters, prepare
from reelwright.lettering.harfbuzz import SHAPER, Alpha, Ink
from reelwright.lettering.lines import break_paragraph
from reelwright.lettering.setting import Hand, SetLine, castable, set_line
from reelwright.lettering.typecase import Typecase, Weight, machine_typecase

Align = Literal["left", "center", "right"]

WIDEST = 16_000
"""Pixels at which a line is broken when nobody asks for less; no film is wider."""
_BOX = (0.08, 0.54, 0.7)
"""Of the box for a missing letter, in ems: left edge, right edge, height above the baseline."""


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A text, drawn. Nothing to see gives one clear pixel, so that it composes like any other."""

    alpha: Alpha
    """Coverage, height by width, cropped to the ink; read-only. Multiply by a colour's own alpha."""
    left: int
    """Column of `alpha` where the block of text begins; negative when the ink begins after it."""
    baselines: tuple[int, ...]
    """Row of `alpha` on which each line stands. Ink may hang below."""
    lines: tuple[str, ...]
    """What was drawn, line by line, as it is written and not as it is seen."""
    missing: tuple[str, ...]
    """What no font had: letters are drawn as boxes, emoji and other pictures are left out."""

    @property
    def width(self) -> int:
        return int(self.alpha.shape[1])

    @property
    def height(self) -> int:
        return int(self.alpha.shape[0])


def draw(
    text: str,
    *,
    size: int,
    max_width: int | None = None,
    weight: Weight = Weight.REGULAR,
    align: Align = "left",
    line_gap: float = 1.25,
    mono: bool = False,
    case: Typecase | None = None,
) -> Drawn:
    """`text` at `size` pixels an em, in lines at most `max_width` pixels wide and `line_gap` ems apart.

    Any script, in its own direction; `align` places the lines within the widest of them. Any text can be
    drawn. ValueError when the size or the width is less than 1 pixel.
    """
    hand = Hand(case or machine_typecase(), weight, mono)
    ready, missing = castable(prepare(text), hand)
    broken = _broken(ready, size, max_width, hand)
    lines = [set_line(line, base, hand) for line, base in broken]
    widest = max((line.width for line in lines), default=0.0) * size
    ink, boxes = Ink(), list[tuple[int, int]]()
    floors = [round(index * line_gap * size) for index in range(len(lines))]
    for line, floor in zip(lines, floors, strict=True):
        x = _indent(widest - line.width * size, align)
        _lay(line, ink, boxes, x, floor, size)
    alpha, left, top = _with_boxes(*ink.fill(), boxes, size)
    return Drawn(
        alpha=alpha,
        left=-left,
        baselines=tuple(top + floor for floor in floors),
        lines=tuple(line for line, _ in broken),
        missing=missing,
    )


def measure(
    text: str,
    size: int,
    weight: Weight = Weight.REGULAR,
    *,
    mono: bool = False,
    case: Typecase | None = None,
) -> float:
    """Pixels that the widest line of `text` takes at `size` pixels an em, side bearings included."""
    _check(size, None)
    hand = Hand(case or machine_typecase(), weight, mono)
    ready, _ = castable(prepare(text), hand)
    return max(set_line(line, base_level(line), hand).width for line in ready.split("\n")) * size


def break_lines(
    text: str,
    size: int,
    max_width: int,
    weight: Weight = Weight.REGULAR,
    *,
    mono: bool = False,
    case: Typecase | None = None,
) -> tuple[str, ...]:
    """`text` as lines at most `max_width` pixels wide at `size`: as few as can be, and as even.

    Lines end at spaces and hyphens, between ideographs, and where Thai, Lao, Khmer or Myanmar have no
    spaces between their letters; inside a word only where the word alone is too wide.
    """
    hand = Hand(case or machine_typecase(), weight, mono)
    ready, _ = castable(prepare(text), hand)
    return tuple(line for line, _ in _broken(ready, size, max_width, hand))


def fonts(text: str, weight: Weight = Weight.REGULAR, *, case: Typecase | None = None) -> tuple[str, ...]:
    """What `text` is set from: the shaper and each font with its version, in a settled order.

    The same text looks the same wherever this is the same.
    """
    hand = Hand(case or machine_typecase(), weight, mono=False)
    ready = prepare(text)
    faces = {hand.face_for(ready[start:end]) for start, end in clusters(ready)}
    return (SHAPER, *sorted(face.edition for face in faces if face is not None))


def _check(size: int, max_width: int | None) -> None:
    if size < 1 or (max_width is not None and max_width < 1):
        raise ValueError("letters and lines must be at least 1 pixel large")


def _broken(text: str, size: int, max_width: int | None, hand: Hand) -> list[tuple[str, int]]:
    """Lines with their directions: each paragraph goes by its own first letter."""
    _check(size, max_width)
    width = min(max_width or WIDEST, WIDEST) / size
    return [
        (line, base_level(paragraph))
        for paragraph in text.split("\n")
        for line in break_paragraph(paragraph, width, hand)
    ]


def _indent(spare: float, align: Align) -> float:
    return {"left": 0.0, "center": spare / 2, "right": spare}[align]


def _lay(line: SetLine, ink: Ink, boxes: list[tuple[int, int]], x: float, floor: int, size: int) -> None:
    for placed in line.glyphs:
        if placed.face is None:
            boxes.append((round(x + placed.x * size), floor))
        else:
            ink.add(placed.face, placed.glyph, x + placed.x * size, placed.y * size - floor, size)


def _with_boxes(
    filled: Alpha, left: int, top: int, boxes: list[tuple[int, int]], size: int
) -> tuple[Alpha, int, int]:
    """The picture with its boxes drawn in, cropped to the ink; with its left column and top row."""
    from_x, to_x, height = (math.ceil(part * size) for part in _BOX)
    stroke = max(1, round(size * 0.055))
    frames = [(x + from_x, -floor + height, x + to_x, -floor) for x, floor in boxes]
    rows, columns = int(filled.shape[0]), int(filled.shape[1])
    areas = [*frames, *([(left, top, left + columns, top - rows)] if filled.size else [])] or [(0, 0, 1, -1)]
    x0, x1 = min(area[0] for area in areas), max(area[2] for area in areas)
    y1, y0 = max(area[1] for area in areas), min(area[3] for area in areas)
    sheet: Alpha = np.zeros((y1 - y0, x1 - x0), np.uint8)
    if filled.size:
        sheet[y1 - top : y1 - top + rows, left - x0 : left - x0 + columns] = filled
    for frame_left, frame_top, frame_right, frame_bottom in frames:
        box = sheet[y1 - frame_top : y1 - frame_bottom, frame_left - x0 : frame_right - x0]
        inside = box[stroke:-stroke, stroke:-stroke].copy()
        box[:] = 255
        box[stroke:-stroke, stroke:-stroke] = inside
    return _cropped(sheet, x0, y1)


def _cropped(sheet: Alpha, left: int, top: int) -> tuple[Alpha, int, int]:
    """The inked part of a sheet, or one clear pixel, with its own left column and top row."""
    rows, columns = np.flatnonzero(sheet.any(axis=1)), np.flatnonzero(sheet.any(axis=0))
    first_row, last_row = (int(rows[0]), int(rows[-1])) if rows.size else (0, 0)
    first_column, last_column = (int(columns[0]), int(columns[-1])) if columns.size else (0, 0)
    alpha = np.ascontiguousarray(sheet[first_row : last_row + 1, first_column : last_column + 1])
    alpha.flags.writeable = False
    return alpha, left + first_column, top - first_row
