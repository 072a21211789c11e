"""A gait: how somebody walks or runs, in drawings that take turns as the ground goes by."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from reelwright.film.ease import eased
from reelwright.film.grammar import Move
from reelwright.providers.animatic.actor import PEOPLE, Actor
from reelwright.providers.animatic.blocking import WHOLE
from reelwright.providers.animatic.camera import RUN_UP, pursuit
from reelwright.providers.animatic.pose import Pose
from reelwright.providers.animatic.stage import Stage

_DRAWINGS = 6
"""In two steps. At a walk each is seen for four or five frames, as in drawn films made on fours."""
_LEG = 0.46
"""Of a body's height, from hip to ankle."""
_WIDEST = {"walk": 25.0, "run": 46.0}
_LEAST = 10.0
"""Degrees that a thigh swings to either side."""
_NATURAL = {"walk": 0.42, "run": 1.1}
"""Bodies a second."""


@dataclass(frozen=True, slots=True)
class Gait:
    poses: tuple[Pose, ...]
    stride: float
    """Frame heights that two steps cover: no foot ever slides."""
    speed: float
    """Frame heights a second across the frame; 0 when the camera goes along."""
    gone: Callable[[float], float]
    """Frame heights of ground covered by a moment, in seconds."""

    def turn(self, seconds: float) -> int:
        """Which of the poses it is at that moment."""
        return int(self.gone(seconds) / self.stride * len(self.poses)) % len(self.poses)


def haste(actor: Actor) -> float:
    """How much faster than somebody who walks `actor` has to be followed."""
    return 2.0 if actor.pose.name == "run" else 1.0


def gait_of(stage: Stage, actor: Actor) -> Gait | None:
    """How `actor` walks; None for whoever does not, or whose legs nobody sees from the side."""
    name = actor.pose.name
    if name not in _NATURAL or actor.figure not in PEOPLE or actor.view != "side" or stage.size not in WHOLE:
        return None
    if stage.scene.camera.move is Move.FOLLOW and actor.depth < 1.6:
        way = pursuit(stage.scene.camera.speed, stage.seconds) * haste(actor)
        pace, across = way / stage.seconds, 0.0
        turning = _limbs(actor, pace)
        return Gait(*turning, across, lambda t: way * eased(t / stage.seconds, RUN_UP))
    # As far before its mark as behind it, and never out of the picture.
    pace = min(_NATURAL[name] * actor.height, 0.7 * stage.half / max(stage.seconds, 0.1))
    return Gait(*_limbs(actor, pace), pace, lambda t: pace * t)


def _limbs(actor: Actor, pace: float) -> tuple[tuple[Pose, ...], float]:
    """The poses of two steps, and how much ground they cover: at a slower pace shorter steps, and fewer."""
    name = actor.pose.name
    bodies = pace / actor.height
    reach = 1.6 if name == "run" else 1.0
    steps = 1.0 + 0.7 * min(1.0, bodies / _NATURAL[name])
    sine = bodies / steps / (2 * _LEG * reach)
    swing = min(max(math.degrees(math.asin(min(sine, 0.9))), _LEAST), _WIDEST[name])
    share = swing / _WIDEST[name]
    poses = tuple(_pose(actor.pose, swing, share, (at + 0.5) / _DRAWINGS) for at in range(_DRAWINGS))
    return poses, 2 * 2 * _LEG * reach * math.sin(math.radians(swing)) * actor.height


def _pose(still: Pose, swing: float, share: float, at: float) -> Pose:
    """The limbs at a share of two steps: legs against each other, each arm against its own leg."""
    runs = still.name == "run"
    fold, least, arms = (78.0, 14.0, 46.0) if runs else (40.0, 5.0, 26.0)

    def leg(at: float) -> tuple[float, float]:
        # The thigh swings; on its way forward the knee gives, so that the foot clears the ground.
        forward = math.cos(2 * math.pi * at)
        thigh = swing * math.sin(2 * math.pi * at) + 0.18 * swing
        return thigh, -least - fold * share * max(0.0, forward) ** 1.5

    near, far = leg(at), leg(at + 0.5)
    arm = arms * share * math.sin(2 * math.pi * at)
    bent = 16.0 + (68.0 * share if runs else 0.0)
    return replace(
        still,
        thigh=near[0],
        knee=near[1],
        far_thigh=far[0],
        far_knee=far[1],
        arm=-arm,
        elbow=bent,
        far_arm=arm,
        far_elbow=bent + 6,
        lean=still.lean * (0.4 + 0.6 * share),
    )
