"""How large and how good a film would be in another profile, told before it is encoded."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import av
import av.filter

from reelwright.film.time import Rate
from reelwright.film.timeline import Timeline
from reelwright.render.planes import frame_of, picture_of
from reelwright.render.recipe import Codec, Recipe, encoder

STRETCHES, STRETCH_FRAMES = 4, 12
LEAST_SPREAD, MOST_SPREAD = 0.25, 0.6
"""A dozen frames know little of those that an encoder would look ahead to, however much they agree."""
_DECODERS = {Codec.H264: "h264", Codec.HEVC: "hevc", Codec.AV1: "libdav1d"}


@dataclass(frozen=True, slots=True)
class Made:
    """The film that there is: what the estimate is measured against."""

    size: int
    """Bytes."""
    recipe: Recipe
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Sample:
    """What a stretch of the film came to."""

    size: int
    """Bytes by the recipe asked about."""
    made: int
    """Bytes by that of the film there is."""
    ssim: float
    """Of luma, on average: 1 is the very same picture."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the whole film would come to."""

    size: int
    """Bytes."""
    spread: float
    """The size may be so much more or less, as a share of it."""
    ssim: float


def stretches_to_try(timeline: Timeline) -> tuple[tuple[int, int], ...]:
    """Film frames (first, and the one after the last) to encode: four times a dozen, spread over the film."""
    count = max(1, min(STRETCHES, timeline.frames // STRETCH_FRAMES))
    length = min(STRETCH_FRAMES, timeline.frames)
    middles = [(2 * part + 1) * timeline.frames // (2 * count) for part in range(count)]
    firsts = [min(max(0, middle - length // 2), timeline.frames - length) for middle in middles]
    return tuple((first, first + length) for first in firsts)


def sampled(
    frames: Iterable[av.VideoFrame],
    recipe: Recipe,
    made: Made,
    rate: Rate,
    check: Callable[[], None] = lambda: None,
) -> Sample:
    """Encodes a stretch of the film (yuv420p at the profile's size, at least one frame) by both recipes, and
    looks at what became of it.

    `check` is called before each frame and may raise.
    """
    kept: list[av.VideoFrame] = []
    for frame in frames:
        check()
        # A copy: what another encoder chose for this frame is not for this one to repeat.
        kept.append(frame_of(picture_of(frame), frame.width, frame.height))
    parameters, packets = _encoded(kept, recipe, rate)
    shown = _decoded(packets, recipe, parameters)
    check()
    as_made = [frame.reformat(width=made.width, height=made.height) for frame in kept]
    _, before = _encoded(as_made, made.recipe, rate)
    return Sample(_bytes(packets), _bytes(before), statistics.fmean(_likeness(kept, shown)))


def estimate(samples: Sequence[Sample], timeline: Timeline, recipe: Recipe, made: Made) -> Estimate:
    """The whole film, at least one sample long: the one there is, by the ratio that the samples show."""
    before = made.size - float(made.recipe.audio_bits * timeline.seconds / 8)
    sound = float(recipe.audio_bits * timeline.seconds / 8)
    ratio = _ratio(samples)
    without = [_ratio([*samples[:place], *samples[place + 1 :]]) for place in range(len(samples))]
    # The jackknife's standard error, twice: what 19 of 20 films would keep to.
    unsure = 2 * sum((one - ratio) ** 2 for one in without) ** 0.5 / ratio if len(samples) > 1 else 1.0
    return Estimate(
        round(max(before, 0.0) * ratio + sound),
        round(min(max(unsure, LEAST_SPREAD), MOST_SPREAD), 2),
        statistics.fmean(one.ssim for one in samples),
    )


def _ratio(samples: Sequence[Sample]) -> float:
    return sum(one.size for one in samples) / max(1, sum(one.made for one in samples))


def _encoded(frames: Sequence[av.VideoFrame], recipe: Recipe, rate: Rate) -> tuple[bytes | None, list[Any]]:
    """The parameter sets and the packets of `frames`, of which there is at least one."""
    # The wheel's types leave packets open; they only pass through here.
    opened: Any = encoder(recipe, frames[0].width, frames[0].height, rate)
    packets: list[Any] = []
    for number, frame in enumerate(frames):
        frame.pts, frame.time_base = number, Fraction(1) / rate.fps
        packets += opened.encode(frame)
    return opened.extradata, [*packets, *opened.encode(None)]


def _bytes(packets: Sequence[Any]) -> int:
    return sum(int(packet.size) for packet in packets)


def _decoded(packets: Sequence[Any], recipe: Recipe, parameters: bytes | None) -> list[av.VideoFrame]:
    decoder: Any = av.CodecContext.create(_DECODERS[recipe.codec], "r")
    decoder.extradata = parameters
    decoder.thread_count = 1
    return [frame for packet in [*packets, None] for frame in decoder.decode(packet)]


def _likeness(these: Sequence[av.VideoFrame], those: Sequence[av.VideoFrame]) -> list[float]:
    """Structural similarity of luma, frame by frame, by FFmpeg's `ssim` (Wang and others, 2004)."""
    first = these[0]
    shape = f"video_size={first.width}x{first.height}:pix_fmt=yuv420p:time_base=1/1000"
    graph = av.filter.Graph()
    one, other = graph.add("buffer", shape), graph.add("buffer", shape)
    compare, exit_ = graph.add("ssim"), graph.add("buffersink")
    one.link_to(compare, 0, 0)
    other.link_to(compare, 0, 1)
    compare.link_to(exit_)
    graph.configure()
    found: list[float] = []
    for number, pair in enumerate(zip(these, those, strict=True)):
        for entry, frame in zip((one, other), pair, strict=True):
            # Bare planes, so that both ends of the graph agree on everything but the picture.
            bare = frame_of(picture_of(frame), frame.width, frame.height)
            bare.pts, bare.time_base = number, Fraction(1, 1000)
            entry.push(bare)
        compared: Any = exit_.pull()
        found.append(float(compared.metadata["lavfi.ssim.Y"]))
    return found
