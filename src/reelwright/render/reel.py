"""A reel: one clip's picture as the film needs it, frame after frame at the film's size and rate."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from fractions import Fraction
from types import TracebackType
from typing import Self

import av
import av.container
from av.codec.context import ThreadType
from av.error import FFmpegError

from reelwright.film.errors import Unreadable
from reelwright.film.timeline import Clip
from reelwright.film.video import Note
from reelwright.media.source import Source
from reelwright.render.fit import Fitting
from reelwright.render.screen import Screen

RUN_UP = Fraction(1)
"""Seconds before the wanted moment to seek to, so that a container's coarse index never overshoots."""


class Reel:
    """Gives the clip's frames in order, from its frame `first` on, never ending.

    A source frame is shown from the film frame nearest to its own time until the next one takes over, so any
    source rate, even a changing one, gives the exact count. Past the end the last frame is held; `held`
    counts those frames (a still, a file of one frame, may be held for free). Close it when done.
    """

    def __init__(
        self, source: Source, clip: Clip, screen: Screen, check: Callable[[], None], first: int = 0
    ) -> None:
        self.held = 0
        self._name = source.name
        self._clip = clip
        self._check = check
        self._at = first
        self._rate = screen.rate.fps
        self._container = self._open(source)
        pixel = self._container.streams.video[0].sample_aspect_ratio or Fraction(1)
        self._fitting = Fitting(screen, clip.fit, pixel)
        self._source = self._placed(self._decoded(first))
        self._shown: tuple[int, av.VideoFrame] | None = None
        self._coming = self._next_placed()
        self._pictures = 0
        self._fitted: av.VideoFrame | None = None
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        # The generator knows the reel and the reel the generator: untied here, the decoder and its pictures
        # go now and not when the collector happens to come by.
        self._source.close()
        self._shown = self._coming = self._fitted = None
        self._container.close()

    @property
    def notes(self) -> tuple[Note, ...]:
        return ()

    def take(self) -> av.VideoFrame:
        """The next frame; the same object again while it is held, so change a copy.

        Unreadable when the file cannot be decoded or has no picture at all.
        """
        while self._coming is not None and (self._shown is None or self._coming[0] <= self._at):
            self._shown = self._coming
            self._fitted = None
            self._pictures += 1
            self._coming = self._next_placed()
        if self._shown is None:
            raise self._unreadable("it holds no picture")
        if self._coming is None and self._pictures > 1 and self._at >= self._end:
            self.held += 1
        if self._fitted is None:
            self._fitted = self._fit(self._shown[1])
        self._at += 1
        return self._fitted

    def _fit(self, frame: av.VideoFrame) -> av.VideoFrame:
        try:
            return self._fitting.fit(frame)
        except FFmpegError as error:
            raise self._unreadable(str(error)) from error

    def _next_placed(self) -> tuple[int, av.VideoFrame] | None:
        try:
            return next(self._source, None)
        except (FFmpegError, OSError) as error:
            raise self._unreadable(str(error)) from error

    def _placed(
        self, frames: Iterator[tuple[Fraction, av.VideoFrame]]
    ) -> Generator[tuple[int, av.VideoFrame]]:
        """Each source frame with the film frame of the clip at which it comes on."""
        for seconds, frame in frames:
            place = _nearest((seconds - self._clip.source_start) * self._rate)
            lasts = self._lasts(frame)
            self._end = _nearest((seconds + lasts - self._clip.source_start) * self._rate)
            yield place, frame

    def _lasts(self, frame: av.VideoFrame) -> Fraction:
        stream = self._container.streams.video[0]
        if frame.duration and frame.time_base:
            return frame.duration * frame.time_base
        return 1 / (stream.average_rate or self._rate)

    def _decoded(self, first: int) -> Iterator[tuple[Fraction, av.VideoFrame]]:
        """The source's frames with their seconds from its start; a frame without a time follows the last."""
        stream = self._container.streams.video[0]
        stream.thread_type = ThreadType.AUTO
        base = stream.time_base or Fraction(1, 1000)
        origin = stream.start_time or 0
        wanted = self._clip.source_start + first / self._rate - RUN_UP
        if wanted > RUN_UP:
            self._container.seek(origin + int(wanted / base), stream=stream)
        seconds = Fraction(0)
        for frame in self._container.decode(stream):
            self._check()
            if frame.pts is not None:
                seconds = (frame.pts - origin) * base
            yield seconds, frame
            seconds += self._lasts(frame)

    def _open(self, source: Source) -> av.container.InputContainer:
        try:
            container = source.container()
        except (FFmpegError, OSError) as error:
            raise self._unreadable(str(error)) from error
        if not container.streams.video:
            container.close()
            raise self._unreadable("it holds no picture")
        return container

    def _unreadable(self, why: str) -> Unreadable:
        return Unreadable(
            f"The clip of scene {self._clip.scene} ({self._name}) cannot be decoded: {why}.",
            code="clip_unreadable",
            hint=f"Shoot scene {self._clip.scene} again, or choose another take for it.",
            where=self._clip.media,
        )


def _nearest(exact: Fraction) -> int:
    """The nearest whole frame, halves going up."""
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
