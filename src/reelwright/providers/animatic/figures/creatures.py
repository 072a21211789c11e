"""Animals on wings and in the water."""

from __future__ import annotations

import numpy as np

from reelwright.film.grammar import Figure
from reelwright.providers.animatic.cel import mix
from reelwright.providers.animatic.curve import Spot, ellipse, limb, points, smooth
from reelwright.providers.animatic.figures.brush import Brush, tint_of

EYE = (0.04, 0.03, 0.04)


def bird(brush: Brush) -> None:
    """In flight, wings up."""
    tint = tint_of(brush, (0.90, 0.90, 0.88))
    y = -0.5
    far = [
        (0.05, y - 0.08),
        (-0.10, y - 0.50),
        (0.10, y - 0.98),
        (0.30, y - 1.12),
        (0.24, y - 0.6),
        (0.22, y - 0.1),
    ]
    near = [
        (0.10, y - 0.06),
        (-0.30, y - 0.40),
        (-0.62, y - 0.86),
        (-0.96, y - 1.06),
        (-0.72, y - 0.62),
        (-0.56, y - 0.36),
        (-0.20, y + 0.04),
    ]
    brush.fill(smooth(far), tint, 0.5)
    brush.fill([(-0.42, y - 0.02), (-0.92, y + 0.02), (-0.96, y + 0.14), (-0.40, y + 0.12)], tint, 0.3)
    brush.body(
        smooth(
            [
                (-0.50, y + 0.04),
                (-0.1, y - 0.14),
                (0.34, y - 0.14),
                (0.54, y - 0.10),
                (0.60, y - 0.02),
                (0.50, y + 0.06),
                (0.1, y + 0.17),
                (-0.3, y + 0.12),
            ]
        ),
        tint,
    )
    brush.fill(smooth(near), tint, -0.1)
    brush.fill(
        smooth([(-0.62, y - 0.86), (-0.96, y - 1.06), (-0.72, y - 0.62)]),
        mix(tint, (0.1, 0.1, 0.12), 0.6),
        0.2,
    )
    brush.fill([(0.57, y - 0.07), (0.78, y - 0.01), (0.57, y + 0.02)], (0.92, 0.62, 0.2))
    brush.fill(ellipse((0.49, y - 0.06), 0.022, 0.022), EYE)


def fish(brush: Brush) -> None:
    tint = tint_of(brush, (0.92, 0.50, 0.22))
    y = -0.5
    brush.fill(smooth([(-0.72, y), (-1.14, y - 0.38), (-1.02, y), (-1.14, y + 0.38)]), tint, 0.2)
    brush.fill(smooth([(-0.2, y - 0.34), (0.0, y - 0.66), (0.36, y - 0.34)]), tint, 0.3)
    brush.fill(smooth([(-0.05, y + 0.30), (-0.12, y + 0.56), (0.22, y + 0.36)]), tint, 0.4)
    brush.body(
        smooth(
            [
                (-0.84, y),
                (-0.4, y - 0.30),
                (0.15, y - 0.42),
                (0.62, y - 0.26),
                (0.86, y),
                (0.62, y + 0.26),
                (0.15, y + 0.42),
                (-0.4, y + 0.30),
            ]
        ),
        tint,
    )
    for x in (-0.25, 0.2):
        brush.fill(
            smooth(
                [
                    (x - 0.06, y - 0.36),
                    (x + 0.09, y - 0.36),
                    (x + 0.14, y),
                    (x + 0.09, y + 0.36),
                    (x - 0.06, y + 0.36),
                    (x, y),
                ]
            ),
            (0.95, 0.94, 0.9),
            -0.1,
            opacity=0.85,
            atop=True,
        )
    brush.fill(smooth([(0.18, y + 0.02), (-0.06, y + 0.2), (0.02, y + 0.3), (0.28, y + 0.16)]), tint, 0.5)
    brush.fill(ellipse((0.60, y - 0.07), 0.075, 0.085), (0.97, 0.97, 0.93), -0.3)
    brush.fill(ellipse((0.62, y - 0.07), 0.042, 0.05), EYE)


