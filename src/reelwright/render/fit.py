"""Any decoded frame as the film's picture: turned upright, toned, scaled, cropped or framed, in BT.709."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

import av
import numpy as np

from reelwright.film.grammar import Fit
from reelwright.render.chain import Chain
from reelwright.render.screen import Screen
from reelwright.render.tone import Gamut, Tone, Transfer, peak_of, tone_table

RGB, BT709, UNSPECIFIED, BT601, BT2020, BT2020_CONSTANT = 0, 1, 2, 6, 9, 10
"""Colour matrices as FFmpeg's AVColorSpace numbers them (ITU-T H.273)."""
LIMITED, FULL = 1, 2
"""AVColorRange; 0 is unspecified."""
_TRANSFERS: Final = {16: Transfer.PQ, 18: Transfer.HLG}
_GAMUTS: Final = {9: Gamut.BT2020, 12: Gamut.P3}
"""AVColorTransferCharacteristic and AVColorPrimaries, where they are not near enough to BT.709."""
_SD = (1280, 576)
"""Untagged YUV narrower than that and no higher is taken as BT.601, any other as BT.709, as mpv does."""

_BEHIND: Final = 8
"""How much smaller the picture is in which the blurred one behind a framed one is made."""
_DARKER: Final = 0.55
"""Of the blurred one's light, so that the eye stays with the picture before it."""
_PALER: Final = 0.85
"""Of its colour."""


@dataclass(frozen=True, slots=True)
class _Source:
    width: int
    height: int
    format: str
    matrix: int
    range: int
    """Colour matrix and range as they are taken to be, where the file does not say."""
    tone: tuple[Transfer, Gamut]


class Fitting:
    """Fits frames to a screen; keeps one filter graph for as long as the frames stay alike.

    `pixel` is the width of a source pixel over its height.
    """

    def __init__(self, screen: Screen, fit: Fit, pixel: Fraction = Fraction(1)) -> None:
        self._screen = screen
        self._fit = fit
        self._pixel = pixel
        self._source: _Source | None = None
        self._chain: Chain | None = None

    def fit(self, frame: av.VideoFrame) -> av.VideoFrame:
        """`frame` at the screen's size as yuv420p; the frame itself when it already is.

        FFmpegError or ValueError when it is of a kind that cannot be turned into that.
        """
        source = _read(frame)
        if source != self._source:
            self._source = source
            upright = _upright(frame)
            self._chain = None if self._as_it_is(source, upright) else self._build(source, upright, frame)
        return frame if self._chain is None else self._chain.through(frame)

    def _as_it_is(self, source: _Source, upright: list[str]) -> bool:
        return (
            (source.width, source.height) == (self._screen.width, self._screen.height)
            and (source.format, source.matrix, source.range) == ("yuv420p", BT709, LIMITED)
            and source.tone == (Transfer.SDR, Gamut.BT709)
            and (upright, self._pixel) == ([], 1)
        )

    def _build(self, source: _Source, upright: list[str], frame: av.VideoFrame) -> Chain:
        chain = Chain(source.width, source.height, source.format, source.matrix, source.range)
        chain.add(*upright)
        wide, high = source.width, source.height
        pixel = self._pixel
        if any(step.startswith("transpose") for step in upright):
            wide, high, pixel = high, wide, 1 / pixel
        if self._fit is Fit.COVER:
            inner = self._screen.width, self._screen.height
            chain.add(*self._cropped(wide, high, pixel))
        else:
            inner = self._inside(wide * pixel, Fraction(high))
        scaled = f"scale={inner[0]}:{inner[1]}:flags=bicubic"
        if source.tone != (Transfer.SDR, Gamut.BT709):
            # In floats: FFmpeg 8.1 confuses the three planes that `haldclut` gives when they are integers.
            chain.add(f"{scaled}:out_range=full", "format=gbrpf32le")
            chain.look_up(tone_table(Tone(*source.tone, peak_of(frame))))
            scaled = "scale=flags=bicubic"
        elif _see_through(frame):
            chain.add(scaled, "format=gbrap", "premultiply=inplace=1")
            scaled = "scale=flags=bicubic"
        chain.add(f"{scaled}:out_color_matrix=bt709:out_range=limited", "format=yuv420p")
        if inner != (self._screen.width, self._screen.height):
            self._surround(chain, inner)
        chain.add(
            "setsar=1", "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=limited"
        )
        chain.finish()
        return chain

    def _cropped(self, wide: int, high: int, pixel: Fraction) -> list[str]:
        """The middle of a picture in the screen's shape, cut out before anything is scaled."""
        shape = Fraction(self._screen.width, self._screen.height) / pixel
        kept = min(wide, _even(high * shape)), min(high, _even(wide / shape))
        # Less than two pixels too many are not worth a cut: the picture is that much narrower or lower.
        return [f"crop={kept[0]}:{kept[1]}"] if wide - kept[0] > 2 or high - kept[1] > 2 else []

    def _inside(self, wide: Fraction, high: Fraction) -> tuple[int, int]:
        """The size at which all of the picture is on the screen."""
        width, height = self._screen.width, self._screen.height
        zoom = min(width / wide, height / high)
        return min(width, _even(wide * zoom)), min(height, _even(high * zoom))

    def _surround(self, chain: Chain, inner: tuple[int, int]) -> None:
        """What is seen around a picture that does not fill the screen."""
        width, height = self._screen.width, self._screen.height
        left, top = (width - inner[0]) // 4 * 2, (height - inner[1]) // 4 * 2
        if self._fit is Fit.CONTAIN:
            chain.add(f"pad={width}:{height}:{left}:{top}")
            return
        small = _even(Fraction(width, _BEHIND)), _even(Fraction(height, _BEHIND))
        behind = (
            *self._cropped(*inner, Fraction(1)),
            f"scale={small[0]}:{small[1]}:flags=bicubic",
            f"gblur=sigma={max(small) / 24:.2f}:steps=2",
            f"lutyuv=y=16+(val-16)*{_DARKER}:u=128+(val-128)*{_PALER}:v=128+(val-128)*{_PALER}",
            "format=yuv420p",
            f"scale={width}:{height}:flags=bicubic",
        )
        chain.lay_on(behind, f"overlay={left}:{top}:format=yuv420")
        chain.add("format=yuv420p")


