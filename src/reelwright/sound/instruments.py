"""The instruments: notes as sound, made from tables, partials and plucked strings. No samples of anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from reelwright.sound.percussion import kick, shaker, tick, tom
from reelwright.sound.score import Timbre
from reelwright.sound.wav import SAMPLE_RATE, Samples

_TABLE_BITS = 14
_TABLE = 1 << _TABLE_BITS
_HIGHEST_HZ = 14_000
"""No partial lies above it: nothing folds back, and nothing hisses."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """`sound(hz, size)` gives a note held for `size` samples and let go, mono (n,) or stereo (n, 2).

    With `trim_db` all are about equally loud in their own register (A-weighted, over the first half second);
    `send_db` is how much of it goes to the hall.
    """

    sound: Callable[[float, int], Samples]
    trim_db: float
    send_db: float


def hertz(pitch: int) -> float:
    """The frequency of a MIDI pitch in equal temperament, A4 = 440 Hz."""
    return 440.0 * 2 ** ((pitch - 69) / 12)


@lru_cache(maxsize=256)
def _cycle(hz: float, slope: float, cutoff: float, odd: float) -> Samples:
    """One cycle at RMS 0.25: partials falling as 1/k^slope, low-passed at `cutoff` Hz (12 dB an octave).

    `odd` is the level of the even partials: 1 for a string, near 0 for a closed pipe. Phases follow Schroeder
    (1970), which keeps the crest low.
    """
    count = max(1, min(64, int(_HIGHEST_HZ / hz)))
    k = np.arange(1, count + 1)
    size = k**-slope / (1 + (k * hz / cutoff) ** 2) * np.where(k % 2 == 0, odd, 1.0)
    spectrum = np.zeros(_TABLE // 2 + 1, np.complex128)
    spectrum[1 : count + 1] = size * np.exp(-1j * np.pi * k * (k - 1) / count)
    cycle = np.fft.irfft(spectrum, _TABLE)
    return (cycle * (0.25 / np.sqrt((cycle**2).mean()))).astype(np.float32)


def _tone(cycle: Samples, hz: float, size: int, phase: float = 0.0) -> Samples:
    """`cycle` read at a steady pitch. 32-bit phases wrap by themselves at the end of a cycle."""
    step = np.uint32(round(hz / SAMPLE_RATE * 2**32))
    at = np.arange(size, dtype=np.uint32) * step + np.uint32(int(phase * 2**32) & 0xFFFFFFFF)
    return cycle[at >> np.uint32(32 - _TABLE_BITS)]


def _swell(size: int, attack: float, release: float) -> Samples:
    """Held for `size` samples and then let go: rises and falls as a raised cosine, in seconds."""
    up, down = min(round(attack * SAMPLE_RATE), size), round(release * SAMPLE_RATE)
    envelope = np.ones(size + down, np.float32)
    envelope[:up] = 0.5 - 0.5 * np.cos(np.linspace(0, np.pi, up, dtype=np.float32))
    envelope[size:] = 0.5 + 0.5 * np.cos(np.linspace(0, np.pi, down, dtype=np.float32))
    return envelope


def _times(size: int) -> Samples:
    """Seconds at each of `size` samples."""
    return np.arange(size, dtype=np.float32) / np.float32(SAMPLE_RATE)


def _fall(at: Samples, seconds: float) -> Samples:
    """Exponential decay to 1/e in `seconds`, over the times `at`."""
    return np.exp(-at / np.float32(seconds))


def _ringing(sound: Samples, size: int, attack: float, release: float) -> Samples:
    """A decaying sound, damped once its note is over or the sound itself comes to its end."""
    down = min(round(release * SAMPLE_RATE), len(sound) // 2)
    held = min(size, len(sound) - down)
    damped = sound[: held + down].copy()
    damped[held:] *= 0.5 + 0.5 * np.cos(np.linspace(0, np.pi, down, dtype=np.float32))
    up = min(round(attack * SAMPLE_RATE), len(damped))
    damped[:up] *= 0.5 - 0.5 * np.cos(np.linspace(0, np.pi, up, dtype=np.float32))
    return damped


def _ensemble(hz: float, size: int, dark: Samples, bright: Samples, cents: float, opens: float) -> Samples:
    """Two detuned voices a side, opening from dark to bright over `opens` seconds."""
    opening = np.minimum(np.arange(size, dtype=np.float32) / (opens * SAMPLE_RATE), 1.0)
    sides: list[Samples] = []
    for side, spread in enumerate((-1.0, 1.0)):
        total = np.zeros(size, np.float32)
        for voice, detune in enumerate((spread * cents, -spread * cents * 0.6)):
            tuned = hz * 2 ** (detune / 1200)
            phase = (hz * (side * 2 + voice + 1) * 0.137) % 1
            low = _tone(dark, tuned, size, phase)
            total += low + opening * (_tone(bright, tuned, size, phase) - low)
        sides.append(total * np.float32(0.6))
    return np.stack(sides, axis=1)


def _pad(hz: float, size: int) -> Samples:
    envelope = _swell(size, 0.5, 0.9)
    cycles = _cycle(hz, 1.6, 500, 1.0), _cycle(hz, 1.3, 1100, 1.0)
    return _ensemble(hz, len(envelope), *cycles, cents=7, opens=2.0) * envelope[:, None]


def _strings(hz: float, size: int) -> Samples:
    envelope = _swell(size, 0.28, 0.6)
    cycles = _cycle(hz, 1.2, 900, 1.0), _cycle(hz, 1.0, 2000, 1.0)
    return _ensemble(hz, len(envelope), *cycles, cents=9, opens=1.2) * envelope[:, None]


def _brass(hz: float, size: int) -> Samples:
    envelope = _swell(size, 0.12, 0.4)
    cycles = _cycle(hz, 0.9, 500, 1.0), _cycle(hz, 0.7, 1500, 1.0)
    return _ensemble(hz, len(envelope), *cycles, cents=4, opens=0.5) * envelope[:, None]


def _flute(hz: float, size: int) -> Samples:
    """A soft pipe, with a vibrato that comes in late."""
    envelope = _swell(size, 0.09, 0.25)
    at = np.arange(len(envelope)) / SAMPLE_RATE
    depth = 0.004 * np.clip((at - 0.25) / 0.5, 0, 1)
    phase = np.cumsum(hz / SAMPLE_RATE * (1 + depth * np.sin(2 * np.pi * 5.0 * at)))
    cycle = _cycle(hz, 2.2, 2500, 0.5)
    return cycle[(phase * _TABLE).astype(np.int64) & (_TABLE - 1)] * envelope


def _bass(hz: float, size: int) -> Samples:
    envelope = _swell(size, 0.02, 0.15)
    decay = _fall(_times(len(envelope)), 1.6)
    return _tone(_cycle(hz, 1.8, 300, 1.0), hz, len(envelope)) * envelope * decay * np.float32(1.4)


def _pulse(hz: float, size: int) -> Samples:
    """A short muted note of a synthetic bass, closing as it fades."""
    envelope = _swell(size, 0.008, 0.06)
    at = _times(len(envelope))
    closing = _fall(at, 0.09)
    dark, bright = _cycle(hz, 1.4, 260, 1.0), _cycle(hz, 1.0, 1300, 0.6)
    low = _tone(dark, hz, len(at))
    closed = low + closing * (_tone(bright, hz, len(at)) - low)
    return (closed * envelope * _fall(at, 0.35)).astype(np.float32, copy=False)


def _spiccato(hz: float, size: int) -> Samples:
    sound = _tone(_cycle(hz, 1.0, 1700, 1.0), hz, round(0.5 * SAMPLE_RATE))
    at = _times(len(sound))
    return _ringing(sound * _fall(at, 0.11), min(size, len(sound)), 0.012, 0.1)


@lru_cache(maxsize=64)
def _hammered(hz: float) -> Samples:
    """A felt piano: slightly stretched partials (Fletcher 1964), high ones gone first, two strings a note."""
    size = round(min(6.0, 2.8 + 300 / hz) * SAMPLE_RATE)
    at = _times(size)
    total = np.zeros(size, np.float32)
    for k in range(1, max(2, min(11, int(5000 / hz) + 1))):
        partial = hz * k * np.sqrt(1 + 0.00035 * k * k)
        level = k**-1.15 / (1 + (partial / 1300) ** 2)
        decay = (2.6 if hz < 300 else 1.7) / (1 + 0.55 * (k - 1)) * (220 / hz) ** 0.25
        ring = _fall(at, decay)
        angle = np.float32(2 * np.pi * partial) * at
        total += np.float32(level) * ring * np.sin(angle)
        if k <= 2:
            total += np.float32(0.5 * level) * ring * np.sin(angle * np.float32(1.0006))
    return total * np.float32(0.55)


def _piano(hz: float, size: int) -> Samples:
    return _ringing(_hammered(hz), size, 0.006, 0.35)


@lru_cache(maxsize=64)
def _string(hz: float, damping: float, cutoff: float, seconds: float) -> Samples:
    """A plucked string after Karplus and Strong (1983), a period at a time, then tuned by resampling.

    Where their string starts as noise, this one starts with the partials of a string plucked at a fifth of
    its length by a finger that is soft above `cutoff` Hz, so that all notes of an instrument are alike.
    """
    period = max(8, int(SAMPLE_RATE / hz))
    k = np.arange(1, period // 2 + 1)
    size = np.abs(np.sin(np.pi * k * 0.21)) / k / (1 + (k * hz / cutoff) ** 2)
    spectrum = np.zeros(period // 2 + 1, np.complex128)
    spectrum[1:] = size * np.exp(2j * np.pi * np.random.default_rng(2).random(len(k)))
    line = np.fft.irfft(spectrum, period)
    line *= 0.22 / np.sqrt((line**2).mean())
    periods = int(seconds * hz) + 2
    sound = np.empty((periods, period), np.float32)
    for place in range(periods):
        sound[place] = line
        line = damping * (line + np.roll(line, 1)) / 2
    flat = sound.reshape(-1)
    # The averaging delays by half a sample, so a period is period + 0.5 long.
    at = np.arange(int(seconds * SAMPLE_RATE)) * (hz * (period + 0.5) / SAMPLE_RATE)
    return np.interp(at, np.arange(len(flat)), flat).astype(np.float32)


def _pluck(hz: float, size: int) -> Samples:
    return _ringing(_string(hz, 0.9975, 3500, 1.8), size, 0.003, 0.3)


def _pizzicato(hz: float, size: int) -> Samples:
    sound = _string(hz, 0.985, 1800, 0.7)
    at = _times(len(sound))
    return _ringing(sound * _fall(at, 0.18), size, 0.004, 0.2)


@lru_cache(maxsize=64)
def _struck(hz: float) -> Samples:
    """A celesta: a bar's fundamental and octave, with a short glint of its upper modes."""
    at = _times(round(2.2 * SAMPLE_RATE))
    total = np.zeros(len(at), np.float32)
    for ratio, level, decay in ((1, 1, 0.75), (2.0, 0.25, 0.4), (4.0, 0.18, 0.18), (6.7, 0.05, 0.07)):
        if hz * ratio < _HIGHEST_HZ:
            angle = np.float32(2 * np.pi * hz * ratio) * at
            total += np.float32(level) * _fall(at, decay) * np.sin(angle)
    return total * np.float32(0.4)


