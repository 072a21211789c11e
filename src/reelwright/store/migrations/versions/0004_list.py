"""The list of videos, quick for thousands: what it is sorted by, and indexes that hold what it asks for."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision = "0004"
down_revision = "0003"

_PROSE = sa.Text().with_variant(mysql.MEDIUMTEXT(), "mysql", "mariadb")
_KEY = 200
_AT_ONCE = 200
_THERE = sa.text("deleted_at IS NULL")
_INDEXES = {
    "ix_videos_list_created_at": ["created_at", "id", "status", "needs"],
    "ix_videos_list_updated_at": ["updated_at", "id", "status", "needs"],
    "ix_videos_list_title_key": ["title_key", "id", "status", "needs"],
    "ix_videos_list_seconds": ["seconds", "id", "status", "needs"],
    "ix_videos_list_status": ["status", "needs", "updated_at"],
}


def upgrade() -> None:
    op.add_column("videos", sa.Column("title", _PROSE, nullable=True))
    op.add_column("videos", sa.Column("title_key", sa.String(length=_KEY), nullable=False, server_default=""))
    op.add_column("videos", sa.Column("seconds", sa.Double(), nullable=False, server_default="0"))
    _fill()
    op.drop_index("ix_videos_created_at_id", table_name="videos")
    op.drop_index("ix_videos_status", table_name="videos")
    for name, columns in _INDEXES.items():
        op.create_index(name, "videos", columns, sqlite_where=_THERE, postgresql_where=_THERE)


def downgrade() -> None:
    for name in _INDEXES:
        op.drop_index(name, table_name="videos")
    op.create_index("ix_videos_status", "videos", ["status"])
    op.create_index("ix_videos_created_at_id", "videos", ["created_at", "id"])
    for column in ("seconds", "title_key", "title"):
        op.drop_column("videos", column)


def _fill() -> None:
    """Read from each video what new ones write beside it."""
    conn = op.get_bind()
    videos = sa.table(
        "videos",
        sa.column("id", sa.String),
        sa.column("prompt", sa.Text),
        sa.column("scenes", sa.JSON),
        sa.column("metadata", sa.JSON),
        sa.column("title", _PROSE),
        sa.column("title_key", sa.String),
        sa.column("seconds", sa.Double),
    )
    read = sa.select(videos.c.id, videos.c.prompt, videos.c.scenes, videos.c["metadata"]).order_by(
        videos.c.id
    )
    last = ""
    while some := conn.execute(read.where(videos.c.id > last).limit(_AT_ONCE)).mappings().all():
        for row in some:
            kept: dict[str, Any] = row["metadata"]
            board = kept["storyboard"]
            title = str(board["title"]) if board else None
            values = {
                "title": title,
                "title_key": _key(title or row["prompt"]),
                "seconds": _seconds(kept, row["scenes"]),
            }
            conn.execute(videos.update().where(videos.c.id == row["id"]).values(**values))
        last = some[-1]["id"]


def _key(text: str) -> str:
    return " ".join(text.casefold().split())[:_KEY]


def _seconds(kept: dict[str, Any], scenes: list[dict[str, Any]] | None) -> float:
    film, cut = kept["film"], kept["timeline"]
    if film and cut:
        rate = cut["rate"]
        return float(Fraction(film["frames"]) * Fraction(rate["den"]) / Fraction(rate["num"]))
    if scenes:
        return float(sum(Fraction(str(scene["seconds"])) for scene in scenes))
    return float(kept["brief"]["seconds"])
