"""Framing: the operator's hand on a move, which keeps those whom a scene names inside the picture."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from reelwright.film.grammar import Figure, Move, Size
from reelwright.providers.animatic.actor import UPRIGHT, Actor
from reelwright.providers.animatic.blocking import WHOLE
from reelwright.providers.animatic.camera import Eye, Matrix, Path
from reelwright.providers.animatic.figures.landmarks import standing
from reelwright.providers.animatic.plan import above
from reelwright.providers.animatic.stage import Stage

_TOP = -0.482
_SIDE = 0.02
_STEPS = 33
_HALF_WIDTH = {
    Figure.ROCKET: 0.14,
    Figure.WHALE: 1.25,
    Figure.FISH: 0.9,
    Figure.DRAGON: 0.62,
    Figure.AIRCRAFT: 1.1,
    Figure.CAR: 1.1,
    Figure.HORSE: 0.6,
    Figure.DOG: 0.65,
    Figure.BEAST: 0.65,
    Figure.BOAT: 0.5,
}
"""How far to either side a body reaches, in its own heights."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the frame, in frame heights from its centre, y down."""

    x0: float
    y0: float
    x1: float
    y1: float

    def seen(self, matrix: Matrix) -> Box:
        """This box as `matrix` moves it."""
        corners = np.array(
            [[self.x0, self.x1, self.x1, self.x0], [self.y0, self.y0, self.y1, self.y1], [1, 1, 1, 1]],
            np.float64,
        )
        moved = matrix @ corners
        spots = moved[:2] / moved[2]
        return Box(float(spots[0].min()), float(spots[1].min()), float(spots[0].max()), float(spots[1].max()))


def safe(stage: Stage) -> Box:
    """The part of the frame that no caption covers: all above the lower 22 %, 30 % when upright."""
    return Box(-stage.half + _SIDE, _TOP, stage.half - _SIDE, stage.room)


def key(stage: Stage, actor: Actor) -> Box:
    """What must be seen of `actor`: all of it from afar, head and chest nearer, the face close up."""
    if stage.plan:
        x, y = above(actor)
        return Box(x - 0.1, y - 0.1, x + 0.1, y + 0.1)
    size, tall, top = stage.size, actor.height, actor.y - actor.height
    if actor.figure in UPRIGHT:
        head = tall * (0.2 if actor.figure is Figure.CHILD else 0.145)
        if size in WHOLE:
            # In a full shot that moves in, shoes may go where captions stand; the body may not.
            feet = actor.y - (tall * 0.22 if size is Size.FULL else 0.0)
            return Box(actor.x - tall * 0.13, top, actor.x + tall * 0.13, feet)
        if size is Size.EXTREME_CLOSE_UP:
            return Box(actor.x - head * 0.3, top + head * 0.4, actor.x + head * 0.3, top + head * 0.75)
        low = top + head * (1.0 if size is Size.CLOSE_UP else 1.5)
        return Box(actor.x - head * 0.45, top, actor.x + head * 0.45, low)
    if actor.figure is Figure.SPIRIT and not actor.main:
        return Box(actor.x - tall * 0.12, actor.y - tall * 0.8, actor.x + tall * 0.12, actor.y - tall * 0.45)
    if actor.figure is Figure.TRAIN:
        return Box(actor.x - tall * 0.6, top, actor.x + tall * 0.9, actor.y - tall * 0.4)
    wide = min(tall * _HALF_WIDTH.get(actor.figure, 0.3), stage.half * 0.72)
    low = actor.y if size in WHOLE else actor.y - tall * 0.45
    return Box(actor.x - wide, top, actor.x + wide, low)


def place(stage: Stage, actor: Actor, box: Box, eye: Eye) -> Box:
    """Where `box` of `actor` is in the frame when the camera is at `eye`."""
    if stage.plan:
        return box.seen(stage.view.card(eye, 1.0))
    if stage.scene.camera.move is Move.FOLLOW and actor.depth < 1.6:
        eye = Eye(pan=eye.pan, tilt=eye.tilt, zoom=eye.zoom, roll=eye.roll)
    return box.seen(stage.view.card(eye, actor.depth))


