"""Landmarks, machines that walk, spirits and things."""

from __future__ import annotations

import math

import numpy as np

from reelwright.film.grammar import Figure
from reelwright.providers.animatic.cel import mix
from reelwright.providers.animatic.curve import Points, Spot, blob, box, ellipse, limb, points, smooth
from reelwright.providers.animatic.figures.brush import Brush, tint_of
from reelwright.providers.animatic.figures.sketches import Table, sketch_named
from reelwright.providers.animatic.figures.vehicles import GLASS
from reelwright.providers.animatic.noise import dice

LAMP = (1.0, 0.84, 0.52)


def lighthouse(brush: Brush) -> None:
    stripe = tint_of(brush, (0.74, 0.24, 0.20))
    rock = smooth(
        [(-0.30, 0.03), (-0.22, -0.04), (-0.12, -0.075), (0.06, -0.085), (0.18, -0.05), (0.30, 0.03)]
    )
    brush.body(rock, (0.34, 0.32, 0.34))
    brush.body([(0.10, -0.05), (0.28, -0.05), (0.28, -0.13), (0.10, -0.13)], (0.86, 0.82, 0.76))
    brush.fill([(0.08, -0.128), (0.30, -0.128), (0.24, -0.175), (0.13, -0.175)], stripe, 0.2)
    height = 0.78
    for band in range(6):
        a, b = band / 6, (band + 1) / 6
        wa, wb = 0.105 - 0.045 * a, 0.105 - 0.045 * b
        colour = (0.93, 0.90, 0.85) if band % 2 == 0 else stripe
        brush.fill(
            [
                (-wa, -0.06 - height * a),
                (wa, -0.06 - height * a),
                (wb, -0.062 - height * b),
                (-wb, -0.062 - height * b),
            ],
            colour,
            0.0,
        )
    dark = (0.20, 0.20, 0.22)
    brush.fill(box(-0.085, -0.865, 0.085, -0.84), dark, 0.1)
    for x in np.linspace(-0.08, 0.08, 7):
        brush.fill(box(float(x) - 0.002, -0.89, float(x) + 0.002, -0.865), dark, 0.1)
    glow = (1.0, 0.90, 0.62)
    brush.own(
        box(-0.042, -0.93, 0.042, -0.865),
        glow if brush.stage.light.dim or brush.stage.light.overcast else mix(GLASS, glow, 0.5),
    )
    brush.fill(
        smooth([(-0.065, -0.925), (-0.03, -0.965), (0.0, -0.985), (0.03, -0.965), (0.065, -0.925)], steps=4),
        stripe,
        0.2,
    )
    brush.fill(limb([(0, -0.98), (0, -1.01)], [0.006, 0.003]), dark)
    brush.fill(box(-0.022, -0.115, 0.022, -0.06), (0.26, 0.18, 0.14), 0.2)
    for y in (-0.32, -0.55):
        brush.fill(
            smooth([(-0.012, y), (-0.012, y - 0.03), (0, y - 0.04), (0.012, y - 0.03), (0.012, y)], steps=3),
            (0.16, 0.16, 0.2),
            0.1,
        )
    if brush.stage.light.dim or brush.stage.light.overcast:
        brush.shine(0, -0.897, 0.34, glow, 0.62)
        brush.shine(0, -0.897, 0.09, (1.0, 0.97, 0.88), 0.9)
        for sign, far, opacity in (
            (s, f, o) for s in (1, -1) for f, o in ((2.3, 0.09), (1.3, 0.11), (0.7, 0.12))
        ):
            spread = 0.045 * far / 1.25
            beam: list[Spot] = [
                (0, -0.905), (sign * far, -0.92 - spread), (sign * far, -0.875 + spread), (0, -0.889),
            ]  # fmt: skip
            brush.own(beam, glow, opacity=opacity, soft=0.024)


def tree(brush: Brush) -> None:
    leaf = tint_of(brush, (0.30, 0.46, 0.22))
    bark = (0.34, 0.24, 0.18)
    rng = dice(brush.stage.world, "tree", brush.actor.costume.seed)
    brush.fill(limb([(0.0, 0.0), (0.015, -0.25), (-0.01, -0.55)], [0.075, 0.045, 0.025]), bark, 0.2)
    for sign in (-1, 1):
        brush.fill(limb([(0.0, 0.0), (sign * 0.13, 0.012)], [0.035, 0.008]), bark, 0.2)
        brush.fill(
            limb([(0.005, -0.32), (sign * 0.13, -0.46), (sign * 0.24, -0.56)], [0.032, 0.022, 0.01]),
            bark,
            0.2,
        )
    heaps = [
        (0.30 * math.cos(a) * f, -0.68 + 0.22 * math.sin(a) * f, rng.uniform(0.10, 0.16))
        for a, f in zip(rng.uniform(0, 6.28, 17), rng.random(17) ** 0.5, strict=True)
    ]
    for x, y, r in heaps:
        brush.fill(blob(rng, (x, y), r, r * 0.85, rough=0.15), leaf, 0.35)
    side = math.copysign(1.0, brush.stage.sun_x - brush.actor.x) * brush.actor.facing
    for x, y, r in heaps:
        brush.fill(
            blob(rng, (x + side * r * 0.25, y - r * 0.28), r * 0.66, r * 0.5, rough=0.22),
            mix(leaf, (0.9, 0.85, 0.4), 0.16),
            -0.5,
            opacity=0.6,
        )


