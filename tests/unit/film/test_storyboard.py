from __future__ import annotations

from fractions import Fraction

import pytest
from pydantic import ValidationError

from reelwright.film.grammar import TransitionKind
from reelwright.film.storyboard import Scene, Storyboard, Transition


def scene(number: int, seconds: int, transition: str = "cut") -> Scene:
    return Scene(
        number=number,
        title="A",
        description="A door.",
        prompt="A door.",
        seconds=Fraction(seconds),
        transition=Transition.model_validate(transition),
    )


def test_a_transition_is_read_from_its_name() -> None:
    assert Transition.model_validate("dissolve") == Transition(
        kind=TransitionKind.DISSOLVE, seconds=Fraction(1, 2)
    )
    assert Transition.model_validate("cut").seconds == 0


def test_a_cut_takes_no_time() -> None:
    with pytest.raises(ValidationError, match="a cut takes no time"):
        Transition(kind=TransitionKind.CUT, seconds=Fraction(1))


def test_scenes_are_numbered_in_order() -> None:
    with pytest.raises(ValidationError, match="numbered 1 to 2 in order"):
        Storyboard(title="A", scenes=(scene(2, 5), scene(1, 5)))


def test_each_side_lends_half_of_a_transition() -> None:
    board = Storyboard(title="A", scenes=(scene(1, 5, "dissolve"), scene(2, 5, "fade"), scene(3, 5, "fade")))
    quarter = Fraction(1, 4)
    assert [board.handles(number) for number in (1, 2, 3)] == [(0, quarter), (quarter, quarter), (quarter, 0)]
    assert board.seconds == 15


def test_a_storyboard_survives_json() -> None:
    board = Storyboard(title="A", scenes=(scene(1, 5, "dissolve"), scene(2, 5)))
    assert Storyboard.from_json(board.to_json()) == board


def test_there_is_no_scene_zero() -> None:
    with pytest.raises(IndexError):
        Storyboard(title="A", scenes=(scene(1, 5),)).scene(0)


def test_no_text_holds_a_nul() -> None:
    board = Storyboard(title="A\x00 door", script="\x00", scenes=(scene(1, 15),))
    assert (board.title, board.script) == ("A door", "")
    with pytest.raises(ValidationError):
        Storyboard(title="\x00", scenes=(scene(1, 15),))
