"""The transitions that are shipped as examples."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from reelwright.cut.patterns import pattern_names, read_patterns
from reelwright.film.formula import read_formula
from reelwright.film.ids import MediaId
from reelwright.render.transitions.formula import matte_of

EXAMPLES = Path(__file__).parents[4] / "examples" / "transitions"


def _no_picture(path: Path) -> MediaId:
    raise AssertionError(f"{path.name} is not a formula")


@pytest.mark.parametrize("name", pattern_names(EXAMPLES))
@pytest.mark.parametrize("size", [(64, 36), (36, 64), (48, 48)])
def test_an_example_goes_from_nothing_of_the_new_picture_to_all_of_it(
    name: str, size: tuple[int, int]
) -> None:
    expression = read_patterns(EXAMPLES, [name], _no_picture)[name].expression
    assert expression is not None
    formula = read_formula(expression)
    shares = [float(matte_of(formula, at, *size).mean()) for at in np.linspace(0, 1, 11)]
    assert shares[0] == 0
    assert shares[-1] == 1
    assert shares == sorted(shares)
    assert 0.2 < shares[5] < 0.8


def test_the_formulas_of_the_page_do_what_it_says() -> None:
    page = EXAMPLES.parents[1] / "docs" / "how-to" / "transitions.md"
    fenced = page.read_text("utf-8").split("```")[1::2]
    formulas = [one for one in fenced if not one.startswith("yaml")]
    assert len(formulas) == 3
    for text in formulas:
        lines = [line for line in text.splitlines() if not line.startswith("#")]
        formula = read_formula("\n".join(lines))
        shares = [float(matte_of(formula, at, 64, 36).mean()) for at in (0, 0.5, 1)]
        assert (shares[0], shares[2]) == (0, 1)
        assert 0.2 < shares[1] < 0.8


def test_there_are_examples() -> None:
    assert len(pattern_names(EXAMPLES)) >= 6
