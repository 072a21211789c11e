"""The encoder: the only place where pictures become compressed ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from io import BytesIO
from typing import Any

import av
from av.video.frame import PictureType
from av.video.stream import VideoStream

from reelwright.render.kept import Remarks, listed
from reelwright.render.recipe import Recipe, told
from reelwright.render.screen import Screen

FAITHFUL = {"fflags": "+bitexact"}
"""For the writer of a file: nothing of the hour or of its version goes into it."""


def encode(
    frames: Iterator[av.VideoFrame], screen: Screen, recipe: Recipe, remarks: Callable[[], Remarks]
) -> bytes:
    """The frames as an MP4 of one closed group of pictures after another, the first frame a key frame.

    One thread: pieces are made side by side, and the same frames give the same bytes. What `remarks` says
    once the last frame is made is kept with it.
    """
    file = BytesIO()
    # The wheel's types leave packets open; they only pass through here.
    container: Any = av.open(file, "w", format="mp4", options=FAITHFUL)
    picture: VideoStream = container.add_stream(
        recipe.encoder, rate=screen.rate.fps, options=recipe.options()
    )
    picture.width, picture.height = screen.width, screen.height
    picture.pix_fmt = recipe.pix_fmt
    picture.time_base = 1 / screen.rate.fps
    context = picture.codec_context
    context.gop_size = recipe.gop(screen.rate) + recipe.gop(screen.rate) // 2
    told(context, recipe)
    writer: Any = picture
    waiting: list[Any] = []
    for number, frame in enumerate(frames):
        frame.pts = number
        frame.time_base = Fraction(1) / screen.rate.fps
        # What the source's encoder chose for this frame is not for ours to repeat.
        frame.pict_type = PictureType.NONE
        waiting += writer.encode(frame)
    waiting += writer.encode(None)
    for place, packet in enumerate(waiting):
        packet.dts = place - recipe.delay
    places = [(int(packet.pts), bool(packet.is_keyframe)) for packet in waiting]
    container.mux(waiting)
    container.close()
    return listed(file.getvalue(), places, remarks())
