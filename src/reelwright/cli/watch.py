"""Watching a film being made, from the event log, until it is over, asks something, or is paused."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from enum import Enum
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

from reelwright.cli.monitor import monitor_of
from reelwright.cli.screen import Screen
from reelwright.film.event import EventKind

if TYPE_CHECKING:
    from reelwright.actions.counter import Counter
    from reelwright.film.ids import VideoId

_EVERY_S = 0.1
_TENDED_EVERY_S = 5.0


class Ending(Enum):
    OVER = "over"
    """Completed, failed or cancelled."""
    ASKS = "asks"
    PAUSED = "paused"


class Pause:
    """Whether the person asked for a pause, with Ctrl-C or SIGTERM; asked twice, the process ends at once."""

    def __init__(self) -> None:
        self.asked = False

    def ask(self, _signal: int, _frame: FrameType | None) -> None:
        if self.asked:
            leave(130)
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


def wait_for(pause: Pause) -> None:
    """Wait until a pause is asked for."""
    while not pause.asked:
        time.sleep(_EVERY_S)


def watch(
    counter: Counter, video: VideoId, *, since: int, screen: Screen, pause: Pause, tend: Callable[[], None]
) -> Ending:
    """Show every event after number `since` as it is kept, until the film is over or asks something.

    `tend` is called every few seconds, for whoever must look after the run.
    """
    from reelwright.actions import videos

    monitor = monitor_of(videos.view(counter, video))
    seen = since
    tended = time.monotonic()
    with screen:
        screen.show(monitor, None)
        while not pause.asked:
            # One cheap question each time; the events are read only when there are new ones.
            if videos.heads(counter, [video]).get(video, seen) > seen:
                for event in videos.events_since(counter, video, seen):
                    monitor, seen = monitor.after(event), event.seq
                    screen.show(monitor, event)
                    if event.kind.final:
                        return Ending.OVER
                    if event.kind is EventKind.NEEDS_YOU:
                        return Ending.ASKS
                continue
            if time.monotonic() - tended > _TENDED_EVERY_S:
                tend()
                tended = time.monotonic()
            time.sleep(_EVERY_S)
    return Ending.PAUSED


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
