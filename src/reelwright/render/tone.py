"""Tone: pictures of more light and more colours than a film has, brought into BT.709 without clipping.

What is done to a pixel is plain arithmetic on arrays (`to_sdr`); a clip's frames go through a table of it
(`tone_table`), which FFmpeg's `haldclut` looks up.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

import av
import numpy as np
from numpy.typing import NDArray

Light = NDArray[np.float64]
"""Red, green and blue in the last axis."""

WHITE_NITS: Final = 203
"""Diffuse white in HDR pictures (ITU-R BT.2408), and the 1.0 of the linear light in here."""
HLG_NITS: Final = 1000
"""The display that HLG is shown on here; its system gamma is 1.2 (ITU-R BT.2100, table 5)."""
USUAL_NITS: Final = 1000
"""The brightest that is mastered in PQ when the file does not say."""
EDGE: Final = 36
"""Points of the table along each colour: the square of a whole number, as a `haldclut` has it."""


class Transfer(StrEnum):
    """How a signal stands for light."""

    PQ = "pq"
    HLG = "hlg"
    SDR = "sdr"


class Gamut(StrEnum):
    """The colours that red, green and blue stand for."""

    BT709 = "bt709"
    BT2020 = "bt2020"
    P3 = "p3"
    """Display P3: the primaries of DCI-P3, the white of BT.709."""


@dataclass(frozen=True, slots=True)
class Tone:
    """What a picture's signal means. `peak_nits` is the brightest that it holds, for PQ."""

    transfer: Transfer
    gamut: Gamut
    peak_nits: int = USUAL_NITS


_TO_709: Final[dict[Gamut, Light]] = {
    Gamut.BT709: np.eye(3),
    # ITU-R BT.2087, annex 2
    Gamut.BT2020: np.array(
        [[1.6605, -0.5876, -0.0728], [-0.1246, 1.1329, -0.0083], [-0.0182, -0.1006, 1.1187]]
    ),
    # From the chromaticities in SMPTE RP 431-2 and ITU-R BT.709, both with the white D65
    Gamut.P3: np.array([[1.2249, -0.2247, -0.0002], [-0.0420, 1.0419, 0.0001], [-0.0196, -0.0786, 1.0982]]),
}
_BT2020_LUMA: Final = np.array([0.2627, 0.6780, 0.0593])
_DISPLAY_GAMMA: Final = 2.4
"""ITU-R BT.1886."""


def to_sdr(signal: Light, tone: Tone) -> Light:
    """R'G'B' signals from 0 to 1 as BT.709 signals from 0 to 1.

    Greys stay grey. Light up to some 94 nits keeps its brightness (203 nits are the white of BT.709), what
    is brighter is rolled off to white (ITU-R BT.2390, section 5.4), and a colour outside BT.709 loses
    saturation, not hue.
    """
    light = _light(np.clip(signal, 0, 1), tone) @ _TO_709[tone.gamut].T
    light = _reined_in(light)
    if tone.transfer is not Transfer.SDR:
        peak = HLG_NITS if tone.transfer is Transfer.HLG else tone.peak_nits
        light = _rolled_off(light, peak / WHITE_NITS)
    brightest = light.max(axis=-1, keepdims=True)
    light = light / np.maximum(brightest, 1)
    return np.clip(light, 0, 1) ** (1 / _DISPLAY_GAMMA)


@lru_cache(maxsize=4)
def tone_table(tone: Tone) -> av.VideoFrame:
    """`to_sdr` of every point of a cube of colours, as the picture that `haldclut` takes (rgb48le)."""
    steps = np.linspace(0, 1, EDGE)
    blue, green, red = np.meshgrid(steps, steps, steps, indexing="ij")
    shown = to_sdr(np.stack([red, green, blue], axis=-1).reshape(-1, 3), tone)
    side = round(EDGE**1.5)
    values = np.round(shown * 65535).astype(np.uint16).reshape(side, side, 3)
    return av.VideoFrame.from_ndarray(values, format="rgb48le")


def _light(signal: Light, tone: Tone) -> Light:
    """Linear light, 1.0 at diffuse white."""
    match tone.transfer:
        case Transfer.PQ:
            return np.minimum(pq_nits(signal), tone.peak_nits) / WHITE_NITS
        case Transfer.HLG:
            return hlg_nits(signal) / WHITE_NITS
        case Transfer.SDR:
            return signal**_DISPLAY_GAMMA


_M1, _M2 = 2610 / 16384, 2523 / 32
_C1, _C2, _C3 = 3424 / 4096, 2413 / 128, 2392 / 128


