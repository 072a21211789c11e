"""Planes that scenes are painted from: sky, land, water, leaves, passers-by, lamps and rain, out of noise."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Canvas = NDArray[np.uint8]
Plane = NDArray[np.floating[Any]]

WIDTH, HEIGHT = 1280, 720
MARGIN = 0.35
"""Of a plane beyond the picture, for the camera to move in."""
RNG = np.random.Generator


@dataclass(frozen=True, slots=True)
class View:
    """Where a camera looks: shift in pixels of the picture, zoom, roll in radians."""

    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0
    roll: float = 0.0


@dataclass(frozen=True, slots=True)
class Art:
    """A picture as luma, both chroma planes at half its size, and how much of it covers."""

    luma: Canvas
    chroma: Canvas
    cover: Canvas | None = None


@dataclass(frozen=True, slots=True)
class Flat:
    """One plane of a scene: larger than the picture; how near it stands, and how it moves."""

    art: Art
    depth: float = 1.0
    walk: Callable[[float], tuple[float, float]] | None = None
    ripple: float = 0.0

    def seen(self, view: View, seconds: float) -> Art:
        rows, columns = self.art.luma.shape
        zoom = 1 + (view.zoom - 1) * self.depth
        cos, sin = math.cos(view.roll) / zoom, math.sin(view.roll) / zoom
        away = self.walk(seconds) if self.walk else (0.0, 0.0)
        x = columns / 2 + view.x * self.depth - away[0]
        y = rows / 2 + view.y * self.depth - away[1]
        there = np.array(
            [
                [cos, -sin, x - cos * WIDTH / 2 + sin * HEIGHT / 2],
                [sin, cos, y - sin * WIDTH / 2 - cos * HEIGHT / 2],
            ]
        )
        look = _rippling(there, seconds, self.ripple) if self.ripple else _looking(there)
        cover = None if self.art.cover is None else look(self.art.cover, 1, cv2.BORDER_CONSTANT)
        luma = look(self.art.luma, 1, cv2.BORDER_REFLECT)
        return Art(luma, look(self.art.chroma, 2, cv2.BORDER_REFLECT), cover)


Look = Callable[[Canvas, int, int], Canvas]
"""A plane that is so many times smaller than luma, as it is seen; the last is what lies beyond its edge."""


def _looking(there: NDArray[np.float64]) -> Look:
    def look(plane: Canvas, smaller: int, beyond: int) -> Canvas:
        where = there * np.array([[1, 1, 1 / smaller]])
        size = (WIDTH // smaller, HEIGHT // smaller)
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        return as_bytes(cv2.warpAffine(plane, where, size, flags=flags, borderMode=beyond))

    return look


def _rippling(there: NDArray[np.float64], seconds: float, strength: float) -> Look:
    """Through moving water: every pixel is looked up a little aside, more where waves cross."""
    down, across = np.mgrid[0 : HEIGHT + 8 : 8, 0 : WIDTH + 8 : 8].astype(np.float32)
    waves = ((0.021, 0.055, 2.1), (-0.034, 0.083, 3.3), (0.052, 0.121, 4.7), (0.011, 0.19, 6.1))
    aside, lift = np.zeros_like(down), np.zeros_like(down)
    for a, b, c in waves:
        aside += np.sin(across * a + down * b - seconds * c) * strength
        lift += np.cos(across * b - down * a * 3 - seconds * c) * strength * 0.6
    columns = there[0, 0] * across + there[0, 1] * down + there[0, 2] + aside
    rows = there[1, 0] * across + there[1, 1] * down + there[1, 2] + lift

    def look(plane: Canvas, smaller: int, beyond: int) -> Canvas:
        size = ((WIDTH + 8) // smaller, (HEIGHT + 8) // smaller)
        wide = (_as_floats(cv2.resize(_as_floats(one / smaller), size)) for one in (columns, rows))
        x, y = (one[: HEIGHT // smaller, : WIDTH // smaller] for one in wide)
        return as_bytes(cv2.remap(plane, x, y, cv2.INTER_LINEAR, borderMode=beyond))

    return look


def as_bytes(plane: NDArray[Any]) -> Canvas:
    return plane.astype(np.uint8, copy=False)


def _as_floats(plane: NDArray[Any]) -> NDArray[np.float32]:
    return plane.astype(np.float32, copy=False)


def fractal(rng: RNG, rows: int, columns: int, *, finest: int = 2, slope: float = 0.62) -> Plane:
    """Noise whose amplitude falls with frequency as in pictures of nature, from -1 to 1."""
    total = np.zeros((rows, columns), np.float32)
    cell, weight = max(rows, columns) // 2, 1.0
    while cell >= finest:
        small = rng.standard_normal((rows // cell + 3, columns // cell + 3)).astype(np.float32)
        total += weight * cv2.resize(small, (columns, rows), interpolation=cv2.INTER_CUBIC)
        cell, weight = cell // 2, weight * slope
    return total / (3 * total.std())


def painted(luma: Plane, u: Plane, v: Plane, cover: Plane | None = None) -> Art:
    """From planes of one size, of 8-bit video levels, and a cover from 0 to 1."""
    half = [np.clip(one[::2, ::2], 16, 240).astype(np.uint8) for one in (u, v)]
    hides = None if cover is None else (cover * 255).astype(np.uint8)
    return Art(np.clip(luma, 16, 235).astype(np.uint8), np.dstack(half), hides)


def _size(wide: float = 1.0) -> tuple[int, int]:
    return int(HEIGHT * (1 + MARGIN)) // 2 * 2, int(WIDTH * (wide + MARGIN)) // 2 * 2


def sky(rng: RNG, top: float, bottom: float, tint: float) -> Flat:
    rows, columns = _size()
    fall = np.linspace(top, bottom, rows, dtype=np.float32)[:, None]
    cloud = np.clip(fractal(rng, rows, columns, finest=16, slope=0.5) + 0.1, 0, 1)
    cloud = cv2.GaussianBlur(cloud, (0, 0), 6)
    return Flat(painted(fall + 45 * cloud, 128 + tint - 20 * cloud, 128 - tint * 0.6 + 5 * cloud), depth=0.15)


def land(rng: RNG, horizon: float, bright: float, u: float, v: float, depth: float) -> Flat:
    """Hills, walls or trees: rough texture under a broken outline."""
    rows, columns = _size(1.3)
    texture = fractal(rng, rows, columns, slope=0.8)
    shade = fractal(rng, rows, columns, finest=32, slope=0.5)
    outline = fractal(rng, 8, columns, finest=4, slope=0.55)[0] * rows * 0.06 + rows * horizon
    down = np.arange(rows, dtype=np.float32)[:, None]
    cover = np.clip((down - outline[None, :]) / 2 + 0.5, 0, 1)
    luma = bright * (1 + 0.55 * texture + 0.3 * shade)
    return Flat(painted(luma, u + 6 * shade, v - 5 * shade, cover), depth)


def water(rng: RNG, horizon: float, depth: float) -> Flat:
    rows, columns = _size()
    texture = _as_floats(cv2.resize(fractal(rng, rows, columns // 4, slope=0.7), (columns, rows)))
    glint = np.clip(fractal(rng, rows, columns, slope=0.8) - 0.5, 0, 1) * 160
    down = np.arange(rows, dtype=np.float32)[:, None] / rows
    cover = np.broadcast_to(np.clip((down - horizon) * rows / 3, 0, 1), (rows, columns))
    luma = 70 + 36 * texture + glint + 30 * (1 - down)
    return Flat(painted(luma, 140 + 4 * texture, 118 - 3 * texture, cover), depth, ripple=2.2)


def leaves(rng: RNG, share: float, bright: float, depth: float, sway: float, phase: float) -> Flat:
    rows, columns = _size(1.2)
    where = fractal(rng, rows, columns, finest=4, slope=0.8)
    texture = fractal(rng, rows, columns, slope=0.9)
    level = np.quantile(where, 1 - share)
    cover = np.clip((where - level) * 22, 0, 1)
    art = painted(bright * (1 + 0.6 * texture), 112 - 9 * texture, 118 + 6 * texture, cover)

    def walk(seconds: float) -> tuple[float, float]:
        return sway * math.sin(1.7 * seconds + phase), 0.4 * sway * math.sin(2.3 * seconds + 2 * phase)

    return Flat(art, depth, walk)


def figure(rng: RNG, tall: float, bright: float, v: float, depth: float, start: float, pace: float) -> Flat:
    """Someone passing by: a textured upright shape that walks at `pace` pixels a second."""
    rows, columns = _size(1.6)
    down, across = np.mgrid[0:rows, 0:columns].astype(np.float32)
    middle, foot = columns / 2, rows * 0.86
    body = 1 - ((across - middle) / (tall * 0.17)) ** 2 - ((down - foot + tall * 0.38) / (tall * 0.4)) ** 4
    head = 1 - ((across - middle) ** 2 + (down - foot + tall * 0.88) ** 2) / (tall * 0.1) ** 2
    cover = np.clip(np.maximum(body, head) * tall * 0.05, 0, 1)
    texture = fractal(rng, rows, columns, slope=0.8)
    light = (across - middle) / tall * 60
    art = painted(bright * (1 + 0.35 * texture) + light, 122 + 4 * texture, v - 4 * texture, cover)

    def walk(seconds: float) -> tuple[float, float]:
        return start + pace * seconds, 7 * abs(math.sin(4.2 * seconds))

    return Flat(art, depth, walk)


def rainfall(rng: RNG) -> Canvas:
    drops = (rng.random((HEIGHT * 2, WIDTH + 64)) > 0.9988).astype(np.float32)
    streak = np.zeros((33, 9), np.float32)
    cv2.line(streak, (6, 0), (2, 32), 1.0, 1)
    fallen = _as_floats(cv2.GaussianBlur(cv2.filter2D(drops, -1, streak), (0, 0), 0.8))
    return np.clip(fallen * 34, 0, 34).astype(np.uint8)


def lamps(rng: RNG, count: int) -> tuple[tuple[float, float, float, float], ...]:
    """Lamps out of focus: across, down, radius, brightness."""
    spots = rng.random((count, 4))
    return tuple(
        (float(a * 1.4 - 0.2) * WIDTH, float(b * 0.7) * HEIGHT, 14 + 44 * float(c) ** 2, 30 + 70 * float(d))
        for a, b, c, d in spots
    )
