from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.chaos.failpoints import Failpoints, rehearsal, turned

import reelwright.runs
from reelwright.runs.step import POINTS

RUNS = Path(reelwright.runs.__file__).parent
_MAKES_A_STEP = re.compile(r"\bDBOS\.(?:step|transaction|run_step\w*)\b|\brun_step(?:_async)?\(")


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_every_place_of_a_run_is_broken_and_each_film_is_finished(tmp_path: Path) -> None:
    """Each place in one way: the process dies, the disk is full, or it fails. Which is which turns from day
    to day; `make chaos` does all. A place that no film comes by fails by its name."""
    breaks = turned(datetime.now(UTC).toordinal())
    with rehearsal(tmp_path / "server") as server:
        came = Failpoints(tmp_path, breaks, server=server).run()
    assert came.trouble == []
    assert sorted(came.broken) == sorted(POINTS)


def test_every_step_is_made_where_it_can_be_broken() -> None:
    found = [
        f"{file.name}:{number}"
        for file in sorted(RUNS.glob("*.py"))
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if _MAKES_A_STEP.search(line) and file.name != "step.py"
    ]
    assert found == []


def test_every_place_has_a_name_of_its_own() -> None:
    assert len(POINTS) == len(set(POINTS))
