"""Any decoded frame as the film's picture: turned upright, scaled, cropped or framed, in BT.709."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import cast

import av
import av.filter
import av.filter.context

from reelwright.film.grammar import Fit
from reelwright.render.screen import Screen

RGB, BT709, UNSPECIFIED, BT601 = 0, 1, 2, 6
"""Colour matrices as FFmpeg's AVColorSpace numbers them (ITU-T H.273)."""
LIMITED, FULL = 1, 2
"""AVColorRange; 0 is unspecified."""
HD_LINES = 720
"""Untagged YUV with at least so many lines is taken as BT.709, below it as BT.601, as players do."""

_UPRIGHT = {90: "transpose=cclock", 180: "hflip,vflip", 270: "transpose=clock"}


@dataclass(frozen=True, slots=True)
class _Source:
    width: int
    height: int
    format: str
    matrix: int
    range: int
    turned: int


class Fitting:
    """Fits frames to a screen; keeps one filter graph for as long as the frames stay alike.

    `pixel` is the width of a source pixel over its height.
    """

    def __init__(self, screen: Screen, fit: Fit, pixel: Fraction = Fraction(1)) -> None:
        self._screen = screen
        self._fit = fit
        self._pixel = pixel
        self._source: _Source | None = None
        self._ends: tuple[av.filter.context.FilterContext, av.filter.context.FilterContext] | None = None
        self._graph: av.filter.Graph | None = None

    def fit(self, frame: av.VideoFrame) -> av.VideoFrame:
        """`frame` at the screen's size as yuv420p; the frame itself when it already is."""
        source = _read(frame)
        if self._as_it_is(source):
            return frame
        if source != self._source or self._ends is None:
            self._source = source
            self._ends = self._build(source)
        frame.colorspace = source.matrix
        frame.color_range = source.range
        entry, exit_ = self._ends
        entry.push(frame)
        return cast("av.VideoFrame", exit_.pull())

    def _as_it_is(self, source: _Source) -> bool:
        return (
            (source.width, source.height) == (self._screen.width, self._screen.height)
            and (source.format, source.matrix, source.range) == ("yuv420p", BT709, LIMITED)
            and (source.turned, self._pixel) == (0, 1)
        )

    def _build(
        self, source: _Source
    ) -> tuple[av.filter.context.FilterContext, av.filter.context.FilterContext]:
        graph = self._graph = av.filter.Graph()
        entry = graph.add(
            "buffer",
            f"video_size={source.width}x{source.height}:pix_fmt={source.format}:time_base=1/1000"
            f":colorspace={source.matrix}:range={source.range}",
        )
        last = entry
        for step in self._steps(source):
            name, _, options = step.partition("=")
            node = graph.add(name, options or None)
            last.link_to(node)
            last = node
        exit_ = graph.add("buffersink")
        last.link_to(exit_)
        graph.configure()
        return entry, exit_

    def _steps(self, source: _Source) -> list[str]:
        steps = _UPRIGHT.get(source.turned, "").split(",") if source.turned else []
        wide = source.width * self._pixel
        size = (wide, Fraction(source.height))
        if source.turned in (90, 270):
            size = (size[1], size[0])
        width, height = self._screen.width, self._screen.height
        ratios = (width / size[0], height / size[1])
        zoom = max(ratios) if self._fit is Fit.COVER else min(ratios)
        inner = (_even(size[0] * zoom), _even(size[1] * zoom))
        steps.append(f"scale={inner[0]}:{inner[1]}:flags=bicubic:out_color_matrix=bt709:out_range=limited")
        steps.append("format=yuv420p")
        if inner != (width, height):
            steps.append(
                f"crop={width}:{height}" if self._fit is Fit.COVER else f"pad={width}:{height}:-1:-1"
            )
        return [*steps, "setsar=1"]


def _even(exact: Fraction) -> int:
    return max(2, 2 * round(exact / 2))


def _read(frame: av.VideoFrame) -> _Source:
    matrix, range_ = frame.colorspace, frame.color_range or LIMITED
    name = frame.format.name
    if frame.format.is_rgb:
        matrix, range_ = RGB, FULL
    elif matrix == UNSPECIFIED:
        matrix = BT709 if frame.height >= HD_LINES else BT601
    if name.startswith("yuvj"):
        range_ = FULL
    return _Source(frame.width, frame.height, name, matrix, range_, frame.rotation % 360)
