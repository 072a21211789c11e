"""Straight down: a place and its actors as a bird sees them."""

from __future__ import annotations

import math

import numpy as np

from reelwright.film.grammar import Figure, PlaceKind
from reelwright.providers.animatic.actor import PEOPLE, Actor
from reelwright.providers.animatic.cel import Cel, Colour, mix
from reelwright.providers.animatic.curve import Points, blob, box, ellipse, limb, moved, points, smooth
from reelwright.providers.animatic.flat import Flat, sway
from reelwright.providers.animatic.noise import clouds, dice
from reelwright.providers.animatic.stage import Stage

_EARTH: dict[PlaceKind, tuple[Colour, str]] = {
    PlaceKind.SEA: ((0.10, 0.34, 0.44), "waves"),
    PlaceKind.COAST: ((0.12, 0.38, 0.46), "shore"),
    PlaceKind.UNDERWATER: ((0.05, 0.30, 0.40), "waves"),
    PlaceKind.RIVER: ((0.34, 0.46, 0.24), "river"),
    PlaceKind.FOREST: ((0.20, 0.28, 0.14), "trees"),
    PlaceKind.JUNGLE: ((0.14, 0.26, 0.13), "trees"),
    PlaceKind.MOUNTAIN: ((0.42, 0.42, 0.40), "trees"),
    PlaceKind.DESERT: ((0.86, 0.70, 0.48), "dunes"),
    PlaceKind.FIELD: ((0.42, 0.54, 0.24), "rows"),
    PlaceKind.GARDEN: ((0.36, 0.50, 0.24), "trees"),
    PlaceKind.SNOWFIELD: ((0.90, 0.93, 0.97), "dunes"),
    PlaceKind.CITY: ((0.36, 0.36, 0.39), "roofs"),
    PlaceKind.STREET: ((0.34, 0.34, 0.37), "roofs"),
    PlaceKind.MARKET: ((0.62, 0.52, 0.40), "stalls"),
    PlaceKind.VILLAGE: ((0.40, 0.50, 0.26), "roofs"),
    PlaceKind.ROAD: ((0.52, 0.52, 0.30), "road"),
    PlaceKind.CASTLE: ((0.40, 0.46, 0.28), "tiles"),
    PlaceKind.TEMPLE: ((0.58, 0.54, 0.46), "tiles"),
    PlaceKind.ROOM: ((0.52, 0.37, 0.25), "boards"),
    PlaceKind.KITCHEN: ((0.66, 0.58, 0.48), "tiles"),
    PlaceKind.WORKSHOP: ((0.42, 0.34, 0.27), "boards"),
    PlaceKind.HALL: ((0.52, 0.48, 0.45), "tiles"),
    PlaceKind.SPACE: ((0.30, 0.29, 0.34), "dunes"),
    PlaceKind.SKY: ((0.62, 0.76, 0.86), "waves"),
}


def plan(stage: Stage) -> list[Flat]:
    """The ground, what stands beside the actors, the actors."""
    earth, pattern = _EARTH.get(stage.kind, ((0.56, 0.58, 0.56), "dunes"))
    unit = max(stage.body, 0.16)
    flats = [Flat(1.25, lambda cel: _earth(stage, cel, earth, pattern, unit))]
    if pattern in ("trees", "roofs", "stalls", "shore"):
        flats.append(
            Flat(
                0.92,
                lambda cel: _tall(stage, cel, pattern, unit),
                life=sway(0.002, 0.001, 5.0) if pattern == "trees" else None,
            )
        )
    return [*flats, *(_from_above(stage, actor, unit) for actor in stage.actors)]


