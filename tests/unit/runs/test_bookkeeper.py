"""Which days' bills the bookkeeper compares."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from reelwright.runs.bookkeeper import days_due


@pytest.mark.parametrize(
    ("hour", "last", "first", "newest"),
    [
        pytest.param(0, None, 8, 8, id="a bill may grow for an hour"),
        pytest.param(1, None, 9, 9, id="the day before"),
        pytest.param(12, 9, 9, 9, id="compared by hand before it was whole"),
        pytest.param(12, 10, 9, 9, id="today was compared by hand"),
        pytest.param(12, 6, 7, 9, id="nobody was there for two days"),
        pytest.param(12, 1, 3, 9, id="a week at the most"),
    ],
)
def test_a_day_is_compared_once_it_is_over_and_days_missed_with_it(
    hour: int, last: int | None, first: int, newest: int
) -> None:
    now = datetime(2026, 11, 10, hour, tzinfo=UTC)
    due = days_due(None if last is None else date(2026, 11, last), now)
    assert due == [date(2026, 11, day) for day in range(first, newest + 1)]
