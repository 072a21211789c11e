"""The moving camera: a move as a path of eyes, and what each eye does to a flat at a given depth.

Units: the picture plane is measured in frame heights, y down, origin at the frame's centre. Depth 1 is
where the main subject stands; the camera's own travel is measured by what it does to a point there.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reelwright.film.ease import eased
from reelwright.film.grammar import Move, Speed
from reelwright.providers.animatic.noise import Ridge

Matrix = NDArray[np.float64]
"""3 x 3, acting on (x, y, 1)."""


@dataclass(frozen=True, slots=True)
class Eye:
    """The camera at one moment."""

    x: float = 0.0
    """Travel to the right."""
    y: float = 0.0
    """Travel up."""
    z: float = 0.0
    """Travel forward, as a share of the way to the subject."""
    pan: float = 0.0
    """Picture travel from turning right."""
    tilt: float = 0.0
    """Picture travel from turning up."""
    zoom: float = 1.0
    roll: float = 0.0
    """Radians."""
    focus: float = 0.0
    """0 sharp near, 1 sharp far; only a rack focus changes it."""


@dataclass(frozen=True, slots=True)
class View:
    """What stays the same while the camera moves: where the horizon lies and how high the camera is."""

    horizon: float
    ground: float
    """Distance below the horizon of the ground at depth 1."""

    def card(self, eye: Eye, depth: float) -> Matrix:
        """The picture of an upright flat at `depth` (inf for the sky), as moved by `eye`."""
        if math.isinf(depth):
            scale, dx, dy = 1.0, 0.0, 0.0
        else:
            away = max(depth - eye.z, 0.05)
            scale, dx, dy = depth / away, -eye.x / away, eye.y / away
        moved = np.array(
            [[scale, 0, dx], [0, scale, dy + self.horizon * (1 - scale)], [0, 0, 1]], dtype=np.float64
        )
        return self._turn(eye) @ moved

    def floor(self, eye: Eye) -> Matrix:
        """The picture of the ground plane: with v = y - horizon, its points are at depth ground / v, so the
        move is the homography (x, v) -> (g x - X v, (g + Y) v) / (g - Z v)."""
        g = self.ground
        plane = np.array([[g, -eye.x, 0], [0, g + eye.y, 0], [0, -eye.z, g]], np.float64)
        down = np.array([[1, 0, 0], [0, 1, self.horizon], [0, 0, 1]], np.float64)
        up = np.array([[1, 0, 0], [0, 1, -self.horizon], [0, 0, 1]], np.float64)
        return self._turn(eye) @ down @ plane @ up

    @staticmethod
    def _turn(eye: Eye) -> Matrix:
        cos, sin = math.cos(eye.roll) * eye.zoom, math.sin(eye.roll) * eye.zoom
        turned = np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1]], np.float64)
        shifted = np.array([[1, 0, -eye.pan], [0, 1, eye.tilt], [0, 0, 1]], np.float64)
        return turned @ shifted


Path = Callable[[float], Eye]
"""The eye at 0 (start) to 1 (end)."""

RUN_UP = 0.12
"""The share of a pursuit in which it gathers speed, and in which it comes to rest."""
_SPEED = {Speed.SLOW: 0.62, Speed.NORMAL: 1.0, Speed.FAST: 1.55}


def path(
    move: Move,
    speed: Speed,
    seconds: float,
    aim: tuple[float, float],
    view: View,
    seed: str,
    heading: float = 1.0,
) -> Path:
    """The path of `move`: `aim` is the point of the subject (at depth 1) that a dolly goes towards, and
    `heading` is where a subject that is followed goes to, 1 for right and -1 for left, more for faster."""
    a = _SPEED[speed] * min(1.35, 0.42 + 0.11 * seconds)
    lift = min(0.34 * a, 0.42)
    push = min(0.2 * a, 0.32)
    ax, ay = aim[0] * 0.8, (view.horizon - aim[1]) * 0.8

    def forward(z: float, **more: float) -> Eye:
        return Eye(x=ax * z, y=ay * z, z=z, **more)

    def nearer(t: float, most: float) -> float:
        """The share of the way that makes the subject grow by the same factor in the same time."""
        return 1 - (1 - most) ** eased(t)

    def handheld(t: float) -> Eye:
        # It is the hand's time that is eased: no sooner moved than at rest, and at rest again before a cut.
        at = np.array([eased(t) * seconds * 0.55])
        sway = [float(Ridge(f"{seed}/{name}", octaves=3)(at)[0]) for name in ("pan", "tilt", "step")]
        # No roll: hands keep the horizon better than the frame, and sliding costs less than turning.
        return Eye(pan=0.026 * a * sway[0], tilt=0.02 * a * sway[1], x=0.024 * a * sway[2])

    def dolly_zoom(z: float) -> Eye:
        return forward(z, zoom=1 - z)

    def whip(t: float) -> Eye:
        middle = min(0.32, 0.45 / max(seconds, 0.5))
        return Eye(pan=-1.15 * (1 - eased((t - 0.5 + middle / 2) / middle, 0.4)))

    paths: dict[Move, Path] = {
        Move.STATIC: lambda t: Eye(),
        Move.PAN_LEFT: lambda t: Eye(pan=0.34 * a * (0.5 - eased(t))),
        Move.PAN_RIGHT: lambda t: Eye(pan=0.34 * a * (eased(t) - 0.5)),
        Move.TILT_UP: lambda t: Eye(tilt=0.28 * a * (eased(t) - 0.75)),
        Move.TILT_DOWN: lambda t: Eye(tilt=0.28 * a * (0.75 - eased(t))),
        Move.DOLLY_IN: lambda t: forward(nearer(t, push * 1.15)),
        Move.DOLLY_OUT: lambda t: forward(nearer(1 - t, push * 1.15)),
        Move.TRUCK_LEFT: lambda t: Eye(x=0.26 * a * (0.5 - eased(t))),
        Move.TRUCK_RIGHT: lambda t: Eye(x=0.26 * a * (eased(t) - 0.5)),
        Move.PEDESTAL_UP: lambda t: Eye(y=0.5 * lift * eased(t)),
        Move.PEDESTAL_DOWN: lambda t: Eye(y=0.5 * lift * (1 - eased(t))),
        Move.CRANE_UP: lambda t: Eye(y=lift * eased(t), tilt=-0.8 * lift * eased(t)),
        Move.CRANE_DOWN: lambda t: Eye(y=lift * (1 - eased(t)), tilt=-0.8 * lift * (1 - eased(t))),
        Move.ARC_LEFT: lambda t: _arc(0.3 * a * (0.5 - eased(t))),
        Move.ARC_RIGHT: lambda t: _arc(0.3 * a * (eased(t) - 0.5)),
        Move.ROLL: lambda t: Eye(roll=0.2 * a * (0.5 - eased(t))),
        Move.ZOOM_IN: lambda t: Eye(zoom=(1 + 0.32 * a) ** eased(t)),
        Move.ZOOM_OUT: lambda t: Eye(zoom=(1 + 0.32 * a) ** eased(1 - t)),
        Move.DOLLY_ZOOM: lambda t: dolly_zoom(nearer(t, push * 1.25)),
        Move.FOLLOW: lambda t: Eye(x=heading * pursuit(speed, seconds) * (eased(t, RUN_UP) - 0.5)),
        Move.HANDHELD: handheld,
        Move.WHIP_PAN: whip,
        Move.RACK_FOCUS: lambda t: Eye(focus=eased((t - 0.3) / 0.4, 0.4)),
        Move.DRONE: lambda t: Eye(
            x=0.05 * a * eased(t),
            y=0.8 * lift * eased(t),
            z=0.6 * push * eased(t),
            tilt=-0.72 * lift * eased(t),
            roll=0.03 * a * math.sin(math.pi * 2 * eased(t)),
        ),
    }
    return paths[move]


def pursuit(speed: Speed, seconds: float) -> float:
    """How far a camera that follows somebody travels."""
    return 0.2 * _SPEED[speed] * max(seconds, 1.0)


def _arc(x: float) -> Eye:
    """Round the subject: sideways while turning back towards it, and a little nearer at the ends."""
    return Eye(x=x, pan=-x, z=0.6 * x * x)
