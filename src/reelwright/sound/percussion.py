"""Soft percussion, each sound made once."""

from __future__ import annotations

from functools import cache

import numpy as np

from reelwright.sound.wav import SAMPLE_RATE, Samples


def _times(seconds: float) -> Samples:
    return np.arange(round(seconds * SAMPLE_RATE), dtype=np.float32) / np.float32(SAMPLE_RATE)


def _fall(at: Samples, seconds: float) -> Samples:
    return np.exp(-at / np.float32(seconds))


def _sweep(at: Samples, high: float, low: float, fall: float) -> Samples:
    """A sine that falls from `high` to `low` Hz within some `fall` seconds."""
    phase = low * at + (high - low) * fall * (1 - np.exp(-at / fall))
    return np.sin(2 * np.pi * phase).astype(np.float32)


def _noise(size: int, low: float, high: float, seed: int) -> Samples:
    """White noise between `low` and `high` Hz with soft edges, at peak 1."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(size))
    hz = np.fft.rfftfreq(size, 1 / SAMPLE_RATE) + 1e-9
    spectrum *= 1 / (1 + (low / hz) ** 4) / (1 + (hz / high) ** 4)
    noise = np.fft.irfft(spectrum, size)
    return (noise / np.abs(noise).max()).astype(np.float32)


def _ended(sound: Samples) -> Samples:
    """From zero to zero: 2 ms in, 20 ms out."""
    up, down = SAMPLE_RATE // 500, SAMPLE_RATE // 50
    sound[:up] *= np.linspace(0, 1, up, dtype=np.float32)
    sound[-down:] *= np.linspace(1, 0, down, dtype=np.float32)
    return sound


@cache
def kick() -> Samples:
    """A felt-headed bass drum."""
    at = _times(0.4)
    return _ended(_sweep(at, 130, 50, 0.03) * _fall(at, 0.11))


@cache
def tom() -> Samples:
    """A large, low drum with skin in its attack."""
    at = _times(1.1)
    skin: Samples = _noise(len(at), 150, 900, 3) * _fall(at, 0.045)
    body: Samples = _sweep(at, 125, 72, 0.06) * _fall(at, 0.28)
    return _ended((body + skin / 4).astype(np.float32, copy=False))


@cache
def shaker() -> Samples:
    """Grains in a gourd: they swell a moment before they fall."""
    at = _times(0.11)
    swell = np.minimum(at / np.float32(0.018), np.float32(1)) * _fall(np.maximum(at - 0.018, 0), 0.022)
    return _ended(_noise(len(at), 5000, 9500, 5) * swell)


@cache
def tick() -> Samples:
    """A small wood block."""
    at = _times(0.12)
    wood = np.sin(2 * np.pi * 980 * at) + np.float32(0.4) * np.sin(2 * np.pi * 1720 * at)
    return _ended(wood.astype(np.float32) * _fall(at, 0.018) * np.float32(0.7))
