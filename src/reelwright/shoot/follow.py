"""Waiting for a take: one call at a time, never faster than the provider allows, and not for ever."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable

from reelwright.film.errors import ProviderError, Retry, Trouble, TryAgain
from reelwright.providers.port import JobPhase, JobRef, JobState, Provider

LIMIT_S = 1800.0
"""The longest that a clip is waited for while it is not throttled."""
_LEAST_LIMIT_S = 60.0
_LONGEST_PAUSE_S = 60.0
_SHORTEST_PAUSE_S = 0.02
"""However fast a rehearsal runs, it is not asked without a breath in between."""
_JITTER = 0.2


async def follow(
    provider: Provider,
    job: JobRef,
    *,
    poll_seconds: float,
    on_state: Callable[[JobState], Awaitable[None]],
    limit_s: float = LIMIT_S,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    clock: Callable[[], float] = time.monotonic,
    chance: Callable[[], float] = random.random,
) -> JobState:
    """Ask until the job is over and return its last state; `on_state` hears of every answer.

    Pauses are `poll_seconds` by the provider's pace and up to a fifth longer, so that many who wait do not
    ask in step. A passing fault makes them longer, up to a minute, and as long as the provider says. A job
    that nobody knows any more, and one that is not over after `limit_s` (by the pace, a minute at the least;
    time spent throttled, in the provider's queue, does not count), is over as failed, its cost unknown.
    Raises what is wrong with asking and will not pass, such as a key that works no longer.
    """
    limit = max(limit_s * provider.pace, _LEAST_LIMIT_S)
    end = clock() + limit
    pause = poll_seconds
    while True:
        after_s: float | None = None
        passing = False
        try:
            state = await provider.status(job)
        except TryAgain as why:
            passing, after_s = True, why.after_s
        except ProviderError as why:
            if why.kind is Trouble.GONE:
                return _lost(Trouble.GONE, why.message)
            if why.retry is not Retry.SAME_REQUEST:
                raise
            passing, after_s = True, why.after_s
        else:
            await on_state(state)
            if state.phase.over:
                return state
            if state.phase is JobPhase.THROTTLED:
                end = clock() + limit
        if clock() >= end:
            return _lost(Trouble.UNKNOWN, f"It was not done after {_minutes(limit)}.")
        pause = min(max(after_s or 0, pause * 2), _LONGEST_PAUSE_S) if passing else poll_seconds
        pause = max(pause, poll_seconds)
        await sleep(max(pause * provider.pace, _SHORTEST_PAUSE_S) * (1 + _JITTER * chance()))


def _lost(trouble: Trouble, why: str) -> JobState:
    return JobState(
        phase=JobPhase.FAILED,
        error=why,
        error_code=trouble.value,
        trouble=trouble,
        cost_micros=None,
        sure=False,
    )


def _minutes(seconds: float) -> str:
    minutes = round(seconds / 60)
    return "a minute" if minutes == 1 else f"{minutes} minutes"
