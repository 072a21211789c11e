from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.shoot.sheets import CLIPS, FOURS, RANGE

from reelwright.film.time import FILM_RATE
from reelwright.providers.port import Durations, Mode, Sheet
from reelwright.shoot.lengths import lengths

FRAME = Fraction(1, 24)
NONE = Fraction(0)


def sheet(durations: Durations) -> Sheet:
    return CLIPS.but(durations=durations)


def parts(durations: Durations, own: Fraction | int, handle: Fraction = NONE) -> list[Fraction | int]:
    found = lengths(sheet(durations), Fraction(own), handle, handle, FILM_RATE)
    assert found is not None
    return list(found.parts)


@pytest.mark.parametrize(
    ("durations", "own", "expected"),
    [
        (RANGE, 1, [2]),
        (RANGE, 10, [10]),
        (RANGE, 11, [6, 6]),
        (RANGE, 12, [7, 6]),  # 6 + 6 lacks the frame that both of them show
        (RANGE, 18, [10, 9]),
        (RANGE, 20, [7, 7, 7]),
        (RANGE, 60, [9, 9, 9, 9, 9, 8, 8]),
        (FOURS, 8, [8]),
        (FOURS, 9, [6, 4]),
        (FOURS, 10, [6, 6]),
        (FOURS, 14, [8, 8]),
        (FOURS, 16, [6, 6, 6]),
        (Durations(values=(Fraction(5), Fraction(10))), 12, [10, 5]),
    ],
)
def test_a_long_scene_is_shot_in_few_short_parts_that_are_alike(
    durations: Durations, own: int, expected: list[int]
) -> None:
    assert parts(durations, own) == expected


def test_handles_are_held_by_parts_too() -> None:
    found = lengths(sheet(RANGE), Fraction(18), Fraction(1, 4), Fraction(1, 2), FILM_RATE)
    assert found is not None
    assert list(found.parts) == [10, 9]
    assert found.lead == Fraction(1, 4)


def test_where_the_longest_clip_has_no_room_the_handles_share_what_there_is() -> None:
    found = lengths(sheet(RANGE), Fraction(19, 2), Fraction(1, 2), Fraction(1, 2), FILM_RATE)
    assert found is not None
    assert (list(found.parts), found.lead) == ([10], Fraction(1, 4))
    found = lengths(sheet(RANGE), Fraction(10), Fraction(1, 2), NONE, FILM_RATE)
    assert found is not None
    assert (list(found.parts), found.lead) == ([10], 0)


def test_a_model_that_cannot_start_from_a_picture_shoots_no_parts() -> None:
    words_only = sheet(RANGE).but(modes=(Mode.TEXT,))
    assert lengths(words_only, Fraction(11), NONE, NONE, FILM_RATE) is None
    assert lengths(words_only, Fraction(10), NONE, NONE, FILM_RATE) is not None


@given(
    own=st.fractions(Fraction(1, 4), 120, max_denominator=48),
    before=st.sampled_from([NONE, Fraction(1, 4), Fraction(1, 2), Fraction(5, 2)]),
    after=st.sampled_from([NONE, Fraction(1, 4), Fraction(1, 2)]),
    durations=st.sampled_from(
        [
            RANGE,
            FOURS,
            Durations(values=(Fraction(5), Fraction(10))),
            Durations(least=Fraction(3), most=Fraction(15, 2), step=Fraction(1, 2)),
        ]
    ),
)
def test_what_is_shot_covers_the_scene_and_its_lead(
    own: Fraction, before: Fraction, after: Fraction, durations: Durations
) -> None:
    found = lengths(sheet(durations), own, before, after, FILM_RATE)
    assert found is not None
    assert all(durations.allows(one) for one in found.parts)
    whole = sum(found.parts) - (len(found.parts) - 1) * FRAME
    assert found.lead + own <= whole
    assert 0 <= found.lead <= before
    # One part less, each as long as can be, would not have held the scene.
    fewer = len(found.parts) - 1
    assert fewer * durations.longest - (fewer - 1) * FRAME < own
    handles_fit = len(found.parts) * durations.longest - fewer * FRAME >= before + own + after
    assert not handles_fit or (found.lead == before and whole >= before + own + after)
