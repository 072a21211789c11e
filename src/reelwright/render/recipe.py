"""A recipe: everything that a picture's encoder is told."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import cast

import av
from av.codec.codec import Codec as FFmpegCodec
from av.codec.codec import UnknownCodecError
from av.codec.context import Flags
from av.video.codeccontext import VideoCodecContext

from reelwright.film.time import Rate
from reelwright.render.fit import BT709, LIMITED

# SVT-AV1 writes a page about itself to standard error whenever it starts; only its errors are wanted.
os.environ.setdefault("SVT_LOG", "1")


class Codec(StrEnum):
    """What a film's picture is compressed with."""

    H264 = "h264"
    HEVC = "hevc"
    AV1 = "av1"


ENCODERS = {Codec.H264: "libx264", Codec.HEVC: "libx265", Codec.AV1: "libsvtav1"}
TAGS = {Codec.H264: "avc1", Codec.HEVC: "hvc1", Codec.AV1: "av01"}
"""Of the sample entry in MP4; QuickTime and Safari play HEVC as `hvc1` only."""
DELAYS = {Codec.H264: 2, Codec.HEVC: 2, Codec.AV1: 0}
"""A B-frame that others refer to, below a B-frame that others refer to, has to wait for two pictures; an AV1
packet holds whatever has to wait, so it is always in order."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How pictures are encoded. Two pieces of one recipe and one size have the same parameter sets and stand
    on their own (closed groups of pictures), so copying their packets one after the other makes a film.

    One thread: pieces are encoded side by side instead, and their bytes do not depend on the machine.
    """

    codec: Codec
    crf: float
    """Constant rate factor; 0 loses nothing (H.264 only, and not every player plays it)."""
    preset: str
    params: str = ""
    """Further ones, in the encoder's own words: `name=value:name=value`."""
    pix_fmt: str = "yuv420p"
    gop_seconds: int = 2
    """A player can jump to every so many seconds, and within a piece to its beginning."""
    audio_bits: int = 192_000
    """Of the film's sound, AAC, a second."""
    reorders: bool = True
    """Pictures may be coded in another order than they are shown in."""

    @property
    def encoder(self) -> str:
        """What FFmpeg calls the encoder."""
        return ENCODERS[self.codec]

    @property
    def tag(self) -> str:
        return TAGS[self.codec]

    @property
    def delay(self) -> int:
        """Frames by which decoding runs ahead of showing.

        Packets come in decoding order, so the one at place `n` of a piece (from 0) is decoded at frame
        `n - delay` of it. What the encoder says itself is not to be trusted: x265 makes it up for a piece
        of one or two frames.
        """
        return DELAYS[self.codec] if self.reorders else 0

    def gop(self, rate: Rate) -> int:
        """Frames in the longest group of pictures."""
        return max(1, round(self.gop_seconds * rate.fps))

    def options(self) -> dict[str, str]:
        """What FFmpeg's encoder takes as its options."""
        options = {"preset": self.preset, "crf": f"{self.crf:g}"}
        match self.codec:
            case Codec.H264:
                # x264's macroblock tree reads a little beyond its tables where a picture is not a multiple of
                # 128 pixels wide: the same frames then give other bytes from run to run.
                fixed = "open-gop=0:mbtree=0" + ("" if self.reorders else ":bframes=0")
                if self.crf == 0:
                    return {"preset": self.preset, "qp": "0", "x264-params": _all(fixed, self.params)}
                return options | {"profile": "high", "x264-params": _all(fixed, self.params)}
            case Codec.HEVC:
                fixed = "pools=none:frame-threads=1:open-gop=0:repeat-headers=0:info=0:log-level=error"
                return options | {"x265-params": _all(fixed, self.params)}
            case Codec.AV1:
                return options | {"svtav1-params": _all("lp=1", self.params)}


def built(codec: Codec) -> bool:
    """Whether this build of FFmpeg can encode it."""
    try:
        return FFmpegCodec(ENCODERS[codec], "w").is_encoder
    except UnknownCodecError:
        return False


def told(context: VideoCodecContext, recipe: Recipe) -> None:
    """What every encoder of ours is told: BT.709 in limited range, one thread, the recipe's tag."""
    context.colorspace = context.color_primaries = context.color_trc = BT709
    context.color_range = LIMITED
    context.thread_count = 1
    context.codec_tag = recipe.tag


def encoder(recipe: Recipe, width: int, height: int, rate: Rate) -> VideoCodecContext:
    """An encoder by the recipe, open; its `extradata` are the film's parameter sets.

    It takes frames of `width` by `height` in the recipe's pixel format (BT.709, limited range) whose `pts`
    count frames.
    """
    context = cast("VideoCodecContext", av.CodecContext.create(recipe.encoder, "w"))
    context.width, context.height, context.pix_fmt = width, height, recipe.pix_fmt
    context.framerate = rate.fps
    context.time_base = Fraction(1) / rate.fps
    context.gop_size = recipe.gop(rate)
    told(context, recipe)
    context.flags |= Flags.global_header
    context.options = recipe.options()
    context.open()
    return context


def _all(*params: str) -> str:
    return ":".join(one for one in params if one)