def robot(brush: Brush) -> None:
    """A friendly boxy machine with one lit eye band."""
    shell = tint_of(brush, (0.78, 0.74, 0.66))
    dark = mix(shell, (0.1, 0.11, 0.13), 0.72)
    pose = brush.actor.pose
    for side, shade in ((-1, 0.4), (1, 0.1)):
        x = side * 0.095
        step = 0.10 * side if pose.name in ("walk", "run") else 0.0
        brush.fill(
            limb([(x, -0.40), (x + step * 0.5, -0.22), (x + step, -0.05)], [0.034, 0.03, 0.034]), dark, shade
        )
        brush.fill(
            smooth(
                [
                    (x + step - 0.07, 0),
                    (x + step - 0.06, -0.07),
                    (x + step + 0.06, -0.075),
                    (x + step + 0.11, 0),
                ],
                steps=4,
            ),
            shell,
            shade,
        )
    raised = pose.arm > 60
    for side in (-1, 1):
        shoulder = (side * 0.20, -0.68)
        if side > 0 and raised:
            hand, elbow = (0.36, -0.98), (0.33, -0.76)
        elif side > 0 and pose.elbow > 60:
            hand, elbow = (0.36, -0.52), (0.26, -0.52)
        else:
            hand, elbow = (side * 0.265, -0.36), (side * 0.275, -0.54)
        brush.fill(limb([shoulder, elbow, hand], [0.03, 0.026, 0.026]), dark, 0.3 if side < 0 else 0.1)
        brush.fill(ellipse(hand, 0.048, 0.048), shell, 0.2 if side < 0 else 0.0)
        brush.fill(ellipse(shoulder, 0.06, 0.06), shell, 0.2)
    brush.body(
        smooth(
            [(-0.19, -0.72), (0.19, -0.72), (0.17, -0.42), (0.12, -0.36), (-0.12, -0.36), (-0.17, -0.42)],
            steps=4,
        ),
        shell,
    )
    brush.fill(smooth([(-0.10, -0.64), (0.10, -0.64), (0.09, -0.52), (-0.09, -0.52)], steps=3), dark, 0.2)
    for index, tint in enumerate(((0.95, 0.45, 0.3), (0.95, 0.8, 0.4), (0.45, 0.85, 0.7))):
        brush.own(ellipse((-0.05 + index * 0.05, -0.58), 0.014, 0.014), tint)
    tilt = math.radians(-pose.head * 0.6)
    brush.fill(box(-0.035, -0.76, 0.035, -0.70), dark, 0.2)

    def nod(shape: Points) -> Points:
        cos, sin = math.cos(tilt), math.sin(tilt)
        away = shape - np.array([0, -0.75])
        return away @ np.array([[cos, sin], [-sin, cos]]) + np.array([0, -0.75])

    brush.body(
        nod(
            smooth(
                [
                    (-0.16, -0.97),
                    (0.16, -0.97),
                    (0.175, -0.86),
                    (0.15, -0.76),
                    (-0.15, -0.76),
                    (-0.175, -0.86),
                ],
                steps=4,
            )
        ),
        shell,
    )
    brush.fill(
        nod(
            smooth(
                [(-0.11, -0.925), (0.145, -0.925), (0.15, -0.86), (0.13, -0.815), (-0.11, -0.815)], steps=4
            )
        ),
        (0.06, 0.07, 0.09),
        0.2,
    )
    for x in (-0.035, 0.075):
        place = nod(points([(x, -0.87)]))[0]
        brush.shine(float(place[0]), float(place[1]), 0.075, (0.45, 0.95, 1.0), 0.6)
        brush.own(ellipse((float(place[0]), float(place[1])), 0.022, 0.027), (0.75, 1.0, 1.0))
    brush.fill(nod(limb([(0.0, -0.97), (0.0, -1.04)], [0.006, 0.006])), dark)
    tip = nod(points([(0.0, -1.05)]))[0]
    brush.own(ellipse((float(tip[0]), float(tip[1])), 0.018, 0.018), (1.0, 0.5, 0.35))


def thing(brush: Brush) -> None:
    """What its name says, else a parcel tied with string; on a soft halo so that the eye goes to it."""
    brush.shine(0, -0.5, 1.0, brush.stage.light.rim, 0.22)
    actor = brush.actor
    sketch = sketch_named(actor.costume.words)
    if sketch is not None:
        tint = actor.costume.main if actor.costume.named else None
        size = actor.height * 1.62
        sketch(Table(brush.cel, brush.stage, (actor.x, actor.y - size * 0.17), size, tint))
        return
    tint = tint_of(brush, (0.72, 0.52, 0.32))
    brush.body(points([(-0.52, -0.72), (0.30, -0.72), (0.30, 0.0), (-0.52, 0.0)]), tint)
    brush.fill([(0.30, -0.72), (0.56, -0.86), (0.56, -0.14), (0.30, 0.0)], tint, 0.6)
    brush.fill([(-0.52, -0.72), (-0.24, -0.86), (0.56, -0.86), (0.30, -0.72)], tint, -0.5)
    band = brush.actor.costume.second
    ribbon = mix(band, (0.8, 0.25, 0.2), 0.5)
    brush.fill([(-0.17, -0.72), (-0.05, -0.72), (-0.05, 0.0), (-0.17, 0.0)], ribbon)
    brush.fill([(-0.17, -0.72), (-0.05, -0.72), (0.22, -0.86), (0.10, -0.86)], ribbon, -0.4)
    for side in (-1, 1):
        brush.fill(
            smooth([(0.0, -0.79), (side * 0.16, -1.0), (side * 0.26, -0.92), (side * 0.16, -0.80)]),
            ribbon,
            -0.2,
        )


THINGS = {
    Figure.LIGHTHOUSE: lighthouse,
    Figure.TREE: tree,
    Figure.ROBOT: robot,
    Figure.THING: thing,
}
