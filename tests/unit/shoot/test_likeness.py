from __future__ import annotations

import re

import pytest
from tests.unit.shoot.sheets import BRIEF, FOX, MIRA, PICTURES, board

from reelwright.film.grammar import Aspect, Figure
from reelwright.film.storyboard import Character
from reelwright.providers.port import Reference
from reelwright.shoot.likeness import portrait, still_prompt, tags

CAST = ((MIRA, "mira"), (FOX, "fox"))


def still(prompt: str, limit: int = 1000, cast: tuple[tuple[Character, str], ...] = CAST) -> str:
    return still_prompt(prompt, board(5).scene(1), cast, PICTURES.but(prompt_limit=limit))


FRAME = "One frozen frame of a film, medium shot at eye level"


@pytest.mark.parametrize(
    ("prompt", "written"),
    [
        (
            "Wide shot from a low angle, camera tilts up slowly: Mira meets a fox. Fox, red. Snow.",
            f"{FRAME}: @mira meets @fox. @fox, red. Snow.",
        ),
        ("The fox runs from Mira's house", f"{FRAME}: @fox runs from @mira's house."),
        ("Morning: Mira wakes the fox.", f"{FRAME}: Morning: @mira wakes @fox."),
        ("Two friends in the snow.", f"{FRAME}, with @mira and @fox: Two friends in the snow."),
        ("Mira and the foxes.", f"{FRAME}, with @fox: @mira and the foxes."),
        ("mira, in lower case, and FOX.", f"{FRAME}, with @mira: mira, in lower case, and @fox."),
    ],
)
def test_a_still_names_its_characters_and_no_camera_move(prompt: str, written: str) -> None:
    assert still(prompt) == written


def test_a_longer_name_is_found_before_the_one_within_it() -> None:
    mother = Character(id="mother", name="Mira's mother")
    assert still("Mira's mother calls Mira.", cast=((MIRA, "mira"), (mother, "mother"))) == (
        f"{FRAME}: @mother calls @mira."
    )


@pytest.mark.parametrize("limit", [95, 120, 160])
def test_no_tag_is_lost_where_the_model_takes_little(limit: int) -> None:
    written = still("A door in the snow, and a long road behind it. " * 5 + "Mira meets a fox.", limit)
    assert len(written) <= limit
    assert "@mira" in written
    assert "@fox" in written


def test_a_portrait_is_of_the_whole_figure_alone() -> None:
    film = board(5, 5, cast=((), ("mira",)))
    found = portrait(film, MIRA, BRIEF, PICTURES)
    request = found.request
    assert (found.character, found.tag) == ("mira", "mira")
    assert request.prompt == (
        "Mira: girl, yellow coat. Alone, from head to foot, standing, seen from the front, on a plain pale "
        "grey background in soft light. Film grain."
    )
    assert (request.model, request.seed, request.seconds, request.scene.number) == ("pictures", 7, 0, 2)
    assert (request.width, request.height) == (720, 1280)
    assert found == portrait(film, MIRA, BRIEF, PICTURES)


def test_what_does_not_stand_has_a_square_picture_where_there_is_one() -> None:
    film = board(5, cast=(("fox",),))
    found = portrait(film, FOX, BRIEF, PICTURES).request
    assert (found.width, found.height) == (1024, 1024)
    assert found.prompt.startswith("Fox: red fox. Alone, from end to end, seen")
    wide_only = PICTURES.but(sizes={Aspect.LANDSCAPE: PICTURES.size(Aspect.LANDSCAPE)})
    assert portrait(film, FOX, BRIEF, wide_only).request.width == 1280


def test_a_character_without_a_look_is_what_its_figure_says() -> None:
    robot = Character(id="r2", name="Unit", figure=Figure.ROBOT)
    film = board(5, cast=(("r2",),), characters=(robot,))
    assert portrait(film, robot, BRIEF, PICTURES).request.prompt.startswith("Unit: robot. Alone")


def test_every_id_gives_a_tag_of_its_own_that_providers_take() -> None:
    ids = [
        "a",
        "1",
        "a-b",
        "a_b",
        "old-lighthouse-keeper",
        "old-lighthouse-keepers",
        "9-lives",
        "-".join("abcdefgh"),
    ]
    film = board(5, characters=tuple(Character(id=one, name="X") for one in ids))
    found = tags(film)
    assert list(found) == ids
    assert len(set(found.values())) == len(ids)
    for tag in found.values():
        assert Reference.model_validate({"tag": tag, "media": "a" * 64})
        assert re.fullmatch(r"[a-z][a-z0-9_]{2,15}", tag)
