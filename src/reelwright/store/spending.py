"""What was spent, is held, and may still be spent: the calls added up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

import sqlalchemy as sa

from reelwright.film.ids import VideoId
from reelwright.film.ledger import LOCAL, Budgets, CallState
from reelwright.store.tables import calls


class Spent(NamedTuple):
    micros: int
    """Known costs added up: spent and lost."""
    unpriced: int
    """Calls whose price nobody knows."""

    @property
    def known(self) -> int | None:
        """The amount; None where all that is known is that there were calls."""
        return self.micros if self.micros or not self.unpriced else None


class Tally(NamedTuple):
    """The calls of a video, a day or a model, added up. Calls that were given back count for nothing."""

    spent_micros: int = 0
    reserved_micros: int = 0
    lost_micros: int = 0
    unpriced: int = 0
    """Calls whose price nobody knows."""
    calls: int = 0

    @property
    def known(self) -> int | None:
        """What was spent; None where all that is known is that there were calls."""
        return self.spent_micros if self.spent_micros or not self.unpriced else None

    def __add__(self, other: tuple[Any, ...]) -> Tally:
        return Tally(*(one + another for one, another in zip(self, other, strict=True)))


class Made(NamedTuple):
    """By whom it was made."""

    provider: str
    model: str


_OPEN = [state.value for state in CallState if state.open]
_HELD = sa.case((calls.c.state.in_(_OPEN), calls.c.held_micros))
_SPENT = sa.case((calls.c.state == CallState.SETTLED.value, calls.c.cost_micros))
_LOST = sa.case((calls.c.state == CallState.LOST.value, calls.c.cost_micros))
_COUNTED = calls.c.state.not_in([CallState.HELD.value, CallState.VOIDED.value])
_UNPRICED = sa.case(
    (sa.and_(_COUNTED, calls.c.cost_micros.is_(None), calls.c.held_micros.is_(None)), 1), else_=0
)


def _sum(what: sa.ColumnElement[Any]) -> sa.ColumnElement[int]:
    return sa.func.coalesce(sa.func.sum(what), 0)


_SUMS = (_sum(_SPENT), _sum(_HELD), _sum(_LOST), _sum(_UNPRICED), _sum(sa.case((_COUNTED, 1), else_=0)))


def _tally(sums: Iterable[Any]) -> Tally:
    return Tally(*(int(one) for one in sums))


def total(conn: sa.Connection, video: VideoId | None = None) -> Tally:
    """All calls, or those of a video, added up."""
    query = sa.select(*_SUMS)
    if video is not None:
        query = query.where(calls.c.video_id == video)
    return _tally(conn.execute(query).one())


def spent(conn: sa.Connection, video: VideoId) -> Spent:
    """What the calls of a video have cost so far, what was lost among it."""
    added = total(conn, video)
    return Spent(added.spent_micros + added.lost_micros, added.unpriced)


def held(conn: sa.Connection, video: VideoId) -> int:
    """What is reserved for the calls of a video that are not over."""
    return total(conn, video).reserved_micros


def by_video(conn: sa.Connection, ids: list[VideoId] | None = None) -> dict[VideoId, Tally]:
    """The calls of each video, or of each of `ids`."""
    query = sa.select(calls.c.video_id, *_SUMS).group_by(calls.c.video_id).order_by(calls.c.video_id)
    if ids is not None:
        query = query.where(calls.c.video_id.in_(ids))
    return {VideoId(row[0]): _tally(row[1:]) for row in conn.execute(query)}


def by_model(conn: sa.Connection) -> dict[Made, Tally]:
    """The calls of each model."""
    of = (calls.c.provider, calls.c.model)
    query = sa.select(*of, *_SUMS).group_by(*of).order_by(*of)
    return {Made(row[0], row[1]): _tally(row[2:]) for row in conn.execute(query)}


def by_day(conn: sa.Connection) -> dict[date, Tally]:
    """The calls of each day (UTC), oldest day first."""
    days: dict[date, Tally] = {}
    # Added up here: every database has another way to take the day of an instant.
    query = sa.select(calls.c.at, *_SUMS).group_by(calls.c.at).order_by(calls.c.at)
    for row in conn.execute(query):
        days[row.at.date()] = days.get(row.at.date(), Tally()) + _tally(row[1:])
    return days


def used(conn: sa.Connection, start: datetime, end: datetime, owner: str | None = None) -> int:
    """What the calls from `start` until before `end` have cost or hold."""
    query = sa.select(*_SUMS).where(calls.c.at >= start, calls.c.at < end)
    if owner is not None:
        query = query.where(calls.c.owner == owner)
    added = _tally(conn.execute(query).one())
    return added.spent_micros + added.reserved_micros + added.lost_micros


def day_of(at: datetime) -> tuple[datetime, datetime]:
    """The UTC day that `at` lies in: its first instant, and that of the next."""
    start = at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return start, start + timedelta(days=1)


def month_of(at: datetime) -> tuple[datetime, datetime]:
    """The calendar month in UTC that `at` lies in: its first instant, and that of the next."""
    start = day_of(at)[0].replace(day=1)
    return start, (start + timedelta(days=32)).replace(day=1)


def available(conn: sa.Connection, budgets: Budgets, now: datetime, *, owner: str = LOCAL) -> int | None:
    """What may still be spent today, under the studio's budgets; None where there is no limit."""
    left: list[int] = []
    if budgets.day_micros is not None:
        left.append(budgets.day_micros - used(conn, *day_of(now)))
    if budgets.month_micros is not None:
        left.append(budgets.month_micros - used(conn, *month_of(now), owner))
    return max(0, min(left)) if left else None
