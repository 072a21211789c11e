"""The list of videos: sorted, filtered, a page at a time, and how many there are of each kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

import sqlalchemy as sa

from reelwright.film.ids import VideoId
from reelwright.film.video import Film, Needs, VideoStatus
from reelwright.store.tables import calls, videos

_OVER = [status.value for status in VideoStatus if status.over]


class Sort(StrEnum):
    """In which order the list is."""

    NEWEST = "newest"
    OLDEST = "oldest"
    CHANGED = "changed"
    """Changed last comes first."""
    TITLE = "title"
    LONGEST = "longest"


Key = datetime | str | float
"""What a list is sorted by: an instant, a title or seconds."""


class Place(NamedTuple):
    """Where in a sorted list a video stands."""

    key: Key
    id: VideoId


class Wish(NamedTuple):
    """Which videos are wanted."""

    status: VideoStatus | None = None
    needs: Needs | None = None
    active: bool | None = None
    """Still being made, or waiting for a person; False: over."""
    text: str | None = None
    """Looked for in title, prompt and script."""


ANY = Wish()


class Summary(NamedTuple):
    """A line of the list."""

    id: VideoId
    title: str
    """Empty until there is a storyboard."""
    prompt: str
    status: VideoStatus
    needs: Needs
    percent: int
    seconds: float
    """Of the film as it is cut; before that, of its storyboard, and before that, as it was asked for."""
    aspect: str
    niche: str | None
    scenes: int
    """How many the storyboard has; before there is one, how many were asked for, or none."""
    film: Film | None
    preview: Film | None
    error: str | None
    last_seq: int
    created: datetime
    updated: datetime
    sorted_by: Key


_BY: Mapping[Sort, tuple[sa.Column[Any], bool]] = {
    Sort.NEWEST: (videos.c.created_at, True),
    Sort.OLDEST: (videos.c.created_at, False),
    Sort.CHANGED: (videos.c.updated_at, True),
    Sort.TITLE: (videos.c.title_key, False),
    Sort.LONGEST: (videos.c.seconds, True),
}
"""The column, and whether the largest comes first. Each has an index."""
_KEPT = videos.c["metadata"]
_LINE = (
    videos.c.id,
    videos.c.title,
    videos.c.prompt,
    videos.c.status,
    videos.c.needs,
    videos.c.percent,
    videos.c.seconds,
    videos.c.scenes,
    videos.c.error_message,
    videos.c.last_seq,
    videos.c.created_at,
    videos.c.updated_at,
    # Taken out of the metadata by the database: the rest of it is a hundred times as long.
    _KEPT["brief"].label("brief"),
    _KEPT["film"].label("film"),
    _KEPT["preview"].label("preview"),
)


def page(
    conn: sa.Connection,
    *,
    sort: Sort = Sort.NEWEST,
    wish: Wish = ANY,
    after: Place | None = None,
    limit: int = 50,
) -> list[Summary]:
    """The videos that are wanted, those after the place `after` in the order of `sort`."""
    found = conn.execute(page_query(sort, wish, after, limit)).mappings()
    return [_summary(dict(row)) for row in found]


def page_query(sort: Sort, wish: Wish, after: Place | None, limit: int) -> sa.Select[*tuple[Any, ...]]:
    """What `page` asks the database."""
    by, down = _BY[sort]
    query = sa.select(*_LINE, by.label("sorted_by")).where(videos.c.deleted_at.is_(None), *_asked(wish))
    if after is not None:
        query = query.where(_beyond(by, after, down))
    order = (by.desc(), videos.c.id.desc()) if down else (by, videos.c.id)
    return query.order_by(*order).limit(limit)


def counts(conn: sa.Connection) -> dict[VideoStatus, int]:
    """How many videos are in each status."""
    query = (
        sa.select(videos.c.status, sa.func.count())
        .where(videos.c.deleted_at.is_(None))
        .group_by(videos.c.status)
    )
    found = {VideoStatus(row[0]): int(row[1]) for row in conn.execute(query)}
    return {status: found.get(status, 0) for status in VideoStatus}


def asking(conn: sa.Connection) -> int:
    """How many videos wait for a person."""
    query = sa.select(sa.func.count()).where(
        videos.c.deleted_at.is_(None),
        videos.c.status.not_in(_OVER),
        videos.c.needs != Needs.NOTHING.value,
    )
    return conn.execute(query).scalar_one()


def stand(conn: sa.Connection) -> tuple[tuple[Any, ...], ...]:
    """How the list stands, cheaply: another answer than before means that a video came, went or changed."""
    query = (
        sa.select(videos.c.status, videos.c.needs, sa.func.count(), sa.func.max(videos.c.updated_at))
        .where(videos.c.deleted_at.is_(None))
        .group_by(videos.c.status, videos.c.needs)
        .order_by(videos.c.status, videos.c.needs)
    )
    return tuple(tuple(row) for row in conn.execute(query))


def titles(conn: sa.Connection) -> dict[VideoId, str]:
    """The title of every video that has calls, or its prompt while it has none; of deleted ones too."""
    paid = sa.select(calls.c.video_id).distinct()
    query = sa.select(videos.c.id, videos.c.title, videos.c.prompt).where(videos.c.id.in_(paid))
    return {VideoId(row.id): row.title or row.prompt for row in conn.execute(query)}


def _asked(wish: Wish) -> list[sa.ColumnElement[bool]]:
    asked: list[sa.ColumnElement[bool]] = []
    if wish.status is not None:
        asked.append(videos.c.status == wish.status.value)
    if wish.active is not None:
        over = videos.c.status.in_(_OVER)
        asked.append(~over if wish.active else over)
    if wish.needs is not None:
        asked.append(videos.c.needs == wish.needs.value)
    if wish.text:
        told = (videos.c.title, videos.c.prompt, videos.c.story_script)
        asked.append(sa.or_(*(one.icontains(wish.text, autoescape=True) for one in told)))
    return asked


def _beyond(by: sa.Column[Any], place: Place, down: bool) -> sa.ColumnElement[bool]:
    key, last = place
    further = by < key if down else by > key
    as_far = videos.c.id < last if down else videos.c.id > last
    # The first part says the same more loosely; with it the database begins there in the index.
    bound = by <= key if down else by >= key
    return sa.and_(bound, sa.or_(further, as_far))


def _summary(row: Mapping[str, Any]) -> Summary:
    brief: dict[str, Any] = row["brief"]
    return Summary(
        id=VideoId(row["id"]),
        title=row["title"] or "",
        prompt=row["prompt"],
        status=VideoStatus(row["status"]),
        needs=Needs(row["needs"]),
        percent=row["percent"],
        seconds=row["seconds"],
        aspect=str(brief["aspect"]),
        niche=brief.get("niche"),
        scenes=len(row["scenes"]) if row["scenes"] else brief.get("scenes") or 0,
        film=_film(row["film"]),
        preview=_film(row["preview"]),
        error=row["error_message"],
        last_seq=row["last_seq"],
        created=row["created_at"],
        updated=row["updated_at"],
        sorted_by=row["sorted_by"],
    )


def _film(kept: dict[str, Any] | None) -> Film | None:
    return Film.from_json(kept) if kept else None
