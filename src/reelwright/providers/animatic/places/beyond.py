"""Where there is no ground: in space and above the clouds."""

from __future__ import annotations

import math
from collections.abc import Callable

import cv2
import numpy as np

from reelwright.film.grammar import PlaceKind
from reelwright.providers.animatic.cel import Cel, Colour, Gradient, mix
from reelwright.providers.animatic.curve import Spot, ellipse, points, under
from reelwright.providers.animatic.flat import Flat, drift
from reelwright.providers.animatic.noise import Ridge, clouds, dice
from reelwright.providers.animatic.places.depths import abstract, underwater
from reelwright.providers.animatic.places.skies import sky
from reelwright.providers.animatic.stage import Stage


def space(stage: Stage) -> list[Flat]:
    light = stage.light
    rng = dice(stage.world, "space")
    tint = light.own(((0.16, 0.12, 0.34), (0.06, 0.20, 0.32), (0.30, 0.10, 0.24))[int(rng.integers(3))])
    world = light.own(
        ((0.76, 0.48, 0.32), (0.30, 0.52, 0.66), (0.60, 0.46, 0.62), (0.80, 0.70, 0.48))[int(rng.integers(4))]
    )

    def void(cel: Cel) -> None:
        h, w = cel.window.height, cel.window.width
        cel.pixels[..., :3] = np.array(light.treatment.grade((0.012, 0.016, 0.04)), np.float32)
        cel.pixels[..., 3] = 1
        scale = cel.window.scale / 4
        cloud = clouds(
            f"{stage.world}/nebula", h // 4 + 1, w // 4 + 1, scale=(0.5 * scale, 0.4 * scale), octaves=5
        )
        cloud = np.asarray(cv2.resize(cloud, (w, h), interpolation=cv2.INTER_CUBIC), np.float32)
        ys, xs = cel.window.ys()[:, None], cel.window.xs()[None, :]
        band = np.exp(-(((ys + 0.35 * xs + 0.02) / 0.28) ** 2)).astype(np.float32)
        cel.lay(np.clip((cloud - 0.38) * 2.4, 0, 1) * (0.25 + 0.75 * band).astype(np.float32), tint)
        cel.lay(
            np.clip((cloud - 0.55) * 2.6, 0, 1) * band * np.float32(0.6), mix(tint, (1.0, 0.7, 0.6), 0.45)
        )
        stars = dice(stage.world, "stars")
        for _ in range(560):
            x, y, s = stars.uniform(-2.2, 2.2), stars.uniform(-1.1, 1.1), stars.random() ** 4
            r = 0.0007 + 0.0019 * s
            hue = ((1.0, 0.95, 0.86), (0.85, 0.92, 1.0), (1, 1, 1))[int(stars.integers(3))]
            cel.fill(ellipse((x, y), r, r, steps=8), hue, opacity=0.35 + 0.6 * s)
            if s > 0.72:
                cel.glow((x, y), 0.012, hue, 0.4)

    def planet(depth: float, at: Spot, radius: float, colour: Colour, ring: bool) -> Flat:
        def paint(cel: Cel) -> None:
            sun = -math.copysign(1.0, at[0])
            cel.glow(at, radius * 1.12, colour, 0.34)
            if ring:
                _ring(cel, at, radius, colour, front=False)
            cel.fill(ellipse(at, radius, radius, steps=90), colour)
            bands = dice(stage.world, "bands")
            for _ in range(9):
                y = at[1] + radius * bands.uniform(-0.9, 0.9)
                cel.fill(
                    ellipse((at[0], y), radius, radius * bands.uniform(0.02, 0.09), turn=-0.16),
                    mix(colour, (1, 0.95, 0.85) if bands.random() < 0.5 else (0.1, 0.05, 0.1), 0.3),
                    opacity=0.5,
                    soft=radius * 0.02,
                    atop=True,
                )
            shadow = ellipse(
                (at[0] - sun * radius * 0.62, at[1] + radius * 0.3), radius * 1.12, radius * 1.12, steps=90
            )
            cel.fill(shadow, (0.01, 0.012, 0.03), opacity=0.9, soft=radius * 0.16, atop=True)
            cel.light((sun, -0.5), mix(colour, (1, 1, 1), 0.6), 0.8, radius * 0.05)
            if ring:
                _ring(cel, at, radius, colour, front=True)

        return Flat(depth, paint)

    def _ring(cel: Cel, at: Spot, radius: float, colour: Colour, *, front: bool) -> None:
        angle = np.linspace(0, math.pi, 60) + (0 if front else math.pi)
        for far, wide, strength in ((1.5, 0.16, 0.55), (1.78, 0.09, 0.4)):
            for sign in (1.0,):
                outer = np.stack([radius * far * np.cos(angle), radius * far * 0.2 * np.sin(angle) * sign], 1)
                inner = np.stack(
                    [
                        radius * (far - wide) * np.cos(angle),
                        radius * (far - wide) * 0.2 * np.sin(angle) * sign,
                    ],
                    1,
                )
                shape = np.vstack([outer, inner[::-1]])
                cos, sin = math.cos(-0.22), math.sin(-0.22)
                turned = shape @ np.array([[cos, sin], [-sin, cos]]) + np.array(at)
                cel.fill(turned, mix(colour, (1, 0.95, 0.9), 0.5), opacity=strength)

    side = -1.0 if stage.actors and stage.actors[0].x > 0 else 1.0
    flats = [
        Flat(math.inf, void),
        planet(120.0, (side * stage.half * 0.52, -0.16), 0.20, world, bool(rng.random() < 0.6)),
        planet(50.0, (-side * stage.half * 0.62, -0.30), 0.045, mix(world, (0.8, 0.8, 0.85), 0.7), False),
    ]
    standing = [
        one
        for one in stage.actors
        if one.figure.value not in ("rocket", "aircraft", "spirit", "dragon", "thing", "bird")
    ]
    if standing or not stage.actors:
        flats.append(_moonscape(stage))
    return flats


