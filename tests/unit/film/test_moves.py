from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.film.errors import WrongInput
from reelwright.film.moves import Moves, moves
from reelwright.film.storyboard import MOST_SCENES, Continuity, Scene, Storyboard


def scene(number: int, title: str, carry_from: int | None = None) -> Scene:
    return Scene(
        number=number,
        title=title,
        description="A door.",
        prompt="A door.",
        seconds=Fraction(5),
        continuity=Continuity(carry_from=carry_from),
    )


def film(*titles: str) -> Storyboard:
    return Storyboard(
        title="Doors", scenes=tuple(scene(number, title) for number, title in enumerate(titles, 1))
    )


ABC = film("A", "B", "C")
EDITS = st.lists(st.integers(min_value=0), min_size=1, max_size=6)


def edited(
    before: Storyboard, removed: tuple[Scene, ...], picks: list[int]
) -> tuple[Storyboard, list[int | None], Moves]:
    """An edit that `picks` decide: scenes in any order, some new, some left out, some taken up again."""
    there = [one.number for one in (*before.scenes, *removed)]
    origins: list[int | None] = []
    for pick in picks:
        origin = there[pick % len(there)] if pick % 4 else None
        origins.append(None if origin in origins else origin)
    titles = {one.number: one.title for one in (*before.scenes, *removed)}
    named = [
        f"new {len(titles)}.{at}.{picks}" if origin is None else titles[origin]
        for at, origin in enumerate(origins)
    ]
    after = film(*named)
    return after, origins, moves(before, removed, after.scenes, origins)


@given(st.lists(EDITS, min_size=1, max_size=6))
def test_every_scene_that_ever_was_has_a_number_of_its_own(edits: list[list[int]]) -> None:
    board, removed = ABC, ()
    for picks in edits:
        after, origins, went = edited(board, removed, picks)
        titles = {one.number: one.title for one in (*board.scenes, *removed)}
        assert went.numbers.keys() == titles.keys()
        assert len(set(went.numbers.values())) == len(went.numbers)
        now = {one.number: one.title for one in (*after.scenes, *went.removed)}
        assert {went.numbers[old]: title for old, title in titles.items()}.items() <= now.items()
        assert all(one.number > MOST_SCENES for one in went.removed)
        assert len(now) == len(titles) + origins.count(None)
        board, removed = after, went.removed


@given(EDITS)
def test_an_edit_can_be_taken_back(picks: list[int]) -> None:
    after, _, went = edited(ABC, (), picks)
    back = moves(after, went.removed, ABC.scenes, [went.numbers[number] for number in (1, 2, 3)])
    assert [back.numbers[went.numbers[number]] for number in (1, 2, 3)] == [1, 2, 3]
    new = {one.title for one in after.scenes if one.title.startswith("new")}
    assert {one.title for one in back.removed} == new


def test_scenes_change_places_leave_and_come_back() -> None:
    went = moves(ABC, (), film("C", "A").scenes, [3, 1])
    assert went.numbers == {3: 1, 1: 2, 2: 101}
    assert [(one.number, one.title) for one in went.removed] == [(101, "B")]
    assert went.of((1, 2)) == (2, 101)
    back = moves(film("C", "A"), went.removed, film("C", "B").scenes, [1, 101])
    assert back.numbers == {1: 1, 101: 2, 2: 102}
    assert [(one.number, one.title) for one in back.removed] == [(102, "A")]


def test_a_removed_scene_goes_on_from_where_the_other_is_now_or_from_none() -> None:
    board = Storyboard(title="Doors", scenes=(scene(1, "A"), scene(2, "B"), scene(3, "C", carry_from=1)))
    kept = moves(board, (), film("B", "A").scenes, [2, 1]).removed
    assert [one.continuity.carry_from for one in kept] == [2]
    lone = moves(film("B", "A"), kept, film("B").scenes, [1]).removed
    assert {one.title: one.continuity.carry_from for one in lone} == {"C": None, "A": None}


@pytest.mark.parametrize(
    ("origins", "code", "where"),
    [
        ([1], "origins_do_not_match", "origins"),
        ([1, 2, 3], "origins_do_not_match", "origins"),
        ([1, 4], "unknown_origin", "origins.1"),
        ([1, 0], "unknown_origin", "origins.1"),
        ([101, 1], "unknown_origin", "origins.0"),
        ([2, 2], "origin_twice", "origins.1"),
    ],
)
def test_an_origin_that_is_none_is_refused(origins: list[int | None], code: str, where: str) -> None:
    with pytest.raises(WrongInput) as caught:
        moves(ABC, (), film("A", "B").scenes, origins)
    assert (caught.value.code, caught.value.where) == (code, where)
