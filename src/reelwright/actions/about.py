"""About the studio: what it is set up with, what may be asked of it, and how full it is."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakKeyDictionary

from reelwright.actions.counter import Counter
from reelwright.cut.patterns import pattern_names
from reelwright.film.brief import Limits
from reelwright.film.ledger import Budgets
from reelwright.render.shelf import Load, Shelf
from reelwright.sound.tongues import TAGS
from reelwright.store import media

_KEPT_S = 10.0
"""Seconds for which the cache is taken to weigh what it did: to weigh it, every piece is looked at."""


@dataclass(frozen=True, slots=True)
class Storage:
    """In bytes."""

    folder: Path
    used: int
    """By what is in the library."""
    free: int
    cache: int
    cache_limit: int


@dataclass(frozen=True, slots=True)
class About:
    """What somebody who asks for a film can choose from."""

    limits: Limits
    provider: str
    model: str | None
    voices: tuple[tuple[str, bool], ...]
    """By name, and whether it is hired."""
    planner: str
    """Who writes storyboards unless asked otherwise."""
    builtin: bool
    """That is the built-in planner."""
    budget_micros: int | None
    budgets: Budgets
    storage: Storage
    patterns: tuple[str, ...]
    """The user's own transitions."""
    scratch_languages: tuple[str, ...]
    """What the scratch voice speaks, as BCP 47 tags."""


class _Scales:
    """Weighs shelves, each at most once in a while."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen: WeakKeyDictionary[Shelf, tuple[float, Load]] = WeakKeyDictionary()

    def weigh(self, shelf: Shelf) -> Load:
        with self._lock:
            seen = self._seen.get(shelf)
            now = time.monotonic()
            if seen is None or now - seen[0] > _KEPT_S:
                seen = self._seen[shelf] = (now, shelf.load())
            return seen[1]


_scales = _Scales()


def about(counter: Counter) -> About:
    """The studio as it is set up. Quick: nobody outside is asked."""
    studio = counter.studio
    cache = _scales.weigh(studio.shelf)
    with studio.database.read() as conn:
        used = media.total_size(conn)
    planner = studio.language or studio.builtin
    return About(
        limits=studio.limits,
        provider=studio.default_provider,
        model=studio.default_model,
        voices=tuple((name, name != "scratch") for name in sorted(studio.voices, key=_scratch_first)),
        planner=planner.name,
        builtin=studio.language is None,
        budget_micros=studio.budget_micros,
        budgets=studio.budgets,
        storage=Storage(
            folder=studio.data_dir,
            used=used,
            free=studio.library.free_bytes(),
            cache=cache.size,
            cache_limit=cache.limit,
        ),
        patterns=pattern_names(studio.transitions),
        scratch_languages=tuple(sorted(TAGS)),
    )


def _scratch_first(name: str) -> tuple[bool, str]:
    return name != "scratch", name
