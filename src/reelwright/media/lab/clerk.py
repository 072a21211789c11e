"""The lab's own thread: hands jobs to workers as their turn comes, and hears what becomes of them."""

from __future__ import annotations

import logging
import selectors
import signal
import socket
import threading
import time
from collections import deque
from contextlib import suppress
from typing import Any, cast

from reelwright.film.errors import Cancelled, Conflict, ReelwrightError
from reelwright.media.lab import wire
from reelwright.media.lab.crew import Crew
from reelwright.media.lab.foreman import Worker
from reelwright.media.lab.job import Job, Outcome, Run
from reelwright.media.lab.reply import cause, error_of, fault_of, sandbox_of, unreadable

log = logging.getLogger(__name__)

_LOOK_SECONDS = 0.1
"""So often it is looked whether a worker has gone quiet."""
_STARTS_SECONDS = 60
"""For all imports, on a machine that is busy."""
_LONGEST_SECONDS = 4 * 3600
"""No task takes so long, whatever progress its worker reports."""


class Clerk:
    """Keeps up to `size` jobs under way. Turns go in the order of asking, and a run asks for one at a time:
    so runs share the workers evenly, and one that does not listen holds nobody up.

    Thread-safe. The thread starts with the first job, and ends the workers when it ends itself.
    """

    _ears: selectors.BaseSelector
    _bell: socket.socket
    _rope: socket.socket

    def __init__(self, crew: Crew, size: int) -> None:
        self._crew = crew
        self._size = size
        self._waiting: deque[Job] = deque()
        self._busy: dict[Job, Worker] = {}
        self._stopped = False
        self._thread: threading.Thread | None = None
        # A run that nobody listens to any more may be withdrawn wherever memory is freed, here too.
        self.lock = threading.RLock()

    def submit(self, job: Job) -> None:
        """Has the job done as soon as it is its turn."""
        with self.lock:
            if self._stopped:
                job.undo()
                raise Conflict("The lab is closed.", code="lab_closed")
            job.run.waits = True
            self._waiting.append(job)
            self._wake()

    def warm(self) -> None:
        """Has all workers come, without waiting for them."""
        with self.lock:
            if not self._stopped:
                self._crew.warm()
                self._wake()

    def withdraw(self, run: Run) -> None:
        """The run is over: ends what is under way of it and leaves nothing of that behind."""
        with self.lock:
            for job in [job for job in self._waiting if job.run is run]:
                self._waiting.remove(job)
                job.undo()
            for job in [job for job in self._busy if job.run is run]:
                self._release(job, keep=False)
            if not self._stopped:
                self._crew.leave(run)
            if self._thread is not None:
                self._ring()

    def stop(self) -> None:
        """Has everything end; returns at once. Takes no lock: it may be called wherever memory is freed."""
        self._stopped = True
        if self._thread is not None:
            self._ring()

    def join(self) -> None:
        """Waits until everything has ended."""
        if self._thread is not None:
            self._thread.join()

    def _wake(self) -> None:
        """Has the thread look around; there is one from now on."""
        if self._thread is None:
            self._bell, self._rope = socket.socketpair()
            self._rope.setblocking(False)
            self._ears = selectors.DefaultSelector()
            self._ears.register(self._bell, selectors.EVENT_READ, None)
            self._thread = threading.Thread(target=self._attend, name="lab", daemon=True)
            self._thread.start()
        self._ring()

    def _ring(self) -> None:
        # When it is too full to take more, the bell has been rung often enough.
        with suppress(OSError):
            self._rope.send(b".")

    def _attend(self) -> None:
        end: ReelwrightError = Cancelled("The lab was closed.")
        try:
            while not self._stopped:
                heard = self._ears.select(_LOOK_SECONDS if self._busy else None)
                with self.lock:
                    for key, events in heard:
                        if key.data is None:
                            self._bell.recv(1 << 10)
                        # What was heard of a job may have come too late.
                        elif key.data in self._busy:
                            self._see_to(key.data, events)
                    self._end_the_quiet()
                    self._begin_the_next()
        except Exception:
            log.exception("The lab broke down.")
            end = ReelwrightError("The lab broke down.", code="internal_error", hint="The log says more.")
        with self.lock:
            self._stopped = True
            for job in [*self._busy, *self._waiting]:
                self._end(job, end)
            self._waiting.clear()
            self._crew.close()
            self._ears.close()
            self._bell.close()
            self._rope.close()

    def _begin_the_next(self) -> None:
        while self._waiting and len(self._busy) < self._size:
            job = self._waiting.popleft()
            job.run.waits = False
            job.run.news.notify_all()
            self._begin(job)

    def _begin(self, job: Job) -> None:
        try:
            worker = self._crew.take(job.run)
        except ReelwrightError as why:
            self._end(job, why)
            return
        job.begun = job.heard = time.monotonic()
        self._busy[job] = worker
        self._ears.register(worker.line, selectors.EVENT_READ, job)
        if worker.ready:
            self._hand_over(job, worker)

    def _hand_over(self, job: Job, worker: Worker) -> None:
        """Gives the worker, which is in the sandbox, the files, and the order as fast as it takes it."""
        job.unsent = memoryview(job.order)
        # A worker that is gone is heard to be so next.
        with suppress(OSError):
            wire.send_head(worker.line, len(job.order), job.files)
            self._ears.modify(worker.line, selectors.EVENT_READ | selectors.EVENT_WRITE, job)

    def _see_to(self, job: Job, events: int) -> None:
        worker = self._busy[job]
        if events & selectors.EVENT_WRITE:
            with suppress(OSError):
                job.unsent = job.unsent[worker.line.send(job.unsent) :]
            if not job.unsent:
                self._ears.modify(worker.line, selectors.EVENT_READ, job)
        if events & selectors.EVENT_READ:
            try:
                data = worker.line.recv(1 << 16)
            except OSError:
                data = b""
            if data:
                self._hear(job, worker, data)
            else:
                self._mourn(job, worker)

    def _hear(self, job: Job, worker: Worker, data: bytes) -> None:
        """Takes in what the job's worker says."""
        try:
            messages = worker.mailbox.put(data)
            said = [self._understand(job, worker, message) for message in messages]
            outcomes = [outcome for outcome in said if outcome is not None]
            if len(outcomes) > 1 or (outcomes and worker.mailbox.begun):
                raise wire.GarbageError("more than one answer")
        except wire.GarbageError as why:
            log.warning("The worker on %s talked garbage: %r", job.task.title, str(why))
            outcomes = [unreadable(job.task.title, "what read it went out of control")]
        if outcomes:
            self._end(job, outcomes[0])

    def _understand(self, job: Job, worker: Worker, message: wire.Message) -> Outcome | None:
        """What becomes of the job by the message; None when it goes on."""
        if not worker.ready:
            self._crew.seen(sandbox_of(message))
            worker.ready = True
            job.heard = time.monotonic()
            self._hand_over(job, worker)
            return None
        match message:
            case {"told": int(done)}:
                if done > job.done:
                    job.done = job.run.told[job] = done
                    job.heard = time.monotonic()
                    job.run.news.notify_all()
                return None
            case {"done": dict()}:
                worker.tasks += 1
                return cast("dict[str, Any]", message["done"])
            case {"error": error}:
                return error_of(error)
            case {"broken": str(why)}:
                return unreadable(job.task.title, why)
            case {"fault": str(trace)}:
                return fault_of(job.task.title, trace)
            case _:
                raise wire.GarbageError(f"no message has {sorted(message)[:5]}")

    def _mourn(self, job: Job, worker: Worker) -> None:
        """The job's worker is gone. If the system ended it, the job has one more try."""
        try:
            status = self._crew.fate(worker)
        except ReelwrightError as why:
            self._end(job, why)
            return
        if status != -signal.SIGKILL or job.again:
            self._end(job, unreadable(job.task.title, cause(status)))
            return
        log.warning("The worker on %s was ended from outside; another one takes over.", job.task.title)
        self._part(job, keep=False)
        job.restart()
        self._begin(job)

    def _end_the_quiet(self) -> None:
        now = time.monotonic()
        for job, worker in list(self._busy.items()):
            patience = job.task.quiet_seconds if worker.ready else _STARTS_SECONDS
            if now - job.heard > patience or now - job.begun > _LONGEST_SECONDS:
                self._end(job, unreadable(job.task.title, "it takes too long"))

    def _end(self, job: Job, outcome: Outcome) -> None:
        """Tells the job's run how it ended."""
        self._release(job, keep=isinstance(outcome, dict))
        job.run.ended.append((job.task, outcome))
        job.run.news.notify_all()

    def _release(self, job: Job, *, keep: bool) -> None:
        """Lets go of the job's worker and files; what it wrote is kept only when it was done."""
        self._part(job, keep=keep)
        job.run.told.pop(job, None)
        if keep:
            job.close()
        else:
            job.undo()

    def _part(self, job: Job, *, keep: bool) -> None:
        """Takes the job's worker off it. One that met with anything wrong is not used again."""
        worker = self._busy.pop(job, None)
        if worker is None:
            return
        self._ears.unregister(worker.line)
        if keep:
            self._crew.bring_back(worker)
        else:
            worker.foreman.dismiss(worker)
