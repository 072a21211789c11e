"""What an account may do at each of the five tiers: at once, in a day, and what it may buy in a month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limit:
    """Of one model and account."""

    at_once: int
    a_day: int
    """In any 24 hours."""


_DEAR: Final = ("veo3.1", "veo3.1_fast")
"""The published table has a range for each tier and no names for its columns: the dear models get the lower
end, all others the upper."""
_AT_ONCE: Final = {1: (1, 2), 2: (3, 3), 3: (5, 5), 4: (10, 10), 5: (20, 20)}
_A_DAY: Final = {1: (50, 200), 2: (500, 1000), 3: (1000, 2000), 4: (5000, 10_000), 5: (25_000, 30_000)}
MONTHLY_CREDITS: Final = {1: 10_000, 2: 50_000, 3: 200_000, 4: 2_000_000, 5: 10_000_000}
TIERS: Final = tuple(MONTHLY_CREDITS)


def limit(tier: int, model: str) -> Limit:
    end = 0 if model in _DEAR else 1
    return Limit(_AT_ONCE[tier][end], _A_DAY[tier][end])