def _bell(hz: float, size: int) -> Samples:
    return _ringing(_struck(hz), max(size, SAMPLE_RATE), 0.003, 0.8)


def _drum(sound: Callable[[], Samples]) -> Callable[[float, int], Samples]:
    def struck(hz: float, size: int) -> Samples:
        return sound()

    return struck


ORCHESTRA: dict[Timbre, Instrument] = {
    Timbre.PAD: Instrument(_pad, 0, -8),
    Timbre.STRINGS: Instrument(_strings, 0, -7),
    Timbre.BRASS: Instrument(_brass, 0, -8),
    Timbre.PIANO: Instrument(_piano, -9, -9),
    Timbre.PLUCK: Instrument(_pluck, -3, -9),
    Timbre.PIZZICATO: Instrument(_pizzicato, 6, -9),
    Timbre.BELL: Instrument(_bell, -5, -6),
    Timbre.FLUTE: Instrument(_flute, -5, -6),
    Timbre.BASS: Instrument(_bass, -4, -24),
    Timbre.PULSE: Instrument(_pulse, 0, -20),
    Timbre.SPICCATO: Instrument(_spiccato, 5, -9),
    Timbre.KICK: Instrument(_drum(kick), 0, -22),
    Timbre.TOM: Instrument(_drum(tom), -1, -10),
    Timbre.SHAKER: Instrument(_drum(shaker), 0, -14),
    Timbre.TICK: Instrument(_drum(tick), 0, -10),
}


def forget() -> None:
    """Let go of the sounds kept for the next like note."""
    for kept in (_cycle, _hammered, _string, _struck):
        kept.cache_clear()


def panned(sound: Samples, pan: float) -> NDArray[np.float32]:
    """Stereo, of equal power wherever it stands; a stereo sound leans to its side."""
    angle = (pan + 1) * np.pi / 4
    sides = (np.array([np.cos(angle), np.sin(angle)]) * np.sqrt(2)).astype(np.float32)
    return (sound[:, None] if sound.ndim == 1 else sound) * sides