def _moonscape(stage: Stage) -> Flat:
    light = stage.light
    ridge = Ridge(f"{stage.world}/moon", octaves=5)
    top = min(stage.floor(2.0), 0.44)

    def paint(cel: Cel) -> None:
        xs = np.linspace(cel.window.x0 - 0.05, cel.window.x1 + 0.05, 260)
        ys = top + 0.03 * ridge(xs * 1.8)
        soil = light.own((0.50, 0.48, 0.52))
        cel.fill(under(xs, ys, 9.0), Gradient(soil, light.own((0.14, 0.13, 0.18)), top, top + 0.5))
        rng = dice(stage.world, "craters")
        for _ in range(16):
            v = 0.03 + 0.5 * rng.random()
            x, r = rng.uniform(-1.4, 1.4), 0.02 + 0.2 * v * rng.random()
            cel.fill(
                ellipse((x, top + v), r, r * 0.24),
                light.own((0.20, 0.19, 0.24)),
                opacity=0.8,
                soft=0.002,
                atop=True,
            )
            cel.fill(
                ellipse((x + r * 0.05, top + v + r * 0.06), r * 0.95, r * 0.2),
                light.own((0.42, 0.40, 0.45)),
                opacity=0.8,
                soft=0.002,
                atop=True,
            )
        cel.light((stage.sun_x, -0.9), light.own((0.95, 0.95, 1.0)), 0.7, 0.006)

    return Flat(1.9, paint, blur=stage.blur(1.9) * 0.5, box=(-99, top - 0.08, 99, 9))


def skyscape(stage: Stage) -> list[Flat]:
    """Above the clouds: banks of them at three depths."""
    light = stage.light

    def bank(depth: float, y: float, part: float, seed: str) -> Flat:
        crest = mix(mix(light.low, light.sun, 0.5), (1, 1, 1), 0.25 if not light.night else 0.0)
        body = mix(mix(light.middle, light.low, 0.45), light.haze, part)

        def paint(cel: Cel) -> None:
            rng = dice(stage.world, "bank", seed)
            size = 0.085 / (0.6 + part)
            heaps: list[tuple[float, float, float]] = []
            for x in np.arange(-2.6, 2.6, size * 0.62):
                heaps.append(
                    (
                        x + rng.normal() * size * 0.2,
                        y + rng.normal() * size * 0.4 - size * 0.5 * math.sin(x * 2.3 + depth),
                        size * rng.uniform(0.6, 1.25),
                    )
                )
            circles = [ellipse((a, b), r * 1.25, r, steps=22) for a, b, r in heaps]
            cel.fill(
                [*circles, points([(-9, y), (9, y), (9, 9), (-9, 9)])],
                Gradient(mix(body, crest, 0.4), mix(body, light.top, 0.35), y - size, y + 0.3),
                soft=0.003,
            )
            toward = math.copysign(0.28, stage.sun_x)
            cel.fill(
                [ellipse((a + toward * r, b - r * 0.28), r * 0.8, r * 0.6, steps=20) for a, b, r in heaps],
                crest,
                opacity=0.42 * (1 - part * 0.6),
                soft=0.012,
                atop=True,
            )

        return Flat(depth, paint, life=drift(0.006 / depth), box=(-99, y - 0.3, 99, 9))

    return [
        *sky(stage),
        bank(30.0, stage.horizon + 0.09, 0.6, "c"),
        bank(8.0, max(0.22, stage.horizon + 0.22), 0.35, "b"),
        bank(2.4, 0.38, 0.08, "a"),
        bank(0.75, 0.53, 0.0, "near"),
    ]


BEYOND: dict[PlaceKind, Callable[[Stage], list[Flat]]] = {
    PlaceKind.UNDERWATER: underwater,
    PlaceKind.SPACE: space,
    PlaceKind.SKY: skyscape,
    PlaceKind.ABSTRACT: abstract,
}
