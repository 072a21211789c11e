"""Titles in four designs: the name of a film or of a part of it, over the picture.

One family of letters, white on shade, and one accent. A design differs in size, weight and place; each can be
read on any picture.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.film.grammar import TitleStyle
from reelwright.lettering import Align, Drawn, Weight
from reelwright.render.artwork import BLACK_INK, Artwork, Layer, plate, tint
from reelwright.render.overlay import Overlay
from reelwright.render.page import Page
from reelwright.render.planes import BLACK
from reelwright.render.typeset import Typeset, fitting, lettered, solid, stamp

ACCENT = tint(0.949, 0.788, 0.298)
"""Chinagraph yellow, as on the slate."""
SOFTER = 0.86
"""How white a second line is."""
TRACKING = 0.06
"""Ems between letters of a line in capitals."""
SCRIM, CARD = 0.64, 0.8
"""How dark the shade under a title in a corner and a card are."""
DARKEST, LIGHTEST = 0.62, 0.2
"""How dark a picture is made that a title stands in the middle of: white on white is then 5.5 to 1."""
_READABLE = 108
"""The lightest luma on which white stands out 5 to 1."""
_CLEARLY = 0.75
"""A title leaves its usual corner for one that has at most this share of the edges."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A title and what stands under it, drawn. `size` is the title's."""

    title: Drawn
    under: Drawn | None
    size: int
    drop: int
    """Rows from the title's last line to the first of what is under it."""

    @classmethod
    def of(
        cls,
        page: Page,
        text: str,
        subtitle: str,
        *,
        size: int,
        width: int,
        weight: Weight,
        second: float,
        align: Align | None = None,
        lines: int = 2,
        line_gap: float = 1.1,
    ) -> Block:
        """`second` is the size of the subtitle as a share of the title's; it is never under 10 pixels."""
        apart = TRACKING if capitals(text) else 0.0
        fitted = fitting(page, text, size, width, lines, weight, apart)
        title = lettered(
            page, text, fitted, width, weight=weight, align=align, line_gap=line_gap, tracking=apart
        )
        if not subtitle:
            return cls(title, None, fitted, 0)
        smaller = max(10, round(second * size))
        apart = TRACKING if capitals(subtitle) else 0.0
        smaller = fitting(page, subtitle, smaller, width, lines, Weight.REGULAR, apart)
        under = lettered(page, subtitle, smaller, width, align=align, line_gap=1.25, tracking=apart)
        # From the lowest stroke of the title to the top of the letters below it.
        deep = max(title.height - title.baselines[-1], round(0.22 * fitted))
        return cls(title, under, fitted, deep + round(0.62 * smaller) + under.baselines[0])

    @property
    def width(self) -> int:
        return max(self.title.width, self.under.width if self.under else 0)

    @property
    def height(self) -> int:
        """Rows from the top of the ink to its foot."""
        if self.under is None:
            return self.title.height
        return self.foot + self.under.height - self.under.baselines[-1]

    @property
    def foot(self) -> int:
        """The row of the last line, from the top of the ink."""
        if self.under is None:
            return self.title.baselines[-1]
        return self.title.baselines[-1] + self.drop + self.under.baselines[-1] - self.under.baselines[0]

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.title.missing, *(self.under.missing if self.under else ()))))

    def put(
        self, artwork: Artwork, x: int, y: int, *, align: Align, shadow: bool = True, dark: bool = False
    ) -> None:
        """Stamps it with the top of its ink at row `y`, in the columns from `x`; `dark` letters in black."""
        blur = max(1.0, self.size / 14) if shadow else 0.0
        ink = (BLACK_INK,) if dark else ()
        stamp(artwork, self.title, x + self._indent(self.title, align), y, *ink, shadow=blur)
        if self.under is not None:
            row = y + self.title.baselines[-1] + self.drop - self.under.baselines[0]
            left = x + self._indent(self.under, align)
            stamp(artwork, self.under, left, row, *ink, strength=SOFTER, shadow=blur)

    def _indent(self, words: Drawn, align: Align) -> int:
        spare = self.width - words.width
        return {"left": 0, "center": spare // 2, "right": spare}[align]


def set_title(
    page: Page,
    text: str,
    subtitle: str = "",
    style: TitleStyle = TitleStyle.CLASSIC,
    *,
    raised: bool = False,
    upper: bool | None = None,
    luma: NDArray[np.uint8] | None = None,
) -> Typeset:
    """A title with its subtitle beneath, in one of the designs.

    In a corner, on the side where reading begins, or in the middle of a picture that is made darker. `luma`
    (of the picture, height by width) decides which corner unless `upper` does, and how much darker. `raised`
    leaves room for a caption below.
    """
    if not in_a_corner(style):
        return (_bold if style is TitleStyle.BOLD else _minimal)(page, text, subtitle, _dimming(luma))
    if upper is None:
        upper = luma is not None and quieter_above(page, luma, raised=raised)
    return (_classic if style is TitleStyle.CLASSIC else _card)(page, text, subtitle, raised, upper)


def in_a_corner(style: TitleStyle) -> bool:
    """Titles of that design stand in a corner, others in the middle."""
    return style in {TitleStyle.CLASSIC, TitleStyle.CARD}


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


def capitals(text: str) -> bool:
    """It is written in capitals alone, in letters that stand apart."""
    return text.isupper() and len(text) > 1


def _classic(page: Page, text: str, subtitle: str, raised: bool, above: bool) -> Typeset:
    """Bold in a corner, on a scrim that rises from the edge of the picture."""
    block = Block.of(
        page,
        text,
        subtitle,
        size=page.title_size,
        width=page.title_width,
        weight=Weight.BOLD,
        second=0.39,
        line_gap=1.1,
    )
    x, y = side(page, block.width), _row(page, block, raised, above)
    artwork = Artwork(page.width, page.height)
    last = y + block.foot
    shade = scrim(page, page.height - last, block.size)[::-1] if above else scrim(page, y, block.size)
    artwork.shade(shade, SCRIM)
    block.put(artwork, x, y, align=edge(page))
    return Typeset(Overlay.of(artwork), text, block.missing)


def _bold(page: Page, text: str, subtitle: str, dimming: float) -> Typeset:
    """Large in the middle, under a short rule in the accent."""
    block = Block.of(
        page,
        text,
        subtitle,
        size=round(1.32 * page.title_size),
        width=round(0.84 * page.width),
        weight=Weight.BOLD,
        second=0.3,
        align="center",
        line_gap=1.04,
    )
    thick, long = max(2, round(0.075 * block.size)), round(0.95 * block.size)
    gap = round(0.4 * block.size)
    x, y = (page.width - block.width) // 2, (page.height - block.height - gap - thick) // 2 + gap + thick
    artwork = Artwork(page.width, page.height)
    artwork.shade(solid(page.width, page.height), dimming)
    artwork.paint(solid(long, thick), ACCENT, (page.width - long) // 2, y - gap - thick)
    block.put(artwork, x, y, align="center")
    return Typeset(Overlay.of(artwork), text, block.missing)


def _minimal(page: Page, text: str, subtitle: str, dimming: float) -> Typeset:
    """Small and light in the middle, with nothing around it."""
    block = Block.of(
        page,
        text,
        subtitle,
        size=round(0.62 * page.title_size),
        width=round(0.6 * page.width if page.wide else 0.78 * page.width),
        weight=Weight.REGULAR,
        second=0.55,
        align="center",
        line_gap=1.2,
    )
    x, y = (page.width - block.width) // 2, (page.height - block.height) // 2
    artwork = Artwork(page.width, page.height)
    artwork.shade(solid(page.width, page.height), dimming)
    block.put(artwork, x, y, align="center")
    return Typeset(Overlay.of(artwork), text, block.missing)


def _card(page: Page, text: str, subtitle: str, raised: bool, above: bool) -> Typeset:
    """On a dark card in a corner, with a strip in the accent along the side where reading begins."""
    size = round(0.72 * page.title_size)
    pad, strip = round(0.62 * size), max(2, round(0.11 * size))
    room = page.title_width - 2 * pad - strip
    block = Block.of(
        page, text, subtitle, size=size, width=room, weight=Weight.BOLD, second=0.5, line_gap=1.12
    )
    floor = page.title_floor(raised) + pad // 2
    height = block.height + 2 * pad
    y = page.title_ceiling if above else floor - height
    artwork = Artwork(page.width, page.height)
    carded(artwork, page, block, side(page, block.width + 2 * pad + strip), y, pad, strip)
    return Typeset(Overlay.of(artwork), text, block.missing)


def carded(artwork: Artwork, page: Page, block: Block, x: int, y: int, pad: int, strip: int) -> None:
    """Puts `block` on a dark card whose corner is at `x`, `y`."""
    width, height = block.width + 2 * pad + strip, block.height + 2 * pad
    artwork.shade(plate(width, height, 0), CARD, x, y)
    artwork.paint(solid(strip, height), ACCENT, x + width - strip if page.rtl else x, y)
    block.put(artwork, x + pad + (0 if page.rtl else strip), y + pad, align=edge(page), shadow=False)


def edge(page: Page) -> Align:
    return "right" if page.rtl else "left"


def side(page: Page, width: int) -> int:
    """Where something that wide begins so that it stands on the margin where reading begins."""
    return max(0, page.width - page.margin - width) if page.rtl else page.margin


def _row(page: Page, block: Block, raised: bool, above: bool) -> int:
    return page.title_ceiling if above else page.title_floor(raised) - block.foot


def scrim(page: Page, row: int, size: int) -> Layer:
    """Clear above words that begin at `row`, full from there to the bottom; less on the far side."""
    rows = np.arange(page.height, dtype=np.float32)
    start, full = row - 0.36 * page.unit, row - 0.1 * size
    rise = np.clip((rows - start) / max(1.0, full - start), 0, 1)
    rise = rise * rise * (3 - 2 * rise)
    fall = np.clip(np.linspace(-1.4, 1, page.width, dtype=np.float32), 0, 1)
    columns = 1 - 0.5 * fall * fall * (3 - 2 * fall)
    if page.rtl:
        columns = columns[::-1]
    return (rise[:, None] * columns[None, :]).astype(np.float32)


def _dimming(luma: NDArray[np.uint8] | None) -> float:
    """How much darker a picture has to be made, so that white reads on the lightest parts of it."""
    if luma is None:
        return DARKEST
    light = float(np.percentile(luma[::4, ::4], 97)) - BLACK
    return min(DARKEST, max(LIGHTEST, 1 - (_READABLE - BLACK) / max(1.0, light)))
