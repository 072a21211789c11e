"""Places built to be looked at: castle and temple."""

from __future__ import annotations

import math

import numpy as np

from reelwright.providers.animatic.cel import Cel, Gradient, mix
from reelwright.providers.animatic.curve import box, ellipse, limb, points, smooth
from reelwright.providers.animatic.flat import Flat
from reelwright.providers.animatic.noise import dice
from reelwright.providers.animatic.places.buildings import STONE, lamp
from reelwright.providers.animatic.places.ground import ground, stripe
from reelwright.providers.animatic.places.hills import GREEN, SNOW, hills
from reelwright.providers.animatic.places.plants import treeline
from reelwright.providers.animatic.places.skies import sky
from reelwright.providers.animatic.stage import Stage


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
            eave = [
                (-wide * 0.72, y + size * 0.02),
                (-wide * 0.5, y + size * 0.10),
                (0, y + size * 0.12),
                (wide * 0.5, y + size * 0.10),
                (wide * 0.72, y + size * 0.02),
                (wide * 0.46, y - size * 0.18),
                (wide * 0.30, y - size * 0.40),
                (-wide * 0.30, y - size * 0.40),
                (-wide * 0.46, y - size * 0.18),
            ]
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
