"""Mastering: one gain to the loudness that platforms play at, and a limiter for what would then clip."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Any, cast

import av
import av.filter
import av.filter.context
import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.render.tape import SAMPLE_RATE, Piece, silence

TARGET_LUFS = -14.8
MOST_MAKE_UP_DB = 2.0
"""What the limiter takes away is given back up to here; more would be heard as pumping."""
CEILING = 10 ** (-1.6 / 20)
"""Highest true peak before encoding: AAC adds up to half a decibel, and -1 dBTP is the promise."""
QUIETEST_LUFS = -60.0
"""Below this there is nothing to be made louder but noise (BS.1770 gates at -70)."""
MOST_GAIN_DB = 30.0
REACH = SAMPLE_RATE * 15 // 1000
"""The limiter looks ahead, and lets go, over so many samples."""
_TAPS = 24
"""Of each of the three filters that look between two samples."""


def loudness(pieces: Iterable[Piece]) -> float:
    """Integrated loudness in LUFS as EBU R 128 measures it; -70 or less for silence."""
    graph = av.filter.Graph()
    entry = graph.add_abuffer(
        sample_rate=SAMPLE_RATE, format="fltp", layout="stereo", time_base=Fraction(1, SAMPLE_RATE)
    )
    meter = graph.add("ebur128", "metadata=1")
    exit_ = graph.add("abuffersink")
    entry.link_to(meter)
    meter.link_to(exit_)
    graph.configure()
    measured, at = -70.0, 0
    for piece in pieces:
        frame = sound_frame(piece)
        frame.pts = at
        at += piece.shape[1]
        entry.push(frame)
        measured = _last_reading(exit_, measured)
    entry.push(None)
    return _last_reading(exit_, measured)


def levelled(play: Callable[[], Iterable[Piece]]) -> float:
    """The factor that brings what `play` gives to the target, the limiter's work included; 1 for silence."""
    measured = loudness(play())
    if not measured > QUIETEST_LUFS:
        return 1.0
    decibels = min(TARGET_LUFS - measured, MOST_GAIN_DB)
    lost = TARGET_LUFS - loudness(mastered(play(), _factor(decibels)))
    return _factor(decibels + min(max(lost, 0), MOST_MAKE_UP_DB))


def mastered(pieces: Iterable[Piece], gain: float) -> Iterator[Piece]:
    """The mix at `gain`, its true peaks held under the ceiling, sample for sample where it was.

    The gain falls before a peak and comes back after it, both within `REACH`, along a smooth curve.
    """
    margin = 2 * REACH
    kept = silence(margin)
    for piece in pieces:
        kept = np.concatenate([kept, piece * np.float32(gain)], axis=1)
        ready = kept.shape[1] - 2 * margin
        if ready > 0:
            yield _limited(kept, margin, ready)
            kept = kept[:, ready:]
    left = kept.shape[1] - margin
    if left:
        yield _limited(np.concatenate([kept, silence(margin)], axis=1), margin, left)


def true_peaks(sound: Piece) -> NDArray[np.float32]:
    """For each sample, the highest level of either side there or up to the next sample (4 times finer)."""
    highest = np.abs(sound).max(axis=0)
    for quarter in (1, 2, 3):
        taps = _between(quarter / 4)
        for side in sound:
            padded = np.pad(side, (_TAPS // 2 - 1, _TAPS // 2))
            np.maximum(highest, np.abs(np.convolve(padded, taps, "valid")), out=highest)
    return highest


def sound_frame(piece: Piece) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(piece), format="fltp", layout="stereo")
    frame.sample_rate = SAMPLE_RATE
    return frame


def _limited(sound: Piece, start: int, length: int) -> Piece:
    """Samples `start` to `start + length` of `sound`, which reaches `start` samples further either way."""
    stop = start + length
    # A peak between samples is at most about 6 dB over them; far below the ceiling there is nothing to do.
    if float(np.abs(sound).max(initial=0)) < CEILING / 2:
        return sound[:, start:stop]
    allowed = np.minimum(1, CEILING / np.maximum(true_peaks(sound), 1e-9)).astype(np.float32)
    # The sample after a peak between two has to come down as well.
    allowed[1:] = np.minimum(allowed[1:], allowed[:-1])
    if float(allowed.min()) == 1:
        return sound[:, start:stop]
    row = allowed[None, :]
    lowest = cv2.erode(row, np.ones((1, 2 * REACH + 1), np.uint8))
    window = (REACH // 2 * 2 + 1, 1)
    smooth = cast("NDArray[Any]", cv2.blur(cv2.blur(lowest, window), window))
    return sound[:, start:stop] * smooth.reshape(-1)[start:stop].astype(np.float32)


def _factor(decibels: float) -> float:
    return 10 ** (decibels / 20)


def _between(share: float) -> NDArray[np.float32]:
    """A windowed sinc that reads `share` of the way from one sample to the next."""
    places = np.arange(_TAPS) - (_TAPS // 2 - 1) - share
    window = np.cos(np.pi * places / (_TAPS + 1)) ** 2
    taps = np.sinc(places) * window
    return (taps / taps.sum())[::-1].astype(np.float32)


def _last_reading(exit_: av.filter.context.FilterContext, before: float) -> float:
    reading = before
    while True:
        try:
            frame = exit_.pull()
        except (BlockingIOError, EOFError):
            return reading
        reading = float(frame.metadata.get("lavfi.r128.I", reading))
