"""The user's own transitions: a matte from a luma picture or from a formula."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from reelwright.film.formula import Node, read_formula
from reelwright.film.timeline import Pattern
from reelwright.render.planes import Picture
from reelwright.render.transitions.formula import matte_of
from reelwright.render.transitions.luma import luma_matte
from reelwright.render.transitions.matte import through


def custom(
    pattern: Pattern,
    first: Picture,
    second: Picture,
    at: float,
    width: int,
    height: int,
    luma: NDArray[np.uint8] | None,
) -> Picture:
    """`luma` is the pattern's picture at the screen's size (`luma_picture`), needed where it has one.

    A formula is worked out at half the size, which also softens its edges by a pixel; WrongInput when it is
    not one.
    """
    if pattern.expression is not None:
        matte = matte_of(_read(pattern.expression, pattern.name), at, width // 2, height // 2)
    elif luma is not None:
        matte = luma_matte(luma, at, pattern.softness)
    else:
        raise ValueError(f"the picture of the transition {pattern.name} was not brought along")
    return through(matte, first, second, width, height)


@lru_cache(maxsize=16)
def _read(expression: str, name: str) -> Node:
    return read_formula(expression, source=name)
