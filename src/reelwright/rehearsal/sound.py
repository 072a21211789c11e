"""Sounds: a line spoken by the scratch voice, an effect out of shaped noise, what is heard around a clip."""

from __future__ import annotations

import re
import tempfile
import wave
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, cast

import av
import numpy as np
from av.audio.frame import AudioFrame
from numpy.typing import NDArray

from reelwright.providers.animatic.noise import dice
from reelwright.rehearsal.model import Makes
from reelwright.rehearsal.recipe import Recipe
from reelwright.sound.scratch import ScratchVoice

Samples = NDArray[np.float32]
"""Mono, -1 to 1."""

RATE: Final = 48_000
_QUIET: Final = 0.05
_LOUD: Final = 0.4
_COLOURS: Final = (
    (r"wind|storm|sea|wave|surf|ocean|rain|river|water", (80.0, 900.0), 0.25),
    (r"fire|crackl|leaves|forest|insect|cricket", (1500.0, 6000.0), 1.3),
    (r"thunder|explo|rumble|engine|motor|drum|impact|boom", (30.0, 220.0), 3.0),
    (r"bell|chime|glass|bird|whistle|beep", (900.0, 2600.0), 5.0),
)
"""Words, the band that they sound in (Hz), and how often a second it swells."""
_ELSE: Final = ((150.0, 2400.0), 1.0)


def make_sound(recipe: Recipe, dest: Path, *, cancelled: Callable[[], bool]) -> None:
    """Write the speech or the effect of `recipe` to `dest` as an MP3, mono, 48 kHz."""
    if recipe.makes is Makes.SPEECH:
        samples = _spoken(recipe.prompt, cancelled)
    else:
        samples = _effect(recipe.prompt, recipe.seed, recipe.seconds) * _LOUD
    if recipe.flaw == "too_short":
        samples = samples[: len(samples) // 2]
    if recipe.flaw in ("black", "frozen"):
        samples = np.zeros_like(samples)
    with av.open(str(dest), "w", format="mp3") as container:
        film = cast("Any", container)
        track = film.add_stream("libmp3lame", rate=RATE, layout="mono")
        for start in range(0, len(samples), RATE):
            part = AudioFrame.from_ndarray(samples[None, start : start + RATE], format="fltp", layout="mono")
            part.sample_rate, part.pts, part.time_base = RATE, start, Fraction(1, RATE)
            film.mux(track.encode(part))
        film.mux(track.encode(None))


def surroundings(prompt: str, seed: int, seconds: Fraction) -> Samples:
    """What may be heard where a clip plays: quiet, and as long as the clip."""
    return _effect(prompt, seed, seconds) * _QUIET


def _spoken(text: str, cancelled: Callable[[], bool]) -> Samples:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "line.wav"
        ScratchVoice().speak(text or "…", language="en", dest=place, cancelled=cancelled)
        with wave.open(str(place), "rb") as sound:
            rate, whole = sound.getframerate(), np.frombuffer(sound.readframes(sound.getnframes()), np.int16)
    if rate != RATE:
        raise ValueError(f"the scratch voice speaks at {rate} Hz, not at {RATE}")
    return (whole / np.float32(32768)).astype(np.float32)


def _effect(prompt: str, seed: int, seconds: Fraction) -> Samples:
    """Noise in the band that the words name, swelling; its loudest sample is 1."""
    found = next(
        ((band, swell) for words, band, swell in _COLOURS if re.search(words, prompt.lower())), _ELSE
    )
    (low, high), swell = found
    count = max(1, round(seconds * RATE))
    noise = dice("effect", prompt, seed).standard_normal(count)
    tones = np.fft.rfft(noise)
    at = np.fft.rfftfreq(count, 1 / RATE)
    tones *= 1 / (1 + (low / np.maximum(at, 1)) ** 4) / (1 + (at / high) ** 4)
    time = np.arange(count) / RATE
    shaped = np.fft.irfft(tones, count) * (0.6 + 0.4 * np.sin(2 * np.pi * swell * time))
    edge = np.minimum(1, np.minimum(time, time[::-1]) / 0.02)
    return (shaped * edge / max(1e-9, float(np.abs(shaped).max()))).astype(np.float32)
