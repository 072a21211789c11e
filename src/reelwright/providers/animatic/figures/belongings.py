"""Belongings: what people carry, ride or stand beside, painted with their owner so that it moves along."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from reelwright.film.grammar import Figure, Hour, Size
from reelwright.providers.animatic.actor import UPRIGHT, Actor
from reelwright.providers.animatic.blocking import WHOLE
from reelwright.providers.animatic.cel import Cel, mix
from reelwright.providers.animatic.curve import Spot, box, ellipse, limb, points, smooth
from reelwright.providers.animatic.figures.brush import Brush
from reelwright.providers.animatic.figures.sketches import Table, sketch_named
from reelwright.providers.animatic.figures.vehicles import car
from reelwright.providers.animatic.people import Puppet
from reelwright.providers.animatic.places.buildings import lamp
from reelwright.providers.animatic.stage import Stage


def hand(cel: Cel, stage: Stage, actor: Actor) -> Spot:
    """Where the hand is that something is put into."""
    if actor.figure is Figure.ROBOT:
        up = actor.pose.arm > 60
        return actor.x + actor.facing * 0.30 * actor.height, actor.y - (0.98 if up else 0.42) * actor.height
    return Puppet.of(actor, cel, stage.light).hand()


def behind(cel: Cel, stage: Stage, actor: Actor) -> None:
    """What the actor stands in front of."""
    for name in stage.props:
        drawing = _BEHIND.get(name)
        if drawing is not None and _fits(stage, actor, name):
            drawing(Brush(cel, stage, actor))


def carried_light(cel: Cel, stage: Stage, actor: Actor) -> None:
    """The air that a lantern lights around its bearer, for behind everything."""
    if "lantern" in stage.props and actor.main and actor.figure in UPRIGHT and _dark(stage):
        at = hand(cel, stage, actor)
        tall = min(actor.height, 1.1)
        cel.glow((at[0], at[1] + 0.1 * tall), 0.55 * tall, lamp(stage), 0.34)


def before(cel: Cel, stage: Stage, actor: Actor) -> None:
    """What the actor holds, and what hides its feet."""
    if actor.main and actor.figure in _TAKERS:
        _at_its_feet(cel, stage, actor)
    if not actor.main or actor.figure not in UPRIGHT:
        return
    at = hand(cel, stage, actor)
    for name in stage.props:
        drawing = _HELD.get(name)
        if drawing is not None:
            drawing(Brush(cel, stage, actor), at)
        elif name in _SMALL:
            sketch = sketch_named(name)
            if sketch is not None:
                size = actor.height * 0.27
                sketch(Table(cel, stage, (at[0], at[1] + size * 0.06), size))
    if stage.afloat and stage.size in (*WHOLE, Size.MEDIUM_FULL):
        _rowboat(Brush(cel, stage, actor))


def _at_its_feet(cel: Cel, stage: Stage, actor: Actor) -> None:
    """An animal has no hands: what it is after lies before it."""
    sketch = next((found for name in stage.props if name in _SMALL and (found := sketch_named(name))), None)
    if sketch is not None:
        size = actor.height * 0.85
        sketch(Table(cel, stage, (actor.x + actor.facing * actor.height * 0.62, actor.y), size))


def _fits(stage: Stage, actor: Actor, name: str) -> bool:
    if not actor.main or actor.figure not in UPRIGHT:
        return False
    return stage.size in (*WHOLE, Size.MEDIUM_FULL) or name == "easel"


def _dark(stage: Stage) -> bool:
    return stage.light.dim or stage.light.hour is Hour.DAWN


def _easel(brush: Brush) -> None:
    """A canvas on three legs, with the first strokes on it."""
    x = 0.62
    for foot in (x - 0.24, x + 0.24, x + 0.02):
        brush.fill(limb([(foot, 0.0), (x, -0.98)], [0.012, 0.010]), (0.46, 0.32, 0.2), 0.1)
    brush.fill(box(x - 0.27, -0.86, x + 0.27, -0.40), (0.93, 0.91, 0.86), -0.3)
    rng = np.random.default_rng(11)
    tints = ((0.86, 0.36, 0.26), (0.95, 0.74, 0.28), (0.26, 0.52, 0.62), (0.42, 0.6, 0.36))
    for index in range(9):
        sx, sy = x + rng.uniform(-0.2, 0.14), -0.78 + 0.036 * index
        stroke = limb(
            [(sx - 0.06, sy + 0.012), (sx, sy - 0.01), (sx + 0.09, sy + 0.01)], [0.006, 0.018, 0.004]
        )
        brush.fill(stroke, tints[index % 4], -0.2)
    brush.fill(box(x - 0.30, -0.41, x + 0.30, -0.375), (0.40, 0.28, 0.18), 0.0)


def _bicycle(brush: Brush) -> None:
    dark = (0.14, 0.15, 0.17)
    for x in (-0.78, -0.22):
        ring = ellipse((x, -0.18), 0.18, 0.18, steps=40)
        brush.cel.line(brush.put(np.vstack([ring, ring[:1]])), 0.012 * brush.actor.height, brush.lit(dark))
    frame: list[Spot] = [(-0.78, -0.18), (-0.56, -0.20), (-0.34, -0.46), (-0.66, -0.44), (-0.56, -0.20)]
    brush.cel.line(brush.put(frame), 0.02 * brush.actor.height, brush.lit((0.70, 0.26, 0.2)))
    for spots in (
        [(-0.22, -0.18), (-0.36, -0.56), (-0.28, -0.60)],
        [(-0.78, -0.18), (-0.66, -0.44), (-0.68, -0.52)],
    ):
        brush.cel.line(brush.put(spots), 0.014 * brush.actor.height, brush.lit(dark))
    brush.fill(ellipse((-0.68, -0.53), 0.07, 0.02), dark)


def _car(brush: Brush) -> None:
    """The car that brought them, a few steps behind."""
    actor = brush.actor
    tall = actor.height * 0.82
    parked = replace(
        actor, figure=Figure.CAR, x=actor.x - actor.facing * actor.height * 0.85, height=tall,
        y=actor.y - 0.02 * actor.height, costume=replace(actor.costume, named=False),
    )  # fmt: skip
    car(Brush(brush.cel, brush.stage, parked))


def _lantern(brush: Brush, at: Spot) -> None:
    """A lamp that hangs from the hand and lights its bearer."""
    tall, cel = brush.actor.height * 0.16, brush.cel
    glow = lamp(brush.stage)
    x, y = at[0], at[1] + tall * 0.16
    dim = _dark(brush.stage)
    if dim:
        # What faces the lamp catches it; the air about it is lit behind its bearer.
        cel.light((brush.actor.facing, 0.45), glow, 0.55, min(brush.actor.height * 0.016, 0.022))
        h, ahead = brush.actor.height, brush.actor.facing
        face = (brush.actor.x + ahead * 0.05 * h, brush.actor.y - 0.91 * h)
        chest = (brush.actor.x + ahead * 0.07 * h, brush.actor.y - 0.68 * h)
        cel.fill(ellipse(face, 0.045 * h, 0.055 * h), glow, opacity=0.12, soft=0.028 * h, atop=True)
        cel.fill(ellipse(chest, 0.06 * h, 0.16 * h), glow, opacity=0.24, soft=0.05 * h, atop=True)
        cel.glow((x, y + tall * 0.5), min(h, 1.3) * 0.13, glow, 0.6)
    metal = brush.lit((0.50, 0.38, 0.18), 0.1)
    ring = ellipse((x, y), tall * 0.16, tall * 0.20, steps=24)
    cel.line(np.vstack([ring, ring[:1]]), tall * 0.05, metal)
    cel.fill(
        points([(x - tall * 0.3, y + tall * 0.32), (x, y + tall * 0.12), (x + tall * 0.3, y + tall * 0.32)]),
        metal,
    )
    cel.fill(
        box(x - tall * 0.24, y + tall * 0.3, x + tall * 0.24, y + tall * 0.9),
        mix(glow, (1, 1, 1), 0.55 if dim else 0.2),
    )
    for side in (-0.24, 0.0, 0.24):
        cel.fill(
            box(x + tall * (side - 0.022), y + tall * 0.3, x + tall * (side + 0.022), y + tall * 0.9), metal
        )
    cel.fill(box(x - tall * 0.31, y + tall * 0.88, x + tall * 0.31, y + tall * 1.0), metal)


def _umbrella(brush: Brush, at: Spot) -> None:
    """Held over the head."""
    actor, cel = brush.actor, brush.cel
    h, top = actor.height, actor.y - actor.height
    x, y, r = actor.x + actor.facing * 0.05 * h, top + 0.04 * h, 0.40 * h
    cel.line(points([at, (x, y - r * 0.4)]), 0.012 * h, brush.lit((0.2, 0.17, 0.16)))
    arc = np.linspace(math.pi, 2 * math.pi, 40)
    rim: list[Spot] = [
        (x + r - r * 2 * t, y - (0.06 * r if step % 2 else 0.0))
        for step, t in enumerate(np.linspace(0, 1, 9).tolist())
    ]
    shape = np.vstack([np.stack([x + r * np.cos(arc), y + r * 0.62 * np.sin(arc)], 1), points(rim)])
    cloth = mix(actor.costume.main, (0.72, 0.16, 0.16), 0.55)
    cel.fill(shape, brush.lit(cloth, 0.05))
    for part in (-0.5, 0.0, 0.5):
        rib = smooth([(x, y - r * 0.62), (x + part * r * 0.8, y - r * 0.38), (x + part * r, y)], closed=False)
        cel.line(rib, 0.006 * h, brush.lit(cloth, 0.6), opacity=0.6)


def _kite(brush: Brush, at: Spot) -> None:
    """High on a string that ends in the hand."""
    actor, stage, cel = brush.actor, brush.stage, brush.cel
    size = max(0.075, min(actor.height * 0.34, 0.13))
    x = max(-stage.half * 0.8, min(stage.half * 0.8, actor.x + actor.facing * stage.half * 0.85))
    y = min(-0.27, actor.y - actor.height * 1.05)
    y = max(y, -0.36)
    slack = (0.5 * (at[0] + x) + 0.02, 0.5 * (at[1] + y) + 0.06)
    string = smooth([at, slack, (x, y)], closed=False)
    cel.line(string, 0.0022, mix(stage.light.low, (1, 1, 1), 0.4), opacity=0.8)
    tail = [(x - actor.facing * size * (0.2 * k), y + size * (0.7 + 0.33 * k)) for k in range(6)]
    tail = [(tx + 0.18 * size * math.sin(k * 1.7), ty) for k, (tx, ty) in enumerate(tail)]
    cel.line(smooth(tail, closed=False), 0.003, brush.lit((0.93, 0.88, 0.76), -0.3))
    for k, (tx, ty) in enumerate(tail[1:]):
        bow = points(
            [
                (tx - size * 0.13, ty - size * 0.07),
                (tx + size * 0.13, ty + size * 0.07),
                (tx + size * 0.13, ty - size * 0.07),
                (tx - size * 0.13, ty + size * 0.07),
            ]
        )
        cel.fill(bow, brush.lit(((0.86, 0.26, 0.22), (0.20, 0.46, 0.62), (0.95, 0.76, 0.28))[k % 3], -0.4))
    tip: list[Spot] = [(0.0, -0.95), (0.62, -0.1), (0.0, 0.75), (-0.62, -0.1)]
    lean = actor.facing * 0.28
    cos, sin = math.cos(lean), math.sin(lean)

    def put(spots: list[Spot]) -> np.ndarray:
        return points([(x + size * (a * cos - b * sin), y + size * (a * sin + b * cos)) for a, b in spots])

    cel.fill(put(tip), brush.lit((0.88, 0.24, 0.20), -0.5))
    cel.fill(put([tip[0], tip[1], (0.0, -0.1)]), brush.lit((0.98, 0.78, 0.30), -0.5))
    cel.fill(put([tip[2], tip[3], (0.0, -0.1)]), brush.lit((0.98, 0.78, 0.30), -0.3))


def _balloon(brush: Brush, at: Spot) -> None:
    h, cel = brush.actor.height, brush.cel
    x, y = at[0] + brush.actor.facing * 0.16 * h, max(at[1] - 0.85 * h, -0.36)
    cel.line(
        smooth([at, (at[0], (at[1] + y) / 2), (x, y + 0.17 * h)], closed=False), 0.0022, brush.stage.light.low
    )
    cel.fill(ellipse((x, y), 0.145 * h, 0.175 * h), brush.lit((0.88, 0.22, 0.22), -0.2))
    cel.fill(
        ellipse((x - 0.05 * h, y - 0.06 * h), 0.03 * h, 0.045 * h),
        (1.0, 0.95, 0.92),
        opacity=0.55,
        soft=0.01 * h,
    )


def _rowboat(brush: Brush) -> None:
    """The hull in front of its rower's legs, a lamp at the bow when it is dark."""
    wood = (0.42, 0.29, 0.20)
    hull: list[Spot] = [
        (-0.98, -0.36), (-0.5, -0.25), (0.1, -0.23), (0.72, -0.28), (1.24, -0.44),
        (1.02, -0.12), (0.72, 0.04), (-0.62, 0.04), (-0.88, -0.10),
    ]  # fmt: skip
    brush.fill(smooth(hull, steps=5), wood, 0.15)
    for offset in (0.075, 0.15):
        plank: list[Spot] = [
            (-0.93 + offset, -0.34 + offset),
            (-0.3, -0.24 + offset),
            (0.4, -0.24 + offset),
            (1.14 - offset, -0.38 + offset),
        ]
        brush.cel.line(
            brush.put(smooth(plank, closed=False)),
            0.008 * brush.actor.height,
            brush.lit(wood, 0.8),
            opacity=0.7,
        )
    rim: list[Spot] = [(-0.98, -0.36), (-0.5, -0.25), (0.1, -0.23), (0.72, -0.28), (1.24, -0.44)]
    brush.cel.line(
        brush.put(smooth(rim, closed=False)), 0.03 * brush.actor.height, brush.lit((0.66, 0.50, 0.34), -0.3)
    )
    water = mix(brush.stage.light.low, (1, 1, 1), 0.3)
    for x, y, wide in ((-0.1, 0.05, 1.05), (0.2, 0.085, 0.8)):
        foam = limb([(x - wide, y), (x, y + 0.012), (x + wide, y)], [0.001, 0.010, 0.001])
        brush.cel.fill(brush.put(foam), water, opacity=0.4)
    if brush.stage.light.dim:
        brush.fill(
            limb([(1.02, -0.36), (1.06, -0.78), (1.16, -0.80)], [0.014, 0.012, 0.010]), (0.2, 0.17, 0.15)
        )
        brush.shine(1.17, -0.68, 0.75, lamp(brush.stage), 0.42)
        brush.shine(1.17, -0.68, 0.18, lamp(brush.stage), 0.8)
        brush.own(ellipse((1.17, -0.68), 0.045, 0.065), (1.0, 0.92, 0.70))


_BEHIND: dict[str, Callable[[Brush], None]] = {"easel": _easel, "bicycle": _bicycle, "car": _car}
_HELD: dict[str, Callable[[Brush, Spot], None]] = {
    "lantern": _lantern,
    "umbrella": _umbrella,
    "kite": _kite,
    "balloon": _balloon,
}
_TAKERS = (Figure.CAT, Figure.DOG, Figure.BEAST, Figure.BIRD)
_SMALL = ("urn", "flower", "letter", "book", "fish", "bottle")
