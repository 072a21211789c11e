"""Animals on four legs."""

from __future__ import annotations

import re

from reelwright.film.grammar import Figure
from reelwright.providers.animatic.cel import Colour, mix
from reelwright.providers.animatic.curve import ellipse, limb, points, smooth
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


ANIMALS = {
    Figure.DOG: dog,
    Figure.CAT: cat,
    Figure.HORSE: horse,
    Figure.BEAST: beast,
}
