"""Lower thirds in four designs: the name of who or what is seen, and what they are."""

from __future__ import annotations

from reelwright.film.grammar import TitleStyle
from reelwright.lettering import Weight
from reelwright.render.artwork import Artwork, plate
from reelwright.render.overlay import Overlay
from reelwright.render.page import Box, Page
from reelwright.render.titles import ACCENT, CARD, SCRIM, Block, carded, edge, scrim, side
from reelwright.render.typeset import Typeset, solid, stamp

_NAME, _NAME_TALL = 0.056, 0.062
"""Size of a name as a share of the picture's shorter side."""


def set_lower_third(
    page: Page,
    name: str,
    role: str = "",
    style: TitleStyle = TitleStyle.CLASSIC,
    *,
    raised: bool = False,
    around: tuple[Box, ...] = (),
) -> Typeset:
    """A name with a role beneath, in the lower corner where reading begins.

    It stands above captions when `raised`, and above those of the boxes `around` that are in its way.
    """
    size = max(9, round((_NAME_TALL if page.tall else _NAME) * page.unit))
    strip, pad = max(2, round(0.1 * size)), round(0.5 * size)
    width = round((0.5 if page.wide else 0.78) * page.width) - 2 * pad - strip
    light = style is TitleStyle.MINIMAL
    block = Block.of(
        page,
        name,
        role if style is not TitleStyle.BOLD else "",
        size=size,
        width=width,
        weight=Weight.REGULAR if light else Weight.BOLD,
        second=0.66,
        line_gap=1.12,
    )
    artwork = Artwork(page.width, page.height)
    if style is TitleStyle.BOLD:
        missing = _stacked(artwork, page, block, role, pad, raised, around)
        return Typeset(Overlay.of(artwork), name, tuple(dict.fromkeys((*block.missing, *missing))))
    if style is TitleStyle.CARD:
        wide, high = block.width + 2 * pad + strip, block.height + 2 * pad
        x = side(page, wide)
        carded(artwork, page, block, x, _row(page, x, wide, high, raised, around), pad, strip)
    else:
        room = 0 if light else strip + round(0.42 * size)
        x = side(page, block.width + room)
        y = _row(page, x, block.width + room, block.height, raised, around)
        left = x if page.rtl else x + room
        artwork.shade(scrim(page, y, block.size), SCRIM)
        if not light:
            bar = x + block.width + room - strip if page.rtl else x
            artwork.paint(solid(strip, block.height), ACCENT, bar, y)
        block.put(artwork, left, y, align=edge(page))
    return Typeset(Overlay.of(artwork), name, block.missing)


def _stacked(
    artwork: Artwork, page: Page, block: Block, role: str, pad: int, raised: bool, around: tuple[Box, ...]
) -> tuple[str, ...]:
    """The name in black on the accent, the role in white on a dark plate that hangs under it."""
    across, down = pad, round(0.36 * block.size)
    second = Block.of(
        page,
        role or " ",
        "",
        size=round(0.62 * block.size),
        width=round((0.5 if page.wide else 0.78) * page.width) - 2 * pad,
        weight=Weight.REGULAR,
        second=1,
    )
    upper = (block.width + 2 * across, block.height + 2 * down)
    lower = (second.width + 2 * across, second.height + 2 * round(0.3 * block.size)) if role else (0, 0)
    wide, high = max(upper[0], lower[0]), upper[1] + lower[1]
    y = _row(page, side(page, wide), wide, high, raised, around)
    x = side(page, upper[0])
    artwork.paint(plate(*upper, 0), ACCENT, x, y)
    block.put(artwork, x + across, y + down, align=edge(page), shadow=False, dark=True)
    if role:
        x, y = side(page, lower[0]), y + upper[1]
        artwork.shade(plate(*lower, 0), CARD, x, y)
        stamp(artwork, second.title, x + across, y + round(0.3 * block.size))
    return second.missing if role else ()


def _row(page: Page, x: int, width: int, height: int, raised: bool, around: tuple[Box, ...]) -> int:
    """The row on which something that large begins, clear of captions and of `around`."""
    top = page.name_floor(raised) - height
    for box in sorted(around, key=lambda one: -one.top):
        if box.meets(Box(x, top, x + width, top + height)):
            top = box.top - page.gap - height
    return max(0, top)
