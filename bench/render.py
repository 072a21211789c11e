"""How fast a film is rendered: five clips, four dissolves, a title, captions and music, 30 s at 1280x720.

    python bench/render.py [--seconds 30] [--rounds 3]

Beside it the same film as one plain FFmpeg filter graph with the same encoder settings and PyAV: every clip
through a chain of `xfade`, the words as pictures through `overlay`, the music through `volume`. Each runs in
a process of its own, in turn; medians are printed, and the ratio of ours to plain.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import av.filter
import av.filter.context
import cv2
import numpy as np
from av.error import BlockingIOError as NotYet
from av.error import EOFError as AtEnd

from reelwright.film.grammar import TransitionKind
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Caption, Clip, Join, MusicBed, Timeline, Title
from reelwright.render import render
from reelwright.render.master import AUDIO_BITS, CRF, PRESET, X264
from reelwright.render.overlay import Overlay
from reelwright.render.page import Page
from reelwright.render.titles import set_title
from reelwright.render.typeset import set_caption

WIDTH, HEIGHT, FPS = 1280, 720, 24
CLIPS, OVERLAP = 5, 12
SOUND = 48_000
Node = av.filter.context.FilterContext


def footage(path: Path, frames: int, hue: float) -> None:
    """A clip with drifting shapes under a little grain, encoded as clips come from a provider."""
    down = np.arange(HEIGHT, dtype=np.float32)[:, None]
    across = np.arange(WIDTH, dtype=np.float32)[None, :]
    grain = np.random.default_rng(7).normal(0, 1.5, (HEIGHT + 64, WIDTH + 64)).astype(np.float32)
    container: Any = av.open(str(path), "w")
    stream: Any = container.add_stream("libx264", rate=FPS, options={"preset": "veryfast", "crf": "18"})
    stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
    stream.codec_context.colorspace = 1
    stream.codec_context.color_range = 1
    for number in range(frames):
        shapes = 118 + 60 * np.sin(across / 90 + number / 18 + hue) * np.cos(down / 70 - number / 40)
        edges = 30 * np.sign(np.sin(across / 31 - number / 9) + np.cos(down / 27 + hue))
        at = (number * 13) % 64
        luma = np.clip(shapes + edges + grain[at : at + HEIGHT, at : at + WIDTH], 16, 235)
        chroma = shapes[::2, ::2] * 0.3 + 90 + 10 * np.sin(hue)
        planes = [luma.ravel(), chroma.ravel(), 255 - chroma.ravel()]
        picture = np.concatenate(planes).astype(np.uint8).reshape(HEIGHT * 3 // 2, WIDTH)
        container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="yuv420p")))
    container.mux(stream.encode(None))
    container.close()


def music(path: Path, seconds: int) -> None:
    at = np.arange(seconds * SOUND) / SOUND
    chord = sum(np.sin(2 * np.pi * hertz * at) for hertz in (196, 246.9, 293.7, 392)) * 0.1
    samples = np.ascontiguousarray((np.stack([chord, chord], axis=1) * 32767).astype(np.int16)).reshape(1, -1)
    container: Any = av.open(str(path), "w")
    stream: Any = container.add_stream("pcm_s16le", rate=SOUND, layout="stereo")
    frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="stereo")
    frame.sample_rate = SOUND
    container.mux(stream.encode(frame))
    container.mux(stream.encode(None))
    container.close()


def cut(seconds: int) -> Timeline:
    frames = seconds * FPS
    each = (frames + (CLIPS - 1) * OVERLAP) // CLIPS
    lengths = [each] * (CLIPS - 1) + [frames + (CLIPS - 1) * OVERLAP - each * (CLIPS - 1)]
    scene = frames // CLIPS
    return Timeline(
        width=WIDTH,
        height=HEIGHT,
        clips=tuple(
            Clip(scene=place + 1, media=MediaId(f"clip{place}.mp4"), frames=length)
            for place, length in enumerate(lengths)
        ),
        joins=(Join(kind=TransitionKind.DISSOLVE, frames=OVERLAP),) * (CLIPS - 1),
        titles=(Title(text="The Keeper and the Storm", subtitle="A friendship", start=0, frames=72),),
        captions=tuple(
            Caption(
                text=f"What happens in scene {place + 1}, told in a line or two, no more.",
                start=at,
                frames=80,
            )
            for place, at in enumerate(range(12, frames - 80, scene))
        ),
        music=MusicBed(media=MediaId("music.wav")),
    )


def plain(timeline: Timeline, folder: Path, dest: Path) -> None:
    """The film as one filter graph."""
    graph = av.filter.Graph()
    last = _movie(graph, folder / timeline.clips[0].media, timeline.clips[0].frames)
    for place, start in enumerate(timeline.starts()[1:], 1):
        following = _movie(graph, folder / timeline.clips[place].media, timeline.clips[place].frames)
        fade = graph.add("xfade", f"transition=fade:duration={OVERLAP / FPS}:offset={start / FPS}")
        last.link_to(fade, 0, 0)
        following.link_to(fade, 0, 1)
        last = fade
    for path, start, frames in _pictures(timeline, folder):
        words = graph.add("movie", f"filename={path}:loop=1")
        lay = graph.add("overlay", f"eof_action=repeat:enable='between(n,{start},{start + frames - 1})'")
        last.link_to(lay, 0, 0)
        words.link_to(lay, 0, 1)
        last = lay
    last = _then(graph, last, "format", "yuv420p")
    picture = _then(graph, last, "buffersink")
    bed = _then(graph, graph.add("amovie", f"filename={folder / 'music.wav'}"), "volume", "-14dB")
    bed = _then(graph, bed, "aformat", "sample_fmts=fltp:channel_layouts=stereo:sample_rates=48000")
    sound = _then(graph, bed, "abuffersink")
    graph.configure()
    container: Any = av.open(str(dest), "w", options={"movflags": "+faststart"})
    options = {"preset": PRESET, "crf": str(CRF), "x264-params": X264}
    video: Any = container.add_stream("libx264", rate=FPS, options=options)
    video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, "yuv420p"
    video.codec_context.gop_size = 2 * FPS
    audio: Any = container.add_stream("aac", rate=SOUND, layout="stereo")
    audio.bit_rate = AUDIO_BITS
    for number, frame in enumerate(_pulled(picture, timeline.frames)):
        frame.pts, frame.time_base = number, Fraction(1, FPS)
        container.mux(video.encode(frame))
        for heard in _pulled(sound, 2):
            container.mux(audio.encode(heard))
    container.mux(video.encode(None))
    container.mux(audio.encode(None))
    container.close()


def _movie(graph: av.filter.Graph, path: Path, frames: int) -> Node:
    node = _then(graph, graph.add("movie", f"filename={path}"), "trim", f"end_frame={frames}")
    node = _then(graph, node, "settb", "1/24")
    return _then(graph, node, "fps", str(FPS))


def _then(graph: av.filter.Graph, before: Node, name: str, options: str | None = None) -> Node:
    node = graph.add(name, options)
    before.link_to(node)
    return node


def _pulled(sink: Node, most: int) -> Iterator[Any]:
    for _ in range(most):
        try:
            yield sink.pull()
        except (NotYet, AtEnd):
            return


def _pictures(timeline: Timeline, folder: Path) -> Iterator[tuple[Path, int, int]]:
    """Each title and caption as a picture with alpha, with its first frame and how many it is on for."""
    page = Page(timeline.width, timeline.height)
    for number, title in enumerate(timeline.titles):
        overlay = set_title(page, title.text, title.subtitle, raised=True).overlay
        yield _png(overlay, folder / f"title{number}.png"), title.start, title.frames
    for number, caption in enumerate(timeline.captions):
        overlay = set_caption(page, caption.text).overlay
        yield _png(overlay, folder / f"caption{number}.png"), caption.start, caption.frames


def _png(overlay: Overlay, path: Path) -> Path:
    whole = np.zeros((HEIGHT, WIDTH, 4), np.float32)
    rows, columns = overlay.cover.shape
    area = whole[overlay.y : overlay.y + rows, overlay.x : overlay.x + columns]
    part = overlay.cover[: area.shape[0], : area.shape[1]] / 255
    level = overlay.light[: area.shape[0], : area.shape[1]] / np.maximum(part, 0.01)
    area[..., :3] = ((level - 16) * 255 / 219)[..., None]
    area[..., 3] = part * 255
    cv2.imwrite(str(path), np.clip(whole, 0, 255).astype(np.uint8))
    return path


def one_run(way: str, folder: Path, seconds: int) -> None:
    """Renders once and prints what it took, as JSON."""
    timeline = cut(seconds)
    dest = folder / f"{way}.mp4"
    started, worked = time.perf_counter(), time.process_time()
    if way == "ours":
        render(timeline, lambda media: folder / media, dest)
    else:
        plain(timeline, folder, dest)
    took, cpu = time.perf_counter() - started, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": took, "cpu": cpu, "peak": peak, "bytes": dest.stat().st_size}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--one", choices=("ours", "plain"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        one_run(asked.one, asked.folder, asked.seconds)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for place, clip in enumerate(cut(asked.seconds).clips):
            footage(folder / clip.media, clip.frames, place * 1.3)
        music(folder / "music.wav", asked.seconds)
        runs: dict[str, list[dict[str, float]]] = {"ours": [], "plain": []}
        for _ in range(asked.rounds):
            for way, results in runs.items():
                told = subprocess.run(
                    [
                        sys.executable,
                        __file__,
                        "--one",
                        way,
                        "--folder",
                        name,
                        "--seconds",
                        str(asked.seconds),
                    ],
                    check=True,
                    capture_output=True,
                    text=True,
                )
                results.append(json.loads(told.stdout))
    middle = {
        way: {key: statistics.median(one[key] for one in results) for key in results[0]}
        for way, results in runs.items()
    }
    print(f"{asked.seconds} s of film, {WIDTH}x{HEIGHT}, {FPS} fps, median of {asked.rounds}")
    for way, got in middle.items():
        print(
            f"{way:6} {got['seconds']:6.1f} s  {asked.seconds / got['seconds']:4.1f} x real time  "
            f"{got['cpu']:6.1f} CPU s  {got['peak']:5.0f} MB  {got['bytes'] / 1e6:5.1f} MB film"
        )
    ours, other = middle["ours"], middle["plain"]
    print("ratio  " + "  ".join(f"{key} {ours[key] / other[key]:.2f}" for key in ("seconds", "cpu", "peak")))


if __name__ == "__main__":
    main()
