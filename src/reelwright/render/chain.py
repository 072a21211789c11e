"""A chain of FFmpeg's filters that frames of one kind go through, one in and one out."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import cast

import av
import av.filter
import av.filter.context

_TICK = Fraction(1, 1000)


class Chain:
    """Built from its beginning with `add`, `look_up` and `lay_on`, then closed with `finish`."""

    def __init__(self, width: int, height: int, form: str, matrix: int, range_: int) -> None:
        self._graph = av.filter.Graph()
        # Workers run side by side, so that each does with one core.
        self._graph.threads = 1
        self._tags = matrix, range_
        self._entry = self._last = self._buffer(width, height, form, matrix, range_)
        self._tables: list[tuple[av.filter.context.FilterContext, av.VideoFrame]] = []
        self._exit = self._last
        self._passed = 0

    def add(self, *steps: str) -> None:
        """Filters as FFmpeg spells them, one after the other."""
        self._last = self._after(self._last, steps)

    def look_up(self, table: av.VideoFrame) -> None:
        """Each colour becomes what `table` has for it (rgb48le, a cube laid out as `haldclut` has it)."""
        entry = self._buffer(table.width, table.height, table.format.name, 0, 2)
        found = self._graph.add("haldclut", "interp=tetrahedral")
        self._last.link_to(found, 0, 0)
        entry.link_to(found, 0, 1)
        self._last = found
        self._tables.append((entry, table))

    def lay_on(self, behind: Iterable[str], overlay: str) -> None:
        """The picture laid with the filter `overlay` on what the filters `behind` make of it."""
        parted = self._after(self._last, ["split=2"])
        first, *others = behind
        back = self._node(first)
        parted.link_to(back, 0, 0)
        laid = self._node(overlay)
        self._after(back, others).link_to(laid, 0, 0)
        parted.link_to(laid, 1, 1)
        self._last = laid

    def finish(self) -> None:
        """ValueError or FFmpegError when filters do not fit together."""
        self._exit = self._graph.add("buffersink")
        self._last.link_to(self._exit)
        self._graph.configure()
        for entry, table in self._tables:
            table.pts, table.time_base = 0, _TICK
            entry.push(table)
            entry.push(None)

    def through(self, frame: av.VideoFrame) -> av.VideoFrame:
        """`frame` at the end of the chain. Its own time is lost."""
        frame.colorspace, frame.color_range = self._tags
        frame.pts, frame.time_base = self._passed, _TICK
        self._passed += 1
        self._entry.push(frame)
        return cast("av.VideoFrame", self._exit.pull())

    def _buffer(
        self, width: int, height: int, form: str, matrix: int, range_: int
    ) -> av.filter.context.FilterContext:
        return self._graph.add(
            "buffer",
            f"video_size={width}x{height}:pix_fmt={form}:time_base={_TICK}:colorspace={matrix}:range={range_}",
        )

    def _after(
        self, node: av.filter.context.FilterContext, steps: Iterable[str]
    ) -> av.filter.context.FilterContext:
        for step in steps:
            following = self._node(step)
            node.link_to(following)
            node = following
        return node

    def _node(self, step: str) -> av.filter.context.FilterContext:
        name, _, options = step.partition("=")
        return self._graph.add(name, options or None)
