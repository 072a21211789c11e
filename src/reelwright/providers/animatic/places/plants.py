"""What grows: trees, treelines, grass, leaves."""

from __future__ import annotations

import math

import numpy as np

from reelwright.providers.animatic.cel import Cel, Colour, Gradient, mix
from reelwright.providers.animatic.curve import Points, Spot, blob, limb, points, smooth
from reelwright.providers.animatic.flat import Flat
from reelwright.providers.animatic.noise import dice
from reelwright.providers.animatic.stage import Stage

LEAF = (0.27, 0.42, 0.22)
PINE = (0.16, 0.31, 0.26)
BARK = (0.30, 0.22, 0.17)


def pine(
    cel: Cel,
    rng: np.random.Generator,
    at: Spot,
    tall: float,
    paint: Colour | Gradient,
    *,
    snow: Colour | None = None,
) -> None:
    """Tiers of boughs on a straight stem."""
    x, y = at
    shapes = [limb([(x, y), (x, y - tall * 0.3)], [tall * 0.022, tall * 0.016])]
    tiers = 6
    for tier in range(tiers):
        low = y - tall * (0.10 + 0.15 * tier)
        high = low - tall * (0.30 - 0.012 * tier)
        wide = tall * (0.235 - 0.034 * tier) * rng.uniform(0.88, 1.1)
        droop = tall * 0.02
        shapes.append(
            points(
                [
                    (x, high),
                    (x + wide * 0.5, low - tall * 0.06),
                    (x + wide, low + droop),
                    (x + wide * 0.4, low - droop * 0.4),
                    (x, low + droop * 0.5),
                    (x - wide * 0.4, low - droop * 0.4),
                    (x - wide, low + droop),
                    (x - wide * 0.5, low - tall * 0.06),
                ]
            )
        )
    cel.fill(shapes, paint)
    if snow is not None:
        for shape in shapes[1:]:
            top = shape.copy()
            top[:, 1] = np.minimum(top[:, 1], shape[0, 1] + (top[:, 1] - shape[0, 1]) * 0.6)
            cel.fill(top, snow, opacity=0.8, atop=True)


def round_tree(
    cel: Cel,
    rng: np.random.Generator,
    at: Spot,
    tall: float,
    leaf: Colour,
    lit: Colour,
    bark: Colour,
    sun: float,
) -> None:
    """A trunk that forks, under heaps of leaves lit from one side."""
    x, y = at
    trunk = [(x, y), (x + tall * 0.01, y - tall * 0.3), (x - tall * 0.01, y - tall * 0.62)]
    boughs = [limb(trunk, [tall * 0.035, tall * 0.024, tall * 0.012])]
    for side in (-1, 1):
        boughs.append(
            limb(
                [
                    (x, y - tall * 0.34),
                    (x + side * tall * 0.09, y - tall * 0.48),
                    (x + side * tall * 0.17, y - tall * 0.6),
                ],
                [tall * 0.018, tall * 0.012, tall * 0.006],
            )
        )
    cel.fill(boughs, bark)
    heaps: list[tuple[float, float, float]] = []
    for _ in range(11):
        angle, far = rng.uniform(0, 2 * math.pi), rng.random() ** 0.6
        heaps.append(
            (
                x + tall * 0.24 * far * math.cos(angle),
                y - tall * (0.66 + 0.20 * far * math.sin(angle)),
                tall * rng.uniform(0.09, 0.15),
            )
        )
    cel.fill([blob(rng, (a, b), r, r * 0.86, rough=0.16) for a, b, r in heaps], leaf)
    cel.fill(
        [blob(rng, (a + sun * r * 0.22, b - r * 0.26), r * 0.66, r * 0.5, rough=0.22) for a, b, r in heaps],
        lit,
        opacity=0.55,
        atop=False,
    )


