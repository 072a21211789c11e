"""Where our own time goes: the first film and its edits, in one thread of one process under a profiler.

    python -m bench.shares FOLDER      (prints seconds by edit and part, as JSON)

In the lab the same functions run in two processes beside each other; here nothing else runs, so what a call
takes is what its part of the work costs.
"""

from __future__ import annotations

import cProfile
import importlib
import json
import pstats
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

import cv2
from bench.cut import EDITS, brief, film, finder

from reelwright.film.ids import MediaId
from reelwright.media.lab.lab import Lab
from reelwright.media.lab.task import Task
from reelwright.media.source import Source
from reelwright.render.film import Renderer
from reelwright.render.shelf import Shelf

CALLS = (
    ("Encode the pictures (x264)", ("'encode' of 'av.video",)),
    ("Decode the clips", ("'decode' of 'av", "'demux' of 'av")),
    ("Encode the sound (AAC)", ("'encode' of 'av.audio",)),
    ("Open and close media", ("av.container.core.open", "'close' of 'av")),
    ("Write containers", ("'mux' of 'av", "'mux_one' of 'av")),
    ("Wait for the disk", ("fsync",)),
)
"""Calls into libraries, by what the profiler calls them."""
FILES = (
    ("Lay on words and pictures", ("overlay.py", "artwork.py", "insets.py")),
    ("Blend transitions", ("/transitions/",)),
    ("Draw words", ("/lettering/", "typeset.py", "words.py")),
    (
        "Mix, master and measure the sound",
        ("soundtrack.py", "mix.py", "mastering.py", "ear.py", "tape.py", "bed.py"),
    ),
    (
        "Join pieces and write the film",
        ("master.py", "reel.py", "shelf.py", "labels.py", "whole.py", "bits.py"),
    ),
    (
        "Hand pictures on",
        ("planes.py", "strip.py", "fit.py", "footage.py", "develop.py", "encoder.py", "chain.py"),
    ),
)
"""What our own files do, and what they call that has no line above."""
REST = "All else"
Place = tuple[str, int, str]


class Alone:
    """The lab without its processes: what is asked is done here and now."""

    workers = 1

    def run(
        self,
        tasks: Iterator[Task],
        *,
        tell: Callable[[Task, int], None],
        cancelled: Callable[[], bool],
    ) -> Iterator[tuple[Task, dict[str, Any]]]:
        for task in tasks:
            with _desk(task, tell) as desk:
                yield task, _function(task.work)(task.order, desk)

    def one(self, task: Task, *, cancelled: Callable[[], bool]) -> dict[str, Any]:
        with _desk(task, lambda _task, _done: None) as desk:
            return _function(task.work)(task.order, desk)


class _Desk:
    def __init__(self, task: Task, out: BinaryIO, tell: Callable[[Task, int], None]) -> None:
        self._task, self.out, self._tell = task, out, tell

    def source(self, media: MediaId) -> Source:
        return Source.at(self._task.media[media])

    def tell(self, done: int) -> None:
        self._tell(self._task, done)


@contextmanager
def _desk(task: Task, tell: Callable[[Task, int], None]) -> Generator[_Desk]:
    with (task.out or Path("/dev/null")).open("w+b") as out:
        yield _Desk(task, out, tell)


def _function(work: str) -> Callable[[Any, Any], dict[str, Any]]:
    module, _, name = work.partition(":")
    return getattr(importlib.import_module(module), name)


def main() -> None:
    cv2.setNumThreads(1)
    spent: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as name:
        renderer = Renderer(cast("Lab", Alone()), Shelf(Path(name) / "shelf", 1 << 40))
        find, dest = finder(Path(sys.argv[1])), Path(name) / "film.mp4"
        renderer.render(brief(film()), find, dest)
        for edit, changed in EDITS.items():
            watched = cProfile.Profile()
            watched.enable()
            renderer.render(changed(film()), find, dest)
            watched.disable()
            spent[edit] = seconds_by_part(pstats.Stats(watched))
    print(json.dumps(spent))


def seconds_by_part(told: pstats.Stats) -> dict[str, float]:
    """Most first. A library's own time goes to the file of ours that called it."""
    spent: dict[str, float] = {}
    # The stubs leave this table out.
    table = cast("dict[Place, tuple[int, int, float, float, dict[Place, Any]]]", vars(told)["stats"])
    for place, (_, _, own, _, callers) in table.items():
        part = _known(place[2], CALLS) or _known(place[0], FILES)
        if part or not callers:
            spent[part or REST] = spent.get(part or REST, 0.0) + own
            continue
        for caller, (_, _, by_caller, _) in callers.items():
            part = _known(caller[0], FILES) or REST
            spent[part] = spent.get(part, 0.0) + by_caller
    return dict(sorted(spent.items(), key=lambda one: -one[1]))


def _known(name: str, parts: tuple[tuple[str, tuple[str, ...]], ...]) -> str | None:
    return next((part for part, signs in parts if any(sign in name for sign in signs)), None)


if __name__ == "__main__":
    main()
