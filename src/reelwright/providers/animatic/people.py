"""People: jointed paper figures, the same at every size. Body units: the body is 1 tall, feet at y = 0."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from reelwright.film.grammar import Figure
from reelwright.providers.animatic.actor import Actor
from reelwright.providers.animatic.cel import Cel, Colour, mix
from reelwright.providers.animatic.costume import Costume
from reelwright.providers.animatic.curve import Points, Spot, ellipse, limb, moved, points, smooth
from reelwright.providers.animatic.head import draw_head
from reelwright.providers.animatic.light import Lighting
from reelwright.providers.animatic.pose import Pose


@dataclass(frozen=True, slots=True)
class Build:
    """Proportions as shares of the body's height."""

    head: float
    shoulders: float
    hips: float
    waist: float
    limbs: float
    """Half-width of an upper arm."""
    stoop: float = 0.0


_BUILDS = {
    Figure.PERSON: Build(0.142, 0.112, 0.078, 0.082, 0.026),
    Figure.MAN: Build(0.138, 0.122, 0.076, 0.088, 0.029),
    Figure.WOMAN: Build(0.142, 0.098, 0.082, 0.066, 0.022),
    Figure.CHILD: Build(0.200, 0.106, 0.086, 0.088, 0.030),
    Figure.ELDER: Build(0.148, 0.108, 0.086, 0.094, 0.027, stoop=9),
}

_HIP = -0.49
_SHOULDER = -0.79


@dataclass(frozen=True, slots=True)
class Puppet:
    """One person on a cel. `view`: "side", "front" or "back"; `facing`: 1 right, -1 left."""

    cel: Cel
    light: Lighting
    costume: Costume
    pose: Pose
    at: Spot
    height: float
    depth: float
    facing: float
    view: str

    @classmethod
    def of(cls, actor: Actor, cel: Cel, light: Lighting) -> Puppet:
        """The puppet that plays `actor` on `cel`."""
        return cls(
            cel,
            light,
            actor.costume,
            actor.pose,
            (actor.x, actor.y),
            actor.height,
            actor.depth,
            actor.facing,
            actor.view,
        )

    @property
    def build(self) -> Build:
        return _BUILDS.get(self.costume.figure, _BUILDS[Figure.PERSON])

    def put(self, shape: Points) -> Points:
        """From body units to the picture plane."""
        turn = math.radians(-84) if self.pose.name == "lie" else 0.0
        lifted = shape + np.array([0, self.drop()])
        if turn:
            lifted = moved(shape + np.array([0, 0.5]), (0.0, -0.07), 1.0, turn=turn)
        return moved(lifted, self.at, self.height, mirror=self.facing)

    def lit(self, material: Colour, shade: float = 0.0) -> Colour:
        return self.light.lit(material, self.depth, shade)

    def drop(self) -> float:
        """How far the hips sink so that the lower foot stands on the ground."""
        if self.pose.name == "lie":
            return 0.0
        low = max(self._foot(True)[1], self._foot(False)[1])
        return -low - 0.012

    def leg(self, near: bool) -> list[Spot]:
        """Hip, knee, ankle."""
        thigh, knee = (self.pose.thigh, self.pose.knee) if near else (self.pose.far_thigh, self.pose.far_knee)
        x = 0.012 if near else -0.012
        if self.view != "side":
            side = 1.0 if near else -1.0
            x = 0.042 * side
            bend = 1 - abs(math.sin(math.radians(thigh))) * 0.55
            spread = x * 1.25 + side * 0.004
            knee_y = _HIP + 0.235 * bend
            return [(x, _HIP), (spread, knee_y), (spread * 1.02, knee_y + 0.225)]
        a, b = math.radians(thigh), math.radians(thigh + knee)
        bent = (x + 0.235 * math.sin(a), _HIP + 0.235 * math.cos(a))
        return [(x, _HIP), bent, (bent[0] + 0.225 * math.sin(b), bent[1] + 0.225 * math.cos(b))]

    def _foot(self, near: bool) -> Spot:
        return self.leg(near)[2]

    def tip(self, spot: Spot) -> Spot:
        """A point of the upper body, leaning about the hips."""
        angle = math.radians(self.pose.lean + self.build.stoop * (1.0 if self.view == "side" else 0.25))
        x, y = spot[0], spot[1] - _HIP
        if y >= 0:
            return spot
        return (x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle) + _HIP)

    def arm(self, near: bool) -> list[Spot]:
        """Shoulder, elbow, wrist, fingertips."""
        swing, elbow = (self.pose.arm, self.pose.elbow) if near else (self.pose.far_arm, self.pose.far_elbow)
        wide = self.build.shoulders * 0.88
        if self.view == "side":
            start = self.tip((0.006 if near else 0.02, _SHOULDER + 0.012))
            a, b = math.radians(swing), math.radians(swing + elbow)
        else:
            side = 1.0 if near else -1.0
            start = self.tip((wide * side, _SHOULDER + 0.016))
            raised = abs(swing) > 60
            folded = elbow > 40 and not raised
            a = side * math.radians(abs(swing) if raised else 13)
            b = a + side * math.radians(elbow if raised else (-70 if folded else 4))
        mid = (start[0] + 0.158 * math.sin(a), start[1] + 0.158 * math.cos(a))
        wrist = (mid[0] + 0.142 * math.sin(b), mid[1] + 0.142 * math.cos(b))
        return [start, mid, wrist, (wrist[0] + 0.05 * math.sin(b), wrist[1] + 0.05 * math.cos(b))]

    def hand(self) -> Spot:
        """Where the near hand is, on the picture plane."""
        place = self.put(points([self.arm(True)[3]]))[0]
        return float(place[0]), float(place[1])


