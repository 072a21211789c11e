"""The sprite: small pictures of the whole film in one, for a player that shows them over its time line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reelwright.film.time import Rate

LONG_SIDE = 160
"""Pixels of a small picture."""
COLUMNS = 10

Bgr = NDArray[np.uint8]
"""A picture as OpenCV has it: (height, width, 3), blue first."""


class Thumb(NamedTuple):
    """A small picture of film frame `number`."""

    number: int
    picture: Bgr


@dataclass(frozen=True, slots=True, eq=False)
class Sprite:
    """All small pictures in one, and which is whose."""

    picture: Bgr
    map: str
    """WebVTT; each cue names a part of `sprite.jpg`, which lies beside it."""


def thumb_size(width: int, height: int) -> tuple[int, int]:
    """Width and height of a small picture of a film of that shape."""
    share = LONG_SIDE / max(width, height)
    return max(2, round(width * share)), max(2, round(height * share))


def sprite(thumbs: Sequence[Thumb], frames: int, rate: Rate, name: str = "sprite.jpg") -> Sprite:
    """`thumbs` in rows of ten; each stands from its own frame to the next one's, the first from the beginning
    and the last to the end of the film of `frames` frames.

    All are of one size, and there is at least one.
    """
    height, width = thumbs[0].picture.shape[:2]
    columns = min(COLUMNS, len(thumbs))
    rows = -(-len(thumbs) // columns)
    picture = np.zeros((rows * height, columns * width, 3), np.uint8)
    starts = [0, *(thumb.number for thumb in thumbs[1:]), frames]
    cues = ["WEBVTT\n"]
    for place, thumb in enumerate(thumbs):
        x, y = place % columns * width, place // columns * height
        picture[y : y + height, x : x + width] = thumb.picture
        begins, ends = (_clock(rate.seconds(starts[at])) for at in (place, place + 1))
        cues.append(f"{begins} --> {ends}\n{name}#xywh={x},{y},{width},{height}\n")
    return Sprite(_read_only(picture), "\n".join(cues))


def _clock(seconds: Fraction) -> str:
    """As WebVTT writes a time."""
    milliseconds = int(seconds * 1000 + Fraction(1, 2))
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def _read_only(picture: Any) -> Bgr:
    picture.flags.writeable = False
    return picture