def treeline(
    stage: Stage,
    depth: float,
    *,
    tall: float,
    kind: str,
    gap: float = 0.0,
    snow: bool = False,
    seed: str = "",
) -> Flat:
    """A row of trees at `depth`, about `tall` times the room between horizon and the top of the frame; `gap`
    opens its middle."""
    light = stage.light
    near = stage.depth_of(0.16, 2.2)
    at = max(depth * near / 9.0, 1.8)
    foot = stage.floor(at)
    room = min(0.34, max(0.10, stage.horizon + 0.5)) * tall

    def paint(cel: Cel) -> None:
        rng = dice(stage.world, "treeline", depth, seed)
        step = 0.045 if kind == "pine" else 0.10
        low = -2.6
        while low < 2.6:
            x = low + rng.uniform(-0.4, 0.4) * step + (stage.shift % step)
            high = room * rng.uniform(0.5, 1.0)
            share = abs(x) / max(stage.half, 0.4)
            draw = share > gap * rng.uniform(0.7, 1.2)
            y = foot + rng.uniform(0, 0.006)
            if kind == "pine":
                top = light.lit(PINE, at * 1.2, 0.1)
                tree = dice(stage.world, depth, round(low * 1000))
                if draw:
                    pine(
                        cel,
                        tree,
                        (x, y),
                        high,
                        Gradient(top, mix(top, light.haze, 0.3), foot - room, foot),
                        snow=light.lit((0.92, 0.94, 0.97), at, -0.2) if snow else None,
                    )
            elif draw:
                leaf = light.lit(LEAF, at, 0.2)
                tree = dice(stage.world, depth, round(low * 1000))
                lit = mix(light.lit(LEAF, at, -0.5), light.rim, 0.12)
                round_tree(
                    cel,
                    tree,
                    (x, y),
                    high * 1.1,
                    leaf,
                    lit,
                    light.lit(BARK, at, 0.3),
                    math.copysign(1, stage.sun_x),
                )
            low += step * rng.uniform(0.8, 1.7)
        cel.light((stage.sun_x, -0.5), light.rim, 0.4 * stage.treatment.rim * (1 - light.air(at)), 0.004)

    return Flat(at, paint, blur=stage.blur(at), box=(-99, foot - room * 1.3, 99, foot + 0.02))


def grass(stage: Stage, cel: Cel, xs: Points, ys: Points, depth: float) -> None:
    """Tufts along a line of ground."""
    rng = dice(stage.world, "tufts", depth)
    tone = stage.light.lit(mix(LEAF, (0.3, 0.34, 0.14), 0.5), depth, 0.3)
    tufts: list[Points] = []
    for _ in range(140):
        i = int(rng.integers(len(xs)))
        x, y = float(xs[i]) + rng.uniform(-0.01, 0.01), float(ys[i]) + 0.004
        tall = rng.uniform(0.008, 0.03)
        lean = rng.normal() * 0.01
        tufts.append(limb([(x, y), (x + lean, y - tall)], [0.0022, 0.0006], steps=2))
    cel.fill(tufts, tone)


def frond(at: Spot, reach: float, angle: float, droop: float) -> list[Points]:
    """A palm or fern leaf: a bent rib with leaflets."""
    rib: list[Spot] = []
    for part in np.linspace(0, 1, 9):
        a = angle + droop * part * part
        rib.append(
            (
                at[0] + reach * part * math.cos(a),
                at[1] - reach * part * math.sin(a) + reach * 0.25 * droop * part * part * 0.4,
            )
        )
    shapes = [limb(rib, [reach * 0.014, reach * 0.004], steps=2)]
    for index in range(1, 9):
        x, y = rib[index]
        px, py = rib[index - 1]
        along = math.atan2(y - py, x - px)
        size = reach * 0.30 * math.sin(math.pi * (index / 9) ** 0.7 + 0.25)
        for side in (-1, 1):
            a = along + side * 0.85
            tip = (x + size * math.cos(a), y + size * math.sin(a) + size * 0.18)
            mid = (x + size * 0.5 * math.cos(a - side * 0.25), y + size * 0.5 * math.sin(a - side * 0.25))
            shapes.append(
                smooth(
                    [
                        (x, y),
                        mid,
                        tip,
                        (
                            x + size * 0.45 * math.cos(a + side * 0.2),
                            y + size * 0.45 * math.sin(a + side * 0.2),
                        ),
                    ],
                    steps=3,
                )
            )
    return shapes
