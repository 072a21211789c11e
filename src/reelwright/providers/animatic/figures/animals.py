"""Animals: on four legs, on wings, in the water."""

from __future__ import annotations

import re

import numpy as np

from reelwright.film.grammar import Figure
from reelwright.providers.animatic.cel import Colour, mix
from reelwright.providers.animatic.curve import Spot, ellipse, limb, points, smooth
from reelwright.providers.animatic.figures.brush import Brush, tint_of

EYE = (0.04, 0.03, 0.04)


def _legs(
    brush: Brush,
    fur: Colour,
    spots: tuple[float, float, float, float],
    top: float,
    thick: float,
    *,
    hoof: bool = False,
) -> None:
    """Four legs; in a walk or run they are spread."""
    stride = {"walk": 0.07, "run": 0.2}.get(brush.actor.pose.name, 0.0)
    for index, x in enumerate(spots):
        far = index % 2 == 1
        swing = stride * (1 if index in (0, 3) else -1)
        knee = (x + swing * 0.35 + (0.02 if index > 1 else -0.01), top * 0.5)
        foot = (x + swing, -0.01)
        brush.fill(limb([(x, top), knee, foot], [thick * 1.7, thick, thick * 0.75]), fur, 0.5 if far else 0.1)
        brush.fill(
            limb([(foot[0] - 0.01, -0.012), (foot[0] + thick * 1.1, -0.012)], [thick * 0.8, thick * 0.6]),
            (0.15, 0.12, 0.1) if hoof else fur,
            0.4,
        )


def dog(brush: Brush) -> None:
    wild = re.search(r"\b(fox|wolf|rubah|serigala|coyote)", brush.actor.costume.words)
    fur = tint_of(brush, (0.66, 0.46, 0.28))
    if wild and wild[1] in ("fox", "rubah"):
        fur = (0.80, 0.42, 0.18)
    pale = mix(fur, (0.95, 0.9, 0.82), 0.5)
    if wild:
        # A brush of a tail, its tip white.
        brush.fill(limb([(-0.44, -0.58), (-0.66, -0.50), (-0.90, -0.40)], [0.04, 0.11, 0.03]), fur, 0.1)
        brush.fill(limb([(-0.80, -0.45), (-0.93, -0.385)], [0.062, 0.02]), pale, -0.2)
    else:
        tail = [(-0.46, -0.62), (-0.62, -0.76), (-0.66, -0.95)]
        brush.fill(limb(tail, [0.05, 0.045, 0.02]), fur, 0.1)
    _legs(brush, fur, (-0.36, -0.30, 0.24, 0.30), -0.5, 0.045)
    body = [
        (-0.46, -0.66),
        (-0.2, -0.73),
        (0.15, -0.72),
        (0.34, -0.78),
        (0.40, -0.6),
        (0.32, -0.4),
        (0.1, -0.38),
        (-0.2, -0.44),
        (-0.40, -0.40),
        (-0.50, -0.52),
    ]
    brush.body(smooth(body), fur)
    brush.fill(smooth([(0.28, -0.66), (0.40, -0.62), (0.36, -0.42), (0.26, -0.42)]), pale, -0.1, atop=True)
    head = [
        (0.28, -0.92),
        (0.38, -1.0),
        (0.50, -0.97),
        (0.56, -0.88),
        (0.70, -0.84),
        (0.72, -0.77),
        (0.58, -0.72),
        (0.44, -0.70),
        (0.32, -0.76),
    ]
    brush.body(smooth(head), fur)
    brush.fill(smooth([(0.56, -0.82), (0.70, -0.82), (0.71, -0.76), (0.56, -0.73)]), pale, 0.0)
    if wild:
        for shift, shade in ((0.10, 0.4), (0.0, 0.0)):
            ear = [(0.29 + shift, -0.93), (0.33 + shift, -1.16), (0.44 + shift, -0.95)]
            brush.fill(ear, fur, shade)
            brush.fill(
                [(x * 0.55 + 0.16 + shift * 0.45, y * 0.55 - 0.44) for x, y in ear], EYE, shade, opacity=0.6
            )
    else:
        brush.fill(
            smooth([(0.30, -0.98), (0.40, -0.96), (0.42, -0.80), (0.33, -0.70), (0.27, -0.82)]),
            mix(fur, (0.1, 0.06, 0.04), 0.5),
            0.2,
        )
    brush.fill(ellipse((0.715, -0.815), 0.03, 0.025), EYE)
    brush.fill(ellipse((0.525, -0.885), 0.018, 0.02), EYE)


