"""Machines, landmarks, spirits and things."""

from __future__ import annotations

import math

import numpy as np

from reelwright.film.grammar import Figure
from reelwright.providers.animatic.cel import Colour, mix
from reelwright.providers.animatic.curve import blob, box, ellipse, limb, points, smooth
from reelwright.providers.animatic.figures.brush import Brush
from reelwright.providers.animatic.noise import dice

STEEL = (0.62, 0.65, 0.68)
GLASS = (0.36, 0.52, 0.60)
LAMP = (1.0, 0.84, 0.52)


def _paint(brush: Brush, standard: Colour) -> Colour:
    suit = brush.actor.costume
    return suit.main if suit.named else standard


def boat(brush: Brush) -> None:
    """A small sailing boat, its hull in the water."""
    hull = _paint(brush, (0.62, 0.24, 0.18))
    brush.fill(limb([(0.02, -0.10), (0.02, -1.0)], [0.011, 0.007]), (0.36, 0.26, 0.18), 0.1)
    brush.fill(
        smooth([(0.0, -0.96), (-0.10, -0.56), (-0.40, -0.20), (0.0, -0.18)], steps=5), (0.93, 0.88, 0.78), 0.1
    )
    brush.fill(
        smooth([(0.045, -0.90), (0.16, -0.54), (0.40, -0.19), (0.045, -0.18)], steps=5),
        (0.95, 0.91, 0.82),
        -0.2,
    )
    for y in (-0.4, -0.62):
        brush.fill(
            limb([(0.0, y), (-0.26 * (y + 1.1), y + 0.02)], [0.004, 0.002]), (0.6, 0.52, 0.42), 0.2, atop=True
        )
    brush.body(
        [(-0.46, -0.15), (0.54, -0.17), (0.40, 0.0), (0.28, 0.035), (-0.30, 0.035), (-0.40, -0.01)], hull
    )
    brush.fill([(-0.46, -0.15), (0.54, -0.17), (0.52, -0.14), (-0.45, -0.12)], (0.92, 0.88, 0.8), -0.1)
    brush.fill(
        [(-0.39, -0.02), (0.41, -0.02), (0.28, 0.035), (-0.30, 0.035)],
        mix(hull, (0.05, 0.05, 0.08), 0.6),
        0.2,
    )
    pennant = [(0.02, -1.0), (-0.13, -0.965), (0.02, -0.935)]
    brush.fill(pennant, (0.92, 0.72, 0.26), -0.2)
    if brush.stage.light.dim:
        brush.shine(-0.36, -0.22, 0.22, LAMP, 0.6)
        brush.own(ellipse((-0.36, -0.22), 0.02, 0.028), LAMP)


def car(brush: Brush) -> None:
    tint = _paint(brush, (0.78, 0.30, 0.22))
    outline = [
        (-1.18, -0.34),
        (-1.14, -0.58),
        (-0.78, -0.64),
        (-0.52, -0.94),
        (-0.1, -1.0),
        (0.30, -0.96),
        (0.62, -0.64),
        (1.04, -0.56),
        (1.20, -0.44),
        (1.20, -0.20),
        (-1.16, -0.18),
    ]
    brush.body(smooth(outline, steps=4), tint)
    for pane in (
        [(-0.66, -0.63), (-0.46, -0.88), (-0.10, -0.92), (-0.10, -0.63)],
        [(-0.02, -0.63), (-0.02, -0.92), (0.26, -0.88), (0.50, -0.63)],
    ):
        brush.fill(pane, GLASS, 0.1)
        brush.fill(
            [pane[0], pane[1], (pane[1][0] + 0.10, pane[1][1]), (pane[0][0] + 0.10, pane[0][1])],
            (0.9, 0.95, 1.0),
            -0.2,
            opacity=0.3,
        )
    brush.fill(box(-1.17, -0.26, 1.2, -0.18), (0.14, 0.13, 0.14), 0.3)
    brush.fill(limb([(-1.12, -0.46), (1.12, -0.44)], [0.008, 0.008]), (0.95, 0.92, 0.86), 0.0, opacity=0.7)
    for x in (-0.70, 0.72):
        brush.fill(ellipse((x, -0.19), 0.23, 0.21), (0.07, 0.07, 0.08), 0.3)
        brush.fill(ellipse((x, -0.19), 0.11, 0.10), STEEL, 0.0)
    lit = brush.stage.light.dim
    brush.own(ellipse((1.13, -0.46), 0.06, 0.055), LAMP if lit else (0.92, 0.9, 0.8))
    brush.own(ellipse((-1.14, -0.46), 0.035, 0.05), (0.9, 0.2, 0.15))
    if lit:
        brush.shine(1.16, -0.46, 0.4, LAMP, 0.6)
        brush.own([(1.15, -0.48), (3.2, -0.62), (3.2, 0.0), (1.15, -0.42)], LAMP, opacity=0.14, soft=0.05)


