"""Furniture: tables, shelves, cogs, a chair close to the lens."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from reelwright.providers.animatic.cel import Cel, Colour, mix
from reelwright.providers.animatic.curve import Points, box, ellipse, smooth
from reelwright.providers.animatic.flat import Flat
from reelwright.providers.animatic.noise import dice
from reelwright.providers.animatic.places.indoors import WOOD, Indoors


def table(
    inside: Indoors, depth: float, x: float, wide: float, dress: Callable[[Cel, float, float, float], None]
) -> Flat:
    """A table; `dress` puts things on it (given the cel, its middle, its top and a body's height there)."""
    stage = inside.stage
    foot, unit = stage.floor(depth), stage.body / depth

    def paint(cel: Cel) -> None:
        top = foot - 0.44 * unit
        wood, dark = inside.tone(WOOD, 0.1), inside.tone(WOOD, 0.6)
        for dx in (-0.44, 0.44):
            cel.fill(
                box(x + dx * wide * unit - 0.025 * unit, top, x + dx * wide * unit + 0.025 * unit, foot), dark
            )
        cel.fill(box(x - wide * unit / 2, top - 0.03 * unit, x + wide * unit / 2, top + 0.035 * unit), wood)
        cel.fill(
            box(x - wide * unit / 2, top - 0.03 * unit, x + wide * unit / 2, top - 0.018 * unit),
            inside.tone(WOOD, -0.6),
        )
        dress(cel, x, top - 0.03 * unit, unit)
        cel.light((stage.sun_x, -0.5), stage.light.rim, 0.25, 0.003)

    return Flat(depth, paint, blur=stage.blur(depth))


def _books(
    inside: Indoors, cel: Cel, rng: np.random.Generator, x0: float, x1: float, y: float, unit: float
) -> None:
    x = x0
    while x < x1 - unit * 0.03:
        wide, high = unit * rng.uniform(0.025, 0.06), unit * rng.uniform(0.13, 0.2)
        tint = (
            (0.62, 0.25, 0.2),
            (0.25, 0.36, 0.42),
            (0.76, 0.6, 0.34),
            (0.35, 0.42, 0.3),
            (0.82, 0.76, 0.66),
        )[int(rng.integers(5))]
        if rng.random() < 0.86:
            cel.fill(box(x, y - high, x + wide, y), inside.tone(tint, float(rng.uniform(0, 0.4))))
        x += wide + unit * 0.004


def shelf(inside: Indoors, cel: Cel, x: float, wide: float, low: float, rows: int) -> None:
    rng = dice(inside.stage.world, "shelf", round(x * 100))
    unit = inside.unit
    x0, x1 = x - wide * unit / 2, x + wide * unit / 2
    top = inside.up(low + rows * 0.27)
    cel.fill(
        box(x0 - unit * 0.03, top, x1 + unit * 0.03, inside.up(low)),
        inside.tone(mix(WOOD, (0, 0, 0), 0.5), 0.5),
    )
    for row in range(rows):
        y = inside.up(low + row * 0.27)
        _books(inside, cel, rng, x0, x1, y, unit)
        cel.fill(box(x0 - unit * 0.03, y, x1 + unit * 0.03, y + unit * 0.025), inside.tone(WOOD, 0.1))
    for edge in (x0 - unit * 0.03, x1):
        cel.fill(box(edge, top, edge + unit * 0.03, inside.up(low)), inside.tone(WOOD, 0.2))


def cog(cel: Cel, at: tuple[float, float], radius: float, colour: Colour) -> None:
    angle = np.linspace(0, 2 * np.pi, 97)[:-1]
    far = np.where(np.sin(angle * 12) > 0, radius * 1.16, radius)
    outline: Points = np.stack([at[0] + far * np.cos(angle), at[1] + far * np.sin(angle)], 1)
    hole = ellipse(at, radius * 0.4, radius * 0.4)[::-1]
    cel.fill(np.vstack([outline, outline[:1], hole, hole[:1]]), colour)


def near_chair(inside: Indoors) -> Flat:
    """The back of an armchair, dark and soft, close to the lens."""
    stage = inside.stage
    x = inside.side * stage.half * 0.98

    def paint(cel: Cel) -> None:
        back = smooth(
            [
                (x - 0.26, 0.62),
                (x - 0.25, 0.36),
                (x - 0.16, 0.26),
                (x + 0.05, 0.24),
                (x + 0.22, 0.30),
                (x + 0.28, 0.62),
            ]
        )
        cel.fill(back, inside.tone((0.22, 0.13, 0.12), 0.6))
        cel.light((-inside.side, -0.8), inside.tone((0.9, 0.7, 0.5), -0.2), 0.5, 0.010)

    return Flat(0.62, paint, blur=max(stage.blur(0.62), 0.004), box=(-99, 0.2, 99, 0.62))
