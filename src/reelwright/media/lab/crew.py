"""The workers that there are: hired when needed, kept while they are good, replaced when they are not."""

from __future__ import annotations

import logging
import select
import threading
from collections.abc import Sequence
from contextlib import suppress

from reelwright.film.errors import Conflict
from reelwright.media.lab.foreman import Foreman, Worker
from reelwright.media.lab.sandbox import Sandbox

log = logging.getLogger(__name__)

_ENOUGH = 200
"""Tasks after which a worker is replaced: leaks end with it."""


class Crew:
    """Thread-safe. Nothing starts before somebody is needed."""

    def __init__(self, preload: Sequence[str], memory: int) -> None:
        self._preload = preload
        self._memory = memory
        self._lock = threading.Lock()
        self._foreman: Foreman | None = None
        self._idle: list[Worker] = []
        self._closed = False
        self.sandbox: Sandbox | None = None
        """The protection that the first worker found; None before."""

    def take(self) -> Worker:
        """A worker for one task, to be brought back or dismissed."""
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if _silent(worker):
                    return worker
                # It ended while it waited, or it speaks without being asked.
                worker.foreman.dismiss(worker)
            return self._hire()

    def bring_back(self, worker: Worker) -> None:
        with self._lock:
            if worker.tasks < _ENOUGH and not worker.mailbox.begun and not self._closed:
                self._idle.append(worker)
                return
        worker.foreman.dismiss(worker)

    def seen(self, sandbox: Sandbox) -> None:
        """Keeps what the first worker said of its protection."""
        with self._lock:
            if self.sandbox is not None:
                return
            self.sandbox = sandbox
        if sandbox.missing:
            log.warning("Media are read with less protection: %s", " ".join(sandbox.missing))

    def warm(self, workers: int) -> None:
        """Has so many workers come, without waiting for them."""
        with self._lock:
            while len(self._idle) < workers and not self._closed:
                self._idle.append(self._hire())

    def close(self) -> None:
        with self._lock:
            self._closed = True
            foreman, self._foreman = self._foreman, None
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.line.close()
        if foreman is not None:
            foreman.close()

    @property
    def closed(self) -> bool:
        return self._closed

    def _hire(self) -> Worker:
        if self._closed:
            raise Conflict("The lab is closed.", code="lab_closed")
        if self._foreman is not None:
            try:
                return self._foreman.hire()
            except OSError:
                # Somebody ended the process: its workers ended with it.
                with suppress(OSError):
                    self._foreman.close()
        self._foreman = Foreman(self._preload, self._memory)
        return self._foreman.hire()


def _silent(worker: Worker) -> bool:
    waiting = select.poll()
    waiting.register(worker.line, select.POLLIN)
    return not waiting.poll(0)
