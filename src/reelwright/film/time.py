"""Rational time: seconds are fractions, positions in a cut are whole frames. No float ever holds a time."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema

from reelwright.film.value import Value

_NUMBER = re.compile(r"-?(\d{1,40}(\.\d{0,40}|/\d{1,40})?|\.\d{1,40})")
"""No exponents: `Fraction("1e999999999")` would not come back."""


def parse_seconds(value: Any) -> Fraction:
    """A number, a decimal string ("6.5") or a ratio string ("1001/30000") as exact seconds.

    A float is read as the shortest decimal that prints like it, so 6.1 means 61/10.
    """
    if isinstance(value, bool):
        raise ValueError("expected seconds as a number")
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int | str):
        if isinstance(value, str) and not _NUMBER.fullmatch(value.strip()):
            raise ValueError(f"expected seconds as a number, got {value!r}")
        try:
            return Fraction(value)
        except (ValueError, ZeroDivisionError):
            raise ValueError(f"expected seconds as a number, got {value!r}") from None
    if isinstance(value, float):
        try:
            return Fraction(repr(value))
        except ValueError:
            raise ValueError("expected a finite number of seconds") from None
    raise ValueError("expected seconds as a number")


def seconds_to_json(value: Fraction) -> int | float | str:
    """An int where whole, a decimal where it says exactly the same, else a ratio string."""
    if value.denominator == 1:
        return value.numerator
    decimal = float(value)
    return decimal if Fraction(repr(decimal)) == value else f"{value.numerator}/{value.denominator}"


Seconds = Annotated[
    Fraction,
    BeforeValidator(parse_seconds),
    PlainSerializer(seconds_to_json),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string"}], "examples": [6, 2.5, "1001/30000"]}),
]
"""Exact seconds."""


class Rate(Value):
    """Frames per second as a ratio: 24/1, 30000/1001."""

    num: int = Field(default=24, ge=1)
    den: int = Field(default=1, ge=1)

    @property
    def fps(self) -> Fraction:
        return Fraction(self.num, self.den)

    def frames(self, seconds: Fraction) -> int:
        """The frame boundary nearest to `seconds` (halves go up)."""
        exact = seconds * self.fps
        return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)

    def seconds(self, frames: int) -> Fraction:
        """Where frame boundary `frames` lies, exactly."""
        return Fraction(frames) / self.fps


FILM_RATE = Rate(num=24)
"""The rate that films are cut at unless asked otherwise: cinema's 24."""
