"""What is drawn: every kind of everything, each scene its own, the same scene the same."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from tests.unit.animatic.scenes import a_request

from reelwright.film.grammar import Angle, Figure, Hour, PlaceKind, Size, Style, Weather
from reelwright.film.storyboard import Character
from reelwright.providers.animatic.costume import costume
from reelwright.providers.animatic.drawing import drawn
from reelwright.providers.animatic.pose import pose_of
from reelwright.providers.animatic.treatment import treatment_of
from reelwright.providers.port import ShotRequest

TINY: dict[str, Any] = {"width": 128, "height": 72, "seconds": "1/8"}


def first(request: ShotRequest) -> np.ndarray:
    frame = next(drawn(request).frames())
    return frame.y.astype(np.int16)


def unlike(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.abs(one - other).mean())


@pytest.mark.parametrize(("place", "figure"), list(zip(PlaceKind, Figure, strict=True)), ids=str)
def test_every_place_and_every_figure_is_drawn(place: PlaceKind, figure: Figure) -> None:
    with_figure = first(a_request(place=place, figures=(figure,), **TINY))
    without = first(a_request(place=place, figures=(), **TINY))
    assert with_figure.std() > 6
    assert unlike(with_figure, without) > 0.5


def test_no_two_places_look_alike() -> None:
    seen = [first(a_request(place=place, figures=(), camera={"size": "wide"}, **TINY)) for place in PlaceKind]
    closest = min(unlike(one, other) for at, one in enumerate(seen) for other in seen[at + 1 :])
    assert closest > 2


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("hour", list(Hour)),
        ("weather", list(Weather)),
    ],
)
def test_hours_and_weathers_differ(field: str, values: list[Any]) -> None:
    seen = [first(a_request(place=PlaceKind.COAST, light={field: value}, **TINY)) for value in values]
    assert min(unlike(one, other) for at, one in enumerate(seen) for other in seen[at + 1 :]) > 0.6


def test_night_is_darker_than_noon_and_can_still_be_read() -> None:
    noon, night = (first(a_request(light={"hour": hour}, **TINY)).mean() for hour in (Hour.NOON, Hour.NIGHT))
    assert 45 < night < noon * 0.62


@pytest.mark.parametrize(("field", "values"), [("size", list(Size)), ("angle", list(Angle))])
def test_sizes_and_angles_differ(field: str, values: list[Any]) -> None:
    seen = [first(a_request(camera={field: value}, **TINY)) for value in values]
    assert min(unlike(one, other) for at, one in enumerate(seen) for other in seen[at + 1 :]) > 1


def test_styles_differ_and_noir_has_next_to_no_colour() -> None:
    styles = list(Style)
    frames = {
        style: next(drawn(a_request(style=f"{style}, soft light", **TINY)).frames()).copy()
        for style in styles
    }
    lumas = [frame.y.astype(np.int16) for frame in frames.values()]
    assert min(unlike(one, other) for at, one in enumerate(lumas) for other in lumas[at + 1 :]) > 0.3
    noir, anime = frames[Style.NOIR], frames[Style.ANIME]
    assert np.abs(noir.u.astype(int) - 128).mean() < 4
    assert np.abs(anime.u.astype(int) - 128).mean() > 8


def test_a_scene_looks_the_same_each_time_and_no_other_does() -> None:
    again = [first(a_request(**TINY)) for _ in range(2)]
    assert unlike(*again) == 0
    other_number = first(a_request(number=2, **TINY))
    other_words = first(a_request(description="She stands there, waiting.", **TINY))
    other_seed = first(a_request(seed=8, **TINY))
    for other in (other_number, other_words, other_seed):
        assert unlike(again[0], other) > 0.3


def test_a_wide_shot_shows_a_smaller_person_than_a_close_up() -> None:
    heights = [drawn(a_request(camera={"size": size}, **TINY)).stage.actors[0].height for size in Size][:-1]
    assert heights == sorted(heights)


def test_the_subject_has_room_to_look_into() -> None:
    request = a_request(camera={"size": "wide"}, **TINY)
    for direction, side in (("left", 1), ("right", -1)):
        continuity = request.scene.continuity.but(screen_direction=direction)
        actor = drawn(request.but(scene=request.scene.but(continuity=continuity))).stage.actors[0]
        assert actor.x * side > 0
        assert actor.facing == -side


def test_slate_and_words_are_written_where_they_belong() -> None:
    plain, slated, worded = (
        first(a_request(width=480, height=270, seconds="1/8", slate=slate, words=words))
        for slate, words in ((False, False), (True, False), (False, True))
    )
    top = np.abs(slated - plain)
    assert top[:90, :240].mean() > 5
    assert top[135:].mean() < 0.5
    foot = np.abs(worded - plain)
    assert foot[200:].mean() > 2
    assert foot[:135].mean() < 0.5


def test_a_costume_is_read_from_the_look() -> None:
    mara = costume(
        Character(id="mara", name="Mara", figure=Figure.ELDER, look="red coat, white beard, blue scarf")
    )
    assert mara.garment == "coat"
    assert mara.main[0] > 2 * mara.main[2]
    assert mara.beard
    assert mara.scarf is not None
    assert mara.scarf[2] > mara.scarf[0]
    budi = costume(Character(id="budi", name="Budi", figure=Figure.MAN, look="jaket kuning dan topi"))
    assert budi.garment == "jacket"
    assert budi.hat == "hat"
    assert budi.main[2] < budi.main[0] / 2


@pytest.mark.parametrize(
    ("text", "pose"),
    [
        ("He runs along the shore", "run"),
        ("She sits by the window", "sit"),
        ("Dia berlari di pantai", "run"),
        ("Ibu duduk di dapur", "sit"),
        ("She reaches for the lamp", "reach"),
        ("A letter lies on the table", "read"),
        ("The valley is quiet", "stand"),
    ],
)
def test_a_pose_is_read_from_the_verbs(text: str, pose: str) -> None:
    assert pose_of(text).name == pose


def test_a_treatment_is_found_in_the_words_of_a_style() -> None:
    assert treatment_of("Film noir, hard shadows").style is Style.NOIR
    assert treatment_of("soft watercolour on rough paper").style is Style.WATERCOLOR
    assert treatment_of("").style is Style.CINEMATIC
