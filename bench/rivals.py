"""Others at the same work: FFmpeg by its command line, the same graph through PyAV, and MoviePy.

python -m bench.rivals JOB DEST
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import av.filter
import av.filter.context
from av.error import BlockingIOError as NotYet
from av.error import EOFError as AtEnd
from bench.footage import FPS, SOUND_RATE
from bench.graph import Filter, Job, filters
from bench.scenery import HEIGHT, WIDTH

EXPERT = {"preset": "veryfast", "crf": "20"}
LOSSLESS = {"preset": "ultrafast", "qp": "0"}
AUDIO_BITS = 192_000
OTHERS = Path(".venv-bench/bin/python")
"""The environment of what is not ours; `make bench` makes it."""


def ffmpeg() -> str:
    """The FFmpeg that imageio-ffmpeg brings: newer than PyAV's, and with VMAF."""
    ask = "import imageio_ffmpeg; print(imageio_ffmpeg.get_ffmpeg_exe())"
    return subprocess.run([OTHERS, "-c", ask], check=True, capture_output=True, text=True).stdout.strip()


def expert(binary: str, work: Job, dest: Path, *, lossless: bool = False) -> list[str]:
    """The command an expert would type."""
    inputs = [*work.clips, work.music, *(one.picture for one in work.words)]
    options = LOSSLESS if lossless else EXPERT
    return [
        *(binary, "-v", "error", "-nostdin", "-y"),
        *(word for path in inputs for word in ("-i", path)),
        *("-filter_complex", ";".join(map(str, filters(work)))),
        *("-map", "[picture]", "-map", "[sound]", "-c:v", "libx264"),
        *(word for name, value in options.items() for word in (f"-{name}", value)),
        *("-c:a", "aac", "-b:a", str(AUDIO_BITS), "-movflags", "+faststart", str(dest)),
    ]


def through_pyav(work: Job, dest: Path) -> list[str]:
    return [sys.executable, "-m", "bench.rivals", work.to_json(), str(dest)]


def through_moviepy(work: Job, dest: Path) -> list[str]:
    return [str(OTHERS), "bench/with_moviepy.py", work.to_json(), str(dest)]


def assembled(work: Job, dest: Path) -> None:
    """The expert's graph on the build of FFmpeg that PyAV brings, with its own threads."""
    graph = av.filter.Graph()
    graph.threads = 0
    ends: dict[str, tuple[av.filter.context.FilterContext, int]] = {}
    sounds = {len(work.clips)}
    for number, path in enumerate([*work.clips, work.music, *(one.picture for one in work.words)]):
        kind = "a" if number in sounds else "v"
        ends[f"{number}:{kind}"] = (graph.add("amovie" if kind == "a" else "movie", f"filename={path}"), 0)
    sinks = [Filter("buffersink", "", ("picture",), ()), Filter("abuffersink", "", ("sound",), ())]
    found = [_added(graph, one, ends) for one in [*filters(work), *sinks]]
    picture, sound = found[-2:]
    graph.configure()
    container: Any = av.open(str(dest), "w", options={"movflags": "+faststart"})
    video: Any = container.add_stream("libx264", rate=FPS, options=EXPERT)
    video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, "yuv420p"
    audio: Any = container.add_stream("aac", rate=SOUND_RATE, layout="stereo")
    audio.bit_rate = AUDIO_BITS
    for number, frame in enumerate(_pulled(picture)):
        frame.pts, frame.time_base = number, Fraction(1, FPS)
        frame.pict_type = 0
        container.mux(video.encode(frame))
    for heard in _pulled(sound):
        container.mux(audio.encode(heard))
    container.mux(video.encode(None))
    container.mux(audio.encode(None))
    container.close()


def _added(
    graph: av.filter.Graph, one: Filter, ends: dict[str, tuple[av.filter.context.FilterContext, int]]
) -> av.filter.context.FilterContext:
    node = graph.add(one.name, one.options or None)
    for place, label in enumerate(one.inputs):
        before, output = ends.pop(label)
        before.link_to(node, output, place)
    ends.update({label: (node, place) for place, label in enumerate(one.outputs)})
    return node


def _pulled(sink: av.filter.context.FilterContext) -> Iterator[Any]:
    while True:
        try:
            yield sink.pull()
        except NotYet:
            continue
        except AtEnd:
            return


if __name__ == "__main__":
    assembled(Job.from_json(sys.argv[1]), Path(sys.argv[2]))
