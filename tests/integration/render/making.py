"""Small clips and sounds, made where a test needs them, and what a test reads back from a film."""

from __future__ import annotations

import atexit
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
from av.audio.stream import AudioStream
from av.video.stream import VideoStream
from numpy.typing import NDArray

from reelwright.film.grammar import TransitionKind
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Clip, Join, Timeline
from reelwright.media.lab.lab import Lab
from reelwright.media.source import Source
from reelwright.render.darkroom import Darkroom
from reelwright.render.develop import Bench
from reelwright.render.film import PRELOAD, Rendered, Renderer
from reelwright.render.piece import pieces
from reelwright.render.profiles import DEFAULT, PROFILES
from reelwright.render.screen import Screen
from reelwright.render.shelf import Shelf

WIDTH, HEIGHT = 160, 90
SECOND = 48_000

Luma = NDArray[np.uint8]
Sound = NDArray[np.float32]


def grey(level: int, width: int = WIDTH, height: int = HEIGHT) -> av.VideoFrame:
    """A plain picture of luma `level`."""
    picture = np.full((height * 3 // 2, width), 128, np.uint8)
    picture[:height] = level
    return av.VideoFrame.from_ndarray(picture, format="yuv420p")


def clip(
    path: Path,
    frames: Iterator[av.VideoFrame] | list[av.VideoFrame],
    rate: int | Fraction = 24,
    group: int = 250,
) -> Path:
    """A clip of `frames`, each true to a level or so; H.264 with B-frames, as clips come.

    `group`: frames in a group of pictures.
    """
    container: Any = av.open(str(path), "w")
    stream: VideoStream | None = None
    encode: Any = None
    for number, frame in enumerate(frames):
        frame.pts, frame.time_base = number, 1 / Fraction(rate)
        if stream is None:
            stream = cast(
                "VideoStream",
                container.add_stream(
                    "libx264", rate=rate, options={"preset": "veryfast", "crf": "4", "g": str(group)}
                ),
            )
            stream.width, stream.height = frame.width, frame.height
            stream.pix_fmt = "yuv420p"
            stream.time_base = frame.time_base
            stream.codec_context.colorspace = 1
            stream.codec_context.color_range = 1
            encode = stream
        container.mux(encode.encode(frame))
    container.mux(encode.encode(None))
    container.close()
    return path


def counting(path: Path, frames: int, rate: int | Fraction = 24, first: int = 40, step: int = 3) -> Path:
    """A clip whose frame number can be read from its grey: `first + step * number`."""
    return clip(path, [grey(first + step * number) for number in range(frames)], rate)


def sound(path: Path, samples: Sound, rate: int = SECOND) -> Path:
    """A sound file of (channels, n) samples; its kind goes by the suffix (.wav, .flac, .mp3)."""
    codec, form = {".wav": ("pcm_s16le", "s16"), ".flac": ("flac", "s16"), ".mp3": ("mp3", "s16p")}[
        path.suffix
    ]
    layout = "mono" if samples.shape[0] == 1 else "stereo"
    whole = np.round(np.clip(samples, -1, 1) * 32767).astype(np.int16)
    packed = whole if form == "s16p" else np.ascontiguousarray(whole.T).reshape(1, -1)
    container: Any = av.open(str(path), "w")
    stream: AudioStream = container.add_stream(codec, rate=rate, layout=layout)
    encode: Any = stream
    frame = av.AudioFrame.from_ndarray(packed, format=form, layout=layout)
    frame.sample_rate = rate
    container.mux(encode.encode(frame))
    container.mux(encode.encode(None))
    container.close()
    return path


def tone(seconds: float, hertz: float, level: float = 0.3, rate: int = SECOND, channels: int = 1) -> Sound:
    at = np.arange(round(seconds * rate)) / rate
    return np.tile((level * np.sin(2 * np.pi * hertz * at)).astype(np.float32), (channels, 1))


def finder(files: dict[str, Path]) -> Callable[[MediaId], Path]:
    return lambda media: files[media]


def timeline(
    clips: dict[str, int], joins: list[tuple[TransitionKind, int]] | None = None, **more: Any
) -> Timeline:
    """A small timeline of clips with their frames; cuts between them unless said otherwise."""
    between = joins or [(TransitionKind.CUT, 0)] * (len(clips) - 1)
    fields: dict[str, Any] = {
        "width": WIDTH,
        "height": HEIGHT,
        "clips": tuple(
            Clip(scene=number, media=MediaId(name), frames=frames)
            for number, (name, frames) in enumerate(clips.items(), 1)
        ),
        "joins": tuple(Join(kind=kind, frames=frames) for kind, frames in between),
    }
    return Timeline.model_validate({**fields, **more})


@cache
def lab() -> Lab:
    """The workers of all tests of this process."""
    made = Lab(PRELOAD)
    atexit.register(made.close)
    return made


def render(cut: Timeline, find: Callable[[MediaId], Path], dest: Path, **more: Any) -> Rendered:
    """The film of `cut`, made from nothing that was there before."""
    with tempfile.TemporaryDirectory() as folder:
        return Renderer(lab(), Shelf(Path(folder), 1 << 30)).render(cut, find, dest, **more)


class Here:
    """A desk in this process, without the walls of the lab."""

    def __init__(self, find: Callable[[MediaId], Path]) -> None:
        self._find = find
        self.out = BytesIO()

    def source(self, media: MediaId) -> Source:
        return Source.at(self._find(media))

    def tell(self, done: int) -> None:
        """Nobody listens."""


def pictures(
    cut: Timeline, find: Callable[[MediaId], Path], start: int = 0, stop: int | None = None
) -> Iterator[av.VideoFrame]:
    """Film frames `start` to `stop` as they go into the encoder, one after the other."""
    end = cut.frames if stop is None else stop
    with tempfile.TemporaryDirectory() as folder, Shelf(Path(folder), 1 << 30).tray() as tray:
        room = Darkroom(lab(), tray, cut, find, PROFILES[DEFAULT].recipe)
        with Bench(Screen.of(cut), Here(find)) as bench:
            for piece in pieces(cut):
                if piece.stop <= start or piece.start >= end:
                    continue
                for number, frame in enumerate(bench.frames(room.negative(piece)), piece.start):
                    if start <= number < end:
                        yield frame


@dataclass(frozen=True, slots=True)
class Seen:
    """What a film holds when it is played from start to end."""

    luma: list[Luma]
    pts: list[Fraction]
    picture_seconds: Fraction
    sound: Sound
    """What a player plays: without the samples that start or fill the encoder."""
    sound_seconds: Fraction

    @property
    def levels(self) -> list[float]:
        """Mean luma of each frame."""
        return [float(one.mean()) for one in self.luma]


def seen(film: Path) -> Seen:
    """Plays `film`; fails on anything that cannot be decoded."""
    luma: list[Luma] = []
    pts: list[Fraction] = []
    pieces: list[Sound] = []
    with av.open(str(film)) as container:
        picture, track = container.streams.video[0], container.streams.audio[0]
        for frame in container.decode(picture):
            assert frame.pts is not None
            assert frame.time_base is not None
            luma.append(cast("Luma", frame.to_ndarray())[: frame.height].copy())
            pts.append(frame.pts * frame.time_base)
        container.seek(0)
        for heard in container.decode(track):
            pieces.append(cast("Sound", heard.to_ndarray()))
        assert picture.duration is not None
        assert picture.time_base is not None
        assert track.duration is not None
        assert track.time_base is not None
        lengths = (picture.duration * picture.time_base, track.duration * track.time_base)
    return Seen(luma, pts, lengths[0], np.concatenate(pieces, axis=1), lengths[1])
