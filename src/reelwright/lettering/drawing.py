"""Words as a picture with alpha."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reelwright.lettering.bidi import base_level
from reelwright.lettering.clusters import clusters, prepare
from reelwright.lettering.harfbuzz import SHAPER, Alpha, Ink
from reelwright.lettering.lines import break_paragraph
from reelwright.lettering.setting import Hand, SetLine, castable, set_line
from reelwright.lettering.sheet import Colour, filled
from reelwright.lettering.typecase import Typecase, Weight, machine_typecase

Align = Literal["left", "center", "right"]

WIDEST = 16_000
"""Pixels at which a line is broken when nobody asks for less; no film is wider."""
_HANGING = frozenset("\"'“”‘’«»„‚")
"""Marks that stand outside the edge of the lines, or the edge looks dented."""


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A text, drawn. Nothing to see gives one clear pixel, so that it composes like any other."""

    alpha: Alpha
    """Coverage, height by width, cropped to the ink; read-only. Multiply by a colour's own alpha."""
    colour: Colour | None
    """Pictures among the letters: red, green, blue and alpha, multiplied, pixel for pixel
    with `alpha`, which does not hold them; None without any."""
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
    colour: bool = False,
    language: str = "",
    tracking: float = 0,
    case: Typecase | None = None,
) -> Drawn:
    """`text` at `size` pixels an em, in lines at most `max_width` pixels wide and `line_gap` ems apart.

    Any script, in its own direction and as `language` (BCP 47) writes it; emoji in `colour` or else as signs;
    `tracking` ems between letters that stand apart. `align` places the lines within the widest of them. Any
    text can be drawn. ValueError when the size or the width is less than 1 pixel.
    """
    hand = Hand(case or machine_typecase(), weight, mono, colour, language, tracking)
    ready, missing = castable(prepare(text), hand)
    broken = _broken(ready, size, max_width, hand)
    lines = [set_line(line, base, hand) for line, base in broken]
    widest = max((line.width for line in lines), default=0.0)
    ink, boxes = Ink(), list[tuple[int, int]]()
    floors = [round(index * line_gap * size) for index in range(len(lines))]
    for (words, _), line, floor in zip(broken, lines, floors, strict=True):
        _lay(line, ink, boxes, _indent(words, line, widest, align) * size, floor, size)
    sheet = filled(ink, boxes, size)
    return Drawn(
        alpha=sheet.alpha,
        colour=sheet.colour,
        left=-sheet.left,
        baselines=tuple(sheet.top + floor for floor in floors),
        lines=tuple(line for line, _ in broken),
        missing=missing,
    )


def measure(
    text: str,
    size: int,
    weight: Weight = Weight.REGULAR,
    *,
    mono: bool = False,
    colour: bool = False,
    language: str = "",
    tracking: float = 0,
    case: Typecase | None = None,
) -> float:
    """Pixels that the widest line of `text` takes at `size` pixels an em, side bearings included."""
    _check(size, None)
    hand = Hand(case or machine_typecase(), weight, mono, colour, language, tracking)
    ready, _ = castable(prepare(text), hand)
    return max(set_line(line, base_level(line), hand).width for line in ready.split("\n")) * size


def break_lines(
    text: str,
    size: int,
    max_width: int,
    weight: Weight = Weight.REGULAR,
    *,
    mono: bool = False,
    colour: bool = False,
    language: str = "",
    tracking: float = 0,
    case: Typecase | None = None,
) -> tuple[str, ...]:
    """`text` as lines at most `max_width` pixels wide at `size`: as few as can be, and as even.

    Lines end at spaces and hyphens, and between the words and phrases of Chinese, Japanese and Thai; inside a
    word only where the word alone is too wide.
    """
    hand = Hand(case or machine_typecase(), weight, mono, colour, language, tracking)
    ready, _ = castable(prepare(text), hand)
    return tuple(line for line, _ in _broken(ready, size, max_width, hand))


def fonts(
    text: str,
    weight: Weight = Weight.REGULAR,
    *,
    colour: bool = False,
    language: str = "",
    case: Typecase | None = None,
) -> tuple[str, ...]:
    """What `text` is set from: the shaper and each font with its version, in a settled order.

    The same text looks the same wherever this is the same.
    """
    hand = Hand(case or machine_typecase(), weight, colour=colour, language=language)
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


def _indent(words: str, line: SetLine, widest: float, align: Align) -> float:
    """Ems to where a line begins.

    At an edge stands its ink, not the room around it; a quotation mark that it begins with hangs outside.
    """
    if align == "center":
        return (widest - line.width) / 2
    left, right = line.ink()
    hang = line.advances[0] if words[:1] in _HANGING else 0.0
    rightwards = base_level(words) == 0
    if align == "left":
        return -left - (hang if rightwards else 0)
    return widest - right + (0 if rightwards else hang)


def _lay(line: SetLine, ink: Ink, boxes: list[tuple[int, int]], x: float, floor: int, size: int) -> None:
    for placed in line.glyphs:
        if placed.face is None:
            boxes.append((round(x + placed.x * size), floor))
        else:
            ink.add(placed.face, placed.glyph, x + placed.x * size, placed.y * size - floor, size)
