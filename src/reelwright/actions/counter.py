"""The counter: where a person's wishes are taken, with the studio behind it and the desk that starts runs."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from reelwright.runs.engine import Desk
from reelwright.studio import Studio


@dataclass(frozen=True, slots=True)
class Counter:
    """What every action is given."""

    studio: Studio
    desk: Desk


@contextmanager
def open_counter(studio: Studio) -> Generator[Counter]:
    """Open the studio and its desk; StorageTrouble says what is in the way."""
    studio.open()
    desk = Desk(studio)
    try:
        yield Counter(studio, desk)
    finally:
        desk.close()
        studio.close()