def train(brush: Brush) -> None:
    """A locomotive and its coaches."""
    tint = _paint(brush, (0.22, 0.34, 0.36))
    for index in range(3):
        x = -1.35 - 1.55 * index
        brush.body(box(x - 0.72, -0.72, x + 0.72, -0.16), mix(tint, (0.62, 0.28, 0.2), 0.5))
        brush.fill(box(x - 0.75, -0.78, x + 0.75, -0.71), (0.22, 0.2, 0.22), 0.1)
        for window in range(5):
            pane = box(x - 0.62 + window * 0.26, -0.60, x - 0.44 + window * 0.26, -0.40)
            (brush.own if brush.stage.light.dim else brush.fill)(
                pane, LAMP if brush.stage.light.dim else GLASS
            )
        for wheel in (-0.45, 0.45):
            brush.fill(ellipse((x + wheel, -0.10), 0.11, 0.10), (0.1, 0.1, 0.11), 0.2)
    brush.body(
        smooth(
            [(-0.5, -0.66), (0.86, -0.66), (0.96, -0.55), (0.96, -0.30), (0.86, -0.20), (-0.5, -0.20)],
            steps=4,
        ),
        tint,
    )
    brush.body(box(-0.62, -0.90, -0.18, -0.18), tint)
    brush.fill(box(-0.68, -0.96, -0.12, -0.89), (0.16, 0.15, 0.16), 0.1)
    (brush.own if brush.stage.light.dim else brush.fill)(
        box(-0.52, -0.82, -0.28, -0.58), LAMP if brush.stage.light.dim else GLASS
    )
    brush.fill([(0.62, -0.66), (0.58, -0.94), (0.78, -0.94), (0.74, -0.66)], (0.14, 0.13, 0.14), 0.1)
    brush.fill(smooth([(0.14, -0.66), (0.16, -0.78), (0.32, -0.78), (0.34, -0.66)]), (0.80, 0.62, 0.28), -0.1)
    for stripe in (0.0, 0.42):
        brush.fill(box(stripe, -0.66, stripe + 0.03, -0.20), (0.80, 0.62, 0.28), -0.1)
    for x, r in ((-0.38, 0.17), (0.02, 0.17), (0.42, 0.17), (0.78, 0.10)):
        brush.fill(ellipse((x, -r), r, r), (0.42, 0.14, 0.12), 0.1)
        brush.fill(ellipse((x, -r), r * 0.72, r * 0.72), (0.10, 0.10, 0.11), 0.2)
    brush.fill(limb([(-0.38, -0.15), (0.42, -0.15)], [0.018, 0.018]), STEEL, 0.0)
    brush.fill([(0.84, -0.20), (1.12, -0.01), (0.84, -0.01)], (0.36, 0.12, 0.10), 0.1)
    brush.own(ellipse((0.95, -0.50), 0.05, 0.055), LAMP)
    brush.shine(1.0, -0.50, 0.3, LAMP, 0.7 if brush.stage.light.dim else 0.3)
    rng = dice(brush.stage.world, "steam")
    for index in range(9):
        r = 0.09 + 0.045 * index
        puff = blob(
            rng, (0.66 - index * 0.24, -1.04 - 0.07 * index - 0.03 * math.sin(index)), r * 1.4, r, rough=0.2
        )
        brush.fill(puff, (0.93, 0.93, 0.94), -0.1, opacity=0.6 - 0.05 * index, soft=0.02)


