from __future__ import annotations

from datetime import date, datetime, timedelta

import sqlalchemy as sa
from tests.integration.ledger.making import NOON, add_video, call, hold, send, standing

from reelwright.film.ledger import Call, CallState
from reelwright.store import calls, ledger
from reelwright.store.database import Database
from reelwright.store.ledger import Difference

DAY = date(2026, 11, 22)
TOMORROW = NOON + timedelta(days=1)


def reconcile(
    conn: sa.Connection, bill: dict[str, int], *, day: date = DAY, now: datetime = TOMORROW
) -> tuple[Difference, ...]:
    return ledger.reconcile(conn, provider="runway", account="account", day=day, bill=bill, now=now)


def settled(conn: sa.Connection, *made: Call, cost: int = 100) -> None:
    send(conn, *made)
    for one in made:
        ledger.settle(conn, one.id, cost, now=NOON)


def test_where_bill_and_ledger_agree_nothing_is_said(database: Database) -> None:
    with database.write() as conn:
        video = add_video(conn)
        settled(conn, call(video, "1"), call(video, "2", model="veo3.1"))
        assert reconcile(conn, {"gen4.5": 100, "veo3.1": 100, "gen4_image": 0}) == ()
        assert ledger.differences(conn) == ()
        # Of another account, and never sent.
        settled(conn, call(video, "3", account="other"))
        hold(conn, call(video, "4"))
        assert reconcile(conn, {"gen4.5": 100, "veo3.1": 100}) == ()


def test_a_difference_that_nothing_explains_is_told_until_it_is_gone(database: Database) -> None:
    with database.write() as conn:
        settled(conn, call(add_video(conn), "1"))
        (found,) = reconcile(conn, {"gen4.5": 350})
        assert (found.billed_micros, found.ledger_micros, found.unexplained_micros) == (350, 100, 250)
        assert found.sentence == (
            "runway gen4.5 on 2026-11-22: the bill says 0.00035 USD, the ledger 0.0001 USD, and nothing here "
            "explains it."
        )
        assert ledger.differences(conn) == (found,)
        (gone,) = reconcile(conn, {})
        assert (gone.billed_micros, gone.unexplained_micros) == (0, -100)
        assert ledger.differences(conn) == (gone,)
        # What was refunded is charged on one day and given back on the next.
        (back,) = reconcile(conn, {"gen4.5": 100}, day=DAY + timedelta(days=1))
        assert back.unexplained_micros == 100
        assert ledger.differences(conn) == ()
        (less,) = reconcile(conn, {"gen4.5": -40}, day=DAY + timedelta(days=1))
        assert less.unexplained_micros == -40
        assert [one.unexplained_micros for one in ledger.differences(conn)] == [-100, -40]
        assert reconcile(conn, {"gen4.5": 100}) == ()
        assert reconcile(conn, {"gen4.5": 0}, day=DAY + timedelta(days=1)) == ()
        assert ledger.differences(conn) == ()
        assert standing(conn) == (0, 0, 100, 0)


def test_what_is_under_way_is_compared_later(database: Database) -> None:
    with database.write() as conn:
        one = call(add_video(conn), "1")
        send(conn, one)
        (found,) = reconcile(conn, {"gen4.5": 100})
        assert (found.under_way, found.unexplained_micros) == (1, 0)
        assert "1 call is not over yet" in found.sentence
        assert ledger.differences(conn) == ()
        ledger.settle(conn, one.id, 100, now=NOON)
        assert reconcile(conn, {"gen4.5": 100}) == ()


def test_parked_calls_that_the_bill_has_no_room_for_are_given_back(database: Database) -> None:
    with database.write() as conn:
        video = add_video(conn)
        sure, first, second = (call(video, name) for name in ("sure", "x1", "x2"))
        settled(conn, sure)
        hold(conn, first, second, budget=1000)
        for one in (first, second):
            ledger.sending(conn, one.id, None, NOON)
            ledger.park(conn, one.id, "Its answer was lost.", NOON)
        # A day that is not over yet can only prove that something was charged.
        assert reconcile(conn, {"gen4.5": 100}, now=NOON + timedelta(hours=1)) == ()
        assert standing(conn) == (700, 200, 100, 0)
        (found,) = reconcile(conn, {"gen4.5": 200}, now=NOON + timedelta(hours=1))
        assert found.corrected == (first.id,)
        assert standing(conn) == (700, 100, 100, 100)
        (found,) = reconcile(conn, {"gen4.5": 200})
        assert found.corrected == (second.id,)
        assert standing(conn) == (800, 0, 100, 100)
        lost, back = calls.get(conn, first.id), calls.get(conn, second.id)
        assert (lost.state, lost.cost_micros, lost.over) == (CallState.LOST, 100, NOON + timedelta(hours=1))
        assert (back.state, back.cost_micros, back.over) == (CallState.VOIDED, 0, TOMORROW)
        assert back.why == "The bill of 2026-11-22 shows that it was not charged."
        assert reconcile(conn, {"gen4.5": 200}) == ()
        assert not ledger.settle(conn, first.id, 1, now=NOON)


def test_costs_that_are_not_sure_are_corrected_within_their_ceilings(database: Database) -> None:
    with database.write() as conn:
        video = add_video(conn)
        lost, rule, sure = call(video, "a"), call(video, "b", 40), call(video, "c")
        send(conn, lost, rule, sure)
        ledger.lose(conn, lost.id, NOON, "Its answer was lost.")
        ledger.settle(conn, rule.id, 0, sure=False, now=NOON)
        ledger.settle(conn, sure.id, 100, now=NOON)
        # Whole calls first: only the lost one was not charged.
        (found,) = reconcile(conn, {"gen4.5": 140})
        assert set(found.corrected) <= {lost.id, rule.id}
        assert standing(conn)[2] + standing(conn)[3] == 140
        assert "corrected; bill and ledger both say 0.00014 USD" in found.sentence
        (found,) = reconcile(conn, {"gen4.5": 100})
        assert standing(conn) == (0, 0, 100, 0)
        (found,) = reconcile(conn, {"gen4.5": 240})
        assert found.corrected == (lost.id, rule.id)
        assert standing(conn) == (0, 0, 140, 100)
        (found,) = reconcile(conn, {"gen4.5": 241})
        assert (found.unexplained_micros, found.corrected) == (1, ())
        (found,) = reconcile(conn, {"gen4.5": 99})
        assert (found.unexplained_micros, found.corrected) == (-141, ())
        assert standing(conn) == (0, 0, 140, 100)
