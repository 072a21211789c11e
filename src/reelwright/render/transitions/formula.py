"""A formula worked out over the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, assert_never

import numpy as np
from numpy.typing import NDArray

from reelwright.film.formula import Apply, Name, Node, Number
from reelwright.render.transitions.matte import Matte, bands

Field = NDArray[np.float32]
"""Values that broadcast over the screen (height, width): what depends on one of them only stays one row or
column, so a formula costs what it has to."""
Truth = NDArray[np.bool_]

_LATTICE: Final = np.random.default_rng(1).random((256, 256), dtype=np.float32)


def matte_of(formula: Node, at: float, width: int, height: int) -> Matte:
    """The formula at moment `at` for each place of a screen of this size, held between 0 and 1; where it has
    no value (a division by nothing, say) it is 0."""
    across, down = _places(width)[None, :], _places(height)[:, None]
    rest = {"x": across, "t": _one(at), "a": _one(width / height), "pi": _one(np.pi)}
    matte = np.empty((height, width), np.float32)
    with np.errstate(all="ignore"):
        for rows in bands(height):
            field = _worked_out(formula, {**rest, "y": down[rows]})
            matte[rows] = np.clip(np.nan_to_num(field, nan=0, posinf=1, neginf=0), 0, 1)
    return matte


def _worked_out(node: Node, values: Mapping[str, Field]) -> Field:
    match node:
        case Number(value=value):
            return _one(value)
        case Name(name=name):
            return values[name]
        case Apply(what=what, values=parts):
            return np.asarray(_DOES[what](*(_worked_out(one, values) for one in parts)), np.float32)
        case _:
            assert_never(node)


def _places(length: int) -> Field:
    """The middles of `length` pixels between 0 and 1."""
    return ((np.arange(length) + 0.5) / length).astype(np.float32)


def _one(value: float) -> Field:
    return np.full((1, 1), value, np.float32)


def _smoothstep(low: Field, high: Field, value: Field) -> Field:
    """As in GLSL: 0 below `low`, 1 above `high`, eased between; a step where the two are equal."""
    width = high - low
    share = np.where(width == 0, value >= low, (value - low) / width)
    return _smooth(np.clip(share, 0, 1).astype(np.float32))


def _noise(x: Field, y: Field) -> Field:
    """Value noise: random at whole numbers, eased in between, the same in every film."""
    x, y = np.nan_to_num(x), np.nan_to_num(y)
    left, top = np.floor(x), np.floor(y)
    across, down = _smooth(x - left), _smooth(y - top)
    column, row = (np.mod(one, 256).astype(np.uint8) for one in (left, top))
    # Unsigned bytes go round from 255 to 0, and so does the lattice.
    beside, below = column + np.uint8(1), row + np.uint8(1)
    if row.shape[1] == 1 and column.shape[0] == 1:
        # Rows and columns of the lattice run along the screen's: the few rows that are met are mixed once.
        met, place = np.unique(np.concatenate([row, below]), return_inverse=True)
        across_all = _mix(_LATTICE[met[:, None], column], _LATTICE[met[:, None], beside], across)
        places = place.reshape(2, -1)
        return _mix(across_all[places[0]], across_all[places[1]], down)
    upper = _mix(_LATTICE[row, column], _LATTICE[row, beside], across)
    lower = _mix(_LATTICE[below, column], _LATTICE[below, beside], across)
    return _mix(upper, lower, down)


def _smooth(part: Field) -> Field:
    return part * part * (3 - 2 * part)


def _mix(first: Field, second: Field, share: Field) -> Field:
    return np.asarray(first + (second - first) * share, np.float32)


def _any(*values: Field) -> Truth:
    return np.logical_or.reduce(np.broadcast_arrays(*values))


def _all(*values: Field) -> Truth:
    return np.logical_and.reduce(np.broadcast_arrays(*values))


def _not(value: Field) -> Truth:
    return value == 0


def _if(condition: Field, then: Field, otherwise: Field) -> Field:
    return np.where(condition != 0, then, otherwise)


def _clamp(value: Field, low: Field, high: Field) -> Field:
    return np.minimum(np.maximum(value, low), high)


def _step(edge: Field, value: Field) -> Truth:
    return value >= edge


_DOES: Final[Mapping[str, Callable[..., Any]]] = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": np.true_divide,
    "**": np.power,
    "%": np.mod,
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    ">=": np.greater_equal,
    "==": np.equal,
    "!=": np.not_equal,
    "and": _all,
    "or": _any,
    "not": _not,
    "negative": np.negative,
    "positive": np.positive,
    "if": _if,
    "abs": np.abs,
    "atan2": np.arctan2,
    "clamp": _clamp,
    "cos": np.cos,
    "floor": np.floor,
    "length": np.hypot,
    "max": np.maximum,
    "min": np.minimum,
    "mix": _mix,
    "noise": _noise,
    "sin": np.sin,
    "smoothstep": _smoothstep,
    "sqrt": np.sqrt,
    "step": _step,
    "tan": np.tan,
}
