"""Decoding a clip from its first picture to its last, whatever is wrong with it on the way."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any, cast

from av.container import InputContainer
from av.error import FFmpegError
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from reelwright.film.errors import Unreadable
from reelwright.media.source import Source, reason


@contextmanager
def opened(source: Source) -> Generator[tuple[InputContainer, VideoStream]]:
    """The clip and its picture, to be decoded in one thread: workers run side by side.

    Unreadable when it is no clip, and for what goes wrong with it in the block.
    """
    try:
        with source.container() as container:
            stream = next(iter(container.streams.video), None)
            if stream is None:
                raise Unreadable(f"{source.name} has no picture in it.", code="media_unreadable")
            stream.codec_context.thread_count = 1
            yield container, stream
    except (FFmpegError, OSError) as why:
        raise Unreadable(
            f"{source.name} is not a clip that can be read: {reason(why)}.", code="media_unreadable"
        ) from why


def pictures(
    container: InputContainer, stream: VideoStream, fault: Callable[[], None]
) -> Iterator[VideoFrame]:
    """The frames in the order in which they are shown; `fault` is told of each piece that is broken."""
    packets = container.demux(stream)
    # The wheel's types leave packets open; they only pass through here.
    decoder: Any = stream.codec_context
    while True:
        try:
            packet = next(packets, None)
        except FFmpegError:
            # Cut off in the middle: what came until here counts, and what the decoder still holds.
            fault()
            packet = None
        decoded: list[VideoFrame] = []
        try:
            decoded = cast("list[VideoFrame]", decoder.decode(packet))
        except FFmpegError:
            fault()
        for frame in decoded:
            if frame.is_corrupt:
                fault()
            yield frame
        if packet is None or packet.size == 0:
            return
