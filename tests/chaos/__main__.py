"""`python -m tests.chaos [--films N] [--kills N] [--faults RATE] [--seed N]`: the storm and its figures."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.chaos.storm import Plan, Storm


def main() -> int:
    usual = Plan()
    given = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    given.add_argument("--films", type=int, default=usual.films)
    given.add_argument("--kills", type=int, default=usual.kills)
    given.add_argument("--faults", type=float, default=usual.faults)
    given.add_argument("--seed", type=int, default=usual.seed)
    given.add_argument("--gap", type=float, default=usual.gap_s)
    given.add_argument("--panels", action="store_true")
    given.add_argument("--keep", type=Path)
    said = given.parse_args()
    plan = Plan(
        films=said.films, kills=said.kills, faults=said.faults, seed=said.seed, gap_s=said.gap,
        panels=said.panels, server_kills=said.kills // 40,
    )  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="reelwright-chaos-") as own:
        figures = Storm(said.keep or Path(own), plan).run()
    for what, value in figures.rows():
        sys.stdout.write(f"{what:45} {value}\n")
    for one in figures.trouble:
        sys.stdout.write(f"TROUBLE: {one}\n")
    return 1 if figures.trouble else 0


if __name__ == "__main__":
    sys.exit(main())
