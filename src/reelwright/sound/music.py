"""Music: a bed composed and played in code, for a mood and a length."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from reelwright.film.errors import WrongInput
from reelwright.film.grammar import Mood
from reelwright.sound.composer import composed
from reelwright.sound.mixdown import mixed
from reelwright.sound.palettes import PALETTES
from reelwright.sound.port import never
from reelwright.sound.wav import SAMPLE_RATE, write_wav

_SHORTEST, _LONGEST = Fraction(1, 2), Fraction(3600)


def compose(
    mood: Mood,
    *,
    seconds: Fraction,
    seed: int,
    dest: Path,
    cancelled: Callable[[], bool] = never,
) -> None:
    """Write a stereo 16-bit WAV of exactly `seconds` (to the nearest sample) to `dest`, whole or not at all.

    It builds, leaves room for a voice, and its last chord fades out as the film ends. The same mood, length
    and seed give the same music; another seed gives another tune, key and harmony. WrongInput when it is
    shorter than half a second or longer than an hour; Cancelled when `cancelled` said so; StorageTrouble when
    `dest` cannot be written.
    """
    if not _SHORTEST <= seconds <= _LONGEST:
        raise WrongInput(
            f"Music can be composed for half a second to an hour, not for {float(seconds):g} seconds.",
            code="music_length",
            hint="Choose another length for the film, or make it with --music none.",
            where="seconds",
        )
    score = composed(mood, round(seconds * SAMPLE_RATE), seed)
    write_wav(dest, mixed(score, PALETTES[mood].level_db, cancelled), channels=2)
