"""Outlines: closed and open curves as points, N x 2, in whatever unit the caller draws in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Spot = tuple[float, float]


def points(spots: Sequence[Spot]) -> Points:
    return np.array(spots, np.float64).reshape(-1, 2)


def smooth(spots: Sequence[Spot] | Points, *, closed: bool = True, steps: int = 8) -> Points:
    """A Catmull-Rom spline through `spots`."""
    knots = np.asarray(spots, np.float64)
    if closed:
        knots = np.vstack([knots[-1:], knots, knots[:2]])
    else:
        knots = np.vstack([2 * knots[:1] - knots[1:2], knots, 2 * knots[-1:] - knots[-2:-1]])
    before, start, end, after = knots[:-3], knots[1:-2], knots[2:-1], knots[3:]
    t = np.linspace(0, 1, steps, endpoint=False)[None, :, None]
    curve = 0.5 * (
        2 * start[:, None]
        + (end - before)[:, None] * t
        + (2 * before - 5 * start + 4 * end - after)[:, None] * t**2
        + (3 * start - before - 3 * end + after)[:, None] * t**3
    )
    flat = curve.reshape(-1, 2)
    return flat if closed else np.vstack([flat, knots[-2]])


def ellipse(centre: Spot, rx: float, ry: float, *, turn: float = 0.0, steps: int = 40) -> Points:
    """`turn` in radians, clockwise on screen."""
    angle = np.linspace(0, 2 * np.pi, steps, endpoint=False)
    x, y = rx * np.cos(angle), ry * np.sin(angle)
    cos, sin = np.cos(turn), np.sin(turn)
    return np.stack([centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos], 1)


def box(x0: float, y0: float, x1: float, y1: float) -> Points:
    return points([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])


def limb(spots: Sequence[Spot] | Points, widths: Sequence[float], *, steps: int = 6) -> Points:
    """A rounded stroke through `spots` whose half-width goes through `widths`."""
    spine = smooth(spots, closed=False, steps=steps) if len(spots) > 2 else np.asarray(spots, np.float64)
    at = np.linspace(0, 1, len(spine))
    half = np.interp(at, np.linspace(0, 1, len(widths)), widths)[:, None]
    along = np.gradient(spine, axis=0)
    along /= np.maximum(np.hypot(along[:, 0], along[:, 1])[:, None], 1e-9)
    side = np.stack([-along[:, 1], along[:, 0]], 1)
    angles = np.linspace(0, np.pi, 7)[1:-1]
    tail = [spine[-1] + half[-1] * (side[-1] * np.cos(a) + along[-1] * np.sin(a)) for a in angles]
    head = [spine[0] + half[0] * (-side[0] * np.cos(a) - along[0] * np.sin(a)) for a in angles]
    parts = [spine + side * half, np.array(tail), (spine - side * half)[::-1], np.array(head)]
    return np.vstack(parts)


def under(xs: Points, ys: Points, bottom: float) -> Points:
    """The area below the line (xs, ys), down to `bottom`."""
    line = np.stack([xs, ys], 1)
    return np.vstack([line, [[xs[-1], bottom], [xs[0], bottom]]])


def blob(seed: np.random.Generator, centre: Spot, rx: float, ry: float, *, rough: float = 0.2) -> Points:
    """A closed organic shape about `rx` by `ry`."""
    count = 9
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    radius = 1 + seed.uniform(-rough, rough, count)
    spots = np.stack([centre[0] + rx * radius * np.cos(angle), centre[1] + ry * radius * np.sin(angle)], 1)
    return smooth(spots, steps=5)


def moved(shape: Points, at: Spot, scale: float, *, mirror: float = 1.0, turn: float = 0.0) -> Points:
    """`shape` turned (radians), scaled, mirrored in x when `mirror` is negative, then put at `at`."""
    cos, sin = np.cos(turn), np.sin(turn)
    x = (shape[:, 0] * cos - shape[:, 1] * sin) * mirror
    y = shape[:, 0] * sin + shape[:, 1] * cos
    return np.stack([at[0] + x * scale, at[1] + y * scale], 1)
