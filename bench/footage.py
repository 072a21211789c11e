"""The clips that the measurements are made on: five scenes of ten seconds as a generative model returns them.

1280x720, 24 fps, H.264 of one GOP of 250, with B-frames and references that differ from clip to clip, one
with sound. They are painted here from seeds alone (planes of fractal texture under a moving camera, foliage,
water, lights out of focus, passers-by, rain, film grain), so every machine measures the same pictures, and
kept in a folder between runs.
"""

from __future__ import annotations

import math
import wave
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np
from bench.scenery import (
    HEIGHT,
    RNG,
    WIDTH,
    Art,
    Canvas,
    Flat,
    View,
    as_bytes,
    figure,
    lamps,
    land,
    leaves,
    rainfall,
    sky,
    water,
)

FPS = 24
FRAMES = 240
SOUND_RATE = 48_000
GRAIN = 1.6
"""Standard deviation of the grain, in steps of 8 bits."""
VERSION = 5
"""Goes up with every change of a picture."""


@dataclass(frozen=True, slots=True)
class Set:
    """A scene: planes from far to near, the camera's way, lights and rain over them."""

    flats: tuple[Flat, ...]
    camera: Callable[[float], View]
    lights: tuple[tuple[float, float, float, float], ...] = ()
    rain: Canvas | None = None
    x264: str = ""
    sound: bool = False


def _harbour(rng: RNG) -> Set:
    return Set(
        flats=(
            sky(rng, 180, 120, 14),
            land(rng, 0.42, 92, 134, 122, 0.35),
            water(rng, 0.56, 0.7),
            land(rng, 0.93, 50, 124, 134, 1.3),
        ),
        camera=lambda s: View(x=22 * s - 110, y=4 * math.sin(s / 2)),
        x264="bframes=3:ref=4",
    )


def _forest(rng: RNG) -> Set:
    return Set(
        flats=(
            sky(rng, 150, 110, -6),
            leaves(rng, 0.55, 62, 0.5, 3, 0.0),
            leaves(rng, 0.40, 84, 0.9, 5, 1.0),
            figure(rng, 420, 96, 146, 1.0, -250, 38),
            leaves(rng, 0.24, 44, 1.6, 8, 2.2),
        ),
        camera=lambda s: View(x=10 * math.sin(s / 3), zoom=1 + 0.022 * s),
        x264="bframes=0:ref=1",
        sound=True,
    )


def _street(rng: RNG) -> Set:
    far = land(rng, 0.25, 48, 136, 126, 0.5)
    soft = Flat(
        Art(as_bytes(cv2.GaussianBlur(far.art.luma, (0, 0), 7)), far.art.chroma, far.art.cover), far.depth
    )
    return Set(
        flats=(
            sky(rng, 44, 64, 10),
            soft,
            figure(rng, 330, 70, 122, 0.8, 420, -95),
            figure(rng, 560, 88, 140, 1.2, -520, 120),
        ),
        camera=lambda s: View(x=14 * s - 70, y=3 * math.sin(1.3 * s), zoom=1.03),
        lights=lamps(rng, 46),
        x264="bframes=2:b-pyramid=none:ref=3",
    )


def _closeup(rng: RNG) -> Set:
    back = sky(rng, 96, 70, 4)
    return Set(
        flats=(
            Flat(back.art, 0.4),
            figure(rng, 1250, 132, 142, 1.0, -30, 9),
            leaves(rng, 0.10, 70, 1.7, 6, 0.7),
        ),
        camera=lambda s: View(x=8 * math.sin(s / 2), y=5 * math.sin(s / 3), zoom=1.12 - 0.009 * s),
        lights=lamps(rng, 14),
        x264="bframes=5:b-adapt=2:ref=5",
    )


def _storm(rng: RNG) -> Set:
    def shaking(s: float) -> View:
        shake = math.sin(7.1 * s) + math.sin(11.3 * s)
        return View(x=60 * math.sin(s / 2), y=5 * shake, zoom=1.05, roll=0.006 * math.sin(5 * s))

    return Set(
        flats=(
            sky(rng, 78, 120, 8),
            land(rng, 0.48, 66, 132, 124, 0.5),
            water(rng, 0.66, 0.9),
            figure(rng, 300, 60, 134, 1.0, -380, 84),
            leaves(rng, 0.14, 40, 1.5, 14, 0.2),
        ),
        camera=shaking,
        rain=rainfall(rng),
        x264="bframes=3:ref=2:weightp=1",
    )


SETS: tuple[Callable[[RNG], Set], ...] = (_harbour, _forest, _street, _closeup, _storm)


