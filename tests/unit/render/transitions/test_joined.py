"""Every transition: from the first picture to the second, by the way that its name says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.render.transitions.sample import FRAMES, HEIGHT, WIDTH, busy, by_luma, join_of, plain, ramp

from reelwright.film.grammar import TransitionKind
from reelwright.film.timeline import Join
from reelwright.render.planes import Picture, planes
from reelwright.render.transitions import ease, joined, moment

JOINS = [*(join_of(kind) for kind in TransitionKind if kind is not TransitionKind.CUT), by_luma()]
FIRST, SECOND = plain(60, 90), plain(180, 160)
SHAPES = [(64, 36), (36, 64), (48, 48), (66, 38), (38, 50)]


def at_moment(join: Join, first: Picture, second: Picture, at: float, size: tuple[int, int]) -> Picture:
    luma = ramp(*size) if join.pattern is not None and join.pattern.media is not None else None
    return joined(join, first, second, at, *size, luma)


def named(join: Join) -> str:
    return join.pattern.name if join.pattern else join.kind.value


every_join = pytest.mark.parametrize("join", JOINS, ids=named)


@every_join
@pytest.mark.parametrize("size", SHAPES)
def test_a_transition_goes_from_the_first_picture_to_the_second(join: Join, size: tuple[int, int]) -> None:
    first, second = busy(1, *size), busy(2, *size)
    assert np.array_equal(at_moment(join, first, second, 0, size), first)
    assert np.array_equal(at_moment(join, first, second, 1, size), second)


@every_join
def test_a_transition_is_neither_picture_midway_and_changes_neither(join: Join) -> None:
    first, second = busy(1), busy(2)
    middle = at_moment(join, first, second, 0.5, (WIDTH, HEIGHT))
    assert not np.array_equal(middle, first)
    assert not np.array_equal(middle, second)
    assert np.array_equal(first, busy(1))
    assert np.array_equal(second, busy(2))


@every_join
@settings(max_examples=12, deadline=None)
@given(at=st.floats(0, 1), size=st.sampled_from(SHAPES))
def test_legal_pictures_stay_legal(join: Join, at: float, size: tuple[int, int]) -> None:
    seen = planes(at_moment(join, busy(3, *size), busy(4, *size), at, size), *size)
    assert 16 <= seen.luma.min() <= seen.luma.max() <= 235
    for colour in (seen.blue, seen.red):
        assert 16 <= colour.min() <= colour.max() <= 240


@every_join
def test_the_first_frame_is_still_like_the_first_picture_and_the_last_like_the_second(join: Join) -> None:
    size = (320, 180)
    first, second = _scene(1, *size), _scene(2, *size)
    begin = at_moment(join, first, second, moment(0, FRAMES), size)
    end = at_moment(join, first, second, moment(FRAMES - 1, FRAMES), size)
    apart = _difference(first, second)
    assert _difference(begin, first) < 0.15 * apart
    assert _difference(end, second) < 0.15 * apart


def test_a_cut_shows_the_second_picture() -> None:
    assert np.array_equal(joined(Join(), FIRST, SECOND, 0.5, WIDTH, HEIGHT), SECOND)


@given(frames=st.integers(1, 200))
def test_moments_are_even_and_never_at_an_end(frames: int) -> None:
    moments = [moment(into, frames) for into in range(frames)]
    assert all(0 < at < 1 for at in moments)
    assert np.allclose(np.diff([0, *moments, 1]), 1 / (frames + 1))


@given(at=st.floats(-1, 2))
def test_ease_is_even_about_the_middle(at: float) -> None:
    assert 0 <= ease(at) <= 1
    assert ease(at) + ease(1 - at) == pytest.approx(1)


def _scene(seed: int, width: int, height: int) -> Picture:
    """Soft and large shapes, as pictures have them."""
    random = np.random.default_rng(seed)
    picture = plain(0, 0, width=width, height=height)
    for plane in planes(picture, width, height):
        high, wide = plane.shape
        waves = [
            np.sin(
                np.linspace(0, random.uniform(2, 9), wide)[None, :]
                + np.linspace(0, random.uniform(2, 9), high)[:, None]
            )
            for _ in range(3)
        ]
        plane[:] = (125 + 30 * np.sum(waves, axis=0)).astype(np.uint8)
    return picture


def _difference(one: Picture, other: Picture) -> float:
    return float(np.abs(one.astype(np.float32) - other).mean())
