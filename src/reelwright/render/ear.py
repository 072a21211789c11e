"""The ear: how loud sound is, millisecond by millisecond and as a whole (ITU-R BS.1770-5, EBU R 128)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

import av
import av.filter
import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.film.video import Loudness
from reelwright.render.tape import SAMPLE_RATE, Piece, Tape, silence

SLICE = SAMPLE_RATE // 1000
"""Samples in a slice of a survey: a millisecond."""
SILENT_LUFS = -70.0
"""The absolute gate: what is no louder than this is silence."""
_READ = 2 * SAMPLE_RATE
"""Samples that are listened to at a time."""
_BLOCK, _HOP = 400, 100
"""Slices in a gating block, and from one to the next."""
_RELATIVE_GATE = -10.0
_HEAD = (
    "b0=1.53512485958697:b1=-2.69169618940638:b2=1.19839281085285"
    ":a0=1:a1=-1.69065929318241:a2=0.73248077421585"
)
_LOW_CUT = "b0=1:b1=-2:b2=1:a0=1:a1=-1.99004745483398:a2=0.99007225036621"
"""The two filters of K-weighting at 48 kHz (BS.1770-5, annex 1, tables 1 and 2)."""
_TAPS = 24
"""Of each of the three filters that look between two samples."""


@dataclass(frozen=True, slots=True)
class Survey:
    """Each millisecond of some sound: its K-weighted energy, both sides added, and its highest true peak."""

    samples: int
    energy: NDArray[np.float32]
    peak: NDArray[np.float32]

    def lufs(self, gain: NDArray[np.float32] | None = None) -> float:
        """Integrated loudness, of the sound as it is or with a factor for each slice; -70 for silence."""
        return _gated(self.energy if gain is None else self.energy * np.square(gain))

    def audible(self, below_db: float) -> tuple[int, int]:
        """From the first sample that is at most `below_db` under the highest peak to the last one."""
        loud = np.flatnonzero(self.peak > self.peak.max(initial=0) * 10 ** (-below_db / 20))
        if not loud.size:
            return 0, self.samples
        return int(loud[0]) * SLICE, min(self.samples, (int(loud[-1]) + 1) * SLICE)


def surveyed(pieces: Iterable[Piece]) -> Survey:
    """Listens to all of it once, holding two numbers for each millisecond."""
    weigh = _Weighing()
    tape = Tape(iter(pieces))
    energies: list[NDArray[np.float32]] = []
    peaks: list[NDArray[np.float32]] = []
    samples = 0
    before = silence(SLICE)
    while (piece := tape.read(_READ)).shape[1]:
        samples += piece.shape[1]
        short = -piece.shape[1] % SLICE
        if short:
            piece = np.pad(piece, ((0, 0), (0, short)))
        energies.extend(weigh.heard(piece))
        highest = true_peaks(np.concatenate([before, piece], axis=1))
        if peaks:
            # The peaks near its end could not be seen until what follows was there.
            peaks[-1][-1] = max(peaks[-1][-1], highest[SLICE // 2 : SLICE].max())
        peaks.append(highest[SLICE:].reshape(-1, SLICE).max(axis=1))
        before = piece[:, -SLICE:]
    energies.extend(weigh.rest())
    nothing = np.zeros(0, np.float32)
    return Survey(samples, np.concatenate([nothing, *energies]), np.concatenate([nothing, *peaks]))


def true_peaks(sound: Piece) -> NDArray[np.float32]:
    """For each sample, the highest level of either side there or up to the next sample (4 times finer)."""
    highest = np.abs(sound)
    for taps in _BETWEEN:
        between = cv2.filter2D(sound, cv2.CV_32F, taps, anchor=(_TAPS // 2 - 1, 0))
        np.maximum(highest, np.abs(between), out=highest)
    return highest.max(axis=0)


def measured(pieces: Iterable[Piece]) -> Loudness:
    """What FFmpeg's EBU R 128 meter says of the whole: a second opinion, for it is none of our code."""
    meter = Chain("ebur128", "metadata=1:peak=true")
    lufs, peak = SILENT_LUFS, 0.0
    for frame in meter.run(Tape(iter(pieces))):
        lufs = float(frame.metadata.get("lavfi.r128.I", lufs))
        peak = float(frame.metadata.get("lavfi.r128.true_peak", peak))
    return Loudness(lufs=round(lufs, 2), peak_dbtp=round(20 * np.log10(max(peak, 1e-6)), 2))


