"""Sketches: small things drawn as what they are, in a hand, on a table or filling the frame."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

import numpy as np

from reelwright.film.grammar import Figure
from reelwright.providers.animatic.cel import Cel, Colour, mix
from reelwright.providers.animatic.curve import Points, Spot, box, ellipse, limb, points, smooth
from reelwright.providers.animatic.places.buildings import lamp
from reelwright.providers.animatic.stage import Stage

STEEL = (0.62, 0.65, 0.68)
GOLD = (0.84, 0.66, 0.30)
PAPER = (0.94, 0.90, 0.80)
Sketch = Callable[["Table"], None]


class Table:
    """What a thing is painted with: the cel, the light, and where its middle is. Some 0.6 units tall."""

    def __init__(
        self, cel: Cel, stage: Stage, at: Spot = (0.0, 0.0), scale: float = 1.0, tint: Colour | None = None
    ) -> None:
        self.cel, self.stage, self.tint = cel, stage, tint
        self._at, self._scale = np.array(at), scale

    def put(self, shape: Points | list[Spot]) -> Points:
        spots = points(shape) if isinstance(shape, list) else shape
        return spots * self._scale + self._at

    def fill(
        self,
        shape: Points | list[Spot],
        material: Colour,
        shade: float = 0.0,
        *,
        soft: float = 0.0,
        opacity: float = 1.0,
    ) -> None:
        self.own(shape, self.stage.light.lit(material, 1.0, shade), soft=soft, opacity=opacity)

    def own(
        self, shape: Points | list[Spot], colour: Colour, *, soft: float = 0.0, opacity: float = 1.0
    ) -> None:
        """A shape in a colour that no light changes."""
        self.cel.fill(self.put(shape), colour, soft=soft * self._scale, opacity=opacity)

    def glow(self, at: Spot, radius: float, strength: float) -> None:
        place = self.put([at])[0]
        self.cel.glow((float(place[0]), float(place[1])), radius * self._scale, lamp(self.stage), strength)


def _letter(table: Table) -> None:
    table.fill([(-0.26, -0.28), (0.20, -0.33), (0.25, 0.10), (-0.21, 0.15)], PAPER, -0.3)
    table.fill([(-0.23, -0.02), (0.235, -0.06), (0.25, 0.10), (-0.21, 0.15)], PAPER, 0.1)
    for row in range(7):
        y = -0.22 + row * 0.044
        line = limb([(-0.20 + 0.005 * row, y), (0.14 - 0.05 * (row % 3), y - 0.035)], [0.0035, 0.0035])
        table.fill(line, (0.22, 0.22, 0.32), 0.0, opacity=0.75)
    table.fill(ellipse((0.13, 0.045), 0.032, 0.032), (0.72, 0.16, 0.14))


def _lantern(table: Table) -> None:
    table.glow((0.0, -0.09), 0.5, 0.55)
    table.fill(limb([(-0.09, -0.27), (0.0, -0.38), (0.09, -0.27)], [0.008, 0.008, 0.008]), (0.2, 0.19, 0.2))
    table.fill([(-0.12, -0.22), (-0.05, -0.29), (0.05, -0.29), (0.12, -0.22)], (0.24, 0.23, 0.24))
    table.own(box(-0.10, -0.22, 0.10, 0.03), mix(lamp(table.stage), (1, 1, 1), 0.25), opacity=0.75)
    table.own(
        smooth([(0.0, -0.17), (0.03, -0.08), (0.0, -0.03), (-0.03, -0.08)]), (1.0, 0.97, 0.82), soft=0.006
    )
    for x in (-0.10, -0.035, 0.035, 0.10):
        table.fill(box(x - 0.006, -0.22, x + 0.006, 0.03), (0.2, 0.19, 0.2))
    table.fill(box(-0.13, 0.02, 0.13, 0.06), (0.22, 0.21, 0.22))


def _round(table: Table) -> None:
    """A compass, a watch, a coin, a ring."""
    centre = (0.0, -0.10)
    table.fill(ellipse(centre, 0.23, 0.23, steps=80), GOLD, 0.2)
    table.fill(ellipse(centre, 0.20, 0.20, steps=80), PAPER, -0.3)
    for index in range(12):
        a = index * math.pi / 6
        inner = 0.155 if index % 3 else 0.135
        mark = limb(
            [
                (0.18 * math.cos(a), centre[1] + 0.18 * math.sin(a)),
                (inner * math.cos(a), centre[1] + inner * math.sin(a)),
            ],
            [0.004, 0.004],
        )
        table.fill(mark, (0.2, 0.18, 0.18))
    table.fill([(0.0, -0.10), (0.03, -0.09), (0.09, -0.23), (0.0, -0.12)], (0.76, 0.2, 0.16), -0.2)
    table.fill([(0.0, -0.10), (-0.03, -0.11), (-0.09, 0.03), (0.0, -0.08)], (0.25, 0.3, 0.4))
    table.fill(ellipse(centre, 0.014, 0.014), GOLD, -0.4)
    table.fill(box(-0.025, -0.375, 0.025, -0.325), GOLD, 0.1)


def _key(table: Table) -> None:
    ring, hole = ellipse((-0.16, -0.16), 0.10, 0.10), ellipse((-0.16, -0.16), 0.055, 0.055)[::-1]
    table.fill(np.vstack([ring, ring[:1], hole, hole[:1]]), GOLD, -0.1)
    table.fill(limb([(-0.07, -0.14), (0.28, -0.06)], [0.018, 0.018]), GOLD, 0.1)
    for x in (0.20, 0.26):
        table.fill([(x, -0.08), (x + 0.03, -0.075), (x + 0.015, 0.01), (x - 0.015, 0.0)], GOLD, 0.2)


def _flower(table: Table) -> None:
    table.fill(limb([(0.02, 0.16), (0.0, -0.02), (0.01, -0.16)], [0.011, 0.009, 0.008]), (0.28, 0.46, 0.22))
    for side in (-1, 1):
        table.fill(
            smooth([(0.01, 0.06), (side * 0.08, -0.01), (side * 0.15, 0.0), (side * 0.07, 0.05)]),
            (0.30, 0.50, 0.24),
            0.1 * side,
        )
    for index in range(8):
        a = index * math.pi / 4
        table.fill(
            ellipse((0.01 + 0.075 * math.cos(a), -0.20 + 0.075 * math.sin(a)), 0.066, 0.036, turn=a),
            (0.90, 0.36, 0.42),
            -0.25 + 0.05 * (index % 3),
        )
    table.fill(ellipse((0.01, -0.20), 0.045, 0.045), (0.95, 0.76, 0.28), -0.2)


def _seedling(table: Table) -> None:
    table.fill(
        smooth([(-0.20, 0.02), (-0.08, -0.05), (0.08, -0.05), (0.20, 0.02), (0.10, 0.09), (-0.10, 0.09)]),
        (0.30, 0.20, 0.14),
    )
    table.fill(
        limb([(0.0, -0.03), (0.012, -0.14), (0.0, -0.24)], [0.010, 0.008, 0.006]), (0.44, 0.62, 0.28), -0.3
    )
    for side in (-1, 1):
        table.fill(
            smooth([(0.0, -0.22), (side * 0.05, -0.31), (side * 0.15, -0.31), (side * 0.09, -0.22)]),
            (0.46, 0.66, 0.28),
            -0.3,
        )


def _cup(table: Table) -> None:
    ring, hole = ellipse((0.20, -0.10), 0.09, 0.10), ellipse((0.20, -0.10), 0.055, 0.065)[::-1]
    table.fill(np.vstack([ring, ring[:1], hole, hole[:1]]), (0.86, 0.82, 0.76), 0.2)
    table.fill(
        smooth(
            [(-0.19, -0.24), (0.19, -0.24), (0.17, 0.0), (0.10, 0.09), (-0.10, 0.09), (-0.17, 0.0)], steps=4
        ),
        (0.90, 0.86, 0.80),
    )
    table.fill(ellipse((0, -0.24), 0.19, 0.042), (0.80, 0.76, 0.70), 0.1)
    table.fill(ellipse((0, -0.236), 0.165, 0.033), (0.36, 0.22, 0.13))
    for x in (-0.05, 0.06):
        steam = limb(
            [(x, -0.28), (x + 0.03, -0.34), (x - 0.02, -0.41), (x + 0.02, -0.48)],
            [0.010, 0.016, 0.014, 0.003],
        )
        table.own(steam, table.stage.light.low, opacity=0.34, soft=0.010)


def _screen(table: Table) -> None:
    table.glow((0, -0.12), 0.45, 0.2)
    table.fill(
        smooth([(-0.13, -0.36), (0.13, -0.36), (0.13, 0.12), (-0.13, 0.12)], steps=3), (0.10, 0.10, 0.12)
    )
    table.own(box(-0.112, -0.325, 0.112, 0.085), (0.78, 0.88, 0.95))
    for row, tint in enumerate(((0.35, 0.55, 0.75), (0.92, 0.70, 0.36), (0.45, 0.68, 0.52))):
        table.own(box(-0.09, -0.29 + row * 0.115, 0.09, -0.20 + row * 0.115), tint)


def parcel(table: Table) -> None:
    table.fill([(-0.20, -0.20), (0.14, -0.20), (0.14, 0.08), (-0.20, 0.08)], (0.66, 0.48, 0.30))
    table.fill([(0.14, -0.20), (0.25, -0.27), (0.25, 0.01), (0.14, 0.08)], (0.66, 0.48, 0.30), 0.6)
    table.fill([(-0.20, -0.20), (-0.09, -0.27), (0.25, -0.27), (0.14, -0.20)], (0.66, 0.48, 0.30), -0.4)
    table.fill(box(-0.06, -0.20, 0.0, 0.08), (0.76, 0.24, 0.20))


def _bottle(table: Table) -> None:
    """A flask with a cap and one long highlight, cool to the touch."""
    body = table.tint or (0.20, 0.52, 0.60)
    table.fill(
        smooth(
            [
                (-0.055, -0.36),
                (0.055, -0.36),
                (0.06, -0.28),
                (0.115, -0.20),
                (0.12, 0.14),
                (0.09, 0.17),
                (-0.09, 0.17),
                (-0.12, 0.14),
                (-0.115, -0.20),
                (-0.06, -0.28),
            ],
            steps=5,
        ),
        body,
        0.1,
    )
    table.fill(
        smooth([(0.03, -0.22), (0.10, -0.17), (0.105, 0.12), (0.04, 0.15)], steps=4), body, 0.7, opacity=0.6
    )
    table.fill(box(-0.06, -0.42, 0.06, -0.345), (0.16, 0.17, 0.19), 0.0)
    table.fill(box(-0.066, -0.352, 0.066, -0.335), STEEL, -0.4)
    table.own(
        smooth([(-0.085, -0.18), (-0.06, -0.20), (-0.058, 0.10), (-0.083, 0.12)], steps=3),
        (1, 1, 1),
        opacity=0.5,
        soft=0.006,
    )
    table.fill(box(-0.115, -0.06, 0.115, 0.0), mix(body, (1, 1, 1), 0.75), -0.2, opacity=0.85)
    for index in range(14):
        x, y = -0.09 + 0.013 * index, -0.16 + 0.13 * math.sin(index * 2.3) ** 2 + 0.01 * index
        table.own(ellipse((x, y), 0.006, 0.008, steps=10), (0.92, 0.98, 1.0), opacity=0.6)


def _book(table: Table) -> None:
    for side in (-1, 1):
        page: list[Spot] = [
            (0, -0.10),
            (side * 0.14, -0.15),
            (side * 0.27, -0.12),
            (side * 0.27, 0.10),
            (side * 0.14, 0.07),
            (0, 0.12),
        ]
        table.fill([(x * 1.05, y + 0.02) for x, y in page], table.tint or (0.56, 0.22, 0.18), 0.2)
        table.fill(page, PAPER, -0.3 if side < 0 else 0.05)
        for row in range(5):
            y = -0.09 + row * 0.035
            table.fill(
                limb([(side * 0.04, y), (side * 0.22, y - 0.022)], [0.003, 0.003]),
                (0.3, 0.28, 0.3),
                opacity=0.6,
            )


def _urn(table: Table) -> None:
    table.fill(
        smooth(
            [
                (-0.07, -0.26),
                (0.07, -0.26),
                (0.06, -0.20),
                (0.15, -0.10),
                (0.13, 0.04),
                (0.06, 0.12),
                (-0.06, 0.12),
                (-0.13, 0.04),
                (-0.15, -0.10),
                (-0.06, -0.20),
            ],
            steps=5,
        ),
        (0.52, 0.56, 0.58),
    )
    table.fill(
        smooth([(-0.085, -0.26), (0.085, -0.26), (0.03, -0.33), (-0.03, -0.33)], steps=4),
        (0.44, 0.47, 0.5),
        -0.2,
    )
    table.fill(box(-0.14, -0.10, 0.14, -0.075), GOLD, -0.2)


def _fish(table: Table) -> None:
    skin = (0.56, 0.66, 0.70)
    table.fill([(0.17, -0.10), (0.30, -0.20), (0.27, -0.09), (0.30, 0.02)], skin, 0.3)
    table.fill(
        smooth([(-0.28, -0.09), (-0.12, -0.18), (0.08, -0.16), (0.20, -0.09), (0.08, -0.02), (-0.12, 0.0)]),
        skin,
    )
    table.fill(
        smooth([(-0.26, -0.07), (-0.10, -0.04), (0.10, -0.04), (-0.08, 0.0)]),
        (0.9, 0.9, 0.86),
        -0.2,
        opacity=0.8,
    )
    table.fill(smooth([(-0.06, -0.17), (0.04, -0.24), (0.08, -0.16)]), skin, 0.4)
    table.fill(ellipse((-0.20, -0.105), 0.017, 0.017), (0.95, 0.93, 0.85), -0.3)
    table.fill(ellipse((-0.20, -0.105), 0.009, 0.009), (0.06, 0.06, 0.07))


_SKETCHES: tuple[tuple[str, Sketch], ...] = (
    (r"bottle|botol|flask|termos|tumbler", _bottle),
    (r"urn|ashes|guci|vase|vas|jar", _urn),
    (r"book|buku|diary|novel", _book),
    (r"fish|ikan", _fish),
    (r"letter|envelope|surat|paper|note|map|peta|page|photo|foto|picture|sketch", _letter),
    (r"lantern|lamp|lampu|lentera|candle|lilin|light|torch|flame|fire", _lantern),
    (r"compass|kompas|watch|clock|jam|coin|koin|ring|cincin|medal|mirror|cermin|locket", _round),
    (r"key|kunci", _key),
    (r"flower|bunga|rose|mawar|petal|bouquet", _flower),
    (r"seed|benih|bibit|sapling|sprout|tunas|plant|tanaman|leaf|daun", _seedling),
    (r"cup|cangkir|tea|teh|coffee|kopi|mug|bowl|mangkuk|glass|gelas", _cup),
    (r"phone|ponsel|telepon|tablet|screen|layar|laptop|app", _screen),
)


def sketch_named(text: str) -> Sketch | None:
    """The thing that `text` names first in our list; None when it names none."""
    return next((sketch for pattern, sketch in _SKETCHES if re.search(rf"\b({pattern})", text)), None)


def sketch_of(stage: Stage) -> Sketch:
    """The thing that the scene's props name, else its cast of things, else its description, else a parcel."""
    things = " ".join(one.costume.words for one in stage.actors if one.figure is Figure.THING)
    for text in (" ".join(stage.scene.continuity.props).lower(), things, stage.scene.description.lower()):
        found = sketch_named(text) if text else None
        if found is not None:
            return found
    return parcel
