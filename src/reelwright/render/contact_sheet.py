"""The contact sheet: the film on one page, frames in order under the names of their scenes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from reelwright.film.time import Rate
from reelwright.lettering import Weight, break_lines, draw, measure
from reelwright.render.sprite import Bgr

PAPER, INK, QUIET, HAIR = 0x14, 0xED, 0xA8, 0x2E
"""Greys without a tint, so that the pictures' colours are judged by themselves."""
MARGIN, GAP, GUTTER, LABEL = 48, 12, 32, 46
"""Pixels around the sheet, between pictures, between scenes, and of the strip over a scene's pictures."""
TITLE, FACT, NAME = 40, 20, 19
"""Letters of the film's title, of what is said about it, and of a scene's name."""
HEADER = 108


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What is seen of a scene: its pictures in order, each with the film frame it is of."""

    number: int
    title: str
    start: int
    """Film frame at which it begins."""
    pictures: tuple[tuple[int, Bgr], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """How frames of a shape are laid out: size of each, how many of a scene, scenes beside each other."""

    width: int
    height: int
    per_scene: int
    across: int

    @classmethod
    def of(cls, width: int, height: int, scenes: int) -> Grid:
        """Few scenes are shown three frames each, many one frame each: 3 to 6 pictures across."""
        few = scenes <= 6
        if 4 * width > 5 * height:
            across, side = (3, 496) if few else (4, 368)
        elif 5 * width < 4 * height:
            across, side = (6, 240 if few else 232)
        else:
            across, side = (6, 240) if few else (5, 291)
        per_scene = 3 if few else 1
        return cls(side, max(2, round(side * height / width)), per_scene, across // per_scene)


def contact_sheet(
    grid: Grid, title: str, about: str, scenes: Sequence[Scene], rate: Rate, *, rtl: bool = False
) -> Bgr:
    """The page. Pictures are of the grid's size, `per_scene` a scene at most; `rtl` turns it round."""
    span = grid.per_scene * grid.width + (grid.per_scene - 1) * GAP
    rows = -(-len(scenes) // grid.across)
    width = 2 * MARGIN + grid.across * span + (grid.across - 1) * GUTTER
    height = MARGIN + HEADER + rows * (LABEL + grid.height + GUTTER) + MARGIN - GUTTER
    sheet = np.full((height, width, 3), PAPER, np.uint8)
    _write(sheet, title, MARGIN, MARGIN + TITLE, TITLE, INK, width - 2 * MARGIN, Weight.BOLD, rtl=rtl)
    _write(sheet, about, MARGIN, MARGIN + TITLE + 36, FACT, QUIET, width - 2 * MARGIN, rtl=rtl)
    for place, scene in enumerate(scenes):
        column, row = place % grid.across, place // grid.across
        left = MARGIN + column * (span + GUTTER)
        if rtl:
            left = width - left - span
        top = MARGIN + HEADER + row * (LABEL + grid.height + GUTTER)
        _scene(sheet, scene, grid, left, top, span, rate, rtl=rtl)
    return sheet


def timecode(seconds: Fraction) -> str:
    """Minutes and seconds, hours before them where there are any."""
    whole = int(seconds)
    clock = f"{whole // 60 % 60:02d}:{whole % 60:02d}" if whole >= 3600 else f"{whole // 60}:{whole % 60:02d}"
    return f"{whole // 3600}:{clock}" if whole >= 3600 else clock


def _scene(
    sheet: Bgr, scene: Scene, grid: Grid, left: int, top: int, span: int, rate: Rate, *, rtl: bool
) -> None:
    sheet[top + 4, left : left + span] = HAIR
    floor = top + 4 + 28
    clock = timecode(rate.seconds(scene.start))
    room = round(measure(clock, FACT - 3, mono=True))
    _write(sheet, clock, left, floor, FACT - 3, QUIET, span, mono=True, rtl=not rtl)
    number = str(scene.number)
    indent = round(measure(number, NAME)) + 10
    _write(sheet, number, left, floor, NAME, QUIET, span, rtl=rtl)
    start = left + (room + GAP if rtl else indent)
    _write(sheet, scene.title, start, floor, NAME, INK, span - room - GAP - indent, Weight.BOLD, rtl=rtl)
    for place, (_, picture) in enumerate(scene.pictures):
        x = left + place * (grid.width + GAP)
        if rtl:
            x = 2 * left + span - x - grid.width
        sheet[top + LABEL : top + LABEL + grid.height, x : x + grid.width] = picture


def _write(
    sheet: Bgr,
    text: str,
    left: int,
    floor: int,
    size: int,
    tone: int,
    width: int,
    weight: Weight = Weight.REGULAR,
    *,
    mono: bool = False,
    rtl: bool = False,
) -> None:
    """A line of `text` standing on row `floor`, cut short where it would be wider than `width`."""
    drawn = draw(_shortened(text, size, width, weight), size=size, weight=weight, mono=mono)
    x = left + width - drawn.width if rtl else left
    y = floor - drawn.baselines[0]
    top, bottom = max(0, y), min(sheet.shape[0], y + drawn.height)
    start, end = max(0, x), min(sheet.shape[1], x + drawn.width)
    if top >= bottom or start >= end:
        return
    part = drawn.alpha[top - y : bottom - y, start - x : end - x].astype(np.float32)[:, :, None] / 255
    area = sheet[top:bottom, start:end]
    area[:] = np.rint(area + (tone - area.astype(np.float32)) * part)


def _shortened(text: str, size: int, width: int, weight: Weight) -> str:
    line = " ".join(text.split())
    if not line or measure(line, size, weight) <= width:
        return line
    return f"{break_lines(line, size, max(size, width - size), weight)[0]}…"
