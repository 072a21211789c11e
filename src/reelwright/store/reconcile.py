"""Reconciliation: what the ledger settled, held against what the provider says it charged."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

import sqlalchemy as sa

from reelwright.film.ledger import Account, Call, CallState
from reelwright.film.money import Money
from reelwright.film.value import Value
from reelwright.store import calls as table_of_calls
from reelwright.store.entries import move, of_call
from reelwright.store.locks import lock_videos
from reelwright.store.records import insert_absent, rows
from reelwright.store.spending import day_of
from reelwright.store.tables import bills, calls

_UNDER_WAY = (CallState.SENDING, CallState.SUBMITTED)
_COUNTED = (CallState.SETTLED, CallState.LOST, CallState.PARKED)
_WHOLE_AFTER = timedelta(hours=1)
"""How long after its end the bill of a day may still grow: no provider says, this is our allowance."""


class Difference(Value):
    """What a reconciliation has to say of one model on one day: something that is not explained (an alert),
    calls that could not be compared yet, or calls that were corrected."""

    provider: str
    account: str
    day: date
    """In UTC."""
    model: str
    billed_micros: int
    ledger_micros: int
    """After what was corrected."""
    unexplained_micros: int = 0
    """Billed and not in the ledger; less than nothing: in the ledger and not billed."""
    under_way: int = 0
    """Calls that are not over: until they are, nothing is compared."""
    corrected: tuple[str, ...] = ()
    """Calls whose cost was not sure, and is now what the bill says."""

    @property
    def sentence(self) -> str:
        billed, ledger = Money(micros=self.billed_micros), Money(micros=self.ledger_micros)
        where = f"{self.provider} {self.model} on {self.day.isoformat()}"
        if self.under_way:
            calls = "1 call is" if self.under_way == 1 else f"{self.under_way} calls are"
            return f"{where}: {calls} not over yet, so the bill is compared later."
        if self.unexplained_micros:
            return f"{where}: the bill says {billed}, the ledger {ledger}, and nothing here explains it."
        calls = "1 call" if len(self.corrected) == 1 else f"{len(self.corrected)} calls"
        return f"{where}: {calls} of uncertain cost corrected; bill and ledger both say {billed}."


def reconcile(
    conn: sa.Connection,
    *,
    provider: str,
    account: str,
    day: date,
    bill: Mapping[str, int],
    now: datetime,
) -> tuple[Difference, ...]:
    """Compare a day's bill (micros by model) with what the calls sent on that day (UTC) have cost.

    Calls whose cost is not sure are corrected where together they can explain a difference, each between
    nothing and its ceiling. A parked call is lost where the bill has room for it; where it has none, and the
    day is over, it was not charged, and is voided. What nothing explains is kept in `bills` and told. Only
    models of which there is something to say are in the answer.
    """
    lock_videos(conn, {call.video for call in _sent(conn, provider, account, day)})
    by_model: dict[str, list[Call]] = {model: [] for model in sorted(bill)}
    for call in _sent(conn, provider, account, day):
        by_model.setdefault(call.model, []).append(call)
    found = [
        _compare(
            conn,
            Difference(
                provider=provider,
                account=account,
                day=day,
                model=model,
                billed_micros=bill.get(model, 0),
                ledger_micros=sum(_cost(call) for call in sent),
            ),
            sent,
            now,
        )
        for model, sent in by_model.items()
    ]
    return tuple(one for one in found if one.under_way or one.unexplained_micros or one.corrected)


def differences(conn: sa.Connection) -> tuple[Difference, ...]:
    """What the last reconciliation of each day could not explain, oldest day first.

    Where one day of a model gives back what another charged (a refund after midnight), nothing is left.
    """
    of = (bills.c.provider, bills.c.account, bills.c.model)
    net = sa.select(*of).group_by(*of).having(sa.func.sum(bills.c.unexplained_micros) != 0)
    left = {tuple(row) for row in conn.execute(net)}
    query = sa.select(bills).where(bills.c.unexplained_micros != 0).order_by(bills.c.day, *of)
    return tuple(
        Difference(
            provider=row["provider"],
            account=row["account"],
            day=row["day"],
            model=row["model"],
            billed_micros=row["billed_micros"],
            ledger_micros=row["ledger_micros"],
            unexplained_micros=row["unexplained_micros"],
        )
        for row in rows(conn, query)
        if (row["provider"], row["account"], row["model"]) in left
    )


def compared(conn: sa.Connection) -> date | None:
    """The newest day (UTC) whose bill was compared with the ledger; None before the first."""
    return conn.execute(sa.select(sa.func.max(bills.c.day))).scalar()


def _span(day: date) -> tuple[datetime, datetime]:
    return day_of(datetime.combine(day, time(), UTC))


def _sent(conn: sa.Connection, provider: str, account: str, day: date) -> list[Call]:
    start, end = _span(day)
    query = (
        sa.select(calls)
        .where(
            calls.c.provider == provider,
            calls.c.account == account,
            calls.c.sent >= start,
            calls.c.sent < end,
        )
        .order_by(calls.c.sent, calls.c.id)
    )
    return [table_of_calls.call_of(row) for row in rows(conn, query)]


def _compare(conn: sa.Connection, known: Difference, sent: list[Call], now: datetime) -> Difference:
    under_way = sum(call.state in _UNDER_WAY for call in sent)
    if under_way:
        return known.but(under_way=under_way)
    unsure = [call for call in sent if call.state in _COUNTED and not _sure(call)]
    missing = known.billed_micros - known.ledger_micros
    if -sum(map(_cost, unsure)) <= missing <= sum(map(_room, unsure)):
        costs = _share(unsure, missing)
        # A bill that may still grow proves what it holds, not what it lacks.
        whole = now >= _span(known.day)[1] + _WHOLE_AFTER
        corrected = [
            call
            for call in unsure
            if costs[call.id] != _cost(call) or (call.state is CallState.PARKED and whole)
        ]
        for call in corrected:
            _correct(conn, call, costs[call.id], known.day, now)
        told = known.but(ledger_micros=known.billed_micros, corrected=tuple(call.id for call in corrected))
    else:
        told = known.but(unexplained_micros=missing)
    _book(conn, told, now)
    return told


def _sure(call: Call) -> bool:
    return call.sure and call.state is CallState.SETTLED


def _cost(call: Call) -> int:
    """What the ledger has moved for it: nothing while it is parked."""
    return call.cost_micros or 0


def _room(call: Call) -> int:
    """By how much it may have cost more than the ledger says."""
    return max(0, (call.held_micros or 0) - _cost(call))


def _share(unsure: list[Call], missing: int) -> dict[str, int]:
    """What each of these has cost so that together they explain `missing`.

    Providers charge a call whole or not at all, so calls that fit whole come first, oldest first.
    """
    costs = {call.id: _cost(call) for call in unsure}
    sign = 1 if missing > 0 else -1
    left = abs(missing)
    for whole in (True, False):
        for call in unsure:
            most = call.held_micros or 0
            room = most - costs[call.id] if sign > 0 else costs[call.id]
            step = min(max(0, room), left)
            if step and (step == room or not whole):
                costs[call.id] += sign * step
                left -= step
    return costs


def _correct(conn: sa.Connection, call: Call, cost: int, day: date, now: datetime) -> None:
    """Move what the call has cost to `cost`, in a transaction of its own."""
    parked = call.state is CallState.PARKED
    entered = of_call(conn, call.id)
    taken_from = (Account.WORLD, Account.AVAILABLE)
    source = next((one.account for one in entered if one.account in taken_from), Account.WORLD)
    goes_to = Account.SPENT if call.state is CallState.SETTLED else Account.LOST
    ceiling = (call.held_micros or 0) if parked else 0
    moved = cost - _cost(call)
    values: dict[str, object] = {"cost_micros": cost}
    if parked:
        state = CallState.LOST if cost else CallState.VOIDED
        values |= {"state": state.value, "sure": not cost, "over": now}
        if not cost:
            values["why"] = f"The bill of {day.isoformat()} shows that it was not charged."
    conn.execute(calls.update().where(calls.c.id == call.id).values(**values))
    number = len({one.tx for one in entered})
    legs = {Account.RESERVED: -ceiling, source: ceiling - moved, goes_to: moved}
    move(conn, call, f"bill{number}", legs, now)


def _book(conn: sa.Connection, told: Difference, now: datetime) -> None:
    key = {
        "provider": told.provider,
        "account": told.account,
        "day": told.day,
        "model": told.model,
    }
    values = {
        "billed_micros": told.billed_micros,
        "ledger_micros": told.ledger_micros,
        "unexplained_micros": told.unexplained_micros,
        "checked_at": now,
    }
    if not insert_absent(conn, bills, {**key, **values}):
        same = [bills.c[name] == value for name, value in key.items()]
        conn.execute(bills.update().where(*same).values(**values))
