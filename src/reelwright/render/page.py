"""The picture as something to set words on: sizes, margins and the places that words and insets keep to.

Sizes are shares of the picture's shorter side, so that a film reads alike at any resolution. The bottom of a
tall picture is left free for the controls that phones lay over it.
"""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.film.grammar import Spot

CAPTION_LINES = 2
CAPTION_GAP = 1.22
"""Ems from line to line."""
PLATE_ABOVE, PLATE_BELOW, PLATE_BESIDE = 1.08, 0.56, 0.62
"""Ems that the plate of a caption reaches above its first line, below its last and to the sides."""


@dataclass(frozen=True, slots=True)
class Box:
    """Columns `left` to `right` and rows `top` to `bottom` of the picture, ends not included."""

    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: Box) -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class Page:
    """A picture of this size, for words in this language."""

    width: int
    height: int
    rtl: bool = False
    language: str = ""

    @property
    def tall(self) -> bool:
        return 5 * self.width < 4 * self.height

    @property
    def wide(self) -> bool:
        return 4 * self.width > 5 * self.height

    @property
    def unit(self) -> int:
        """What sizes are shares of."""
        return min(self.width, self.height)

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
    def caption_ceiling(self) -> int:
        """The row over which no caption of two lines reaches."""
        ems = PLATE_ABOVE + CAPTION_GAP + PLATE_BELOW
        return self.caption_floor - round(ems * self.caption_size) - self.gap

    @property
    def gap(self) -> int:
        """Room between a caption and what stands above it."""
        return round(0.025 * self.unit)

    @property
    def title_size(self) -> int:
        return max(12, round(0.105 * self.unit))

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

    def name_floor(self, raised: bool) -> int:
        """The row that a lower third stands on; `raised` leaves room for a caption below."""
        return self.caption_ceiling - self.gap if raised or self.tall else self.caption_floor

    def inset(self, spot: Spot, width: int, height: int) -> Box:
        """Where an inset of that size lies, inside the safe area and off the captions."""
        side, top = self.margin, round((0.09 if self.tall else 0.07) * self.height)
        across, down = _PLACES[spot]
        beside_captions = self.wide and spot is not Spot.BOTTOM
        floor = self.caption_floor if beside_captions else self.caption_ceiling
        left = side + round(across * (self.width - 2 * side - width))
        upper = top + round(down * (floor - top - height))
        return Box(left, upper, left + width, upper + height)


_PLACES = {
    Spot.TOP_LEFT: (0.0, 0.0),
    Spot.TOP: (0.5, 0.0),
    Spot.TOP_RIGHT: (1.0, 0.0),
    Spot.LEFT: (0.0, 0.5),
    Spot.CENTRE: (0.5, 0.5),
    Spot.RIGHT: (1.0, 0.5),
    Spot.BOTTOM_LEFT: (0.0, 1.0),
    Spot.BOTTOM: (0.5, 1.0),
    Spot.BOTTOM_RIGHT: (1.0, 1.0),
}
