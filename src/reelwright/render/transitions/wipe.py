"""Wipes and the iris: the new picture comes on behind a soft edge, and neither picture moves."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from reelwright.render.planes import Picture, planes
from reelwright.render.transitions.matte import Matte, bands, through
from reelwright.render.transitions.pace import ease

SOFT = 0.06
"""Width of a wipe's edge, as a share of the way it travels, and of the iris's, of its widest radius."""


def wipe(
    first: Picture, second: Picture, at: float, width: int, height: int, way: tuple[int, int]
) -> Picture:
    """The edge travels at an even pace, the way that `way` (across, down) points."""
    result = first.copy()
    axis = 1 if way[0] else 0
    sources = zip(
        planes(result, width, height),
        planes(second, width, height),
        strict=True,
    )
    for target, new in sources:
        share = _share_of_new(target.shape[axis], at, backwards=sum(way) < 0)
        # Along the axis, so that one rule does for all four ways; only the edge itself is ever mixed.
        target, new = (target.T, new.T) if axis else (target, new)
        target[share == 1] = new[share == 1]
        edge = np.flatnonzero((share > 0) & (share < 1))
        if edge.size:
            band = slice(int(edge[0]), int(edge[-1]) + 1)
            old = target[band].astype(np.float32)
            target[band] = np.rint(old + (new[band] - old) * share[band, None])
    return result


def _share_of_new(length: int, at: float, *, backwards: bool) -> NDArray[np.float32]:
    """How much of the new picture shows, place by place along the way of the edge."""
    travelled = (np.arange(length, dtype=np.float32) + 0.5) / length
    share = np.clip((at * (1 + SOFT) - travelled) / SOFT, 0, 1).astype(np.float32)
    return share[::-1] if backwards else share


def iris(first: Picture, second: Picture, at: float, width: int, height: int) -> Picture:
    """A circle opens from the middle, soft at its edge, until it holds the corners."""
    radius = ease(at) * (1 + SOFT)
    # The edge is many pixels wide, so half the screen's size holds all of it.
    far = _from_the_middle(width // 2, height // 2)
    matte = np.empty_like(far)
    for rows in bands(len(far)):
        np.clip((np.float32(radius) - far[rows]) * np.float32(1 / SOFT), 0, 1, out=matte[rows])
    return through(matte, first, second, width, height)


@lru_cache(maxsize=2)
def _from_the_middle(width: int, height: int) -> Matte:
    """How far each place is from the middle of the screen; its corners are at 1."""
    across = np.arange(width, dtype=np.float32) + np.float32(0.5 - width / 2)
    down = np.arange(height, dtype=np.float32) + np.float32(0.5 - height / 2)
    far = np.hypot(across[None, :], down[:, None]) * np.float32(2 / np.hypot(width, height))
    far.flags.writeable = False
    return far
