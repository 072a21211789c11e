"""Calls that cost tokens or characters: one row a call, the price null while nobody knows it."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

import sqlalchemy as sa

from reelwright.film.ids import VideoId
from reelwright.store.tables import calls


class Spent(NamedTuple):
    micros: int
    """Known costs added up."""
    unpriced: int
    """Calls whose price nobody knows."""

    @property
    def known(self) -> int | None:
        """The amount; None where all that is known is that there were calls."""
        return self.micros if self.micros or not self.unpriced else None


def add(
    conn: sa.Connection,
    *,
    call: str,
    video: VideoId,
    purpose: str,
    provider: str,
    model: str,
    input_tokens: int,
    output_tokens: int,
    cost_micros: int | None,
    currency: str,
    now: datetime,
) -> None:
    """Record a call under its own id; the same call is recorded once."""
    if conn.execute(sa.select(calls.c.id).where(calls.c.id == call)).first() is None:
        conn.execute(
            calls.insert().values(
                id=call,
                video_id=video,
                purpose=purpose,
                provider=provider,
                model=model,
                input_tokens=input_tokens,
                output_tokens=output_tokens,
                cost_micros=cost_micros,
                currency=currency,
                at=now,
            )
        )


def settle(conn: sa.Connection, call: str, cost_micros: int | None) -> None:
    """Write down what a call has cost after all."""
    conn.execute(calls.update().where(calls.c.id == call).values(cost_micros=cost_micros))


def spent(conn: sa.Connection, video: VideoId) -> Spent:
    """What the calls of a video have cost so far."""
    query = sa.select(
        sa.func.coalesce(sa.func.sum(calls.c.cost_micros), 0),
        sa.func.coalesce(sa.func.sum(sa.case((calls.c.cost_micros.is_(None), 1), else_=0)), 0),
    ).where(calls.c.video_id == video)
    row = conn.execute(query).one()
    return Spent(int(row[0]), int(row[1]))


def by_day(conn: sa.Connection) -> dict[date, Spent]:
    """What the calls of each day (UTC) have cost, oldest day first."""
    days: dict[date, Spent] = {}
    # Added up here: every database has another way to take the day of an instant.
    for row in conn.execute(sa.select(calls.c.at, calls.c.cost_micros).order_by(calls.c.at)):
        before = days.get(row.at.date(), Spent(0, 0))
        days[row.at.date()] = Spent(
            before.micros + (row.cost_micros or 0), before.unpriced + (row.cost_micros is None)
        )
    return days


def by_video(conn: sa.Connection) -> dict[VideoId, Spent]:
    """What each video's calls have cost."""
    query = sa.select(
        calls.c.video_id,
        sa.func.coalesce(sa.func.sum(calls.c.cost_micros), 0),
        sa.func.sum(sa.case((calls.c.cost_micros.is_(None), 1), else_=0)),
    ).group_by(calls.c.video_id)
    return {VideoId(row[0]): Spent(int(row[1]), int(row[2])) for row in conn.execute(query)}
