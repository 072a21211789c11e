"""Direction, held against the reference implementation of python-bidi."""

from __future__ import annotations

from importlib import import_module
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.lettering.bidi import base_level, levels, visual_order

_reference: Any = import_module("bidi")

PLAIN = "abcXY אבגד ابجد 123 ١٢٣ ()[]{} .,:;+-/%$ !? \u0301\u05b0\u200f\u200e"
ISOLATES = "\u2066\u2067\u2068\u2069"


def seen(text: str, base: int) -> str:
    return "".join(text[place] for place in visual_order(levels(text, base)))


@given(st.text(PLAIN + ISOLATES, max_size=24), st.sampled_from([0, 1]))
@settings(max_examples=400, deadline=None)
def test_orders_as_the_reference_does(text: str, base: int) -> None:
    assert seen(text, base) == cast("str", _reference.get_display(text, base_dir="LR"[base]))


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("", 0),
        ("123 !", 0),
        ("hello שלום", 0),
        ("שלום hello", 1),
        ("«مرحبا» hello", 1),
        ("\u2067שלום\u2069 hello", 0),
        ("\U0001e900", 1),
    ],
)
def test_takes_a_lines_direction_from_its_first_letter(text: str, base: int) -> None:
    assert base_level(text) == base


def test_obeys_embeddings_and_overrides() -> None:
    assert levels("a\u202bb\u202cc", 0) == [0, 0, 2, 2, 0]
    assert levels("\u202eab\u202c", 0)[1:3] == [1, 1]


def test_survives_depth_without_end() -> None:
    assert max(levels("\u202b\u202a" * 100 + "a", 0)) <= 126
    assert len(levels("\u2067" * 300 + "\u2069" * 400, 0)) == 700
