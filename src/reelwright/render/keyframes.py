"""Key frames of a finished film: the frames that can be had without decoding those between them."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.codec.context import ThreadType
from av.container import InputContainer
from av.error import FFmpegError
from av.video.stream import VideoStream

from reelwright.film.errors import Unreadable
from reelwright.film.timeline import Timeline
from reelwright.media.source import reason

MOST = 120
"""Key frames looked at, spread over the film; every film has one at least every two seconds."""
LEAST_SECONDS = Fraction(3, 4)
"""Between two of them of the same scene."""
LIT = Fraction(9, 10)
"""So bright a frame in a fade is as good as any."""


def key_frames(
    film: Path, timeline: Timeline, check: Callable[[], None], most: int = MOST
) -> Iterator[tuple[int, av.VideoFrame]]:
    """Key frames of `film`, made of `timeline`, with their numbers, in order and `most` at most.

    Those in joins and fades are left out, unless there are no others; instead of the black that a film comes
    up from there is its first frame in full light. `check` is called before each one and may raise.
    Unreadable when the film is none that can be read.
    """
    try:
        with av.open(str(film), mode="r") as container:
            if not container.streams.video:
                raise unreadable(film, "it holds no picture")
            yield from _spread(container, timeline, check, most)
    except (FFmpegError, OSError) as error:
        raise unreadable(film, reason(error)) from error


def spoilt(timeline: Timeline, number: int) -> bool:
    """Film frame `number` lies in a join or in one of the film's fades, so it is no picture of its own."""
    left = timeline.frames - 1 - number
    if number < LIT * timeline.fade_in or left < LIT * timeline.fade_out:
        return True
    starts = timeline.starts()[1:]
    return any(
        start <= number < start + join.frames for start, join in zip(starts, timeline.joins, strict=True)
    )


def unreadable(film: Path, why: str) -> Unreadable:
    return Unreadable(
        f"The film {film.name} cannot be read: {why}.",
        code="film_unreadable",
        hint="Ask for the film again.",
        where=str(film),
    )


def _spread(
    container: InputContainer, timeline: Timeline, check: Callable[[], None], most: int
) -> Iterator[tuple[int, av.VideoFrame]]:
    stream = container.streams.video[0]
    # A frame a thread would have to be waited for, and there is only one.
    stream.thread_type, stream.thread_count = ThreadType.SLICE, 1
    base = stream.time_base or Fraction(1, 1000)
    step, least = Fraction(timeline.frames, most), LEAST_SECONDS * timeline.rate.fps
    last, due, scene = -1, Fraction(0), -1
    for place in _places(stream, base, timeline):
        this = bisect(timeline.starts(), place)
        if place < due or (this == scene and place < last + least):
            continue
        check()
        container.seek(round(timeline.rate.seconds(place) / base), stream=stream)
        dark = place < timeline.fade_in
        look = _first_lit if dark else _next_whole
        found = look(container, stream, base, timeline)
        if found is not None and found[0] > last:
            last, due, scene = found[0], max(due + step, Fraction(found[0])), this
            yield found


def _places(stream: VideoStream, base: Fraction, timeline: Timeline) -> list[int]:
    """Film frames that are key frames, by the file's index: that tells when they are decoded, each as much
    before its time as the first."""
    times = [entry.timestamp for entry in stream.index_entries if entry.is_keyframe]
    places = [timeline.rate.frames((time - times[0]) * base) for time in times]
    return [place for place in places if place == 0 or not spoilt(timeline, place)] or [0]


def _next_whole(
    container: InputContainer, stream: VideoStream, base: Fraction, timeline: Timeline
) -> tuple[int, av.VideoFrame] | None:
    """The key frame at which the container stands."""
    # The wheel's types leave packets open; they only pass through here.
    opened: Any = container
    picture: Any = stream
    for packet in opened.demux(stream):
        frames: list[av.VideoFrame] = [*picture.decode(packet), *picture.decode(None)]
        for frame in frames:
            if frame.pts is not None:
                return timeline.rate.frames(frame.pts * base), frame
    return None


def _first_lit(
    container: InputContainer, stream: VideoStream, base: Fraction, timeline: Timeline
) -> tuple[int, av.VideoFrame] | None:
    """The first frame after the fade from black; the last one there is when the film is shorter."""
    found = None
    for frame in container.decode(stream):
        if frame.pts is not None:
            found = timeline.rate.frames(frame.pts * base), frame
            if found[0] >= timeline.fade_in:
                break
    return found