def draw_person(puppet: Puppet) -> None:
    """Paint the whole body, far side first."""
    cel, suit, build = puppet.cel, puppet.costume, puppet.build
    side = puppet.view == "side"
    far = 0.28 if side else 0.0
    trousers = suit.second if suit.garment != "dress" else mix(suit.skin, suit.second, 0.35)
    _arm(puppet, False, far)
    if puppet.pose.seat:
        low = -puppet.drop()
        cel.fill(
            puppet.put(
                smooth([(-0.13, _HIP + 0.05), (0.1, _HIP + 0.05), (0.12, low), (-0.15, low)], steps=4)
            ),
            puppet.lit((0.30, 0.25, 0.22), 0.2),
        )
    for near in (False, True):
        _leg(puppet, near, trousers, 0.0 if near else far)
    flowing = suit.long_hair and suit.hat != "hood"
    if flowing and puppet.view != "back":
        _back_hair(puppet)
    neck = [puppet.tip((0.008, _SHOULDER + 0.02)), puppet.tip((0.014, -0.86))]
    cel.fill(puppet.put(limb(neck, [build.head * 0.27, build.head * 0.25])), puppet.lit(suit.skin, 0.35))
    body = _garment(puppet)
    cel.fill(puppet.put(body), puppet.lit(suit.main))
    _folds(puppet)
    if suit.backpack and side:
        pack = [puppet.tip(spot) for spot in [(-0.06, -0.78), (-0.15, -0.76), (-0.16, -0.58), (-0.06, -0.54)]]
        cel.fill(puppet.put(smooth(pack)), puppet.lit(mix(suit.second, (0.5, 0.36, 0.2), 0.5)))
    draw_head(
        cel,
        puppet.light,
        suit,
        puppet.put(points([puppet.tip((0.016, -1.0 + build.head * 0.5))]))[0],
        build.head * puppet.height,
        puppet.depth,
        puppet.facing,
        puppet.view,
        puppet.pose.head + build.stoop * 0.4,
        lying=puppet.pose.name == "lie",
    )
    if flowing and puppet.view == "back":
        _back_hair(puppet)
    if suit.scarf is not None:
        loop = [puppet.tip((-0.062, -0.815)), puppet.tip((0.01, -0.79)), puppet.tip((0.068, -0.822))]
        cel.fill(puppet.put(limb(loop, [0.02, 0.026, 0.02])), puppet.lit(suit.scarf))
        tail = [puppet.tip((-0.03, -0.80)), puppet.tip((-0.10, -0.72)), puppet.tip((-0.14, -0.63))]
        cel.fill(puppet.put(limb(tail, [0.018, 0.022, 0.015])), puppet.lit(suit.scarf, 0.1))
    _arm(puppet, True, -0.06)
    if suit.cane and puppet.pose.name in ("stand", "walk", "look_up", "look_down"):
        wrist = puppet.arm(True)[3]
        cel.fill(
            puppet.put(limb([wrist, (wrist[0] + 0.05, -puppet.drop())], [0.007, 0.006])),
            puppet.lit((0.35, 0.24, 0.16)),
        )


def _leg(puppet: Puppet, near: bool, trousers: Colour, shade: float) -> None:
    hip, knee, ankle = puppet.leg(near)
    thick = puppet.build.limbs * 1.62
    colour = puppet.lit(trousers, shade)
    puppet.cel.fill(puppet.put(limb([hip, knee, ankle], [thick * 1.12, thick * 0.8, thick * 0.56])), colour)
    ahead = 0.05 if puppet.view == "side" else 0.012 * (1 if near else -1)
    foot = [(ankle[0] - 0.012, ankle[1] - 0.002), (ankle[0] + ahead, ankle[1] + 0.006)]
    puppet.cel.fill(
        puppet.put(limb(foot, [0.022, 0.016 if puppet.view == "side" else 0.022])),
        puppet.lit((0.16, 0.13, 0.13), shade),
    )


