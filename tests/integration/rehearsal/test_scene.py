"""A prompt is drawn as what it says: the studio's own prompts are read back as the scenes they came from."""

from __future__ import annotations

from fractions import Fraction

import pytest

from reelwright.film.brief import Brief
from reelwright.film.grammar import Angle, Figure, Hour, Move, PlaceKind, Size, Weather
from reelwright.providers.animatic.provider import SHEET
from reelwright.rehearsal.scene import scene_of
from reelwright.story.builtin import BuiltinPlanner

SECONDS = Fraction(5)
IDEAS = (
    "A lighthouse keeper rescues a whale in a storm",
    "Two robots fall in love on Mars",
    "A detective chases a thief through a rainy city",
)


@pytest.mark.parametrize("idea", IDEAS)
async def test_the_studio_s_own_prompts_are_read_back(idea: str) -> None:
    board = (await BuiltinPlanner().draft(Brief(prompt=idea, seconds=20), SHEET)).storyboard
    for scene in board.scenes:
        read, bible = await scene_of(scene.prompt, SECONDS)
        assert (read.camera.size, read.camera.angle) == (scene.camera.size, scene.camera.angle)
        assert (read.light.hour, read.light.weather) == (scene.light.hour, scene.light.weather)
        assert set(scene.continuity.characters) <= {one.id for one in bible.characters}
        assert [one.kind for one in bible.places] == [one.kind for one in board.bible.places]


async def test_tags_are_names_and_what_is_not_drawn_is_left_out() -> None:
    read, bible = await scene_of(
        "One frozen frame of a film, low-angle close-up: @lighthouse_keepe rescuing @whale in a storm, on "
        "the coast. @lighthouse_keepe, weathered face. Storm clouds, driving rain; night light, a lamp.",
        SECONDS,
    )
    assert (read.camera.size, read.camera.angle) == (Size.CLOSE_UP, Angle.LOW)
    assert (read.light.hour, read.light.weather) == (Hour.NIGHT, Weather.STORM)
    assert [one.figure for one in bible.characters] == [Figure.PERSON, Figure.WHALE]
    assert [one.kind for one in bible.places] == [PlaceKind.COAST]
    assert "driving" not in read.description


async def test_a_prompt_in_anybody_s_words() -> None:
    read, bible = await scene_of("Tracking shot of a red fox running through a snowy forest at dawn", SECONDS)
    assert (read.camera.move, read.light.hour) == (Move.FOLLOW, Hour.DAWN)
    assert [one.kind for one in bible.places] == [PlaceKind.FOREST]
    _, plain = await scene_of("A whale, seen from the front, on a plain pale grey background", SECONDS)
    assert (len(plain.characters), plain.places) == (1, ())


@pytest.mark.parametrize(
    "prompt", ["", "?!", "🦊" * 500, "狐狸在雪中奔跑", "Close-up of", "x" * 1000, "of of"]
)
async def test_any_prompt_gives_a_scene(prompt: str) -> None:
    read, _ = await scene_of(prompt, SECONDS)
    assert read.description
