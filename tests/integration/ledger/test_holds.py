from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from tests.integration.ledger.making import NOON, add_video, call, hold, send, standing

from reelwright.film.errors import NeedsYou, NotFound, Trouble
from reelwright.film.ids import MediaId
from reelwright.film.ledger import Account, Budgets, CallState
from reelwright.film.video import VideoStatus
from reelwright.store import calls, ledger
from reelwright.store.database import Database
from reelwright.store.entries import move
from reelwright.store.tables import entries, videos


def test_a_call_is_held_sent_and_settled_once(database: Database) -> None:
    with database.write() as conn:
        video = add_video(conn)
        one = call(video, "1")
        assert hold(conn, one)
        assert not hold(conn, one)
        assert standing(conn) == (0, 100, 0, 0)
        assert ledger.sending(conn, one.id, {"balanceMicros": 5}, NOON)
        assert not ledger.sending(conn, one.id, None, NOON)
        assert ledger.submitted(conn, one.id, {"id": "job"}, NOON)
        assert ledger.settle(conn, one.id, 60, now=NOON + timedelta(minutes=1))
        for late in (
            ledger.settle(conn, one.id, 60, now=NOON),
            ledger.void(conn, one.id, now=NOON),
            ledger.lose(conn, one.id, NOON, "lost"),
            ledger.park(conn, one.id, "parked", NOON),
            ledger.submitted(conn, one.id, {"id": "other"}, NOON),
        ):
            assert not late
        assert standing(conn) == (0, 0, 60, 0)
        assert calls.get(conn, one.id) == one.but(
            state=CallState.SETTLED,
            cost_micros=60,
            before={"balanceMicros": 5},
            job={"id": "job"},
            sent=NOON,
            over=NOON + timedelta(minutes=1),
        )


def test_a_call_that_is_parked_keeps_its_hold_until_somebody_decides(database: Database) -> None:
    with database.write() as conn:
        video = add_video(conn)
        lost, found, back = (call(video, name) for name in "abc")
        send(conn, lost, found, back)
        for one in (lost, found, back):
            assert ledger.park(conn, one.id, "Its answer was lost.", NOON)
            assert not ledger.park(conn, one.id, "Its answer was lost.", NOON)
        assert standing(conn) == (0, 300, 0, 0)
        assert calls.get(conn, lost.id).trouble is Trouble.AMBIGUOUS
        assert ledger.lose(conn, lost.id, NOON, "Nobody found it.")
        assert ledger.void(conn, back.id, "It was never taken on.", Trouble.DOWN, now=NOON)
        assert ledger.submitted(conn, found.id, {"id": "job"}, NOON)
        assert ledger.settle(conn, found.id, 0, trouble=Trouble.BAD_OUTPUT, why="It is black.", now=NOON)
        assert standing(conn) == (0, 0, 0, 100)
        assert [(one.state, one.sure, one.why) for one in calls.of(conn, video)] == [
            (CallState.LOST, False, "Nobody found it."),
            (CallState.SETTLED, True, "It is black."),
            (CallState.VOIDED, True, "It was never taken on."),
        ]
        assert ledger.spent(conn, video) == (100, 0)


def test_nothing_is_sent_for_a_video_that_is_over(database: Database) -> None:
    with database.write() as conn:
        video = add_video(conn)
        one = call(video, "1")
        hold(conn, one)
        conn.execute(videos.update().values(status=VideoStatus.CANCELLED.value))
        assert not ledger.sending(conn, one.id, None, NOON)
        assert ledger.void(conn, one.id, now=NOON)
        with pytest.raises(NotFound):
            ledger.void(conn, "no such call", now=NOON)


def test_all_calls_are_held_or_none(database: Database) -> None:
    with database.write() as conn:
        video = add_video(conn)
        assert hold(conn, call(video, "1"), budget=1000)
        assert standing(conn) == (900, 100, 0, 0)
        with pytest.raises(NeedsYou) as caught:
            hold(conn, call(video, "1"), call(video, "2", 400), call(video, "3", 501), budget=1000)
        assert caught.value.code == "budget_too_small"
        assert "0.000901 USD" in caught.value.message
        assert "0.0009 USD is left" in caught.value.message
        assert caught.value.hint
        assert standing(conn) == (900, 100, 0, 0)
        assert hold(conn, call(video, "2", 400), call(video, "3", 500), call(video, "4", None), budget=1000)
        assert standing(conn) == (0, 1000, 0, 0)
        assert ledger.held(conn, video) == 1000