def _lit(picture: Art, scene: Set, view: View, seconds: float) -> Art:
    small = np.zeros((HEIGHT // 4, WIDTH // 4), np.float32)
    for number, (x, y, radius, bright) in enumerate(scene.lights):
        glow = bright * (0.85 + 0.15 * math.sin(3 * seconds + number))
        at = (int((x - view.x * 0.6) / 4 * 16), int((y - view.y * 0.6) / 4 * 16))
        disc = np.zeros_like(small)
        cv2.circle(disc, at, int(radius / 4 * 16), glow, -1, cv2.LINE_AA, 4)
        small += disc
    soft = cv2.GaussianBlur(small, (0, 0), 0.8)
    luma = cv2.add(picture.luma, as_bytes(cv2.resize(soft, (WIDTH, HEIGHT))))
    warm = as_bytes(cv2.resize(soft / 6, (WIDTH // 2, HEIGHT // 2)))
    return Art(as_bytes(luma), as_bytes(cv2.add(picture.chroma, np.dstack([np.zeros_like(warm), warm]))))


def _laid(above: Art, below: Art) -> Art:
    if above.cover is None:
        return above
    weight = above.cover.astype(np.float32) / 255
    small = cv2.resize(weight, (WIDTH // 2, HEIGHT // 2), interpolation=cv2.INTER_AREA)
    luma = cv2.blendLinear(above.luma, below.luma, weight, 1 - weight)
    return Art(as_bytes(luma), as_bytes(cv2.blendLinear(above.chroma, below.chroma, small, 1 - small)))


def paint(scene: Set, rng: RNG, frames: int) -> Iterator[Canvas]:
    """Each frame as I420 rows of 8 bits: (HEIGHT * 3 / 2, WIDTH)."""
    grain = cv2.GaussianBlur(rng.standard_normal((HEIGHT * 2, WIDTH * 2)).astype(np.float32), (0, 0), 0.8)
    grain = np.rint(grain * (GRAIN / grain.std())).astype(np.int16)
    for number in range(frames):
        seconds = number / FPS
        view = scene.camera(seconds)
        picture = scene.flats[0].seen(view, seconds)
        for flat in scene.flats[1:]:
            picture = _laid(flat.seen(view, seconds), picture)
        if scene.lights:
            picture = _lit(picture, scene, view, seconds)
        y, x = (int(part) for part in rng.integers(0, (HEIGHT, WIDTH)))
        luma = picture.luma + grain[y : y + HEIGHT, x : x + WIDTH]
        if scene.rain is not None:
            at = HEIGHT - int(number * 53) % HEIGHT
            luma += scene.rain[at : at + HEIGHT, :WIDTH]
        chroma = [picture.chroma[..., place].ravel() for place in (0, 1)]
        planes = [np.clip(luma, 16, 235).astype(np.uint8).ravel(), *chroma]
        yield np.concatenate(planes).reshape(HEIGHT * 3 // 2, WIDTH)


def shoot(place: int, dest: Path, frames: int = FRAMES) -> None:
    """Paints the clip with number `place` and encodes it as a provider would."""
    rng = np.random.default_rng(1000 + place)
    scene = SETS[place](rng)
    container: Any = av.open(str(dest), "w", format="mp4")
    x264 = f"keyint=250:min-keyint=250:scenecut=0:{scene.x264}"
    options = {"preset": "veryfast", "crf": "18", "x264-params": x264}
    stream: Any = container.add_stream("libx264", rate=FPS, options=options)
    stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
    stream.codec_context.colorspace = stream.codec_context.color_primaries = (
        stream.codec_context.color_trc
    ) = 1
    stream.codec_context.color_range = 1
    voice: Any = container.add_stream("aac", rate=SOUND_RATE, layout="stereo") if scene.sound else None
    for number, picture in enumerate(paint(scene, rng, frames)):
        frame = av.VideoFrame.from_ndarray(picture, format="yuv420p")
        frame.pts, frame.time_base = number, Fraction(1, FPS)
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))
    if voice is not None:
        hiss = rng.standard_normal((2, frames * SOUND_RATE // FPS)).astype(np.float32) * 0.02
        heard: Any = av.AudioFrame.from_ndarray(hiss, format="fltp", layout="stereo")
        heard.sample_rate = SOUND_RATE
        container.mux(voice.encode(heard))
        container.mux(voice.encode(None))
    container.close()


def compose(dest: Path, seconds: int) -> None:
    """A music bed of four slow chords, 48 kHz stereo."""
    at = np.arange(seconds * SOUND_RATE) / SOUND_RATE
    bed = np.zeros(len(at), np.float64)
    for number, chord in enumerate(
        ((196, 246.9, 293.7), (174.6, 220, 261.6), (164.8, 207.7, 246.9), (146.8, 185, 220))
    ):
        swell = np.clip(np.sin(np.pi * ((at / 4 - number) % 4)), 0, 1)
        for hertz in chord:
            bed += swell * np.sin(2 * np.pi * hertz * at)
    samples = (np.stack([bed, bed * 0.9], axis=1) * 3000).astype("<i2")
    with wave.open(str(dest), "wb") as sound:
        sound.setnchannels(2)
        sound.setsampwidth(2)
        sound.setframerate(SOUND_RATE)
        sound.writeframes(samples.tobytes())


def shoot_all(folder: Path, told: Callable[[str], None] = print) -> list[Path]:
    """The clips in `folder`, painted where they are not there yet; `music.wav` as long as the film beside
    them."""
    folder.mkdir(parents=True, exist_ok=True)
    clips = [folder / f"clip{place}-{VERSION}.mp4" for place in range(len(SETS))]
    missing = [(place, clip) for place, clip in enumerate(clips) if not clip.exists()]
    if missing:
        told(f"painting {len(missing)} clips, once")
        with ProcessPoolExecutor(mp_context=get_context("spawn")) as painters:
            for one in [painters.submit(_shoot_whole, *wanted) for wanted in missing]:
                one.result()
    bed = folder / "music.wav"
    if not bed.exists():
        compose(bed.with_suffix(".part"), 48)
        bed.with_suffix(".part").rename(bed)
    return clips


def _shoot_whole(place: int, clip: Path) -> None:
    cv2.setNumThreads(1)
    shoot(place, clip.with_suffix(".part"))
    clip.with_suffix(".part").rename(clip)
