"""The order in which rows are locked, so that two transactions never wait for each other.

First a video's row, by id where there are several; then the studio's purse. Whoever moves money takes the
first, whoever holds some both. On SQLite a write transaction has the whole database to itself.
"""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from reelwright.film.ids import VideoId
from reelwright.store.tables import purses, videos

STUDIO = "studio"


def lock_videos(conn: sa.Connection, ids: Iterable[VideoId]) -> None:
    """Keep these videos, and the money of their calls, to this transaction."""
    for video in sorted(set(ids)):
        # `key_share`: rows that refer to the video can still be added (FOR NO KEY UPDATE on PostgreSQL).
        conn.execute(sa.select(videos.c.id).where(videos.c.id == video).with_for_update(key_share=True))


def lock_purse(conn: sa.Connection) -> None:
    """Let nobody else hold money until this transaction ends."""
    conn.execute(sa.select(purses.c.id).where(purses.c.id == STUDIO).with_for_update())