def cat(brush: Brush) -> None:
    """Sitting upright, tail round its feet."""
    fur = tint_of(brush, (0.30, 0.28, 0.30))
    tail = [(-0.34, -0.04), (-0.56, -0.02), (-0.68, -0.16), (-0.62, -0.34)]
    brush.fill(limb(tail, [0.06, 0.06, 0.05, 0.03]), fur, 0.2)
    body = [
        (-0.14, -0.66),
        (-0.32, -0.40),
        (-0.40, -0.14),
        (-0.32, 0.0),
        (0.26, 0.0),
        (0.26, -0.2),
        (0.22, -0.44),
        (0.16, -0.68),
    ]
    brush.body(smooth(body), fur)
    brush.fill(limb([(0.12, -0.5), (0.16, -0.2), (0.18, -0.02)], [0.08, 0.06, 0.05]), fur, 0.0)
    brush.fill(limb([(0.18, -0.025), (0.27, -0.025)], [0.045, 0.035]), fur, -0.1)
    brush.body(ellipse((0.07, -0.80), 0.22, 0.19), fur)
    for x, tip in ((-0.10, -0.16), (0.14, 0.22)):
        brush.fill([(x - 0.04, -0.92), (tip, -1.08), (x + 0.12, -0.95)], fur, 0.1)
    for x in (0.04, 0.18):
        brush.own(ellipse((x, -0.82), 0.032, 0.036), (0.86, 0.78, 0.36))
        brush.fill(ellipse((x, -0.82), 0.010, 0.032), EYE)
    brush.fill(points([(0.10, -0.76), (0.14, -0.76), (0.12, -0.735)]), (0.7, 0.4, 0.4))


def horse(brush: Brush) -> None:
    fur = tint_of(brush, (0.44, 0.27, 0.17))
    mane = mix(fur, (0.06, 0.05, 0.05), 0.7)
    brush.fill(
        smooth(
            [(-0.46, -0.66), (-0.58, -0.56), (-0.62, -0.30), (-0.55, -0.22), (-0.50, -0.42), (-0.44, -0.58)]
        ),
        mane,
    )
    _legs(brush, fur, (-0.36, -0.28, 0.22, 0.28), -0.46, 0.034, hoof=True)
    brush.body(
        smooth(
            [
                (-0.46, -0.66),
                (-0.2, -0.68),
                (0.1, -0.66),
                (0.26, -0.70),
                (0.34, -0.56),
                (0.28, -0.40),
                (0.05, -0.36),
                (-0.2, -0.38),
                (-0.42, -0.42),
                (-0.50, -0.54),
            ]
        ),
        fur,
    )
    brush.body(
        smooth(
            [
                (0.10, -0.64),
                (0.26, -0.80),
                (0.36, -0.98),
                (0.46, -0.99),
                (0.50, -0.90),
                (0.64, -0.76),
                (0.62, -0.70),
                (0.54, -0.70),
                (0.44, -0.77),
                (0.38, -0.66),
                (0.32, -0.50),
                (0.18, -0.48),
            ]
        ),
        fur,
    )
    brush.fill(
        smooth([(0.10, -0.66), (0.20, -0.82), (0.34, -1.0), (0.40, -0.98), (0.30, -0.80), (0.20, -0.64)]),
        mane,
        0.1,
    )
    brush.fill([(0.38, -0.97), (0.40, -1.06), (0.45, -0.97)], fur)
    brush.fill(ellipse((0.475, -0.875), 0.013, 0.014), EYE)


def beast(brush: Brush) -> None:
    """A heavy four-legged animal with a mane or hump: bear, lion, tiger, elephant-like bulk."""
    fur = tint_of(brush, (0.36, 0.27, 0.21))
    _legs(brush, fur, (-0.42, -0.30, 0.22, 0.34), -0.45, 0.075)
    brush.body(
        smooth(
            [
                (-0.54, -0.56),
                (-0.40, -0.76),
                (-0.05, -0.78),
                (0.2, -0.94),
                (0.40, -0.82),
                (0.46, -0.56),
                (0.32, -0.32),
                (-0.1, -0.28),
                (-0.44, -0.30),
            ]
        ),
        fur,
    )
    brush.fill(ellipse((0.42, -0.72), 0.24, 0.25), mix(fur, (0.1, 0.06, 0.05), 0.3), 0.1)
    brush.body(
        smooth(
            [
                (0.34, -0.86),
                (0.50, -0.90),
                (0.62, -0.80),
                (0.76, -0.70),
                (0.75, -0.60),
                (0.60, -0.56),
                (0.42, -0.58),
                (0.34, -0.70),
            ]
        ),
        fur,
    )
    for x in (0.36, 0.50):
        brush.fill(ellipse((x, -0.90), 0.055, 0.06), fur, 0.3)
    brush.fill(ellipse((0.75, -0.67), 0.035, 0.03), EYE)
    brush.fill(ellipse((0.59, -0.76), 0.018, 0.02), EYE)
    brush.fill(limb([(-0.52, -0.58), (-0.62, -0.46), (-0.60, -0.34)], [0.04, 0.03, 0.02]), fur, 0.3)


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


ANIMALS = {
    Figure.DOG: dog,
    Figure.CAT: cat,
    Figure.HORSE: horse,
    Figure.BEAST: beast,
    Figure.BIRD: bird,
    Figure.FISH: fish,
    Figure.WHALE: whale,
    Figure.INSECT: insect,
    Figure.DRAGON: dragon,
}
