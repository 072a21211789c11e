"""Tasks for the lab's tests, and a look at processes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reelwright.media.lab.task import Task

TRICKS = "tests.integration.lab.tricks"
PATIENCE_SECONDS = 60


def task(trick: str, order: object = None, **more: Any) -> Task:
    return Task(f"{TRICKS}:{trick}", order, **more)


def until(holds: Callable[[], bool]) -> None:
    """Returns as soon as it holds; fails when it never does."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < end, "it never came about"
        os.sched_yield()


def over(process: int) -> bool:
    """The process has ended; what is left of it may still be on the system's list."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except FileNotFoundError:
        return True


def open_files() -> int:
    return len(os.listdir("/proc/self/fd"))
