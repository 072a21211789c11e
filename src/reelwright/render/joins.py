"""Two pictures into one, at any moment of a transition between them."""

from __future__ import annotations

from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from reelwright.film.grammar import TransitionKind
from reelwright.render.planes import BLACK, WHITE, Picture, blend, dim, planes

SOFT = 0.04
"""Width of a wipe's soft edge, as a share of the way it travels."""

LEFT, RIGHT, UP, DOWN = (-1, 0), (1, 0), (0, -1), (0, 1)


def ease(at: float) -> float:
    """From 0 to 1 with no speed at either end (3t^2 - 2t^3)."""
    at = min(max(at, 0.0), 1.0)
    return at * at * (3 - 2 * at)


def moment(into: int, frames: int) -> float:
    """How far frame `into` (from 0) of a join of `frames` frames is: even steps, neither end included."""
    return (into + 1) / (frames + 1)


def joined(
    kind: TransitionKind, first: Picture, second: Picture, at: float, width: int, height: int
) -> Picture:
    """What is on screen at moment `at` (0 to 1) of a transition from `first` to `second`.

    A wipe or slide is named after the way its edge or its pictures move.
    """
    match kind:
        case TransitionKind.CUT:
            return second
        case TransitionKind.DISSOLVE:
            return blend(first, second, at)
        case TransitionKind.FADE:
            return _dip(first, second, at, width, height, BLACK)
        case TransitionKind.FADE_WHITE:
            return _dip(first, second, at, width, height, WHITE)
        case TransitionKind.WIPE_LEFT:
            return _wipe(first, second, at, width, height, LEFT)
        case TransitionKind.WIPE_RIGHT:
            return _wipe(first, second, at, width, height, RIGHT)
        case TransitionKind.WIPE_UP:
            return _wipe(first, second, at, width, height, UP)
        case TransitionKind.WIPE_DOWN:
            return _wipe(first, second, at, width, height, DOWN)
        case TransitionKind.SLIDE_LEFT:
            return _slide(first, second, at, width, height, LEFT)
        case TransitionKind.SLIDE_RIGHT:
            return _slide(first, second, at, width, height, RIGHT)
        case TransitionKind.SLIDE_UP:
            return _slide(first, second, at, width, height, UP)
        case TransitionKind.SLIDE_DOWN:
            return _slide(first, second, at, width, height, DOWN)
        case _:
            assert_never(kind)


def _dip(first: Picture, second: Picture, at: float, width: int, height: int, towards: int) -> Picture:
    if at < 0.5:
        return dim(first, width, height, 1 - ease(2 * at), towards)
    return dim(second, width, height, ease(2 * at - 1), towards)


def _wipe(
    first: Picture, second: Picture, at: float, width: int, height: int, way: tuple[int, int]
) -> Picture:
    result = np.empty_like(first)
    sources = zip(
        planes(result, width, height),
        planes(first, width, height),
        planes(second, width, height),
        strict=True,
    )
    for target, old, new in sources:
        share = _share_of_new(target.shape, at, way)
        target[:] = np.rint(old + (new.astype(np.float32) - old) * share)
    return result


def _share_of_new(shape: tuple[int, ...], at: float, way: tuple[int, int]) -> NDArray[np.float32]:
    """How much of the new picture shows along the way of the edge; broadcasts over a plane of `shape`."""
    across, down = way
    length = shape[1] if across else shape[0]
    travelled = (np.arange(length, dtype=np.float32) + 0.5) / length
    if across < 0 or down < 0:
        travelled = travelled[::-1]
    share = np.clip((at * (1 + SOFT) - travelled) / SOFT, 0, 1).astype(np.float32)
    return share[None, :] if across else share[:, None]


def _slide(
    first: Picture, second: Picture, at: float, width: int, height: int, way: tuple[int, int]
) -> Picture:
    across, down = way
    length = width if across else height
    moved = 2 * round(ease(at) * length / 2)
    result = np.empty_like(first)
    sources = zip(
        planes(result, width, height),
        planes(first, width, height),
        planes(second, width, height),
        strict=True,
    )
    for place, (target, old, new) in enumerate(sources):
        step = moved if place == 0 else moved // 2
        axis = 1 if across else 0
        size = target.shape[axis]
        pair = (old, new) if across < 0 or down < 0 else (new, old)
        from_ = step if across < 0 or down < 0 else size - step
        both = np.concatenate(pair, axis=axis)
        target[:] = both[:, from_ : from_ + size] if axis else both[from_ : from_ + size]
    return result
