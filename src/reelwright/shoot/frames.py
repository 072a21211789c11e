"""Frames taken from clips, and parts joined to one clip, in the lab."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
from av.container import InputContainer
from av.video.frame import PictureType, VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation
from av.video.stream import VideoStream
from numpy.typing import NDArray

# Pillow imports its writers when it first needs one; in the lab it is too late to import anything then.
from PIL import Image, JpegImagePlugin, PngImagePlugin

from reelwright.film.errors import Unreadable
from reelwright.film.ids import MediaId
from reelwright.media.lab.lab import Lab
from reelwright.media.lab.task import Desk, Task
from reelwright.shoot.decode import opened, pictures

FRAME, JOIN = "reelwright.shoot.frames:write_frame", "reelwright.shoot.frames:write_joined"
STILL = "reelwright.shoot.frames:write_still"
_STILL_QUALITY = 82
_RUN_UP = Fraction(3)
"""Seconds before the wanted moment to seek to, in what is longer than a take."""
_SEEK_FROM = Fraction(15)
_UNSPECIFIED = 2
"""AVColorSpace of what is not tagged (ITU-T H.273)."""
_SD = (1280, 576)
"""Untagged pictures narrower than that and no higher are taken as BT.601, any other as BT.709."""
_OPTIONS = {
    # Nobody sees the difference, and a part more or less is no reason for a take to look softer.
    "crf": "12",
    "preset": "veryfast",
    "profile": "high",
    "x264-params": "open-gop=0:keyint=48:bframes=0",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """A frame to be taken: the one shown `at` so many seconds from the first, the last where that is None."""

    clip: MediaId
    at: Fraction | None


@dataclass(frozen=True, slots=True)
class SmallStill:
    """A frame to be looked at on a page: no wider than `width`, with even sides."""

    moment: Moment
    width: int


def take_frame(lab: Lab, clip: MediaId, path: Path, at: Fraction | None, out: Path) -> None:
    """Writes the frame that is shown `at` seconds of the clip to `out`, as PNG at its own size, upright.

    The last one where `at` is None or past the end. The lab has to know this module. Raises what it raises:
    Unreadable, StorageTrouble, NotFound.
    """
    lab.one(Task(work=FRAME, order=Moment(clip, at), media={clip: path}, out=out))


def take_still(lab: Lab, still: SmallStill, path: Path, out: Path, *, what: str) -> None:
    """Writes the frame to `out` as a small JPEG, upright. `what` names the clip in a sentence. Raises what
    the lab does: Unreadable, StorageTrouble, NotFound."""
    lab.one(Task(work=STILL, order=still, media={still.moment.clip: path}, out=out, what=what))


def joined(lab: Lab, parts: Sequence[MediaId], paths: Mapping[MediaId, Path], out: Path) -> None:
    """Writes one clip of `parts` to `out`, without the first frame of every part but the first.

    That frame is the last of the part before, from which the part goes on. H.264 (yuv420p) at the rate of
    the first part, re-encoded so that no eye sees it, without sound. Unreadable, too, when the parts are not
    of one size.
    """
    lab.one(Task(work=JOIN, order=tuple(parts), media=paths, out=out))


def write_frame(order: Moment, desk: Desk) -> dict[str, Any]:
    """Work for the lab: writes one frame."""
    upright = _upright(order, desk, lambda frame: (frame.width, frame.height))
    Image.fromarray(upright).save(desk.out, PngImagePlugin.PngImageFile.format, compress_level=3)
    desk.out.flush()
    return {}


def write_still(order: SmallStill, desk: Desk) -> dict[str, Any]:
    """Work for the lab: writes one frame to be looked at."""

    def small(frame: VideoFrame) -> tuple[int, int]:
        turned = round(frame.rotation / 90) % 2
        scale = min(1.0, order.width / (frame.height if turned else frame.width))
        return max(2, int(frame.width * scale) // 2 * 2), max(2, int(frame.height * scale) // 2 * 2)

    upright = _upright(order.moment, desk, small)
    Image.fromarray(upright).save(
        desk.out, JpegImagePlugin.JpegImageFile.format, quality=_STILL_QUALITY, optimize=True
    )
    desk.out.flush()
    return {}


def _upright(moment: Moment, desk: Desk, size: Callable[[VideoFrame], tuple[int, int]]) -> NDArray[np.uint8]:
    """The pixels of the frame, which are as many as `size` says before it is turned."""
    source = desk.source(moment.clip)
    with opened(source) as (container, stream):
        frame = _shown(container, stream, moment.at)
        if frame is None:
            raise Unreadable(f"No picture of {source.name} can be decoded.", code="media_unreadable")
        return np.ascontiguousarray(np.rot90(_rgb(frame, *size(frame)), round(frame.rotation / 90)))


def write_joined(order: tuple[MediaId, ...], desk: Desk) -> dict[str, Any]:
    """Work for the lab: writes one clip of many."""
    with ExitStack() as files:
        parts = [files.enter_context(opened(desk.source(one))) for one in order]
        _, first = parts[0]
        size = first.width, first.height
        if any((stream.width, stream.height) != size for _, stream in parts):
            raise Unreadable("The parts of a scene are of different sizes.", code="parts_differ")
        rate = first.average_rate or Fraction(24)
        _encode(desk, _frames(parts), size, rate)
    return {}


def _frames(parts: Sequence[tuple[InputContainer, VideoStream]]) -> Iterator[VideoFrame]:
    for part, (container, stream) in enumerate(parts):
        for number, frame in enumerate(pictures(container, stream, _nothing)):
            if number > 0 or part == 0:
                yield frame


def _encode(desk: Desk, frames: Iterator[VideoFrame], size: tuple[int, int], rate: Fraction) -> None:
    # The wheel's types leave packets open; they only pass through here.
    film: Any = av.open(desk.out, "w", format="mp4")
    picture: Any = film.add_stream("libx264", rate=rate, options=dict(_OPTIONS))
    picture.width, picture.height = size
    picture.pix_fmt = "yuv420p"
    picture.time_base = 1 / rate
    codec = picture.codec_context
    codec.thread_count = 1
    for number, given in enumerate(frames):
        frame = _plain(given)
        if number == 0:
            codec.colorspace, codec.color_range = _matrix(given), ColorRange.MPEG
            codec.color_primaries, codec.color_trc = given.color_primaries, given.color_trc
        frame.pts, frame.time_base = number, 1 / rate
        frame.pict_type = PictureType.NONE
        film.mux(picture.encode(frame))
        desk.tell(number)
    film.mux(picture.encode(None))
    film.close()
    desk.out.flush()


def _shown(container: InputContainer, stream: VideoStream, at: Fraction | None) -> VideoFrame | None:
    """The last frame that comes on at `at` or before; the first where none does."""
    base = stream.time_base or Fraction(1, 1000)
    start = (stream.start_time or 0) * base
    if at is not None and at > _SEEK_FROM:
        container.seek(int((start + at - _RUN_UP) / base), stream=stream)
    shown: VideoFrame | None = None
    for frame in pictures(container, stream, _nothing):
        # A tick more: coarse clocks round.
        late = at is not None and frame.pts is not None and (frame.pts - 1) * base - start > at
        if shown is not None and late:
            break
        shown = frame
    return shown


def _rgb(frame: VideoFrame, width: int, height: int) -> NDArray[np.uint8]:
    """Its pixels, by the colour matrix and the range that it says it has, or is taken to have."""
    rgb = frame.reformat(
        width=width,
        height=height,
        format="rgb24",
        src_colorspace=_matrix(frame),
        src_color_range=ColorRange.JPEG if _full(frame) else ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
        interpolation=Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT,
        threads=1,
    )
    return cast("NDArray[np.uint8]", rgb.to_ndarray())


def _plain(frame: VideoFrame) -> VideoFrame:
    """As yuv420p in limited range."""
    if frame.format.name == "yuv420p" and not _full(frame):
        return frame
    return frame.reformat(
        format="yuv420p",
        src_color_range=ColorRange.JPEG if _full(frame) else ColorRange.MPEG,
        dst_color_range=ColorRange.MPEG,
        threads=1,
    )


def _matrix(frame: VideoFrame) -> int:
    if frame.colorspace != _UNSPECIFIED:
        return frame.colorspace
    return Colorspace.ITU601 if frame.width < _SD[0] and frame.height <= _SD[1] else Colorspace.ITU709


def _full(frame: VideoFrame) -> bool:
    return frame.color_range == ColorRange.JPEG or frame.format.name.startswith("yuvj")


def _nothing() -> None:
    """Of what is broken: a clip is checked before frames are taken from it."""
