"""A durable step: what it returns is kept before the next one begins, and it can be broken at its edges.

Every step of a run is made here, so that the list of the places where a process may die is complete, and
`tests/chaos` breaks each of them in turn.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import ParamSpec

from dbos import DBOS

from reelwright.runs.outcome import Outcome, telling

P = ParamSpec("P")
POINTS: list[str] = []
"""Every place at which a run can be broken, in the order in which the code names them."""
_breaking: Callable[[str], None] | None = None


def step(
    name: str, *, preemptible: bool = False
) -> Callable[[Callable[P, Awaitable[Outcome]]], Callable[P, Awaitable[Outcome]]]:
    """Make a function a step called `name` that returns what it found out, also when something went wrong.

    A preemptible one ends within about a second when its run is cancelled.
    """
    before, after = point(f"{name}:before"), point(f"{name}:after")

    def made(function: Callable[P, Awaitable[Outcome]]) -> Callable[P, Awaitable[Outcome]]:
        @wraps(function)
        async def edged(*args: P.args, **kwargs: P.kwargs) -> Outcome:
            reach(before)
            found = await function(*args, **kwargs)
            reach(after)
            return found

        return DBOS.step(name=name, preemptible=preemptible)(telling(edged))

    return made


def point(name: str) -> str:
    """Name a place at which a run can be broken."""
    POINTS.append(name)
    return name


def reach(name: str) -> None:
    """Come by a place; nothing happens but where a test breaks things."""
    if _breaking is not None:
        _breaking(name)


def break_with(breaking: Callable[[str], None] | None) -> None:
    """Let `breaking` be called with each place that a run comes by: it may end the process, or raise."""
    global _breaking
    _breaking = breaking
