"""Hats: what is worn on a head, and the head as something to paint on."""

from __future__ import annotations

import numpy as np

from reelwright.providers.animatic.cel import Cel, Colour, mix
from reelwright.providers.animatic.costume import Costume
from reelwright.providers.animatic.curve import Points, Spot, ellipse, limb, moved, points, smooth
from reelwright.providers.animatic.light import Lighting


class Head:
    """Paints in head units: from crown (y = -0.5) to chin (0.5), facing +x."""

    def __init__(
        self,
        cel: Cel,
        light: Lighting,
        suit: Costume,
        centre: Spot,
        size: float,
        depth: float,
        facing: float,
        turn: float,
    ) -> None:
        self.cel, self.light, self.suit = cel, light, suit
        self._centre, self.size, self._depth, self._facing, self._turn = centre, size, depth, facing, turn

    def fill(
        self,
        shape: Points,
        material: Colour,
        shade: float = 0.0,
        *,
        opacity: float = 1.0,
        soft: float = 0.0,
        atop: bool = False,
    ) -> None:
        self.cel.fill(
            self._put(shape),
            self.light.lit(material, self._depth, shade),
            opacity=opacity,
            soft=soft * self.size,
            atop=atop,
        )

    def _put(self, shape: Points) -> Points:
        # The neck is the pivot, so that a nod moves the crown.
        nodded = moved(shape - np.array([0, 0.42]), (0.0, 0.42), 1.0, turn=self._turn)
        return moved(nodded, self._centre, self.size, mirror=self._facing)


def wear(head: Head, side: bool, view: str) -> None:
    suit = head.suit
    lean = 0.0 if not side else 0.02
    cloth = suit.second if suit.garment else suit.main
    if suit.hat == "hood":
        rim: list[Spot] = [
            (-0.36, 0.56),
            (-0.50, 0.20),
            (-0.50, -0.14),
            (-0.34, -0.48),
            (0.0, -0.62),
            (0.34, -0.48),
            (0.50, -0.14),
            (0.50, 0.20),
            (0.36, 0.56),
            (0.0, 0.64),
        ]
        if view == "back":
            head.fill(ellipse((0, -0.02), 0.5, 0.58), suit.main)
        elif side:
            head.fill(
                smooth(
                    [
                        (0.26, -0.30),
                        (0.10, -0.14),
                        (0.02, 0.2),
                        (0.06, 0.52),
                        (-0.3, 0.55),
                        (-0.54, 0.1),
                        (-0.46, -0.38),
                        (-0.1, -0.62),
                        (0.2, -0.52),
                    ]
                ),
                suit.main,
            )
        else:
            outer = smooth(rim)
            face = smooth(
                [
                    (-0.33, 0.0),
                    (-0.27, 0.33),
                    (0.0, 0.49),
                    (0.27, 0.33),
                    (0.33, 0.0),
                    (0.24, -0.25),
                    (0.0, -0.33),
                    (-0.24, -0.25),
                ]
            )
            head.fill(np.vstack([outer, outer[:1], face[::-1], face[-1:]]), suit.main)
    elif suit.hat == "hat":
        head.fill(ellipse((lean, -0.30), 0.66, 0.10), mix(cloth, (0.5, 0.36, 0.22), 0.3))
        crown = [(-0.36, -0.30), (-0.33, -0.60), (-0.1, -0.68), (0.12, -0.67), (0.33, -0.58), (0.36, -0.30)]
        head.fill(smooth(crown), mix(cloth, (0.5, 0.36, 0.22), 0.3), 0.12)
        head.fill(limb([(-0.36, -0.35), (0.36, -0.35)], [0.035, 0.035]), suit.main, 0.2)
    elif suit.hat == "cap":
        head.fill(smooth([(-0.40, -0.20), (-0.38, -0.45), (-0.1, -0.62), (0.2, -0.57), (0.40, -0.22)]), cloth)
        head.fill(
            limb([(-0.36, -0.23), (0, -0.20), (0.42 if not side else 0.62, -0.20)], [0.04, 0.045, 0.03]),
            cloth,
            0.2,
        )
    elif suit.hat == "beanie":
        head.fill(
            smooth(
                [(-0.42, -0.15), (-0.40, -0.45), (-0.12, -0.66), (0.14, -0.66), (0.38, -0.45), (0.40, -0.15)]
            ),
            suit.main,
        )
        head.fill(
            limb([(-0.41, -0.19), (0, -0.16), (0.39, -0.19)], [0.06, 0.065, 0.06]),
            mix(suit.main, (1, 1, 1), 0.3),
        )
        head.fill(ellipse((0, -0.70), 0.09, 0.09), mix(suit.main, (1, 1, 1), 0.3))
    elif suit.hat == "crown":
        head.fill(
            points(
                [
                    (-0.34, -0.36),
                    (-0.38, -0.70),
                    (-0.2, -0.52),
                    (0, -0.74),
                    (0.2, -0.52),
                    (0.38, -0.70),
                    (0.34, -0.36),
                ]
            ),
            (0.92, 0.72, 0.26),
            -0.2,
        )
    elif suit.hat == "helmet":
        head.fill(ellipse((0, -0.02), 0.62, 0.64), (0.88, 0.90, 0.93), opacity=0.35)
        ring, hole = ellipse((0, -0.02), 0.64, 0.66), ellipse((0.06, -0.02), 0.52, 0.50)[::-1]
        head.fill(np.vstack([ring, ring[:1], hole, hole[:1]]), (0.85, 0.87, 0.90))
        head.fill(
            limb([(-0.3, -0.26), (-0.1, -0.40), (0.14, -0.42)], [0.012, 0.03, 0.012]),
            (1.4, 1.4, 1.4),
            -1,
            opacity=0.7,
        )
