"""The insert: a hand close to the lens, and the one thing the scene is about."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

import numpy as np

from reelwright.providers.animatic.actor import PEOPLE
from reelwright.providers.animatic.cel import Cel, Colour, mix
from reelwright.providers.animatic.curve import Points, Spot, box, ellipse, limb, points, smooth
from reelwright.providers.animatic.flat import Flat, pulse
from reelwright.providers.animatic.places.buildings import lamp
from reelwright.providers.animatic.stage import Stage

GOLD = (0.84, 0.66, 0.30)
PAPER = (0.94, 0.90, 0.80)
Sketch = Callable[["Table"], None]


class Table:
    """What an insert is painted with: the cel, the light, the middle of the thing."""

    def __init__(self, cel: Cel, stage: Stage) -> None:
        self.cel, self.stage = cel, stage

    def fill(
        self,
        shape: Points | list[Spot],
        material: Colour,
        shade: float = 0.0,
        *,
        soft: float = 0.0,
        opacity: float = 1.0,
    ) -> None:
        spots = points(shape) if isinstance(shape, list) else shape
        self.cel.fill(spots, self.stage.light.lit(material, 1.0, shade), soft=soft, opacity=opacity)

    def glow(self, at: Spot, radius: float, strength: float) -> None:
        self.cel.glow(at, radius, lamp(self.stage), strength)


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
    table.cel.fill(box(-0.10, -0.22, 0.10, 0.03), mix(lamp(table.stage), (1, 1, 1), 0.25), opacity=0.75)
    table.cel.fill(
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
        table.cel.fill(steam, table.stage.light.low, opacity=0.34, soft=0.010)


def _screen(table: Table) -> None:
    table.glow((0, -0.12), 0.45, 0.2)
    table.fill(
        smooth([(-0.13, -0.36), (0.13, -0.36), (0.13, 0.12), (-0.13, 0.12)], steps=3), (0.10, 0.10, 0.12)
    )
    table.cel.fill(box(-0.112, -0.325, 0.112, 0.085), (0.78, 0.88, 0.95))
    for row, tint in enumerate(((0.35, 0.55, 0.75), (0.92, 0.70, 0.36), (0.45, 0.68, 0.52))):
        table.cel.fill(box(-0.09, -0.29 + row * 0.115, 0.09, -0.20 + row * 0.115), tint)


def _parcel(table: Table) -> None:
    table.fill([(-0.20, -0.20), (0.14, -0.20), (0.14, 0.08), (-0.20, 0.08)], (0.66, 0.48, 0.30))
    table.fill([(0.14, -0.20), (0.25, -0.27), (0.25, 0.01), (0.14, 0.08)], (0.66, 0.48, 0.30), 0.6)
    table.fill([(-0.20, -0.20), (-0.09, -0.27), (0.25, -0.27), (0.14, -0.20)], (0.66, 0.48, 0.30), -0.4)
    table.fill(box(-0.06, -0.20, 0.0, 0.08), (0.76, 0.24, 0.20))


_SKETCHES: tuple[tuple[str, Sketch], ...] = (
    (r"letter|envelope|surat|paper|note|map|peta|book|buku|page|diary|photo|foto|picture|sketch", _letter),
    (r"lantern|lamp|lampu|lentera|candle|lilin|light|torch|flame|fire", _lantern),
    (r"compass|kompas|watch|clock|jam|coin|koin|ring|cincin|medal|mirror|cermin|locket", _round),
    (r"key|kunci", _key),
    (r"flower|bunga|rose|mawar|petal|bouquet", _flower),
    (r"seed|benih|bibit|sapling|sprout|tunas|plant|tanaman|leaf|daun", _seedling),
    (r"cup|cangkir|tea|teh|coffee|kopi|mug|bowl|mangkuk|glass|gelas", _cup),
    (r"phone|ponsel|telepon|tablet|screen|layar|laptop|app", _screen),
)


def sketch_of(stage: Stage) -> Sketch:
    """The thing that the scene's props name, else its description, else a parcel."""
    for text in (" ".join(stage.scene.continuity.props).lower(), stage.scene.description.lower()):
        for pattern, sketch in _SKETCHES:
            if re.search(rf"\b({pattern})", text):
                return sketch
    return _parcel


def insert(stage: Stage) -> list[Flat]:
    """A hand with the thing in it, large in the frame."""
    holder = next((one for one in stage.actors if one.figure in PEOPLE), None)
    skin = holder.costume.skin if holder else (0.72, 0.54, 0.42)
    sleeve = holder.costume.main if holder else (0.3, 0.34, 0.42)
    thing = sketch_of(stage)

    def paint(cel: Cel) -> None:
        table = Table(cel, stage)
        cel.glow((0.0, -0.08), 0.5, stage.light.rim, 0.18)
        palm = smooth(
            [
                (-0.16, 0.10),
                (-0.06, 0.03),
                (0.12, 0.04),
                (0.22, 0.12),
                (0.26, 0.30),
                (0.16, 0.40),
                (-0.06, 0.34),
            ]
        )
        table.fill(limb([(0.14, 0.28), (0.34, 0.52), (0.52, 0.86)], [0.12, 0.12, 0.13]), skin, 0.1)
        table.fill(limb([(0.30, 0.46), (0.46, 0.72), (0.6, 1.0)], [0.165, 0.19, 0.2]), sleeve, 0.15)
        table.fill(palm, skin, 0.05)
        thing(table)
        for index in range(4):
            x = -0.17 + index * 0.012
            y = 0.03 + index * 0.062
            finger = [(0.10, y + 0.07), (-0.06, y + 0.035), (x - 0.03, y - 0.01)]
            table.fill(limb(finger, [0.036, 0.034, 0.026]), skin, 0.0)
            table.fill(ellipse((x - 0.035, y - 0.012), 0.014, 0.012), mix(skin, (1, 0.9, 0.86), 0.5), -0.2)
        table.fill(limb([(0.22, 0.20), (0.17, 0.06), (0.09, -0.02)], [0.05, 0.042, 0.03]), skin, -0.15)
        toward = (1.0 if stage.sun_x > 0 else -1.0, -0.6)
        cel.shade(toward, mix(stage.light.shadow, (0, 0, 0), 0.45), 0.4, 0.06)
        cel.light(toward, stage.light.rim, 0.8 * stage.treatment.rim, 0.008)

    return [Flat(1.0, paint, life=pulse((0.3, 0.6), breathe=0.003, rock=0.004, period=3.8), near=True)]
