"""Anything that can happen to a ledger, in any order, again and contradicting itself, against a naive model.

Time passes, studios close and open again, providers send bills. The model is a dictionary of calls; what the
ledger says must follow from it.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
)
from tests.integration.ledger.making import NOON, add_video, call

from reelwright.film.errors import NeedsYou
from reelwright.film.ids import VideoId
from reelwright.film.ledger import Account, Balances, Budgets, Call, CallState
from reelwright.film.video import VideoStatus
from reelwright.store import calls, ledger
from reelwright.store.database import Database
from reelwright.store.tables import entries, videos

OWNERS = ("ann", "bob")
CEILINGS = st.one_of(st.none(), st.integers(0, 40))
BUDGETS = st.one_of(st.none(), st.integers(0, 120))
FILMS = 3
PICKS = st.integers(0, 999)
COSTS = st.one_of(st.none(), st.integers(0, 60))
KINDS = ("send", "send", "submitted", "submitted", "park", "void", "settle", "settle", "lose")
MOVES = st.tuples(PICKS, st.sampled_from(KINDS), COSTS, st.booleans())


@dataclass
class Told:
    """What the model knows of a call."""

    video: VideoId
    owner: str
    at: datetime
    held: int | None
    state: CallState = CallState.HELD
    cost: int | None = None
    from_budget: bool = False
    sure: bool = True
    sent: datetime | None = None

    @property
    def uses(self) -> int:
        return (self.held or 0) if self.state.open else (self.cost or 0)


@pytest.fixture(scope="module", autouse=True)
def pattern(sqlite_pattern: Path) -> None:
    """A database as it is when it is new: to make it takes longer than most of what is done with it."""
    LedgerMachine.pattern = sqlite_pattern


class LedgerMachine(RuleBasedStateMachine):
    pattern: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=self.pattern.parent))
        shutil.copy(self.pattern, self.folder / "studio.db")
        self.database = Database(f"sqlite:///{self.folder / 'studio.db'}")
        self.now = NOON
        self.calls: dict[str, Told] = {}
        self.budget: dict[VideoId, int | None] = {}
        self.available: dict[VideoId, int] = {}
        self.over: set[VideoId] = set()

    # What the model thinks.

    def used(self, **same: Any) -> int:
        return sum(
            one.uses
            for one in self.calls.values()
            if all(getattr(one, name) == value for name, value in same.items())
        )

    def used_in_day(self) -> int:
        return sum(one.uses for one in self.calls.values() if one.at.date() == self.now.date())

    def used_in_month(self, owner: str) -> int:
        month = (self.now.year, self.now.month)
        return sum(
            one.uses
            for one in self.calls.values()
            if one.owner == owner and (one.at.year, one.at.month) == month
        )

    def pay(self, one: Told, cost: int | None, state: CallState, sure: bool) -> None:
        if one.state.open and not one.held:
            # Where nothing was held, it is paid from where the video now pays from.
            one.from_budget = self.budget[one.video] is not None
        before = one.uses
        one.state, one.cost, one.sure = state, cost, sure
        if one.from_budget:
            self.available[one.video] += before - one.uses

    # What happens.

    @initialize()
    def films(self) -> None:
        with self.database.write() as conn:
            for _ in range(FILMS):
                made = add_video(conn)
                self.available[made] = 0
                self.budget[made] = None

    @rule(
        film=st.integers(0, FILMS - 1),
        what=st.sampled_from(["hours", "bill", "bill", "bill", "record", "days", "restart", "end"]),
        pick=PICKS,
        late=st.booleans(),
        off=st.integers(-60, 60),
    )
    def meanwhile(self, film: int, what: str, pick: int, late: bool, off: int) -> None:
        video = list(self.available)[film]
        match what:
            case "end" if pick % 5 == 0:
                self.over.add(video)
                with self.database.write() as conn:
                    over = videos.update().where(videos.c.id == video)
                    conn.execute(over.values(status=VideoStatus.CANCELLED.value))
            case "bill":
                self.reconcile(pick, late, off)
            case "record":
                self.record(video, abs(off) if pick % 4 else None, late)
            case "restart":
                self.database.close()
                self.database = Database(str(self.database.url))
            case _:
                self.now += timedelta(hours=7) if what == "hours" else timedelta(days=9)

    @rule(
        film=st.integers(0, FILMS - 1),
        ceilings=st.lists(CEILINGS, min_size=1, max_size=3),
        owner=st.sampled_from(OWNERS),
        budget=BUDGETS,
        day=BUDGETS,
        month=BUDGETS,
        again=st.booleans(),
        sent=st.booleans(),
    )
    def hold(
        self,
        film: int,
        ceilings: list[int | None],
        owner: str,
        budget: int | None,
        day: int | None,
        month: int | None,
        again: bool,
        sent: bool,
    ) -> None:
        video = list(self.available)[film]
        new = [
            call(video, str(len(self.calls) + place), held, owner=owner, at=self.now)
            for place, held in enumerate(ceilings)
        ]
        old = [call(video, name.split(".")[1], 999) for name, one in self.calls.items() if one.video == video]
        asked = sum(held or 0 for held in ceilings)
        refused = asked > 0 and (
            (budget is not None and self.used(video=video) + asked > budget)
            or (day is not None and self.used_in_day() + asked > day)
            or (month is not None and self.used_in_month(owner) + asked > month)
        )
        try:
            with self.database.write() as conn:
                assert ledger.hold(
                    conn,
                    [*old[: 2 * again], *new],
                    budget_micros=budget,
                    budgets=Budgets(day_micros=day, month_micros=month),
                    now=self.now,
                )
        except NeedsYou:
            assert refused
            return
        assert not refused
        if budget is not None:
            left = budget - self.used(video=video)
            self.available[video] = max(left, min(self.available[video], 0)) - asked
        else:
            self.available[video] = 0
        self.budget[video] = budget
        for one in new:
            self.calls[one.id] = Told(video, owner, self.now, one.held_micros, from_budget=budget is not None)
        if budget is not None and asked:
            assert self.used(video=video) <= budget
        for one in new if sent else ():
            self.move(one.id, "send", None, True)

    def record(self, video: VideoId, cost: int | None, lost: bool) -> None:
        state = CallState.LOST if lost else CallState.SETTLED
        one = call(video, str(len(self.calls)), None, state=state, cost_micros=cost, at=self.now, owner="ann")
        with self.database.write() as conn:
            assert ledger.record(conn, one)
            assert not ledger.record(conn, one)
        told = Told(video, "ann", self.now, None, state, cost, self.budget[video] is not None, True)
        self.calls[one.id] = told
        if told.from_budget:
            self.available[video] -= cost or 0

    @rule(moves=st.lists(MOVES, min_size=1, max_size=8))
    def some_moves(self, moves: list[tuple[int, str, int | None, bool]]) -> None:
        for pick, what, micros, sure in moves:
            still_open = [name for name, one in self.calls.items() if one.state.open]
            of = still_open if still_open and pick % 4 else list(self.calls)
            if of:
                self.move(of[pick % len(of)], what, micros, sure)

    def move(self, name: str, what: str, micros: int | None, sure: bool) -> None:
        """Whatever is asked of a call, its state decides whether anything moves."""
        one, before = self.calls[name], self.calls[name].state
        cost = one.held if micros is None else micros
        lost = "Its answer was lost."
        with self.database.write() as conn:
            match what:
                case "send":
                    moved = ledger.sending(conn, name, {"balanceMicros": 1}, self.now)
                    may = before is CallState.HELD and one.video not in self.over
                    one.state, one.sent = (CallState.SENDING, self.now) if may else (before, one.sent)
                case "submitted":
                    moved = ledger.submitted(conn, name, {"id": "job"}, self.now)
                    may = before in (CallState.SENDING, CallState.PARKED)
                    one.state = CallState.SUBMITTED if may else before
                case "park":
                    moved = ledger.park(conn, name, lost, self.now)
                    may = before in (CallState.SENDING, CallState.SUBMITTED)
                    one.state = CallState.PARKED if may else before
                case "void":
                    moved, may = ledger.void(conn, name, now=self.now), before.open
                    if may:
                        self.pay(one, 0, CallState.VOIDED, True)
                case "settle":
                    moved, may = ledger.settle(conn, name, micros, sure=sure, now=self.now), before.open
                    if may:
                        self.pay(one, cost, CallState.SETTLED, sure and micros is not None)
                case _:
                    moved, may = ledger.lose(conn, name, self.now, lost, micros), before.open
                    if may:
                        self.pay(one, cost, CallState.LOST, False)
        assert moved == may

    def reconcile(self, pick: int, late: bool, off: int) -> None:
        """A bill comes for the day of a call: one that can be explained, or `off` from what is known."""
        sendings = [one.sent for one in self.calls.values() if one.sent is not None]
        if not sendings:
            return
        sent = sendings[pick % len(sendings)]
        day, at = sent.date(), sent + timedelta(days=2) if late else sent
        of_day = {
            one: told for one, told in self.calls.items() if told.sent is not None and told.sent.date() == day
        }
        for one, told in of_day.items():
            if pick % 3 and told.state in (CallState.SENDING, CallState.SUBMITTED):
                self.move(one, "park", None, True)
        charged = sum(told.cost or 0 for told in of_day.values())
        unsure = [
            told
            for told in of_day.values()
            if told.state in (CallState.LOST, CallState.PARKED)
            or (told.state is CallState.SETTLED and not told.sure)
        ]
        least = charged - sum(told.cost or 0 for told in unsure)
        most = charged + sum(max(0, (told.held or 0) - (told.cost or 0)) for told in unsure)
        bill = charged + off if off < -30 else least + off % (most - least + 1)
        with self.database.write() as conn:
            found = ledger.reconcile(
                conn, provider="runway", account="account", day=day, bill={"gen4.5": bill}, now=at
            )
            after = {one: calls.get(conn, one) for one in of_day}
        told = found[0] if found else None
        if any(one.state in (CallState.SENDING, CallState.SUBMITTED) for one in of_day.values()):
            assert told is not None
            assert told.under_way
        elif least <= bill <= most:
            assert told is None or (told.unexplained_micros, told.under_way) == (0, 0)
            self._corrected(of_day, after, bill, late)
            return
        else:
            assert told is not None
            assert told.unexplained_micros == bill - charged
        for one, before in of_day.items():
            assert (after[one].state, after[one].cost_micros) == (before.state, before.cost)

    def _corrected(self, before: dict[str, Told], after: dict[str, Call], bill: int, late: bool) -> None:
        """Bill and ledger meet, and only what was not sure has changed, within its ceiling."""
        assert sum(one.cost_micros or 0 for one in after.values()) == bill
        for name, one in after.items():
            told = before[name]
            if told.state is CallState.PARKED:
                if one.state is not CallState.PARKED:
                    assert one.state is (CallState.LOST if one.cost_micros else CallState.VOIDED)
                assert not late or not one.state.open
            elif (one.state, one.cost_micros) != (told.state, told.cost):
                assert one.state is told.state
                assert told.state is CallState.LOST or not told.sure
            if one.cost_micros != told.cost:
                assert 0 <= (one.cost_micros or 0) <= max(told.held or 0, told.cost or 0)
            self.pay(told, one.cost_micros, one.state, one.sure)

    # What is always true.

    @invariant()
    def it_adds_up(self) -> None:
        sums: Counter[str] = Counter()
        moved: Counter[tuple[str, str]] = Counter()
        resolved: dict[str, set[str]] = {}
        with self.database.read() as conn:
            assert ledger.audit(conn) == ()
            for row in conn.execute(sa.select(entries)):
                sums[row.tx] += row.micros
                moved[row.video_id, row.account] += row.micros
                if row.tx.endswith((":settle", ":void", ":lose")):
                    resolved.setdefault(row.call_id, set()).add(row.tx)
        assert not any(sums.values())
        assert all(len(names) == 1 for names in resolved.values())
        for video in self.available:
            assert Balances(**{name.value: moved[video, name.value] for name in Account}) == self.told(video)

    def told(self, video: VideoId) -> Balances:
        """What the model says of a video."""
        available = self.available[video]
        reserved = sum(one.uses for one in self.calls.values() if one.video == video and one.state.open)
        spent, lost = (self.used(video=video, state=state) for state in (CallState.SETTLED, CallState.LOST))
        return Balances(
            world=-(available + reserved + spent + lost),
            available=available,
            reserved=reserved,
            spent=spent,
            lost=lost,
        )

    def teardown(self) -> None:
        try:
            self.it_is_told_so()
        finally:
            self.database.close()
            shutil.rmtree(self.folder)

    def it_is_told_so(self) -> None:
        with self.database.read() as conn:
            for video in self.available:
                told = self.told(video)
                assert ledger.balances(conn, video=video) == told
                assert ledger.held(conn, video) == told.reserved
                assert ledger.spent(conn, video).micros == told.spent + told.lost
            for owner in OWNERS:
                assert ledger.balances(conn, owner=owner).spent == self.used(
                    owner=owner, state=CallState.SETTLED
                )
            total = ledger.total(conn)
            assert total.spent_micros == sum(one.spent_micros for one in ledger.by_day(conn).values())
            assert total.lost_micros == sum(one.lost_micros for one in ledger.by_model(conn).values())


TestLedger = LedgerMachine.TestCase
TestLedger.settings = settings(
    max_examples=20,
    stateful_step_count=40,
    deadline=None,
    # To shrink what broke takes minutes, and fifty steps can be read.
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