def test_a_budget_counts_what_was_spent_before_it_and_can_be_changed(database: Database) -> None:
    with database.write() as conn:
        video = add_video(conn)
        story = call(video, "story", None, state=CallState.SETTLED, cost_micros=200)
        assert ledger.record(conn, story)
        assert not ledger.record(conn, story)
        assert hold(conn, call(video, "1", 300), budget=1000)
        assert standing(conn) == (500, 300, 200, 0)
        assert hold(conn, call(video, "2", 300), budget=2000)
        assert standing(conn) == (1200, 600, 200, 0)
        # Less than is used: nothing is taken away from what is held.
        with pytest.raises(NeedsYou):
            hold(conn, call(video, "3", 1), budget=500)
        assert not hold(conn, call(video, "1"), budget=500)
        assert standing(conn) == (0, 600, 200, 0)
        assert ledger.void(conn, f"{video}.1", now=NOON)
        assert standing(conn) == (300, 300, 200, 0)
        assert not hold(conn, call(video, "1"), budget=500)
        assert standing(conn) == (0, 300, 200, 0)
        assert hold(conn, call(video, "4", 50))
        assert standing(conn) == (0, 350, 200, 0)


def test_a_bill_higher_than_the_hold_is_the_truth_and_is_found(database: Database) -> None:
    with database.write() as conn:
        video = add_video(conn)
        one, free = call(video, "1"), call(video, "2")
        hold(conn, one, budget=120)
        assert ledger.settle(conn, one.id, 150, now=NOON)
        assert standing(conn) == (-30, 0, 150, 0)
        assert [over.id for over in ledger.over_held(conn)] == [one.id]
        with pytest.raises(NeedsYou, match=r"0\.00 USD is left"):
            hold(conn, free, budget=120)
        assert hold(conn, free.but(held_micros=0), budget=120)
        assert hold(conn, call(video, "3", 40), budget=200)
        assert standing(conn) == (10, 40, 150, 0)


def test_a_day_and_a_month_have_budgets_of_their_own(database: Database) -> None:
    day, month = Budgets(day_micros=250), Budgets(month_micros=500)
    with database.write() as conn:
        mine, other = add_video(conn), add_video(conn)
        late = NOON.replace(hour=23, minute=59, second=59, microsecond=999_999)
        assert hold(conn, call(mine, "1", at=late), call(mine, "2", at=late), budgets=day)
        with pytest.raises(NeedsYou) as caught:
            hold(conn, call(other, "1", owner="somebody"), budgets=day)
        assert caught.value.code == "day_budget_reached"
        assert "0.00005 USD is left" in caught.value.message
        tomorrow = late + timedelta(microseconds=1)
        assert hold(conn, call(other, "2", at=tomorrow), budgets=day)
        assert ledger.available(conn, day, NOON) == 50
        assert ledger.available(conn, day, tomorrow) == 150
        assert ledger.available(conn, Budgets(), NOON) is None

        with pytest.raises(NeedsYou) as caught:
            hold(conn, call(mine, "3", 201, at=tomorrow), budgets=month)
        assert caught.value.code == "month_budget_reached"
        assert hold(conn, call(other, "3", 201, owner="somebody"), budgets=month)
        assert hold(conn, call(mine, "4", 200, at=tomorrow), budgets=month)
        assert ledger.available(conn, month, tomorrow) == 0
        december = NOON.replace(month=12, day=1, hour=0)
        assert hold(conn, call(mine, "5", 500, at=december), budgets=month)
        # What was given back can be spent again, and what costs nothing can always be had.
        assert ledger.void(conn, f"{mine}.4", now=NOON)
        assert hold(conn, call(mine, "6", 200, at=tomorrow), call(mine, "7", 0), budgets=month)
        assert standing(conn)[1] == 100 * 3 + 201 + 500 + 200


