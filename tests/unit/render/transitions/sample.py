"""Pictures to join: small, made of plain tones or of detail, and every join there is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reelwright.film.grammar import TransitionKind
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Join, Pattern
from reelwright.render.planes import Picture, planes

WIDTH, HEIGHT = 64, 36
FRAMES = 24

SWEEP = Pattern(name="sweep", expression="smoothstep(0, 0.2, 1.2 * t - x)")
STRIPES = Pattern(name="stripes", media=MediaId("5" * 64), softness=0.2)


def join_of(kind: TransitionKind) -> Join:
    if kind is TransitionKind.CUT:
        return Join()
    pattern = SWEEP if kind is TransitionKind.CUSTOM else None
    return Join(kind=kind, frames=FRAMES, pattern=pattern)


def by_luma() -> Join:
    return Join(kind=TransitionKind.CUSTOM, frames=FRAMES, pattern=STRIPES)


def plain(luma: int, blue: int, red: int | None = None, width: int = WIDTH, height: int = HEIGHT) -> Picture:
    picture = np.full(width * height * 3 // 2, blue, np.uint8)
    parts = planes(picture, width, height)
    parts.luma[:] = luma
    parts.red[:] = blue if red is None else red
    return picture


def busy(seed: int, width: int = WIDTH, height: int = HEIGHT) -> Picture:
    """Every legal level at random, in blocks of a few pixels."""
    random = np.random.default_rng(seed)
    picture = plain(0, 0, width=width, height=height)
    for plane, high in zip(planes(picture, width, height), (235, 240, 240), strict=True):
        blocks = random.integers(16, high + 1, (-(-plane.shape[0] // 4), -(-plane.shape[1] // 4)), np.uint8)
        plane[:] = blocks.repeat(4, 0).repeat(4, 1)[: plane.shape[0], : plane.shape[1]]
    return picture


def ramp(width: int = WIDTH, height: int = HEIGHT) -> NDArray[np.uint8]:
    """A luma picture that is dark on the left and bright on the right."""
    return np.tile(np.linspace(0, 255, width).round().astype(np.uint8), (height, 1))
