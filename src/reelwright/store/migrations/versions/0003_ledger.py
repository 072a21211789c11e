"""A ledger: calls with a state, entries that add up to zero, budgets and bills; takes that can be reused.

Calls of before are over: they stay settled at what they cost, and what is known of it becomes entries.
"""

from __future__ import annotations

import hashlib

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision = "0003"
down_revision = "0002"

_INSTANT = sa.DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql", "mariadb")
_LONGEST_BEFORE = 64


def upgrade() -> None:
    with op.batch_alter_table("takes") as takes:
        takes.add_column(sa.Column("error_code", sa.String(length=60), nullable=True))
        takes.add_column(sa.Column("identity", sa.String(length=64), nullable=False, server_default=""))
        takes.add_column(sa.Column("reused", sa.String(length=64), nullable=True))
        takes.add_column(sa.Column("fresh", sa.Boolean(), nullable=False, server_default=sa.false()))
        takes.create_index("ix_takes_identity", ["identity"], unique=False)
    with op.batch_alter_table("calls") as calls:
        calls.alter_column(
            "id",
            existing_type=sa.String(length=64),
            type_=sa.String(length=120),
            existing_nullable=False,
        )
        calls.add_column(sa.Column("owner", sa.String(length=200), nullable=False, server_default="local"))
        calls.add_column(sa.Column("account", sa.String(length=64), nullable=False, server_default=""))
        calls.add_column(sa.Column("scene", sa.Integer(), nullable=True))
        calls.add_column(sa.Column("take_id", sa.String(length=64), nullable=True))
        calls.add_column(sa.Column("request", sa.String(length=64), nullable=False, server_default=""))
        calls.add_column(sa.Column("state", sa.String(length=20), nullable=False, server_default="settled"))
        calls.add_column(sa.Column("held_micros", sa.BigInteger(), nullable=True))
        calls.add_column(sa.Column("sure", sa.Boolean(), nullable=False, server_default=sa.true()))
        calls.add_column(sa.Column("before", sa.JSON(none_as_null=True), nullable=True))
        calls.add_column(sa.Column("job", sa.JSON(none_as_null=True), nullable=True))
        calls.add_column(sa.Column("media_id", sa.String(length=64), nullable=True))
        calls.add_column(sa.Column("trouble", sa.String(length=40), nullable=True))
        calls.add_column(sa.Column("why", sa.Text(), nullable=True))
        calls.add_column(sa.Column("sent", _INSTANT, nullable=True))
        calls.add_column(sa.Column("over", _INSTANT, nullable=True))
        calls.create_index("ix_calls_at", ["at"], unique=False)
        calls.create_index("ix_calls_account_sent", ["account", "sent"], unique=False)
        calls.create_index("ix_calls_request", ["request"], unique=False)
        calls.create_index("ix_calls_state", ["state"], unique=False)
    entries = op.create_table(
        "entries",
        sa.Column("tx", sa.String(length=160), nullable=False),
        sa.Column("account", sa.String(length=20), nullable=False),
        sa.Column("micros", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("video_id", sa.String(length=64), nullable=False),
        sa.Column("owner", sa.String(length=200), nullable=False),
        sa.Column("call_id", sa.String(length=120), nullable=True),
        sa.Column("at", _INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["video_id"], ["videos.id"], name=op.f("fk_entries_video_id")),
        sa.PrimaryKeyConstraint("tx", "account", name=op.f("pk_entries")),
    )
    op.create_index("ix_entries_video_id", "entries", ["video_id"], unique=False)
    op.create_index("ix_entries_call_id", "entries", ["call_id"], unique=False)
    purses = op.create_table(
        "purses",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("budget_micros", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purses")),
    )
    op.bulk_insert(purses, [{"id": "studio", "budget_micros": None}])
    op.create_table(
        "bills",
        sa.Column("provider", sa.String(length=200), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("model", sa.String(length=200), nullable=False),
        sa.Column("billed_micros", sa.BigInteger(), nullable=False),
        sa.Column("ledger_micros", sa.BigInteger(), nullable=False),
        sa.Column("unexplained_micros", sa.BigInteger(), nullable=False),
        sa.Column("checked_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("provider", "account", "day", "model", name=op.f("pk_bills")),
    )
    _enter_old_calls(entries)


def downgrade() -> None:
    op.drop_table("bills")
    op.drop_table("purses")
    op.drop_index("ix_entries_call_id", table_name="entries")
    op.drop_index("ix_entries_video_id", table_name="entries")
    op.drop_table("entries")
    _shorten_ids()
    with op.batch_alter_table("calls") as calls:
        for index in ("ix_calls_state", "ix_calls_request", "ix_calls_account_sent", "ix_calls_at"):
            calls.drop_index(index)
        for column in ("over", "sent", "why", "trouble", "media_id", "job", "before", "sure", "held_micros"):
            calls.drop_column(column)
        for column in ("state", "request", "take_id", "scene", "account", "owner"):
            calls.drop_column(column)
        calls.alter_column(
            "id",
            existing_type=sa.String(length=120),
            type_=sa.String(length=64),
            existing_nullable=False,
        )
    with op.batch_alter_table("takes") as takes:
        takes.drop_index("ix_takes_identity")
        for column in ("fresh", "reused", "identity", "error_code"):
            takes.drop_column(column)


def _enter_old_calls(entries: sa.Table) -> None:
    """What calls of before are known to have cost was moved from the world to spent."""
    conn = op.get_bind()
    calls = sa.table(
        "calls",
        sa.column("id", sa.String),
        sa.column("video_id", sa.String),
        sa.column("currency", sa.String),
        sa.column("cost_micros", sa.BigInteger),
        sa.column("at", _INSTANT),
        sa.column("sent", _INSTANT),
        sa.column("over", _INSTANT),
    )
    conn.execute(calls.update().values(sent=calls.c.at, over=calls.c.at))
    names = ["tx", "account", "micros", "currency", "video_id", "owner", "call_id", "at"]
    for account, sign in (("world", -1), ("spent", 1)):
        leg = sa.select(
            calls.c.id + ":settle",
            sa.literal(account, sa.String),
            calls.c.cost_micros * sign,
            calls.c.currency,
            calls.c.video_id,
            sa.literal("local", sa.String),
            calls.c.id,
            calls.c.at,
        ).where(calls.c.cost_micros != 0)
        conn.execute(entries.insert().from_select(names, leg))


def _shorten_ids() -> None:
    """A call keeps what it cost under a name that the schema before has room for."""
    conn = op.get_bind()
    calls = sa.table("calls", sa.column("id", sa.String))
    for one in list(conn.execute(sa.select(calls.c.id)).scalars()):
        if len(one) > _LONGEST_BEFORE:
            short = f"{one[:31]}.{hashlib.sha256(one.encode()).hexdigest()[:32]}"
            conn.execute(calls.update().where(calls.c.id == one).values(id=short))
