"""The ledger: money is held before a call is made, and its hold resolves exactly once.

    held -> sending -> submitted -> settled
               |           |           lost
             parked        `---------> voided

Every move locks the video of its call, looks at the call's state, changes it and posts entries that add up to
zero, in the caller's transaction; a move that does not fit the state does nothing and says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from reelwright.film.errors import NeedsYou, NotFound, Trouble
from reelwright.film.ids import VideoId
from reelwright.film.ledger import Account, Budgets, Call, CallState
from reelwright.film.money import Money
from reelwright.film.video import VideoStatus
from reelwright.store.audit import audit
from reelwright.store.calls import find, get, row_of
from reelwright.store.entries import balances, grant, move, of_call
from reelwright.store.locks import lock_purse, lock_videos
from reelwright.store.reconcile import Difference, compared, differences, reconcile
from reelwright.store.records import insert_absent
from reelwright.store.spending import (
    Made,
    Spent,
    Tally,
    available,
    by_day,
    by_model,
    by_video,
    day_of,
    held,
    month_of,
    spent,
    total,
    used,
)
from reelwright.store.tables import calls, purses, videos

__all__ = [
    "Difference",
    "Made",
    "Spent",
    "Tally",
    "audit",
    "available",
    "balances",
    "by_day",
    "by_model",
    "by_video",
    "compared",
    "differences",
    "held",
    "hold",
    "lose",
    "over_held",
    "park",
    "reconcile",
    "record",
    "sending",
    "settle",
    "spent",
    "submitted",
    "total",
    "void",
]

_OVER = [status.value for status in VideoStatus if status.over]


def hold(
    conn: sa.Connection,
    wanted: Sequence[Call],
    *,
    budget_micros: int | None,
    budgets: Budgets,
    now: datetime,
) -> bool:
    """Reserve the ceilings of all these calls of one video, or of none; says whether any was new.

    Calls that are there already are left as they are. With a budget the video is first granted what it says,
    and pays from that. NeedsYou `budget_too_small`, `day_budget_reached` or `month_budget_reached` when there
    is less than it takes; nothing was changed then.
    """
    if not wanted:
        return False
    (video,) = {call.video for call in wanted}
    lock_videos(conn, [video])
    lock_purse(conn)
    there = {call.id for call in wanted if find(conn, call.id) is not None}
    new = {call.id: call for call in wanted if call.id not in there}
    _check_budget(conn, list(new.values()), budget_micros)
    _check_budgets(conn, list(new.values()), budgets)
    _grant(conn, wanted[0], budget_micros, now)
    source = Account.WORLD if budget_micros is None else Account.AVAILABLE
    for call in new.values():
        conn.execute(calls.insert().values(row_of(call.but(state=CallState.HELD))))
        ceiling = call.held_micros or 0
        move(conn, call, "hold", {source: -ceiling, Account.RESERVED: ceiling}, now)
    return bool(new)


def sending(
    conn: sa.Connection,
    call: str,
    before: Mapping[str, Any] | None,
    now: datetime,
    *,
    request: str | None = None,
) -> bool:
    """Write down that a held call is about to be sent, unless its video is over.

    `before` is how the provider's account stood; `request` is the hash of what is sent, where that was not
    known when its price was held. Only who is told True may send, and once.
    """
    found = _locked(conn, call)
    over = sa.select(videos.c.id).where(videos.c.id == found.video, videos.c.status.in_(_OVER))
    if found.state is not CallState.HELD or conn.execute(over).first() is not None:
        return False
    kept = dict(before) if before is not None else None
    asked = found.request if request is None else request
    return _change(conn, found, state=CallState.SENDING.value, before=kept, request=asked, sent=now)


def submitted(conn: sa.Connection, call: str, job: Mapping[str, Any], now: datetime) -> bool:
    """The provider has taken it, as `job`; also where that is found out later, of a call that was parked."""
    found = _locked(conn, call)
    if found.state not in (CallState.SENDING, CallState.PARKED):
        return False
    return _change(
        conn, found, state=CallState.SUBMITTED.value, job=dict(job), sent=found.sent or now, why=None
    )


def park(conn: sa.Connection, call: str, why: str, now: datetime) -> bool:
    """It was sent, and nobody here can tell what became of it: its hold stays until a person decides."""
    found = _locked(conn, call)
    if found.state not in (CallState.SENDING, CallState.SUBMITTED):
        return False
    return _change(
        conn,
        found,
        state=CallState.PARKED.value,
        trouble=Trouble.AMBIGUOUS.value,
        why=why,
        sent=found.sent or now,
    )


def void(
    conn: sa.Connection, call: str, why: str | None = None, trouble: Trouble | None = None, *, now: datetime
) -> bool:
    """It was certainly not charged: give the hold back."""
    return _resolve(conn, call, "void", CallState.VOIDED, 0, now, why=why, trouble=trouble)


def settle(
    conn: sa.Connection,
    call: str,
    cost_micros: int | None,
    *,
    sure: bool = True,
    trouble: Trouble | None = None,
    why: str | None = None,
    now: datetime,
) -> bool:
    """It is over, and this is what it has cost; None: what was held, where anything was, and not sure.

    More than was held is taken from where the hold came from: it is the truth, and `over_held` finds it.
    """
    return _resolve(
        conn, call, "settle", CallState.SETTLED, cost_micros, now, sure=sure, why=why, trouble=trouble
    )


def lose(conn: sa.Connection, call: str, now: datetime, why: str, micros: int | None = None) -> bool:
    """Count it as charged (`micros`, or what was held) although nothing ever comes of it."""
    ambiguous = Trouble.AMBIGUOUS
    return _resolve(conn, call, "lose", CallState.LOST, micros, now, sure=False, why=why, trouble=ambiguous)


def record(conn: sa.Connection, call: Call) -> bool:
    """Keep a call that was over when it was told of, and what it has cost; the same id once."""
    if call.state.open:
        raise ValueError(f"{call.id} is not over")
    lock_videos(conn, [call.video])
    if not insert_absent(conn, calls, row_of(call)):
        return False
    goes_to = Account.LOST if call.state is CallState.LOST else Account.SPENT
    cost = call.cost_micros or 0
    source = _pays_from(conn, call.video)
    move(conn, call, "settle", {source: -cost, goes_to: cost}, call.over or call.at)
    return True


def over_held(conn: sa.Connection) -> tuple[Call, ...]:
    """Calls that have cost more than was held, oldest first: their model's price is not what was thought."""
    query = sa.select(calls.c.id).where(calls.c.cost_micros > calls.c.held_micros).order_by(calls.c.at)
    return tuple(get(conn, found) for found in conn.execute(query).scalars().all())


