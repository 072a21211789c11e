"""The workshop: draws what tasks ask for, two at a time, and keeps it: the same is never drawn twice."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Final

import cv2

from reelwright.film.errors import Cancelled
from reelwright.rehearsal.clip import make_clip, make_still
from reelwright.rehearsal.model import Makes
from reelwright.rehearsal.recipe import Recipe
from reelwright.rehearsal.sound import make_sound

_HANDS: Final = 2
_GARBAGE: Final = b"This is not what was asked for.\n" * 4096
log = logging.getLogger(__name__)


class Workshop:
    """Files by recipe in `folder`; `on_done` is called from another thread when one is ready or given up."""

    def __init__(self, folder: Path, inputs: Path) -> None:
        # Two clips are drawn side by side already.
        cv2.setNumThreads(1)
        folder.mkdir(parents=True, exist_ok=True)
        for part in folder.glob("*.part"):
            part.unlink(missing_ok=True)
        self._folder = folder
        self._inputs = inputs
        self.on_done: Callable[[], None] | None = None
        self._pool = ThreadPoolExecutor(_HANDS, thread_name_prefix="rehearsal")
        self._under_way: dict[str, Future[None]] = {}
        self._failed: set[str] = set()
        self._stop = threading.Event()

    def place(self, recipe: Recipe) -> Path:
        return self._folder / recipe.name

    def ready_at(self, recipe: Recipe) -> int | None:
        """Since when the file is there, in milliseconds of the epoch; None while it is not."""
        try:
            return self.place(recipe).stat().st_mtime_ns // 1_000_000
        except OSError:
            return None

    def failed(self, recipe: Recipe) -> bool:
        return recipe.name in self._failed

    def want(self, recipe: Recipe) -> None:
        """Have the file made, unless it is there, under way or was given up."""
        name = recipe.name
        if name in self._under_way or name in self._failed or self.place(recipe).exists():
            return
        work = self._pool.submit(self._make, recipe)
        self._under_way[name] = work
        work.add_done_callback(lambda done: self._over(name, done))

    def close(self) -> None:
        """Begin nothing more; what is under way ends at its next frame, and nobody waits for it."""
        self._stop.set()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _over(self, name: str, work: Future[None]) -> None:
        if not work.cancelled():
            fault = work.exception()
            if fault is not None and not isinstance(fault, Cancelled):
                log.error("%s could not be made: %s: %s", name, type(fault).__name__, fault)
                self._failed.add(name)
        self._under_way.pop(name, None)
        if self.on_done is not None:
            self.on_done()

    def _pause(self) -> None:
        if self._stop.is_set():
            raise Cancelled("The rehearsal was ended.")

    def _make(self, recipe: Recipe) -> None:
        place = self.place(recipe)
        part = place.with_suffix(".part")
        try:
            if recipe.flaw == "garbage":
                part.write_bytes(_GARBAGE)
            elif recipe.makes is Makes.CLIP:
                make_clip(recipe, self._inputs, part, pause=self._pause)
            elif recipe.makes is Makes.PICTURE:
                make_still(recipe, part, pause=self._pause)
            else:
                make_sound(recipe, part, cancelled=self._stop.is_set)
            part.replace(place)
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
