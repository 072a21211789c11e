"""The rostrum: the camera that moves over a still picture, and never shows what lies beside it.

The picture is a plane at the distance `_AWAY` from the camera. Everything is measured in heights of the
screen, x to the right and y down, from the middle of the screen or of the picture.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from reelwright.film.ease import eased
from reelwright.film.grammar import Fit, Move, Speed

Matrix = NDArray[np.float64]
"""3 x 3, acting on (x, y, 1)."""
Points = NDArray[np.float64]
"""3 x n: homogeneous points in columns."""

_AWAY = 1.8
"""As a lens of 31 degrees from top to bottom sees it: about a 45 mm on full frame."""
_SPEED = {Speed.SLOW: 0.62, Speed.NORMAL: 1.0, Speed.FAST: 1.55}
_GENTLE = 0.35
"""How much of a move is made when all of the picture is to be seen all the while."""
_MOMENTS = 33, 12
"""Looked at to see how far a path goes: at least so many, and so many a second for what never rests."""
_SPARE = 1.004
"""Enlarged by so much more, for what is read between pixels at the rim."""
_ALIKE = 0.03
"""A picture whose shape differs from the screen's by less fills it, whatever the fit."""


@dataclass(frozen=True, slots=True)
class Stand:
    """The camera at one moment. Turns are in radians."""

    x: float = 0.0
    y: float = 0.0
    """Travel up."""
    z: float = 0.0
    """Travel towards the picture, as a share of the way to it."""
    pan: float = 0.0
    """Turned to the right."""
    tilt: float = 0.0
    """Turned up."""
    roll: float = 0.0
    zoom: float = 1.0
    bulge: float = 0.0
    """How much smaller the rim is drawn than the middle, at a distance of one screen height."""
    blur: float = 0.0
    """Out of focus by so much."""

    def matrix(self) -> Matrix:
        """From the picture's plane to the screen."""
        place = np.array([[1, 0, -self.x], [0, 1, self.y], [0, 0, _AWAY * (1 - self.z)]], dtype=np.float64)
        cos, sin = math.cos(self.pan), math.sin(self.pan)
        panned = np.array([[cos, 0, -sin], [0, 1, 0], [sin, 0, cos]], np.float64)
        cos, sin = math.cos(self.tilt), math.sin(self.tilt)
        tilted = np.array([[1, 0, 0], [0, cos, sin], [0, -sin, cos]], np.float64)
        cos, sin = math.cos(self.roll), math.sin(self.roll)
        rolled = np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1]], np.float64)
        lens = np.diag([_AWAY * self.zoom, _AWAY * self.zoom, 1.0])
        made = lens @ rolled @ tilted @ panned @ place
        return made / made[2, 2]


Path = Callable[[float], Stand]
"""The camera at 0 (start) to 1 (end)."""


