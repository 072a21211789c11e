"""How fast films are rendered, beside others, in one interleaved run.

    make bench [ARGS="--quick"]      or      python -m bench.render [--rounds 3] [--quick] [--write]

48 s at 1280x720 from five clips: four dissolves, a title, five captions, music. Every round runs an expert's
FFmpeg graph in two builds, then ours in a process that stays and in processes started for each render;
MoviePy runs in the first round. Then quality, where the time goes, how it grows, and how soon there is
something to watch. Prints Markdown; `--write` puts it into docs/performance.md.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from bench import rivals
from bench.footage import shoot_all
from bench.graph import Job
from bench.growth import grown
from bench.job import job
from bench.meter import Taken, measured
from bench.ours import Order, Studio, answer_of
from bench.quality import likeness
from bench.report import EXPERTS, Found, machine, markdown, write
from bench.watching import drawn, watchable

FOLDER = Path(".bench")
EDITED = ("first", "nothing", "caption", "transition", "scene")
FULL = ((1, False), (5, False), (1, True), (5, True), (20, True), (60, True))
QUICK = ((1, True), (5, True))


def say(text: str) -> None:
    """Progress goes where it does not mix with the result."""
    print(f"{time.strftime('%H:%M:%S')}  {text}", file=sys.stderr, flush=True)


def others(found: Found, work: Job, binary: str, scratch: Path) -> None:
    """The experts' round."""
    commands = {
        "ffmpeg": rivals.expert(binary, work, scratch / "ffmpeg.mp4"),
        "pyav": rivals.through_pyav(work, scratch / "pyav.mp4"),
    }
    for way, command in commands.items():
        found.add(way, _told(way, measured(command)))


def stayed(found: Found, folder: Path, scratch: Path) -> None:
    """Ours in a process that stays."""
    shelf, other = scratch / "shelf", scratch / "shelf of the rest"
    with Studio() as studio:
        studio.warm(folder)
        for edit in EDITED:
            taken, _ = studio.ask(_order(folder, shelf, edit, scratch / f"ours {edit}.mp4"))
            found.add(f"warm {edit}", _told(f"ours, {edit}", taken))
            if edit == "first":
                # What the studio does while scenes are still being shot: the ends of clips are put aside.
                studio.ask(_order(folder, shelf, "first", scratch / "none", prepare=(1, 2, 3, 4, 5)))
        studio.ask(_order(folder, other, "first", scratch / "none", prepare=(1, 2, 3, 4)))
        taken, _ = studio.ask(_order(folder, other, "first", scratch / "ours last.mp4"))
        found.add("warm last", _told("ours, last", taken))
    _same_bytes(scratch / "ours first.mp4", scratch / "ours last.mp4", scratch / "ours nothing.mp4")
    for used in (shelf, other):
        shutil.rmtree(used)


def started(found: Found, folder: Path, scratch: Path) -> None:
    """Ours in processes that are started for each render."""
    shelf, other = scratch / "shelf", scratch / "shelf of the rest"
    for edit in EDITED:
        taken = _once(_order(folder, shelf, edit, scratch / f"fresh {edit}.mp4"))
        found.add(f"fresh {edit}", _told(f"ours, started for {edit}", taken))
        if edit == "first":
            _once(_order(folder, shelf, "first", scratch / "none", prepare=(1, 2, 3, 4, 5)))
    _once(_order(folder, other, "first", scratch / "none", prepare=(1, 2, 3, 4)))
    taken = _once(_order(folder, other, "first", scratch / "fresh last.mp4"))
    found.add("fresh last", _told("ours, started for last", taken))
    for used in (shelf, other):
        shutil.rmtree(used)


