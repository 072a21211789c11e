"""What a model costs: prices by the second or the picture, and what is charged when nothing comes of it."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from pydantic import Field

from reelwright.film.value import Value


class PriceUnit(StrEnum):
    SECOND = "second"
    PICTURE = "picture"


class PriceRule(Value):
    """A price a unit, where the request is as the rule says."""

    unit: PriceUnit
    micros: int = Field(ge=0)
    sound: bool | None = None
    """Only with (or without) the model's own sound."""
    pixels_over: int | None = None
    """Only where the picture has more pixels."""


class Price(Value):
    """What a take costs: its first rule that fits; without rules it is free.

    `known=False` means nobody said, which is not the same as free.
    """

    rules: tuple[PriceRule, ...] = ()
    currency: str = "USD"
    known: bool = True

    @property
    def free(self) -> bool:
        return self.known and all(rule.micros == 0 for rule in self.rules)

    def micros(self, *, seconds: Fraction, pixels: int, sound: bool) -> int:
        """What `seconds` of clip, or (0) one picture, cost; rounded up to a whole micro."""
        for rule in self.rules:
            if rule.sound is not None and rule.sound is not sound:
                continue
            if rule.pixels_over is not None and pixels <= rule.pixels_over:
                continue
            return -(-rule.micros * seconds // 1) if rule.unit is PriceUnit.SECOND else rule.micros
        return 0


class Billing(Value):
    """What is charged when no clip comes of it."""

    failed: bool = False
    moderated: bool = False
    cancelled: bool = False
    """Charged once it runs; before that a cancelled job is always given back."""
