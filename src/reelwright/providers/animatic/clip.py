"""The clip that a shot is written to: H.264 in MP4, through PyAV."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
from av.video.frame import VideoFrame

from reelwright.film.time import Rate
from reelwright.providers.animatic.shot import Frame, Plane

_OPTIONS = {
    # Drawn pictures are easy: at these settings luma is 46 to 50 dB, skies stay smooth, and the encoder takes
    # half of what superfast takes for it. With a fixed quantiser it need not look at a frame twice.
    "preset": "ultrafast",
    "qp": "20",
    "threads": "1",
    "x264-params": "open-gop=0:keyint=48:scenecut=0:bframes=0:chroma-me=0",
}
_BT709 = 1


def write_clip(path: Path, frames: Iterable[Frame], *, width: int, height: int, rate: Rate) -> None:
    """Encode `frames` to `path`: yuv420p tagged BT.709, closed GOPs, index at the front, no sound.

    OSError and av.FFmpegError pass through, for instance when the disk is full.
    """
    with av.open(str(path), "w", format="mp4", options={"movflags": "+faststart"}) as container:
        film = cast("Any", container)
        stream = film.add_stream("libx264", rate=rate.fps, options=dict(_OPTIONS))
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        codec = stream.codec_context
        codec.color_primaries = codec.color_trc = codec.colorspace = _BT709
        codec.color_range = 1
        for number, picture in enumerate(frames):
            frame = VideoFrame(width, height, "yuv420p")
            for plane, pixels in zip(frame.planes, (picture.y, picture.u, picture.v), strict=True):
                _copy(cast("Any", plane), pixels)
            frame.pts = number
            frame.time_base = 1 / rate.fps
            film.mux(stream.encode(frame))
        film.mux(stream.encode(None))


def _copy(plane: Any, pixels: Plane) -> None:
    """Into a plane whose lines may be longer than the picture."""
    lines = np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)
    lines[:, : pixels.shape[1]] = pixels
