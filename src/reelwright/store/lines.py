"""Spoken lines that were paid for: asked for once, and kept for every film that says the same words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from reelwright.film.ids import MediaId
from reelwright.film.speech import Speech
from reelwright.store.records import first, insert_absent
from reelwright.store.tables import lines


@dataclass(frozen=True, slots=True)
class Line:
    """A line by the key of all that decides how it sounds. Without media, nobody knows what became of it."""

    key: str
    asked_by: str
    """The call by which it was asked for."""
    media: MediaId | None
    speech: Speech | None


def get(conn: sa.Connection, key: str) -> Line | None:
    """None when it was never asked for."""
    row = first(conn, sa.select(lines).where(lines.c.id == key))
    if row is None:
        return None
    return Line(
        key=row["id"],
        asked_by=row["asked_by"],
        media=MediaId(row["media_id"]) if row["media_id"] else None,
        speech=Speech.from_json(row["speech"]) if row["speech"] else None,
    )


def ask(conn: sa.Connection, key: str, by: str, now: datetime) -> None:
    """Write down that the line is about to be asked for; what was kept of it is no longer good."""
    values = {"asked_by": by, "media_id": None, "speech": None, "at": now}
    if not insert_absent(conn, lines, {"id": key, **values}):
        conn.execute(lines.update().where(lines.c.id == key).values(**values))


def keep(conn: sa.Connection, key: str, media: MediaId, speech: Speech, now: datetime) -> None:
    """What was said."""
    said = {"media_id": media, "speech": speech.to_json(), "at": now}
    conn.execute(lines.update().where(lines.c.id == key).values(**said))


def forget(conn: sa.Connection, key: str) -> None:
    """It was not spoken."""
    conn.execute(lines.delete().where(lines.c.id == key))
