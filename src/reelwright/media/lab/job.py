"""A task under way: its open files, its worker, and the run that wants to hear of it."""

from __future__ import annotations

import os
import stat
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reelwright.film.errors import NotFound
from reelwright.media.lab import wire
from reelwright.media.lab.reply import unreadable
from reelwright.media.lab.task import Task
from reelwright.media.source import called
from reelwright.media.storage import storage_trouble

Outcome = dict[str, Any] | BaseException


class Run:
    """What one call of `Lab.run` has not heard yet of its jobs. For whoever holds the lock that it is made
    with."""

    def __init__(self, lock: threading.RLock) -> None:
        self.news = threading.Condition(lock)
        self.waits = False
        """One of its jobs waits for a worker."""
        self.told: dict[Job, int] = {}
        self.ended: list[tuple[Task, Outcome]] = []


@dataclass(slots=True, eq=False)
class Job:
    run: Run
    task: Task
    order: bytes
    """What is sent to the worker, beside the files."""
    files: list[int] = field(default_factory=list[int])
    """Descriptors of the media, and of `out` if there is one."""
    unsent: memoryview = field(default_factory=lambda: memoryview(b""))
    """What the worker has not been sent yet of the order."""
    again: bool = False
    """It is the second try."""
    begun: float = 0
    heard: float = 0
    """When, on the monotonic clock, its worker last gave a sign of life."""
    done: int = 0

    @classmethod
    def of(cls, task: Task, run: Run) -> Job:
        """The task with its files open; NotFound, Unreadable or StorageTrouble when one cannot be."""
        names = [(media, called(path)) for media, path in task.media.items()]
        job = cls(run, task, wire.packed((task.work, task.order, names, task.out is not None)))
        try:
            for path in task.media.values():
                job.files.append(_opened(path, task))
            if task.out is not None:
                job.files.append(_made(task.out))
        except BaseException:
            job.close()
            raise
        return job

    def restart(self) -> None:
        """Makes it as it was before its first try."""
        self.again = True
        self.done = 0
        if self.task.out is not None:
            os.lseek(self.files[-1], 0, os.SEEK_SET)
            os.ftruncate(self.files[-1], 0)

    def close(self) -> None:
        while self.files:
            os.close(self.files.pop())

    def undo(self) -> None:
        """Leaves nothing of it behind."""
        self.close()
        if self.task.out is not None:
            with suppress(OSError):
                self.task.out.unlink(missing_ok=True)


def _opened(path: Path, task: Task) -> int:
    """A descriptor to read from. Only of a file: a pipe or a device could block, or never end."""
    name = task.what or called(path)
    try:
        number = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except FileNotFoundError as why:
        raise NotFound(f"{name} is not there any more.", code="media_not_found") from why
    except OSError as why:
        raise unreadable(name, why.strerror or str(why)) from why
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise unreadable(name, "it is not a file")
    return number


def _made(path: Path) -> int:
    """A descriptor of an empty file at `path`, to write to; what was there before is gone."""
    with storage_trouble(path.parent):
        path.unlink(missing_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
