"""Money is whole micro-units of a currency; one US dollar is 1,000,000 micros."""

from __future__ import annotations

import re
from fractions import Fraction

from reelwright.film.value import Value

MICROS = 1_000_000
_DECIMAL = re.compile(r"-?\d{1,12}(\.\d{0,12})?|-?\.\d{1,12}")
"""No exponents: `Fraction("1e999999999")` would not come back."""


class Money(Value):
    """An amount of money, never a float."""

    micros: int = 0
    currency: str = "USD"

    def __add__(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise ValueError(f"cannot add {other.currency} to {self.currency}")
        return Money(micros=self.micros + other.micros, currency=self.currency)

    def __str__(self) -> str:
        """Whole cents where they are exact, more digits where they are not: `0.00 USD`, `0.0125 USD`."""
        sign = "-" if self.micros < 0 else ""
        whole, rest = divmod(abs(self.micros), MICROS)
        digits = f"{rest:06d}".rstrip("0").ljust(2, "0")
        return f"{sign}{whole}.{digits} {self.currency}"


def usd(amount: str) -> Money:
    """`usd("0.05")`: a decimal amount of dollars, exact to the micro; ValueError when it is not."""
    if not _DECIMAL.fullmatch(amount):
        raise ValueError(f"{amount[:40]!r} is not a decimal amount")
    micros = Fraction(amount) * MICROS
    if micros.denominator != 1:
        raise ValueError(f"{amount} is finer than a micro-dollar")
    return Money(micros=micros.numerator)
