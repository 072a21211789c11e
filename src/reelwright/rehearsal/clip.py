"""The clip of a recipe: the animatic of its prompt, out of its first picture and into its last."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, cast

import av
import cv2
import numpy as np
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame
from PIL import Image, ImageOps

from reelwright.film.time import FILM_RATE
from reelwright.providers.animatic.drawing import drawn
from reelwright.providers.animatic.shot import Frame, Plane
from reelwright.providers.port import ShotRequest
from reelwright.rehearsal.recipe import Recipe
from reelwright.rehearsal.scene import scene_of
from reelwright.rehearsal.sound import RATE, surroundings

_DISSOLVE: Final = FILM_RATE.frames(Fraction(1, 2))
"""Frames in which the first picture gives way to the drawing."""
_OPTIONS: Final = {
    "preset": "superfast",
    "profile": "high",
    "crf": "18",
    "threads": "1",
    "x264-params": "open-gop=0:keyint=48:scenecut=0",
}
_BT709: Final = 1
_NOTHING: Final[Callable[[], None]] = lambda: None  # noqa: E731


def make_clip(recipe: Recipe, inputs: Path, dest: Path, *, pause: Callable[[], None] = _NOTHING) -> None:
    """Write the clip to `dest`: H.264 High, yuv420p in BT.709, 24 frames a second, index at the front.

    `pause` is called for every frame and may raise to stop the work.
    """
    width, height, seconds = recipe.width, recipe.height, recipe.seconds
    if recipe.flaw == "wrong_size":
        width, height = width // 4 * 2, height // 4 * 2
    if recipe.flaw == "too_short":
        seconds /= 2
    count = FILM_RATE.frames(seconds)
    frames = _frames(recipe, inputs, width, height, count, pause)
    sound = surroundings(recipe.prompt, recipe.seed, seconds) if recipe.sound else None
    _write(dest, frames, width, height, sound)


def make_still(recipe: Recipe, dest: Path, *, pause: Callable[[], None] = _NOTHING) -> None:
    """Write one frame of the animatic to `dest` as a PNG."""
    if recipe.flaw == "black":
        Image.new("RGB", (recipe.width, recipe.height)).save(dest, "PNG")
        return
    width, height = recipe.width, recipe.height
    if recipe.flaw == "wrong_size":
        width, height = width // 4 * 2, height // 4 * 2
    frame = next(drawn(_request(recipe, width, height, Fraction(1)), pause=pause).frames())
    Image.fromarray(_to_rgb(frame)).save(dest, "PNG", compress_level=3)


def _request(recipe: Recipe, width: int, height: int, seconds: Fraction) -> ShotRequest:
    scene, bible = asyncio.run(scene_of(recipe.prompt, seconds))
    return ShotRequest(
        model="panels",
        prompt=recipe.prompt[:4000] or " ",
        seed=recipe.seed,
        seconds=seconds,
        width=width,
        height=height,
        rate=FILM_RATE,
        scene=scene.but(seconds=seconds),
        bible=bible,
    )


def _frames(
    recipe: Recipe, inputs: Path, width: int, height: int, count: int, pause: Callable[[], None]
) -> Iterator[Frame]:
    if recipe.flaw == "black":
        blank = Frame.blank(width, height)
        yield from (blank for _ in range(count))
        return
    drawing = drawn(_request(recipe, width, height, FILM_RATE.seconds(count)), pause=pause)
    first = _picture(inputs / recipe.first, width, height) if recipe.first else None
    last = _picture(inputs / recipe.last, width, height) if recipe.last else None
    mixed = Frame.blank(width, height)
    for number, frame in enumerate(drawing.frames()):
        pause()
        if recipe.flaw == "frozen":
            still = first or frame
            yield from (still for _ in range(count))
            return
        if first is not None and number < _DISSOLVE:
            yield _mixed(first, frame, number / _DISSOLVE, mixed)
        elif last is not None and number >= count - _DISSOLVE:
            yield _mixed(frame, last, (number + 1 - count + _DISSOLVE) / _DISSOLVE, mixed)
        else:
            yield frame


def _mixed(one: Frame, other: Frame, share: float, into: Frame) -> Frame:
    """`one` giving way to `other`: wholly `one` at 0 and wholly `other` at 1, slow at both ends."""
    share = share * share * (3 - 2 * share)
    for name in ("y", "u", "v"):
        cv2.addWeighted(
            getattr(one, name), 1 - share, getattr(other, name), share, 0, dst=getattr(into, name)
        )
    return into


def _picture(path: Path, width: int, height: int) -> Frame:
    """The picture that fills the frame, what sticks out cropped, as planes in BT.709."""
    with Image.open(path) as opened:
        upright = ImageOps.exif_transpose(opened).convert("RGB")
    fitted = ImageOps.fit(upright, (width, height), Image.Resampling.LANCZOS)
    frame = VideoFrame.from_ndarray(np.asarray(fitted), format="rgb24")
    turned = cast("Any", frame).reformat(format="yuv420p", dst_colorspace="ITU709", dst_color_range="MPEG")
    planes = [_plane(plane) for plane in turned.planes]
    return Frame(*planes)


def _plane(plane: Any) -> Plane:
    lines = np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)
    return np.ascontiguousarray(lines[:, : plane.width])


def _to_rgb(picture: Frame) -> Plane:
    height, width = picture.y.shape
    frame = _video_frame(picture, width, height)
    turned = cast("Any", frame).reformat(format="rgb24", src_colorspace="ITU709", src_color_range="MPEG")
    return np.asarray(turned.to_ndarray(), np.uint8)


def _video_frame(picture: Frame, width: int, height: int) -> VideoFrame:
    frame = VideoFrame(width, height, "yuv420p")
    for plane, pixels in zip(frame.planes, (picture.y, picture.u, picture.v), strict=True):
        lines = np.frombuffer(cast("Any", plane), np.uint8).reshape(plane.height, plane.line_size)
        lines[:, : pixels.shape[1]] = pixels
    return frame


def _write(
    dest: Path,
    frames: Iterator[Frame],
    width: int,
    height: int,
    sound: np.ndarray[Any, np.dtype[np.float32]] | None,
) -> None:
    with av.open(str(dest), "w", format="mp4", options={"movflags": "+faststart"}) as container:
        film = cast("Any", container)
        picture = film.add_stream("libx264", rate=FILM_RATE.fps, options=dict(_OPTIONS))
        picture.width, picture.height, picture.pix_fmt = width, height, "yuv420p"
        codec = picture.codec_context
        codec.color_primaries = codec.color_trc = codec.colorspace = _BT709
        codec.color_range = 1
        track = film.add_stream("aac", rate=RATE, layout="mono") if sound is not None else None
        for number, one in enumerate(frames):
            frame = _video_frame(one, width, height)
            frame.pts = number
            frame.time_base = 1 / FILM_RATE.fps
            film.mux(picture.encode(frame))
        film.mux(picture.encode(None))
        if track is not None and sound is not None:
            for start in range(0, len(sound), RATE):
                part = AudioFrame.from_ndarray(
                    sound[None, start : start + RATE], format="fltp", layout="mono"
                )
                part.sample_rate, part.pts, part.time_base = RATE, start, Fraction(1, RATE)
                film.mux(track.encode(part))
            film.mux(track.encode(None))
