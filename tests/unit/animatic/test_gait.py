"""Whoever walks steps, and no foot slides over the ground."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from tests.unit.animatic.scenes import a_request

from reelwright.film.grammar import Figure, Move, Size
from reelwright.providers.animatic.cel import Cel, Window
from reelwright.providers.animatic.drawing import drawn
from reelwright.providers.animatic.figures.gait import Gait, gait_of
from reelwright.providers.animatic.people import Puppet
from reelwright.providers.animatic.stage import Stage, stage_of


def walking(text: str, size: Size, move: Move = Move.STATIC) -> tuple[Stage, Gait]:
    stage = stage_of(
        a_request(description=text, camera={"size": size, "move": move}, figures=(Figure.MAN,), seconds=4)
    )
    gait = gait_of(stage, stage.actors[0])
    assert gait is not None
    return stage, gait


@pytest.mark.parametrize("move", [Move.STATIC, Move.FOLLOW])
@pytest.mark.parametrize("size", [Size.FULL, Size.WIDE])
def test_the_standing_foot_goes_back_as_far_as_the_body_goes_on(size: Size, move: Move) -> None:
    stage, gait = walking("He walks along the road.", size, move)
    actor = stage.actors[0]
    cel = Cel(Window(-1, -1, 1, 1, 10))
    body = Puppet.of(actor, cel, stage.light)
    legs = [[replace(body, pose=pose).leg(near)[2] for near in (True, False)] for pose in gait.poses]
    # Of the two feet the one that stands is the one that is left behind.
    back = [
        max(here[0] - there[0] for here, there in zip(now, then, strict=True)) * actor.height
        for now, then in zip(legs, legs[1:] + legs[:1], strict=True)
    ]
    assert sum(back) == pytest.approx(gait.stride, rel=0.15)


def test_a_walk_runs_through_all_its_drawings_at_the_pace_of_the_ground() -> None:
    stage, gait = walking("He walks along the road.", Size.WIDE)
    once = gait.stride / gait.speed
    seen = [gait.turn(once * at / 60) for at in range(60)]
    assert sorted(set(seen)) == list(range(len(gait.poses)))
    assert 0.6 < once < 2.5
    assert gait.speed * stage.seconds <= 0.71 * stage.half


def test_who_is_followed_walks_though_nobody_says_so_and_who_stands_does_not() -> None:
    _, gait = walking("He is there.", Size.FULL, Move.FOLLOW)
    assert gait.speed == 0
    stage = stage_of(a_request(description="He is there.", figures=(Figure.MAN,)))
    assert gait_of(stage, stage.actors[0]) is None


def test_legs_are_seen_to_move_under_a_camera_that_goes_along() -> None:
    drawing = drawn(a_request(description="He is there.", camera={"move": "follow"}, figures=(Figure.MAN,)))
    actor = drawing.stage.actors[0]
    middle = round((actor.x + 320 / 180 / 2) * 180)
    knees = round((actor.y - actor.height * 0.2 + 0.5) * 180)
    legs = [
        frame.y[knees - 8 : knees + 8, middle - 18 : middle + 18].astype(np.int16)
        for number, frame in enumerate(drawing.frames())
        if number % 6 == 0
    ]
    changes = [float(np.abs(one - other).mean()) for one, other in pairwise(legs)]
    assert max(changes) > 4
