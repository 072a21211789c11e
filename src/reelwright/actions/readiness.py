"""Readiness: can the studio keep what it is asked to make?"""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.actions.counter import Counter
from reelwright.film.errors import ReelwrightError
from reelwright.store import gallery


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is in the way, as a sentence each; None where nothing is."""

    database: str | None
    library: str | None

    @property
    def ready(self) -> bool:
        return self.database is None and self.library is None


def readiness(counter: Counter) -> Readiness:
    """Ask the database something and write to the library's disk."""
    return Readiness(_database(counter), _library(counter))


def _database(counter: Counter) -> str | None:
    try:
        with counter.studio.database.read() as conn:
            gallery.counts(conn)
    except ReelwrightError as why:
        return why.message
    return None


def _library(counter: Counter) -> str | None:
    try:
        counter.studio.library.prepare()
    except ReelwrightError as why:
        return why.message
    return None
