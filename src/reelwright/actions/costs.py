"""What has been spent, from the record of every call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reelwright.actions.counter import Counter
from reelwright.film.ids import VideoId
from reelwright.store import calls


@dataclass(frozen=True, slots=True)
class Costs:
    """Money in micro-units. Calls whose price nobody knows are counted; they are in no sum."""

    currency: str
    total: calls.Spent
    by_video: dict[VideoId, calls.Spent]
    by_day: dict[date, calls.Spent]
    """By day in UTC, oldest first."""


def costs(counter: Counter) -> Costs:
    """All that was spent, by which video and on which day."""
    with counter.studio.database.read() as conn:
        spent = calls.by_video(conn)
        days = calls.by_day(conn)
    return Costs(
        currency="USD",
        total=calls.Spent(
            sum(one.micros for one in spent.values()), sum(one.unpriced for one in spent.values())
        ),
        by_video=spent,
        by_day=days,
    )
