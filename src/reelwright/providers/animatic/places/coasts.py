"""Where land meets the sea: cliffs, surf and the grassy head that people stand on."""

from __future__ import annotations

import numpy as np

from reelwright.providers.animatic.cel import Cel, Gradient, mix
from reelwright.providers.animatic.curve import smooth, under
from reelwright.providers.animatic.flat import Flat
from reelwright.providers.animatic.noise import Line, Ridge, dice
from reelwright.providers.animatic.places.ground import water
from reelwright.providers.animatic.places.hills import GREEN, ROCK, SEA, hills
from reelwright.providers.animatic.places.plants import grass
from reelwright.providers.animatic.places.skies import sky
from reelwright.providers.animatic.stage import Stage


def coast(stage: Stage) -> list[Flat]:
    light = stage.light
    toward = -1.0 if stage.sun_x > 0 else 1.0
    flats = [*sky(stage), hills(stage, 70.0, height=0.07, material=ROCK, seed="far coast", width=0.7)]
    flats += water(stage, SEA, calm=0.3 if light.overcast else 0.7)

    def cliff(depth: float, reach: float, high: float, seed: str, side: float) -> Flat:
        ridge = Ridge(f"{stage.world}/{seed}", octaves=5)

        def paint(cel: Cel) -> None:
            down = np.linspace(0, 1, 60)
            edge_x = side * (stage.half * reach + 0.14 * down**1.6 + 0.05 * ridge(down * 3.1) * (0.3 + down))
            foot = stage.floor(depth) + 0.012
            edge_y = stage.horizon - high + (foot - stage.horizon + high) * down
            out = side * 9.0
            crest: Line = np.linspace(float(edge_x[0]), out, 50)
            crest_y = edge_y[0] - np.abs(crest - crest[0]) * 0.06 + 0.02 * ridge(crest * 2.5)
            crest_y += edge_y[0] - crest_y[0]
            shape = np.vstack(
                [np.stack([crest, crest_y], 1)[::-1], np.stack([edge_x, edge_y], 1), [[out, foot]]]
            )
            top = light.lit((0.46, 0.40, 0.36), depth, 0.1)
            cel.fill(
                shape, Gradient(top, light.lit((0.34, 0.30, 0.31), depth, 0.35), stage.horizon - high, foot)
            )
            rng = dice(stage.world, seed, "strata")
            for _ in range(26):
                at = rng.random()
                x = float(np.interp(at, down, edge_x)) + side * rng.uniform(-0.01, 0.5) ** 2 * 2
                y = float(np.interp(at, down, edge_y))
                crack = smooth(
                    [
                        (x, y),
                        (x + side * 0.05, y + 0.012),
                        (x + side * rng.uniform(0.1, 0.3), y + 0.004),
                        (x + side * 0.06, y + 0.022),
                    ]
                )
                cel.fill(crack, light.lit((0.26, 0.23, 0.25), depth, 0.45), opacity=0.5, atop=True)
            turf = np.vstack(
                [
                    np.stack([crest, crest_y - 0.004], 1),
                    np.stack([crest, crest_y + 0.024 + 0.008 * ridge(crest * 14)], 1)[::-1],
                ]
            )
            cel.fill(turf, light.lit(GREEN, depth, -0.2))
            cel.light((stage.sun_x - side * 0.2, -0.4), light.rim, 0.4 * stage.treatment.rim, 0.01)
            along: Line = np.linspace(float(edge_x[-1]) - side * 0.03, out, 60)
            surf = np.stack([along, foot + 0.004 * ridge(along * 20)], 1)
            cel.line(surf, 0.006, mix(light.low, (1, 1, 1), 0.5), opacity=0.6)

        return Flat(depth, paint, blur=stage.blur(depth))

    flats += [cliff(9.0, 0.30, 0.13, "cliff far", toward), cliff(4.2, 0.62, 0.24, "cliff near", toward)]
    flats.append(_headland(stage))
    return flats


def _headland(stage: Stage) -> Flat:
    """The grassy ground that people on a coast stand on."""
    light = stage.light
    ridge = Ridge(f"{stage.world}/headland", octaves=3)
    crest = max(stage.floor(2.4), stage.horizon + 0.05)

    def paint(cel: Cel) -> None:
        xs = np.linspace(cel.window.x0 - 0.05, cel.window.x1 + 0.05, 200)
        ys = (
            crest
            + 0.035 * ridge(xs * 1.1 + stage.shift)
            + 0.05 * np.abs(xs) * (1 if stage.half > 0.6 else 0.4)
        )
        turf = light.lit(GREEN, 1.2, 0.05)
        cel.fill(
            under(xs, ys, 9.0),
            Gradient(turf, light.lit(mix(GREEN, (0.1, 0.12, 0.08), 0.4), 1, 0.4), crest, crest + 0.4),
        )
        cel.light((0, -1), light.rim, 0.5 * stage.treatment.rim, 0.008)
        grass(stage, cel, xs, ys, 1.6)

    return Flat(2.4, paint, blur=stage.blur(2.4) * 0.4, box=(-99, crest - 0.1, 99, 99))
