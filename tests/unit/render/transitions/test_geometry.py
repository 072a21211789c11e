"""What each transition looks like on its way."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.unit.render.transitions.sample import HEIGHT, WIDTH, busy, join_of, plain

from reelwright.film.grammar import TransitionKind
from reelwright.render.planes import Picture, planes
from reelwright.render.transitions import joined

FIRST, SECOND = plain(60, 90), plain(180, 160)
WAYS = [("left", "right"), ("right", "left"), ("up", "bottom"), ("down", "top")]
"""Each way, and the side that the new picture comes from."""


def seen(kind: str, at: float, first: Picture = FIRST, second: Picture = SECOND) -> Picture:
    return joined(join_of(TransitionKind(kind)), first, second, at, WIDTH, HEIGHT)


def luma(picture: Picture) -> NDArray[np.uint8]:
    return planes(picture, WIDTH, HEIGHT).luma


def sides(plane: NDArray[np.uint8]) -> dict[str, float]:
    rims = {"left": plane[:, 0], "right": plane[:, -1], "top": plane[0], "bottom": plane[-1]}
    return {side: float(rim.mean()) for side, rim in rims.items()}


OPPOSITE = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}


def test_a_dissolve_is_half_of_each_midway_in_every_plane() -> None:
    middle = planes(seen("dissolve", 0.5), WIDTH, HEIGHT)
    assert set(middle.luma.flat) == {120}
    assert set(middle.blue.flat) == set(middle.red.flat) == {125}


@pytest.mark.parametrize(("kind", "level"), [("fade", 16), ("fade_white", 235)])
def test_a_fade_is_plain_and_grey_midway(kind: str, level: int) -> None:
    middle = planes(seen(kind, 0.5), WIDTH, HEIGHT)
    assert set(middle.luma.flat) == {level}
    assert set(middle.blue.flat) == {128}


@pytest.mark.parametrize(("way", "side"), WAYS)
@pytest.mark.parametrize("kind", ["wipe", "slide", "push"])
def test_the_second_picture_comes_from_where_the_move_starts(kind: str, way: str, side: str) -> None:
    early = planes(seen(f"{kind}_{way}", 0.3), WIDTH, HEIGHT)
    # The colour goes with the light.
    for plane, old, new in [(early.luma, 60, 180), (early.blue, 90, 160)]:
        rims = sides(plane)
        assert rims[side] == pytest.approx(new, abs=1)
        assert rims[OPPOSITE[side]] == pytest.approx(old, abs=1)


@pytest.mark.parametrize(
    "kind", [*(f"{kind}_{way}" for kind in ("wipe", "slide", "push") for way, _ in WAYS), "iris"]
)
def test_what_the_second_picture_has_it_keeps(kind: str) -> None:
    """On plain pictures, light where the new one is: it only ever gains."""
    moments = [luma(seen(kind, at)).astype(np.int64) for at in np.linspace(0, 1, 15)]
    shares = [float((picture > 120).mean()) for picture in moments]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] == 1
    if not kind.startswith("slide"):  # Its shadow comes first.
        assert all((later >= earlier).all() for earlier, later in pairwise(moments))


def test_a_wipe_is_as_far_as_its_moment() -> None:
    for at in (0.25, 0.5, 0.75):
        assert (luma(seen("wipe_right", at)) > 120).mean() == pytest.approx(at, abs=0.04)


@pytest.mark.parametrize(("kind", "way"), [("push", (-1, 0)), ("push", (0, 1))])
def test_a_push_moves_both_pictures_as_one_strip(kind: str, way: tuple[int, int]) -> None:
    first, second = busy(1), busy(2)
    name = {(-1, 0): "left", (0, 1): "down"}[way]
    middle = planes(seen(f"{kind}_{name}", 0.5, first, second), WIDTH, HEIGHT)
    for got, old, new in zip(
        middle, planes(first, WIDTH, HEIGHT), planes(second, WIDTH, HEIGHT), strict=True
    ):
        if way[0]:
            half = got.shape[1] // 2
            assert np.array_equal(got, np.concatenate([old[:, half:], new[:, :half]], axis=1))
        else:
            half = got.shape[0] // 2
            assert np.array_equal(got, np.concatenate([new[half:], old[:half]], axis=0))


def test_a_slide_moves_over_a_picture_that_stays_in_its_shadow() -> None:
    first, second = busy(1), busy(2)
    middle = luma(seen("slide_left", 0.5, first, second))
    half, shadow = WIDTH // 2, round(0.09 * HEIGHT)
    assert np.array_equal(middle[:, half:], luma(second)[:, :half])
    assert np.array_equal(middle[:, : half - shadow], luma(first)[:, : half - shadow])
    under = middle[:, half - 1].astype(np.int64), luma(first)[:, half - 1].astype(np.int64)
    assert (under[0] <= under[1]).all()
    assert under[0].mean() < under[1].mean() - 20


def test_an_iris_is_round_and_in_the_middle_on_any_screen() -> None:
    for width, height in ((160, 90), (90, 160), (98, 98)):
        first, second = plain(60, 90, width=width, height=height), plain(180, 160, width=width, height=height)
        open_ = planes(joined(join_of(TransitionKind.IRIS), first, second, 0.4, width, height), width, height)
        new = open_.luma > 120
        down, across = np.nonzero(new)
        assert new[height // 2, width // 2]
        assert across.max() - across.min() == pytest.approx(down.max() - down.min(), abs=2)
        assert across.mean() == pytest.approx((width - 1) / 2, abs=0.5)
        assert down.mean() == pytest.approx((height - 1) / 2, abs=0.5)


def _detail(picture: Picture, width: int, height: int) -> float:
    """How much neighbours differ, across and down."""
    plane = planes(picture, width, height).luma.astype(np.float64)
    return float(np.abs(np.diff(plane, axis=0)).mean() + np.abs(np.diff(plane, axis=1)).mean())


@pytest.mark.parametrize("kind", ["zoom", "blur", "whip"])
def test_detail_goes_away_and_comes_back(kind: str) -> None:
    size = (192, 108)
    first, second, join = busy(1, *size), busy(2, *size), join_of(TransitionKind(kind))
    moments = [joined(join, first, second, at, *size) for at in (0, 0.25, 0.5, 0.75, 1)]
    detail = [_detail(one, *size) for one in moments]
    assert detail[2] < 0.4 * detail[0]
    assert detail[2] < detail[1] < detail[0]
    assert detail[2] < detail[3] < detail[4]


@pytest.mark.parametrize("kind", ["zoom", "blur", "whip"])
def test_no_border_is_ever_seen(kind: str) -> None:
    """Two pictures of one tone: whatever came from outside them would be another."""
    for at in np.linspace(0, 1, 21):
        assert set(seen(kind, float(at), FIRST, FIRST).tolist()) == {60, 90}


def test_a_whip_is_blurred_along_its_way_only() -> None:
    stripes = plain(60, 128)
    luma(stripes)[::4] = 180
    luma(stripes)[1::4] = 180
    assert np.array_equal(luma(seen("whip", 0.4, stripes, stripes)), luma(stripes))


def test_a_zoom_grows_the_first_picture_about_its_middle() -> None:
    first = plain(60, 128)
    luma(first)[HEIGHT // 2 - 4 : HEIGHT // 2 + 4, WIDTH // 2 - 4 : WIDTH // 2 + 4] = 180
    grown = [luma(seen("zoom", at, first, plain(60, 128))).astype(np.float64) - 60 for at in (0, 0.2, 0.35)]
    assert grown[0].sum() < grown[1].sum() < grown[2].sum()
    across = np.arange(WIDTH)
    for one in grown:
        assert (one.sum(axis=0) * across).sum() / one.sum() == pytest.approx((WIDTH - 1) / 2, abs=0.7)


def test_a_match_passes_from_one_mean_to_the_other_without_a_flash() -> None:
    first, second = busy(1), busy(2)
    luma(first)[:] = luma(first) // 3 + 16
    luma(second)[:] = luma(second) // 3 + 130
    for got in range(3):
        ends = [float(planes(one, WIDTH, HEIGHT)[got].mean()) for one in (first, second)]
        on_the_way = [
            float(planes(seen("match", float(at), first, second), WIDTH, HEIGHT)[got].mean())
            for at in np.linspace(0, 1, 21)
        ]
        assert all(min(ends) - 2 <= one <= max(ends) + 2 for one in on_the_way)
        steps = np.diff(on_the_way) * np.sign(ends[1] - ends[0])
        assert steps.min() > -1
        assert steps.max() < 0.15 * max(abs(ends[1] - ends[0]), 12)


def test_a_match_turns_the_colours_before_it_dissolves() -> None:
    first, second = plain(60, 90, 150), plain(180, 160, 110)
    luma(first)[:, ::2] = 64
    at = 0.4
    matched, dissolved = (
        planes(seen(kind, at, first, second), WIDTH, HEIGHT) for kind in ("match", "dissolve")
    )
    assert matched.luma.mean() > dissolved.luma.mean() + 10
    assert matched.blue.mean() > dissolved.blue.mean() + 5
