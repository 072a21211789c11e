"""The tables, in types that SQLite, PostgreSQL and MySQL all have."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import mysql
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from reelwright.film.ledger import LOCAL, CallState

_MYSQLS = ("mysql", "mariadb")
_ID = sa.String(64)
_CALL = sa.String(120)
_NAME = sa.String(200)
# MySQL's own TEXT ends at 64 KiB, which an operator may let a prompt exceed.
_PROSE = sa.Text().with_variant(mysql.MEDIUMTEXT(), *_MYSQLS)


class UtcTime(TypeDecorator[datetime]):
    """An instant to the microsecond. It is kept in UTC without a zone, which every database can do."""

    impl = sa.DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> sa.types.TypeEngine[Any]:
        if dialect.name in _MYSQLS:
            return dialect.type_descriptor(mysql.DATETIME(fsp=6))
        return dialect.type_descriptor(sa.DateTime())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value else None


metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _of_the_list() -> list[sa.Index]:
    """An index for each way in which the list is sorted, and one to count by.

    A row is large, so what the list asks for is in them: rows that it does not show are not read.
    """
    there = sa.text("deleted_at IS NULL")

    def index(*columns: str) -> sa.Index:
        return sa.Index(f"ix_videos_list_{columns[0]}", *columns, sqlite_where=there, postgresql_where=there)

    sorts = ("created_at", "updated_at", "title_key", "seconds")
    return [*(index(one, "id", "status", "needs") for one in sorts), index("status", "needs", "updated_at")]


videos = sa.Table(
    "videos",
    metadata,
    sa.Column("id", _ID, primary_key=True),
    sa.Column("prompt", _PROSE, nullable=False),
    sa.Column("story_script", _PROSE),
    sa.Column("scenes", sa.JSON(none_as_null=True)),
    sa.Column("video_url", sa.Text),
    sa.Column("status", sa.String(20), nullable=False),
    # Brief, the rest of the storyboard, timeline, film, preview and notes, with the version of their shape.
    sa.Column("metadata", sa.JSON, nullable=False),
    sa.Column("error_message", sa.Text),
    sa.Column("error_code", sa.String(60)),
    sa.Column("needs", sa.String(20), nullable=False),
    sa.Column("ask", sa.Text),
    sa.Column("attempt", sa.Integer, nullable=False),
    sa.Column("last_seq", sa.Integer, nullable=False),
    sa.Column("percent", sa.Integer, nullable=False),
    sa.Column("idempotency_key", _NAME, unique=True),
    sa.Column("request_hash", _ID),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("updated_at", UtcTime, nullable=False),
    sa.Column("deleted_at", UtcTime),
    # What the list is sorted by and shows: null until there is a storyboard; the title, or else the prompt,
    # as it is sorted; and how long the film is, or will be.
    sa.Column("title", _PROSE),
    sa.Column("title_key", _NAME, nullable=False, server_default=""),
    # In double precision, as it comes back from who asks for the next page.
    sa.Column("seconds", sa.Double, nullable=False, server_default="0"),
    *_of_the_list(),
)

takes = sa.Table(
    "takes",
    metadata,
    sa.Column("id", _ID, primary_key=True),
    sa.Column("video_id", _ID, sa.ForeignKey("videos.id"), nullable=False),
    sa.Column("scene", sa.Integer, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("provider", _NAME, nullable=False),
    sa.Column("model", _NAME, nullable=False),
    sa.Column("prompt", sa.Text, nullable=False),
    sa.Column("seed", sa.BigInteger, nullable=False),
    sa.Column("seconds", sa.String(40), nullable=False),
    sa.Column("lead", sa.String(40), nullable=False),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("progress", sa.Float, nullable=False),
    sa.Column("cost_micros", sa.BigInteger),
    sa.Column("media_id", _ID),
    sa.Column("error", sa.Text),
    sa.Column("error_code", sa.String(60)),
    sa.Column("circled", sa.Boolean, nullable=False),
    sa.Column("identity", _ID, nullable=False, server_default=""),
    sa.Column("reused", _ID),
    sa.Column("fresh", sa.Boolean, nullable=False, server_default=sa.false()),
    # The provider's job, once submitted: enough to find it again after a crash.
    sa.Column("job", sa.JSON(none_as_null=True)),
    sa.UniqueConstraint("video_id", "scene", "number"),
    sa.Index("ix_takes_identity", "identity"),
)

media = sa.Table(
    "media",
    metadata,
    sa.Column("id", _ID, primary_key=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("mime", sa.String(80), nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("probe", sa.JSON, nullable=False),
    sa.Column("created_at", UtcTime, nullable=False),
)

events = sa.Table(
    "events",
    metadata,
    sa.Column("video_id", _ID, sa.ForeignKey("videos.id"), primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.String(40), nullable=False),
    # Names the happening, so that a step which runs again after a crash tells it once.
    sa.Column("happening", _NAME, nullable=False),
    sa.Column("progress", sa.JSON, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.UniqueConstraint("video_id", "happening"),
)

calls = sa.Table(
    "calls",
    metadata,
    sa.Column("id", _CALL, primary_key=True),
    sa.Column("video_id", _ID, sa.ForeignKey("videos.id"), nullable=False),
    sa.Column("owner", _NAME, nullable=False, server_default=LOCAL),
    sa.Column("purpose", sa.String(40), nullable=False),
    sa.Column("provider", _NAME, nullable=False),
    sa.Column("model", _NAME, nullable=False),
    sa.Column("account", _ID, nullable=False, server_default=""),
    sa.Column("scene", sa.Integer),
    sa.Column("take_id", _ID),
    sa.Column("request", _ID, nullable=False, server_default=""),
    sa.Column("state", sa.String(20), nullable=False, server_default=CallState.SETTLED.value),
    sa.Column("held_micros", sa.BigInteger),
    # Null means that it is not over, or that nobody knows the price, which is not the same as free.
    sa.Column("cost_micros", sa.BigInteger),
    sa.Column("sure", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("currency", sa.String(3), nullable=False),
    sa.Column("input_tokens", sa.Integer, nullable=False),
    sa.Column("output_tokens", sa.Integer, nullable=False),
    # How the provider's account stood before the call was sent, and the job that came of it.
    sa.Column("before", sa.JSON(none_as_null=True)),
    sa.Column("job", sa.JSON(none_as_null=True)),
    sa.Column("media_id", _ID),
    sa.Column("trouble", sa.String(40)),
    sa.Column("why", sa.Text),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("sent", UtcTime),
    sa.Column("over", UtcTime),
    sa.Index("ix_calls_video_id", "video_id"),
    sa.Index("ix_calls_at", "at"),
    sa.Index("ix_calls_account_sent", "account", "sent"),
    sa.Index("ix_calls_request", "request"),
    sa.Index("ix_calls_state", "state"),
)

entries = sa.Table(
    "entries",
    metadata,
    # `{call}:hold`, `{call}:settle`, ...; `{video}:grant:{number}`.
    sa.Column("tx", sa.String(160), primary_key=True),
    sa.Column("account", sa.String(20), primary_key=True),
    sa.Column("micros", sa.BigInteger, nullable=False),
    sa.Column("currency", sa.String(3), nullable=False),
    sa.Column("video_id", _ID, sa.ForeignKey("videos.id"), nullable=False),
    sa.Column("owner", _NAME, nullable=False),
    sa.Column("call_id", _CALL),
    sa.Column("at", UtcTime, nullable=False),
    sa.Index("ix_entries_video_id", "video_id"),
    sa.Index("ix_entries_call_id", "call_id"),
)

purses = sa.Table(
    "purses",
    metadata,
    # A video's id; or `studio`, the row under whose lock money is held, so that budgets hold for all.
    sa.Column("id", _ID, primary_key=True),
    # Null is no limit.
    sa.Column("budget_micros", sa.BigInteger),
)

bills = sa.Table(
    "bills",
    metadata,
    sa.Column("provider", _NAME, primary_key=True),
    sa.Column("account", _ID, primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("model", _NAME, primary_key=True),
    sa.Column("billed_micros", sa.BigInteger, nullable=False),
    sa.Column("ledger_micros", sa.BigInteger, nullable=False),
    sa.Column("unexplained_micros", sa.BigInteger, nullable=False),
    sa.Column("checked_at", UtcTime, nullable=False),
)

lines = sa.Table(
    "lines",
    metadata,
    # The hash of all that decides how a line sounds: vendor, model, voice, language, text and settings.
    sa.Column("id", _ID, primary_key=True),
    # The call by which it was asked for; who finds it without media does not know whether it was paid.
    sa.Column("asked_by", _ID, nullable=False),
    sa.Column("media_id", _ID),
    sa.Column("speech", sa.JSON(none_as_null=True)),
    sa.Column("at", UtcTime, nullable=False),
)
