"""What people built: skylines, streets, markets, villages, roads, castles, temples."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from reelwright.film.grammar import PlaceKind
from reelwright.providers.animatic.cel import Cel, Colour, Gradient, mix
from reelwright.providers.animatic.curve import Points, box, ellipse, limb, points, smooth
from reelwright.providers.animatic.flat import Flat
from reelwright.providers.animatic.noise import dice
from reelwright.providers.animatic.places.ground import ground, stripe
from reelwright.providers.animatic.places.lands import GREEN, SNOW, field, hills
from reelwright.providers.animatic.places.plants import treeline
from reelwright.providers.animatic.places.skies import sky
from reelwright.providers.animatic.stage import Stage

LAMP = (1.0, 0.80, 0.46)
STONE = (0.55, 0.52, 0.50)
WALLS = (
    (0.78, 0.64, 0.52),
    (0.70, 0.46, 0.38),
    (0.62, 0.62, 0.60),
    (0.82, 0.76, 0.64),
    (0.50, 0.54, 0.58),
    (0.66, 0.52, 0.58),
)


def lamp(stage: Stage) -> Colour:
    return stage.light.own(LAMP)


def skyline(stage: Stage, depth: float, tall: float, step: float, seed: str) -> Flat:
    """A row of towers, their windows lit when it is dim."""
    light = stage.light
    foot = max(stage.floor(depth), stage.horizon + 0.01)

    def paint(cel: Cel) -> None:
        rng = dice(stage.world, "skyline", seed)
        base = light.lit((0.40, 0.43, 0.50), depth, 0.15)
        x = -2.6 + (stage.shift % 1) * 0.2
        while x < 2.6:
            wide = step * rng.uniform(0.55, 1.35)
            high = tall * rng.uniform(0.35, 1.0) ** 1.2 * (1.0 - 0.25 * math.cos(x * 2))
            top = foot - high
            tone = mix(base, light.lit((0.56, 0.50, 0.50), depth, 0.0), float(rng.uniform(0, 0.5)))
            cel.fill(
                box(x, top, x + wide, foot + 0.02), Gradient(tone, mix(tone, light.haze, 0.55), top, foot)
            )
            side = 1 if stage.sun_x > x else -1
            edge = x + wide if side > 0 else x
            cel.fill(box(edge - side * wide * 0.26, top, edge, foot), mix(tone, light.rim, 0.22), opacity=0.6)
            crown = rng.random()
            if crown < 0.25:
                cel.fill(
                    limb([(x + wide / 2, top), (x + wide / 2, top - high * 0.16)], [0.0025, 0.0008]), tone
                )
            elif crown < 0.5:
                cel.fill(box(x + wide * 0.25, top - 0.022, x + wide * 0.7, top), tone)
            elif crown < 0.6:
                cel.fill(points([(x, top), (x + wide / 2, top - wide * 0.8), (x + wide, top)]), tone)
            _windows(stage, cel, rng, x, top, wide, foot, depth)
            x += wide + step * rng.uniform(0.0, 0.25)

    return Flat(depth, paint, blur=stage.blur(depth), box=(-99, foot - tall * 1.3, 99, foot + 0.02))


def _windows(
    stage: Stage,
    cel: Cel,
    rng: np.random.Generator,
    x: float,
    top: float,
    wide: float,
    foot: float,
    depth: float,
) -> None:
    light = stage.light
    cell = max(0.011, wide / 7)
    columns, rows = max(2, int(wide / cell)), min(26, int((foot - top) / (cell * 1.4)))
    glow = mix(lamp(stage), light.haze, light.air(depth) * 0.5)
    pane = mix(light.lit((0.20, 0.26, 0.36), depth, 0.2), light.middle, 0.35)
    lit: list[Points] = []
    dark: list[Points] = []
    for row in range(rows):
        for column in range(columns):
            a, b = x + wide * (column + 0.25) / columns, top + (row + 0.5) * cell * 1.4
            shape = box(a, b, a + wide * 0.5 / columns, b + cell * 0.7)
            (lit if light.dim and rng.random() < 0.42 else dark).append(shape)
    cel.fill(dark, pane, opacity=0.40, atop=True)
    if lit:
        cel.fill(lit, glow, opacity=0.9, atop=True)


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
                cel.fill(smooth([(x - 0.02, stage.horizon), (x + 0.02, stage.horizon), (x + 0.03, stage.horizon + 0.35), (x - 0.03, stage.horizon + 0.35)]),
                         lamp(stage), opacity=0.22 if light.dim else 0.06, soft=0.02, atop=True)  # fmt: skip

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
        _streetlamps(stage, stage.depth_of(0.30, 1.45), (-0.8, 0.8)),
    ]


def _streetlamps(stage: Stage, depth: float, sides: tuple[float, ...]) -> Flat:
    light = stage.light
    foot, unit = stage.floor(depth), stage.body / depth

    def paint(cel: Cel) -> None:
        tone = light.lit((0.16, 0.17, 0.19), depth, 0.3)
        for side in sides:
            x = side * stage.half
            top = foot - unit * 2.3
            arm = -math.copysign(unit * 0.28, side)
            cel.fill([limb([(x, foot), (x, top), (x + arm * 0.4, top - unit * 0.14), (x + arm, top - unit * 0.10)],
                           [unit * 0.028, unit * 0.016, unit * 0.014, unit * 0.014]), box(x - unit * 0.05, foot - unit * 0.2, x + unit * 0.05, foot)], tone)  # fmt: skip
            head = (x + arm, top - unit * 0.06)
            cel.fill(
                smooth(
                    [
                        (head[0] - unit * 0.08, head[1]),
                        (head[0], head[1] - unit * 0.06),
                        (head[0] + unit * 0.08, head[1]),
                    ]
                ),
                tone,
            )
            if light.dim:
                cel.glow(head, unit * 0.7, lamp(stage), 0.42)
                cel.glow(head, unit * 0.16, mix(lamp(stage), (1, 1, 1), 0.5), 0.9)
                cel.fill(
                    points([head, (head[0] + unit * 0.6, foot), (head[0] - unit * 0.6, foot)]),
                    lamp(stage),
                    opacity=0.07,
                    soft=unit * 0.08,
                )

    return Flat(depth, paint, blur=stage.blur(depth))


def _facades(stage: Stage, near: float, far: float, index: int, *, low: bool) -> Flat:
    """Both sides of a street between two depths: walls that run away from the camera."""
    light = stage.light
    depth = near

    def paint(cel: Cel) -> None:
        for side in (-1.0, 1.0):
            rng = dice(stage.world, "facade", index, side)
            x = side * max(stage.half * 1.15, 0.75 * stage.body + 0.34)
            material = WALLS[int(rng.integers(len(WALLS)))]
            high = rng.uniform(1.5, 2.4) if low else rng.uniform(2.7, 5.6)
            _wall(stage, cel, rng, x, near, far, high, material, side)

    return Flat(depth, paint, blur=stage.blur(depth))


def _wall(
    stage: Stage, cel: Cel, rng: np.random.Generator, x: float, near: float, far: float, high: float, material: Colour, side: float
) -> None:  # fmt: skip
    light = stage.light

    def at(depth: float, up: float) -> tuple[float, float]:
        """A point of the wall: `up` in bodies above the ground."""
        return x / depth, stage.floor(depth) - up * stage.body / depth

    sunny = stage.sun_x * side < 0
    shade = -0.1 if sunny else 0.35
    middle = math.sqrt(near * far)
    tone = light.lit(material, middle, shade)
    front = light.lit(material, near, 0.3 if sunny else 0.1)
    gable = [
        at(near, 0),
        at(near, high),
        (x / near + side * 9, at(near, high)[1]),
        (x / near + side * 9, at(near, 0)[1]),
    ]
    cel.fill(points(gable), Gradient(front, mix(front, (0, 0, 0), 0.2), at(near, high)[1], at(near, 0)[1]))
    cel.fill(
        points([at(near, 0), at(near, high), at(far, high), at(far, 0)]),
        Gradient(
            tone,
            mix(tone, light.lit((0.2, 0.18, 0.2), middle, 0.3), 0.35),
            stage.horizon - 0.4,
            stage.horizon + 0.3,
        ),
    )
    ledge = [at(near, high), at(near, high + 0.12), at(far, high + 0.12), at(far, high)]
    cel.fill(points(ledge), light.lit(mix(material, (0.3, 0.25, 0.25), 0.5), middle, shade))
    storeys = max(1, int(high / 0.95))
    bays = max(2, int((far - near) / (0.55 * near * stage.body**0.2)))
    bays = min(bays, 5)
    inverse = np.linspace(1 / near, 1 / far, bays * 2 + 1)
    dark, lit = [], []
    for storey in range(storeys):
        low, top = storey * 0.98 + 0.30, storey * 0.98 + 0.78
        for bay in range(bays):
            a, b = 1 / inverse[bay * 2], 1 / inverse[bay * 2 + 1]
            a, b = a + (b - a) * 0.35, b + (b - a) * 0.1
            if b > far:
                continue
            if storey == 0 and bay % 2 == 0:
                low_, top_ = 0.0, 0.95
            else:
                low_, top_ = low, top
            shape = points([at(a, low_), at(a, top_), at(b, top_), at(b, low_)])
            (lit if rng.random() < (0.55 if light.dim else 0.0) else dark).append(shape)
    cel.fill(dark, mix(light.lit((0.16, 0.18, 0.24), middle, 0.3), light.middle, 0.22), opacity=0.8)
    cel.fill(lit, mix(lamp(stage), light.haze, 0.1), opacity=0.92)
    if lit:
        for shape in lit[:4]:
            centre = shape.mean(0)
            cel.glow((float(centre[0]), float(centre[1])), 0.07, lamp(stage), 0.25)
    for bay in range(bays):
        a, b = 1 / inverse[bay * 2], 1 / inverse[min(bay * 2 + 2, bays * 2)]
        if rng.random() < 0.5:
            awning = [
                at(a, 1.12),
                at(b, 1.12),
                (x / b - side * 0.12 * stage.body / b, at(b, 0.96)[1]),
                (x / a - side * 0.12 * stage.body / a, at(a, 0.96)[1]),
            ]
            cel.fill(points(awning), light.lit(WALLS[int(rng.integers(len(WALLS)))], middle, -0.2))


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
            dash = points([(-0.012 * stage.body / a, stage.floor(a)), (0.012 * stage.body / a, stage.floor(a)),
                           (0.012 * stage.body / (a * 1.2), stage.floor(a * 1.2)), (-0.012 * stage.body / (a * 1.2), stage.floor(a * 1.2))])  # fmt: skip
            cel.fill(dash, light.lit((0.86, 0.82, 0.70), a, -0.2), opacity=0.7, atop=True)
        if light.weather.value in ("rain", "storm") or light.dim:
            for x in (-0.5, -0.22, 0.12, 0.44):
                cel.fill(smooth([(x * 0.3, stage.horizon + 0.01), (x + 0.05, stage.horizon + 0.4), (x - 0.05, stage.horizon + 0.4)]),
                         lamp(stage), opacity=0.16 if light.dim else 0.05, soft=0.02, atop=True)  # fmt: skip

    cuts = [1.0, 1.5, 2.3, 3.6, 5.8, 9.5, 16.0]
    scale = max(1.0, stage.body / 0.62) ** 0.75
    flats = [*sky(stage), skyline(stage, 60.0, 0.24, 0.09, "end")]
    flats.append(
        ground(stage, (0.30, 0.30, 0.33), (0.40, 0.40, 0.42), grain=(1.2, 0.4), rough=0.22, detail=surface)
    )
    for index in range(len(cuts) - 2, -1, -1):
        flats.append(
            _facades(stage, cuts[index] * scale * 1.12, cuts[index + 1] * scale * 1.12, index, low=False)
        )
    for depth in (3.2 * scale, 1.7 * scale):
        flats.append(
            _streetlamps(stage, depth, (-0.66 * edge / depth / stage.half, 0.66 * edge / depth / stage.half))
        )
    return flats


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
            _facades(stage, cuts[index] * scale * 1.7, cuts[index + 1] * scale * 1.7, index, low=True)
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
                    cel.fill([ellipse((cx + dx * unit * 0.07, foot - unit * (0.50 + 0.03 * (dx % 2))), unit * 0.05, unit * 0.05, steps=14) for dx in (-2, -1, 0, 1, 2)],
                             light.lit(fruit, depth, -0.2))  # fmt: skip
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
    cel.fill(box(x - wide / 2, foot - high, x - wide / 2 + wide * 0.36, foot) if side > 0 else box(x + wide * 0.14, foot - high, x + wide / 2, foot),
             light.lit(wall, depth, 0.45), opacity=0.6)  # fmt: skip
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
    return [*field(stage)[:-3], ground(stage, (0.52, 0.50, 0.26), (0.58, 0.56, 0.36), grain=(1.5, 0.5), rough=0.36, detail=surface),
            *(poles(depth * scale) for depth in (11.0, 6.0, 3.4, 1.9))]  # fmt: skip


def castle(stage: Stage) -> list[Flat]:
    light = stage.light
    depth = 44.0

    def keep(cel: Cel) -> None:
        rng = dice(stage.world, "castle")
        side = -math.copysign(1.0, stage.sun_x)
        cx, foot = side * stage.half * 0.24, stage.horizon + 0.015
        tone, dark = light.lit((0.56, 0.52, 0.52), 9, 0.1), light.lit((0.46, 0.43, 0.46), 9, 0.4)
        crag = smooth(
            [
                (cx - 0.62, foot + 0.03),
                (cx - 0.34, foot - 0.04),
                (cx - 0.24, foot - 0.11),
                (cx, foot - 0.13),
                (cx + 0.26, foot - 0.10),
                (cx + 0.36, foot - 0.03),
                (cx + 0.62, foot + 0.03),
            ]
        )
        cel.fill(
            crag,
            Gradient(
                light.lit((0.34, 0.36, 0.32), 9, 0.2),
                mix(light.lit((0.34, 0.36, 0.32), 9, 0.2), light.haze, 0.4),
                foot - 0.13,
                foot,
            ),
        )
        base = foot - 0.09
        towers = (
            (-0.22, 0.15, 0.045),
            (0.20, 0.17, 0.05),
            (-0.10, 0.24, 0.055),
            (0.09, 0.28, 0.05),
            (0.0, 0.36, 0.062),
        )
        cel.fill(box(cx - 0.24, base - 0.10, cx + 0.23, base + 0.04), tone)
        for index in range(16):
            a = cx - 0.24 + index * 0.0295
            cel.fill(box(a, base - 0.115, a + 0.016, base - 0.095), tone)
        for dx, high, wide in towers:
            x = cx + dx
            cel.fill(
                box(x - wide / 2, base - high, x + wide / 2, base + 0.03),
                Gradient(tone, mix(tone, light.haze, 0.25), base - high, base),
            )
            lit = 1 if stage.sun_x > x else -1
            cel.fill(
                box(x - lit * wide / 2, base - high, x - lit * wide * 0.1, base + 0.03), dark, opacity=0.7
            )
            cel.fill(box(x - wide * 0.62, base - high - 0.014, x + wide * 0.62, base - high + 0.006), tone)
            cel.fill(
                points(
                    [
                        (x - wide * 0.66, base - high - 0.012),
                        (x, base - high - wide * 1.9),
                        (x + wide * 0.66, base - high - 0.012),
                    ]
                ),
                light.lit((0.34, 0.22, 0.30), 9, 0.2),
            )
            cel.fill(
                limb([(x, base - high - wide * 1.85), (x, base - high - wide * 2.4)], [0.0014, 0.0008]), dark
            )
            cel.fill(
                points(
                    [
                        (x, base - high - wide * 2.4),
                        (x + 0.035, base - high - wide * 2.25),
                        (x, base - high - wide * 2.1),
                    ]
                ),
                light.lit((0.75, 0.2, 0.2), 6, -0.2),
            )
            for _ in range(3):
                wy = base - high * rng.uniform(0.25, 0.9)
                wx = x + wide * rng.uniform(-0.2, 0.2)
                cel.fill(ellipse((wx, wy), 0.0045, 0.009), lamp(stage) if light.dim else dark)
                if light.dim:
                    cel.glow((wx, wy), 0.02, lamp(stage), 0.4)
        cel.fill(
            smooth(
                [
                    (cx - 0.03, base + 0.04),
                    (cx - 0.028, base - 0.02),
                    (cx, base - 0.045),
                    (cx + 0.028, base - 0.02),
                    (cx + 0.03, base + 0.04),
                ]
            ),
            dark,
        )
        cel.light((stage.sun_x - cx, -0.4), light.rim, 0.5 * stage.treatment.rim, 0.003)

    return [
        *sky(stage),
        hills(
            stage,
            90.0,
            height=0.26,
            material=(0.42, 0.44, 0.52),
            seed="castle far",
            width=0.8,
            sharp=0.8,
            cap=SNOW,
        ),
        hills(stage, 60.0, height=0.12, material=(0.34, 0.40, 0.38), seed="castle hill", width=0.8),
        Flat(depth, keep, blur=stage.blur(depth)),
        ground(stage, GREEN, mix(GREEN, (0.5, 0.5, 0.4), 0.3), grain=(1.4, 0.6), rough=0.4),
        treeline(stage, 10.0, tall=0.55, kind="pine", gap=0.5, seed="castle"),
    ]


def temple(stage: Stage) -> list[Flat]:
    """Tiered roofs above broad steps, between trees, a stone lantern at either side."""
    light = stage.light
    depth = stage.depth_of(0.10, 3.4)
    foot, unit = stage.floor(depth), stage.body / depth
    cap = min(1.0, 0.62 / (unit * 5.4))
    size = unit * cap

    def shrine(cel: Cel) -> None:
        tone, red = light.lit((0.62, 0.56, 0.48), depth, 0.1), light.lit((0.62, 0.24, 0.18), depth, 0.0)
        roof, gold = light.lit((0.22, 0.24, 0.26), depth, 0.2), light.lit((0.86, 0.66, 0.26), depth, -0.3)
        for step in range(6):
            wide = size * (3.6 - 0.32 * step)
            cel.fill(
                box(-wide / 2, foot - size * 0.16 * (step + 1), wide / 2, foot - size * 0.16 * step + 0.002),
                mix(tone, light.rim if step % 2 else tone, 0.14),
            )
        y = foot - size * 0.96
        for tier in range(3):
            wide, high = size * (2.5 - 0.62 * tier), size * (0.95 - 0.2 * tier)
            cel.fill(
                box(-wide * 0.42, y - high, wide * 0.42, y),
                Gradient(
                    light.lit((0.30, 0.16, 0.13), depth, 0.4),
                    light.lit((0.20, 0.12, 0.11), depth, 0.5),
                    y - high,
                    y,
                ),
            )
            for column in np.linspace(-0.40, 0.40, 6 - tier):
                cel.fill(box(wide * column - size * 0.05, y - high, wide * column + size * 0.05, y), red)
            if tier == 0:
                cel.fill(
                    box(-size * 0.26, y - high * 0.8, size * 0.26, y),
                    lamp(stage) if light.dim else light.lit((0.12, 0.09, 0.09), depth, 0.4),
                )
                if light.dim:
                    cel.glow((0, y - high * 0.4), size * 1.2, lamp(stage), 0.4)
            y -= high
            eave = [(-wide * 0.72, y + size * 0.02), (-wide * 0.5, y + size * 0.10), (0, y + size * 0.12), (wide * 0.5, y + size * 0.10), (wide * 0.72, y + size * 0.02),
                    (wide * 0.46, y - size * 0.18), (wide * 0.30, y - size * 0.40), (-wide * 0.30, y - size * 0.40), (-wide * 0.46, y - size * 0.18)]  # fmt: skip
            cel.fill(smooth(eave), roof)
            cel.line(smooth(eave[:5], closed=False), size * 0.04, gold)
            y -= size * 0.34
        cel.fill(limb([(0, y), (0, y - size * 0.7)], [size * 0.07, size * 0.015]), gold)
        cel.light((stage.sun_x, -0.5), light.rim, 0.5 * stage.treatment.rim, 0.004)

    def lanterns(cel: Cel) -> None:
        at = depth * 0.62
        ground_y, one = stage.floor(at), stage.body / at
        stone = light.lit(STONE, at, 0.15)
        for side in (-1, 1):
            x = side * stage.half * 0.62
            cel.fill(
                [
                    box(x - one * 0.10, ground_y - one * 0.7, x + one * 0.10, ground_y),
                    box(x - one * 0.24, ground_y - one * 0.10, x + one * 0.24, ground_y),
                ],
                stone,
            )
            cel.fill(
                box(x - one * 0.17, ground_y - one * 1.0, x + one * 0.17, ground_y - one * 0.7),
                lamp(stage) if light.dim else mix(stone, (0, 0, 0), 0.4),
            )
            cel.fill(
                smooth(
                    [
                        (x - one * 0.34, ground_y - one * 0.98),
                        (x, ground_y - one * 1.26),
                        (x + one * 0.34, ground_y - one * 0.98),
                        (x, ground_y - one * 0.94),
                    ]
                ),
                stone,
            )
            if light.dim:
                cel.glow((x, ground_y - one * 0.85), one * 0.7, lamp(stage), 0.5)
        cel.light((stage.sun_x, -0.5), light.rim, 0.5, 0.004)

    def paving(cel: Cel) -> None:
        cel.fill(
            stripe(stage, 0.0, 1.7 * stage.body),
            light.lit((0.66, 0.62, 0.56), 1.5, -0.05),
            opacity=0.9,
            atop=True,
        )
        for step in range(16):
            y = stage.floor(0.5 * 1.26**step)
            half = 0.85 * stage.body / (0.5 * 1.26**step)
            cel.line(
                points([(-half, y), (half, y)]),
                0.003,
                light.lit((0.36, 0.34, 0.32), 1.5, 0.3),
                opacity=0.5,
                atop=True,
            )

    return [
        *sky(stage),
        hills(
            stage, 70.0, height=0.24, material=(0.36, 0.44, 0.46), seed="temple hill", width=0.8, sharp=0.5
        ),
        hills(stage, 46.0, height=0.13, material=(0.26, 0.36, 0.28), seed="temple wood", width=0.5),
        ground(stage, (0.40, 0.44, 0.26), (0.42, 0.46, 0.30), grain=(0.9, 0.4), rough=0.35, detail=paving),
        Flat(depth, shrine, blur=stage.blur(depth)),
        treeline(stage, 7.0, tall=1.0, kind="pine", gap=0.72, seed="temple"),
        Flat(depth * 0.62, lanterns, blur=stage.blur(depth * 0.62)),
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
