"""What is drawn is what the words say: nights that can be read, props, spirits, the same people always."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from tests.unit.animatic.scenes import a_request

from reelwright.film.grammar import Angle, Figure, PlaceKind, Size
from reelwright.film.storyboard import Character
from reelwright.providers.animatic.blocking import company
from reelwright.providers.animatic.costume import costume
from reelwright.providers.animatic.drawing import drawn
from reelwright.providers.animatic.stage import stage_of

SMALL: dict[str, Any] = {"width": 256, "height": 144, "seconds": "1/8"}
DARK = {"hour": "night", "weather": "storm", "key": "low"}


def luma(**fields: Any) -> np.ndarray:
    return next(drawn(a_request(**fields, **SMALL)).frames()).y.astype(np.int16)


@pytest.mark.parametrize("place", [PlaceKind.COAST, PlaceKind.SEA, PlaceKind.FOREST, PlaceKind.CITY])
def test_the_darkest_night_can_be_read_and_shows_its_subject(place: PlaceKind) -> None:
    fields: dict[str, Any] = {"place": place, "light": DARK, "camera": {"size": "medium"}}
    with_her = luma(figures=(Figure.WOMAN,), **fields)
    without = luma(figures=(), **fields)
    assert with_her.mean() > 42
    # The subject and what is around it differ by more than the eye needs.
    assert np.abs(with_her - without).max() > 40
    assert with_her.std() > 12


@pytest.mark.parametrize(
    ("description", "prop"),
    [
        ("A girl flies a kite.", "kite"),
        ("Anak perempuan menerbangkan layang-layang.", "kite"),
        ("He learns to paint.", "easel"),
        ("She opens an umbrella.", "umbrella"),
        ("They drive away.", "car"),
    ],
)
def test_a_thing_that_is_named_is_drawn(description: str, prop: str) -> None:
    request = a_request(description=description, camera={"size": "full"}, **SMALL)
    assert prop in stage_of(request).props
    plain = request.but(scene=request.scene.but(description="."))
    assert prop not in stage_of(plain).props


def test_a_storm_a_moon_and_a_ghost_are_nothing_alike() -> None:
    seen: list[np.ndarray] = []
    for look in ("towering storm cloud", "pale full moon", "ghost", "the wind", "a flame"):
        request = a_request(figures=(Figure.SPIRIT,), camera={"size": "medium"}, **SMALL)
        spirit = request.bible.characters[0].but(look=look)
        bible = request.bible.but(characters=(spirit,))
        seen.append(next(drawn(request.but(bible=bible)).frames()).y.astype(np.int16))
    closest = min(float(np.abs(a - b).mean()) for at, a in enumerate(seen) for b in seen[at + 1 :])
    assert closest > 2


def test_a_character_looks_the_same_in_every_scene() -> None:
    suits = [
        stage_of(
            a_request(number=number, light=light, place=place, camera={"size": size}, **SMALL)
        ).actors[0].costume
        for number, light, place, size in (
            (1, {}, PlaceKind.SEA, "wide"),
            (2, DARK, PlaceKind.SEA, "close_up"),
            (3, {"hour": "golden"}, PlaceKind.ROOM, "full"),
        )
    ]  # fmt: skip
    assert suits[0] == suits[1] == suits[2]


def test_the_colour_of_one_thing_is_not_given_to_the_next() -> None:
    suit = costume(
        Character(
            id="a", name="Ada", figure=Figure.PERSON, look="white pressure suit, gold visor, dark long coat"
        )
    )
    assert min(suit.main) > 0.8
    assert not suit.long_hair


def test_two_sisters_are_two_and_share_their_skin() -> None:
    pair = company([Character(id="sisters", name="Two sisters", figure=Figure.WOMAN, look="blue shirt")])
    one, other = (costume(character) for character in pair)
    assert one.skin == other.skin
    assert one.main != other.main


def test_an_animal_is_never_seen_from_straight_above() -> None:
    camera = {"size": Size.WIDE, "angle": Angle.BIRDS_EYE}
    assert stage_of(a_request(figures=(Figure.WOMAN,), camera=camera, **SMALL)).plan
    assert not stage_of(a_request(figures=(Figure.CAT,), camera=camera, **SMALL)).plan


def test_whales_live_under_water_and_fishermen_upon_it() -> None:
    whale = stage_of(a_request(place=PlaceKind.SEA, figures=(Figure.WHALE,), **SMALL))
    assert whale.kind is PlaceKind.UNDERWATER
    fisherman = stage_of(a_request(place=PlaceKind.SEA, figures=(Figure.ELDER,), **SMALL))
    assert fisherman.afloat
    on_land = stage_of(
        a_request(place=PlaceKind.SEA, figures=(Figure.ELDER,), description="He waits on the pier.", **SMALL)
    )
    assert not on_land.afloat
