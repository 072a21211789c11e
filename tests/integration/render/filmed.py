"""Clips as cameras and phones make them: any codec, depth, rate and flag, with numbers in their pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
from numpy.typing import NDArray
from tests.integration.render.making import HEIGHT, WIDTH

from reelwright.film.grammar import Fit
from reelwright.film.ids import MediaId
from reelwright.film.time import FILM_RATE, Rate
from reelwright.film.timeline import Clip
from reelwright.media.source import Source
from reelwright.render.footage import Footage, film_source
from reelwright.render.screen import Screen

BITS = 9
Pixels = NDArray[np.generic]


def numbered(number: int, width: int = WIDTH, height: int = HEIGHT) -> av.VideoFrame:
    """A picture that says its number in dark and bright upright stripes."""
    picture = np.full((height * 3 // 2, width), 128, np.uint8)
    for bit in range(BITS):
        stripe = slice(width * bit // BITS, width * (bit + 1) // BITS)
        picture[:height, stripe] = 200 if number >> bit & 1 else 50
    return av.VideoFrame.from_ndarray(picture, format="yuv420p")


def number_in(frame: av.VideoFrame) -> int:
    luma = cast("NDArray[np.uint8]", frame.to_ndarray())[: frame.height]
    middles = [luma[:, frame.width * (2 * bit + 1) // (2 * BITS)].mean() for bit in range(BITS)]
    return sum(int(middle > 125) << bit for bit, middle in enumerate(middles))


def colours(blocks: Sequence[Sequence[tuple[int, int, int]]], width: int, height: int) -> av.VideoFrame:
    """Rows of plain colours, as rgb24."""
    picture = np.zeros((height, width, 3), np.uint8)
    for row, line in enumerate(blocks):
        for column, colour in enumerate(line):
            down = slice(height * row // len(blocks), height * (row + 1) // len(blocks))
            across = slice(width * column // len(line), width * (column + 1) // len(line))
            picture[down, across] = colour
    return av.VideoFrame.from_ndarray(picture, format="rgb24")


def film(
    path: Path,
    frames: Iterable[av.VideoFrame],
    *,
    codec: str = "libx264",
    form: str = "yuv420p",
    rate: int | Fraction = 24,
    times: Sequence[int] | None = None,
    tick: Fraction | None = None,
    options: dict[str, str] | None = None,
    container: dict[str, str] | None = None,
    **tags: Any,
) -> Path:
    """A clip of `frames`, at `times` in `tick`s where given; `tags` are those of the codec context."""
    base = tick or 1 / Fraction(rate)
    usual = {"libx264": {"preset": "veryfast", "crf": "4"}}.get(codec, {})
    with written(path, container) as out:
        stream: Any = None
        for place, frame in enumerate(frames):
            if stream is None:
                stream = out.add_stream(codec, rate=rate, options={**usual, **(options or {})})
                stream.width, stream.height, stream.pix_fmt = frame.width, frame.height, form
                stream.codec_context.time_base = base
                for name, value in tags.items():
                    setattr(stream.codec_context, name, value)
            shot = frame if frame.format.name == form else frame.reformat(format=form)
            shot.pts, shot.time_base = (times[place] if times else place), base
            out.mux(stream.encode(shot))
        out.mux(stream.encode(None))
    return path


def written(path: Path, options: dict[str, str] | None = None) -> Any:
    """A container to write to."""
    return av.open(str(path), "w", container_options=options or {})


def _packets(path: Path) -> list[tuple[int, int]]:
    """Where the packets are in the file and how long they are, in the order of their time."""
    with av.open(str(path)) as container:
        found = [
            (packet.pts or 0, packet.pos or 0, packet.size)
            for packet in container.demux(video=0)
            if packet.size
        ]
    return [(pos, size) for _, pos, size in sorted(found)]


def damaged(path: Path, frames: range) -> Path:
    """The clip with the packets of these frames emptied."""
    data = bytearray(path.read_bytes())
    packets = _packets(path)
    for number in frames:
        pos, size = packets[number]
        data[pos + 5 : pos + size] = bytes(max(0, size - 5))
    path.write_bytes(data)
    return path


def reel(
    path: Path,
    frames: int,
    *,
    start: Fraction = Fraction(0),
    first: int = 0,
    fit: Fit = Fit.COVER,
    rate: Rate = FILM_RATE,
    size: tuple[int, int] = (WIDTH, HEIGHT),
) -> Footage:
    clip = Clip(scene=3, media=MediaId("f" * 64), frames=frames, source_start=start, fit=fit)
    return film_source(Source.at(path), clip, Screen(*size, rate), lambda: None, first)


def shown(path: Path, frames: int, **asked: Any) -> list[av.VideoFrame]:
    """The first `frames` frames of the clip as a film shows them."""
    footage = reel(path, frames, **asked)
    try:
        return [footage.take() for _ in range(frames)]
    finally:
        footage.close()


def numbers(path: Path, frames: int, **asked: Any) -> list[int]:
    """Which pictures of a clip of numbered ones come, frame after frame."""
    footage = reel(path, frames, **asked)
    try:
        return [number_in(footage.take()) for _ in range(frames)]
    finally:
        footage.close()


def rgb(frame: av.VideoFrame) -> NDArray[np.float64]:
    """Red, green and blue of a yuv420p frame in BT.709, limited range, from 0 to 1: (height, width, 3).

    Worked out here from the definition, not by the code under test.
    """
    planes = cast("NDArray[np.uint8]", frame.to_ndarray()).reshape(-1).astype(np.float64)
    width, height = frame.width, frame.height
    luma = (planes[: width * height].reshape(height, width) - 16) / 219
    blue, red = (planes[width * height :].reshape(2, height // 2, width // 2) - 128) / 224
    blue, red = (plane.repeat(2, 0).repeat(2, 1) for plane in (blue, red))
    r, b = luma + 1.5748 * red, luma + 1.8556 * blue
    g = (luma - 0.2126 * r - 0.0722 * b) / 0.7152
    return np.stack([r, g, b], axis=-1)
