"""The workers that there are: hired when needed, kept while they are good, replaced when they are not."""

from __future__ import annotations

import logging
import socket
from collections.abc import Sequence
from contextlib import suppress

from reelwright.film.errors import ReelwrightError
from reelwright.media.lab.foreman import Foreman, Worker, broken
from reelwright.media.lab.sandbox import Sandbox

log = logging.getLogger(__name__)

_ENOUGH = 200
"""Tasks after which a worker is replaced: leaks end with it."""


class Crew:
    """Nothing starts before somebody is needed. For one thread at a time.

    A worker serves one run and then leaves: what a file did to it cannot reach another film. A run is any
    object that only it has.
    """

    def __init__(self, preload: Sequence[str], memory: int, size: int) -> None:
        self._preload = preload
        self._memory = memory
        self._size = size
        self._foreman: Foreman | None = None
        self._idle: list[Worker] = []
        self.sandbox: Sandbox | None = None
        """The protection that the first worker found; None before."""

    def take(self, run: object) -> Worker:
        """A worker for one task of `run`, to be brought back or dismissed. ReelwrightError when none can be
        had."""
        # Of those that will do, one that is warm from this run comes first.
        for worker in sorted(self._idle, key=lambda worker: worker.run is None):
            if worker.run is None or worker.run is run:
                self._idle.remove(worker)
                if not worker.ready or _silent(worker):
                    worker.run = run
                    return worker
                # It ended while it waited, or it speaks without being asked.
                worker.foreman.dismiss(worker)
        worker = self._hire()
        worker.run = run
        return worker

    def bring_back(self, worker: Worker) -> None:
        self._idle.append(worker)
        self._let_go([worker] if worker.tasks >= _ENOUGH else self._idle[: -self._size])

    def fate(self, worker: Worker) -> int:
        """How a worker that is gone ended: an exit status, or a signal's number below zero.

        ReelwrightError when the lab's process never came up.
        """
        status = worker.foreman.fate(worker)
        if not worker.foreman.alive:
            # What it had forked ended with it.
            self._let_go([other for other in self._idle if other.foreman is worker.foreman])
        return status

    def leave(self, run: object) -> None:
        """The run is over: its workers go, and as many new ones come for the next."""
        gone = [worker for worker in self._idle if worker.run is run]
        self._let_go(gone)
        with suppress(ReelwrightError):
            # Whoever needs one next hears what is wrong.
            self._idle += [self._hire() for _ in gone]

    def seen(self, sandbox: Sandbox) -> None:
        """Keeps what the first worker said of its protection."""
        if self.sandbox is None:
            self.sandbox = sandbox
            if sandbox.missing:
                log.warning("Media are read with less protection: %s", " ".join(sandbox.missing))

    def warm(self) -> None:
        """Has all workers come, without waiting for them."""
        self._idle += [self._hire() for _ in range(self._size - len(self._idle))]

    def close(self) -> None:
        self._let_go(list(self._idle))
        if self._foreman is not None:
            self._foreman.close()

    def _let_go(self, workers: list[Worker]) -> None:
        for worker in workers:
            self._idle.remove(worker)
            worker.foreman.dismiss(worker)

    def _hire(self) -> Worker:
        try:
            if self._foreman is not None:
                try:
                    return self._foreman.hire()
                except ConnectionError:
                    # Somebody ended the process: its workers ended with it.
                    self._foreman.close()
            self._foreman = Foreman(self._preload, self._memory)
            return self._foreman.hire()
        except OSError as why:
            raise broken(f"No process can be had for the lab: {why.strerror or why}.") from why


def _silent(worker: Worker) -> bool:
    try:
        worker.line.recv(1, socket.MSG_PEEK)
    except BlockingIOError:
        return True
    except OSError:
        pass
    return False
