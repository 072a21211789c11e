"""Lettering: a text to a picture with alpha, in any script, on a machine without a single font."""

from __future__ import annotations

from reelwright.lettering.clusters import clusters
from reelwright.lettering.drawing import Align, Drawn, break_lines, draw, fonts, measure
from reelwright.lettering.lines import pieces
from reelwright.lettering.typecase import Typecase, Weight

__all__ = [
    "Align",
    "Drawn",
    "Typecase",
    "Weight",
    "break_lines",
    "clusters",
    "draw",
    "fonts",
    "measure",
    "pieces",
]
