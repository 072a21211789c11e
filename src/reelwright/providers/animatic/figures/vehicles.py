"""What carries people: on water, road and rail, in the air and beyond it."""

from __future__ import annotations

import math

from reelwright.film.grammar import Figure
from reelwright.providers.animatic.cel import mix
from reelwright.providers.animatic.curve import blob, box, ellipse, limb, smooth
from reelwright.providers.animatic.figures.brush import Brush, tint_of
from reelwright.providers.animatic.noise import dice
from reelwright.providers.animatic.places.buildings import LAMP

STEEL = (0.62, 0.65, 0.68)
GLASS = (0.36, 0.52, 0.60)


def boat(brush: Brush) -> None:
    """A small sailing boat, its hull in the water."""
    hull = tint_of(brush, (0.62, 0.24, 0.18))
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
    tint = tint_of(brush, (0.78, 0.30, 0.22))
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
    tint = tint_of(brush, (0.22, 0.34, 0.36))
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
    tint = tint_of(brush, (0.90, 0.88, 0.82))
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
    tint = tint_of(brush, (0.92, 0.90, 0.87))
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


VEHICLES = {
    Figure.BOAT: boat,
    Figure.CAR: car,
    Figure.TRAIN: train,
    Figure.AIRCRAFT: aircraft,
    Figure.ROCKET: rocket,
}