def _arm(puppet: Puppet, near: bool, shade: float) -> None:
    shoulder, elbow, wrist, tips = puppet.arm(near)
    thick = puppet.build.limbs
    sleeve = puppet.lit(puppet.costume.main, shade + (0.1 if near and puppet.view == "side" else 0))
    puppet.cel.fill(
        puppet.put(limb([wrist, tips], [thick * 0.62, thick * 0.5])), puppet.lit(puppet.costume.skin, shade)
    )
    puppet.cel.fill(
        puppet.put(limb([shoulder, elbow, wrist], [thick * 1.25, thick * 0.98, thick * 0.8])), sleeve
    )


def _garment(puppet: Puppet) -> Points:
    suit, build = puppet.costume, puppet.build
    side = puppet.view == "side"
    sh, wa, hi = build.shoulders, build.waist, build.hips
    if side:
        sh, wa, hi = sh * 0.56, wa * 0.78, hi * 0.86
    hem = {"coat": -0.27, "dress": -0.20, "robe": -0.04}.get(suit.garment, -0.445)
    flare = {"coat": 0.118, "dress": 0.150, "robe": 0.148}.get(suit.garment, hi * 1.04)
    swing = 0.0
    if puppet.pose.seat or puppet.pose.name == "kneel":
        hem = min(hem, -0.40)
        flare = min(flare, 0.11)
    if puppet.pose.moving and side:
        swing = -0.05 if puppet.pose.name == "run" else -0.02
    right: list[Spot] = [
        (0.022, -0.835),
        (sh * 0.66, _SHOULDER - 0.018),
        (sh, _SHOULDER + 0.022),
        (sh * 0.94, -0.70),
        (wa, -0.60),
        (hi, -0.49),
    ]
    left = [(-x, y) for x, y in right]
    if side:
        right = [(x + (0.02 if -0.76 < y < -0.62 else 0), y) for x, y in right]
    bottom: list[Spot] = [
        (flare * 0.98 + swing, hem - 0.03),
        (flare + swing, hem),
        (swing, hem + 0.008),
        (-flare + swing * 1.6, hem),
        (-flare * 0.98 + swing * 1.6, hem - 0.03),
    ]
    outline = [puppet.tip(spot) for spot in [*right, *bottom, *left[::-1]]]
    return smooth(outline, steps=6)


def _folds(puppet: Puppet) -> None:
    """A seam, a belt and the shadow under the chin."""
    suit, cel = puppet.costume, puppet.cel
    dark = puppet.lit(mix(suit.main, suit.second, 0.75), 0.25)
    if puppet.view == "front" and suit.garment in ("coat", "jacket", "robe"):
        seam = points([puppet.tip((0.0, -0.80)), puppet.tip((0.004, -0.62)), (0.006, -0.32)])
        cel.line(puppet.put(seam), 0.006 * puppet.height, dark, opacity=0.7, atop=True)
        for sign in (-1, 1):
            lapel = [
                puppet.tip((0.0, -0.70)),
                puppet.tip((sign * 0.05, -0.815)),
                puppet.tip((sign * 0.02, -0.83)),
            ]
            cel.fill(puppet.put(points(lapel)), dark, opacity=0.55, atop=True)
    if suit.garment in ("coat", "dress", "robe"):
        width = puppet.build.waist * (0.8 if puppet.view == "side" else 1.04)
        belt = [puppet.tip((-width, -0.585)), puppet.tip((0, -0.578)), puppet.tip((width, -0.585))]
        cel.fill(puppet.put(limb(belt, [0.011, 0.011])), dark, opacity=0.85, atop=True)
    chin = ellipse(puppet.tip((0.02, -0.835)), 0.055, 0.03)
    cel.fill(
        puppet.put(chin), puppet.lit(suit.second, 0.6), opacity=0.45, soft=0.012 * puppet.height, atop=True
    )


def _back_hair(puppet: Puppet) -> None:
    suit, head = puppet.costume, puppet.build.head
    back = -0.012 if puppet.view == "side" else 0.016
    wide = head * (0.36 if puppet.view == "side" else 0.45)
    top = -1.0 + head * 0.3
    fall = -0.70 if not suit.bun else -0.84
    spots = [
        (back - wide, top),
        (back - wide * 1.12, -0.86),
        (back - wide * 1.02, fall),
        (back, fall + 0.022),
        (back + wide * (0.2 if puppet.view == "side" else 1.02), fall),
        (back + wide * (0.3 if puppet.view == "side" else 1.12), -0.86),
        (back + wide * (0.5 if puppet.view == "side" else 1.0), top),
    ]
    shape = smooth([puppet.tip(spot) for spot in spots])
    puppet.cel.fill(puppet.put(shape), puppet.lit(suit.hair, 0.3))
