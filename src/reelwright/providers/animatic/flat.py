"""A flat: one piece of scenery or one actor, standing at a depth, that knows how to paint itself."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from reelwright.providers.animatic.camera import Matrix
from reelwright.providers.animatic.cel import Cel

Life = Callable[[float], Matrix]
"""Seconds to a movement of the flat in its own plane: a breath, a swell, a step."""


@dataclass(frozen=True, slots=True)
class Flat:
    depth: float
    """1 is where the subject stands; inf never comes nearer."""
    paint: Callable[[Cel], None]
    floor: bool = False
    """It lies on the ground plane, below the horizon."""
    box: tuple[float, float, float, float] | None = None
    """x0, y0, x1, y1 that its paint stays within; None means wherever the camera looks."""
    blur: float = 0.0
    """How far out of focus, in frame heights."""
    life: Life | None = None
    held: bool = False
    """The camera travels with it."""
    near: bool = False
    """In a rack focus: sharp first, then soft."""
    turns: tuple[Callable[[Cel], None], ...] = ()
    """Drawings that take turns in place of `paint`, such as the steps of a walk."""
    turn: Callable[[float], int] | None = None
    """Seconds to which of them is seen."""


def sway(x: float, y: float, period: float, *, phase: float = 0.0) -> Life:
    """To and fro by `x` and `y` frame heights."""

    def at(t: float) -> Matrix:
        swing = math.sin(2 * math.pi * t / period + phase)
        return np.array([[1, 0, x * swing], [0, 1, y * swing], [0, 0, 1]], np.float64)

    return at


def drift(x: float, y: float = 0.0) -> Life:
    """On and on, by `x` and `y` frame heights a second."""

    def at(t: float) -> Matrix:
        return np.array([[1, 0, x * t], [0, 1, y * t], [0, 0, 1]], np.float64)

    return at


def pulse(
    about: tuple[float, float], *, breathe: float, rock: float, period: float, phase: float = 0.0
) -> Life:
    """Grow by `breathe` and turn by `rock` radians around a point, to and fro."""

    def at(t: float) -> Matrix:
        swing = math.sin(2 * math.pi * t / period + phase)
        turn = rock * math.sin(2 * math.pi * t / (period * 1.37) + phase)
        cos, sin = math.cos(turn), math.sin(turn)
        tall = 1 + breathe * swing
        move = np.array([[cos, -sin * tall, 0], [sin, cos * tall, 0], [0, 0, 1]], np.float64)
        to = np.array([[1, 0, about[0]], [0, 1, about[1]], [0, 0, 1]], np.float64)
        back = np.array([[1, 0, -about[0]], [0, 1, -about[1]], [0, 0, 1]], np.float64)
        return to @ move @ back

    return at


def walk(x: float, bob: float, pace: float) -> Life:
    """On by `x` a second while bobbing by `bob` at `pace` steps a second."""

    def at(t: float) -> Matrix:
        rise = -bob * abs(math.sin(math.pi * pace * t))
        return np.array([[1, 0, x * t], [0, 1, rise], [0, 0, 1]], np.float64)

    return at
