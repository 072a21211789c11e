"""Nobody whom a scene names is ever lost: head in the frame, clear of the captions, all through the move."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from tests.unit.animatic.scenes import a_request

from reelwright.film.grammar import Angle, Figure, Move, PlaceKind, Size
from reelwright.providers.animatic.blocking import WHOLE
from reelwright.providers.animatic.drawing import route_of
from reelwright.providers.animatic.figures.landmarks import standing
from reelwright.providers.animatic.framing import Box, key, place
from reelwright.providers.animatic.stage import Stage, stage_of

ASPECTS = {"16:9": (1280, 720), "9:16": (720, 1280), "1:1": (720, 720)}
SIZES = [size for size in Size if size is not Size.INSERT_MACRO]
# A whip pan comes from somewhere else by its nature, and a bird's eye has a plan of its own.
MOVES = [move for move in Move if move is not Move.WHIP_PAN]
ANGLES = [angle for angle in Angle if angle is not Angle.BIRDS_EYE]
SLACK = 0.03


def staged(aspect: str, figures: tuple[Figure, ...] = (Figure.MAN,), **camera: Any) -> Stage:
    width, height = ASPECTS[aspect]
    return stage_of(
        a_request(
            figures=figures, place=PlaceKind.COAST, camera=camera, width=width, height=height, seconds=5
        )
    )


def lost(stage: Stage) -> list[str]:
    """Who is out of the safe frame at the start, in the middle or at the end, and by how much."""
    route = route_of(stage)
    told: list[str] = []
    for t, actor in product((0.0, 0.5, 1.0), stage.actors):
        box = place(stage, actor, key(stage, actor), route(t))
        over = {
            "left": -stage.half - box.x0,
            "right": box.x1 - stage.half,
            "top": -0.5 - box.y0,
            "captions": box.y1 - stage.room,
        }
        told += [f"{actor.figure} {side} {by:.3f} at {t}" for side, by in over.items() if by > SLACK]
    return told


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("move", MOVES)
def test_one_person_stays_in_the_frame(aspect: str, move: Move) -> None:
    for size, angle in product(SIZES, ANGLES):
        stage = staged(aspect, size=size, angle=angle, move=move)
        assert not lost(stage), f"{size} {angle}"


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize(
    "figures",
    [
        (Figure.PERSON, Figure.SPIRIT),
        (Figure.CHILD, Figure.ELDER),
        (Figure.ELDER, Figure.DOG),
        (Figure.CAT,),
        (Figure.DRAGON,),
        (Figure.DOG, Figure.CHILD),
        (Figure.ROBOT,),
    ],
    ids=lambda figures: "+".join(figures),
)
def test_every_company_stays_in_the_frame(aspect: str, figures: tuple[Figure, ...]) -> None:
    moves = (Move.STATIC, Move.CRANE_DOWN, Move.TILT_UP, Move.DOLLY_IN, Move.PEDESTAL_DOWN)
    for size, angle, move in product(WHOLE[:2], (Angle.EYE, Angle.LOW, Angle.HIGH), moves):
        stage = staged(aspect, figures, size=size, angle=angle, move=move)
        assert not lost(stage), f"{size} {angle} {move}"
    for size, move in product((Size.MEDIUM, Size.CLOSE_UP), moves):
        stage = staged(aspect, figures, size=size, move=move)
        heads = [one for one in lost(stage) if "top" in one]
        assert not heads, f"{size} {move}"


@pytest.mark.parametrize("angle", ANGLES)
def test_a_close_up_has_the_eyes_on_the_upper_third(angle: Angle) -> None:
    stage = staged("16:9", size="close_up", angle=angle)
    (actor,) = stage.actors
    box = place(stage, actor, key(stage, actor), route_of(stage)(0.0))
    eyes = (box.y0 + box.y1) / 2
    assert -0.27 < eyes < -0.07
    assert box.y1 - box.y0 > 0.4


def test_those_who_meet_look_at_each_other() -> None:
    for direction in ("left", "right", "towards"):
        request = a_request(
            figures=(Figure.MAN, Figure.SPIRIT), description="He befriends it.", camera={"size": "medium"}
        )
        continuity = request.scene.continuity.but(screen_direction=direction)
        one, other = stage_of(request.but(scene=request.scene.but(continuity=continuity))).actors
        assert (other.x - one.x) * one.facing > 0
        assert (one.x - other.x) * other.facing > 0


def test_people_agree_with_the_perspective() -> None:
    stage = staged("16:9", (Figure.WOMAN, Figure.MAN), size="wide")
    for actor in stage.actors:
        assert actor.y == pytest.approx(stage.floor(actor.depth))
        assert actor.height * actor.depth / stage.body == pytest.approx(1.0, abs=0.04)


def test_a_crane_keeps_some_sky_and_the_lighthouse() -> None:
    request = a_request(
        place=PlaceKind.COAST,
        figures=(Figure.PERSON,),
        description="A lighthouse keeper stands alone.",
        camera={"size": "extreme_wide", "angle": "high", "move": "crane_down"},
        width=1280,
        height=720,
        seconds=5,
    )
    stage = stage_of(request)
    assert "lighthouse" in stage.props
    found = standing(stage)
    assert found is not None
    mark = found[0]
    route = route_of(stage)
    for t in (0.0, 0.5, 1.0):
        top = Box(mark.x, mark.y - mark.height, mark.x, mark.y - mark.height)
        assert place(stage, mark, top, route(t)).y0 > -0.5
    assert not lost(stage)
