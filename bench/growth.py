"""How time, memory and shelf grow with a film's length: 1, 5, 20 and 60 minutes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from bench.cut import SCENES, SMALL, clip_file, small_file
from bench.footage import FPS
from bench.meter import Taken
from bench.ours import Order, Studio


@dataclass(frozen=True, slots=True)
class Grown:
    """A film of so many minutes, rendered for the first time, with one caption changed, and unchanged."""

    minutes: int
    small: bool
    first: Taken
    caption: Taken
    nothing: Taken
    shelf_mb: float
    film_mb: float
    lufs: float | None


def grown(folder: Path, scratch: Path, lengths: Sequence[tuple[int, bool]]) -> Iterator[Grown]:
    """For each length in minutes, small (320x180) or not: each in a process that has rendered before."""
    for place in range(SCENES):
        _smaller(folder / clip_file(place), folder / small_file(place))
    for minutes, small in lengths:
        shelf, dest = scratch / "growing", scratch / "grown.mp4"
        name = f"long {minutes} {'small' if small else 'full'}"
        with Studio() as studio:
            studio.warm(folder)
            taken: dict[str, Taken] = {}
            for edit in ("first", "caption", "nothing"):
                order = Order(
                    str(folder), str(shelf), f"{name} {edit if edit != 'nothing' else 'caption'}", str(dest)
                )
                taken[edit], answer = studio.ask(order)
            yield Grown(
                minutes=minutes,
                small=small,
                shelf_mb=answer.shelf_mb,
                film_mb=dest.stat().st_size / 1e6,
                lufs=answer.lufs,
                **taken,
            )
        shutil.rmtree(shelf)
        dest.unlink()


def _smaller(clip: Path, dest: Path) -> None:
    """The clip at the smaller size, encoded alike."""
    if dest.exists():
        return
    draft = dest.with_suffix(".part")
    with av.open(str(clip)) as source:
        container: Any = av.open(str(draft), "w", format="mp4")
        x264 = "keyint=250:min-keyint=250:scenecut=0"
        options = {"preset": "veryfast", "crf": "18", "x264-params": x264}
        stream: Any = container.add_stream("libx264", rate=FPS, options=options)
        stream.width, stream.height, stream.pix_fmt = *SMALL, "yuv420p"
        stream.codec_context.colorspace = stream.codec_context.color_primaries = 1
        stream.codec_context.color_trc = stream.codec_context.color_range = 1
        for number, frame in enumerate(source.decode(video=0)):
            small = frame.reformat(*SMALL)
            small.pts, small.time_base, small.pict_type = number, Fraction(1, FPS), 0
            container.mux(stream.encode(small))
        container.mux(stream.encode(None))
        container.close()
    draft.rename(dest)
