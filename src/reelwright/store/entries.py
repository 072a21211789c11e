"""Entries: legs of transactions, only ever added. What a transaction moves adds up to zero."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from reelwright.film.ids import VideoId
from reelwright.film.ledger import Account, Balances, Call, Entry
from reelwright.store.records import rows
from reelwright.store.tables import entries


def move(conn: sa.Connection, call: Call, what: str, legs: Mapping[Account, int], now: datetime) -> None:
    """Post the transaction `{call}:{what}`; legs of nothing are left out.

    It happens once: the key of the table refuses the same one again.
    """
    _post(conn, f"{call.id}:{what}", legs, call.video, call.owner, call.currency, call.id, now)


def grant(conn: sa.Connection, of: Call, micros: int, now: datetime) -> None:
    """Move `micros` (less than nothing: back) from the world to what is available to the call's video."""
    counted = sa.select(sa.func.count()).where(
        entries.c.video_id == of.video,
        entries.c.call_id.is_(None),
        entries.c.account == Account.AVAILABLE.value,
    )
    tx = f"{of.video}:grant:{conn.execute(counted).scalar_one() + 1}"
    legs = {Account.WORLD: -micros, Account.AVAILABLE: micros}
    _post(conn, tx, legs, of.video, of.owner, of.currency, None, now)


def of_call(conn: sa.Connection, call: str) -> tuple[Entry, ...]:
    """What a call has moved, in no order that means anything."""
    query = sa.select(entries).where(entries.c.call_id == call).order_by(entries.c.tx, entries.c.account)
    return tuple(
        Entry(
            tx=row["tx"],
            account=Account(row["account"]),
            micros=row["micros"],
            currency=row["currency"],
            video=VideoId(row["video_id"]),
            owner=row["owner"],
            call=row["call_id"],
            at=row["at"],
        )
        for row in rows(conn, query)
    )


def balances(conn: sa.Connection, *, video: VideoId | None = None, owner: str | None = None) -> Balances:
    """What stands on each account, of a video, an owner or all; together it is nothing."""
    query = sa.select(entries.c.account, sa.func.sum(entries.c.micros)).group_by(entries.c.account)
    if video is not None:
        query = query.where(entries.c.video_id == video)
    if owner is not None:
        query = query.where(entries.c.owner == owner)
    return Balances(**{row[0]: int(row[1]) for row in conn.execute(query)})


def _post(
    conn: sa.Connection,
    tx: str,
    legs: Mapping[Account, int],
    video: VideoId,
    owner: str,
    currency: str,
    call: str | None,
    now: datetime,
) -> None:
    if sum(legs.values()) != 0:
        raise ValueError(f"{tx} does not add up")
    for account, micros in legs.items():
        if micros:
            conn.execute(
                entries.insert().values(
                    tx=tx,
                    account=account.value,
                    micros=micros,
                    currency=currency,
                    video_id=video,
                    owner=owner,
                    call_id=call,
                    at=now,
                )
            )
