"""What stands in a town: towers, walls along a street, lamps."""

from __future__ import annotations

import math

import numpy as np

from reelwright.providers.animatic.cel import Cel, Colour, Gradient, mix
from reelwright.providers.animatic.curve import Points, box, limb, points, smooth
from reelwright.providers.animatic.flat import Flat
from reelwright.providers.animatic.noise import dice
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


def streetlamps(stage: Stage, depth: float, sides: tuple[float, ...]) -> Flat:
    light = stage.light
    foot, unit = stage.floor(depth), stage.body / depth

    def paint(cel: Cel) -> None:
        tone = light.lit((0.16, 0.17, 0.19), depth, 0.3)
        for side in sides:
            x = side * stage.half
            top = foot - unit * 2.3
            arm = -math.copysign(unit * 0.28, side)
            cel.fill(
                [
                    limb(
                        [
                            (x, foot),
                            (x, top),
                            (x + arm * 0.4, top - unit * 0.14),
                            (x + arm, top - unit * 0.10),
                        ],
                        [unit * 0.028, unit * 0.016, unit * 0.014, unit * 0.014],
                    ),
                    box(x - unit * 0.05, foot - unit * 0.2, x + unit * 0.05, foot),
                ],
                tone,
            )
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


def facades(stage: Stage, near: float, far: float, index: int, *, low: bool) -> Flat:
    """Both sides of a street between two depths: walls that run away from the camera."""
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
    stage: Stage,
    cel: Cel,
    rng: np.random.Generator,
    x: float,
    near: float,
    far: float,
    high: float,
    material: Colour,
    side: float,
) -> None:
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
    dark: list[Points] = []
    lit: list[Points] = []
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
