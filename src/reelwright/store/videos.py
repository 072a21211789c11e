"""Videos: added, read, and changed only while they are not over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from reelwright.film.brief import Brief
from reelwright.film.errors import Conflict, NotFound
from reelwright.film.ids import VideoId
from reelwright.film.storyboard import Scene, Storyboard
from reelwright.film.timeline import Timeline
from reelwright.film.video import Film, Needs, Note, Video, VideoStatus
from reelwright.store import spending
from reelwright.store.records import first
from reelwright.store.tables import videos

SHAPE = 1
"""Version of what `metadata` holds."""
TITLE_KEY = 200
"""Letters of a title that its place in a sorted list depends on."""

_Kept = TypeVar("_Kept", Timeline, Film)
_OVER = [status.value for status in VideoStatus if status.over]


def add(
    conn: sa.Connection, video: Video, *, idempotency_key: str | None = None, request_hash: str | None = None
) -> None:
    """Keep a new video. Conflict when the same key is making one at this very moment."""
    row = {
        "id": video.id,
        "percent": 0,
        "idempotency_key": idempotency_key,
        "request_hash": request_hash,
        "created_at": video.created,
        "last_seq": video.last_seq,
        **_columns(video),
    }
    try:
        with conn.begin_nested():
            conn.execute(videos.insert().values(**row))
    except IntegrityError:
        if idempotency_key is None or find_idempotent(conn, idempotency_key) is None:
            raise
        raise Conflict(
            "Another request with this Idempotency-Key came in at the same moment.",
            code="idempotency_key_in_use",
            hint="Send it again to get the video that the other made.",
        ) from None


def get(conn: sa.Connection, video: VideoId, *, lock: bool = False) -> Video:
    """The video; NotFound when there is none or it was deleted.

    `lock` holds the row until the transaction ends, for a change made of what was read. It comes before
    every other lock of a transaction, so that no two wait for each other.
    """
    query = sa.select(videos).where(videos.c.id == video, videos.c.deleted_at.is_(None))
    row = first(conn, query.with_for_update(key_share=True) if lock else query)
    if row is None:
        raise NotFound(f"There is no video {video}.", code="video_not_found")
    spent = spending.spent(conn, video)
    return _video(row, cost_micros=spent.micros, unpriced=spent.unpriced)


def save(conn: sa.Connection, video: Video, *, reopen: bool = False) -> bool:
    """Write what changed, unless the video is over already; says whether it was written.

    A cancelled video stays cancelled whatever a step that was still running finds out. `reopen` is for a
    retry, which is the one thing that changes a video that is over.
    """
    query = videos.update().where(videos.c.id == video.id, videos.c.deleted_at.is_(None))
    if not reopen:
        query = query.where(videos.c.status.not_in(_OVER))
    return conn.execute(query.values(**_columns(video))).rowcount == 1


def percent(conn: sa.Connection, video: VideoId) -> int:
    return conn.execute(sa.select(videos.c.percent).where(videos.c.id == video)).scalar_one()


def find_idempotent(conn: sa.Connection, key: str) -> tuple[VideoId, str] | None:
    """The video made under an idempotency key, and the hash of the request that made it."""
    query = sa.select(videos.c.id, videos.c.request_hash).where(videos.c.idempotency_key == key)
    row = conn.execute(query).first()
    return (VideoId(row.id), row.request_hash) if row else None


def delete(conn: sa.Connection, video: VideoId, now: datetime) -> None:
    """Hide the video; its files and its money stay on record."""
    there = sa.and_(videos.c.id == video, videos.c.deleted_at.is_(None))
    conn.execute(videos.update().where(there).values(deleted_at=now, updated_at=now))


def restore(conn: sa.Connection, video: VideoId, now: datetime) -> None:
    """Show a deleted video again; nothing happens to one that was not deleted."""
    gone = sa.and_(videos.c.id == video, videos.c.deleted_at.is_not(None))
    conn.execute(videos.update().where(gone).values(deleted_at=None, updated_at=now))


def starting(conn: sa.Connection, prefix: str, limit: int) -> list[VideoId]:
    """Ids that begin with `prefix`, newest first."""
    query = (
        sa.select(videos.c.id)
        .where(videos.c.id.startswith(prefix, autoescape=True), videos.c.deleted_at.is_(None))
        .order_by(videos.c.id.desc())
        .limit(limit)
    )
    return [VideoId(row.id) for row in conn.execute(query)]


def statuses(conn: sa.Connection, ids: list[VideoId]) -> dict[VideoId, VideoStatus]:
    """How each of `ids` stands, deleted ones included."""
    query = sa.select(videos.c.id, videos.c.status).where(videos.c.id.in_(ids))
    return {VideoId(row.id): VideoStatus(row.status) for row in conn.execute(query)}


def needing(conn: sa.Connection, needs: Needs) -> list[Video]:
    """Videos that are not over and wait for this, oldest first."""
    query = (
        sa.select(videos.c.id)
        .where(videos.c.status.not_in(_OVER), videos.c.needs == needs.value, videos.c.deleted_at.is_(None))
        .order_by(videos.c.created_at)
    )
    return [get(conn, VideoId(found)) for found in conn.execute(query).scalars().all()]


def unfinished(conn: sa.Connection) -> list[tuple[VideoId, int]]:
    """Videos that are not over and ask nothing, with their attempt, oldest first."""
    query = (
        sa.select(videos.c.id, videos.c.attempt)
        .where(
            videos.c.status.not_in(_OVER),
            videos.c.needs == Needs.NOTHING.value,
            videos.c.deleted_at.is_(None),
        )
        .order_by(videos.c.created_at)
    )
    return [(VideoId(row.id), row.attempt) for row in conn.execute(query)]


def heads(conn: sa.Connection, ids: list[VideoId]) -> dict[VideoId, int]:
    """The newest event number of each of `ids`."""
    query = sa.select(videos.c.id, videos.c.last_seq).where(videos.c.id.in_(ids))
    return {VideoId(row.id): row.last_seq for row in conn.execute(query)}


def _columns(video: Video) -> dict[str, Any]:
    board = video.storyboard.to_json() if video.storyboard else None
    scenes = board.pop("scenes") if board else None
    script = board.pop("script") if board else None
    return {
        "prompt": video.brief.prompt,
        "story_script": script,
        "scenes": scenes,
        "video_url": f"/api/videos/{video.id}/film.mp4" if video.film else None,
        "status": video.status.value,
        "metadata": {
            "shape": SHAPE,
            "brief": video.brief.to_json(),
            "storyboard": board,
            "timeline": video.timeline.to_json() if video.timeline else None,
            "film": video.film.to_json() if video.film else None,
            "preview": video.preview.to_json() if video.preview else None,
            "notes": [note.to_json() for note in video.notes],
            "drawn": list(video.drawn),
            "worded": list(video.worded),
            "removed": [scene.to_json() for scene in video.removed],
        },
        "error_message": video.error,
        "error_code": video.error_code,
        "needs": video.needs.value,
        "ask": video.ask,
        "attempt": video.attempt,
        "updated_at": video.updated,
        "title": video.storyboard.title if video.storyboard else None,
        "title_key": _title_key(video.storyboard.title if video.storyboard else video.brief.prompt),
        "seconds": _seconds(video),
    }


def _video(row: Mapping[str, Any], *, cost_micros: int, unpriced: int) -> Video:
    kept: dict[str, Any] = row["metadata"]
    board = kept["storyboard"]
    return Video(
        id=VideoId(row["id"]),
        brief=Brief.from_json(kept["brief"]),
        status=VideoStatus(row["status"]),
        needs=Needs(row["needs"]),
        ask=row["ask"],
        attempt=row["attempt"],
        storyboard=(
            Storyboard.from_json({**board, "scenes": row["scenes"], "script": row["story_script"]})
            if board
            else None
        ),
        timeline=_maybe(Timeline, kept["timeline"]),
        preview=_maybe(Film, kept["preview"]),
        film=_maybe(Film, kept["film"]),
        notes=tuple(Note.from_json(note) for note in kept["notes"]),
        drawn=tuple(kept.get("drawn", ())),
        worded=tuple(kept.get("worded", ())),
        removed=tuple(Scene.from_json(scene) for scene in kept.get("removed", ())),
        error=row["error_message"],
        error_code=row["error_code"],
        cost_micros=cost_micros,
        unpriced_calls=unpriced,
        last_seq=row["last_seq"],
        created=row["created_at"],
        updated=row["updated_at"],
    )


def _maybe(noun: type[_Kept], data: dict[str, Any] | None) -> _Kept | None:
    return noun.from_json(data) if data else None


def _seconds(video: Video) -> float:
    """Of the film as it is cut; before that, of its storyboard, and before that, as it was asked for."""
    if video.film is not None and video.timeline is not None:
        return float(video.timeline.rate.seconds(video.film.frames))
    return float(video.storyboard.seconds if video.storyboard else video.brief.seconds)


def _title_key(text: str) -> str:
    """`text` as it is sorted: the same whatever its capitals and spaces are."""
    return " ".join(text.casefold().split())[:TITLE_KEY]
