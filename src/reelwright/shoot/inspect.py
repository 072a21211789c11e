"""A clip looked at from its first frame to its last: is there a picture in it, and does it move?"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Interpolation
from av.video.stream import VideoStream
from numpy.typing import NDArray
from pydantic import Field, ValidationError

from reelwright.film.errors import Unreadable
from reelwright.film.ids import MediaId
from reelwright.film.time import Seconds
from reelwright.film.value import Value
from reelwright.media.lab.lab import Lab
from reelwright.media.lab.task import Desk, Task
from reelwright.shoot.decode import opened, pictures

INSPECT = "reelwright.shoot.inspect:inspect_clip"
_CLIP = MediaId("clip")
_ACROSS = 320
"""Pixels to which a picture is thinned out, not averaged: grain and the smallest motion stay in it."""
_LIT = 20
"""Luma, of 255, from which a pixel is not black: black is 0, and coding adds 2 or 3 to it."""
_UNLIT = 0.999
"""The share of pixels that are not lit in a black frame: one star, one lamp, and it is a night scene."""
_SAME = 0.02
"""Mean difference of luma, of 255, up to which two frames are the same."""


class Inspection(Value):
    """What was seen in a clip. Times are seconds from its first frame."""

    width: int
    height: int
    """As it is shown: a clip that is turned on its side has them swapped."""
    frames: int = Field(ge=0)
    """That could be decoded."""
    promised: int = Field(ge=0)
    """That the file says it holds; 0 where it does not say."""
    faults: int = Field(ge=0)
    """Pieces that could not be decoded, and frames that were decoded with errors."""
    rate: Seconds | None
    """Frames a second, by the times of the first and the last; None with fewer than two frames."""
    black: Seconds = Field(ge=0, le=1)
    """The share of frames that are black."""
    still: Seconds = Field(ge=0)
    """The longest time without any change."""
    still_from: Seconds = Field(ge=0)
    luma: Seconds = Field(ge=0, le=255)
    """Mean of all frames."""

    @property
    def seconds(self) -> Fraction:
        """How long it lasts, its last frame included."""
        return self.frames / self.rate if self.rate else Fraction(0)


def inspect(lab: Lab, clip: Path) -> Inspection:
    """Looks at all of `clip`, in a lab that knows this module; Unreadable when it is no clip at all."""
    answer = lab.one(Task(work=INSPECT, order=None, media={_CLIP: clip}))
    try:
        return Inspection.from_json(answer)
    except ValidationError as why:
        raise Unreadable(f"{clip.name} cannot be measured.", code="media_unreadable") from why


def inspect_clip(_order: None, desk: Desk) -> dict[str, Any]:
    """Work for the lab: answers an `Inspection`."""
    with opened(desk.source(_CLIP)) as (container, stream):
        look = _Look()
        for number, frame in enumerate(pictures(container, stream, look.fault), 1):
            look.at(frame)
            desk.tell(number)
        return look.found(stream).to_json()


class _Look:
    """One look through a clip, frame by frame."""

    def __init__(self) -> None:
        self._faults = 0
        self._times: list[Fraction] = []
        self._black = 0
        self._luma = 0.0
        self._seen: NDArray[np.int16] | None = None
        self._since = Fraction(0)
        """When what is seen came on."""
        self._still = Fraction(0), Fraction(0)
        self._turned = False

    def fault(self) -> None:
        self._faults += 1

    def at(self, frame: VideoFrame) -> None:
        """Looks at the next frame."""
        now = self._times[-1] if self._times else Fraction(0)
        if frame.pts is not None and frame.time_base is not None:
            now = frame.pts * frame.time_base
        seen = _thin(frame)
        self._luma += float(seen.mean())
        self._black += bool((seen < _LIT).mean() >= _UNLIT)
        if self._seen is None or float(np.abs(seen - self._seen).mean()) > _SAME:
            self._since = now
        self._still = max(self._still, (now - self._since, self._since), key=lambda one: one[0])
        self._seen = seen
        self._turned = frame.rotation % 180 != 0
        self._times.append(now)

    def found(self, stream: VideoStream) -> Inspection:
        """What there was to see."""
        times, count = self._times, len(self._times)
        lasting = times[-1] - times[0] if times else Fraction(0)
        still, since = self._still
        upright = stream.width, stream.height
        width, height = reversed(upright) if self._turned else upright
        return Inspection(
            width=width,
            height=height,
            frames=count,
            promised=stream.frames,
            faults=self._faults,
            rate=(count - 1) / lasting if lasting > 0 else None,
            black=Fraction(self._black, max(count, 1)),
            still=still,
            still_from=since - times[0] if still else Fraction(0),
            luma=round(Fraction(self._luma / max(count, 1)), 2),
        )


def _thin(frame: VideoFrame) -> NDArray[np.int16]:
    """The luma of some of its pixels, from 0 (black) to 255."""
    by = max(1, frame.width // _ACROSS)
    small = frame.reformat(
        width=max(1, frame.width // by),
        height=max(1, frame.height // by),
        format="gray",
        interpolation=Interpolation.POINT,
        dst_color_range=ColorRange.JPEG,
        threads=1,
    )
    return cast("NDArray[np.uint8]", small.to_ndarray()).astype(np.int16)
