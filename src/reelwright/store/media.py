"""What is known of each file in the library."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from reelwright.film.errors import NotFound
from reelwright.film.ids import MediaId
from reelwright.film.media import Media, MediaKind, Probe
from reelwright.store.records import first, insert_absent
from reelwright.store.tables import media as table


def add(conn: sa.Connection, media: Media, now: datetime) -> None:
    """Record a kept file; the same bytes are recorded once."""
    insert_absent(
        conn,
        table,
        {
            "id": media.id,
            "kind": media.kind.value,
            "mime": media.mime,
            "size": media.size,
            "probe": media.probe.to_json(),
            "created_at": now,
        },
    )


def get(conn: sa.Connection, media: MediaId) -> Media:
    """What is known of a file; NotFound when it was never kept."""
    row = first(conn, sa.select(table).where(table.c.id == media))
    if row is None:
        raise NotFound(f"The media {media[:12]}… is not known.", code="media_not_found")
    return Media(
        id=MediaId(row["id"]),
        kind=MediaKind(row["kind"]),
        mime=row["mime"],
        size=row["size"],
        probe=Probe.from_json(row["probe"]),
    )


def total_size(conn: sa.Connection) -> int:
    """Bytes of all that was kept."""
    return int(conn.execute(sa.select(sa.func.coalesce(sa.func.sum(table.c.size), 0))).scalar_one())
