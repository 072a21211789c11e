"""Ours at the work, as a process that is started for one render, or as one that stays, as a worker does.

    python -m bench.ours ORDER
    python -m bench.ours --stay        (an order a line on standard input, an answer a line)

An order is JSON: `folder` (of the clips), `shelf`, `cut` (an edit of bench.cut, or `long 5 small caption`),
`dest`, `prepare` (scenes to make beforehand instead of the film) and `lossless`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, cast

from bench.cut import EDITS, brief, film, finder, long_film
from bench.meter import Taken, Watch, end

from reelwright.film.timeline import Timeline
from reelwright.media.lab.lab import Lab
from reelwright.render.film import PRELOAD, Renderer
from reelwright.render.profiles import DEFAULT, PROFILES
from reelwright.render.shelf import Shelf
from reelwright.render.trim import LOSSLESS

_ROOM = 50 << 30


@dataclass(frozen=True, slots=True)
class Order:
    """One render."""

    folder: str
    shelf: str
    cut: str
    dest: str
    prepare: tuple[int, ...] = ()
    lossless: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it."""

    frames: int
    made: int
    """Frames that were encoded."""
    shelf_mb: float
    lufs: float | None


def timeline_of(cut: str) -> Timeline:
    """By its name in an order; `long 20 small caption` is the long film with a caption changed."""
    words = cut.split()
    if words[0] != "long":
        return EDITS[cut](film())
    return EDITS[words[3]](long_film(int(words[1]), small=words[2] == "small"))


def done(order: Order, lab: Lab) -> Answer:
    """Renders or prepares."""
    shelf = Shelf(Path(order.shelf), _ROOM)
    renderer = Renderer(lab, shelf)
    timeline, find = timeline_of(order.cut), finder(Path(order.folder))
    studio = PROFILES[DEFAULT]
    profile = replace(studio, recipe=LOSSLESS) if order.lossless else studio
    if order.prepare:
        made = renderer.prepare(timeline, find, order.prepare, sound=True, profile=profile)
        return Answer(0, made, shelf.load().size / 1e6, None)
    got = renderer.render(timeline, find, Path(order.dest), profile=profile)
    loudness = got.loudness.lufs if got.loudness else None
    return Answer(got.frames, got.made, shelf.load().size / 1e6, loudness)


class Studio:
    """A process of ours that stays: warm, with the lab's workers started, as in `reelwright serve`."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.ours", "--stay"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def __enter__(self) -> Studio:
        return self

    def __exit__(self, *_: object) -> None:
        end(self._process)

    def ask(self, order: Order) -> tuple[Taken, Answer]:
        """Sends the order and waits for its answer; RuntimeError when the process fails."""
        begun = time.perf_counter()
        watch = Watch(self._process.pid)
        line = self._said(json.dumps(asdict(order)))
        seconds = time.perf_counter() - begun
        cpu, peak = watch.close()
        return Taken(seconds, cpu, peak, line), answer_of(line)

    def warm(self, folder: Path) -> None:
        """Has it render a second, small: everything is imported, and the workers have worked."""
        self._said(json.dumps({"warm": str(folder)}))

    def _said(self, line: str) -> str:
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("the process of ours has no pipes")
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError("the process of ours ended early; what it said is above")
        return answer


def answer_of(line: str) -> Answer:
    """From what a process of ours printed."""
    return Answer(**cast("dict[str, Any]", json.loads(line)))


def _order(text: str) -> Order:
    said: dict[str, Any] = json.loads(text)
    said["prepare"] = tuple(said["prepare"])
    return Order(**said)


def _stay(lab: Lab) -> None:
    for line in sys.stdin:
        said = json.loads(line)
        if "warm" in said:
            folder = said["warm"]
            lab.warm()
            with tempfile.TemporaryDirectory() as name:
                renderer = Renderer(lab, Shelf(Path(name) / "shelf", _ROOM))
                renderer.render(brief(film()), finder(Path(folder)), Path(name) / "warm.mp4")
            print("{}", flush=True)
            continue
        print(json.dumps(asdict(done(_order(line), lab))), flush=True)


def main() -> None:
    with Lab(preload=PRELOAD) as lab:
        if sys.argv[1] == "--stay":
            _stay(lab)
        else:
            print(json.dumps(asdict(done(_order(sys.argv[1]), lab))))


if __name__ == "__main__":
    main()
