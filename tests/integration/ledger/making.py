"""Videos and calls to try the ledger with."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from reelwright.film.brief import Brief
from reelwright.film.ids import VideoId, new_video_id
from reelwright.film.ledger import Budgets, Call
from reelwright.film.video import Video, VideoStatus
from reelwright.store import ledger, videos

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ANY = Budgets()


def add_video(conn: sa.Connection, status: VideoStatus = VideoStatus.PROCESSING) -> VideoId:
    one = Video(id=new_video_id(), brief=Brief(prompt="A storm"), status=status, created=NOON, updated=NOON)
    videos.add(conn, one)
    return one.id


def call(video: VideoId, name: str, held: int | None = 100, **more: Any) -> Call:
    made = Call(
        id=f"{video}.{name}",
        video=video,
        purpose="take",
        provider="runway",
        model="gen4.5",
        account="account",
        held_micros=held,
        at=NOON,
    )
    return made.but(**more)


def hold(
    conn: sa.Connection, *calls: Call, budget: int | None = None, budgets: Budgets = ANY, at: datetime = NOON
) -> bool:
    return ledger.hold(conn, calls, budget_micros=budget, budgets=budgets, now=at)


def send(conn: sa.Connection, *calls: Call, at: datetime = NOON) -> None:
    """Hold and send calls."""
    hold(conn, *calls, at=at)
    for one in calls:
        assert ledger.sending(conn, one.id, None, at)


def standing(conn: sa.Connection, video: VideoId | None = None) -> tuple[int, int, int, int]:
    """Available, reserved, spent and lost; the ledger adds up."""
    assert ledger.audit(conn) == ()
    found = ledger.balances(conn, video=video)
    assert found.world + found.available + found.reserved + found.spent + found.lost == 0
    return found.available, found.reserved, found.spent, found.lost
