"""Small places: a market between low houses, a village on a green."""

from __future__ import annotations

import math

import numpy as np

from reelwright.providers.animatic.cel import Cel, Colour, Gradient, mix
from reelwright.providers.animatic.curve import box, ellipse, points
from reelwright.providers.animatic.flat import Flat
from reelwright.providers.animatic.noise import dice
from reelwright.providers.animatic.places.buildings import STONE, WALLS, facades, lamp
from reelwright.providers.animatic.places.ground import ground
from reelwright.providers.animatic.places.hills import GREEN, SNOW, hills
from reelwright.providers.animatic.places.plants import treeline
from reelwright.providers.animatic.places.skies import sky
from reelwright.providers.animatic.stage import Stage


def market(stage: Stage) -> list[Flat]:
    scale = max(1.0, stage.body / 0.62) ** 0.75
    cuts = [1.3, 2.4, 4.6, 9.0]
    flats = [
        *sky(stage),
        hills(stage, 60.0, height=0.08, material=(0.46, 0.44, 0.46), seed="market far", width=0.8),
    ]
    flats.append(
        ground(stage, (0.62, 0.52, 0.40), (0.66, 0.56, 0.44), grain=(0.9, 0.4), rough=0.34, seed="cobbles")
    )
    for index in range(len(cuts) - 2, -1, -1):
        flats.append(
            facades(stage, cuts[index] * scale * 1.7, cuts[index + 1] * scale * 1.7, index, low=True)
        )
        flats.append(_stalls(stage, cuts[index] * scale * 1.25, index))
    flats.append(_bunting(stage, 2.1 * scale))
    return flats


def _stalls(stage: Stage, depth: float, index: int) -> Flat:
    """A row of stalls on either side: striped awnings, crates, fruit, hanging lamps."""
    light = stage.light
    foot, unit = stage.floor(depth), stage.body / depth
    bright = (
        (0.82, 0.26, 0.22),
        (0.94, 0.70, 0.26),
        (0.20, 0.50, 0.52),
        (0.36, 0.54, 0.32),
        (0.80, 0.42, 0.52),
    )

    def paint(cel: Cel) -> None:
        rng = dice(stage.world, "stalls", index)
        for side in (-1, 1):
            x = side * (stage.half * 0.62 + 0.30 * unit)
            for _ in range(2):
                wide = unit * 1.25
                cloth = bright[int(rng.integers(len(bright)))]
                wood = light.lit((0.42, 0.29, 0.19), depth, 0.2)
                left, right = x - wide / 2, x + wide / 2
                cel.fill(
                    [
                        box(left, foot - unit * 1.3, left + unit * 0.05, foot),
                        box(right - unit * 0.05, foot - unit * 1.3, right, foot),
                    ],
                    wood,
                )
                cel.fill(
                    box(left, foot - unit * 1.2, right, foot - unit * 0.4),
                    light.lit((0.24, 0.17, 0.15), depth, 0.4),
                )
                cel.fill(box(left, foot - unit * 0.46, right, foot), wood)
                for crate in range(3):
                    cx = left + wide * (0.2 + 0.3 * crate)
                    fruit = bright[int(rng.integers(len(bright)))]
                    cel.fill(
                        [
                            ellipse(
                                (cx + dx * unit * 0.07, foot - unit * (0.50 + 0.03 * (dx % 2))),
                                unit * 0.05,
                                unit * 0.05,
                                steps=14,
                            )
                            for dx in (-2, -1, 0, 1, 2)
                        ],
                        light.lit(fruit, depth, -0.2),
                    )
                strips = 8
                for strip in range(strips):
                    a, b = (
                        left - unit * 0.1 + (wide + unit * 0.2) * strip / strips,
                        left - unit * 0.1 + (wide + unit * 0.2) * (strip + 1) / strips,
                    )
                    tone = light.lit(cloth if strip % 2 else (0.92, 0.88, 0.80), depth, -0.15)
                    ta, tb = left + wide * strip / strips, left + wide * (strip + 1) / strips
                    cel.fill(
                        points(
                            [
                                (ta, foot - unit * 1.55),
                                (tb, foot - unit * 1.55),
                                (b, foot - unit * 1.16),
                                (a, foot - unit * 1.16),
                            ]
                        ),
                        tone,
                    )
                    cel.fill(
                        ellipse(((a + b) / 2, foot - unit * 1.16), (b - a) / 2, unit * 0.06, steps=16), tone
                    )
                bulb = (x, foot - unit * 0.98)
                cel.glow(bulb, unit * 0.6, lamp(stage), 0.5 if light.dim else 0.12)
                cel.fill(ellipse(bulb, unit * 0.06, unit * 0.07), mix(lamp(stage), (1, 1, 1), 0.4))
                x += side * wide * 1.15
        cel.light((stage.sun_x, -0.6), light.rim, 0.35, 0.004)

    return Flat(depth, paint, blur=stage.blur(depth))


def _bunting(stage: Stage, depth: float) -> Flat:
    light = stage.light

    def paint(cel: Cel) -> None:
        rng = dice(stage.world, "bunting")
        for row, y in enumerate((-0.40, -0.30)):
            xs = np.linspace(-2, 2, 41)
            ys = y + 0.05 * np.cos(xs * 3.1 + row) * (1 if row else -1)
            cel.line(np.stack([xs, ys], 1), 0.002, light.lit((0.2, 0.18, 0.18), depth, 0.3))
            for a, b in zip(xs, ys, strict=True):
                if light.dim:
                    cel.glow((float(a), float(b) + 0.012), 0.03, lamp(stage), 0.55)
                    cel.fill(
                        ellipse((float(a), float(b) + 0.012), 0.007, 0.008), mix(lamp(stage), (1, 1, 1), 0.5)
                    )
                else:
                    hue = WALLS[int(rng.integers(len(WALLS)))]
                    cel.fill(
                        points([(a - 0.016, b), (a + 0.016, b), (a, b + 0.036)]),
                        light.lit(mix(hue, (0.9, 0.3, 0.2), 0.3), depth, -0.3),
                    )

    return Flat(depth, paint, blur=stage.blur(depth) * 0.6)


