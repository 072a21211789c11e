"""What makes a synthetic voice bearable: trimmed, warmed, evened out, in a small room, at one loudness."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import gcd

import numpy as np
from numpy.typing import NDArray

from reelwright.film.errors import Unreadable
from reelwright.sound.wav import SAMPLE_RATE, Samples, quick_size

_TONE_HZ = (0, 70, 110, 200, 500, 800, 1000, 1600, 2500, 3500, 5000, 6500, 8000, 9500, 11_000)
_TONE_DB = (-60, -30, 0, 1.5, 0, -2, -4, -3, -2, -5.5, -5, -2, -3, -9, -30)
"""Takes the long-term spectrum of the voice to that of natural speech (Byrne et al. 1994), measured over
English and Indonesian: it honks at 1 kHz and is shrill at 3-5 kHz."""
_FRAME = SAMPLE_RATE // 100
"""Levels are followed in steps of 10 ms."""
_SILENT_DB = -42
"""Below the loudest frame: what counts as silence at the ends and between words."""
_NOTHING_DB = -80
LEAD, TAIL = SAMPLE_RATE // 50, SAMPLE_RATE // 8
"""Samples that a line has before its first sound and after its last."""
_LOUDNESS_DB = -16.0
"""RMS of the sounding frames of every line, in dB of full scale."""
_PEAK_DB = -3.0
_THRESHOLD_DB, _RATIO = -14.0, 2.5
_ROOM_SECONDS, _ROOM_DB = 0.11, -21.0
_WHOLE_MS = SAMPLE_RATE // 1000


@dataclass(frozen=True, slots=True)
class Polished:
    """A line ready for the mix: mono at SAMPLE_RATE, and the span in which each of its parts sounds."""

    samples: Samples
    spans: tuple[tuple[Fraction, Fraction], ...]

    @property
    def seconds(self) -> Fraction:
        return Fraction(len(self.samples), SAMPLE_RATE)


def polish(raw: NDArray[np.int16], rate: int, starts: tuple[int, ...]) -> Polished:
    """Polish `raw`, mono at `rate`; `starts` are the samples at which its words begin, in order.

    A word sounds until the last frame with sound in it before the next. Unreadable when `raw` is silent.
    """
    voice = _toned(raw, rate)
    stretch = sounding(voice)
    if stretch is None:
        raise Unreadable(
            "The voice made no sound for this line.",
            code="voice_silent",
            hint="Change the wording of the line, or leave the narration empty.",
        )
    first = max(0, stretch[0] - LEAD)
    last = min(len(voice), stretch[1] + LEAD)
    marks = [round(start * SAMPLE_RATE / rate) - first for start in starts]
    line = _even(_faded(voice[first:last]))
    spans = _spans(marks, line)
    line = np.concatenate([line, np.zeros(TAIL - LEAD, np.float32)])
    line = _faded(_limited(_in_room(line)))
    whole = -len(line) % _WHOLE_MS
    return Polished(np.concatenate([line, np.zeros(whole, np.float32)]), spans)


def settled(voice: Samples) -> Samples:
    """A recorded line at the loudness of every line, its peaks bent under the ceiling, both ends faded."""
    return _faded(_limited(voice * np.float32(10 ** (_gain_to_loudness(voice) / 20))))


def sounding(voice: Samples) -> tuple[int, int] | None:
    """The samples between which a line at SAMPLE_RATE is heard; None when it is silent."""
    levels = _levels_db(voice)
    if not len(voice) or levels.max() < _NOTHING_DB:
        return None
    heard = np.flatnonzero(levels > levels.max() + _SILENT_DB)
    return int(heard[0]) * _FRAME, min(len(voice), (int(heard[-1]) + 1) * _FRAME)


def _toned(raw: NDArray[np.int16], rate: int) -> Samples:
    """At SAMPLE_RATE, with the tone curve applied, both exactly and without phase shift in one transform."""
    step = rate // gcd(rate, SAMPLE_RATE)
    size = step * quick_size(-(-(len(raw) + rate // 10) // step))
    spectrum = np.fft.rfft(raw.astype(np.float64) / 32768, size)
    hz = np.fft.rfftfreq(size, 1 / rate)
    spectrum *= 10 ** (np.interp(hz, _TONE_HZ, _TONE_DB) / 20)
    longer = size * SAMPLE_RATE // rate
    voice = np.fft.irfft(spectrum, longer) * (SAMPLE_RATE / rate)
    return voice[: len(raw) * SAMPLE_RATE // rate].astype(np.float32)


def _levels_db(voice: Samples) -> NDArray[np.float64]:
    """RMS of each 10 ms frame in dB of full scale; a last short frame is filled up with silence."""
    padded = np.pad(voice, (0, -len(voice) % _FRAME)).reshape(-1, _FRAME).astype(np.float64)
    return 10 * np.log10((padded**2).mean(axis=1) + 1e-12)


def _even(voice: Samples) -> Samples:
    """Light compression, then the gain that brings the sounding frames to the loudness of every line."""
    levels = _levels_db(voice) + _gain_to_loudness(voice)
    over = np.maximum(levels - _THRESHOLD_DB, 0)
    wanted = over * (1 / _RATIO - 1)
    gain = np.empty_like(wanted)
    held = 0.0
    for place, target in enumerate(wanted):
        # Down within some 10 ms, up again within some 100 ms.
        held += (target - held) * (0.7 if target < held else 0.12)
        gain[place] = held
    centres = (np.arange(len(gain)) + 0.5) * _FRAME
    curve = np.interp(np.arange(len(voice)), centres, gain)
    squeezed = voice * (10 ** (curve / 20)).astype(np.float32)
    return squeezed * np.float32(10 ** (_gain_to_loudness(squeezed) / 20))


def _gain_to_loudness(voice: Samples) -> float:
    levels = _levels_db(voice)
    sounding = levels[levels > levels.max() - 20]
    return _LOUDNESS_DB - float(10 * np.log10((10 ** (sounding / 10)).mean()))


def _spans(marks: list[int], line: Samples) -> tuple[tuple[Fraction, Fraction], ...]:
    """Each word's span in whole milliseconds: in order, none empty, all within the line."""
    levels = _levels_db(line)
    loud = levels > levels.max() + _SILENT_DB + 8
    last_ms = len(line) // _WHOLE_MS
    spans: list[tuple[Fraction, Fraction]] = []
    before = 0
    for place, mark in enumerate(marks):
        left = len(marks) - place
        start = min(max(mark // _WHOLE_MS, before), last_ms - left)
        following = marks[place + 1] // _WHOLE_MS if place + 1 < len(marks) else last_ms
        limit = min(max(following, start + 1), last_ms - left + 1)
        heard = np.flatnonzero(loud[start // 10 : -(-limit // 10)])
        end = (start // 10 + int(heard[-1]) + 1) * 10 if len(heard) else limit
        end = min(max(end, start + 1), limit)
        spans.append((Fraction(start, 1000), Fraction(end, 1000)))
        before = end
    return tuple(spans)


def _in_room(voice: Samples) -> Samples:
    """The voice with the soft, short reflections of a furnished room under it."""
    size = int(_ROOM_SECONDS * SAMPLE_RATE)
    at = np.arange(size) / SAMPLE_RATE
    room = np.random.default_rng(7).standard_normal(size) * np.exp(-at * 6.9 / _ROOM_SECONDS)
    room[: SAMPLE_RATE // 125] = 0
    total = quick_size(len(voice) + size)
    hz = np.fft.rfftfreq(total, 1 / SAMPLE_RATE)
    spectrum = np.fft.rfft(room, total) / np.sqrt((room**2).sum()) / (1 + (hz / 3000) ** 2)
    wet = np.fft.irfft(np.fft.rfft(voice, total) * spectrum, total)[: len(voice)]
    return (voice + wet * 10 ** (_ROOM_DB / 20)).astype(np.float32)


def _limited(voice: Samples) -> Samples:
    """Peaks bent softly under the ceiling: straight up to half of it, then ever flatter."""
    ceiling = np.float32(10 ** (_PEAK_DB / 20))
    knee = ceiling / 2
    size = np.abs(voice)
    bent = knee + (ceiling - knee) * np.tanh((size - knee) / (ceiling - knee))
    return np.where(size > knee, np.copysign(bent, voice), voice).astype(np.float32)


def _faded(voice: Samples) -> Samples:
    """Both ends brought to zero within 15 ms, so that no line starts or ends with a click."""
    faded = voice.copy()
    size = min(SAMPLE_RATE * 15 // 1000, len(voice) // 2)
    ramp = np.sin(np.linspace(0, np.pi / 2, size, dtype=np.float32)) ** 2
    faded[:size] *= ramp
    faded[len(faded) - size :] *= ramp[::-1]
    return faded
