from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.film.time import Rate, parse_seconds, seconds_to_json


@given(st.fractions(min_value=-1000, max_value=1000, max_denominator=30030))
def test_seconds_survive_json(seconds: Fraction) -> None:
    assert parse_seconds(seconds_to_json(seconds)) == seconds


def test_a_float_means_the_decimal_it_prints_as() -> None:
    assert parse_seconds(6.1) == Fraction(61, 10)


@pytest.mark.parametrize("nonsense", [True, None, "soon", "1/0", float("nan"), float("inf"), [1]])
def test_what_is_no_number_is_refused(nonsense: object) -> None:
    with pytest.raises(ValueError, match="seconds"):
        parse_seconds(nonsense)


@given(st.integers(0, 10_000), st.sampled_from([(24, 1), (25, 1), (30000, 1001)]))
def test_frames_and_seconds_agree(frames: int, rate: tuple[int, int]) -> None:
    clock = Rate(num=rate[0], den=rate[1])
    assert clock.frames(clock.seconds(frames)) == frames


def test_half_frames_go_up() -> None:
    assert Rate(num=24).frames(Fraction(1, 48)) == 1