def sound_frame(piece: Piece) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(piece), format="fltp", layout="stereo")
    frame.sample_rate = SAMPLE_RATE
    return frame


class Chain:
    """Filters of FFmpeg one behind the other: name, options, name, options. Good for one sound."""

    def __init__(self, *filters: str) -> None:
        # The graph holds what its parts point to, so it is kept as long as they are.
        self._graph = av.filter.Graph()
        self._entry = self._graph.add_abuffer(
            sample_rate=SAMPLE_RATE, format="fltp", layout="stereo", time_base=Fraction(1, SAMPLE_RATE)
        )
        last = self._entry
        for name, options in zip(filters[::2], filters[1::2], strict=True):
            link = self._graph.add(name, options)
            last.link_to(link)
            last = link
        self._exit = self._graph.add("abuffersink")
        last.link_to(self._exit)
        self._graph.configure()
        self._at = 0

    def run(self, tape: Tape) -> Iterator[av.AudioFrame]:
        """What comes out when all of a tape goes in."""
        while (piece := tape.read(_READ)).shape[1]:
            yield from self.through(piece)
        yield from self.rest()

    def through(self, piece: Piece) -> Iterator[av.AudioFrame]:
        """What comes out when `piece` goes in."""
        frame = sound_frame(piece)
        frame.pts = self._at
        self._at += piece.shape[1]
        self._entry.push(frame)
        yield from self._ready()

    def rest(self) -> Iterator[av.AudioFrame]:
        """What is still inside when nothing more goes in."""
        self._entry.push(None)
        yield from self._ready()

    def _ready(self) -> Iterator[av.AudioFrame]:
        while True:
            try:
                yield cast("av.AudioFrame", self._exit.pull())
            except (BlockingIOError, EOFError):
                return


class _Weighing:
    """K-weighting, and the energy of each slice."""

    def __init__(self) -> None:
        self._chain = Chain("biquad", _HEAD, "biquad", _LOW_CUT)

    def heard(self, piece: Piece) -> list[NDArray[np.float32]]:
        return [_energies(frame) for frame in self._chain.through(piece)]

    def rest(self) -> list[NDArray[np.float32]]:
        return [_energies(frame) for frame in self._chain.rest()]


def _energies(frame: av.AudioFrame) -> NDArray[np.float32]:
    weighted = cast("Piece", frame.to_ndarray())
    return np.square(weighted).reshape(2, -1, SLICE).mean(axis=2).sum(axis=0)


def _gated(energy: NDArray[np.float32]) -> float:
    # In doubles only from here on: an hour has 3.6 million slices.
    hops = energy[: energy.size // _HOP * _HOP].reshape(-1, _HOP).mean(axis=1, dtype=np.float64)
    several = _BLOCK // _HOP
    if hops.size < several:
        blocks = np.array([energy.mean(dtype=np.float64)]) if energy.size else np.zeros(1)
    else:
        blocks = np.convolve(hops, np.full(several, 1 / several), "valid")
    loud = blocks[_lufs(blocks) > SILENT_LUFS]
    if not loud.size:
        return SILENT_LUFS
    kept = loud[_lufs(loud) > float(_lufs(loud.mean())) + _RELATIVE_GATE]
    return float(_lufs(kept.mean())) if kept.size else SILENT_LUFS


def _lufs(energy: NDArray[np.float64] | np.float64) -> NDArray[np.float64]:
    return -0.691 + 10 * np.log10(np.maximum(energy, 1e-12))


def _between(share: float) -> NDArray[np.float32]:
    """A windowed sinc that reads `share` of the way from one sample to the next."""
    places = np.arange(_TAPS) - (_TAPS // 2 - 1) - share
    window = np.cos(np.pi * places / (_TAPS + 1)) ** 2
    taps = np.sinc(places) * window
    return (taps / taps.sum()).astype(np.float32)[None, :]


_BETWEEN = tuple(_between(quarter / 4) for quarter in (1, 2, 3))
