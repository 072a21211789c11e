"""Costs over HTTP: what was spent, from the record of every call."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter

from reelwright.actions.costs import costs
from reelwright.api.given import At
from reelwright.api.problems import problem_docs
from reelwright.film.ids import VideoId
from reelwright.film.value import Value

router = APIRouter(prefix="/api", tags=["costs"], responses=problem_docs(401, 403, 421, 503))


class VideoCost(Value):
    video_id: VideoId
    spent_micros: int | None
    unpriced_calls: int
    """Calls whose price nobody knows; they are in no sum."""


class DayCost(Value):
    day: date
    """In UTC."""
    spent_micros: int | None
    unpriced_calls: int


class CostsView(Value):
    """Money in micro-units of `currency`; null where all that is known is that there were calls."""

    currency: str
    spent_micros: int | None
    reserved_micros: int
    """Held for what is being made. Nothing holds money yet, so this is 0."""
    lost_micros: int
    """Paid for answers that never came."""
    available_micros: int | None
    """What may still be spent; null without a budget."""
    unpriced_calls: int
    by_video: tuple[VideoCost, ...]
    by_day: tuple[DayCost, ...]
    """Oldest first."""


@router.get("/costs")
def get_costs(at: At) -> CostsView:
    """All that was spent, by which video and on which day."""
    spent = costs(at)
    return CostsView(
        currency=spent.currency,
        spent_micros=spent.total.known,
        reserved_micros=0,
        lost_micros=0,
        available_micros=None,
        unpriced_calls=spent.total.unpriced,
        by_video=tuple(
            VideoCost(video_id=video, spent_micros=one.known, unpriced_calls=one.unpriced)
            for video, one in sorted(spent.by_video.items())
        ),
        by_day=tuple(
            DayCost(day=day, spent_micros=one.known, unpriced_calls=one.unpriced)
            for day, one in spent.by_day.items()
        ),
    )
