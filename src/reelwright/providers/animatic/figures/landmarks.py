"""Landmarks: what the words say stands here, in the middle ground."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from reelwright.film.grammar import Figure, Move
from reelwright.film.storyboard import Character
from reelwright.providers.animatic.actor import Actor
from reelwright.providers.animatic.blocking import WHOLE
from reelwright.providers.animatic.cel import Cel
from reelwright.providers.animatic.costume import costume
from reelwright.providers.animatic.curve import Spot, box, ellipse, limb, smooth
from reelwright.providers.animatic.figures.brush import Brush
from reelwright.providers.animatic.figures.things import lighthouse
from reelwright.providers.animatic.flat import Flat
from reelwright.providers.animatic.pose import POSES
from reelwright.providers.animatic.stage import INDOORS, Stage

_RISING = (Move.CRANE_UP, Move.CRANE_DOWN, Move.DRONE, Move.TILT_UP, Move.TILT_DOWN, Move.PEDESTAL_DOWN)


def standing(stage: Stage) -> tuple[Actor, Callable[[Brush], None]] | None:
    """The landmark that the stage's props name, in its place on the side that is free; None without one."""
    name = next((one for one in stage.props if one in _DRAWINGS), None)
    if name is None or stage.kind in INDOORS or stage.plan:
        return None
    drawing, bodies = _DRAWINGS[name]
    tall = 0.58 if stage.size in WHOLE else 0.66
    depth = max(2.6, stage.body * bodies / tall)
    foot = stage.floor(depth)
    # However high the camera, and wherever it goes, its top stays in the picture.
    spare = 0.34 if stage.scene.camera.move in _RISING else 0.44
    height = max(0.24, min(stage.body * bodies / depth, foot + spare))
    foot = max(foot, height - 0.46)
    lead = stage.actors[0] if stage.actors else None
    side = -math.copysign(1.0, lead.x) if lead and abs(lead.x) > 0.02 else math.copysign(1.0, stage.sun_x)
    # With two in the picture the gap between them is free, else the side that the lead looks to.
    x = -side * 0.10 * stage.half if len(stage.actors) > 1 else side * stage.half * 0.46
    suit = costume(Character(id=name, name=name))
    return Actor(Figure.LIGHTHOUSE, suit, POSES["stand"], x, foot, height, depth, -side, "side"), drawing


def landmarks(stage: Stage) -> list[Flat]:
    """The landmark of the scene as a flat, if it has one."""
    found = standing(stage)
    if found is None:
        return []
    stands, drawing = found

    def paint(cel: Cel) -> None:
        drawing(Brush(cel, stage, stands))
        cel.light((stage.sun_x - stands.x, -0.5), stage.light.rim, 0.6 * stage.treatment.rim, 0.004)

    x, y, tall = stands.x, stands.y, stands.height
    box_ = (x - tall * 2.4, y - tall * 1.75, x + tall * 2.4, y + 0.06)
    return [Flat(stands.depth, paint, blur=stage.blur(stands.depth) * 0.5, box=box_)]


def _windmill(brush: Brush) -> None:
    brush.body(
        smooth([(-0.15, 0.0), (0.15, 0.0), (0.095, -0.60), (-0.095, -0.60)], steps=2), (0.82, 0.76, 0.68)
    )
    brush.fill(smooth([(-0.11, -0.60), (0.11, -0.60), (0.03, -0.74), (-0.03, -0.74)]), (0.46, 0.26, 0.2))
    for index in range(4):
        a = 0.5 + index * math.pi / 2
        tip = (0.44 * math.cos(a), -0.62 + 0.44 * math.sin(a))
        brush.fill(limb([(0.0, -0.62), tip], [0.008, 0.005]), (0.3, 0.22, 0.17))
        across = np.array([-math.sin(a), math.cos(a)]) * 0.07
        sail: list[Spot] = [
            (0.12 * math.cos(a), -0.62 + 0.12 * math.sin(a)), tip,
            (tip[0] + float(across[0]), tip[1] + float(across[1])),
            (0.12 * math.cos(a) + float(across[0]), -0.62 + 0.12 * math.sin(a) + float(across[1])),
        ]  # fmt: skip
        brush.fill(sail, (0.93, 0.88, 0.78), -0.2, opacity=0.9)
    brush.fill(box(-0.035, -0.14, 0.035, 0.0), (0.3, 0.2, 0.15))


def _castle(brush: Brush) -> None:
    stone = (0.55, 0.51, 0.50)
    for x, wide, tall in ((-0.34, 0.16, 0.52), (0.32, 0.17, 0.58), (-0.05, 0.24, 0.82), (0.13, 0.12, 0.66)):
        brush.body(box(x - wide / 2, -tall, x + wide / 2, 0.0), stone)
        brush.fill(
            [(x - wide * 0.6, -tall), (x, -tall - wide * 1.1), (x + wide * 0.6, -tall)],
            (0.34, 0.24, 0.30),
            0.1,
        )
        for y in (0.35, 0.6):
            pane = ellipse((x, -tall * y), 0.014, 0.026)
            (brush.own if brush.stage.light.dim else brush.fill)(
                pane, (1.0, 0.84, 0.5) if brush.stage.light.dim else (0.12, 0.1, 0.12)
            )
    brush.body(box(-0.44, -0.26, 0.44, 0.02), stone)


def _bridge(brush: Brush) -> None:
    stone = (0.56, 0.51, 0.46)
    brush.fill(
        smooth(
            [
                (-1.6, -0.34),
                (-0.8, -0.46),
                (0.0, -0.50),
                (0.8, -0.46),
                (1.6, -0.34),
                (1.6, -0.20),
                (-1.6, -0.20),
            ],
            steps=4,
        ),
        stone,
    )
    for x in (-1.2, -0.4, 0.4, 1.2):
        brush.fill(box(x - 0.08, -0.40, x + 0.08, 0.06), stone, 0.2)
    rail: list[Spot] = [(-1.6, -0.40), (-0.8, -0.52), (0.0, -0.56), (0.8, -0.52), (1.6, -0.40)]
    brush.fill(limb(rail, [0.02, 0.02, 0.02, 0.02, 0.02]), stone, -0.3)


_DRAWINGS: dict[str, tuple[Callable[[Brush], None], float]] = {
    "lighthouse": (lighthouse, 11.0),
    "windmill": (_windmill, 7.0),
    "castle": (_castle, 16.0),
    "bridge": (_bridge, 4.0),
}
"""How it is drawn, and how many people tall it is."""
