"""Waiting for a take: one call at a time, never faster than the provider allows."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from reelwright.film.errors import TryAgain
from reelwright.providers.port import JobRef, JobState, Provider

_LONGEST_PAUSE_S = 60.0


async def follow(
    provider: Provider,
    job: JobRef,
    *,
    poll_seconds: float,
    on_state: Callable[[JobState], Awaitable[None]],
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> JobState:
    """Ask until the job is over and return its last state; a passing fault only lengthens the pause."""
    pause = poll_seconds
    while True:
        try:
            state = await provider.status(job)
        except TryAgain as why:
            pause = min(max(why.after_s or 0, pause * 2), _LONGEST_PAUSE_S)
        else:
            pause = poll_seconds
            await on_state(state)
            if state.phase.over:
                return state
        await sleep(pause)