def compared(found: Found, work: Job, binary: str, folder: Path, scratch: Path, *, every: int) -> None:
    """The films of the last round against lossless ones."""
    whole = {"expert": scratch / "expert lossless.mp4", "ours": scratch / "ours lossless.mp4"}
    measured(rivals.expert(binary, work, whole["expert"], lossless=True))
    _once(_order(folder, scratch / "lossless", "first", whole["ours"], lossless=True))
    films = {
        "expert": (scratch / f"{found.base()}.mp4", whole["expert"]),
        "ours": (scratch / "ours first.mp4", whole["ours"]),
        "MoviePy": (scratch / "moviepy.mp4", whole["expert"]),
    }
    for name, (film, reference) in films.items():
        if film.exists():
            say(f"comparing: {name}")
            size = film.stat().st_size / 1e6
            found.quality[name] = (likeness(binary, film, reference, every=every), size)
    found.same = likeness(binary, whole["ours"], whole["expert"], every=every)
    for path in whole.values():
        path.unlink()
    shutil.rmtree(scratch / "lossless")


def bench(found: Found, binary: str, folder: Path, scratch: Path, *, rounds: int, quick: bool) -> None:
    """Everything, most important first."""
    work = job(folder)
    for number in range(rounds):
        say(f"round {number + 1} of {rounds}")
        others(found, work, binary, scratch)
        stayed(found, folder, scratch)
        if not quick:
            started(found, folder, scratch)
        if not quick and number == 0:
            film = scratch / "moviepy.mp4"
            found.add("moviepy", _told("moviepy", measured(rivals.through_moviepy(work, film))))
    with _unless_it_fails(found, "quality"):
        compared(found, work, binary, folder, scratch, every=8 if quick else 1)
    with _unless_it_fails(found, "where the time goes"):
        found.shares = json.loads(measured([sys.executable, "-m", "bench.shares", str(folder)]).answer)
    if not quick:
        with _unless_it_fails(found, "from a prompt to something to watch"):
            found.watchable = watchable(scratch)
        with _unless_it_fails(found, "how fast the animatic is drawn"):
            found.drawn = drawn()
    with _unless_it_fails(found, "how it grows"):
        for one in grown(folder, scratch, QUICK if quick else FULL):
            found.growth.append(one)
            say(f"{one.minutes} minutes: {one.first.seconds:.1f} s, caption {one.caption.seconds:.2f} s")


@contextmanager
def _unless_it_fails(found: Found, what: str) -> Generator[None]:
    """A part without which the others are still worth having; that it is missing is said in the report."""
    say(what)
    try:
        yield
    except (RuntimeError, OSError, ValueError, KeyError) as why:
        say(f"not measured: {why}")
        found.missing.append(what)


def _order(
    folder: Path, shelf: Path, cut: str, dest: Path, *, prepare: tuple[int, ...] = (), lossless: bool = False
) -> Order:
    return Order(str(folder), str(shelf), cut, str(dest), prepare, lossless)


def _once(order: Order) -> Taken:
    taken = measured([sys.executable, "-m", "bench.ours", json.dumps(asdict(order))])
    answer_of(taken.answer)
    return taken


def _told(way: str, taken: Taken) -> Taken:
    say(f"{way}: {taken.seconds:.2f} s, {taken.cpu:.2f} processor s, {taken.peak_mb:.0f} MB")
    return taken


def _same_bytes(*films: Path) -> None:
    first = films[0].read_bytes()
    for film in films[1:]:
        if film.read_bytes() != first:
            raise RuntimeError(f"{film.name} and {films[0].name} should be the same to the byte")


def _stop(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="one round, two minutes, no MoviePy")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/performance.md")
    parser.add_argument("--footage", type=Path, default=FOLDER / "footage", help="where the clips are kept")
    asked = parser.parse_args()
    # What is under way is ended by the blocks that began it, so being told to stop has to unwind them.
    signal.signal(signal.SIGTERM, _stop)
    binary = rivals.ffmpeg()
    folder = asked.footage.resolve()
    shoot_all(folder, say)
    load = os.getloadavg()[0]
    rounds = 1 if asked.quick else asked.rounds
    found = Found()
    try:
        with tempfile.TemporaryDirectory(prefix="reelwright-bench-") as name:
            bench(found, binary, folder, Path(name), rounds=rounds, quick=asked.quick)
    finally:
        # What was measured before something failed is worth having.
        if all(way in found.taken for way in EXPERTS):
            print(markdown(found, machine(binary, rounds, load)))
    if asked.write:
        write(markdown(found, machine(binary, rounds, load)))
    if found.missing:
        sys.exit(1)


if __name__ == "__main__":
    main()
