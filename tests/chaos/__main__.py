"""`python -m tests.chaos`: the storm, every failpoint in every way, and the race of five scenes; `--write`
keeps the figures in docs/reliability.md."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.chaos.failpoints import Failpoints, breaks_of, rehearsal
from tests.chaos.side_by_side import race
from tests.chaos.storm import Plan, Storm
from tests.chaos.studio import BREAKS, ROOT

PAGE = ROOT / "docs" / "reliability.md"
MEASURED = "<!-- measured -->"
PARTS = ("storm", "failpoints", "race")
Rows = list[tuple[str, str]]


def main() -> int:
    said = _options()
    rows: Rows = []
    trouble: list[str] = []
    load = f"{os.getloadavg()[0]:.1f}"
    with tempfile.TemporaryDirectory(prefix="reelwright-chaos-") as own:
        folder: Path = said.keep or Path(own)
        for part in said.parts:
            found, wrong = _PART[part](folder / part, said)
            for what, value in found:
                sys.stdout.write(f"{what:52} {value}\n")
            for one in wrong:
                sys.stdout.write(f"TROUBLE: {one}\n")
            sys.stdout.flush()
            rows += found
            trouble += wrong
    if said.write:
        _write(rows, trouble, f"{os.cpu_count()} cores; load {load} when it began")
    return 1 if trouble else 0


def _options() -> argparse.Namespace:
    usual = Plan()
    given = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    given.add_argument("--films", type=int, default=usual.films)
    given.add_argument("--kills", type=int, default=usual.kills)
    given.add_argument("--faults", type=float, default=usual.faults, help="share of requests that go wrong")
    given.add_argument("--seed", type=int, default=usual.seed)
    given.add_argument("--gap", type=float, default=usual.gap_s, help="seconds between a start and its kill")
    given.add_argument("--panels", action="store_true", help="`reelwright worker` itself, its panels drawn")
    given.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    given.add_argument("--keep", type=Path, help="folder in which everything is left")
    given.add_argument("--write", action="store_true", help="write the figures into docs/reliability.md")
    return given.parse_args()


def _storm(folder: Path, said: argparse.Namespace) -> tuple[Rows, list[str]]:
    plan = Plan(
        films=said.films,
        kills=said.kills,
        faults=said.faults,
        seed=said.seed,
        gap_s=said.gap,
        panels=said.panels,
        server_kills=said.kills // 40,
    )
    figures = Storm(folder, plan).run()
    return figures.rows(), figures.trouble


def _failpoints(folder: Path, said: argparse.Namespace) -> tuple[Rows, list[str]]:
    rows: Rows = []
    trouble: list[str] = []
    with rehearsal(folder / "server") as server:
        for how in BREAKS:
            came = Failpoints(folder / how, breaks_of(how), server=server).run()
            asked = came.said["again (decision)"]
            rows.append(
                (
                    f"failpoints, {how}",
                    f"{len(came.broken)} places broken, {came.creates} requests for work, "
                    f"{asked} asked about, {came.seconds} s, {len(came.trouble) or 'no'} trouble",
                )
            )
            trouble += [f"{how}: {one}" for one in came.trouble]
    return rows, trouble


def _race(folder: Path, said: argparse.Namespace) -> tuple[Rows, list[str]]:
    return race(folder).rows(), []


_PART = {"storm": _storm, "failpoints": _failpoints, "race": _race}


def _write(rows: Rows, trouble: list[str], machine: str) -> None:
    """Keep the figures at the end of the page, in place of those of before."""
    page = PAGE.read_text(encoding="utf-8")
    now = datetime.now(UTC)
    lines = [
        f"Measured on {now.day} {now:%B %Y, %H:%M} UTC; {machine}.",
        "",
        "| what | came of it |",
        "|---|---|",
    ]
    lines += [f"| {what} | {value} |" for what, value in rows]
    lines += ["", *(f"- {one}" for one in trouble or ["No trouble was found."])]
    PAGE.write_text(
        page.partition(MEASURED)[0] + MEASURED + "\n\n" + "\n".join(lines) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    sys.exit(main())