def aircraft(brush: Brush) -> None:
    tint = _paint(brush, (0.90, 0.88, 0.82))
    accent = brush.actor.costume.main if brush.actor.costume.named else (0.80, 0.28, 0.22)
    y = -0.5
    brush.fill([(-1.04, y - 0.06), (-1.30, y - 0.50), (-1.08, y - 0.50), (-0.72, y - 0.10)], accent, 0.0)
    brush.fill([(0.06, y - 0.08), (-0.28, y - 0.42), (-0.44, y - 0.42), (-0.24, y - 0.05)], tint, 0.5)
    brush.body(
        smooth(
            [
                (-1.22, y - 0.08),
                (-0.5, y - 0.17),
                (0.4, y - 0.20),
                (0.86, y - 0.14),
                (1.10, y + 0.0),
                (0.84, y + 0.12),
                (0.2, y + 0.16),
                (-0.6, y + 0.08),
            ]
        ),
        tint,
    )
    brush.fill(
        smooth([(0.46, y - 0.17), (0.62, y - 0.26), (0.80, y - 0.18), (0.88, y - 0.11), (0.6, y - 0.11)]),
        GLASS,
        -0.1,
    )
    brush.fill(
        limb([(-1.1, y + 0.0), (0.2, y + 0.03), (0.95, y + 0.03)], [0.012, 0.02, 0.012]),
        accent,
        0.0,
        atop=True,
    )
    brush.fill([(0.26, y + 0.06), (-0.20, y + 0.52), (-0.50, y + 0.56), (-0.20, y + 0.08)], tint, 0.15)
    brush.fill([(-0.98, y - 0.02), (-1.22, y + 0.16), (-1.34, y + 0.16), (-1.16, y - 0.04)], tint, 0.2)
    brush.fill(ellipse((1.12, y), 0.022, 0.34), (0.5, 0.5, 0.5), 0.0, opacity=0.4)
    brush.fill(ellipse((1.09, y), 0.05, 0.045), accent, -0.2)


def rocket(brush: Brush) -> None:
    tint = _paint(brush, (0.92, 0.90, 0.87))
    fin = brush.actor.costume.main if brush.actor.costume.named else (0.82, 0.26, 0.20)
    flame = [
        (-0.075, -0.10),
        (-0.13, 0.04),
        (-0.06, 0.14),
        (0.0, 0.30),
        (0.06, 0.14),
        (0.13, 0.04),
        (0.075, -0.10),
    ]
    brush.shine(0, 0.04, 0.36, (1.0, 0.6, 0.25), 0.6)
    brush.own(smooth(flame), (1.0, 0.55, 0.18), soft=0.012)
    brush.own(
        smooth([(-0.04, -0.10), (-0.06, 0.03), (0.0, 0.16), (0.06, 0.03), (0.04, -0.10)]),
        (1.0, 0.92, 0.66),
        soft=0.008,
    )
    for sign in (-1, 1):
        brush.fill(
            smooth(
                [(sign * 0.10, -0.40), (sign * 0.24, -0.20), (sign * 0.25, -0.06), (sign * 0.10, -0.14)],
                steps=5,
            ),
            fin,
            0.1 * sign,
        )
    brush.body(
        smooth(
            [
                (0.0, -1.0),
                (0.085, -0.84),
                (0.13, -0.58),
                (0.125, -0.28),
                (0.085, -0.10),
                (-0.085, -0.10),
                (-0.125, -0.28),
                (-0.13, -0.58),
                (-0.085, -0.84),
            ]
        ),
        tint,
    )
    brush.fill(
        smooth([(0.0, -1.0), (0.066, -0.88), (0.09, -0.80), (0, -0.785), (-0.09, -0.80), (-0.066, -0.88)]),
        fin,
        0.0,
    )
    brush.fill(ellipse((0, -0.62), 0.066, 0.066), STEEL, 0.2)
    brush.fill(ellipse((0, -0.62), 0.05, 0.05), GLASS, -0.1)
    brush.fill(smooth([(-0.02, -0.32), (0.02, -0.32), (0.025, -0.08), (-0.025, -0.08)]), fin, 0.2)


