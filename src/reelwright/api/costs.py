"""Costs over HTTP: what was spent, is held and was lost, from the ledger."""

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
    title: str
    """Its prompt while it has none. Deleted videos are here too: their money stays on record."""
    spent_micros: int | None
    reserved_micros: int
    lost_micros: int
    unpriced_calls: int
    """Calls whose price nobody knows; they are in no sum."""


class DayCost(Value):
    day: date
    """In UTC."""
    spent_micros: int | None
    lost_micros: int
    unpriced_calls: int


class ModelCost(Value):
    provider: str
    model: str
    spent_micros: int | None
    lost_micros: int
    unpriced_calls: int
    calls: int
    """All that were made; those that were given back are not counted."""


class CostsView(Value):
    """Money in micro-units of `currency`; null where all that is known is that there were calls."""

    currency: str
    spent_micros: int | None
    reserved_micros: int
    """Held for calls that are not over."""
    lost_micros: int
    """Charged, or as good as charged, for answers that never came."""
    available_micros: int | None
    """What may still be spent today, under the studio's budgets; null without one."""
    unpriced_calls: int
    by_video: tuple[VideoCost, ...]
    by_day: tuple[DayCost, ...]
    """Oldest first."""
    by_model: tuple[ModelCost, ...]
    unexplained_micros: int
    """What providers have billed beyond the ledger, as last compared; negative: less than the ledger says."""
    unexplained: tuple[str, ...]
    """The same as sentences, one a day and model."""


@router.get("/costs")
def get_costs(at: At) -> CostsView:
    """All that was spent: by which video, on which day, with which model."""
    found = costs(at)
    return CostsView(
        currency=found.currency,
        spent_micros=found.total.known,
        reserved_micros=found.total.reserved_micros,
        lost_micros=found.total.lost_micros,
        available_micros=found.available_micros,
        unpriced_calls=found.total.unpriced,
        by_video=tuple(
            VideoCost(
                video_id=video,
                title=found.titles.get(video, ""),
                spent_micros=one.known,
                reserved_micros=one.reserved_micros,
                lost_micros=one.lost_micros,
                unpriced_calls=one.unpriced,
            )
            for video, one in found.by_video.items()
        ),
        by_day=tuple(
            DayCost(day=day, spent_micros=one.known, lost_micros=one.lost_micros, unpriced_calls=one.unpriced)
            for day, one in found.by_day.items()
        ),
        by_model=tuple(
            ModelCost(
                provider=made.provider,
                model=made.model,
                spent_micros=one.known,
                lost_micros=one.lost_micros,
                unpriced_calls=one.unpriced,
                calls=one.calls,
            )
            for made, one in found.by_model.items()
        ),
        unexplained_micros=found.unexplained_micros,
        unexplained=tuple(one.sentence for one in found.differences),
    )
