"""Clips for the tests, made with PyAV: what is in them is known to the pixel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

Rgb = NDArray[np.uint8]
WIDTH, HEIGHT = 320, 180
BT709 = 1


def noise(seed: int) -> Rgb:
    """Coarse patches of colour, others for each seed."""
    rng = np.random.default_rng(seed)
    coarse = rng.integers(60, 190, (9, 16, 3)).astype(np.uint8)
    return np.repeat(np.repeat(coarse, HEIGHT // 9, 0), WIDTH // 16, 1)


def moving(count: int, seed: int = 1) -> list[Rgb]:
    """A picture that goes past, four pixels a frame: for up to 80 frames no two are alike."""
    whole = noise(seed)
    return [np.roll(whole, 4 * number, axis=1) for number in range(count)]


def grainy(picture: Rgb, count: int, grain: float, seed: int = 1) -> list[Rgb]:
    """The same picture with other grain in every frame."""
    rng = np.random.default_rng(seed)
    return [
        np.clip(picture + rng.normal(0, grain, picture.shape), 0, 255).astype(np.uint8) for _ in range(count)
    ]


def write(
    path: Path,
    frames: Iterable[Rgb],
    *,
    rate: Fraction = Fraction(24),
    crf: int = 12,
    faststart: bool = True,
    times: Sequence[int] | None = None,
    sound: bool = False,
) -> Path:
    """H.264 in MP4 (BT.709, limited range); `times` are frame numbers, where they are not 0, 1, 2..."""
    options = {"movflags": "+faststart"} if faststart else {}
    film: Any = av.open(str(path), "w", format="mp4", options=options)
    stream: Any = film.add_stream(
        "libx264", rate=rate, options={"crf": str(crf), "preset": "veryfast", "threads": "1"}
    )
    stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
    codec = stream.codec_context
    codec.colorspace = codec.color_primaries = codec.color_trc = BT709
    codec.color_range = 1
    tone: Any = film.add_stream("aac", rate=48000, layout="mono") if sound else None
    for number, pixels in enumerate(frames):
        frame = VideoFrame.from_ndarray(pixels, format="rgb24").reformat(
            format="yuv420p", dst_colorspace=BT709, dst_color_range=1
        )
        frame.pts = number if times is None else times[number]
        frame.time_base = 1 / rate
        film.mux(stream.encode(frame))
    film.mux(stream.encode(None))
    if tone is not None:
        quiet = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), format="fltp", layout="mono")
        quiet.sample_rate, quiet.pts = 48000, 0
        film.mux(tone.encode(quiet))
        film.mux(tone.encode(None))
    film.close()
    return path


def read(path: Path) -> list[Rgb]:
    """All frames as they are shown."""
    with av.open(str(path)) as film:
        return [
            cast("Rgb", frame.reformat(format="rgb24", src_colorspace=BT709).to_ndarray())
            for frame in film.decode(video=0)
        ]


def nearest(picture: Rgb, among: Sequence[Rgb]) -> int:
    """Which of them the picture is most like."""
    apart = [float(np.abs(picture.astype(np.int16) - one.astype(np.int16)).mean()) for one in among]
    return apart.index(min(apart))


def far(picture: Rgb, other: Rgb) -> float:
    """Mean difference, of 255."""
    return float(np.abs(picture.astype(np.int16) - other.astype(np.int16)).mean())
