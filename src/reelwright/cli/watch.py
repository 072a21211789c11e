"""Watching a film being made, from the event log, until it is over, asks something, or is paused."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from reelwright.cli.monitor import monitor_of
from reelwright.cli.pause import Pause
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
