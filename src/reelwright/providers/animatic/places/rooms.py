"""Indoors: a back wall with its window, a floor that recedes, furniture at three depths."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from reelwright.film.grammar import PlaceKind
from reelwright.providers.animatic.cel import Cel, Gradient, mix
from reelwright.providers.animatic.curve import box, ellipse, limb, points, smooth
from reelwright.providers.animatic.flat import Flat
from reelwright.providers.animatic.noise import dice
from reelwright.providers.animatic.places.buildings import LAMP, lamp
from reelwright.providers.animatic.places.furniture import cog, near_chair, shelf, table
from reelwright.providers.animatic.places.indoors import WOOD, Indoors
from reelwright.providers.animatic.stage import Stage


def room(stage: Stage) -> list[Flat]:
    hue = ((0.62, 0.66, 0.60), (0.74, 0.62, 0.50), (0.52, 0.60, 0.68), (0.70, 0.56, 0.54))[
        int(dice(stage.world, "wall").integers(4))
    ]
    inside = Indoors(stage, wall=hue)
    wx = inside.side * stage.half * 0.42

    def wall(cel: Cel) -> None:
        inside.window(cel, wx, 0.85, 0.55, 1.35)
        for sign in (-1, 1):
            edge = wx + sign * 0.52 * inside.unit
            drape = [
                (edge - 0.10 * inside.unit, inside.up(1.5)),
                (edge + 0.12 * inside.unit, inside.up(1.5)),
                (edge + sign * 0.06 * inside.unit + 0.10 * inside.unit, inside.up(0.8)),
                (edge + 0.13 * inside.unit, inside.up(0.25)),
                (edge - 0.13 * inside.unit, inside.up(0.25)),
                (edge + sign * 0.04 * inside.unit - 0.07 * inside.unit, inside.up(0.8)),
            ]
            cel.fill(smooth(drape, steps=5), inside.tone((0.66, 0.34, 0.28), 0.2))
        cel.fill(
            box(wx - 0.8 * inside.unit, inside.up(1.53), wx + 0.8 * inside.unit, inside.up(1.50)),
            inside.tone(WOOD, 0.4),
        )
        shelf(inside, cel, -inside.side * stage.half * 0.55, 0.9, 0.1, 4)
        px = -inside.side * stage.half * 0.02
        frame = box(px - 0.2 * inside.unit, inside.up(1.25), px + 0.2 * inside.unit, inside.up(0.8))
        cel.fill(frame, inside.tone((0.72, 0.56, 0.3), 0.1))
        inner = box(px - 0.16 * inside.unit, inside.up(1.21), px + 0.16 * inside.unit, inside.up(0.84))
        cel.fill(
            inner,
            Gradient(
                inside.tone((0.55, 0.66, 0.72)),
                inside.tone((0.4, 0.46, 0.32)),
                inside.up(1.21),
                inside.up(0.84),
            ),
        )

    def tea(cel: Cel, x: float, y: float, unit: float) -> None:
        lamp_x = x + inside.side * -0.35 * unit
        cel.fill(
            limb([(lamp_x, y), (lamp_x, y - 0.18 * unit)], [0.03 * unit, 0.012 * unit]),
            inside.tone((0.66, 0.52, 0.3), 0.2),
        )
        if stage.light.dim:
            cel.glow((lamp_x, y - 0.22 * unit), 0.9 * unit, lamp(stage), 0.55)
        cel.fill(
            points(
                [
                    (lamp_x - 0.14 * unit, y - 0.14 * unit),
                    (lamp_x - 0.07 * unit, y - 0.33 * unit),
                    (lamp_x + 0.07 * unit, y - 0.33 * unit),
                    (lamp_x + 0.14 * unit, y - 0.14 * unit),
                ]
            ),
            mix(lamp(stage), (1, 1, 1), 0.2) if stage.light.dim else inside.tone((0.92, 0.82, 0.62), -0.2),
        )
        cel.fill(box(x - 0.05 * unit, y - 0.05 * unit, x + 0.2 * unit, y), inside.tone((0.3, 0.4, 0.5)))
        cel.fill(
            box(x - 0.02 * unit, y - 0.09 * unit, x + 0.18 * unit, y - 0.05 * unit),
            inside.tone((0.7, 0.3, 0.25)),
        )

    depth = 1.0 + (inside.depth - 1.0) * 0.62
    return [
        inside.back(wall),
        inside.floor((0.56, 0.40, 0.27), rug=(0.60, 0.26, 0.22)),
        table(inside, depth, -inside.side * stage.half * 0.62, 1.2, tea),
        inside.rays(wx, 0.85, 0.55, 1.35),
        near_chair(inside),
    ]


def kitchen(stage: Stage) -> list[Flat]:
    inside = Indoors(stage, wall=(0.80, 0.76, 0.66))
    wx = inside.side * stage.half * 0.30
    unit = inside.unit

    def wall(cel: Cel) -> None:
        rng = dice(stage.world, "tiles")
        size = 0.115 * unit
        for row in range(5):
            for column in range(-24, 25):
                if rng.random() < 0.45:
                    a, b = column * size * 1.5, inside.up(0.56 + row * 0.115)
                    cel.fill(
                        box(a, b - size * 0.96, a + size * 1.46, b),
                        inside.tone(
                            ((0.86, 0.84, 0.78), (0.62, 0.72, 0.70))[int(rng.random() < 0.25)],
                            float(rng.uniform(-0.1, 0.2)),
                        ),
                        opacity=0.6,
                    )
        inside.window(cel, wx, 0.8, 0.72, 1.3)
        x = -inside.side * stage.half * 0.5
        for y in (1.22, 0.98):
            cel.fill(
                box(x - 0.55 * unit, inside.up(y), x + 0.55 * unit, inside.up(y) + 0.03 * unit),
                inside.tone(WOOD, 0.1),
            )
            for jar in np.linspace(-0.46, 0.46, 7):
                tall = unit * rng.uniform(0.08, 0.15)
                tint = ((0.76, 0.42, 0.25), (0.86, 0.80, 0.68), (0.42, 0.50, 0.42), (0.55, 0.62, 0.66))[
                    int(rng.integers(4))
                ]
                cel.fill(
                    smooth(
                        [
                            (x + jar * unit - 0.045 * unit, inside.up(y)),
                            (x + jar * unit - 0.05 * unit, inside.up(y) - tall),
                            (x + jar * unit + 0.05 * unit, inside.up(y) - tall),
                            (x + jar * unit + 0.045 * unit, inside.up(y)),
                        ],
                        steps=4,
                    ),
                    inside.tone(tint, 0.05),
                )
        cel.fill(box(-9, inside.up(0.54), 9, inside.foot), inside.tone((0.40, 0.50, 0.50), 0.25))
        for door in np.arange(-3, 3, 0.46 * unit):
            cel.line(
                box(door + 0.03 * unit, inside.up(0.47), door + 0.43 * unit, inside.up(0.06)),
                0.004,
                inside.tone((0.28, 0.36, 0.36), 0.4),
            )
            cel.fill(
                ellipse((door + 0.38 * unit, inside.up(0.40)), 0.012 * unit, 0.012 * unit),
                inside.tone((0.85, 0.7, 0.4), -0.2),
            )
        cel.fill(box(-9, inside.up(0.58), 9, inside.up(0.53)), inside.tone((0.70, 0.54, 0.38), -0.3))
        for dx, kind in ((-0.10, 0), (0.14, 1), (0.5, 2)):
            px, y = wx + inside.side * -0.9 * unit + dx * unit, inside.up(0.58)
            if kind == 2:
                cel.fill(
                    smooth(
                        [
                            (px - 0.12 * unit, y),
                            (px - 0.12 * unit, y - 0.12 * unit),
                            (px + 0.12 * unit, y - 0.12 * unit),
                            (px + 0.12 * unit, y),
                        ],
                        steps=4,
                    ),
                    inside.tone((0.72, 0.40, 0.26), 0.0),
                )
            else:
                cel.fill(
                    ellipse((px, y - 0.06 * unit), 0.07 * unit, 0.07 * unit),
                    inside.tone(((0.5, 0.52, 0.55), (0.82, 0.6, 0.3))[kind]),
                )
                cel.fill(
                    limb(
                        [(px + 0.05 * unit, y - 0.05 * unit), (px + 0.13 * unit, y - 0.12 * unit)],
                        [0.014 * unit, 0.01 * unit],
                    ),
                    inside.tone((0.5, 0.5, 0.5)),
                )
        for pan in range(4):
            px = x + (pan - 1.5) * 0.28 * unit + inside.side * 1.3 * unit
            cel.line(
                points([(px, inside.up(1.5)), (px, inside.up(1.36))]), 0.003, inside.tone((0.2, 0.2, 0.2))
            )
            cel.fill(
                ellipse((px, inside.up(1.28)), 0.09 * unit, 0.09 * unit),
                inside.tone((0.72, 0.42, 0.26), 0.15 * pan),
            )
        inside.hanging_lamp(cel, -inside.side * stage.half * 0.1, 1.42)

    def fruit(cel: Cel, x: float, y: float, one: float) -> None:
        cel.fill(
            smooth(
                [
                    (x - 0.16 * one, y - 0.07 * one),
                    (x - 0.09 * one, y),
                    (x + 0.09 * one, y),
                    (x + 0.16 * one, y - 0.07 * one),
                ],
                steps=4,
            ),
            inside.tone((0.84, 0.80, 0.72)),
        )
        for dx, tint in ((-0.08, (0.85, 0.3, 0.22)), (0.0, (0.92, 0.7, 0.28)), (0.08, (0.5, 0.62, 0.3))):
            cel.fill(ellipse((x + dx * one, y - 0.09 * one), 0.05 * one, 0.05 * one), inside.tone(tint, -0.2))

    depth = 1.0 + (inside.depth - 1.0) * 0.5
    return [
        inside.back(wall, panel=False),
        inside.floor((0.66, 0.56, 0.46)),
        table(inside, depth, inside.side * stage.half * 0.6, 1.5, fruit),
        inside.rays(wx, 0.8, 0.72, 1.3),
    ]


def workshop(stage: Stage) -> list[Flat]:
    inside = Indoors(stage, wall=(0.52, 0.44, 0.37))
    wx = inside.side * stage.half * 0.5
    unit = inside.unit

    def wall(cel: Cel) -> None:
        rng = dice(stage.world, "tools")
        for plank in np.arange(-3, 3, 0.22 * unit):
            cel.line(
                points([(plank, -2), (plank, inside.foot)]),
                0.003,
                inside.tone((0.30, 0.24, 0.2), 0.5),
                opacity=0.6,
            )
        inside.window(cel, wx, 0.9, 0.72, 1.34)
        bx = -inside.side * stage.half * 0.36
        cel.fill(
            box(bx - 0.95 * unit, inside.up(1.4), bx + 0.75 * unit, inside.up(0.72)),
            inside.tone((0.40, 0.31, 0.24), 0.3),
        )
        steel = inside.tone((0.66, 0.68, 0.70), -0.1)
        for index in range(9):
            x, y = bx + (index - 4.4) * 0.18 * unit, inside.up(1.32)
            cel.line(points([(x, y), (x, y + 0.36 * unit)]), 0.02 * unit, inside.tone(WOOD, 0.0))
            kind = index % 3
            if kind == 0:
                cel.fill(box(x - 0.07 * unit, y, x + 0.07 * unit, y + 0.06 * unit), steel)
            elif kind == 1:
                cel.fill(
                    points(
                        [
                            (x - 0.02 * unit, y),
                            (x + 0.02 * unit, y),
                            (x + 0.08 * unit, y + 0.30 * unit),
                            (x - 0.02 * unit, y + 0.30 * unit),
                        ]
                    ),
                    steel,
                )
            else:
                ring, hole = (
                    ellipse((x, y + 0.03 * unit), 0.055 * unit, 0.055 * unit),
                    ellipse((x, y + 0.03 * unit), 0.03 * unit, 0.03 * unit)[::-1],
                )
                cel.fill(np.vstack([ring, ring[:1], hole, hole[:1]]), steel)
        for gear in range(3):
            cog(
                cel,
                (bx + (0.3 - gear * 0.62) * unit, inside.up(0.62 - 0.04 * gear)),
                unit * rng.uniform(0.09, 0.14),
                inside.tone((0.66, 0.48, 0.26), 0.2),
            )
        inside.hanging_lamp(cel, -inside.side * stage.half * 0.02, 1.3)

    def clutter(cel: Cel, x: float, y: float, one: float) -> None:
        rng = dice(stage.world, "bench")
        for _ in range(7):
            a = x + rng.uniform(-0.8, 0.8) * one
            wide, tall = one * rng.uniform(0.06, 0.16), one * rng.uniform(0.04, 0.15)
            cel.fill(
                box(a, y - tall, a + wide, y),
                inside.tone(
                    ((0.5, 0.36, 0.24), (0.55, 0.57, 0.6), (0.7, 0.5, 0.28))[int(rng.integers(3))], 0.1
                ),
            )
        vice = x + inside.side * 0.7 * one
        cel.fill(
            [
                box(vice - 0.12 * one, y - 0.12 * one, vice + 0.02 * one, y),
                box(vice + 0.05 * one, y - 0.14 * one, vice + 0.12 * one, y),
                limb(
                    [(vice - 0.1 * one, y - 0.08 * one), (vice + 0.2 * one, y - 0.08 * one)],
                    [0.015 * one, 0.015 * one],
                ),
            ],
            inside.tone((0.36, 0.40, 0.45), 0.1),
        )

    depth = 1.0 + (inside.depth - 1.0) * 0.55
    return [
        inside.back(wall, panel=False),
        inside.floor((0.44, 0.36, 0.29)),
        table(inside, depth, -inside.side * stage.half * 0.35, 2.3, clutter),
        inside.rays(wx, 0.9, 0.72, 1.34),
    ]


def hall(stage: Stage) -> list[Flat]:
    inside = Indoors(stage, wall=(0.58, 0.52, 0.48), far=3.6)
    unit = inside.unit
    stone = (0.64, 0.58, 0.53)

    def wall(cel: Cel) -> None:
        for x in (-1.5, 0.0, 1.5):
            inside.window(cel, x * unit, 0.72, 0.85, 2.5, arched=True)
        for sign in (-1, 1):
            banner = sign * 0.75 * unit
            cloth = inside.tone((0.60, 0.16, 0.16), 0.1)
            cel.fill(
                points(
                    [
                        (banner - 0.16 * unit, inside.up(2.5)),
                        (banner + 0.16 * unit, inside.up(2.5)),
                        (banner + 0.16 * unit, inside.up(1.1)),
                        (banner, inside.up(0.95)),
                        (banner - 0.16 * unit, inside.up(1.1)),
                    ]
                ),
                cloth,
            )
            cel.fill(
                ellipse((banner, inside.up(1.8)), 0.08 * unit, 0.08 * unit),
                inside.tone((0.86, 0.68, 0.3), -0.2),
            )

    def columns(depth: float, x: float) -> Flat:
        foot, one = stage.floor(depth), stage.body / depth

        def paint(cel: Cel) -> None:
            for sign in (-1, 1):
                at, half = sign * x / depth, 0.20 * one
                cel.fill(box(at - half, -9, at + half, foot), inside.tone(stone, 0.2))
                lit = -sign
                cel.fill(
                    box(at + lit * half * 0.35, -9, at + lit * half, foot)
                    if lit > 0
                    else box(at - half, -9, at - half * 0.35, foot),
                    inside.tone(stone, -0.5),
                    opacity=0.8,
                )
                for flute in (-0.5, -0.15, 0.2, 0.55):
                    cel.line(
                        points([(at + flute * half, -2), (at + flute * half, foot)]),
                        0.004,
                        inside.tone(stone, 0.8),
                        opacity=0.5,
                    )
                cel.fill(
                    [
                        box(at - half * 1.35, foot - 0.12 * one, at + half * 1.35, foot),
                        box(at - half * 1.5, foot - 0.06 * one, at + half * 1.5, foot),
                    ],
                    inside.tone(stone, 0.0),
                )
                if stage.light.dim:
                    torch = (at + lit * half * 1.2, foot - 1.35 * one)
                    cel.glow(torch, one * 0.8, lamp(stage), 0.55)
                    cel.fill(ellipse(torch, 0.05 * one, 0.10 * one), mix(LAMP, (1, 1, 1), 0.4))

        return Flat(depth, paint, blur=stage.blur(depth))

    scale = inside.depth / 3.6
    across = max(stage.half * 1.5, 1.2 * stage.body)
    return [
        inside.back(wall, panel=False),
        inside.floor((0.50, 0.45, 0.42), boards=True),
        *(columns(depth * scale, across) for depth in (3.1, 2.3, 1.7)),
        inside.rays(0.0, 1.4, 0.85, 2.5),
    ]


ROOMS: dict[PlaceKind, Callable[[Stage], list[Flat]]] = {
    PlaceKind.ROOM: room,
    PlaceKind.KITCHEN: kitchen,
    PlaceKind.WORKSHOP: workshop,
    PlaceKind.HALL: hall,
}
