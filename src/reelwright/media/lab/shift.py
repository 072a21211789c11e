"""One run in the lab: its tasks handed in one by one, its answers as they come."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from typing import Any

from reelwright.film.errors import Cancelled
from reelwright.media.lab.clerk import Clerk
from reelwright.media.lab.job import Job, Outcome, Run
from reelwright.media.lab.task import Task

_TICK_SECONDS = 0.04
"""So often at least it is asked whether the run is cancelled."""


class Shift:
    """The `tasks` of one run, as the clerk has them done."""

    def __init__(
        self,
        clerk: Clerk,
        tasks: Iterable[Task],
        tell: Callable[[Task, int], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self._clerk = clerk
        self._tasks = iter(tasks)
        self._tell = tell
        self._cancelled = cancelled
        self._run = Run(clerk.lock)
        self._under_way = 0
        self._all_in = False

    def results(self) -> Generator[tuple[Task, dict[str, Any]]]:
        """Each task with its answer, as they are done; the first error ends all."""
        try:
            while True:
                if self._cancelled():
                    raise Cancelled("The work was stopped.")
                self._hand_in()
                if not self._under_way:
                    return
                told, ended = self._listen()
                for job, done in told.items():
                    self._tell(job.task, done)
                while ended:
                    task, outcome = ended.pop(0)
                    self._under_way -= 1
                    if isinstance(outcome, BaseException):
                        try:
                            raise outcome
                        finally:
                            # An error holds on to where it was raised; so this must not hold on to it.
                            del outcome
                    yield task, outcome
        finally:
            self._clerk.withdraw(self._run)

    def _hand_in(self) -> None:
        """Has one task wait for its turn, if there is one left."""
        if self._run.waits or self._all_in:
            return
        task = next(self._tasks, None)
        if task is None:
            self._all_in = True
        else:
            self._clerk.submit(Job.of(task, self._run))
            self._under_way += 1

    def _listen(self) -> tuple[dict[Job, int], list[tuple[Task, Outcome]]]:
        """What there is to hear; nothing, when nothing happens for a tick."""
        run = self._run
        with run.news:
            if (run.waits or self._all_in) and not run.told and not run.ended:
                run.news.wait(_TICK_SECONDS)
            told, run.told = run.told, {}
            ended, run.ended = run.ended, []
        return told, ended
