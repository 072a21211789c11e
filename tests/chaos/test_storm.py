from __future__ import annotations

from pathlib import Path

import pytest
from tests.chaos.storm import Plan, Storm


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_short_storm_leaves_nothing_lost_and_nothing_paid_twice(tmp_path: Path) -> None:
    """`make chaos` is the long one."""
    figures = Storm(tmp_path, Plan(films=3, kills=6, gap_s=1.5, seed=11, server_kills=1)).run()
    assert figures.trouble == []
    assert figures.kills >= 6
    assert figures.films.total() == 3
    assert figures.charged
    assert figures.charged == figures.ledger