def framed(route: Path, stage: Stage) -> Path:
    """`route` panned and tilted by as little as keeps every actor's key part inside the safe frame.

    Where one shift will do for the whole move, the move itself stays as it is; else it is bent, softly.
    A whip pan comes from elsewhere and is only corrected for where it ends.
    """
    if not stage.actors or stage.size is Size.INSERT_MACRO:
        return route
    bounds = safe(stage)
    times = np.linspace(0, 1, _STEPS)
    if stage.scene.camera.move is Move.WHIP_PAN:
        times = np.ones(_STEPS)
    spans = [_spans(stage, bounds, route(float(t))) for t in times]
    across = _steady([one[0] for one in spans])
    down = _steady([one[1] for one in spans])
    if not np.any(across) and not np.any(down):
        return route
    ticks = np.linspace(0, 1, _STEPS)

    def kept(t: float) -> Eye:
        eye = route(t)
        dx, dy = float(np.interp(t, ticks, across)), float(np.interp(t, ticks, down))
        cos, sin = math.cos(eye.roll) / eye.zoom, math.sin(eye.roll) / eye.zoom
        return replace(eye, pan=eye.pan - (cos * dx + sin * dy), tilt=eye.tilt + (cos * dy - sin * dx))

    return kept


Span = tuple[float, float]
"""The least and the largest shift that will do."""


def _spans(stage: Stage, bounds: Box, eye: Eye) -> tuple[Span, Span]:
    boxes = [place(stage, actor, key(stage, actor), eye) for actor in stage.actors]
    for want in _wishes(stage, eye):
        room = [*boxes, want]
        least, most = max(bounds.y0 - one.y0 for one in room), min(bounds.y1 - one.y1 for one in room)
        # The view is kept as well when nobody has to leave for it.
        boxes = room if least <= most else boxes
    left, right = max(bounds.x0 - one.x0 for one in boxes), min(bounds.x1 - one.x1 for one in boxes)
    if left > right:
        left = right = (left + right) / 2
    top, foot = max(bounds.y0 - one.y0 for one in boxes), min(bounds.y1 - one.y1 for one in boxes)
    # Too tall for the frame: heads before feet, and the lead's head before all.
    if top > foot:
        lead = bounds.y0 - boxes[0].y0
        top = foot = max(lead, min(top, lead + 0.08))
    return (left, right), (top, foot)


def _wishes(stage: Stage, eye: Eye) -> list[Box]:
    """What else one would like to see all the while: from afar some sky, and the landmark's top."""
    wishes: list[Box] = []
    if stage.size in (Size.EXTREME_WIDE, Size.WIDE) and not stage.plan:
        sky = stage.horizon - (0.17 if stage.size is Size.EXTREME_WIDE else 0.09)
        wishes.append(Box(0, sky, 0, sky).seen(stage.view.card(eye, math.inf)))
    found = standing(stage)
    if found is not None:
        mark = found[0]
        top = Box(mark.x - 0.06, mark.y - mark.height, mark.x + 0.06, mark.y - mark.height * 0.6)
        wishes.append(place(stage, mark, top, eye))
    return [replace(one, x0=0.0, x1=0.0) for one in wishes]


def _steady(spans: Sequence[Span]) -> NDArray[np.float64]:
    """A shift for each moment: one for all if there is one, else the least, smoothed."""
    low, high = max(one[0] for one in spans), min(one[1] for one in spans)
    if low <= high:
        return np.full(len(spans), min(max(0.0, low), high))
    middle = (low + high) / 2
    raw = np.array([min(max(middle, a), b) for a, b in spans])
    # Smoothing may only give way where there is room for it.
    soft = raw
    for _ in range(24):
        padded = np.pad(soft, 2, mode="edge")
        soft = np.convolve(padded, np.array([1, 2, 3, 2, 1]) / 9, mode="valid")
        soft = np.array([min(max(value, a), b) for value, (a, b) in zip(soft, spans, strict=True)])
    return soft
