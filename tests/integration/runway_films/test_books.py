"""What the bookkeeper sees to: money that comes, bills that are compared, calls that nobody waits for."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import pytest
from tests.integration.runway_films.conftest import BRIEF, Set, board, until
from tests.servers.rehearsal import RehearsalServer

from reelwright.actions import decisions, videos
from reelwright.film.ledger import CallState
from reelwright.film.video import Needs, VideoStatus
from reelwright.runs.bookkeeper import go_on_where_paid, reconcile
from reelwright.runs.release_calls import tidy
from reelwright.store import calls, ledger

ONE = board("A red boat leaves.")
SECOND = 120_000


def test_a_video_that_waits_for_credits_goes_on_by_itself_when_there_are_some(stage: Set) -> None:
    stage.set_credits(10)
    view = stage.film(ONE)
    assert view.video.needs is Needs.MONEY
    assert asyncio.run(go_on_where_paid(stage.studio)) == []
    stage.set_credits(100)
    # The engine's own bookkeeper may have been quicker.
    asyncio.run(go_on_where_paid(stage.studio))
    until(lambda: videos.view(stage.counter, view.video.id).video.status.over)
    assert videos.view(stage.counter, view.video.id).video.status is VideoStatus.COMPLETED
    assert stage.balances().spent == stage.charged() == 2 * SECOND


def test_a_lost_call_that_the_bill_does_not_know_is_given_back(stage: Set) -> None:
    stage.server.queue("drop_after")
    view = stage.film(board("[[fault:fail:INTERNAL]] A red boat leaves."))
    assert view.video.needs is Needs.DECISION
    assert stage.balances().lost == 2 * SECOND
    until(lambda: all(task["status"] == "FAILED" for task in stage.tasks()))
    assert stage.charged() == 0
    (told,) = [one for one in _compared(stage) if one.corrected]
    assert told.unexplained_micros == 0
    assert stage.balances().lost == 0
    decisions.decide(stage.counter, view.video.id, "panel")
    stage.rest(view.video.id)


def test_a_bill_that_nothing_explains_is_an_alert(stage: Set) -> None:
    stage.film(ONE)
    day = stage.studio.clock().date()
    with stage.studio.database.write() as conn:
        told = ledger.reconcile(
            conn,
            provider="runway",
            account=stage.studio.provider("runway").account,
            day=day,
            bill={"gen4.5": 5 * SECOND},
            now=stage.studio.clock(),
        )
    assert [one.unexplained_micros for one in told] == [3 * SECOND]
    # The provider's own bill explains everything.
    assert [one.unexplained_micros for one in _compared(stage)] in ([], [0])


def test_jobs_of_a_video_that_was_stopped_while_nobody_was_there_are_stopped_later(
    stage: Set, server: RehearsalServer
) -> None:
    made = videos.generate(stage.counter, BRIEF, storyboard=board("[[fault:stuck]] A red boat."))
    until(lambda: any(task["status"] == "RUNNING" for task in stage.tasks()))
    server.queue("http_503", meets="delete", times=20)
    videos.cancel(stage.counter, made.id)
    with stage.studio.database.read() as conn:
        left = [call.state for call in calls.of(conn, made.id)]
    server.ask("DELETE", "/rehearsal/faults")
    asyncio.run(tidy(stage.studio))
    until(lambda: stage.balances(made.id).reserved == 0)
    assert left in ([CallState.SUBMITTED], [CallState.SETTLED])
    assert stage.balances(made.id).spent == stage.charged()


def test_the_key_is_in_no_file_and_no_log(
    stage: Set, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    stage.film(ONE)
    key = stage.key.encode()
    assert key.decode() not in caplog.text
    kept = [file for file in tmp_path.rglob("*") if file.is_file() and file.suffix != ".lock"]
    assert any(file.name.startswith("studio.db") for file in kept)
    for file in kept:
        assert key not in file.read_bytes(), file.name


def _compared(stage: Set) -> list[ledger.Difference]:
    return list(asyncio.run(reconcile(stage.studio, stage.studio.clock().date())))


def test_a_job_of_a_cancelled_take_is_stopped_although_its_video_is_made_again(
    stage: Set, server: RehearsalServer
) -> None:
    made = videos.generate(stage.counter, BRIEF, storyboard=board("[[fault:stuck]] A red boat."))
    until(lambda: any(task["status"] == "RUNNING" for task in stage.tasks()))
    server.queue("http_503", meets="delete", times=200)
    videos.cancel(stage.counter, made.id)
    videos.retry(stage.counter, made.id)
    until(lambda: len([task for task in stage.tasks() if task["status"] == "RUNNING"]) == 2)
    server.ask("DELETE", "/rehearsal/faults")
    asyncio.run(tidy(stage.studio))
    until(lambda: [bool(task["deleted"]) for task in stage.tasks()] == [True, False])
    videos.cancel(stage.counter, made.id)
    until(lambda: stage.balances(made.id).reserved == 0)
    assert stage.balances(made.id).spent == stage.charged()