def _locked(conn: sa.Connection, call: str) -> Call:
    """The call as it stands while this transaction has its video's money to itself; NotFound."""
    video = conn.execute(sa.select(calls.c.video_id).where(calls.c.id == call)).scalar()
    if video is None:
        raise NotFound(f"There is no call {call}.", code="call_not_found")
    lock_videos(conn, [VideoId(video)])
    return get(conn, call)


def _change(conn: sa.Connection, call: Call, **values: Any) -> bool:
    # The state once more: a write that did not lock as it should must not undo another.
    query = calls.update().where(calls.c.id == call.id, calls.c.state == call.state.value)
    return conn.execute(query.values(**values)).rowcount == 1


def _resolve(
    conn: sa.Connection,
    call: str,
    what: str,
    state: CallState,
    micros: int | None,
    now: datetime,
    *,
    sure: bool = True,
    why: str | None,
    trouble: Trouble | None,
) -> bool:
    if micros is not None and micros < 0:
        raise ValueError(f"{call} cannot have cost {micros}")
    found = _locked(conn, call)
    cost = found.held_micros if micros is None else micros
    if not found.state.open or not _change(
        conn,
        found,
        state=state.value,
        cost_micros=cost,
        sure=sure and micros is not None,
        why=why,
        trouble=trouble.value if trouble else None,
        over=now,
    ):
        return False
    goes_to = Account.LOST if state is CallState.LOST else Account.SPENT
    ceiling, charged = found.held_micros or 0, cost or 0
    legs = {Account.RESERVED: -ceiling, _source(conn, found): ceiling - charged, goes_to: charged}
    move(conn, found, what, legs, now)
    return True


def _source(conn: sa.Connection, call: Call) -> Account:
    """Where the call's hold came from."""
    for entry in of_call(conn, call.id):
        if entry.micros < 0 and entry.account in (Account.WORLD, Account.AVAILABLE):
            return entry.account
    return _pays_from(conn, call.video)


def _pays_from(conn: sa.Connection, video: VideoId) -> Account:
    query = sa.select(purses.c.id).where(purses.c.id == video, purses.c.budget_micros.is_not(None))
    return Account.WORLD if conn.execute(query).first() is None else Account.AVAILABLE


def _check_budget(conn: sa.Connection, new: list[Call], budget_micros: int | None) -> None:
    asked = sum(call.held_micros or 0 for call in new)
    if budget_micros is None or asked == 0:
        return
    stands = balances(conn, video=new[0].video)
    left = budget_micros - stands.reserved - stands.spent - stands.lost
    if asked > left:
        raise NeedsYou(
            f"This needs {Money(micros=asked)}, and of the film's budget of {Money(micros=budget_micros)} "
            f"{Money(micros=max(0, left))} is left.",
            code="budget_too_small",
            hint="Raise the film's budget, or choose a cheaper model, fewer scenes or fewer seconds.",
        )


def _check_budgets(conn: sa.Connection, new: list[Call], budgets: Budgets) -> None:
    days = {(day_of(call.at), None) for call in new}
    months = {(month_of(call.at), call.owner) for call in new}
    for spans, span_of, most, word, wait in (
        (days, day_of, budgets.day_micros, "day", "tomorrow (UTC)"),
        (months, month_of, budgets.month_micros, "month", "next month (UTC)"),
    ):
        for span, owner in sorted(spans):
            if most is None:
                continue
            within = [call for call in new if span_of(call.at) == span and owner in (None, call.owner)]
            asked = sum(call.held_micros or 0 for call in within)
            left = most - used(conn, *span, owner)
            if asked > 0 and left < asked:
                raise NeedsYou(
                    f"This needs {Money(micros=asked)}, and of what may be spent in a {word}, "
                    f"{Money(micros=most)}, {Money(micros=max(0, left))} is left.",
                    code=f"{word}_budget_reached",
                    hint=f"Go on {wait}, or raise the studio's budget for a {word}.",
                )


def _grant(conn: sa.Connection, call: Call, budget_micros: int | None, now: datetime) -> None:
    """Let the video have what its budget leaves it, or take back what a budget of before left.

    What is used already is never taken away. A video that a bill higher than its hold has brought into debt
    stays there until its budget is raised.
    """
    purse = purses.update().where(purses.c.id == call.video).values(budget_micros=budget_micros)
    if conn.execute(purse).rowcount == 0:
        if budget_micros is None:
            return
        insert_absent(conn, purses, {"id": call.video, "budget_micros": budget_micros})
    stands = balances(conn, video=call.video)
    wanted = 0
    if budget_micros is not None:
        left = budget_micros - stands.reserved - stands.spent - stands.lost
        wanted = max(left, min(stands.available, 0))
    if wanted != stands.available:
        grant(conn, call, wanted - stands.available, now)
