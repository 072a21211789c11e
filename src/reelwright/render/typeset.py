"""Setting words: what all of them share, and captions inside the safe area."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reelwright.film.time import Rate
from reelwright.lettering import Align, Drawn, Weight, break_lines, draw
from reelwright.render.artwork import WHITE_INK, Artwork, Layer, Tint, blurred, plate
from reelwright.render.overlay import Overlay
from reelwright.render.page import (
    CAPTION_GAP,
    CAPTION_LINES,
    PLATE_ABOVE,
    PLATE_BELOW,
    PLATE_BESIDE,
    Page,
)

CARD_SECONDS = 1
"""A part of a long caption that would be on for less than this is not split off; it is set smaller."""
LITTLE_SMALLER = 0.85
"""Letters may be so much smaller before a caption is broken up."""
PLATE = 0.62
SHADOW = 0.55
"""How dark the plate of a caption and the shadow of letters are. White on the plate over white is 6 to 1."""


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
    if any(len(_lines(page, way, least)) <= CAPTION_LINES for way in (text, one_line(text))):
        return ((text, frames),)
    lines = _lines(page, one_line(text), page.caption_size)
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
        text = one_line(text)
    size = fitting(page, text, page.caption_size, page.caption_width, CAPTION_LINES, Weight.REGULAR)
    words = lettered(page, text, size, page.caption_width, align="center", line_gap=CAPTION_GAP)
    beside, above, below = (round(ems * size) for ems in (PLATE_BESIDE, PLATE_ABOVE, PLATE_BELOW))
    ink_top = -words.baselines[0]
    top = min(-above, ink_top - size // 4)
    under = words.baselines[-1] - words.baselines[0]
    bottom = max(under + below, ink_top + words.height + size // 4)
    artwork = Artwork(words.width + 2 * beside, bottom - top)
    # Letters that could not be drawn at all leave no empty plate behind.
    if words.alpha.any() or words.colour is not None:
        artwork.shade(plate(artwork.width, artwork.height, 0.3 * size), PLATE)
        stamp(artwork, words, beside, ink_top - top, shadow=max(0.6, size / 24))
    x = (page.width - artwork.width) // 2
    overlay = Overlay.of(artwork, max(0, x), max(0, page.caption_floor - artwork.height))
    return Typeset(overlay, text, words.missing)


def lettered(
    page: Page,
    text: str,
    size: int,
    width: int,
    *,
    weight: Weight = Weight.REGULAR,
    align: Align | None = None,
    line_gap: float = 1.12,
    tracking: float = 0,
) -> Drawn:
    """`text` in the page's language, emoji in colour, from the side where reading begins unless `align`ed."""
    return draw(
        text,
        size=size,
        max_width=width,
        weight=weight,
        align=align or ("right" if page.rtl else "left"),
        line_gap=line_gap,
        colour=True,
        language=page.language,
        tracking=tracking,
    )


def fitting(
    page: Page, text: str, size: int, width: int, lines: int, weight: Weight, tracking: float = 0
) -> int:
    """The largest size, not over `size`, at which `text` fits into `lines` lines; at least half of it."""
    for share in (1, 0.92, 0.85, 0.78, 0.72, 0.66, 0.6, 0.55):
        tried = max(6, round(size * share))
        broken = break_lines(
            text, tried, width, weight, colour=True, language=page.language, tracking=tracking
        )
        if len(broken) <= lines:
            return tried
    return max(6, size // 2)


def stamp(
    artwork: Artwork,
    words: Drawn,
    x: int,
    y: int,
    ink: Tint = WHITE_INK,
    *,
    strength: float = 1,
    shadow: float = 0,
) -> None:
    """Puts `words` with their first column at `x` and first row at `y`, on a shadow of that radius."""
    letters = words.alpha.astype(np.float32) / np.float32(255)
    if shadow:
        solid = (
            letters if words.colour is None else np.maximum(letters, words.colour[..., 3] / np.float32(255))
        )
        spread = round(3 * shadow)
        soft = blurred(np.pad(solid, spread).astype(np.float32), shadow)
        artwork.shade(soft, SHADOW, x - spread, y - spread)
    artwork.paint(letters, ink, x, y, strength)
    if words.colour is not None:
        artwork.picture(words.colour, x, y)


def one_line(text: str) -> str:
    return " ".join(text.split())


def solid(width: int, height: int) -> Layer:
    return np.ones((height, width), np.float32)


def _lines(page: Page, text: str, size: int) -> tuple[str, ...]:
    return break_lines(text, size, page.caption_width, colour=True, language=page.language)
