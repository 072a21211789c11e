"""Sound files as numbers, for tests."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Sound = NDArray[np.float64]


def heard(path: Path) -> Sound:
    """Samples (n, channels) between -1 and 1, of a file that must be 16-bit at 48 kHz."""
    with wave.open(str(path), "rb") as file:
        assert (file.getsampwidth(), file.getframerate()) == (2, 48_000)
        data = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        return data.reshape(-1, file.getnchannels()).astype(np.float64) / 32768


def db(value: float) -> float:
    return float(20 * np.log10(value + 1e-9))


def rms_db(sound: Sound) -> float:
    return db(float(np.sqrt((sound**2).mean())))


def centroid(sound: Sound) -> float:
    """The centre of the amplitude spectrum, in Hz."""
    spectrum = np.abs(np.fft.rfft(sound.mean(axis=1)))
    hz = np.fft.rfftfreq(len(sound), 1 / 48_000)
    return float((spectrum * hz).sum() / spectrum.sum())


def pitch_classes(sound: Sound) -> Sound:
    """How much of the energy between 60 and 1000 Hz lies in each of the twelve pitch classes, C first."""
    mono = sound.mean(axis=1)
    power = np.abs(np.fft.rfft(mono * np.hanning(len(mono)))) ** 2
    hz = np.fft.rfftfreq(len(mono), 1 / 48_000)
    inside = (hz > 60) & (hz < 1000)
    classes = np.rint(69 + 12 * np.log2(hz[inside] / 440)).astype(int) % 12
    total = np.bincount(classes, weights=power[inside], minlength=12)
    return total / total.sum()
