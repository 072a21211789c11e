"""Footage: what a scene is cut from, a clip or a still picture, told apart by what is in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import av

from reelwright.film.timeline import Clip
from reelwright.film.video import Note
from reelwright.media.kind import is_still
from reelwright.media.source import Source
from reelwright.render.reel import Reel
from reelwright.render.screen import Screen
from reelwright.render.still import Still


class Footage(Protocol):
    """Frames of one clip in order, yuv420p at the screen's size, for as long as they are taken."""

    @property
    def held(self) -> int:
        """Frames for which the last picture was held because the footage had come to its end."""
        ...

    @property
    def lost(self) -> int:
        """Frames that were damaged; the ones before them were held."""
        ...

    @property
    def notes(self) -> tuple[Note, ...]:
        """What a viewer has a right to know about the frames that were taken."""
        ...

    def take(self) -> av.VideoFrame:
        """The next frame; the same object may come again, so change a copy. Unreadable when there is none."""
        ...

    def close(self) -> None: ...


def film_source(
    source: Source, clip: Clip, screen: Screen, check: Callable[[], None], first: int = 0
) -> Footage:
    """The frames of `clip` from its frame `first` on; Unreadable when the file gives no picture."""
    if is_still(source):
        return Still(source, clip, screen, first)
    return Reel(source, clip, screen, check, first)
