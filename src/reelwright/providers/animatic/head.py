"""Heads. Head units: from crown (y = -0.5) to chin (0.5), facing +x."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from reelwright.film.grammar import Figure
from reelwright.providers.animatic.cel import Cel, mix
from reelwright.providers.animatic.costume import Costume
from reelwright.providers.animatic.curve import Spot, ellipse, limb, smooth
from reelwright.providers.animatic.hats import Head, wear
from reelwright.providers.animatic.light import Lighting

_FRONT: list[Spot] = [
    (0.355, -0.10),
    (0.345, 0.10),
    (0.285, 0.32),
    (0.15, 0.465),
    (0, 0.50),
    (-0.15, 0.465),
    (-0.285, 0.32),
    (-0.345, 0.10),
    (-0.355, -0.10),
    (-0.31, -0.34),
    (-0.17, -0.47),
    (0, -0.50),
    (0.17, -0.47),
    (0.31, -0.34),
]
_SIDE: list[Spot] = [
    (0.305, -0.22),
    (0.335, -0.10),
    (0.315, -0.02),
    (0.375, 0.085),
    (0.425, 0.14),
    (0.36, 0.175),
    (0.335, 0.20),
    (0.355, 0.245),
    (0.325, 0.275),
    (0.345, 0.315),
    (0.31, 0.36),
    (0.315, 0.43),
    (0.24, 0.495),
    (0.12, 0.47),
    (-0.04, 0.36),
    (-0.10, 0.22),
    (-0.33, 0.18),
    (-0.415, -0.02),
    (-0.40, -0.25),
    (-0.25, -0.44),
    (-0.02, -0.50),
    (0.19, -0.42),
]


def draw_head(
    cel: Cel,
    light: Lighting,
    suit: Costume,
    centre: NDArray[np.float64],
    size: float,
    depth: float,
    facing: float,
    view: str,
    nod: float,
    *,
    lying: bool = False,
) -> None:
    """`nod` in degrees, positive down; seen from the front only a part of it shows."""
    turn = math.radians(nod if view == "side" else nod * 0.12)
    if lying:
        turn = math.radians(-84)
    head = Head(cel, light, suit, (float(centre[0]), float(centre[1])), size, depth, facing, turn)
    side = view == "side" and not (cel.px(size) > 0 and _near(cel, size))
    offset = 0.0
    if view == "side" and not side:
        offset = 0.13
    if suit.hat == "hood":
        head.fill(ellipse((-0.03, -0.02), 0.53, 0.60), suit.main, 0.1)
    if suit.bun:
        head.fill(ellipse((-0.34 if side else -0.1 + offset * -2, -0.50), 0.2, 0.19), suit.hair, 0.1)
    if view == "back":
        _back(head)
    elif side:
        _profile(head)
    else:
        _face(head, offset, nod)
    wear(head, side, view)


def _near(cel: Cel, size: float) -> bool:
    """Close enough that a face tells more than a profile."""
    return size > 0.16


def _back(head: Head) -> None:
    suit = head.suit
    head.fill(smooth(_FRONT), suit.skin, 0.3)
    head.fill(
        smooth(
            [
                (0.38, -0.12),
                (0.36, 0.14),
                (0.27, 0.33),
                (0, 0.40),
                (-0.27, 0.33),
                (-0.36, 0.14),
                (-0.38, -0.12),
                (-0.32, -0.38),
                (0, -0.54),
                (0.32, -0.38),
            ]
        ),
        suit.hair,
    )


def _profile(head: Head) -> None:
    suit = head.suit
    head.fill(smooth(_SIDE, steps=5), suit.skin)
    head.fill(ellipse((0.235, -0.01), 0.028, 0.034), (0.08, 0.06, 0.07))
    hair = [
        (0.24, -0.33),
        (0.12, -0.22),
        (-0.02, -0.16),
        (-0.08, 0.02),
        (-0.06, 0.12),
        (-0.16, 0.22),
        (-0.36, 0.22),
        (-0.45, 0.0),
        (-0.43, -0.27),
        (-0.27, -0.48),
        (-0.02, -0.55),
        (0.22, -0.47),
    ]
    if suit.figure is Figure.ELDER and not suit.long_hair:
        hair = [
            (-0.06, -0.22),
            (-0.06, 0.10),
            (-0.16, 0.22),
            (-0.38, 0.2),
            (-0.45, -0.02),
            (-0.40, -0.28),
            (-0.2, -0.36),
        ]
    head.fill(smooth(hair, steps=5), suit.hair)
    head.fill(ellipse((-0.06, 0.06), 0.055, 0.085), suit.skin, 0.2)
    if suit.beard:
        head.fill(
            smooth(
                [
                    (0.33, 0.22),
                    (0.36, 0.36),
                    (0.30, 0.58),
                    (0.12, 0.60),
                    (-0.05, 0.40),
                    (-0.08, 0.14),
                    (0.06, 0.26),
                    (0.2, 0.24),
                ]
            ),
            mix(suit.hair, (0.8, 0.8, 0.8), 0.15),
        )
    if suit.glasses:
        head.fill(ellipse((0.27, 0.0), 0.07, 0.075), (0.1, 0.1, 0.12), opacity=0.75)


def _face(head: Head, offset: float, nod: float) -> None:
    suit = head.suit
    o, down = offset, 0.045 * nod / 20
    for sign in (-1, 1):
        if sign * o <= 0.05:
            head.fill(ellipse((sign * 0.36 - o * 0.4, 0.03), 0.055, 0.10), suit.skin, 0.25)
    head.fill(smooth(_FRONT), suit.skin, -0.12)
    # The side away from the nose lies in soft shadow; cheeks are a little warmer than the rest.
    head.fill(ellipse((-0.30 + o * 0.2, 0.10), 0.20, 0.5), suit.skin, 0.5, opacity=0.5, soft=0.08, atop=True)
    for sign in (-1, 1):
        head.fill(
            ellipse((o + sign * 0.19, 0.15 + down), 0.085, 0.06),
            mix(suit.skin, (0.9, 0.35, 0.3), 0.4),
            -0.1,
            opacity=0.5,
            soft=0.03,
            atop=True,
        )
    _features(head, o, down)
    if suit.beard:
        beard = [
            (-0.35, 0.02),
            (-0.33, 0.30),
            (-0.2, 0.56),
            (0, 0.64),
            (0.2, 0.56),
            (0.33, 0.30),
            (0.35, 0.02),
            (0.24, 0.20),
            (0.12 + o, 0.22),
            (o, 0.20),
            (-0.12 + o, 0.22),
            (-0.24, 0.20),
        ]
        head.fill(smooth(beard, steps=5), mix(suit.hair, (0.8, 0.8, 0.8), 0.15))
        head.fill(ellipse((o, 0.315), 0.08, 0.018), (0.25, 0.1, 0.1))
    hair: list[Spot] = [
        (-0.385, 0.0),
        (-0.345, -0.14),
        (-0.24 + o, -0.24),
        (-0.02 + o, -0.30),
        (0.2 + o, -0.25),
        (0.35, -0.14),
        (0.385, 0.0),
        (0.41, -0.2),
        (0.33, -0.42),
        (0.14, -0.55),
        (-0.08, -0.565),
        (-0.30, -0.46),
        (-0.41, -0.22),
    ]
    if suit.figure is Figure.CHILD:
        hair[3], hair[2], hair[4] = (0.02 + o, -0.22), (-0.2 + o, -0.17), (0.22 + o, -0.19)
    if suit.figure is Figure.ELDER and not suit.long_hair:
        for sign in (-1, 1):
            head.fill(ellipse((sign * 0.345, -0.08), 0.075, 0.16), suit.hair)
    else:
        head.fill(smooth(hair, steps=6), suit.hair)
    if suit.long_hair and not suit.bun:
        for sign in (-1, 1):
            lock = [(sign * 0.33, -0.3), (sign * 0.41, -0.05), (sign * 0.40, 0.35), (sign * 0.35, 0.6)]
            head.fill(limb(lock, [0.06, 0.075, 0.075, 0.03]), suit.hair, 0.06)


def _features(head: Head, o: float, down: float) -> None:
    suit = head.suit
    ink = (0.09, 0.06, 0.07)
    young = 1.18 if suit.figure is Figure.CHILD else 1.0
    for sign in (-1, 1):
        x, y = o + sign * 0.155, -0.005 + down
        narrow = 0.8 if sign * o > 0 else 1.0
        rx, ry = 0.064 * young * narrow, 0.043 * young
        head.fill(
            ellipse((x, y + 0.01), rx * 1.7, ry * 1.9), suit.skin, 0.5, opacity=0.5, soft=0.03, atop=True
        )
        eye = smooth([(x - rx, y + 0.006), (x, y - ry), (x + rx, y + 0.004), (x, y + ry * 0.7)])
        head.fill(eye, (0.95, 0.93, 0.90), -0.1)
        head.fill(ellipse((x + o * 0.1, y - 0.004), ry * 0.86, ry * 0.95), (0.20, 0.13, 0.10))
        head.fill(ellipse((x + o * 0.1, y - 0.004), ry * 0.45, ry * 0.5), (0.02, 0.02, 0.03))
        head.fill(ellipse((x + o * 0.1 + 0.012, y - 0.02), 0.011, 0.011), (1.6, 1.6, 1.55), -1)
        lid = [(x - rx * 1.05, y + 0.004), (x, y - ry * 1.08), (x + rx * 1.08, y)]
        head.fill(limb(lid, [0.006, 0.013, 0.007]), ink)
        brow = [
            (x - rx * 1.15, y - 0.082 - 0.012 * sign),
            (x, y - 0.108),
            (x + rx * 1.15, y - 0.082 + 0.012 * sign),
        ]
        head.fill(limb(brow, [0.009, 0.017, 0.009]), mix(suit.hair, ink, 0.3), opacity=0.9)
        if suit.glasses:
            ring = ellipse((x, y), 0.12, 0.105)
            hole = ellipse((x, y), 0.104, 0.09)[::-1]
            head.fill(np.vstack([ring, ring[:1], hole, hole[:1]]), (0.1, 0.1, 0.12))
    nose = [(o * 1.25 - 0.012, 0.02 + down), (o * 1.55 + 0.035, 0.13 + down), (o * 1.3 - 0.035, 0.165 + down)]
    head.fill(smooth(nose), suit.skin, 0.55, opacity=0.6, soft=0.008, atop=True)
    mouth = [(o - 0.085, 0.292 + down), (o * 1.1, 0.308 + down), (o + 0.085, 0.286 + down)]
    head.fill(limb(mouth, [0.004, 0.013, 0.004]), (0.42, 0.16, 0.15), 0.1)
    lip = [(o - 0.05, 0.325 + down), (o, 0.338 + down), (o + 0.05, 0.323 + down)]
    head.fill(
        limb(lip, [0.004, 0.013, 0.004]), mix(suit.skin, (0.75, 0.3, 0.28), 0.5), opacity=0.7, atop=True
    )
