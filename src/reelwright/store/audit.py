"""Does everything add up? Calls, entries and budgets, held against each other."""

from __future__ import annotations

from collections import defaultdict

import sqlalchemy as sa

from reelwright.film.ledger import Account, Call, CallState
from reelwright.film.money import Money
from reelwright.store.calls import call_of
from reelwright.store.records import rows
from reelwright.store.tables import calls, entries, purses

_RESOLVES = ("settle", "void", "lose")


def audit(conn: sa.Connection) -> tuple[str, ...]:
    """A sentence for whatever does not add up; empty when all does."""
    every = {row["id"]: call_of(row) for row in rows(conn, sa.select(calls).order_by(calls.c.id))}
    legs: dict[str, dict[Account, int]] = defaultdict(lambda: defaultdict(int))
    done: dict[str, set[str]] = defaultdict(set)
    found: list[str] = []
    sums: dict[str, int] = defaultdict(int)
    stands: dict[str, dict[Account, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows(conn, sa.select(entries).order_by(entries.c.tx, entries.c.account)):
        account = Account(row["account"])
        sums[row["tx"]] += row["micros"]
        stands[row["video_id"]][account] += row["micros"]
        if row["call_id"] is not None:
            legs[row["call_id"]][account] += row["micros"]
            done[row["call_id"]].add(row["tx"].removeprefix(f"{row['call_id']}:"))
    found += [f"The transaction {tx} leaves {_money(left)} over." for tx, left in sums.items() if left]
    for call in sorted(legs.keys() - every.keys()):
        found.append(f"There are entries of a call {call}, which there is not.")
    for call in every.values():
        found += _call(call, legs[call.id], done[call.id])
    for video, of in stands.items():
        if of[Account.RESERVED] < 0:
            found.append(
                f"Less than nothing is reserved for the video {video}: {_money(of[Account.RESERVED])}."
            )
    return (*found, *_budgets(conn, every, stands))


def _call(call: Call, moved: dict[Account, int], done: set[str]) -> list[str]:
    """Where the entries of a call are not what its row says."""
    cost = call.cost_micros or 0
    says = {
        Account.RESERVED: (call.held_micros or 0) if call.state.open else 0,
        Account.SPENT: cost if call.state is CallState.SETTLED else 0,
        Account.LOST: cost if call.state is CallState.LOST else 0,
    }
    found = [
        f"The call {call.id} says {_money(micros)} {account.value}, its entries {_money(moved[account])}."
        for account, micros in says.items()
        if moved[account] != micros
    ]
    resolved = sorted(done.intersection(_RESOLVES))
    if len(resolved) > 1:
        found.append(f"The hold of the call {call.id} was resolved as {' and '.join(resolved)}.")
    return found


def _budgets(conn: sa.Connection, every: dict[str, Call], stands: dict[str, dict[Account, int]]) -> list[str]:
    """A video may only go beyond its budget by what calls have cost more than was held for them."""
    beyond: dict[str, int] = defaultdict(int)
    for call in every.values():
        beyond[call.video] += max(0, (call.cost_micros or 0) - (call.held_micros or 0))
    query = sa.select(purses).where(purses.c.budget_micros.is_not(None)).order_by(purses.c.id)
    return [
        f"The video {row['id']} is {_money(-available)} beyond its budget of {_money(row['budget_micros'])}."
        for row in rows(conn, query)
        if (available := stands[row["id"]][Account.AVAILABLE]) + beyond[row["id"]] < 0
    ]


def _money(micros: int) -> str:
    return str(Money(micros=micros))
