"""Fields: an interlaced picture is two half pictures taken one after the other, made whole again."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from fractions import Fraction
from typing import cast

import av
import av.filter
from av.error import BlockingIOError as NothingYet
from av.error import EOFError as Over


def woven(frames: Iterable[av.VideoFrame]) -> Generator[av.VideoFrame]:
    """The same frames, those that are flagged interlaced with their second field filled in (bwdif).

    One frame comes out for each that goes in, with its time; those that are progressive stay as they are.
    """
    loom: _Loom | None = None
    for frame in frames:
        if loom is not None and not loom.takes(frame):
            yield from loom.rest()
            loom = None
        if loom is None and frame.interlaced_frame:
            loom = _Loom(frame)
        if loom is None:
            yield frame
        else:
            yield from loom.weave(frame)
    if loom is not None:
        yield from loom.rest()


class _Loom:
    """Needs the frame after one to finish it, so it gives each when the next has come."""

    def __init__(self, like: av.VideoFrame) -> None:
        self._like = _shape(like)
        width, height, form = self._like
        tick = like.time_base or Fraction(1, 1000)
        self._graph = av.filter.Graph()
        self._graph.threads = 1
        self._entry = self._graph.add(
            "buffer",
            f"video_size={width}x{height}:pix_fmt={form}:time_base={tick}"
            f":colorspace={int(like.colorspace)}:range={int(like.color_range)}",
        )
        weave = self._graph.add("bwdif", "mode=send_frame:deint=interlaced")
        self._exit = self._graph.add("buffersink")
        self._entry.link_to(weave)
        weave.link_to(self._exit)
        self._graph.configure()

    def takes(self, frame: av.VideoFrame) -> bool:
        return _shape(frame) == self._like

    def weave(self, frame: av.VideoFrame) -> Generator[av.VideoFrame]:
        self._entry.push(frame)
        yield from self._ready()

    def rest(self) -> Generator[av.VideoFrame]:
        self._entry.push(None)
        yield from self._ready()

    def _ready(self) -> Generator[av.VideoFrame]:
        while True:
            try:
                yield cast("av.VideoFrame", self._exit.pull())
            except (NothingYet, Over):
                return


def _shape(frame: av.VideoFrame) -> tuple[int, int, str]:
    return frame.width, frame.height, frame.format.name
