"""What the camera does, measured from the pictures alone: optical flow taken apart into a camera's motions.

Corners are found in each frame and tracked into the next (Shi-Tomasi, pyramidal Lucas-Kanade, kept when the
way back leads home). Their motion is a sum of fields, each the print of one motion of the camera: with the
distance of every corner known, turning and travelling are told apart by parallax; on a flat picture, by how
straight lines converge. The sum is fitted robustly (Cauchy weights) frame by frame; added up it says what the
camera did, frame by frame it is the speed curve. Lengths are in frame heights, y down, from the middle.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, cast

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Values = NDArray[np.float64]

_TRACK = cast("Any", cv2).calcOpticalFlowPyrLK
_CORNERS = cast("Any", cv2).goodFeaturesToTrack
_WINDOW = {"winSize": (19, 19), "maxLevel": 4}


@dataclass(frozen=True)
class Flow:
    """Corners of one frame and how far each went until the next; both n x 2."""

    at: Values
    by: Values


def flow(first: Picture, second: Picture, corners: int = 260) -> Flow:
    height, width = first.shape
    found = _CORNERS(first, corners, 0.006, 4)
    if found is None:
        return Flow(np.zeros((0, 2)), np.zeros((0, 2)))
    spots = np.asarray(found, np.float32)
    moved, there, _ = _TRACK(first, second, spots, None, **_WINDOW)
    back, again, _ = _TRACK(second, first, moved, None, **_WINDOW)
    off = np.abs(np.asarray(back) - spots).reshape(-1, 2).max(1)
    good = (np.asarray(there).ravel() == 1) & (np.asarray(again).ravel() == 1) & (off < 0.3)
    start, end = (np.asarray(one, np.float64).reshape(-1, 2)[good] for one in (spots, moved))
    middle = np.array([(width - 1) / 2, (height - 1) / 2])
    return Flow((start - middle) / height, (end - start) / height)


Fields = Callable[[Values, Values, Values], tuple[Values, Values]]
"""x, y and nearness (1 over the distance) of n points to n x k motions along x and along y."""

LAYERED = ("pan", "tilt", "truck", "pedestal", "zoom", "dolly", "roll")
FLAT = ("across", "up", "grow", "roll", "yaw", "pitch", "bulge")


def layered(horizon: float) -> Fields:
    """The prints of turning, travelling, zooming and rolling in a scene with depth."""

    def fields(x: Values, y: Values, n: Values) -> tuple[Values, Values]:
        o, one = np.zeros_like(x), np.ones_like(x)
        along = [-one, o, -n, o, x, n * x, -y]
        down = [o, one, o, n, y, n * (y - horizon), x]
        return np.stack(along, 1), np.stack(down, 1)

    return fields


def flat(x: Values, y: Values, _: Values) -> tuple[Values, Values]:
    """The prints that a camera leaves on a plane in front of it: a small homography, and a lens's bulge.

    `yaw` and `pitch` are how the lines converge when the camera is turned to the right and up.
    """
    o, one = np.zeros_like(x), np.ones_like(x)
    out = x * x + y * y
    along = [-one, o, x, -y, -x * x, x * y, -x * out]
    down = [o, one, y, x, -x * y, y * y, -y * out]
    return np.stack(along, 1), np.stack(down, 1)


def fitted(seen: Flow, near: Values, fields: Fields) -> Values:
    """How much of each field is in `seen`."""
    along, down = fields(seen.at[:, 0], seen.at[:, 1], near)
    system, told = np.vstack([along, down]), np.concatenate([seen.by[:, 0], seen.by[:, 1]])
    weights = np.ones(len(told))
    made = np.zeros(system.shape[1])
    for _ in range(8):
        root = np.sqrt(weights)
        made = np.linalg.lstsq(system * root[:, None], told * root, rcond=1e-4)[0]
        left = np.abs(told - system @ made)
        both = np.hypot(left[: len(left) // 2], left[len(left) // 2 :])
        scale = max(2.0 * float(np.median(both)), 2e-4)
        weights = np.tile(1 / (1 + (both / scale) ** 2), 2)
    return np.asarray(made, np.float64)


@dataclass(frozen=True)
class Run:
    """What the camera did from each frame to the next: steps x motions."""

    names: tuple[str, ...]
    steps: Values

    def total(self, name: str) -> float:
        return float(self.steps[:, self.names.index(name)].sum())

    def curve(self, *names: str) -> Values:
        """The speed along those motions together, step by step."""
        picked = self.steps[:, [self.names.index(name) for name in names]]
        return np.asarray(np.sqrt((picked**2).sum(1)), np.float64)

    def turns(self, name: str) -> int:
        """How often a motion goes back on itself, trembling aside."""
        way = np.cumsum(self.steps[:, self.names.index(name)])
        slack = 0.12 * float(np.ptp(way))
        count, last, heading = 0, float(way[0]), 0
        for value in way:
            if abs(value - last) > slack:
                now = 1 if value > last else -1
                count += heading not in (0, now)
                heading, last = now, float(value)
            elif (value - last) * heading > 0:
                last = float(value)
        return count


def run(
    pictures: Sequence[Picture],
    names: tuple[str, ...],
    fields: Fields,
    nearness: Callable[[int, Values], Values] = lambda _, at: np.ones(len(at)),
) -> Run:
    """The camera's run through `pictures`; `nearness` says for a frame how near each place in it is, and nan
    for what is not to be counted."""
    steps: list[Values] = []
    for number, (first, second) in enumerate(pairwise(pictures)):
        seen = flow(first, second)
        near = nearness(number, seen.at)
        there = np.isfinite(near)
        seen, near = Flow(seen.at[there], seen.by[there]), near[there]
        if len(seen.at) < len(names) + 3:
            steps.append(np.zeros(len(names)))
            continue
        steps.append(fitted(seen, near, fields))
    return Run(names, np.array(steps))


def sharpness(picture: Picture, where: NDArray[np.bool_] | None = None) -> float:
    """How much fine detail there is."""
    detail = np.abs(np.asarray(cv2.Laplacian(picture, cv2.CV_32F)))
    return float((detail if where is None else detail[where]).mean())


def rest(curve: Values, share: float = 0.1) -> tuple[float, float]:
    """Mean speed over the first and over the last `share`, as parts of the middle's."""
    count = max(1, round(len(curve) * share))
    third = len(curve) // 3
    middle = float(curve[third : len(curve) - third].mean())
    return float(curve[:count].mean()) / middle, float(curve[-count:].mean()) / middle


def unevenness(curve: Values) -> float:
    """How far a step of the middle commonly lies from the smooth curve through all, as a part of the mean."""
    third = len(curve) // 4
    middle = curve[third : len(curve) - third]
    at = np.arange(len(middle), dtype=np.float64)
    smooth = np.polyval(np.polyfit(at, middle, 3), at)
    return float(np.median(np.abs(middle - smooth)) / max(float(middle.mean()), 1e-9))
