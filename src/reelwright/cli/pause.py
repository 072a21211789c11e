"""Ends that are not the end: a pause asked for with Ctrl-C or SIGTERM, and leaving at once."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from reelwright.cli.trouble import STOPPED

_EVERY_S = 0.1


class Pause:
    """Whether the person asked for a pause, with Ctrl-C or SIGTERM; asked twice, the process ends at once."""

    def __init__(self) -> None:
        self.asked = False

    def ask(self, _signal: int, _frame: FrameType | None) -> None:
        if self.asked:
            leave(STOPPED)
        self.asked = True


@contextmanager
def pausing() -> Generator[Pause]:
    """Turn Ctrl-C and SIGTERM into a wish to pause for as long as the block lasts."""
    pause = Pause()
    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(one, pause.ask) for one in signals]
    try:
        yield pause
    finally:
        for one, handler in zip(signals, before, strict=True):
            signal.signal(one, handler)


@contextmanager
def interruptible() -> Generator[None]:
    """Let Ctrl-C interrupt, as it does where nothing is being made, for as long as the block lasts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def wait_for(pause: Pause) -> None:
    """Wait until a pause is asked for."""
    while not pause.asked:
        time.sleep(_EVERY_S)


def leave(code: int) -> NoReturn:
    """End this process now, and leave the run as it stands on record, for the next start to go on with.

    An orderly stop would wait for drawing and rendering to end; the engine is made for sudden ends.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            continue
    os._exit(code)
