"""Several runs share the workers evenly, and any of them can be stopped."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.integration.lab.making import TRICKS, open_files, over, task, until

from reelwright.film.errors import Cancelled, Conflict
from reelwright.film.ids import MediaId
from reelwright.media.lab.lab import Lab
from reelwright.media.lab.task import Task

SOON_SECONDS = 10
"""What is asked to take half a second, on a machine that others use too."""


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    made = tmp_path / "gate"
    made.touch()
    return made


def test_two_runs_take_turns(gate: Path) -> None:
    with Lab([TRICKS], workers=1) as lab:
        done: list[str] = []
        holding, queued = threading.Event(), threading.Event()

        def first() -> Iterator[Task]:
            yield task("hold", "a", media={MediaId("gate"): gate})
            yield from (task("echo", "a") for _ in range(10))

        def second() -> Iterator[Task]:
            queued.set()
            yield from (task("echo", "b") for _ in range(10))

        def run(tasks: Iterator[Task]) -> None:
            for given, _ in lab.run(tasks, tell=lambda _, __: holding.set()):
                done.append(str(given.order))

        runs = [threading.Thread(target=run, args=(tasks,)) for tasks in (first(), second())]
        runs[0].start()
        assert holding.wait(SOON_SECONDS)
        runs[1].start()
        assert queued.wait(SOON_SECONDS)
        gate.write_text("open")
        for each in runs:
            each.join()
    order = "".join(done)
    assert sorted(order) == ["a"] * 11 + ["b"] * 10
    # Whoever has had a turn waits until the other has had one; the first may have queued for two.
    assert "aaaa" not in order[: order.rindex("b")]
    assert "bbb" not in order[: order.rindex("a")]


def test_all_workers_are_busy_at_once(lab: Lab, gate: Path) -> None:
    workers: set[int] = set()

    def heard(_: Task, worker: int) -> None:
        workers.add(worker)
        if len(workers) == lab.workers:
            gate.write_text("open")

    tasks = [task("hold", media={MediaId("gate"): gate}) for _ in range(lab.workers)]
    assert len(list(lab.run(tasks, tell=heard))) == lab.workers


def test_tasks_are_drawn_one_ahead(lab: Lab) -> None:
    drawn: list[int] = []

    def tasks() -> Iterator[Task]:
        for number in range(100):
            drawn.append(number)
            yield task("echo", number)

    run = lab.run(tasks())
    next(run)
    assert len(drawn) <= 2 * lab.workers + 2
    run.close()


def test_cancelling_ends_the_work_at_once(lab: Lab, tmp_path: Path) -> None:
    out, stopped, workers = tmp_path / "out", threading.Event(), set[int]()
    asked = 0.0

    def heard(_: Task, worker: int) -> None:
        nonlocal asked
        workers.add(worker)
        if not stopped.is_set():
            asked = time.monotonic()
            stopped.set()

    tasks = [task("spin", out=out), task("spin", out=tmp_path / "out2")]
    with pytest.raises(Cancelled):
        list(lab.run(tasks, tell=heard, cancelled=stopped.is_set))
    until(lambda: over(min(workers)))
    assert time.monotonic() - asked < SOON_SECONDS
    assert not out.exists()
    assert not (tmp_path / "out2").exists()
    assert lab.one(task("echo", 1))["heard"] == 1


def test_a_run_that_is_not_listened_to_holds_nobody_up(lab: Lab, gate: Path) -> None:
    """Such as while it draws its next task, and needs the lab for that."""
    gate.write_text("open")

    def tasks() -> Iterator[Task]:
        for _ in range(3 * lab.workers):
            yield task("hold", media={MediaId("gate"): gate})
            assert lab.one(task("echo", 1))["heard"] == 1

    assert len(list(lab.run(tasks()))) == 3 * lab.workers


def test_cancelling_is_heard_before_a_worker_is_there() -> None:
    with Lab([TRICKS], workers=1) as lab, pytest.raises(Cancelled):
        lab.one(task("echo"), cancelled=lambda: True)


def test_a_run_that_is_not_wanted_any_more_ends(lab: Lab, tmp_path: Path, gate: Path) -> None:
    before = open_files()
    tasks = [task("echo"), task("hold", media={MediaId("gate"): gate}, out=tmp_path / "out")]
    run = lab.run(tasks)
    next(run)
    del run
    assert not (tmp_path / "out").exists()
    assert lab.one(task("echo", 1))["heard"] == 1
    assert open_files() <= before + lab.workers


def test_closing_ends_the_runs() -> None:
    lab = Lab([TRICKS], workers=1)
    heard = threading.Event()
    caught: list[BaseException] = []

    def run() -> None:
        try:
            lab.one(task("mope"), tell=lambda _, __: heard.set())
        except Cancelled as why:
            caught.append(why)

    running = threading.Thread(target=run)
    running.start()
    assert heard.wait(SOON_SECONDS)
    lab.close()
    running.join(SOON_SECONDS)
    assert len(caught) == 1
    with pytest.raises(Conflict):
        lab.one(task("echo"))


def test_getting_warm_changes_nothing_but_the_time() -> None:
    before = open_files()
    with Lab([TRICKS], workers=2) as lab:
        lab.warm()
        assert len(list(lab.run(task("echo") for _ in range(4)))) == 4
    assert open_files() == before
