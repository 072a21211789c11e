"""The sheet that a text is drawn on: letters as coverage, pictures in colour, cropped to the ink."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reelwright.lettering.harfbuzz import Alpha, Ink

Colour = NDArray[np.uint8]
"""Red, green, blue and alpha, height by width by 4, the first three already multiplied by the last."""

_BOX = (0.08, 0.54, 0.7)
"""Of the box for a missing letter, in ems: left edge, right edge, height above the baseline."""


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """`left` and `top` say where the first column and row lie: x to the right, y up, in pixels."""

    alpha: Alpha
    colour: Colour | None
    left: int
    top: int


def filled(ink: Ink, boxes: list[tuple[int, int]], size: int) -> Sheet:
    """Everything drawn, with a box at each of `boxes` (its left end and baseline), cropped to the ink.

    One clear pixel where there is nothing to see. Both pictures are read-only.
    """
    alpha, colour, left, top = ink.fill()
    from_x, to_x, height = (math.ceil(part * size) for part in _BOX)
    frames = [(x + from_x, -floor + height, x + to_x, -floor) for x, floor in boxes]
    rows, columns = int(alpha.shape[0]), int(alpha.shape[1])
    areas = [*frames, *([(left, top, left + columns, top - rows)] if alpha.size else [])] or [(0, 0, 1, -1)]
    x0, x1 = min(area[0] for area in areas), max(area[2] for area in areas)
    y1, y0 = max(area[1] for area in areas), min(area[3] for area in areas)
    ground: Alpha = np.zeros((y1 - y0, x1 - x0), np.uint8)
    pictures: Colour | None = None
    here = (slice(y1 - top, y1 - top + rows), slice(left - x0, left - x0 + columns))
    if alpha.size:
        ground[here] = alpha
    if colour is not None:
        pictures = np.zeros((*ground.shape, 4), np.uint8)
        pictures[here] = colour
    for frame in frames:
        _rule(ground[y1 - frame[1] : y1 - frame[3], frame[0] - x0 : frame[2] - x0], size)
    return _cropped(ground, pictures, x0, y1)


def _rule(box: Alpha, size: int) -> None:
    """Draws the outline of a box."""
    stroke = max(1, round(size * 0.055))
    inside = box[stroke:-stroke, stroke:-stroke].copy()
    box[:] = 255
    box[stroke:-stroke, stroke:-stroke] = inside


def _cropped(alpha: Alpha, colour: Colour | None, left: int, top: int) -> Sheet:
    inked = alpha > 0 if colour is None else (alpha > 0) | (colour[..., 3] > 0)
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    first_row, last_row = (int(rows[0]), int(rows[-1])) if rows.size else (0, 0)
    first_column, last_column = (int(columns[0]), int(columns[-1])) if columns.size else (0, 0)
    part = (slice(first_row, last_row + 1), slice(first_column, last_column + 1))
    letters = np.ascontiguousarray(alpha[part])
    letters.flags.writeable = False
    pictures = None if colour is None else np.ascontiguousarray(colour[part])
    if pictures is not None:
        pictures.flags.writeable = False
    return Sheet(letters, pictures, left + first_column, top - first_row)
