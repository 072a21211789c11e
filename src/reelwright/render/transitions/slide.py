"""Slides and pushes: the new picture comes in from a side, over the old one or pushing it out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reelwright.render.planes import BLACK, GREY, Picture, planes
from reelwright.render.transitions.pace import ease

SHADOW = 0.09
"""Width of the shadow on the picture that is slid over, as a share of the screen's shorter side."""
DEPTH = 0.6
"""How much of the light that shadow takes where it is deepest."""

Plane = NDArray[np.uint8]


def push(
    first: Picture, second: Picture, at: float, width: int, height: int, way: tuple[int, int]
) -> Picture:
    """Both pictures move as one strip, the way that `way` (across, down) points."""
    result = np.empty_like(first)
    sources = zip(
        planes(result, width, height),
        planes(first, width, height),
        planes(second, width, height),
        _steps(at, width, height, way),
        strict=True,
    )
    for plane, old_plane, new_plane, step in sources:
        target, old, new = (_along(one, way) for one in (plane, old_plane, new_plane))
        rest = len(target) - step
        target[:rest] = old[step:]
        target[rest:] = new[:step]
    return result


def slide(
    first: Picture, second: Picture, at: float, width: int, height: int, way: tuple[int, int]
) -> Picture:
    """The new picture moves in over the old one, which stays, and throws a soft shadow ahead on it."""
    result = first.copy()
    reach = SHADOW * min(width, height)
    sources = zip(
        planes(result, width, height),
        planes(second, width, height),
        _steps(at, width, height, way),
        (reach, reach / 2, reach / 2),
        (BLACK, GREY, GREY),
        strict=True,
    )
    for plane, new_plane, step, width_of_shadow, dark in sources:
        target, new = _along(plane, way), _along(new_plane, way)
        rest = len(target) - step
        target[rest:] = new[:step]
        _shade(target[:rest][::-1], width_of_shadow, min(1.0, step / width_of_shadow), dark)
    return result


def _along(plane: Plane, way: tuple[int, int]) -> Plane:
    """A view whose first axis runs from the side that the old picture leaves by to the one that the new
    picture comes from."""
    plane = plane.T if way[0] else plane
    return plane if sum(way) < 0 else plane[::-1]


def _steps(at: float, width: int, height: int, way: tuple[int, int]) -> tuple[int, int, int]:
    """How far things have moved, in whole pixels of each plane, so that colour and light move together."""
    moved = round(ease(at) * (width if way[0] else height) / 2)
    return 2 * moved, moved, moved


def _shade(old: Plane, reach: float, strength: float, dark: int) -> None:
    """Darken the rows of `old` next to its beginning, less and less over `reach` rows."""
    rows = min(len(old), int(reach))
    near = 1 - (np.arange(rows, dtype=np.float32) + 0.5) / np.float32(reach)
    light = 1 - np.float32(DEPTH * strength) * near * near
    old[:rows] = np.rint(dark + (old[:rows] - np.float32(dark)) * light[:, None])
