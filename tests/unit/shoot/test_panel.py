from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from tests.unit.shoot.sheets import BRIEF, CROWD, FOX, MIRA, board

from reelwright.film.brief import Brief
from reelwright.film.grammar import Move
from reelwright.film.ids import VideoId, take_id
from reelwright.film.storyboard import Camera, Continuity, Storyboard, Transition
from reelwright.film.take import Take, TakeState
from reelwright.providers.animatic.provider import SHEET
from reelwright.providers.port import Sheet
from reelwright.shoot.panel import identity, request_of, up_to_date

FILM = board(5, 5, 5, cast=(("mira",), ("fox",), ()))
VIDEO = VideoId("v")


def drawn(film: Storyboard, scene: int, brief: Brief = BRIEF, sheet: Sheet = SHEET, **more: Any) -> Take:
    """The take of a scene as it was drawn."""
    take = Take(
        id=take_id(VIDEO, scene, 1),
        video=VIDEO,
        scene=scene,
        number=1,
        provider=sheet.provider,
        model=sheet.model,
        prompt=film.scene(scene).prompt,
        seed=7,
        seconds=Fraction(0),
        lead=Fraction(0),
        state=TakeState.READY,
        **more,
    )
    request = request_of(film, brief, sheet, take)
    return take.but(seconds=request.seconds, lead=request.lead, identity=identity(request, sheet))


def changed(number: int, **changes: Any) -> Storyboard:
    scenes = [one.but(**changes) if one.number == number else one for one in FILM.scenes]
    return FILM.but(scenes=tuple(scenes))


@pytest.mark.parametrize(
    "changes",
    [
        {"description": "A gate."},
        {"camera": Camera(move=Move.DOLLY_IN)},
        {"light": {"hour": "night"}},
        {"continuity": Continuity(characters=("mira", "fox"))},
        {"seconds": Fraction(6)},
        {"transition": Transition.model_validate({"kind": "dissolve", "seconds": 1})},
    ],
)
def test_what_shows_otherwise_is_drawn_anew(changes: dict[str, Any]) -> None:
    assert not up_to_date(changed(2, **changes), BRIEF, SHEET, drawn(FILM, 2))


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Gate"},
        {"prompt": "A gate."},
        {"narration": "A gate opens."},
        {"caption": "A gate."},
        {"continuity": Continuity(characters=("fox",), carry_from=1)},
        {"transition": Transition()},
    ],
)
def test_what_is_not_in_the_picture_is_no_reason(changes: dict[str, Any]) -> None:
    assert up_to_date(changed(2, **changes), BRIEF, SHEET, drawn(FILM, 2))


def test_who_looks_otherwise_is_drawn_anew_where_they_are() -> None:
    other = FILM.but(bible=FILM.bible.but(characters=(MIRA.but(look="in a red coat"), FOX, CROWD)))
    found = [up_to_date(other, BRIEF, SHEET, drawn(FILM, number)) for number in (1, 2, 3)]
    assert found == [False, True, True]
    styled = FILM.but(bible=FILM.bible.but(style="ink"))
    assert not any(up_to_date(styled, BRIEF, SHEET, drawn(FILM, number)) for number in (1, 2, 3))


def test_another_place_in_the_film_asks_for_handles_alone() -> None:
    """The first has none before it, and the second has what the first needs."""
    one, two, three = FILM.scenes
    swapped = FILM.but(scenes=(two.but(number=1), one.but(number=2), three))
    assert up_to_date(swapped, BRIEF, SHEET, drawn(FILM, 2).but(scene=1))
    assert not up_to_date(swapped, BRIEF, SHEET, drawn(FILM, 1).but(scene=2))


def test_a_slate_can_be_read() -> None:
    slated = BRIEF.but(slate=True)
    take = drawn(FILM, 2, slated)
    assert up_to_date(FILM, slated, SHEET, take)
    assert not up_to_date(changed(2, title="Gate"), slated, SHEET, take)
    one, two, three = FILM.scenes
    swapped = FILM.but(scenes=(two.but(number=1), one.but(number=2), three))
    assert not up_to_date(swapped, slated, SHEET, take.but(scene=1))


def test_who_listens_to_prompts_is_asked_with_the_takes_own_or_the_scenes() -> None:
    sheet = SHEET.but(animatic=False)
    assert not up_to_date(changed(2, prompt="A gate."), BRIEF, sheet, drawn(FILM, 2, sheet=sheet))
    asked = drawn(FILM, 2, sheet=sheet, fresh=True)
    assert up_to_date(changed(2, prompt="A gate."), BRIEF, sheet, asked)


def test_what_nothing_is_known_of_is_taken_for_right() -> None:
    take = drawn(FILM, 2).but(identity="")
    assert up_to_date(changed(2, description="A gate."), BRIEF, SHEET, take)
