"""Among plants: forest, jungle, garden, riverside."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from reelwright.film.grammar import PlaceKind
from reelwright.providers.animatic.cel import Cel, Colour, Gradient, mix
from reelwright.providers.animatic.curve import Points, Spot, blob, ellipse, limb, points, smooth
from reelwright.providers.animatic.flat import Flat, sway
from reelwright.providers.animatic.noise import Ridge, dice
from reelwright.providers.animatic.places.ground import ground, water
from reelwright.providers.animatic.places.hills import GREEN, SEA, hills
from reelwright.providers.animatic.places.plants import BARK, LEAF, frond, treeline
from reelwright.providers.animatic.places.skies import beam, sky
from reelwright.providers.animatic.stage import Stage


def _deep(stage: Stage, material: Colour, part: float, shade: float = 0.2) -> Colour:
    """`material` with `part` of it lost in the glow between the trees."""
    return mix(stage.light.lit(material, 1.0, shade), mix(stage.light.haze, stage.light.low, 0.4), part)


def _trunks(
    stage: Stage, depth: float, part: float, *, gap: float, thick: float, step: float, jungle: bool
) -> Flat:
    """A rank of trunks with the canopy above them, `part` of it lost in haze."""
    light = stage.light
    foot = min(stage.floor(depth), 0.62)

    def paint(cel: Cel) -> None:
        rng = dice(stage.world, "trunks", depth)
        bark, leaf = _deep(stage, BARK, part, 0.35), _deep(stage, LEAF, part, 0.3)
        glow = mix(_deep(stage, LEAF, part, -0.4), light.rim, 0.15)
        x = -3.0
        trunks: list[Points] = []
        while x < 3.0:
            at = x + rng.uniform(-0.4, 0.4) * step
            wide = thick * rng.uniform(0.6, 1.5)
            lean, bend = rng.normal() * 0.03, rng.normal() * 0.02
            keep = abs(at) > gap * stage.half * rng.uniform(0.7, 1.3)
            if keep:
                stem: list[Spot] = [(at, foot + 0.01), (at + bend, foot - 0.4), (at + lean, -0.9)]
                trunks.append(limb(stem, [wide * 1.5, wide, wide * 0.8]))
                for side in (-1, 1):
                    trunks.append(
                        limb(
                            [(at, foot - wide), (at + side * wide * 2.6, foot + 0.012)],
                            [wide * 0.7, wide * 0.2],
                        )
                    )
                for _ in range(3):
                    y = rng.uniform(min(-0.5, foot - 0.7), foot - 0.35)
                    reach = rng.uniform(0.05, 0.16) * rng.choice([-1, 1])
                    trunks.append(
                        limb(
                            [(at + lean * 0.5, y), (at + reach * 0.6, y - 0.05), (at + reach, y - 0.06)],
                            [wide * 0.35, wide * 0.2, wide * 0.06],
                        )
                    )
            x += step * rng.uniform(0.7, 1.4)
        cel.fill(trunks, Gradient(mix(bark, leaf, 0.3), bark, -0.5, foot))
        cel.light((stage.sun_x or 0.1, -0.2), light.rim, 0.5 * (1 - part) * stage.treatment.rim, 0.005)
        crown = min(-0.30, stage.horizon - 0.26) - 0.10 * (1 - part)
        for pass_, colour in ((0, leaf), (1, glow)):
            leaves: list[Points] = []
            for _ in range(75):
                a = rng.uniform(-2.4, 2.4)
                hollow = 0.14 * math.exp(-((a / max(gap * stage.half, 0.05)) ** 2)) if gap else 0.0
                b = crown - hollow - abs(rng.normal()) * 0.13 + 0.07 * math.sin(a * 5 + depth)
                r = rng.uniform(0.035, 0.095)
                if pass_:
                    r *= 0.45
                    b -= r * 0.5
                leaves.append(blob(rng, (a, b), r * 1.25, r * 0.8, rough=0.3))
            cel.fill(leaves, colour, opacity=1.0 if not pass_ else 0.42)
        cel.fill(points([(-9, -3), (9, -3), (9, crown - 0.17), (-9, crown - 0.17)]), leaf)
        if jungle:
            for _ in range(9):
                a = rng.uniform(-1.6, 1.6)
                long = rng.uniform(0.2, 0.5)
                vine = [
                    (a, -0.7),
                    (a + rng.normal() * 0.03, -0.5 + long * 0.6),
                    (a + rng.normal() * 0.05, -0.5 + long),
                ]
                cel.line(smooth(vine, closed=False), 0.004, leaf)
        _undergrowth(cel, rng, foot, leaf, jungle)

    return Flat(
        depth, paint, blur=stage.blur(depth) + (0.0012 if part > 0.5 else 0), box=(-99, -99, 99, foot + 0.06)
    )


def _undergrowth(cel: Cel, rng: np.random.Generator, foot: float, leaf: Colour, jungle: bool) -> None:
    shapes: list[Points] = []
    for _ in range(26):
        x = rng.uniform(-2.2, 2.2)
        if jungle:
            for angle in (0.5, 1.1, 1.9, 2.6):
                shapes += frond(
                    (x, foot + 0.01), rng.uniform(0.05, 0.11), angle, -0.6 if angle < 1.57 else 0.6
                )
        else:
            r = rng.uniform(0.012, 0.036)
            shapes.append(blob(rng, (x, foot), r * 1.6, r, rough=0.3))
    cel.fill(shapes, leaf)


def _shafts(stage: Stage, depth: float) -> Flat:
    """Sunlight that falls in bars between the trees."""
    light = stage.light
    strength = 0.16 if not light.overcast else 0.05

    def paint(cel: Cel) -> None:
        rng = dice(stage.world, "shafts")
        slant = -0.55 if stage.sun_x > 0 else 0.55
        for _ in range(7):
            x = stage.sun_x * 0.8 + rng.normal() * 0.34
            wide = rng.uniform(0.025, 0.09)
            beam(
                cel,
                (x - wide * 0.3, -0.75),
                [(x + slant + wide, 0.55), (x + slant - wide, 0.55)],
                light.sun,
                strength * rng.uniform(0.4, 1),
            )

    return Flat(depth, paint, life=sway(0.01, 0, 7.0))


def forest(stage: Stage) -> list[Flat]:
    return _wood(stage, jungle=False)


def jungle(stage: Stage) -> list[Flat]:
    return _wood(stage, jungle=True)


def _wood(stage: Stage, *, jungle: bool) -> list[Flat]:
    far, mid, near = stage.depth_of(0.05, 8.0), stage.depth_of(0.11, 4.0), stage.depth_of(0.2, 1.9)
    floor = (0.25, 0.30, 0.15) if jungle else (0.36, 0.30, 0.18)

    def path(cel: Cel) -> None:
        tone = stage.light.lit((0.56, 0.45, 0.30), 1.4, -0.1)
        ridge = Ridge(f"{stage.world}/path", octaves=2)
        v = np.linspace(0.004, 0.9, 60)
        middle = 0.10 * ridge(v * 2.2) * v * 3
        half = 0.16 * v + 0.004
        shape = np.vstack(
            [
                np.stack([middle - half, stage.horizon + v], 1),
                np.stack([middle + half, stage.horizon + v], 1)[::-1],
            ]
        )
        cel.fill(shape, tone, opacity=0.75, soft=0.012, atop=True)

    flats = [
        *sky(stage)[:1],
        _trunks(stage, far, 0.74, gap=0.25, thick=0.008, step=0.07, jungle=False),
        ground(stage, floor, mix(floor, (0.5, 0.5, 0.3), 0.3), grain=(0.9, 0.5), rough=0.5, detail=path),
        _trunks(stage, mid, 0.46, gap=0.42, thick=0.017, step=0.17, jungle=jungle),
        _shafts(stage, (mid + near) / 2),
        _trunks(stage, near, 0.20, gap=0.75, thick=0.032, step=0.34, jungle=jungle),
        _frame_of_leaves(stage, jungle),
    ]
    return flats


def _frame_of_leaves(stage: Stage, jungle: bool) -> Flat:
    """Dark leaves close to the lens, in the corners."""
    light = stage.light

    def paint(cel: Cel) -> None:
        rng = stage.dice("leaves")
        tone = light.lit((0.10, 0.15, 0.10), 0.6, 0.6)
        shapes: list[Points] = []
        for corner in (-1, 1):
            for _ in range(7 if jungle else 5):
                x = corner * (stage.half + rng.uniform(-0.06, 0.10))
                if jungle or rng.random() < 0.4:
                    angle = math.pi / 2 + corner * rng.uniform(0.1, 1.3)
                    shapes += frond((x, 0.56), rng.uniform(0.16, 0.34), angle, corner * 0.5)
                else:
                    for _ in range(7):
                        r = rng.uniform(0.02, 0.05)
                        shapes.append(
                            blob(
                                rng,
                                (x + rng.normal() * 0.05, -0.5 + abs(rng.normal()) * 0.07),
                                r * 1.5,
                                r * 0.7,
                                rough=0.35,
                            )
                        )
        cel.fill(shapes, tone)
        cel.light((stage.sun_x, -0.5), light.rim, 0.3 * stage.treatment.rim, 0.003)

    return Flat(0.6, paint, blur=stage.blur(0.6), life=sway(0.004, 0.002, 4.7))


def garden(stage: Stage) -> list[Flat]:
    light = stage.light

    def beds(cel: Cel) -> None:
        tone = light.lit((0.72, 0.62, 0.48), 1.3, -0.1)
        v = np.linspace(0.003, 0.9, 50)
        bend = 0.24 * np.sin(v * 5.5) * v
        half = 0.17 * v + 0.003
        shape = np.vstack(
            [
                np.stack([bend - half, stage.horizon + v], 1),
                np.stack([bend + half, stage.horizon + v], 1)[::-1],
            ]
        )
        cel.fill(shape, tone, soft=0.004, atop=True)

    def flowers(depth: float, many: int, seed: str, middle: float) -> Flat:
        foot = stage.floor(depth)
        size = min(0.016, 0.05 * stage.body / depth) if depth > 1 else 0.028

        def paint(cel: Cel) -> None:
            rng = dice(stage.world, seed)
            kinds = (
                (0.88, 0.30, 0.34),
                (0.96, 0.78, 0.30),
                (0.72, 0.45, 0.78),
                (0.95, 0.92, 0.86),
                (0.93, 0.52, 0.32),
            )
            stems: list[Points] = []
            heads: list[tuple[float, float, float, Colour]] = []
            for _ in range(many):
                x = rng.uniform(-1.8, 1.8)
                if abs(x) < middle * stage.half:
                    continue
                tall = size * rng.uniform(2.2, 5.5)
                lean = rng.normal() * size * 0.5
                y = foot + rng.uniform(0, size)
                stems.append(
                    limb(
                        [(x, y), (x + lean * 0.3, y - tall * 0.5), (x + lean, y - tall)],
                        [size * 0.12, size * 0.08, size * 0.05],
                        steps=3,
                    )
                )
                stems.append(
                    ellipse((x + size * 0.5, y - tall * 0.4), size * 0.6, size * 0.2, turn=-0.6, steps=10)
                )
                heads.append(
                    (x + lean, y - tall, size * rng.uniform(0.55, 1.0), kinds[int(rng.integers(len(kinds)))])
                )
            cel.fill(stems, light.lit((0.24, 0.40, 0.18), depth, 0.25))
            for x, y, r, colour in heads:
                petals = [
                    ellipse(
                        (x + r * 0.55 * math.cos(a), y + r * 0.5 * math.sin(a)), r * 0.5, r * 0.42, steps=10
                    )
                    for a in np.linspace(0, 2 * math.pi, 6)[:-1]
                ]
                cel.fill(petals, light.lit(colour, depth, -0.35))
                cel.fill(
                    ellipse((x, y), r * 0.28, r * 0.26, steps=10), light.lit((0.75, 0.5, 0.2), depth, -0.1)
                )

        return Flat(
            depth,
            paint,
            blur=stage.blur(depth),
            life=sway(0.003, 0, 4.0 + depth),
            box=(-99, foot - size * 8, 99, foot + size * 2),
        )

    hedge = stage.depth_of(0.12, 3.4)

    def hedges(cel: Cel) -> None:
        rng = dice(stage.world, "hedge")
        foot = stage.floor(hedge)
        tone, lit = light.lit((0.20, 0.34, 0.18), hedge, 0.25), light.lit(LEAF, hedge, -0.4)
        lumps = [
            (rng.uniform(-1.9, 1.9), foot - rng.uniform(0.01, 0.10), rng.uniform(0.03, 0.06))
            for _ in range(110)
        ]
        cel.fill([blob(rng, (x, y), r * 1.2, r, rough=0.2) for x, y, r in lumps], tone)
        cel.fill(points([(-9, foot - 0.05), (9, foot - 0.05), (9, foot + 0.01), (-9, foot + 0.01)]), tone)
        cel.fill(
            [blob(rng, (x, y - r * 0.4), r * 0.7, r * 0.4, rough=0.3) for x, y, r in lumps[::2]],
            lit,
            opacity=0.5,
        )

    return [
        *sky(stage),
        hills(stage, 60.0, height=0.10, material=GREEN, seed="garden hill", width=1.0),
        ground(stage, (0.36, 0.50, 0.22), (0.45, 0.56, 0.30), grain=(1.0, 0.4), rough=0.3, detail=beds),
        treeline(stage, 12.0, tall=0.95, kind="round", gap=0.45, seed="orchard"),
        Flat(hedge, hedges, blur=stage.blur(hedge)),
        flowers(stage.depth_of(0.2, 2.0), 130, "bed far", 0.2),
        flowers(0.72, 40, "bed near", 0.55),
    ]


def river(stage: Stage) -> list[Flat]:
    """A river that winds towards the camera between grassy banks."""
    light = stage.light
    ridge = Ridge(f"{stage.world}/river", octaves=2)

    def bank(side: float) -> Callable[[Cel], None]:
        def paint(cel: Cel) -> None:
            v = np.linspace(0.0015, 1.0, 90)
            middle = 0.5 * ridge(np.log(v + 0.02) * 0.9) * (v + 0.03) + 0.06
            half = 0.62 * v + 0.012
            edge = middle + side * half
            line = np.stack([edge, stage.horizon + v], 1)
            out = np.array([[side * 9, stage.horizon + v[-1]], [side * 9, stage.horizon + v[0]]])
            turf = Gradient(
                mix(light.lit(GREEN, 6), light.haze, 0.4),
                light.lit((0.30, 0.38, 0.18), 1.0, 0.25),
                stage.horizon,
                stage.horizon + 0.5,
            )
            cel.fill(np.vstack([line, out]), turf)
            cel.line(line, 0.006, light.lit((0.50, 0.42, 0.30), 1.5, -0.1), opacity=0.8)
            rng = dice(stage.world, "bank", side)
            tufts: list[Points] = []
            for _ in range(120):
                i = int(rng.integers(8, len(v)))
                x, y = edge[i] + side * rng.uniform(0, 0.5) * v[i] * 2, stage.horizon + v[i]
                tall = 0.10 * v[i] * rng.uniform(0.4, 1.2)
                tufts.append(
                    limb(
                        [(x, y), (x + rng.normal() * tall * 0.3, y - tall)],
                        [tall * 0.08, tall * 0.02],
                        steps=2,
                    )
                )
            cel.fill(tufts, light.lit((0.26, 0.36, 0.16), 1.3, 0.2))

        return paint

    return [
        *sky(stage),
        hills(stage, 70.0, height=0.20, material=(0.34, 0.42, 0.42), seed="vale a", width=0.9, sharp=0.35),
        hills(stage, 46.0, height=0.11, material=GREEN, seed="vale b", width=0.8, dip=0.5),
        *water(stage, mix(SEA, GREEN, 0.3), calm=0.85),
        Flat(39.0, bank(-1.0), floor=True),
        Flat(38.9, bank(1.0), floor=True),
        treeline(stage, 13.0, tall=0.8, kind="round", gap=0.6, seed="bank"),
        _reeds(stage),
    ]


def _reeds(stage: Stage) -> Flat:
    light = stage.light

    def paint(cel: Cel) -> None:
        rng = stage.dice("reeds")
        tone = light.lit((0.18, 0.22, 0.12), 0.7, 0.45)
        stems: list[Points] = []
        for _ in range(60):
            x = math.copysign(stage.half * rng.uniform(0.55, 1.1), rng.uniform(-1, 1))
            tall, lean = rng.uniform(0.10, 0.30), rng.normal() * 0.03
            stems.append(
                limb(
                    [(x, 0.6), (x + lean * 0.3, 0.55 - tall * 0.5), (x + lean, 0.52 - tall)],
                    [0.0045, 0.003, 0.001],
                    steps=3,
                )
            )
            if rng.random() < 0.3:
                stems.append(
                    limb([(x + lean, 0.53 - tall), (x + lean * 1.1, 0.48 - tall)], [0.006, 0.006], steps=2)
                )
        cel.fill(stems, tone)
        cel.light((stage.sun_x, -0.4), light.rim, 0.5 * stage.treatment.rim, 0.0025)

    return Flat(0.66, paint, blur=stage.blur(0.66) * 0.7, life=sway(0.006, 0, 4.2), box=(-99, 0.1, 99, 0.6))


WOODS: dict[PlaceKind, Callable[[Stage], list[Flat]]] = {
    PlaceKind.FOREST: forest,
    PlaceKind.JUNGLE: jungle,
    PlaceKind.GARDEN: garden,
    PlaceKind.RIVER: river,
}
