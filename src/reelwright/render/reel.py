"""A reel: one clip's picture as the film needs it, frame after frame at the film's size and rate."""

from __future__ import annotations

from collections.abc import Callable, Generator
from fractions import Fraction
from types import TracebackType
from typing import Self

import av
from av.error import FFmpegError

from reelwright.film.timeline import Clip
from reelwright.film.video import Note
from reelwright.media.source import Source, reason
from reelwright.render.fit import Fitting
from reelwright.render.screen import Screen
from reelwright.render.strip import Strip


class Reel:
    """Gives the clip's frames in order, from its frame `first` on, never ending.

    A source frame is shown from the film frame nearest to its own time until the next one takes over, so any
    source rate, even a changing one, gives the exact count: 30 and 60 frames a second become 24 by leaving
    frames out, as mixing them would blur what moves. Where a frame cannot be decoded the one before it stays.
    Past the end the last frame is held; `held` counts those frames (a file of one frame may be held for
    free). Close it when done.
    """

    def __init__(
        self, source: Source, clip: Clip, screen: Screen, check: Callable[[], None], first: int = 0
    ) -> None:
        self.held = 0
        self._clip = clip
        self._at = first
        self._rate = screen.rate.fps
        self._strip = Strip(source, clip, check)
        self._fitting = Fitting(screen, clip.fit, self._strip.pixel)
        self._source = self._placed(first)
        self._shown: tuple[int, av.VideoFrame] | None = None
        self._coming = next(self._source, None)
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
        self._strip.close()

    @property
    def lost(self) -> int:
        """Frames that were damaged; the ones before them were held."""
        return self._strip.lost

    @property
    def notes(self) -> tuple[Note, ...]:
        """That frames were lost, if any were."""
        lost = self._strip.lost
        if not lost:
            return ()
        number = "1 frame" if lost == 1 else f"{lost} frames"
        return (
            Note(
                code="frames_lost",
                message=f"The clip of scene {self._clip.scene} is damaged: {number} cannot be decoded, "
                "and the picture stands still there.",
                scene=self._clip.scene,
            ),
        )

    def take(self) -> av.VideoFrame:
        """The next frame; the same object again while it is held, so change a copy.

        Unreadable when the file cannot be decoded.
        """
        while self._coming is not None and (self._shown is None or self._coming[0] <= self._at):
            self._shown = self._coming
            self._fitted = None
            self._pictures += 1
            self._coming = next(self._source, None)
        if self._shown is None:
            raise self._strip.unreadable("it holds no picture")
        if self._coming is None and self._pictures > 1 and self._at >= self._end:
            self.held += 1
        if self._fitted is None:
            self._fitted = self._fit(self._shown[1])
        self._at += 1
        return self._fitted

    def _fit(self, frame: av.VideoFrame) -> av.VideoFrame:
        try:
            return self._fitting.fit(frame)
        except (FFmpegError, ValueError) as error:
            raise self._strip.unreadable(reason(error)) from error

    def _placed(self, first: int) -> Generator[tuple[int, av.VideoFrame]]:
        """Each source frame with the film frame of the clip at which it comes on."""
        start = self._clip.source_start
        for picture in self._strip.pictures(start + first / self._rate):
            self._end = self._place(picture.seconds + picture.lasts)
            yield self._place(picture.seconds), picture.frame

    def _place(self, seconds: Fraction) -> int:
        """The nearest whole frame, halves going up."""
        exact = (seconds - self._clip.source_start) * self._rate
        return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