def pq_nits(signal: Light) -> Light:
    """Light of a PQ signal (SMPTE ST 2084)."""
    root = signal ** (1 / _M2)
    return 10_000 * (np.maximum(root - _C1, 0) / (_C2 - _C3 * root)) ** (1 / _M1)


def pq_signal(nits: Light) -> Light:
    """The PQ signal for light, the other way round."""
    root = (np.clip(nits, 0, None) / 10_000) ** _M1
    return ((_C1 + _C2 * root) / (1 + _C3 * root)) ** _M2


def hlg_nits(signal: Light) -> Light:
    """Light of an HLG signal on a display of `HLG_NITS` (ITU-R BT.2100, table 5)."""
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    scene = np.where(signal <= 0.5, signal**2 / 3, (np.exp((signal - c) / a) + b) / 12)
    luminance = np.maximum(scene @ _BT2020_LUMA, 1e-9)
    return HLG_NITS * scene * (luminance**0.2)[..., None]


_KEPT: Final = 0.85
"""How far from grey a colour of BT.709 may be before it gives way to those outside."""
_FARTHEST: Final = np.array([1.52, 1.08, 1.10])
"""How far from grey the primaries of BT.2020 are in red, green and blue: 1 is the edge of BT.709."""
_POWER: Final = 1.2


def _reined_in(light: Light) -> Light:
    """Colours outside the gamut, drawn in towards the grey of their own brightest part.

    The curve of the ACES reference gamut compression: nothing clips, so a bright flower keeps its petals.
    """
    brightest = light.max(axis=-1, keepdims=True)
    away = (brightest - light) / np.maximum(brightest, 1e-9)
    scale = (_FARTHEST - _KEPT) / (((1 - _KEPT) / (_FARTHEST - _KEPT)) ** -_POWER - 1) ** (1 / _POWER)
    over = np.maximum(away - _KEPT, 0) / scale
    drawn = _KEPT + scale * over / (1 + over**_POWER) ** (1 / _POWER)
    return brightest * (1 - np.minimum(away, drawn))


_WASHED: Final = 0.6
"""How much of a highlight's roll-off is done colour by colour, which washes it out towards white as film
does; the rest keeps its hue."""


def _rolled_off(light: Light, peak: float) -> Light:
    brightest = light.max(axis=-1, keepdims=True)
    whole = light * _shoulder(brightest, peak) / np.maximum(brightest, 1e-9)
    return _WASHED * _shoulder(light, peak) + (1 - _WASHED) * whole


def _shoulder(light: Light, peak: float) -> Light:
    """The curve of ITU-R BT.2390 from a display of `peak` to one of 1.0: straight, then a Hermite spline."""
    top = float(pq_signal(np.array(peak * WHITE_NITS)))
    signal = pq_signal(light * WHITE_NITS) / top
    most = float(pq_signal(np.array(float(WHITE_NITS)))) / top
    knee = 1.5 * most - 0.5
    t = np.clip((signal - knee) / (1 - knee), 0, 1)
    bent = (
        (2 * t**3 - 3 * t**2 + 1) * knee + (t**3 - 2 * t**2 + t) * (1 - knee) + (3 * t**2 - 2 * t**3) * most
    )
    return pq_nits(np.where(signal < knee, signal, bent) * top) / WHITE_NITS


def peak_of(frame: av.VideoFrame) -> int:
    """The brightest that a PQ clip says it holds, in nits; `USUAL_NITS` when it does not say.

    Whole hundreds from 400 to 4,000, so that clips of one shoot share a table.
    """
    said = _content_peak(frame) or _mastering_peak(frame) or USUAL_NITS
    return min(max(-(-said // 100) * 100, 400), 4000)


def _content_peak(frame: av.VideoFrame) -> int:
    """MaxCLL (CTA-861.3): the brightest pixel of the whole clip."""
    data = _side_data(frame, "CONTENT_LIGHT_LEVEL")
    return int(data.view(np.uint32)[0]) if data.size >= 4 else 0


def _mastering_peak(frame: av.VideoFrame) -> int:
    """The mastering display's own limit (SMPTE ST 2086)."""
    data = _side_data(frame, "MASTERING_DISPLAY_METADATA")
    if data.size < 88:
        return 0
    # AVMasteringDisplayMetadata: ten rationals of two int32 (primaries, white, least, most), then two flags.
    numbers = data[:88].view(np.int32)
    top, bottom, said = int(numbers[18]), int(numbers[19]), int(numbers[21])
    return int(Fraction(top, bottom)) if said and bottom > 0 and top > 0 else 0


def _side_data(frame: av.VideoFrame, name: str) -> NDArray[np.uint8]:
    side: Any = frame.side_data
    found = next((one for one in side if one.type.name == name), None)
    return np.frombuffer(found, np.uint8) if found is not None else np.zeros(0, np.uint8)