def whale(brush: Brush) -> None:
    tint = tint_of(brush, (0.24, 0.34, 0.46))
    y = -0.48
    brush.fill(
        smooth(
            [
                (-1.46, y - 0.10),
                (-1.74, y - 0.46),
                (-1.98, y - 0.48),
                (-1.78, y - 0.22),
                (-1.92, y + 0.10),
                (-1.62, y + 0.06),
            ]
        ),
        tint,
        0.1,
    )
    outline = [
        (-1.62, y - 0.12),
        (-1.0, y - 0.24),
        (-0.3, y - 0.44),
        (0.5, y - 0.48),
        (1.05, y - 0.30),
        (1.28, y + 0.02),
        (1.16, y + 0.24),
        (0.7, y + 0.42),
        (0.0, y + 0.42),
        (-0.7, y + 0.22),
        (-1.3, y + 0.04),
    ]
    brush.body(smooth(outline), tint)
    belly = [
        (1.24, y + 0.10),
        (0.8, y + 0.16),
        (0.1, y + 0.22),
        (-0.5, y + 0.20),
        (0.0, y + 0.44),
        (0.7, y + 0.44),
        (1.14, y + 0.26),
    ]
    brush.fill(smooth(belly), mix(tint, (0.92, 0.94, 0.94), 0.65), 0.1, atop=True)
    for index in range(6):
        line = [
            (1.16 - 0.03 * index, y + 0.18 + 0.035 * index),
            (0.5, y + 0.24 + 0.035 * index),
            (-0.1, y + 0.25 + 0.03 * index),
        ]
        brush.fill(limb(line, [0.006, 0.007, 0.003]), tint, 0.3, opacity=0.6, atop=True)
    brush.fill(
        smooth([(0.34, y + 0.20), (0.22, y + 0.50), (-0.16, y + 0.72), (-0.06, y + 0.46), (0.08, y + 0.22)]),
        tint,
        0.3,
    )
    brush.fill(ellipse((0.86, y + 0.06), 0.032, 0.032), EYE)
    brush.own(ellipse((0.87, y + 0.05), 0.009, 0.009), (1, 1, 1))


def insect(brush: Brush) -> None:
    """A butterfly, wings open."""
    tint = tint_of(brush, (0.92, 0.56, 0.22))
    y = -0.5
    for sign, shade in ((-1, 0.2), (1, -0.1)):
        upper = smooth(
            [
                (0.0, y - 0.06),
                (sign * 0.3, y - 0.5),
                (sign * 0.72, y - 0.56),
                (sign * 0.78, y - 0.22),
                (sign * 0.4, y + 0.02),
            ]
        )
        lower = smooth(
            [
                (0.0, y + 0.02),
                (sign * 0.42, y + 0.06),
                (sign * 0.56, y + 0.32),
                (sign * 0.34, y + 0.5),
                (sign * 0.1, y + 0.3),
            ]
        )
        for wing in (upper, lower):
            brush.fill(wing, mix(tint, EYE, 0.75), shade)
            centre = wing.mean(0)
            brush.fill(centre + (wing - centre) * 0.8, tint, shade)
        brush.fill(ellipse((sign * 0.56, y - 0.36), 0.06, 0.07), (0.97, 0.92, 0.8), shade)
        brush.fill(
            limb([(0, y - 0.3), (sign * 0.1, y - 0.52), (sign * 0.2, y - 0.58)], [0.012, 0.008, 0.014]), EYE
        )
    brush.fill(limb([(0, y - 0.32), (0, y), (0, y + 0.36)], [0.05, 0.055, 0.025]), (0.12, 0.09, 0.08))


