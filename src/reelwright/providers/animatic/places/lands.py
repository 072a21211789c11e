"""Open land: sea and coast, mountains, dunes, fields and snow."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from reelwright.film.grammar import Figure, PlaceKind
from reelwright.providers.animatic.actor import PEOPLE
from reelwright.providers.animatic.cel import Cel, Colour, Gradient, mix
from reelwright.providers.animatic.curve import Points, limb, points, smooth, under
from reelwright.providers.animatic.flat import Flat, sway
from reelwright.providers.animatic.noise import Ridge, dice
from reelwright.providers.animatic.places.coasts import coast
from reelwright.providers.animatic.places.ground import ground, stripe, water
from reelwright.providers.animatic.places.hills import GREEN, ROCK, SAND, SEA, SNOW, hills
from reelwright.providers.animatic.places.plants import treeline
from reelwright.providers.animatic.places.skies import sky
from reelwright.providers.animatic.stage import Stage

_SHORE_ANIMALS = (Figure.DOG, Figure.CAT, Figure.HORSE, Figure.BEAST, Figure.CAR, Figure.THING)


def sea(stage: Stage) -> list[Flat]:
    light = stage.light
    flats = [*sky(stage), *water(stage, SEA, calm=0.2 if light.overcast else 0.6)]
    if dice(stage.world, "isle").random() < 0.7 and stage.treatment.texture > 0:
        flats.insert(
            len(flats) - 3, hills(stage, 60.0, height=0.05, material=ROCK, seed="isle", width=0.5, dip=0.6)
        )
    if not stage.afloat and any(
        one.figure in (*PEOPLE, Figure.ROBOT, Figure.CROWD, *_SHORE_ANIMALS) for one in stage.actors
    ):
        return [*flats, *_jetty(stage)]
    flats += swells(stage)
    return flats


def _jetty(stage: Stage) -> list[Flat]:
    """Planks over the water, so that nobody has to walk on it: in view it runs to the front of the frame."""
    light = stage.light
    body = stage.body
    far = 1.22

    def planks(cel: Cel) -> None:
        wood = (0.52, 0.40, 0.30)
        y0 = stage.floor(far)
        half = 9.0
        edge = points([(-half, y0), (half, y0), (half, 3), (-half, 3)])
        cel.fill(
            edge,
            Gradient(
                light.lit(wood, far, -0.15),
                light.lit(mix(wood, (0.1, 0.08, 0.08), 0.4), 1, 0.35),
                y0,
                y0 + 0.5,
            ),
        )
        rng = dice(stage.world, "planks")
        for index in range(-26, 27):
            x = index * 0.30 * body
            cel.fill(
                stripe(stage, x, 0.28 * body, far=far),
                light.lit(wood, 1.1, float(rng.uniform(-0.3, 0.4))),
                opacity=0.35,
                atop=True,
            )
            cel.fill(
                stripe(stage, x + 0.15 * body, 0.016 * body, far=far),
                light.lit((0.12, 0.1, 0.1), 1, 0.4),
                opacity=0.8,
                atop=True,
            )
        cel.fill(
            points(
                [
                    (-half, y0),
                    (half, y0),
                    (half, y0 + 0.012 * body + 0.002),
                    (-half, y0 + 0.012 * body + 0.002),
                ]
            ),
            mix(light.lit(wood, 1, -0.6), light.rim, 0.3),
            opacity=0.8,
        )

    def posts(depth: float) -> Flat:
        foot, unit = stage.floor(depth), body / depth

        def paint(cel: Cel) -> None:
            tone = light.lit((0.34, 0.26, 0.21), depth, 0.2)
            for x in np.arange(-2.3, 2.4, 1.15 * unit + 0.12):
                cel.fill(
                    [limb([(x, foot + 0.02), (x, foot - 0.52 * unit)], [0.055 * unit, 0.05 * unit])], tone
                )
                cel.fill(
                    smooth(
                        [
                            (x - 0.06 * unit, foot - 0.53 * unit),
                            (x, foot - 0.58 * unit),
                            (x + 0.06 * unit, foot - 0.53 * unit),
                        ]
                    ),
                    light.lit((0.6, 0.5, 0.4), depth, -0.4),
                )
                rope = smooth(
                    [
                        (x, foot - 0.42 * unit),
                        (x + 0.57 * unit + 0.06, foot - 0.28 * unit),
                        (x + 1.15 * unit + 0.12, foot - 0.42 * unit),
                    ],
                    closed=False,
                )
                cel.line(rope, 0.02 * unit, light.lit((0.7, 0.6, 0.45), depth, 0.1))
            cel.light((stage.sun_x, -0.5), light.rim, 0.5 * stage.treatment.rim, 0.004)

        return Flat(depth, paint, blur=stage.blur(depth), box=(-99, foot - 0.7 * unit, 99, foot + 0.02))

    return [Flat(30.0, planks, floor=True), posts(far * 0.995)]


def swells(stage: Stage) -> list[Flat]:
    """Rolling waves in front of the camera, each its own flat, heaving."""
    light = stage.light
    rough = 2.3 if light.weather.value in ("storm", "wind", "rain") else 1.0

    def swell(index: int, depth: float) -> Flat:
        ridge = Ridge(f"{stage.seed}/swell{index}", octaves=3)
        y = stage.floor(depth)
        high = min(0.018 * rough / depth**0.4, 0.06)

        def paint(cel: Cel) -> None:
            xs = np.linspace(cel.window.x0 - 0.05, cel.window.x1 + 0.05, 260)
            ys = y - high * (0.9 * ridge(xs * 2.2 / 0.5 * min(depth, 2.0) * 0.5) + 0.5)
            crest = mix(light.lit(SEA, 1, -0.2), light.low, 0.34)
            deep = light.lit(mix(SEA, (0, 0.02, 0.06), 0.35), 1, 0.3)
            cel.fill(under(xs, ys, 2.0), Gradient(crest, deep, y - high * 1.5, y + 0.16))
            foam = np.stack([xs, ys + 0.001], 1)
            cel.line(foam, 0.0035, mix(light.low, (1, 1, 1), 0.45), opacity=0.5)
            if rough > 1:
                cel.line(foam + np.array([0, 0.008]), 0.003, mix(light.low, (1, 1, 1), 0.3), opacity=0.3)

        # Only as tall as it needs to be, so that the boat in front of it is not drowned twice.
        return Flat(
            depth,
            paint,
            life=sway(0.03, 0.007 * rough, 5.0 + index, phase=index * 2.1),
            blur=stage.blur(depth),
            box=(-99, y - high * 2.5, 99, 99),
        )

    depths = [stage.view.ground / v for v in (0.30, 0.43)]
    return [swell(index, depth) for index, depth in enumerate(depths) if depth < 0.93]


def mountain(stage: Stage) -> list[Flat]:
    return [
        *sky(stage),
        hills(
            stage,
            110.0,
            height=0.40,
            material=(0.44, 0.46, 0.54),
            seed="peak a",
            width=0.85,
            sharp=0.85,
            cap=SNOW,
        ),
        hills(
            stage,
            60.0,
            height=0.26,
            material=(0.36, 0.40, 0.46),
            seed="peak b",
            width=0.62,
            sharp=0.7,
            dip=0.35,
        ),
        hills(stage, 45.0, height=0.12, material=(0.28, 0.36, 0.28), seed="foot", width=0.8),
        ground(stage, (0.36, 0.42, 0.24), (0.34, 0.42, 0.30), grain=(1.6, 0.7), rough=0.42),
        treeline(stage, 9.0, tall=0.5, kind="pine", gap=0.4),
        _near_grass(stage, (0.30, 0.36, 0.2)),
    ]


def desert(stage: Stage) -> list[Flat]:
    dune = [
        _dune(stage, depth, height, f"dune {index}")
        for index, (depth, height) in enumerate(((30.0, 0.075), (14.0, 0.06), (6.0, 0.05)))
    ]
    return [
        *sky(stage),
        hills(stage, 90.0, height=0.10, material=(0.72, 0.50, 0.40), seed="mesa", width=0.9, dip=0.2),
        ground(stage, SAND, (0.90, 0.74, 0.54), grain=(2.6, 0.35), rough=0.30, seed="sand"),
        *dune,
    ]


def _dune(stage: Stage, depth: float, height: float, seed: str) -> Flat:
    """A dune with a crest line: lit on one side, shadow on the other."""
    light = stage.light
    ridge = Ridge(f"{stage.world}/{seed}", octaves=2)
    base = stage.floor(depth)

    def paint(cel: Cel) -> None:
        xs = np.linspace(cel.window.x0 - 0.05, cel.window.x1 + 0.05, 300)
        ys = base - height * np.clip(0.35 + ridge(xs * 1.5 + stage.shift + depth), 0, 2)
        lit = light.lit(SAND, depth * 0.8, -0.35)
        cel.fill(
            under(xs, ys, base + 0.004), Gradient(lit, light.lit(SAND, depth * 0.8, 0.0), base - height, base)
        )
        toward = 1.0 if stage.sun_x > 0 else -1.0
        for i in range(4, len(xs) - 4):
            if ys[i] == ys[i - 4 : i + 5].min() and base - ys[i] > height * 0.4:
                tall = base - ys[i]
                spine = smooth(
                    [
                        (xs[i], ys[i]),
                        (xs[i] + toward * tall * 0.9, ys[i] + tall * 0.4),
                        (xs[i] - toward * tall * 0.5, ys[i] + tall * 0.75),
                        (xs[i] + toward * tall * 0.4, base),
                    ],
                    closed=False,
                )
                out = points(
                    [(xs[i] - toward * tall * 7, base), (xs[i] - toward * tall * 3.2, ys[i] + tall * 0.5)]
                )
                cel.fill(
                    np.vstack([spine, out]),
                    light.lit(mix(SAND, (0.5, 0.28, 0.25), 0.35), depth * 0.8, 0.55),
                    opacity=0.85,
                    atop=True,
                )

    return Flat(depth, paint, blur=stage.blur(depth), box=(-99, base - height * 2.5, 99, base + 0.01))


def field(stage: Stage) -> list[Flat]:
    rows = stage.says(r"(rice|paddy|sawah|farm|crop|wheat|ladang|kebun|vineyard|corn)")
    grassy = (
        (0.70, 0.62, 0.28)
        if stage.says(r"(wheat|harvest|barley|gandum|dry|autumn|golden grass)")
        else (0.40, 0.54, 0.22)
    )

    def furrows(cel: Cel) -> None:
        light = stage.light
        for index in range(-16, 17):
            x = index * 0.55 * stage.body * 2
            near = stage.view.ground / 0.9
            line = points(
                [
                    (x / 60, stage.horizon + stage.view.ground / 60),
                    (x / near, stage.horizon + 0.9),
                    ((x + 0.3 * stage.body) / near, stage.horizon + 0.9),
                ]
            )
            cel.fill(line, light.lit(mix(grassy, (0.2, 0.2, 0.1), 0.5), 1.5, 0.4), opacity=0.4, atop=True)

    return [
        *sky(stage),
        hills(stage, 80.0, height=0.13, material=(0.38, 0.46, 0.42), seed="down a", width=1.0),
        hills(stage, 46.0, height=0.075, material=mix(GREEN, grassy, 0.35), seed="down b", width=0.8),
        ground(
            stage,
            grassy,
            mix(grassy, (0.6, 0.6, 0.4), 0.3),
            grain=(1.5, 0.45),
            rough=0.4,
            detail=furrows if rows else None,
        ),
        treeline(stage, 16.0, tall=0.55, kind="round", gap=0.5),
        _near_grass(stage, grassy),
    ]


def _near_grass(stage: Stage, material: Colour) -> Flat:
    """Blades in front of the lens: the nearest layer, dark and soft."""
    light = stage.light

    def paint(cel: Cel) -> None:
        rng = stage.dice("blades")
        tone = light.lit(mix(material, (0.08, 0.10, 0.06), 0.45), 0.6, 0.55)
        blades: list[Points] = []
        for _ in range(170):
            x = rng.uniform(cel.window.x0, cel.window.x1)
            tall = rng.uniform(0.03, 0.12) * (0.4 + 0.9 * min(1.0, abs(x) / stage.half) ** 2)
            lean = rng.normal() * 0.03
            blades.append(
                limb(
                    [(x, 0.62), (x + lean * 0.4, 0.5 - tall * 0.5), (x + lean, 0.5 - tall)],
                    [0.006, 0.004, 0.0008],
                    steps=3,
                )
            )
        cel.fill(blades, tone)
        cel.light((stage.sun_x, -0.6), light.rim, 0.55 * stage.treatment.rim, 0.003)

    return Flat(
        0.62, paint, blur=stage.blur(0.62) * 0.6, life=sway(0.004, 0.0, 3.7), box=(-99, 0.3, 99, 0.62)
    )


def snowfield(stage: Stage) -> list[Flat]:
    return [
        *sky(stage),
        hills(
            stage,
            100.0,
            height=0.26,
            material=(0.62, 0.68, 0.78),
            seed="white a",
            width=0.9,
            sharp=0.6,
            cap=SNOW,
        ),
        hills(stage, 50.0, height=0.10, material=(0.76, 0.81, 0.88), seed="white b", width=0.9),
        ground(stage, SNOW, (0.93, 0.94, 0.97), grain=(2.4, 0.8), rough=0.22, seed="snow"),
        treeline(stage, 11.0, tall=0.6, kind="pine", gap=0.55, snow=True),
    ]


LANDS: dict[PlaceKind, Callable[[Stage], list[Flat]]] = {
    PlaceKind.SEA: sea,
    PlaceKind.COAST: coast,
    PlaceKind.MOUNTAIN: mountain,
    PlaceKind.DESERT: desert,
    PlaceKind.FIELD: field,
    PlaceKind.SNOWFIELD: snowfield,
}