def _earth(stage: Stage, cel: Cel, earth: Colour, pattern: str, unit: float) -> None:
    light = stage.light
    base = light.lit(earth, 1.0, -0.35)
    cel.pixels[..., :3] = np.array(base, np.float32)
    cel.pixels[..., 3] = 1
    if light.dim:
        base = mix(base, light.haze, 0.3)
        cel.pixels[..., :3] = np.array(base, np.float32)
    window, rng = cel.window, dice(stage.world, "plan")
    patch = (0.5 * window.scale, (0.14 if pattern in ("waves", "dunes") else 0.4) * window.scale)
    noise = clouds(f"{stage.world}/plan", window.height, window.width, scale=patch)
    dark, bright = (
        light.lit(mix(earth, (0, 0, 0.02), 0.4), 1.0, 0.2),
        light.lit(mix(earth, (1, 1, 0.9), 0.3), 1.0, -0.6),
    )
    cel.lay(np.clip((0.48 - noise) * 4, 0, 1) * np.float32(0.5), dark)
    cel.lay(np.clip((noise - 0.54) * 4, 0, 1) * np.float32(0.4), bright)
    if light.dim and pattern in ("roofs", "stalls", "road", "boards", "tiles"):
        # Pools of lamplight, one of them on whoever walks there.
        pools = [(float(rng.uniform(-1.1, 1.1)), float(rng.uniform(-0.6, 0.6))) for _ in range(9)]
        for x, y in [*pools, *[above(one) for one in stage.actors[:1]]]:
            cel.glow((x, y), 0.22, light.own((1.0, 0.80, 0.46)), 0.42)
    wide = max(abs(window.x0), abs(window.x1)) + 0.2
    if pattern in ("boards", "tiles"):
        for at in np.arange(-wide, wide, unit * 0.55):
            cel.line(points([(at, -2), (at, 2)]), 0.003, dark, opacity=0.6)
            if pattern == "tiles":
                cel.line(points([(-9, at), (9, at)]), 0.003, dark, opacity=0.6)
        if stage.kind is PlaceKind.ROOM:
            for part, colour in (
                (1.0, (0.58, 0.22, 0.2)),
                (0.9, (0.86, 0.74, 0.56)),
                (0.84, (0.58, 0.22, 0.2)),
            ):
                cel.fill(ellipse((0, 0.02), unit * 1.9 * part, unit * 1.5 * part), light.lit(colour, 1, -0.2))
    elif pattern == "rows":
        for at in np.arange(-wide, wide, unit * 0.5):
            cel.fill(box(at, -2, at + unit * 0.2, 2), dark, opacity=0.35, soft=0.004)
    elif pattern == "road":
        cel.fill(
            points([(-unit * 1.5, -2), (unit * 1.5, -2), (unit * 1.5, 2), (-unit * 1.5, 2)]),
            light.lit((0.28, 0.28, 0.31)),
        )
        for at in np.arange(-1.2, 1.2, unit * 0.9):
            cel.fill(
                box(-unit * 0.05, at, unit * 0.05, at + unit * 0.45), light.lit((0.95, 0.82, 0.4), 1, -0.3)
            )
    elif pattern in ("river", "shore"):
        xs = np.linspace(-2.4, 2.4, 60)
        y = 0.16 + 0.10 * np.sin(xs * 2.1 + 0.7) if pattern == "shore" else 0.12 * np.sin(xs * 2.3)
        edge = np.stack([xs, y], 1)
        if pattern == "shore":
            sand = np.vstack([edge, [[3, 3], [-3, 3]]])
            cel.fill(sand, light.lit((0.86, 0.76, 0.56), 1, -0.4))
        else:
            cel.fill(limb(edge, [unit * 1.1] * 5, steps=1), light.lit((0.14, 0.38, 0.46), 1, -0.3))
        cel.line(edge - np.array([0, 0.01]), 0.016, mix(base, (1, 1, 1), 0.7), opacity=0.7)
    elif pattern == "waves":
        for _ in range(60):
            x, y, long = rng.uniform(-wide, wide), rng.uniform(-0.8, 0.8), rng.uniform(0.03, 0.12)
            cel.fill(
                limb([(x, y), (x + long / 2, y - 0.012), (x + long, y)], [0.0005, 0.003, 0.0005]),
                bright,
                opacity=0.5,
            )


def _tall(stage: Stage, cel: Cel, pattern: str, unit: float) -> None:
    """Tree tops, roofs or awnings around an open middle, with their shadows."""
    light, rng = stage.light, dice(stage.world, "tops")
    slant = -math.copysign(0.05, stage.sun_x)
    for _ in range(46 if pattern in ("trees", "shore") else 64):
        x, y = rng.uniform(-stage.half * 1.6, stage.half * 1.6), rng.uniform(-0.8, 0.8)
        if abs(x) < 0.34 * stage.half + 0.1 and abs(y) < 0.34:
            continue
        if pattern == "shore" and y > -0.05:
            continue
        size = rng.uniform(0.05, 0.12) * max(1.0, unit * 3)
        if pattern == "trees":
            cel.fill(
                blob(rng, (x + slant, y + 0.04), size, size, rough=0.15),
                light.lit((0.05, 0.08, 0.05), 1, 0.4),
                opacity=0.4,
                soft=0.01,
            )
            for part, shade in ((1.0, 0.35), (0.78, 0.05), (0.5, -0.4)):
                cel.fill(
                    blob(
                        rng,
                        (x - slant * (1 - part), y - 0.03 * (1 - part)),
                        size * part,
                        size * part,
                        rough=0.16,
                    ),
                    light.lit((0.26, 0.42, 0.2), 1, shade),
                )
        elif pattern == "shore":
            cel.fill(blob(rng, (x, y), size * 0.3, size * 0.24), light.lit((0.4, 0.38, 0.38), 1, -0.1))
        else:
            wide, deep = size * rng.uniform(1.3, 2.2), size * rng.uniform(1.1, 1.8)
            cel.fill(
                box(x + slant, y + 0.05, x + wide + slant, y + deep + 0.05),
                (0.03, 0.03, 0.05),
                opacity=0.4,
                soft=0.01,
            )
            hue = ((0.62, 0.30, 0.22), (0.52, 0.50, 0.50), (0.70, 0.58, 0.46), (0.36, 0.42, 0.48))[
                int(rng.integers(4))
            ]
            cel.fill(box(x, y, x + wide, y + deep), light.lit(hue, 1, -0.3))
            cel.fill(box(x, y + deep / 2, x + wide, y + deep), light.lit(hue, 1, 0.2))
            if pattern == "stalls":
                for strip in range(4):
                    cel.fill(
                        box(x + wide * strip / 4, y, x + wide * (strip + 0.5) / 4, y + deep),
                        light.lit((0.94, 0.9, 0.82), 1, -0.3),
                    )


