"""Calls that cost something: what is known of each. `ledger` alone moves them and their money."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from reelwright.film.errors import NotFound, Trouble
from reelwright.film.ids import MediaId, TakeId, VideoId
from reelwright.film.ledger import Call, CallState
from reelwright.store.records import first, rows
from reelwright.store.tables import calls

OPEN = frozenset(state for state in CallState if state.open)
_ACCEPTED = (CallState.SUBMITTED, CallState.SETTLED, CallState.LOST, CallState.PARKED)


def find(conn: sa.Connection, call: str) -> Call | None:
    row = first(conn, sa.select(calls).where(calls.c.id == call))
    return call_of(row) if row is not None else None


def get(conn: sa.Connection, call: str) -> Call:
    """The call; NotFound when there is none."""
    found = find(conn, call)
    if found is None:
        raise NotFound(f"There is no call {call}.", code="call_not_found")
    return found


def of(conn: sa.Connection, video: VideoId) -> tuple[Call, ...]:
    """Every call of a video, oldest first."""
    query = sa.select(calls).where(calls.c.video_id == video).order_by(calls.c.at, calls.c.id)
    return tuple(call_of(row) for row in rows(conn, query))


def open_calls(
    conn: sa.Connection,
    *,
    video: VideoId | None = None,
    account: str | None = None,
    states: Collection[CallState] = OPEN,
) -> tuple[Call, ...]:
    """Calls in one of these states, oldest first; by default all that are not over."""
    query = sa.select(calls).where(calls.c.state.in_(sorted(state.value for state in states)))
    if video is not None:
        query = query.where(calls.c.video_id == video)
    if account is not None:
        query = query.where(calls.c.account == account)
    return tuple(call_of(row) for row in rows(conn, query.order_by(calls.c.at, calls.c.id)))


def made(conn: sa.Connection, request: str) -> Call | None:
    """The newest call that was paid for by this request and gave what was asked; None when there is none."""
    query = (
        sa.select(calls)
        .where(
            calls.c.request == request,
            calls.c.request != "",
            calls.c.state == CallState.SETTLED.value,
            calls.c.trouble.is_(None),
            calls.c.media_id.is_not(None),
        )
        .order_by(calls.c.at.desc(), calls.c.id.desc())
        .limit(1)
    )
    row = first(conn, query)
    return call_of(row) if row is not None else None


def cost_of(conn: sa.Connection, take: TakeId) -> int | None:
    """What all calls of a take have cost together; None when there were none."""
    query = sa.select(sa.func.count(), sa.func.sum(calls.c.cost_micros)).where(calls.c.take_id == take)
    count, micros = conn.execute(query).one()
    return int(micros or 0) if count else None


def fault(conn: sa.Connection, call: str, trouble: Trouble, why: str) -> None:
    """Write down that what a settled call gave is not what was asked for; what it cost stays."""
    conn.execute(calls.update().where(calls.c.id == call).values(trouble=trouble.value, why=why))


def keep_media(conn: sa.Connection, call: str, media: MediaId) -> None:
    """Write down what came of a call."""
    conn.execute(calls.update().where(calls.c.id == call).values(media_id=media))


def moderated(conn: sa.Connection, *, account: str, since: datetime) -> int:
    """How many calls on an account a provider's moderation has refused since then."""
    query = sa.select(sa.func.count()).where(
        calls.c.trouble == Trouble.MODERATION.value, calls.c.account == account, calls.c.at >= since
    )
    return conn.execute(query).scalar_one()


def sent_between(conn: sa.Connection, *, account: str, model: str, start: datetime, end: datetime) -> int:
    """How many calls sent from `start` until before `end` were, or may have been, accepted."""
    query = sa.select(sa.func.count()).where(
        calls.c.account == account,
        calls.c.model == model,
        calls.c.sent >= start,
        calls.c.sent < end,
        calls.c.state.in_([state.value for state in _ACCEPTED]),
    )
    return conn.execute(query).scalar_one()


def sent_since(conn: sa.Connection, *, account: str, start: datetime) -> tuple[Call, ...]:
    """Every call on an account that was sent at `start` or later, whatever became of it."""
    query = sa.select(calls).where(calls.c.account == account, calls.c.sent >= start)
    return tuple(call_of(row) for row in rows(conn, query.order_by(calls.c.sent, calls.c.id)))


def call_of(row: Mapping[str, Any]) -> Call:
    """The call that a row of the table keeps."""
    return Call(
        id=row["id"],
        video=VideoId(row["video_id"]),
        owner=row["owner"],
        purpose=row["purpose"],
        provider=row["provider"],
        model=row["model"],
        account=row["account"],
        scene=row["scene"],
        take=TakeId(row["take_id"]) if row["take_id"] else None,
        request=row["request"],
        state=CallState(row["state"]),
        held_micros=row["held_micros"],
        cost_micros=row["cost_micros"],
        sure=row["sure"],
        currency=row["currency"],
        input_tokens=row["input_tokens"],
        output_tokens=row["output_tokens"],
        before=row["before"],
        job=row["job"],
        media=MediaId(row["media_id"]) if row["media_id"] else None,
        trouble=Trouble(row["trouble"]) if row["trouble"] else None,
        why=row["why"],
        at=row["at"],
        sent=row["sent"],
        over=row["over"],
    )


def row_of(call: Call) -> dict[str, Any]:
    """The row that keeps a call."""
    return {
        "id": call.id,
        "video_id": call.video,
        "owner": call.owner,
        "purpose": call.purpose,
        "provider": call.provider,
        "model": call.model,
        "account": call.account,
        "scene": call.scene,
        "take_id": call.take,
        "request": call.request,
        "state": call.state.value,
        "held_micros": call.held_micros,
        "cost_micros": call.cost_micros,
        "sure": call.sure,
        "currency": call.currency,
        "input_tokens": call.input_tokens,
        "output_tokens": call.output_tokens,
        "before": call.before,
        "job": call.job,
        "media_id": call.media,
        "trouble": call.trouble.value if call.trouble else None,
        "why": call.why,
        "at": call.at,
        "sent": call.sent,
        "over": call.over,
    }