def house(
    stage: Stage,
    cel: Cel,
    x: float,
    foot: float,
    unit: float,
    wall: Colour,
    depth: float,
    rng: np.random.Generator,
) -> None:
    """A cottage: gable roof, door, windows, chimney with its smoke."""
    light = stage.light
    wide, high = unit * rng.uniform(1.7, 2.5), unit * rng.uniform(1.1, 1.4)
    side = 1 if stage.sun_x > x else -1
    tone = light.lit(wall, depth, 0.0)
    cel.fill(
        box(x - wide / 2, foot - high, x + wide / 2, foot),
        Gradient(tone, mix(tone, light.lit((0.3, 0.25, 0.2), depth, 0.3), 0.4), foot - high, foot),
    )
    cel.fill(
        box(x - wide / 2, foot - high, x - wide / 2 + wide * 0.36, foot)
        if side > 0
        else box(x + wide * 0.14, foot - high, x + wide / 2, foot),
        light.lit(wall, depth, 0.45),
        opacity=0.6,
    )
    roof = light.lit((0.52, 0.27, 0.20), depth, 0.1)
    eave = unit * 0.18
    top = foot - high - unit * rng.uniform(0.7, 1.0)
    if rng.random() < 0.6:
        cel.fill(
            box(x + wide * 0.22, top - unit * 0.1, x + wide * 0.34, top + unit * 0.5),
            light.lit(STONE, depth, 0.2),
        )
    cel.fill(
        points(
            [
                (x - wide / 2 - eave, foot - high + eave * 0.3),
                (x - wide * 0.28, top),
                (x + wide * 0.28, top),
                (x + wide / 2 + eave, foot - high + eave * 0.3),
            ]
        ),
        roof,
    )
    cel.line(points([(x - wide * 0.28, top), (x + wide * 0.28, top)]), unit * 0.04, mix(roof, light.rim, 0.4))
    cel.fill(
        box(x - unit * 0.16, foot - unit * 0.78, x + unit * 0.16, foot),
        light.lit((0.34, 0.22, 0.15), depth, 0.3),
    )
    for dx in (-0.32, 0.32):
        pane = box(
            x + wide * dx - unit * 0.15,
            foot - high * 0.72,
            x + wide * dx + unit * 0.15,
            foot - high * 0.72 + unit * 0.36,
        )
        if light.dim:
            centre = pane.mean(0)
            cel.glow((float(centre[0]), float(centre[1])), unit * 0.6, lamp(stage), 0.45)
            cel.fill(pane, lamp(stage))
        else:
            cel.fill(pane, mix(light.lit((0.2, 0.24, 0.3), depth, 0.3), light.middle, 0.3))
        cel.line(
            points([(pane[0, 0], pane[:, 1].mean()), (pane[1, 0], pane[:, 1].mean())]), unit * 0.025, tone
        )
        cel.line(
            points([(pane[:, 0].mean(), pane[0, 1]), (pane[:, 0].mean(), pane[2, 1])]), unit * 0.025, tone
        )


def village(stage: Stage) -> list[Flat]:
    light = stage.light
    snowy = light.weather.value == "snow"
    turf = SNOW if snowy else GREEN

    def path(cel: Cel) -> None:
        v = np.linspace(0.003, 0.9, 50)
        bend = 0.16 * np.sin(v * 4.4 + 0.6) * (v + 0.06)
        half = 0.14 * v + 0.004
        shape = np.vstack(
            [
                np.stack([bend - half, stage.horizon + v], 1),
                np.stack([bend + half, stage.horizon + v], 1)[::-1],
            ]
        )
        cel.fill(shape, light.lit((0.66, 0.54, 0.38), 1.4, -0.1), soft=0.006, atop=True)

    def row(depth: float, many: int, seed: str, middle: float) -> Flat:
        foot, unit = stage.floor(depth), stage.body / depth

        def paint(cel: Cel) -> None:
            rng = dice(stage.world, "houses", seed)
            for index in range(many):
                x = (index - (many - 1) / 2) * unit * 3.1 + rng.normal() * unit * 0.3
                x += math.copysign(middle * stage.half, x)
                house(
                    stage,
                    cel,
                    x,
                    foot + rng.uniform(-0.1, 0.1) * unit,
                    unit,
                    WALLS[int(rng.integers(len(WALLS)))],
                    depth,
                    rng,
                )

        return Flat(depth, paint, blur=stage.blur(depth))

    return [
        *sky(stage),
        hills(
            stage, 80.0, height=0.22, material=(0.40, 0.46, 0.48), seed="village hill", width=0.9, sharp=0.3
        ),
        hills(
            stage, 46.0, height=0.10, material=mix(turf, (0.3, 0.4, 0.3), 0.4), seed="village down", width=0.9
        ),
        ground(stage, turf, mix(turf, (0.6, 0.6, 0.4), 0.2), grain=(1.1, 0.5), rough=0.34, detail=path),
        row(stage.depth_of(0.045, 6.0), 9, "far", 0.05),
        row(stage.depth_of(0.085, 3.2), 6, "near", 0.22),
        treeline(stage, 8.0, tall=0.7, kind="round", gap=0.75, seed="village"),
    ]
