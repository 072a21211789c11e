"""Towns and the roads between them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from reelwright.film.grammar import PlaceKind
from reelwright.providers.animatic.cel import Cel, Gradient, mix
from reelwright.providers.animatic.curve import box, limb, points, smooth
from reelwright.providers.animatic.flat import Flat
from reelwright.providers.animatic.places.buildings import STONE, facades, lamp, skyline, streetlamps
from reelwright.providers.animatic.places.ground import ground, stripe
from reelwright.providers.animatic.places.lands import field
from reelwright.providers.animatic.places.monuments import castle, temple
from reelwright.providers.animatic.places.skies import sky
from reelwright.providers.animatic.places.villages import market, village
from reelwright.providers.animatic.stage import Stage


def city(stage: Stage) -> list[Flat]:
    light = stage.light

    def plaza(cel: Cel) -> None:
        seam = light.lit((0.30, 0.30, 0.34), 1.2, 0.3)
        for index in range(-9, 10):
            cel.fill(
                stripe(stage, index * stage.body * 1.1, 0.012 * stage.body), seam, opacity=0.5, atop=True
            )
        for step in range(1, 13):
            y = stage.floor(0.55 * 1.32**step)
            cel.line(points([(-9, y), (9, y)]), 0.0028, seam, opacity=0.34, atop=True)
        if light.dim or light.overcast:
            for x in (-0.9, -0.5, -0.15, 0.3, 0.75):
                cel.fill(
                    smooth(
                        [
                            (x - 0.02, stage.horizon),
                            (x + 0.02, stage.horizon),
                            (x + 0.03, stage.horizon + 0.35),
                            (x - 0.03, stage.horizon + 0.35),
                        ]
                    ),
                    lamp(stage),
                    opacity=0.22 if light.dim else 0.06,
                    soft=0.02,
                    atop=True,
                )

    rail = stage.depth_of(0.24, 1.7)

    def railing(cel: Cel) -> None:
        foot, unit = stage.floor(rail), stage.body / rail
        tone = light.lit((0.22, 0.23, 0.26), rail, 0.3)
        cel.fill(box(-9, foot - unit * 0.62, 9, foot - unit * 0.58), tone)
        cel.fill(box(-9, foot - unit * 0.05, 9, foot), light.lit(STONE, rail, 0.1))
        posts = [
            box(x, foot - unit * 0.60, x + unit * 0.025, foot) for x in np.arange(-2.4, 2.4, unit * 0.22)
        ]
        cel.fill(posts, tone)
        cel.light((stage.sun_x, -0.7), light.rim, 0.5, 0.003)

    return [
        *sky(stage),
        skyline(stage, 70.0, 0.30, 0.10, "far"),
        skyline(stage, 52.0, 0.40, 0.14, "mid"),
        skyline(stage, 42.0, 0.27, 0.20, "near"),
        ground(stage, (0.44, 0.44, 0.47), (0.50, 0.49, 0.50), grain=(1.4, 0.6), rough=0.25, detail=plaza),
        Flat(rail, railing, blur=stage.blur(rail)),
        streetlamps(stage, stage.depth_of(0.30, 1.45), (-0.8, 0.8)),
    ]


def street(stage: Stage) -> list[Flat]:
    light = stage.light
    edge = max(stage.half * 1.15, 0.75 * stage.body + 0.34)

    def surface(cel: Cel) -> None:
        walk = light.lit((0.58, 0.56, 0.54), 1.4, 0.0)
        kerb = light.lit((0.40, 0.39, 0.40), 1.4, 0.3)
        for side in (-1, 1):
            cel.fill(stripe(stage, side * edge * 0.86, edge * 0.3), walk, opacity=0.85, atop=True)
            cel.fill(stripe(stage, side * edge * 0.70, edge * 0.018), kerb, atop=True)
        for step in range(12):
            a = 0.5 * 1.5**step
            dash = points(
                [
                    (-0.012 * stage.body / a, stage.floor(a)),
                    (0.012 * stage.body / a, stage.floor(a)),
                    (0.012 * stage.body / (a * 1.2), stage.floor(a * 1.2)),
                    (-0.012 * stage.body / (a * 1.2), stage.floor(a * 1.2)),
                ]
            )
            cel.fill(dash, light.lit((0.86, 0.82, 0.70), a, -0.2), opacity=0.7, atop=True)
        if light.weather.value in ("rain", "storm") or light.dim:
            for x in (-0.5, -0.22, 0.12, 0.44):
                cel.fill(
                    smooth(
                        [
                            (x * 0.3, stage.horizon + 0.01),
                            (x + 0.05, stage.horizon + 0.4),
                            (x - 0.05, stage.horizon + 0.4),
                        ]
                    ),
                    lamp(stage),
                    opacity=0.16 if light.dim else 0.05,
                    soft=0.02,
                    atop=True,
                )

    cuts = [1.0, 1.5, 2.3, 3.6, 5.8, 9.5, 16.0]
    scale = max(1.0, stage.body / 0.62) ** 0.75
    flats = [*sky(stage), skyline(stage, 60.0, 0.24, 0.09, "end")]
    flats.append(
        ground(stage, (0.30, 0.30, 0.33), (0.40, 0.40, 0.42), grain=(1.2, 0.4), rough=0.22, detail=surface)
    )
    for index in range(len(cuts) - 2, -1, -1):
        flats.append(
            facades(stage, cuts[index] * scale * 1.12, cuts[index + 1] * scale * 1.12, index, low=False)
        )
    for depth in (3.2 * scale, 1.7 * scale):
        flats.append(
            streetlamps(stage, depth, (-0.66 * edge / depth / stage.half, 0.66 * edge / depth / stage.half))
        )
    return flats


def road(stage: Stage) -> list[Flat]:
    light = stage.light
    wide = 2.3 * stage.body

    def surface(cel: Cel) -> None:
        cel.fill(
            stripe(stage, 0.0, wide * 1.12), light.lit((0.60, 0.54, 0.42), 1.4, 0.0), opacity=0.8, atop=True
        )
        cel.fill(
            stripe(stage, 0.0, wide),
            Gradient(
                mix(light.lit((0.36, 0.36, 0.38), 5), light.haze, 0.4),
                light.lit((0.27, 0.27, 0.30), 1, 0.2),
                stage.horizon,
                stage.horizon + 0.4,
            ),
            atop=True,
        )
        for side in (-1, 1):
            cel.fill(
                stripe(stage, side * wide * 0.46, wide * 0.022),
                light.lit((0.9, 0.88, 0.82), 1.4, -0.2),
                opacity=0.8,
                atop=True,
            )
        for step in range(14):
            a = 0.42 * 1.42**step
            half = wide * 0.014
            dash = points(
                [
                    (-half / a, stage.floor(a)),
                    (half / a, stage.floor(a)),
                    (half / (a * 1.2), stage.floor(a * 1.2)),
                    (-half / (a * 1.2), stage.floor(a * 1.2)),
                ]
            )
            cel.fill(dash, light.lit((0.95, 0.80, 0.36), a, -0.2), opacity=0.85, atop=True)

    def poles(depth: float) -> Flat:
        foot, unit = stage.floor(depth), stage.body / depth

        def paint(cel: Cel) -> None:
            tone = light.lit((0.26, 0.20, 0.17), depth, 0.3)
            x = wide * 0.85 / depth
            cel.fill(
                [
                    limb([(x, foot), (x, foot - unit * 3.2)], [unit * 0.06, unit * 0.045]),
                    box(x - unit * 0.5, foot - unit * 3.0, x + unit * 0.5, foot - unit * 2.92),
                ],
                tone,
            )
            cel.light((stage.sun_x, -0.3), light.rim, 0.5, 0.003)

        return Flat(depth, paint, blur=stage.blur(depth))

    scale = max(1.0, stage.body / 0.4) ** 0.7
    return [
        *field(stage)[:-3],
        ground(stage, (0.52, 0.50, 0.26), (0.58, 0.56, 0.36), grain=(1.5, 0.5), rough=0.36, detail=surface),
        *(poles(depth * scale) for depth in (11.0, 6.0, 3.4, 1.9)),
    ]


TOWNS: dict[PlaceKind, Callable[[Stage], list[Flat]]] = {
    PlaceKind.CITY: city,
    PlaceKind.STREET: street,
    PlaceKind.MARKET: market,
    PlaceKind.VILLAGE: village,
    PlaceKind.ROAD: road,
    PlaceKind.CASTLE: castle,
    PlaceKind.TEMPLE: temple,
}