def path(move: Move, speed: Speed, seconds: float, slack: tuple[float, float], seed: str) -> Path:
    """The path of `move`. Where the picture is longer than the screen by `slack`, a move along it goes
    further. `seed` is what a hand's unrest depends on."""
    a = _SPEED[speed] * min(1.35, 0.42 + 0.11 * seconds)
    across = min(0.30 * a + 0.25 * a * min(slack[0], 1.6), 0.9)
    up = min(0.24 * a + 0.30 * a * min(slack[1], 1.6), 0.8)
    push = min(0.20 * a, 0.34)
    turn_across, turn_up = math.atan(across / _AWAY), math.atan(up / _AWAY)
    round_it = min(0.26 * a, 0.4)
    swings = [_unrest(f"{seed}/{name}") for name in ("pan", "tilt", "roll")]

    def way(t: float) -> float:
        return eased(t) - 0.5

    def nearer(t: float, most: float) -> float:
        """The share of the way that makes the picture grow by the same factor in the same time."""
        return 1 - (1 - most) ** eased(t)

    def arc(angle: float) -> Stand:
        # Round the middle of the picture, which stays where it is, and on a little further.
        return Stand(x=_AWAY * math.sin(angle) * 1.12, z=1 - math.cos(angle), pan=-angle)

    def handheld(t: float) -> Stand:
        # It is the hand's time that is eased: at rest at first, and at rest again before a cut.
        pan, tilt, roll = (swing(eased(t) * seconds) * a for swing in swings)
        return Stand(pan=0.013 * pan, tilt=0.011 * tilt, roll=0.004 * roll)

    def whip(t: float) -> Stand:
        swish = min(0.4, 0.42 / max(seconds, 0.5))
        return Stand(pan=-math.atan(0.62 / _AWAY) * (1 - eased((t - 0.45 + swish / 2) / swish, 0.4)))

    paths: dict[Move, Path] = {
        Move.STATIC: lambda t: Stand(),
        Move.PAN_LEFT: lambda t: Stand(pan=-turn_across * way(t)),
        Move.PAN_RIGHT: lambda t: Stand(pan=turn_across * way(t)),
        Move.TILT_UP: lambda t: Stand(tilt=turn_up * way(t)),
        Move.TILT_DOWN: lambda t: Stand(tilt=-turn_up * way(t)),
        Move.DOLLY_IN: lambda t: Stand(z=nearer(t, push)),
        Move.DOLLY_OUT: lambda t: Stand(z=nearer(1 - t, push)),
        Move.TRUCK_LEFT: lambda t: Stand(x=-across * way(t)),
        Move.TRUCK_RIGHT: lambda t: Stand(x=across * way(t)),
        Move.PEDESTAL_UP: lambda t: Stand(y=up * way(t)),
        Move.PEDESTAL_DOWN: lambda t: Stand(y=-up * way(t)),
        Move.CRANE_UP: lambda t: Stand(y=1.5 * up * way(t), tilt=-0.45 * turn_up * way(t)),
        Move.CRANE_DOWN: lambda t: Stand(y=-1.5 * up * way(t), tilt=0.45 * turn_up * way(t)),
        Move.ARC_LEFT: lambda t: arc(-round_it * way(t)),
        Move.ARC_RIGHT: lambda t: arc(round_it * way(t)),
        Move.ROLL: lambda t: Stand(roll=-0.16 * a * way(t)),
        Move.ZOOM_IN: lambda t: Stand(zoom=(1 + 0.28 * a) ** eased(t)),
        Move.ZOOM_OUT: lambda t: Stand(zoom=(1 + 0.28 * a) ** eased(1 - t)),
        Move.DOLLY_ZOOM: lambda t: Stand(bulge=0.30 * a * eased(t)),
        Move.FOLLOW: lambda t: Stand(x=0.7 * across * way(t), z=0.25 * nearer(t, push)),
        Move.HANDHELD: handheld,
        Move.WHIP_PAN: whip,
        Move.RACK_FOCUS: lambda t: Stand(blur=1 - eased((t - 0.22) / 0.5, 0.4)),
        Move.DRONE: lambda t: Stand(
            y=0.8 * up * way(t),
            z=nearer(t, 0.9 * push),
            tilt=-0.3 * turn_up * way(t),
            roll=0.014 * a * math.sin(2 * math.pi * eased(t)),
        ),
    }
    return paths[move]


def _unrest(seed: str) -> Callable[[float], float]:
    """A hand's smooth unrest by seconds, in about -1..1: five swings of unlike lengths."""
    chance = np.random.default_rng(list(seed.encode()))
    swings = np.array([0.31, 0.57, 0.93, 1.49, 2.3]) * chance.uniform(0.85, 1.15, 5)
    starts = chance.random(5)
    weights = np.array([1.0, 0.8, 0.5, 0.25, 0.1]) / 1.6
    return lambda seconds: float((np.sin(2 * math.pi * (swings * seconds + starts)) * weights).sum())


