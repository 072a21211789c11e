from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.film.grammar import TransitionKind
from reelwright.render.joins import ease, joined, moment
from reelwright.render.planes import Picture, planes

WIDTH, HEIGHT = 64, 36
KINDS = [kind for kind in TransitionKind if kind is not TransitionKind.CUT]


def _plain(luma: int, chroma: int) -> Picture:
    picture = np.full(WIDTH * HEIGHT * 3 // 2, chroma, np.uint8)
    picture[: WIDTH * HEIGHT] = luma
    return picture


FIRST, SECOND = _plain(60, 90), _plain(180, 160)


@pytest.mark.parametrize("kind", KINDS)
def test_a_transition_goes_from_the_first_picture_to_the_second(kind: TransitionKind) -> None:
    begin = joined(kind, FIRST, SECOND, 0, WIDTH, HEIGHT)
    end = joined(kind, FIRST, SECOND, 1, WIDTH, HEIGHT)
    assert np.array_equal(begin, FIRST)
    assert np.array_equal(end, SECOND)


@pytest.mark.parametrize("kind", KINDS)
def test_a_transition_is_neither_picture_midway_and_changes_neither(kind: TransitionKind) -> None:
    first, second = FIRST.copy(), SECOND.copy()
    middle = joined(kind, first, second, 0.5, WIDTH, HEIGHT)
    assert not np.array_equal(middle, FIRST)
    assert not np.array_equal(middle, SECOND)
    assert np.array_equal(first, FIRST)
    assert np.array_equal(second, SECOND)


def test_a_dissolve_is_half_of_each_midway_in_every_plane() -> None:
    middle = planes(joined(TransitionKind.DISSOLVE, FIRST, SECOND, 0.5, WIDTH, HEIGHT), WIDTH, HEIGHT)
    assert set(middle.luma.flat) == {120}
    assert set(middle.blue.flat) == set(middle.red.flat) == {125}


@pytest.mark.parametrize(("kind", "level"), [(TransitionKind.FADE, 16), (TransitionKind.FADE_WHITE, 235)])
def test_a_fade_is_plain_and_grey_midway(kind: TransitionKind, level: int) -> None:
    middle = planes(joined(kind, FIRST, SECOND, 0.5, WIDTH, HEIGHT), WIDTH, HEIGHT)
    assert set(middle.luma.flat) == {level}
    assert set(middle.blue.flat) == {128}


@pytest.mark.parametrize(
    ("kind", "side"),
    [("left", "right"), ("right", "left"), ("up", "bottom"), ("down", "top")],
)
@pytest.mark.parametrize("way", ["wipe", "slide"])
def test_the_second_picture_comes_from_where_the_move_starts(way: str, kind: str, side: str) -> None:
    early = joined(TransitionKind(f"{way}_{kind}"), FIRST, SECOND, 0.3, WIDTH, HEIGHT)
    luma, blue, _ = planes(early, WIDTH, HEIGHT)
    edges = {"left": luma[:, 0], "right": luma[:, -1], "top": luma[0], "bottom": luma[-1]}
    opposite = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}[side]
    assert edges[side].mean() == pytest.approx(180, abs=1)
    assert edges[opposite].mean() == pytest.approx(60, abs=1)
    # The colour goes with the light.
    new = {"left": blue[:, 0], "right": blue[:, -1], "top": blue[0], "bottom": blue[-1]}
    assert new[side].mean() == pytest.approx(160, abs=1)
    assert new[opposite].mean() == pytest.approx(90, abs=1)


def test_a_slide_moves_both_pictures_as_one_strip() -> None:
    ramp = np.tile(np.arange(WIDTH, dtype=np.uint8) + 20, HEIGHT)
    first = np.concatenate([ramp, np.full(WIDTH * HEIGHT // 2, 128, np.uint8)])
    second = first.copy()
    second[: WIDTH * HEIGHT] += 100
    middle = planes(joined(TransitionKind.SLIDE_LEFT, first, second, 0.5, WIDTH, HEIGHT), WIDTH, HEIGHT)
    half = WIDTH // 2
    assert np.array_equal(middle.luma[0, :half], ramp[half:WIDTH])
    assert np.array_equal(middle.luma[0, half:], ramp[:half] + 100)


@given(frames=st.integers(1, 200))
def test_moments_are_even_and_never_at_an_end(frames: int) -> None:
    moments = [moment(into, frames) for into in range(frames)]
    assert all(0 < at < 1 for at in moments)
    assert np.allclose(np.diff([0, *moments, 1]), 1 / (frames + 1))


@given(at=st.floats(-1, 2))
def test_ease_is_even_about_the_middle(at: float) -> None:
    assert 0 <= ease(at) <= 1
    assert ease(at) + ease(1 - at) == pytest.approx(1)