def _even(exact: Fraction) -> int:
    return max(2, 2 * round(exact / 2))


def _read(frame: av.VideoFrame) -> _Source:
    name = frame.format.name
    matrix, range_, gamut = (
        int(frame.colorspace),
        int(frame.color_range) or LIMITED,
        int(frame.color_primaries),
    )
    if name.startswith("yuvj"):
        range_ = FULL
    if frame.format.is_rgb:
        matrix, range_ = RGB, FULL
    elif matrix == BT2020_CONSTANT or (matrix == UNSPECIFIED and gamut in _GAMUTS):
        matrix = BT2020
    elif matrix == UNSPECIFIED:
        matrix = BT601 if frame.width < _SD[0] and frame.height <= _SD[1] else BT709
    transfer = _TRANSFERS.get(int(frame.color_trc), Transfer.SDR)
    wide = Gamut.BT709 if transfer is Transfer.SDR else Gamut.BT2020
    return _Source(frame.width, frame.height, name, matrix, range_, (transfer, _GAMUTS.get(gamut, wide)))


def _see_through(frame: av.VideoFrame) -> bool:
    form = frame.format
    return form.has_palette or any(component.is_alpha for component in form.components)


def _upright(frame: av.VideoFrame) -> list[str]:
    """The filters that turn and mirror the frame as its display matrix says, to the nearest right angle.

    (x, y) of the frame is shown at (ax + cy, bx + dy), as libavutil's display.h has it.
    """
    side: Any = frame.side_data
    found = next((one for one in side if one.type.name == "DISPLAYMATRIX"), None)
    if found is None:
        return []
    a, b, _, c, d = (int(one) for one in np.frombuffer(found, np.int32)[:5])
    if abs(b) + abs(c) > abs(a) + abs(d):
        return ["transpose=cclock_flip", *["hflip"] * (c < 0), *["vflip"] * (b < 0)]
    return [*["hflip"] * (a < 0), *["vflip"] * (d < 0)]