def test_an_unknown_price_holds_nothing_and_is_counted(database: Database) -> None:
    with database.write() as conn:
        video = add_video(conn)
        send(conn, call(video, "1", None), call(video, "2", None))
        assert ledger.spent(conn, video) == (0, 2)
        assert ledger.settle(conn, f"{video}.1", None, now=NOON)
        assert ledger.settle(conn, f"{video}.2", 70, now=NOON)
        assert standing(conn) == (0, 0, 70, 0)
        assert ledger.spent(conn, video) == (70, 1)
        assert not calls.get(conn, f"{video}.1").sure
        with pytest.raises(ValueError, match="-1"):
            ledger.settle(conn, f"{video}.2", -1, now=NOON)


def test_an_entry_is_added_once_and_adds_up(database: Database) -> None:
    with database.write() as conn:
        one = call(add_video(conn), "1")
        legs = {Account.WORLD: -1, Account.SPENT: 1}
        with pytest.raises(ValueError, match="does not add up"):
            move(conn, one, "gift", {Account.SPENT: 1}, NOON)
        move(conn, one, "gift", legs, NOON)
        with pytest.raises(IntegrityError), conn.begin_nested():
            move(conn, one, "gift", legs, NOON)


def test_the_audit_says_what_does_not_add_up(database: Database) -> None:
    with database.write() as conn:
        video = add_video(conn)
        one, two = call(video, "1"), call(video, "2")
        hold(conn, one, two, budget=200)
        ledger.settle(conn, one.id, 100, now=NOON)
        assert ledger.audit(conn) == ()
        conn.execute(
            entries.update()
            .where(entries.c.tx == f"{one.id}:settle", entries.c.account == Account.SPENT.value)
            .values(micros=130)
        )
        move(conn, one, "void", {Account.RESERVED: -150, Account.WORLD: 150}, NOON)
        move(conn, one.but(id="ghost"), "hold", {Account.AVAILABLE: -1, Account.RESERVED: 1}, NOON)
        found = "\n".join(ledger.audit(conn))
    for sentence in (
        f"The transaction {one.id}:settle leaves 0.00003 USD over.",
        "There are entries of a call ghost, which there is not.",
        f"The call {one.id} says 0.0001 USD spent, its entries 0.00013 USD.",
        f"The hold of the call {one.id} was resolved as settle and void.",
        f"Less than nothing is reserved for the video {video}: -0.000049 USD.",
        f"The video {video} is 0.000001 USD beyond its budget of 0.0002 USD.",
    ):
        assert sentence in found


def test_calls_are_found_by_what_they_are_needed_for(database: Database) -> None:
    with database.write() as conn:
        video, other = add_video(conn), add_video(conn)
        held, sent, made = call(video, "held"), call(video, "sent"), call(other, "made", purpose="still")
        made = made.but(request="r", at=NOON + timedelta(seconds=1))
        hold(conn, held)
        send(conn, sent)
        send(conn, made)
        assert [one.id for one in calls.open_calls(conn, video=video)] == [held.id, sent.id]
        assert [one.id for one in calls.open_calls(conn, states=[CallState.HELD])] == [held.id]
        assert len(calls.open_calls(conn, account="account")) == 3
        assert calls.open_calls(conn, account="another") == ()
        hour = {"start": NOON, "end": NOON + timedelta(hours=1)}
        assert calls.sent_between(conn, account="account", model="gen4.5", **hour) == 0
        ledger.submitted(conn, sent.id, {}, NOON)
        assert calls.sent_between(conn, account="account", model="gen4.5", **hour) == 1
        ledger.settle(conn, made.id, 100, now=NOON)
        assert calls.made(conn, "r") is None
        calls.keep_media(conn, made.id, MediaId("picture"))
        assert calls.made(conn, "r") == calls.get(conn, made.id)
        assert calls.made(conn, "other") is None
        assert calls.sent_between(conn, account="account", model="gen4.5", **hour) == 2
        ledger.settle(conn, sent.id, 100, trouble=Trouble.MODERATION, why="Refused.", now=NOON)
        assert calls.moderated(conn, account="account", since=NOON) == 1
        assert calls.moderated(conn, account="account", since=NOON + timedelta(seconds=1)) == 0
        with pytest.raises(NotFound):
            calls.get(conn, "none")


def test_a_call_has_room_for_a_long_name(database: Database) -> None:
    with database.write() as conn:
        one = call(add_video(conn), "x" * 83)
        assert len(one.id) == 120
        hold(conn, one)
        ledger.void(conn, one.id, now=NOON)
        longest = conn.execute(sa.select(sa.func.max(sa.func.length(entries.c.tx)))).scalar()
    assert longest == 125
