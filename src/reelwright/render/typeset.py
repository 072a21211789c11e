"""Where words stand on the screen and how large: titles, and captions inside the safe area.

Sizes are shares of the picture's height (of its width for a tall picture), so that a film reads alike at any
resolution. The bottom of a tall picture is left free for the controls that phones lay over it.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.film.time import Rate
from reelwright.lettering import Align, Drawn, Weight, break_lines, draw
from reelwright.render.overlay import Layer, Overlay, blurred, plate

CAPTION_LINES = 2
CARD_SECONDS = 1
"""A part of a long caption that would be on for less than this is not split off; it is set smaller."""
LITTLE_SMALLER = 0.85
"""Letters may be so much smaller before a caption is broken up."""
PLATE = 0.52
SCRIM = 0.64
SHADOW = 0.55
"""How dark the plate of a caption, the shade under a title and the shadow of letters are."""
_CLEARLY = 0.75
"""A title leaves its usual corner for one that has at most this share of the edges."""


@dataclass(frozen=True, slots=True)
class Page:
    """The picture as something to set words on."""

    width: int
    height: int
    rtl: bool = False

    @property
    def tall(self) -> bool:
        return 5 * self.width < 4 * self.height

    @property
    def wide(self) -> bool:
        return 4 * self.width > 5 * self.height

    @property
    def caption_size(self) -> int:
        return max(8, round(0.054 * self.width if self.tall else 0.047 * self.height))

    @property
    def caption_width(self) -> int:
        return round((0.68 if self.wide else 0.8) * self.width)

    @property
    def caption_floor(self) -> int:
        """The row that the plate of a caption stands on."""
        return round((0.82 if self.tall else 0.915) * self.height)

    @property
    def title_size(self) -> int:
        return max(12, round(0.105 * self.width if self.tall else 0.105 * self.height))

    @property
    def title_width(self) -> int:
        return round((0.66 if self.wide else 0.82) * self.width)

    @property
    def margin(self) -> int:
        return round((0.07 if self.wide else 0.09) * self.width)

    @property
    def title_ceiling(self) -> int:
        """The row under which a title in the upper corner begins."""
        return round((0.14 if self.tall else 0.1) * self.height)

    def title_floor(self, raised: bool) -> int:
        """The row on which the last line of a title stands; `raised` leaves room for a caption below."""
        if self.tall:
            return round(0.64 * self.height)
        return round((0.70 if raised else 0.84) * self.height)


@dataclass(frozen=True, slots=True, eq=False)
class Typeset:
    """Words, drawn; with what no font had."""

    overlay: Overlay
    text: str
    missing: tuple[str, ...]


def caption_cards(page: Page, text: str, frames: int, rate: Rate) -> tuple[tuple[str, int], ...]:
    """A caption of more than two lines as several, one after the other, by their share of the letters.

    All frames are used. A caption that is only a little too long, or has no time for more than one card,
    stays whole, and `set_caption` makes it smaller.
    """
    least = round(LITTLE_SMALLER * page.caption_size)
    if any(len(_lines(page, way, least)) <= CAPTION_LINES for way in (text, _one_line(text))):
        return ((text, frames),)
    lines = _lines(page, _one_line(text), page.caption_size)
    parts = [lines[at : at + CAPTION_LINES] for at in range(0, len(lines), CAPTION_LINES)]
    letters = [sum(map(len, part)) for part in parts]
    ends = [frames * sum(letters[: at + 1]) // sum(letters) for at in range(len(parts))]
    lengths = [end - before for before, end in zip([0, *ends], ends, strict=False)]
    if min(lengths) < CARD_SECONDS * rate.fps:
        return ((text, frames),)
    return tuple(("\n".join(part), length) for part, length in zip(parts, lengths, strict=True))


def set_caption(page: Page, text: str) -> Typeset:
    """White letters on a dark translucent plate, centred at the bottom of the safe area.

    Line breaks in `text` are kept where they leave no more than two lines.
    """
    if len(_lines(page, text, round(LITTLE_SMALLER * page.caption_size))) > CAPTION_LINES:
        text = _one_line(text)
    size = _size_for(text, page.caption_size, page.caption_width, CAPTION_LINES, Weight.REGULAR)
    words = draw(text, size=size, max_width=page.caption_width, align="center", line_gap=1.22)
    beside, above, below = round(0.62 * size), round(1.08 * size), round(0.56 * size)
    ink_top = -words.baselines[0]
    top = min(-above, ink_top - size // 4)
    under = words.baselines[-1] - words.baselines[0]
    bottom = max(under + below, ink_top + words.height + size // 4)
    height, width = bottom - top, words.width + 2 * beside
    # Letters that could not be drawn at all leave no empty plate behind.
    shade = plate(width, height, 0.3 * size) * np.float32(PLATE if words.alpha.any() else 0)
    ink = np.zeros_like(shade)
    _stamp(ink, words, beside, ink_top - top)
    shade = np.maximum(shade, SHADOW * blurred(ink, max(0.6, size / 24)))
    x = (page.width - width) // 2
    return Typeset(
        Overlay.of(max(0, x), max(0, page.caption_floor - height), ink, shade), text, words.missing
    )


def set_title(
    page: Page, text: str, subtitle: str = "", *, raised: bool = False, above: bool = False
) -> Typeset:
    """A bold title with its subtitle beneath, on the side where reading begins, on a soft shade.

    It stands in the lower corner, or in the upper one when `above`.
    """
    size = _size_for(text, page.title_size, page.title_width, 2, Weight.BOLD)
    align: Align = "right" if page.rtl else "left"
    title = draw(text, size=size, max_width=page.title_width, weight=Weight.BOLD, align=align, line_gap=1.1)
    second = max(10, round(0.39 * page.title_size))
    under = draw(subtitle, size=second, max_width=page.title_width, align=align) if subtitle else None
    ink = np.zeros((page.height, page.width), np.float32)
    drop = round(1.75 * second) - under.baselines[0] if under else 0
    if above:
        row = page.title_ceiling
    else:
        row = page.title_floor(raised) - title.baselines[-1]
        row -= drop + under.baselines[-1] if under else 0
    last = row + title.baselines[-1]
    _stamp(ink, title, _column(page, title), row)
    if under:
        _stamp(ink, under, _column(page, under), last + drop, 0.88)
        last += drop + under.baselines[-1]
    scrim = _scrim(page, page.height - last, size)[::-1] if above else _scrim(page, row, size)
    shade = np.maximum(scrim, SHADOW * blurred(ink, max(1, size / 14)))
    dark = np.flatnonzero(shade.max(axis=1) > 1 / 512)
    top, bottom = int(dark[0]) // 2 * 2, int(dark[-1]) + 1
    missing = tuple(dict.fromkeys((*title.missing, *(under.missing if under else ()))))
    return Typeset(Overlay.of(0, top, ink[top:bottom], shade[top:bottom].astype(np.float32)), text, missing)


def quieter_above(page: Page, luma: NDArray[np.uint8], *, raised: bool) -> bool:
    """A title covers clearly less of `luma` (height, width) in the upper corner than in the lower.

    What is covered is told by edges: figures and buildings have them, skies and floors do not.
    """
    size = page.title_size
    floor, ceiling = page.title_floor(raised), page.title_ceiling
    across = slice(page.width // 3, None) if page.rtl else slice(0, page.width - page.width // 3)
    busy = np.abs(cv2.Laplacian(cv2.blur(luma, (3, 3)), cv2.CV_32F))
    below = float(busy[max(0, floor - 2 * size) : floor, across].mean())
    over = float(busy[ceiling : ceiling + 2 * size, across].mean())
    return over < _CLEARLY * below


def _column(page: Page, words: Drawn) -> int:
    """Where a block begins so that its letters, not their bearings, stand on the margin."""
    return max(0, page.width - page.margin - words.width) if page.rtl else page.margin


def _scrim(page: Page, row: int, size: int) -> Layer:
    """Clear above the title, dark from its last line to the bottom, darker where reading begins."""
    rows = np.arange(page.height, dtype=np.float32)
    start, full = row - 2.2 * size, row + 1.2 * size
    rise = np.clip((rows - start) / max(1.0, full - start), 0, 1)
    rise = rise * rise * (3 - 2 * rise)
    columns = np.linspace(1, 0.45, page.width, dtype=np.float32)
    if page.rtl:
        columns = columns[::-1]
    return (SCRIM * rise[:, None] * columns[None, :]).astype(np.float32)


def _size_for(text: str, size: int, width: int, lines: int, weight: Weight) -> int:
    """The largest size, not over `size`, at which `text` fits into `lines` lines; at least half of it."""
    for share in (1, 0.92, 0.85, 0.78, 0.72, 0.66, 0.6, 0.55):
        tried = max(6, round(size * share))
        if len(break_lines(text, tried, width, weight)) <= lines:
            return tried
    return max(6, size // 2)


def _lines(page: Page, text: str, size: int) -> tuple[str, ...]:
    return break_lines(text, size, page.caption_width)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _stamp(ink: Layer, words: Drawn, x: int, y: int, strength: float = 1) -> None:
    """Draws `words` into `ink` with their first column at `x` and first row at `y`; clips at the edges."""
    top, left = max(0, y), max(0, x)
    bottom, right = min(ink.shape[0], y + words.height), min(ink.shape[1], x + words.width)
    if top >= bottom or left >= right:
        return
    part = words.alpha[top - y : bottom - y, left - x : right - x]
    area = ink[top:bottom, left:right]
    np.maximum(area, part.astype(np.float32) * np.float32(strength / 255), out=area)
