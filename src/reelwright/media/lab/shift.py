"""One run's time in the lab: its tasks handed out turn by turn, its workers listened to and ended."""

from __future__ import annotations

import logging
import os
import selectors
import signal
import stat
import time
from collections.abc import Callable, Generator, Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from reelwright.film.errors import Cancelled, NotFound, ReelwrightError
from reelwright.media.lab import wire
from reelwright.media.lab.crew import Crew
from reelwright.media.lab.foreman import Worker
from reelwright.media.lab.reply import cause, error_of, fault_of, sandbox_of, unreadable
from reelwright.media.lab.task import Task
from reelwright.media.lab.turns import Bell, Turns
from reelwright.media.storage import storage_trouble

log = logging.getLogger(__name__)

_TICK_SECONDS = 0.04
"""So often at least it is asked whether the run is cancelled."""
_LONGEST_SECONDS = 4 * 3600.0
"""No task takes so long, whatever progress its worker reports."""

Done = tuple[Task, dict[str, Any]]


@dataclass(slots=True, eq=False)
class _Job:
    task: Task
    worker: Worker
    again: bool
    """It is the second try."""
    begun: float
    heard: float
    done: int = 0
    made: bool = False
    """Its `out` has been made."""


class Shift:
    """Does `tasks` on the crew's workers as its turns come."""

    def __init__(
        self,
        crew: Crew,
        turns: Turns,
        tasks: Iterable[Task],
        tell: Callable[[Task, int], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self._crew = crew
        self._turns = turns
        self._tasks = iter(tasks)
        self._next: Task | None = None
        self._tell = tell
        self._cancelled = cancelled
        self._jobs: set[_Job] = set()

    def results(self) -> Generator[Done]:
        """Each task with its answer, as they are done; the first error ends all."""
        self._bell = Bell()
        self._ears = selectors.DefaultSelector()
        self._ears.register(self._bell.number, selectors.EVENT_READ, None)
        try:
            while self._wanted() or self._jobs:
                if self._cancelled():
                    raise Cancelled("The work was stopped.")
                for key, _ in self._ears.select(_TICK_SECONDS):
                    if key.data is None:
                        self._take_turn()
                    elif (done := self._hear(key.data)) is not None:
                        yield done
                self._end_the_quiet()
        finally:
            self._leave()

    def _wanted(self) -> bool:
        """Draws the next task and queues for a turn, if there is one to do."""
        if self._next is None:
            self._next = next(self._tasks, None)
            if self._next is not None:
                self._turns.ask(self._bell)
        return self._next is not None

    def _take_turn(self) -> None:
        self._bell.hear()
        task, self._next = self._next, None
        if task is None:
            self._turns.give_back()
        else:
            self._begin(task)

    def _begin(self, task: Task, *, again: bool = False) -> None:
        """Puts a worker to the task; the turn that was had for it is the job's from here on."""
        try:
            worker = self._crew.take(self)
        except BaseException:
            self._turns.give_back()
            raise
        now = time.monotonic()
        job = _Job(task, worker, again, now, now)
        self._jobs.add(job)
        self._ears.register(job.worker.line, selectors.EVENT_READ, job)
        if job.worker.ready:
            self._hand_over(job)

    def _hand_over(self, job: _Job) -> None:
        """Gives the worker, which is ready for it, the task and its open files."""
        task = job.task
        try:
            with ExitStack() as opened:
                files = [_opened(path, task, opened) for path in task.media.values()]
                names = [(media, path.name) for media, path in task.media.items()]
                if task.out is not None:
                    files.append(_made(task.out, opened))
                    job.made = True
                wire.send(job.worker.line, (task.work, task.order, names, task.out is not None), files)
        except TimeoutError as why:
            raise self._given_up(job, unreadable(task.title, "it takes too long")) from why
        except OSError:
            # The worker is gone, and is heard to be so next.
            return
        except ReelwrightError as why:
            raise self._given_up(job, why) from why

    def _hear(self, job: _Job) -> Done | None:
        """Hears what the job's worker has to say; the job's answer, once there is one."""
        try:
            data = job.worker.line.recv(1 << 16)
        except OSError:
            data = b""
        if not data:
            self._mourn(job)
            return None
        try:
            messages = job.worker.mailbox.put(data)
            answers = [answer for one in messages if (answer := self._understand(job, one)) is not None]
            if len(answers) > 1 or (answers and job.worker.mailbox.begun):
                raise wire.GarbageError("more than one answer")
        except wire.GarbageError as why:
            log.warning("The worker on %s talked garbage: %s", job.task.title, why)
            raise self._given_up(job, unreadable(job.task.title, "what read it went out of control")) from why
        if not answers:
            return None
        job.worker.tasks += 1
        self._forget(job)
        self._crew.bring_back(job.worker)
        self._turns.give_back()
        return job.task, answers[0]

    def _understand(self, job: _Job, message: wire.Message) -> dict[str, Any] | None:
        """Takes a message in; returns the answer if it is that, raises the error if it is one."""
        match message:
            case {"ready": protection} if not job.worker.ready:
                job.worker.ready = True
                job.heard = time.monotonic()
                self._crew.seen(sandbox_of(protection))
                self._hand_over(job)
            case {"told": int(done)} if job.worker.ready:
                if done > job.done:
                    job.done, job.heard = done, time.monotonic()
                    self._tell(job.task, done)
            case {"done": dict()} if job.worker.ready:
                return cast("dict[str, Any]", message["done"])
            case {"error": error}:
                raise self._given_up(job, error_of(error))
            case {"broken": str(why)}:
                raise self._given_up(job, unreadable(job.task.title, why))
            case {"fault": str(trace)}:
                raise self._given_up(job, fault_of(job.task.title, trace))
            case _:
                raise wire.GarbageError(f"no message has {sorted(message)[:5]}")
        return None

    def _mourn(self, job: _Job) -> None:
        """The job's worker is gone. If the system ended it, the job has one more try."""
        try:
            status = job.worker.foreman.fate(job.worker)
        except ReelwrightError as why:
            raise self._given_up(job, why) from why
        if self._crew.closed:
            raise self._given_up(job, Cancelled("The lab was closed."))
        if status != -signal.SIGKILL or job.again:
            raise self._given_up(job, unreadable(job.task.title, cause(status)))
        log.warning("The worker on %s was ended from outside; another one takes over.", job.task.title)
        self._forget(job)
        job.worker.foreman.dismiss(job.worker)
        self._begin(job.task, again=True)

    def _end_the_quiet(self) -> None:
        now = time.monotonic()
        for job in self._jobs:
            if now - job.heard > job.task.quiet_seconds or now - job.begun > _LONGEST_SECONDS:
                raise self._given_up(job, unreadable(job.task.title, "it takes too long"))

    def _given_up(self, job: _Job, why: ReelwrightError) -> ReelwrightError:
        """`why`, after the job was ended and its worker with it: what met bad media is not used again."""
        self._forget(job)
        job.worker.foreman.dismiss(job.worker)
        self._turns.give_back()
        if job.made and job.task.out is not None:
            with suppress(OSError):
                job.task.out.unlink(missing_ok=True)
        return why

    def _forget(self, job: _Job) -> None:
        self._jobs.remove(job)
        self._ears.unregister(job.worker.line)

    def _leave(self) -> None:
        """Ends what is still under way, and leaves nothing of it behind."""
        if self._next is not None:
            self._turns.leave(self._bell)
        for job in list(self._jobs):
            self._given_up(job, Cancelled("The work was stopped."))
        self._crew.leave(self)
        self._ears.close()
        self._bell.close()


def _opened(path: Path, task: Task, opened: ExitStack) -> int:
    """A descriptor to read from. Only of a file: a pipe or a device could block, or never end."""
    try:
        number = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except FileNotFoundError as why:
        raise NotFound(f"{task.what or path.name} is not there any more.", code="media_not_found") from why
    except OSError as why:
        raise unreadable(task.what or path.name, why.strerror or str(why)) from why
    opened.callback(os.close, number)
    if not stat.S_ISREG(os.fstat(number).st_mode):
        raise unreadable(task.what or path.name, "it is not a file")
    return number


def _made(path: Path, opened: ExitStack) -> int:
    """A descriptor of an empty file at `path`, to write to; StorageTrouble when it cannot be made."""
    with storage_trouble(path.parent):
        flags = os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW
        number = os.open(path, flags, 0o600)
    opened.callback(os.close, number)
    return number