def above(actor: Actor) -> tuple[float, float]:
    """Where on the plan an actor is."""
    return actor.x * 0.8, 0.03 + 0.12 * (actor.depth - 1)


def _from_above(stage: Stage, actor: Actor, unit: float) -> Flat:
    x, y = above(actor)
    size = max(unit, 0.12) * 0.5 * (actor.height * actor.depth / max(stage.body, 1e-6)) ** 0.5
    size = min(size, 0.3)

    def paint(cel: Cel) -> None:
        light, suit = stage.light, actor.costume
        face = actor.facing
        slant = -math.copysign(1.0, stage.sun_x)

        def put(shape: Points) -> Points:
            return moved(shape, (x, y), size, mirror=face)

        if actor.figure in PEOPLE or actor.figure in (Figure.ROBOT, Figure.CROWD):
            cel.fill(
                moved(
                    limb([(0, 0), (slant * 0.9, 0.35), (slant * 1.9, 0.62)], [0.26, 0.24, 0.13]), (x, y), size
                ),
                (0.02, 0.02, 0.05),
                opacity=0.4,
                soft=0.006,
            )
            cel.fill(
                put(limb([(0.02, -0.42), (0.0, 0.0), (0.02, 0.42)], [0.15, 0.24, 0.15])),
                light.lit(suit.main, 1, -0.2),
            )
            for side in (-1, 1):
                cel.fill(
                    put(limb([(0.02, side * 0.44), (0.26, side * 0.40)], [0.10, 0.08])),
                    light.lit(suit.main, 1, 0.1),
                )
            cel.fill(put(ellipse((0.04, 0), 0.21, 0.185)), light.lit(suit.hair, 1, -0.2))
            if suit.hat:
                cel.fill(
                    put(
                        ellipse(
                            (0.04, 0),
                            0.34 if suit.hat == "hat" else 0.24,
                            0.30 if suit.hat == "hat" else 0.21,
                        )
                    ),
                    light.lit(suit.main, 1, -0.1),
                )
        elif actor.figure is Figure.CAR:
            cel.fill(
                put(box(-1.0, -0.44, 1.0, 0.44)) + np.array([0.01 * slant, 0.02]),
                (0.02, 0.02, 0.04),
                opacity=0.4,
                soft=0.01,
            )
            cel.fill(
                put(
                    smooth(
                        [
                            (-1.0, -0.36),
                            (-0.8, -0.44),
                            (0.8, -0.42),
                            (1.02, -0.28),
                            (1.02, 0.28),
                            (0.8, 0.42),
                            (-0.8, 0.44),
                            (-1.0, 0.36),
                        ],
                        steps=4,
                    )
                ),
                light.lit(suit.main, 1, -0.3),
            )
            cel.fill(put(box(-0.5, -0.34, 0.4, 0.34)), light.lit((0.2, 0.26, 0.32), 1, 0.1))
            cel.fill(put(box(-0.36, -0.32, 0.16, 0.32)), light.lit(suit.main, 1, -0.5))
        else:
            hull = smooth(
                [
                    (-0.9, -0.28),
                    (-0.2, -0.40),
                    (0.6, -0.28),
                    (1.1, 0.0),
                    (0.6, 0.28),
                    (-0.2, 0.40),
                    (-0.9, 0.28),
                ]
            )
            cel.fill(put(hull) + np.array([0.02 * slant, 0.03]), (0.02, 0.02, 0.04), opacity=0.4, soft=0.01)
            cel.fill(put(hull), light.lit(suit.main, 1, -0.2))
            cel.fill(put(hull * 0.72), light.lit(mix(suit.main, (1, 0.95, 0.85), 0.4), 1, -0.3))
        cel.light((stage.sun_x - x, -0.5), light.rim, 0.5, 0.003)

    return Flat(1.0, paint, near=True, box=(x - size * 2.6, y - size * 2, x + size * 2.6, y + size * 2))
