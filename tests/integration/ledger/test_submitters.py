from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import ExitStack

import pytest
import sqlalchemy as sa
from tests.integration.ledger.making import ANY, NOON, add_video, call, standing

from reelwright.film.errors import NeedsYou
from reelwright.film.ids import VideoId
from reelwright.film.ledger import Budgets, Call, CallState
from reelwright.film.video import VideoStatus
from reelwright.store import calls, ledger
from reelwright.store import videos as video_table
from reelwright.store.database import Database

SUBMITTERS = 200
ALLOWED = 37
VIDEO_BUDGET = 1000


def _at_once(url: str, work: Callable[[sa.Connection, int], bool], many: int) -> list[int]:
    """Do `work` in as many threads, each in a transaction of its own, over connections of eight studios;
    the numbers of those that were told True."""
    ready = threading.Barrier(many)
    through: list[int] = []
    broken: list[BaseException] = []

    def submit(database: Database, number: int) -> None:
        ready.wait()
        try:
            with database.write() as conn:
                told = work(conn, number)
        except NeedsYou:
            told = False
        except BaseException as why:
            broken.append(why)
            return
        if told:
            through.append(number)

    with ExitStack() as opened:
        studios = [Database(url, busy_ms=120_000) for _ in range(8)]
        for one in studios:
            opened.callback(one.close)
        threads = [
            threading.Thread(target=submit, args=(studios[number % len(studios)], number))
            for number in range(many)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert broken == []
    return through


@pytest.mark.parametrize(
    ("video_budget", "budgets", "films"),
    [
        (ALLOWED * 100 + 99, ANY, 1),
        (None, Budgets(day_micros=ALLOWED * 100), 20),
    ],
    ids=["video", "day"],
)
def test_of_200_submitters_as_many_get_through_as_the_budget_allows(
    database: Database, video_budget: int | None, budgets: Budgets, films: int
) -> None:
    with database.write() as conn:
        videos = [add_video(conn) for _ in range(films)]

    def wanted(number: int) -> Call:
        return call(videos[number % films], str(number))

    def submit(conn: sa.Connection, number: int) -> bool:
        one = wanted(number)
        ledger.hold(conn, [one], budget_micros=video_budget, budgets=budgets, now=NOON)
        return ledger.sending(conn, one.id, None, NOON)

    through = _at_once(str(database.url), submit, SUBMITTERS)
    assert len(through) == ALLOWED
    with database.read() as conn:
        assert standing(conn)[1] == ALLOWED * 100
        sent = calls.open_calls(conn)
    assert {one.id for one in sent} == {wanted(number).id for number in through}
    assert {one.state for one in sent} == {CallState.SENDING}


def test_one_of_many_sends_a_call_and_one_resolves_it(database: Database) -> None:
    with database.write() as conn:
        video = add_video(conn)
        made = [call(video, str(number)) for number in range(5)]
        ledger.hold(conn, made, budget_micros=500, budgets=ANY, now=NOON)

    def send(conn: sa.Connection, number: int) -> bool:
        return ledger.sending(conn, made[number % 5].id, {"by": number}, NOON)

    def resolve(conn: sa.Connection, number: int) -> bool:
        one = made[number % 5].id
        if number % 3 == 0:
            return ledger.settle(conn, one, 60, now=NOON)
        if number % 3 == 1:
            return ledger.void(conn, one, now=NOON)
        return ledger.lose(conn, one, NOON, "lost")

    for work in (send, resolve):
        through = _at_once(str(database.url), work, 40)
        assert sorted(number % 5 for number in through) == list(range(5))
    with database.read() as conn:
        _, reserved, spent, lost = standing(conn)
        over = calls.of(conn, video)
    assert reserved == 0
    assert spent == 60 * sum(one.state is CallState.SETTLED for one in over)
    assert lost == 100 * sum(one.state is CallState.LOST for one in over)


def test_the_same_call_is_held_and_recorded_once_by_many(database: Database) -> None:
    with database.write() as conn:
        video = add_video(conn)
    made = call(video, "1")
    story = call(video, "story", None, state=CallState.SETTLED, cost_micros=7)

    def keep(conn: sa.Connection, number: int) -> bool:
        if number % 2:
            return ledger.record(conn, story)
        return ledger.hold(conn, [made], budget_micros=VIDEO_BUDGET, budgets=ANY, now=NOON)

    assert len(_at_once(str(database.url), keep, 40)) == 2
    with database.read() as conn:
        assert standing(conn, VideoId(video)) == (VIDEO_BUDGET - 107, 100, 7, 0)


def test_what_is_being_cancelled_is_not_sent(database: Database) -> None:
    """The cancelling transaction has not ended when the sending one begins."""
    with database.write() as conn:
        video = add_video(conn)
        one = call(video, "1")
        ledger.hold(conn, [one], budget_micros=None, budgets=ANY, now=NOON)
    sent: list[bool] = []

    def send() -> None:
        with database.write() as conn:
            sent.append(ledger.sending(conn, one.id, None, NOON))

    sender = threading.Thread(target=send)
    with database.write() as conn:
        stopped = video_table.get(conn, video, lock=True).but(status=VideoStatus.CANCELLED)
        assert video_table.save(conn, stopped)
        sender.start()
        # It waits for this transaction; one that did not wait has half a second to send.
        sender.join(0.5)
    sender.join()
    assert sent == [False]
