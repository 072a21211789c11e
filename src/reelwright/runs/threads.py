"""Blocking craft in a thread that stops when its step is told to stop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

Done = TypeVar("Done")


async def in_thread(work: Callable[[Callable[[], bool]], Done]) -> Done:
    """Run `work(cancelled)` in a thread. When this task is cancelled, `cancelled()` turns true and the
    thread is waited for, so that nothing of it is left behind when the step ends."""
    stop = threading.Event()
    running = asyncio.ensure_future(asyncio.to_thread(work, stop.is_set))
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        stop.set()
        await asyncio.wait({running})
        if not running.cancelled():
            running.exception()
        raise
