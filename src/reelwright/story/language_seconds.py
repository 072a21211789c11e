"""Whole arithmetic of a film's seconds: which totals can be shot, and the split nearest to what was meant."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from reelwright.providers.port import Durations

_NEAREST: Final = 12
"""Durations looked at around what was meant for a scene."""


def can_fill(durations: Durations, scenes: int, total: Fraction) -> bool:
    """Whether `scenes` scenes of lengths that `durations` allow can last `total` seconds together."""
    if not durations.values:
        over = total - scenes * durations.least
        return 0 <= over <= scenes * (durations.most - durations.least) and over % durations.step == 0
    sums = {Fraction(0)}
    for _ in range(scenes):
        sums = {before + one for before in sums for one in durations.values if before + one <= total}
    return total in sums


def split(durations: Durations, meant: Sequence[Fraction], total: Fraction) -> tuple[Fraction, ...] | None:
    """Lengths that `durations` allow, adding up to `total`, in proportions as near to `meant` as can be.

    None when there are none near what was meant, so that even a hundred scenes take no time to split.
    """
    scale = total / sum(meant, Fraction(0))
    cheapest: dict[Fraction, tuple[Fraction, tuple[Fraction, ...]]] = {Fraction(0): (Fraction(0), ())}
    due = Fraction(0)
    for seconds in meant:
        wanted = seconds * scale
        due += wanted
        longer: dict[Fraction, tuple[Fraction, tuple[Fraction, ...]]] = {}
        for before, (cost, lengths) in cheapest.items():
            for one in _near(durations, wanted):
                after, price = before + one, cost + abs(one - wanted)
                astray = not durations.values and abs(after - due) > _NEAREST * durations.step
                if astray or after > total or (after in longer and longer[after][0] <= price):
                    continue
                longer[after] = (price, (*lengths, one))
        cheapest = longer
    found = cheapest.get(total)
    return None if found is None else found[1]


def _near(durations: Durations, wanted: Fraction) -> tuple[Fraction, ...]:
    if durations.values:
        return durations.values
    first = (wanted - durations.least) // durations.step - _NEAREST // 2
    around = (durations.least + (first + index) * durations.step for index in range(_NEAREST + 1))
    return tuple(one for one in around if one > 0 and durations.least <= one <= durations.most)