def lighthouse(brush: Brush) -> None:
    stripe = _paint(brush, (0.74, 0.24, 0.20))
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
        for sign, spread in ((1, 0.10), (-1, 0.075)):
            brush.own(
                [(0, -0.905), (sign * 2.4, -0.98 - spread), (sign * 2.4, -0.86 + spread), (0, -0.889)],
                glow,
                opacity=0.26,
                soft=0.018,
            )


def tree(brush: Brush) -> None:
    leaf = _paint(brush, (0.30, 0.46, 0.22))
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
    shell = _paint(brush, (0.78, 0.74, 0.66))
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

    def nod(shape: np.ndarray) -> np.ndarray:
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


def spirit(brush: Brush) -> None:
    """A luminous form that swirls upwards and has, nearly, a face."""
    tint = _paint(brush, (0.66, 0.86, 0.95))
    light = brush.stage.light.own(tint)
    white = mix(light, (1, 1, 1), 0.6)
    brush.shine(0.0, -0.58, 0.62, light, 0.5)
    rng = dice(brush.stage.world, "spirit", brush.actor.costume.seed)
    for index in range(9):
        phase, wide = index * 0.72, 0.10 + 0.028 * index
        t = np.linspace(0, 1, 26)
        x = (0.06 + wide * t) * np.sin(phase + t * (4.4 + 0.3 * index)) * (1 - 0.35 * t)
        y = -0.02 - t * (0.72 + 0.03 * index) + 0.02 * rng.normal()
        ribbon = limb(np.stack([x, y], 1), [0.004, 0.034, 0.045, 0.02, 0.003], steps=2)
        brush.own(ribbon, mix(tint, (1, 1, 1), 0.3 + 0.05 * index), opacity=0.34, soft=0.004)
    body = smooth(
        [
            (0.0, -0.02),
            (-0.10, -0.22),
            (-0.22, -0.46),
            (-0.25, -0.72),
            (-0.14, -0.92),
            (0.03, -0.98),
            (0.19, -0.90),
            (0.25, -0.70),
            (0.20, -0.46),
            (0.13, -0.24),
            (0.09, -0.08),
        ]
    )
    brush.own(body, mix(tint, (1, 1, 1), 0.35), opacity=0.55, soft=0.03)
    brush.shine(0.02, -0.72, 0.26, white, 0.6)
    for x in (-0.06, 0.10):
        brush.own(
            ellipse((x, -0.75), 0.024, 0.040), mix(tint, (0.05, 0.08, 0.16), 0.85), opacity=0.85, soft=0.003
        )
    for index in range(16):
        angle, far = rng.uniform(0, 6.28), rng.uniform(0.24, 0.56)
        spot = (far * math.cos(angle), -0.55 + far * 0.9 * math.sin(angle))
        brush.shine(spot[0], spot[1], 0.03, white, 0.5)
        brush.own(ellipse(spot, 0.006, 0.006), (1, 1, 1))


def thing(brush: Brush) -> None:
    """A parcel tied with string: any object, on a soft halo so that the eye goes to it."""
    tint = _paint(brush, (0.72, 0.52, 0.32))
    brush.shine(0, -0.5, 1.0, brush.stage.light.rim, 0.22)
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
    Figure.BOAT: boat,
    Figure.CAR: car,
    Figure.TRAIN: train,
    Figure.AIRCRAFT: aircraft,
    Figure.ROCKET: rocket,
    Figure.LIGHTHOUSE: lighthouse,
    Figure.TREE: tree,
    Figure.ROBOT: robot,
    Figure.SPIRIT: spirit,
    Figure.THING: thing,
}
