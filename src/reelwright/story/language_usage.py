"""How the calls to a language model survive a failure.

An error raised by a planner carries the calls made before it as its attribute `usage`, a tuple of `Usage`;
`usage_of(error)` reads it from any error, `()` when there were none.
"""

from __future__ import annotations

from typing import TypeVar

from reelwright.story.port import Usage

_E = TypeVar("_E", bound=BaseException)


def with_usage(error: _E, usage: tuple[Usage, ...]) -> _E:
    """The same error, carrying the calls made before it."""
    error.__dict__["usage"] = usage
    return error


def usage_of(error: BaseException) -> tuple[Usage, ...]:
    """The calls made before `error` was raised."""
    return error.__dict__.get("usage", ())
