"""The film's picture: any stretch of a timeline as finished frames, ready to encode."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from reelwright.film.ids import MediaId
from reelwright.film.timeline import Timeline
from reelwright.film.video import Note
from reelwright.media.source import Source
from reelwright.render.footage import Footage, film_source
from reelwright.render.planes import dim, frame_of, picture_of, planes
from reelwright.render.screen import Screen
from reelwright.render.stretch import Stretch, stretches
from reelwright.render.transitions import joined, moment
from reelwright.render.words import Words


class PictureTrack:
    """Makes the picture of a timeline, from film frame to film frame.

    `frames` may be asked for any stretch on its own; what it gives depends on the timeline and the media
    alone, not on what was asked before. `notes` grows with what a viewer has a right to know.
    """

    def __init__(
        self, timeline: Timeline, find: Callable[[MediaId], Path], check: Callable[[], None]
    ) -> None:
        self._timeline = timeline
        self._find = find
        self._check = check
        self._screen = Screen.of(timeline)
        self._words = Words(timeline, self._bare)
        self._short: dict[int, int] = {}

    @property
    def notes(self) -> tuple[Note, ...]:
        clips = self._timeline.clips
        short = (
            Note(
                code="clip_short",
                message=(
                    f"The clip of scene {clips[place].scene} is {held} frames too short; "
                    "its last frame is held."
                ),
                scene=clips[place].scene,
            )
            for place, held in sorted(self._short.items())
        )
        return (*self._words.notes, *short)

    def frames(self, start: int = 0, stop: int | None = None) -> Iterator[av.VideoFrame]:
        """Film frames `start` to `stop` (the whole film by default): yuv420p at the timeline's size.

        Raises Unreadable for a clip that cannot be decoded. The same object may come twice running.
        """
        reels: dict[int, Footage] = {}
        try:
            for stretch in stretches(self._timeline, start, stop):
                for place in [one for one in reels if one < stretch.clip]:
                    self._put_away(place, reels.pop(place))
                for number, frame in enumerate(self._plain(stretch, reels), stretch.start):
                    yield self._dressed(frame, number)
        finally:
            for place, reel in reels.items():
                self._put_away(place, reel)

    def clean(self, number: int) -> av.VideoFrame:
        """Film frame `number` as it is without words and fades."""
        bare = self._timeline.but(titles=(), captions=(), fade_in=0, fade_out=0)
        return next(iter(PictureTrack(bare, self._find, self._check).frames(number, number + 1)))

    def _bare(self, number: int) -> NDArray[np.uint8]:
        picture = picture_of(self.clean(min(number, self._timeline.frames - 1)))
        return planes(picture, self._screen.width, self._screen.height).luma

    def _plain(self, stretch: Stretch, reels: dict[int, Footage]) -> Iterator[av.VideoFrame]:
        """A stretch without words and fades."""
        this = self._reel(stretch.clip, stretch.offset, reels)
        if stretch.join is None:
            for _ in range(stretch.frames):
                yield this.take()
            return
        other = self._reel(stretch.clip + 1, stretch.into, reels)
        join = stretch.join
        width, height = self._screen.width, self._screen.height
        for into in range(stretch.into, stretch.into + stretch.frames):
            first, second = picture_of(this.take()), picture_of(other.take())
            picture = joined(join, first, second, moment(into, join.frames), width, height)
            yield frame_of(picture, width, height)

    def _reel(self, place: int, offset: int, reels: dict[int, Footage]) -> Footage:
        if place not in reels:
            clip = self._timeline.clips[place]
            source = Source.at(self._find(clip.media))
            reels[place] = film_source(source, clip, self._screen, self._check, offset)
        return reels[place]

    def _put_away(self, place: int, reel: Footage) -> None:
        if reel.held:
            self._short[place] = max(reel.held, self._short.get(place, 0))
        reel.close()

    def _dressed(self, frame: av.VideoFrame, number: int) -> av.VideoFrame:
        """The frame with the words that stand on it, and the film's own fades over all."""
        overlays = self._words.at(number)
        light = self._light(number)
        if not overlays and light == 1:
            return frame
        width, height = self._screen.width, self._screen.height
        picture = picture_of(frame)
        for overlay, opacity in overlays:
            overlay.lay_on(picture, width, height, opacity)
        if light < 1:
            picture = dim(picture, width, height, light)
        return frame_of(picture, width, height)

    def _light(self, number: int) -> float:
        """1, less while the film fades from black or to it; its very first and last frame are black."""
        fade_in, fade_out = self._timeline.fade_in, self._timeline.fade_out
        left = self._timeline.frames - 1 - number
        rising = number / fade_in if number < fade_in else 1.0
        falling = left / fade_out if left < fade_out else 1.0
        return min(rising, falling)
