"""The lab: where foreign media are probed, decoded and encoded, in processes that can do nothing else."""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable, Generator, Iterable, Sequence
from typing import Any

from reelwright.media.lab.clerk import Clerk
from reelwright.media.lab.crew import Crew
from reelwright.media.lab.sandbox import MEMORY, Sandbox
from reelwright.media.lab.shift import Shift
from reelwright.media.lab.task import Task

_NOTHING = Task(work="reelwright.media.lab.sandbox:nothing", order=None)


def _nobody(task: Task, done: int) -> None:
    """Progress that nobody asked for."""


def _never() -> bool:
    return False


class Lab:
    """A pool of worker processes. Any number of threads may use it at once, and share it evenly.

    `preload`: the modules whose functions may be asked for. A worker can import nothing later, so they import
    all that they use at the top. `memory`: bytes of address space of each of the `workers`.
    Nothing starts before the first use. What the lab started ends with this process, however it ends.
    """

    def __init__(self, preload: Sequence[str], workers: int | None = None, *, memory: int = MEMORY) -> None:
        self.workers = workers or _cores()
        """As many tasks are worked on at once, of all runs together."""
        self._crew = Crew(tuple(preload), memory, self.workers)
        self._clerk = Clerk(self._crew, self.workers)
        self._end = weakref.finalize(self, self._clerk.stop)

    def run(
        self,
        tasks: Iterable[Task],
        *,
        tell: Callable[[Task, int], None] = _nobody,
        cancelled: Callable[[], bool] = _never,
    ) -> Generator[tuple[Task, dict[str, Any]]]:
        """Does the tasks, each with its answer as it is done. They are drawn one ahead of the workers.

        The answer comes from a process that a file may have taken over: check it before it is used.
        `tell` hears of progress. `cancelled` is asked 25 times a second while the next answer is waited for.
        Whatever ends this early (an error, cancelling, closing the iterator) ends the tasks under way at once
        and removes what they had written.

        Raises what the work functions raise; Unreadable (`media_unreadable`) for a task whose worker crashed,
        took too much memory or made no progress; Cancelled; StorageTrouble; NotFound; ReelwrightError
        (`internal_error`) for a fault in a work function, whose trace is in the log.
        """
        yield from Shift(self._clerk, tasks, tell, cancelled).results()

    def one(
        self,
        task: Task,
        *,
        tell: Callable[[Task, int], None] = _nobody,
        cancelled: Callable[[], bool] = _never,
    ) -> dict[str, Any]:
        """The answer to one task; raises as `run` does."""
        ((_, answer),) = self.run([task], tell=tell, cancelled=cancelled)
        return answer

    def warm(self) -> None:
        """Has the workers get ready in the background; returns at once."""
        self._clerk.warm()

    @property
    def sandbox(self) -> Sandbox:
        """The protection that is really on; starts a worker to see."""
        if self._crew.sandbox is None:
            self.one(_NOTHING)
        return self._crew.sandbox or Sandbox("", "", 0, ("No worker said what protects it.",))

    def close(self) -> None:
        """Ends all workers; whoever still waits for one gets Cancelled."""
        self._end()
        self._clerk.join()

    def __enter__(self) -> Lab:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