@dataclass(frozen=True, slots=True)
class Rostrum:
    """A path over a picture of `wide` x `high`, as large as it comes before the camera sees it: what fills
    the screen or, for a `whole` picture, what fits into it."""

    path: Path
    moments: int
    """At so many of which, evenly spaced, it is seen how far the path goes."""
    half: float
    """Half the screen's width."""
    wide: float
    high: float
    whole: bool
    grown: float
    """How much larger the picture is drawn than it comes."""
    at: tuple[float, float]
    """The point of the picture (drawn so large) that the path is laid over."""
    shift: tuple[float, float]
    """By which all is moved on the screen."""

    @classmethod
    def over(cls, route: Path, seconds: float, shape: float, screen: float, *, whole: bool) -> Rostrum:
        """`route` over a picture of width to height `shape` on a `screen` of such another."""
        least, rate = _MOMENTS
        moments = max(least, round(rate * seconds))
        wide, high = (screen, screen / shape) if (shape > screen) is whole else (shape, 1.0)
        laid = cls(route, moments, screen / 2, wide, high, whole, 1.0, (0.0, 0.0), (0.0, 0.0))
        return laid._inside() if whole else laid._covering()

    @property
    def fixed(self) -> bool:
        """The camera does not move; all it may do is to focus."""
        first, *rest = (replace(stand, blur=0.0) for stand in self._moments())
        return all(stand == first for stand in rest)

    def scale(self) -> float:
        """How much larger than it comes the picture is seen, in the middle of the screen and of the way."""
        sizes: list[float] = []
        for stand in self._moments():
            back = np.linalg.inv(self.matrix(stand))
            spots = _flat(back @ np.array([[0, 0.01, 0], [0, 0, 0.01], [1, 1, 1]], np.float64))
            sides = spots[:, 1:] - spots[:, :1]
            sizes.append(0.01 / math.sqrt(abs(float(np.linalg.det(sides)))))
        return math.sqrt(min(sizes) * max(sizes))

    def matrix(self, stand: Stand) -> Matrix:
        """From the picture as it comes to the screen."""
        laid = np.array([[self.grown, 0, -self.at[0]], [0, self.grown, -self.at[1]], [0, 0, 1]], np.float64)
        shifted = np.array([[1, 0, self.shift[0]], [0, 1, self.shift[1]], [0, 0, 1]], np.float64)
        made = shifted @ stand.matrix() @ laid
        return made / made[2, 2]

    def corners(self) -> Points:
        """Of the picture as it comes."""
        x, y = self.wide / 2, self.high / 2
        return np.array([[-x, x, x, -x], [-y, -y, y, y], [1, 1, 1, 1]], np.float64)

    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the picture as it comes."""
        return -self.wide / 2, -self.high / 2, self.wide / 2, self.high / 2

    def travel(self, before: Stand, after: Stand) -> float:
        """How far the middle of the picture goes over the screen from one to the other."""
        middle = np.array([[self.at[0] / self.grown], [self.at[1] / self.grown], [1.0]])
        ways = [_flat(self.matrix(stand) @ middle) for stand in (before, after)]
        return float(np.hypot(*(ways[1] - ways[0]))[0])

    def window(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of what the screen ever shows, as the picture comes."""
        seen = np.hstack([self._through(self.matrix(stand), stand) for stand in self._moments()])
        return float(seen[0].min()), float(seen[1].min()), float(seen[0].max()), float(seen[1].max())

    def _moments(self) -> list[Stand]:
        return [self.path(step / (self.moments - 1)) for step in range(self.moments)]

    def _through(self, matrix: Matrix, stand: Stand) -> Points:
        """The screen's corners, in the plane."""
        x, y = np.array([-self.half, self.half, self.half, -self.half]), np.array([-0.5, -0.5, 0.5, 0.5])
        out = 1 + stand.bulge * (x * x + y * y)
        return _flat(np.linalg.inv(matrix) @ np.vstack([x * out, y * out, np.ones(4)]))

    def _covering(self) -> Rostrum:
        """Enlarged and laid so that the screen is always full."""
        x0, y0, x1, y1 = self.window()
        grown = max(1.0, (x1 - x0) / self.wide, (y1 - y0) / self.high)
        grown *= 1.0 if self.fixed else _SPARE
        # Of a picture that is too tall the upper part counts: that is where faces are.
        wanted = (0.0, -max(0.0, grown * self.high - (y1 - y0)) / 6)
        room = grown * self.wide / 2, grown * self.high / 2
        at = (
            min(max(wanted[0], -room[0] - x0), room[0] - x1),
            min(max(wanted[1] - (y0 + y1) / 2, -room[1] - y0), room[1] - y1),
        )
        return replace(self, grown=grown, at=at)

    def _inside(self) -> Rostrum:
        """Made smaller and laid so that all of the picture is always on the screen."""
        made = self
        for _ in range(4):
            seen = np.hstack([_flat(made.matrix(stand) @ made.corners()) for stand in made._moments()])
            x0, x1, y0, y1 = (float(f(seen[axis])) for axis in (0, 1) for f in (np.min, np.max))
            grown = made.grown * min(2 * self.half / (x1 - x0), 1 / (y1 - y0), 1.0)
            shift = (made.shift[0] - (x0 + x1) / 2, made.shift[1] - (y0 + y1) / 2)
            made = replace(self, grown=grown, shift=shift)
        return made


def rostrum(
    move: Move, speed: Speed, seconds: float, shape: float, screen: float, fit: Fit, seed: str
) -> Rostrum:
    """The camera that makes `move` over a picture of width to height `shape`, on such a `screen`."""
    whole = fit is not Fit.COVER and abs(math.log(shape / screen)) > _ALIKE
    if not whole:
        slack = max(0.0, shape - screen), max(0.0, screen / shape - 1)
        return Rostrum.over(path(move, speed, seconds, slack, seed), seconds, shape, screen, whole=False)
    bold = path(move, speed, seconds, (0.0, 0.0), seed)
    return Rostrum.over(lambda t: _gently(bold(t)), seconds, shape, screen, whole=True)


def _gently(stand: Stand) -> Stand:
    """The same with less of it; focus stays as it is, and the picture's edges stay straight."""
    g = _GENTLE
    return Stand(
        x=stand.x * g,
        y=stand.y * g,
        z=stand.z * g,
        pan=stand.pan * g,
        tilt=stand.tilt * g,
        roll=stand.roll * g,
        zoom=stand.zoom**g * (1 - stand.bulge * g * 0.5),
        blur=stand.blur,
    )


def _flat(points: Points) -> Points:
    return points[:2] / points[2]