def dragon(brush: Brush) -> None:
    """Reared, wings spread, tail in a curve."""
    hide = tint_of(brush, (0.30, 0.44, 0.34))
    wing = mix(hide, (0.72, 0.34, 0.24), 0.45)
    for sign, shade, x in ((1, 0.45, 0.06), (-1, 0.1, -0.06)):
        ribs: list[Spot] = [
            (x, -0.58),
            (x - sign * -0.30 - 0.10, -0.98),
            (x + sign * 0.62 - 0.2, -1.06),
            (x + sign * 0.78 - 0.22, -0.70),
            (x + sign * 0.52 - 0.16, -0.66),
            (x + sign * 0.52 - 0.16, -0.46),
            (x + sign * 0.30 - 0.1, -0.52),
            (x + sign * 0.16 - 0.08, -0.40),
        ]
        brush.fill(points(ribs), wing, shade)
        for tip in ribs[2:7:2]:
            brush.fill(limb([(x, -0.58), ribs[1], tip], [0.016, 0.012, 0.003]), hide, shade + 0.1)
    tail = [(-0.10, -0.16), (-0.34, -0.06), (-0.62, -0.08), (-0.78, -0.22), (-0.74, -0.36)]
    brush.fill(limb(tail, [0.10, 0.08, 0.05, 0.03, 0.01]), hide, 0.2)
    brush.fill([(-0.74, -0.34), (-0.68, -0.48), (-0.80, -0.44)], wing, 0.2)
    for x, far in ((0.02, True), (-0.12, False)):
        brush.fill(
            limb(
                [(x, -0.26), (x + 0.09, -0.14), (x + 0.02, -0.02), (x + 0.12, -0.01)],
                [0.075, 0.055, 0.035, 0.02],
            ),
            hide,
            0.45 if far else 0.1,
        )
    spine = [(-0.14, -0.14), (-0.06, -0.38), (0.06, -0.58), (0.16, -0.76), (0.18, -0.88)]
    brush.fill(limb(spine, [0.11, 0.15, 0.11, 0.06, 0.045], steps=10), hide, 0.0)
    belly = [(0.02, -0.16), (0.10, -0.38), (0.15, -0.56), (0.215, -0.76)]
    brush.fill(limb(belly, [0.05, 0.07, 0.05, 0.02]), mix(hide, (0.9, 0.84, 0.6), 0.55), -0.1, atop=True)
    at = np.linspace(0.1, 0.95, 9)
    across = np.interp(at, [0, 0.3, 0.6, 1], [-0.24, -0.20, -0.06, 0.12])
    up = np.interp(at, [0, 0.3, 0.6, 1], [-0.16, -0.42, -0.66, -0.94])
    for x, y in zip(across.tolist(), up.tolist(), strict=True):
        brush.fill([(x, y), (x - 0.055, y - 0.045), (x + 0.02, y - 0.06)], wing, 0.1)
    head = [
        (0.12, -0.92),
        (0.20, -0.99),
        (0.30, -0.97),
        (0.46, -0.89),
        (0.47, -0.85),
        (0.32, -0.845),
        (0.42, -0.80),
        (0.28, -0.80),
        (0.16, -0.83),
    ]
    brush.body(smooth(head, steps=5), hide)
    for horn in (0.0, 0.05):
        brush.fill(
            limb([(0.17 + horn, -0.97), (0.10 + horn, -1.03), (0.05 + horn, -1.10)], [0.018, 0.012, 0.003]),
            (0.86, 0.8, 0.66),
            0.1,
        )
    brush.own(ellipse((0.285, -0.925), 0.017, 0.013), (1.0, 0.78, 0.24))
    brush.shine(0.285, -0.925, 0.05, (1.0, 0.7, 0.2), 0.4)


CREATURES = {
    Figure.BIRD: bird,
    Figure.FISH: fish,
    Figure.WHALE: whale,
    Figure.INSECT: insect,
    Figure.DRAGON: dragon,
}
