"""The mixdown: a score played in a hall, with room left for a voice. In blocks, so that it may be long."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from reelwright.film.errors import Cancelled
from reelwright.sound.instruments import ORCHESTRA, forget, hertz, panned
from reelwright.sound.score import Score, Timbre
from reelwright.sound.wav import SAMPLE_RATE, Samples, quick_size

_BLOCK = SAMPLE_RATE * 4
_HALL_SECONDS = 1.9
_HALL_SIZE = int(_HALL_SECONDS * SAMPLE_RATE)
_TILT_TAPS = 4096
_EQ_HZ = (0, 25, 45, 300, 900, 1500, 3000, 4500, 7000, 12_000, 24_000)
_EQ_DB = (-60, -14, 0, 0, -1.5, -4, -4, -2, -1, -3, -12)
"""Nothing below hearing, and 4 dB less where the consonants of a voice are."""
_KNEE, _CEILING = 0.5, 0.84
"""Peaks are bent from -6 dB of full scale on and never reach -1.5 dB."""
_FADE_SHARE = 0.4
"""Of the last chord's ring: how much of it is the final fade. The film fades over it as well, and two slow
fades together are silence long before the end."""
_SHORTEST_STEP = SAMPLE_RATE // 50
"""Note lengths are rounded up to 20 ms before they are played, so that like notes are played once."""


def mixed(score: Score, level_db: float, cancelled: Callable[[], bool]) -> Generator[Samples]:
    """Stereo blocks, `score.size` samples in all, the last one ending in silence. Cancelled when asked to."""
    gain = np.float32(10 ** (level_db / 20))
    ahead: NDArray[np.float32] = np.zeros((_BLOCK * 2, 4), np.float32)
    rooms = _rooms()
    size = quick_size(_BLOCK + len(rooms[0]))
    hall = np.fft.rfft(rooms[0], size, axis=0)
    direct = np.fft.rfft(rooms[1], size, axis=0)
    tail = np.zeros((size, 2), np.float32)
    place = 0
    for start in range(0, score.size, _BLOCK):
        while place < len(score.notes) and score.notes[place].start < start + _BLOCK:
            if cancelled():
                raise Cancelled("The music was stopped.")
            note = score.notes[place]
            place += 1
            sound, send = _played(note.timbre, note.pitch, -(-note.size // _SHORTEST_STEP) * _SHORTEST_STEP)
            dry = panned(sound, note.pan) * np.float32(note.loudness)
            at = note.start - start
            if at + len(dry) > len(ahead):
                more = np.zeros((at + len(dry) - len(ahead), 4), np.float32)
                ahead = np.concatenate([ahead, more])
            ahead[at : at + len(dry), :2] += dry
            ahead[at : at + len(dry), 2:] += dry * np.float32(send)
        spectrum = np.fft.rfft(ahead[:_BLOCK], size, axis=0)
        tail += np.fft.irfft(spectrum[:, :2] * direct + spectrum[:, 2:] * hall, size, axis=0)
        count = min(_BLOCK, score.size - start)
        yield _limited(tail[:count] * gain) * _fade(score, start, count)[:, None]
        tail = np.concatenate([tail[_BLOCK:], np.zeros((_BLOCK, 2), np.float32)])
        ahead = np.concatenate([ahead[_BLOCK:], np.zeros((_BLOCK, 4), np.float32)])
    _played.cache_clear()
    forget()


@lru_cache(maxsize=32)
def _played(timbre: Timbre, pitch: int, size: int) -> tuple[Samples, float]:
    """The note as sound, and how much of it the hall hears."""
    instrument = ORCHESTRA[timbre]
    trim = np.float32(10 ** (instrument.trim_db / 20))
    return instrument.sound(hertz(pitch), size) * trim, 10 ** (instrument.send_db / 20)


@cache
def _rooms() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Impulse responses, (n, 2): the hall, and the way without it. Both go through the same equaliser.

    The hall is noise that decays by 60 dB, its treble sooner, after 18 ms of silence; its sides differ.
    """
    at = np.arange(_HALL_SIZE) / SAMPLE_RATE
    noise = np.random.default_rng(11).standard_normal((_HALL_SIZE, 2))
    hz = np.fft.rfftfreq(_HALL_SIZE, 1 / SAMPLE_RATE)[:, None]
    dull = np.fft.irfft(np.fft.rfft(noise, axis=0) / (1 + (hz / 1800) ** 2), _HALL_SIZE, axis=0)
    bright = np.fft.irfft(np.fft.rfft(noise, axis=0) / (1 + (hz / 6000) ** 2), _HALL_SIZE, axis=0)
    decay = np.exp(-6.9 * at / _HALL_SECONDS)[:, None]
    early = np.exp(-6.9 * at / 0.35)[:, None]
    hall = dull * decay * (1 - early) + bright * early
    hall[: SAMPLE_RATE * 18 // 1000] = 0
    hall[-_TILT_TAPS:] *= np.linspace(1, 0, _TILT_TAPS)[:, None]
    hall /= np.sqrt((hall**2).sum(axis=0))
    tone = _equaliser()
    size = quick_size(_HALL_SIZE + len(tone))
    shaped = np.fft.irfft(np.fft.rfft(hall, size, axis=0) * np.fft.rfft(tone, size)[:, None], size, axis=0)
    return shaped[: _HALL_SIZE + len(tone)], np.stack([tone, tone], axis=1)


def _equaliser() -> NDArray[np.float64]:
    """The tone curve as a minimum-phase filter (by the real cepstrum), which delays nothing."""
    hz = np.fft.rfftfreq(_TILT_TAPS * 4, 1 / SAMPLE_RATE)
    log_size = np.interp(hz, _EQ_HZ, _EQ_DB) * np.log(10) / 20
    cepstrum = np.fft.irfft(log_size)
    half = len(cepstrum) // 2
    cepstrum[1:half] *= 2
    cepstrum[half + 1 :] = 0
    taps = np.fft.irfft(np.exp(np.fft.rfft(cepstrum)))[:_TILT_TAPS]
    return taps * np.concatenate([np.ones(_TILT_TAPS // 2), np.linspace(1, 0, _TILT_TAPS // 2)])


def _limited(block: Samples) -> Samples:
    """Straight up to the knee, then ever flatter towards the ceiling."""
    size = np.abs(block)
    bent = _KNEE + (_CEILING - _KNEE) * np.tanh((size - _KNEE) / (_CEILING - _KNEE))
    return np.where(size > _KNEE, np.copysign(bent, block), block).astype(np.float32)


def _fade(score: Score, start: int, count: int) -> Samples:
    """The final fade over samples `start` to `start + count`: a cosine squared that ends in silence."""
    length = max(1, round((score.size - score.ending) * _FADE_SHARE))
    silence = min(length // 8, SAMPLE_RATE // 10)
    at = np.arange(start, start + count, dtype=np.float64) - (score.size - length)
    return (np.cos(np.clip(at / (length - silence), 0, 1) * np.pi / 2) ** 2).astype(np.float32)
