from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.film.ids import new_video_id
from reelwright.film.money import Money, usd


def test_video_ids_are_uuid7_and_sort_by_time() -> None:
    ids = [new_video_id() for _ in range(50)]
    assert len(set(ids)) == 50
    assert all(one[14] == "7" and one[19] in "89ab" for one in ids)
    assert [one[:12] for one in ids] == sorted(one[:12] for one in ids)


@given(st.integers(-(10**15), 10**15))
def test_money_reads_as_it_was_written(micros: int) -> None:
    amount = str(Money(micros=micros)).removesuffix(" USD")
    assert usd(amount).micros == micros


@pytest.mark.parametrize("amount", ["1e999999999", "1/3", "0.0000001", "nan", "", "1_000"])
def test_an_amount_that_is_no_decimal_is_refused_at_once(amount: str) -> None:
    with pytest.raises(ValueError, match=r"amount|finer"):
        usd(amount)


def test_money_shows_cents() -> None:
    assert str(Money()) == "0.00 USD"
    assert str(usd("0.0125")) == "0.0125 USD"
