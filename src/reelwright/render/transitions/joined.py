"""Two pictures into one, at any moment of a transition between them."""

from __future__ import annotations

from typing import Final, assert_never

import numpy as np
from numpy.typing import NDArray

from reelwright.film.grammar import TransitionKind
from reelwright.film.timeline import Join
from reelwright.render.planes import BLACK, WHITE, Picture, blend, dim
from reelwright.render.transitions.custom import custom
from reelwright.render.transitions.defocus import defocus
from reelwright.render.transitions.match import match_colours
from reelwright.render.transitions.pace import ease
from reelwright.render.transitions.slide import push, slide
from reelwright.render.transitions.whip import whip
from reelwright.render.transitions.wipe import iris, wipe
from reelwright.render.transitions.zoom import zoom

LEFT: Final = (-1, 0)
RIGHT: Final = (1, 0)
UP: Final = (0, -1)
DOWN: Final = (0, 1)


def joined(
    join: Join,
    first: Picture,
    second: Picture,
    at: float,
    width: int,
    height: int,
    luma: NDArray[np.uint8] | None = None,
) -> Picture:
    """What is on screen at moment `at` (0 to 1) of `join`, a transition from `first` to `second`.

    At 0 it is the first picture, at 1 the second; neither is changed. A wipe, slide or push is named after
    the way its edge or its pictures move. `luma` is the picture of a custom transition that has one, as
    `luma_picture` gives it at the screen's size.
    """
    size = (width, height)
    at = min(max(at, 0.0), 1.0)
    match join.kind:
        case TransitionKind.CUT:
            return second
        case TransitionKind.DISSOLVE:
            return blend(first, second, at)
        case TransitionKind.FADE:
            return _dip(first, second, at, width, height, BLACK)
        case TransitionKind.FADE_WHITE:
            return _dip(first, second, at, width, height, WHITE)
        case TransitionKind.WIPE_LEFT:
            return wipe(first, second, at, *size, LEFT)
        case TransitionKind.WIPE_RIGHT:
            return wipe(first, second, at, *size, RIGHT)
        case TransitionKind.WIPE_UP:
            return wipe(first, second, at, *size, UP)
        case TransitionKind.WIPE_DOWN:
            return wipe(first, second, at, *size, DOWN)
        case TransitionKind.SLIDE_LEFT:
            return slide(first, second, at, *size, LEFT)
        case TransitionKind.SLIDE_RIGHT:
            return slide(first, second, at, *size, RIGHT)
        case TransitionKind.SLIDE_UP:
            return slide(first, second, at, *size, UP)
        case TransitionKind.SLIDE_DOWN:
            return slide(first, second, at, *size, DOWN)
        case TransitionKind.PUSH_LEFT:
            return push(first, second, at, *size, LEFT)
        case TransitionKind.PUSH_RIGHT:
            return push(first, second, at, *size, RIGHT)
        case TransitionKind.PUSH_UP:
            return push(first, second, at, *size, UP)
        case TransitionKind.PUSH_DOWN:
            return push(first, second, at, *size, DOWN)
        case TransitionKind.ZOOM:
            return zoom(first, second, at, *size)
        case TransitionKind.BLUR:
            return defocus(first, second, at, *size)
        case TransitionKind.IRIS:
            return iris(first, second, at, *size)
        case TransitionKind.WHIP:
            return whip(first, second, at, *size)
        case TransitionKind.MATCH:
            return match_colours(first, second, at, *size)
        case TransitionKind.CUSTOM:
            assert join.pattern is not None  # Join sees to it.
            return custom(join.pattern, first, second, at, *size, luma)
        case _:
            assert_never(join.kind)


def _dip(first: Picture, second: Picture, at: float, width: int, height: int, towards: int) -> Picture:
    if at < 0.5:
        return dim(first, width, height, 1 - ease(2 * at), towards)
    return dim(second, width, height, ease(2 * at - 1), towards)
