"""The event log: numbered without a gap, told once however often a step runs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from reelwright.film.event import Event, EventKind, Progress
from reelwright.film.ids import VideoId
from reelwright.film.video import VideoStatus
from reelwright.store.records import rows
from reelwright.store.tables import events, videos

_OVER = [status.value for status in VideoStatus if status.over]


def append(
    conn: sa.Connection,
    video: VideoId,
    kind: EventKind,
    happening: str,
    progress: Progress,
    now: datetime,
) -> int | None:
    """Number and keep an event; None when it was told before, or came too late (the video is over).

    A final event is kept beside the change of status that it tells of, so it is the one kind that may
    follow. The update of the video's row comes first: it is the lock under which numbers are given.
    """
    query = videos.update().where(videos.c.id == video)
    if not kind.final:
        query = query.where(videos.c.status.not_in(_OVER))
    percent = sa.case((videos.c.percent > progress.percent, videos.c.percent), else_=progress.percent)
    if kind is EventKind.GENERATION_STARTED:
        percent = sa.literal(progress.percent)
    if conn.execute(query.values(last_seq=videos.c.last_seq + 1, percent=percent)).rowcount == 0:
        return None
    told = sa.select(events.c.seq).where(events.c.video_id == video, events.c.happening == happening)
    if conn.execute(told).first() is not None:
        conn.execute(videos.update().where(videos.c.id == video).values(last_seq=videos.c.last_seq - 1))
        return None
    row = conn.execute(sa.select(videos.c.last_seq, videos.c.percent).where(videos.c.id == video)).one()
    conn.execute(
        events.insert().values(
            video_id=video,
            seq=row.last_seq,
            kind=kind.value,
            happening=happening,
            progress=progress.but(percent=row.percent).to_json(),
            at=now,
        )
    )
    return row.last_seq


def since(conn: sa.Connection, video: VideoId, seq: int, limit: int = 500) -> tuple[Event, ...]:
    """Events after number `seq`, in order."""
    query = (
        sa.select(events)
        .where(events.c.video_id == video, events.c.seq > seq)
        .order_by(events.c.seq)
        .limit(limit)
    )
    return tuple(_event(row) for row in rows(conn, query))


def times(conn: sa.Connection, video: VideoId, attempt: int) -> list[datetime]:
    """When each event of an attempt happened, in order."""
    query = (
        sa.select(events.c.at)
        .where(events.c.video_id == video, events.c.happening.startswith(f"{attempt}.", autoescape=True))
        .order_by(events.c.seq)
    )
    return list(conn.execute(query).scalars())


def last(conn: sa.Connection, video: VideoId) -> Event | None:
    """The newest event of a video."""
    query = sa.select(events).where(events.c.video_id == video).order_by(events.c.seq.desc()).limit(1)
    found = rows(conn, query)
    return _event(found[0]) if found else None


def newest(conn: sa.Connection, heads: Mapping[VideoId, int]) -> dict[VideoId, Event]:
    """The event of that number of each video, in one question; none of those to which nothing happened."""
    if not heads:
        return {}
    # Not as pairs IN a list: SQLite reads the whole table for that.
    each = (sa.and_(events.c.video_id == video, events.c.seq == seq) for video, seq in heads.items())
    query = sa.select(events).where(sa.or_(*each))
    return {VideoId(row["video_id"]): _event(row) for row in rows(conn, query)}


def _event(row: Any) -> Event:
    return Event(
        video=VideoId(row["video_id"]),
        seq=row["seq"],
        kind=EventKind(row["kind"]),
        at=row["at"],
        progress=Progress.from_json(row["progress"]),
    )
