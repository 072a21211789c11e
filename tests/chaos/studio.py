"""The studio that is broken: a real one, its free panels cards; and a process that makes films in it."""

from __future__ import annotations

import asyncio
import errno
import logging
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Protocol

from tests.integration.runs.cards import CardProvider

from reelwright.actions import costs
from reelwright.actions.counter import open_counter
from reelwright.film.brief import Limits
from reelwright.film.errors import ReelwrightError
from reelwright.film.ids import VideoId
from reelwright.providers.runway.provider import RunwayProvider
from reelwright.runs.engine import STUDIO, Engine, film_executor
from reelwright.runs.step import break_with
from reelwright.settings import Settings
from reelwright.studio import Studio, build

ROOT = Path(__file__).parents[2]
KEY = f"key_{'c' * 128}"
KILL = "kill"
BREAKS = (KILL, "ENOSPC", "EIO")
"""What can happen at a place: the process dies, the disk is full, the disk fails."""
LEAST_S = 2.0
"""Seconds that an answer is waited for, at the least. A fault that is late comes a second later or more."""
LEAST_SECONDS = 2
"""Of a film."""
WORKERS = 4


def chaos_studio(data_dir: Path, url: str, *, panels: bool = False, least_s: float = LEAST_S) -> Studio:
    """A studio on a rehearsal at `url`; its free panels are drawn with `panels`, else they are cards."""
    studio = build(Settings(data_dir=data_dir, workers=WORKERS))
    runway = RunwayProvider(KEY, url=url, find=studio.library.path, least_s=least_s)
    free = studio.providers["animatic"] if panels else CardProvider("animatic", animatic=True)
    return replace(
        studio,
        providers={"animatic": free, "runway": runway},
        default_provider="runway",
        limits=Limits(min_seconds=LEAST_SECONDS),
    )


class StudioProcess(Protocol):
    """A process that makes the films in line."""

    def start(self) -> None: ...

    def kill(self) -> None:
        """End it with `kill -9`, and all of its group; nothing where it does not run."""
        ...

    @property
    def died(self) -> bool:
        """It has ended by itself."""
        ...


class Worker:
    """`reelwright worker`, the program itself."""

    def __init__(self, data_dir: Path, url: str, log: Path) -> None:
        self._command = [sys.executable, "-m", "reelwright", "--data-dir", str(data_dir), "worker"]
        self._environment = {
            **os.environ,
            "VIDEO_API_PROVIDER": "runway",
            "VIDEO_API_URL": url,
            "VIDEO_API_KEY": KEY,
            "REELWRIGHT_WORKERS": str(WORKERS),
            "REELWRIGHT_MIN_SECONDS": str(LEAST_SECONDS),
        }
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                cwd=ROOT,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self) -> None:
        if self._process is None:
            return
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(timeout=60)
        self._process = None

    @property
    def died(self) -> bool:
        return self._process is not None and self._process.poll() is not None


class Forked:
    """A process that does one thing with a studio whose panels are cards.

    It is forked from one that has everything loaded, so that it begins at once.
    """

    def __init__(self, work: Callable[..., None], data_dir: Path, url: str, log: Path, *more: object) -> None:
        self._work = work
        self._order = (data_dir, url, log, *more)
        self._server = multiprocessing.get_context("forkserver")
        self._server.set_forkserver_preload([__name__])
        self._process: BaseProcess | None = None

    def start(self) -> None:
        self._process = self._server.Process(target=self._work, args=self._order)
        self._process.start()

    def kill(self) -> None:
        if self._process is None:
            return
        if self._process.is_alive() and self._process.pid is not None:
            os.kill(self._process.pid, signal.SIGKILL)
        self._process.join(60)
        self._process.close()
        self._process = None

    @property
    def died(self) -> bool:
        return self._process is not None and not self._process.is_alive()

    @property
    def runs(self) -> bool:
        return self._process is not None and self._process.is_alive()


class Maker(Forked):
    """Makes the films in line.

    `breaks`: what happens at a place the first time that a process comes by, in the order of `broken`.
    """

    def __init__(self, data_dir: Path, url: str, log: Path, breaks: Mapping[str, str] | None = None) -> None:
        super().__init__(_make, data_dir, url, log, dict(breaks or {}))
        self._broken = data_dir / "broken"

    @property
    def broken(self) -> list[str]:
        """The places that were broken, in order."""
        return self._broken.read_text().split() if self._broken.exists() else []


def soloist(data_dir: Path, url: str, log: Path, video: VideoId) -> Forked:
    """Makes one film in a process of its own, as `reelwright make` does, beside the one that serves."""
    return Forked(_make_one, data_dir, url, log, video)


def clerk(data_dir: Path, url: str, log: Path) -> Forked:
    """Holds the ledger against the bill, as `reelwright costs --reconcile` does, and ends."""
    return Forked(_reconcile, data_dir, url, log)


def _make(data_dir: Path, url: str, log: Path, breaks: dict[str, str]) -> None:
    _say_to(log)
    if breaks:
        _break(breaks, data_dir / "broken")
    with open_counter(chaos_studio(data_dir, url)) as counter:
        engine = Engine(counter.studio, STUDIO, takes_from_line=True)
        engine.start("A studio that makes films")
        threading.Event().wait()


def _make_one(data_dir: Path, url: str, log: Path, video: VideoId) -> None:
    _say_to(log)
    with open_counter(chaos_studio(data_dir, url)) as counter:
        engine = Engine(counter.studio, film_executor(video), takes_from_line=False)
        engine.start("A film")
        engine.make(video, 1)
        threading.Event().wait()


def _reconcile(data_dir: Path, url: str, log: Path) -> None:
    _say_to(log)
    with open_counter(chaos_studio(data_dir, url)) as counter, suppress(ReelwrightError):
        asyncio.run(costs.reconcile(counter))


def _say_to(log: Path) -> None:
    with log.open("ab") as out:
        os.dup2(out.fileno(), 1)
        os.dup2(out.fileno(), 2)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(message)s")


def _break(breaks: dict[str, str], record: Path) -> None:
    """Break each place once, whichever process comes by, and write down that it was."""
    left = dict(breaks)
    for name in record.read_text().split() if record.exists() else []:
        left.pop(name, None)
    lock = threading.Lock()

    def at(name: str) -> None:
        with lock:
            how = left.pop(name, None)
            if how is None:
                return
            with record.open("a") as out:
                out.write(f"{name}\n")
        if how == KILL:
            os.kill(os.getpid(), signal.SIGKILL)
        code = getattr(errno, how)
        raise OSError(code, os.strerror(code))

    break_with(at)
