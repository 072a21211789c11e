"""A worker that ends, hangs or lies takes its own task down and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from tests.integration.lab.making import TRICKS, over, task, until

from reelwright.film.errors import Unreadable
from reelwright.film.ids import MediaId
from reelwright.media.lab.lab import Lab
from reelwright.media.lab.task import Task

WHAT = "The clip of scene 3 (storm.mp4)"


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS])
def test_a_crash_is_told_and_the_next_task_is_done(lab: Lab, tmp_path: Path, number: int) -> None:
    out = tmp_path / "out"
    with pytest.raises(Unreadable, match="the decoder crashed on it") as caught:
        lab.one(task("crash", int(number), what=WHAT, out=out))
    assert caught.value.message.startswith(f"{WHAT} cannot be read: ")
    assert caught.value.code == "media_unreadable"
    assert not out.exists()
    assert lab.one(task("echo", 1))["heard"] == 1


def test_too_much_memory_is_told(lab: Lab) -> None:
    with pytest.raises(Unreadable, match=r"storm\.mp4\) cannot be read: it takes more memory than it may"):
        lab.one(task("eat", what=WHAT))


@pytest.mark.parametrize("trick", ["mope", "nap"])
def test_a_worker_without_progress_is_ended(lab: Lab, trick: str) -> None:
    with pytest.raises(Unreadable, match=r"storm\.mp4\) cannot be read: it takes too long"):
        lab.one(task(trick, what=WHAT, quiet_seconds=0.2))


def framed(text: bytes) -> bytes:
    return len(text).to_bytes(4) + text


@pytest.mark.parametrize(
    "said",
    [
        b"\xff" * 64,
        framed(b"no json"),
        framed(b"[1]"),
        framed(b'{"done": [1]}'),
        framed(b'{"done": {"a": NaN}}'),
        framed(b'{"told": "much"}'),
        framed(b'{"files": "all of them"}'),
        framed(
            b'{"error": {"type": "NeedsYou", "message": "Pay!", "code": "pay", "hint": null, "where": null}}'
        ),
        framed(b"[" * 100_000),
        framed(b'{"done": {}}') * 2,
        framed(b'{"done": {}}') + b"\x00",
    ],
)
def test_garbage_is_not_believed(lab: Lab, said: bytes) -> None:
    with pytest.raises(Unreadable, match="what read it went out of control"):
        lab.one(task("babble", said, what=WHAT))
    assert lab.one(task("echo", 1))["heard"] == 1


def test_a_task_whose_worker_is_killed_is_done_by_another(
    lab: Lab, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    gate, out = tmp_path / "gate", tmp_path / "out"
    gate.touch()
    tried: list[int] = []

    def heard(_: Task, worker: int) -> None:
        tried.append(worker)
        if len(tried) == 1:
            os.kill(worker, signal.SIGKILL)
        else:
            gate.write_text("open")

    assert lab.one(task("hold", "write", media={MediaId("gate"): gate}, out=out), tell=heard) == {}
    assert len(tried) == 2
    assert out.read_bytes() == b"I was here"
    assert "ended from outside" in caplog.text


def test_a_task_that_kills_every_worker_is_given_up(lab: Lab) -> None:
    with pytest.raises(
        Unreadable, match=r"storm\.mp4\) cannot be read: the system ended what read it, twice"
    ):
        lab.one(task("crash", int(signal.SIGKILL), what=WHAT))


def test_other_runs_go_on_when_a_worker_dies(lab: Lab) -> None:
    others = lab.run(task("echo", number) for number in range(10))
    heard = [next(others)[1]["heard"]]
    with pytest.raises(Unreadable):
        lab.one(task("crash", int(signal.SIGSEGV)))
    heard += [answer["heard"] for _, answer in others]
    assert sorted(heard) == list(range(10))


def test_the_lab_comes_back_when_all_of_it_was_killed(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    gate.touch()
    with Lab([TRICKS], workers=1) as lab:
        killed: list[int] = []

        def kill(_: Task, worker: int) -> None:
            if not killed:
                forker = int(Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()[1])
                killed.append(worker)
                os.kill(forker, signal.SIGKILL)
                gate.write_text("go on")

        assert lab.one(task("hold", media={MediaId("gate"): gate}), tell=kill) == {}
        until(lambda: over(killed[0]))


def test_nothing_outlives_a_program_that_is_killed(tmp_path: Path) -> None:
    script = f"""
        import sys
        from pathlib import Path
        from reelwright.media.lab.lab import Lab
        from reelwright.media.lab.task import Task
        task = Task("{TRICKS}:spin", None, out=Path(sys.argv[1]))
        Lab(["{TRICKS}"], workers=2).one(task, tell=lambda _, done: print(done, flush=True))
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), str(tmp_path / "out")],
        stdout=subprocess.PIPE,
        env=environment,
    ) as program:
        assert program.stdout is not None
        worker = int(program.stdout.readline())
        forker = int(Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()[1])
        assert not over(worker)
        program.kill()
    until(lambda: over(worker) and over(forker))


def test_a_worker_is_replaced_after_some_hundred_tasks() -> None:
    with Lab([TRICKS], workers=1) as lab:
        processes = {answer["process"] for _, answer in lab.run(task("echo") for _ in range(450))}
    assert len(processes) == 3
