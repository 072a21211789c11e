"""Sound files: 16-bit WAV, written in blocks, whole or not at all."""

from __future__ import annotations

import os
import tempfile
import wave
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reelwright.film.errors import StorageTrouble

SAMPLE_RATE = 48_000
"""Samples a second of every file this room writes: the rate of film sound."""
Samples = NDArray[np.float32]
"""Sound between -1 and 1: shape (n,) for mono, (n, 2) for stereo."""


def write_wav(dest: Path, blocks: Iterable[Samples], *, channels: int) -> None:
    """Write `blocks`, one after the other, to `dest` as 16-bit WAV at `SAMPLE_RATE`.

    `dest` appears complete or stays as it was, also when the iterable raises. StorageTrouble when the disk
    cannot keep it.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{dest.name}.", suffix=".part", dir=dest.parent)
    except OSError as trouble:
        raise _cannot_write(dest, trouble) from trouble
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as raw:
            with wave.open(raw, "wb") as sound:
                sound.setnchannels(channels)
                sound.setsampwidth(2)
                sound.setframerate(SAMPLE_RATE)
                for block in blocks:
                    sound.writeframesraw(_pcm(block))
            raw.flush()
            os.fsync(raw.fileno())
        part.chmod(0o644)
        part.replace(dest)
    except OSError as trouble:
        raise _cannot_write(dest, trouble) from trouble
    finally:
        part.unlink(missing_ok=True)


def quick_size(least: int) -> int:
    """The smallest size from `least` on that is an odd number up to 15 times a power of two.

    A Fourier transform of such a size is quick.
    """
    return min(odd << max(0, (-(-least // odd) - 1).bit_length()) for odd in (1, 3, 5, 7, 9, 15))


def _pcm(block: Samples) -> bytes:
    """Little-endian 16-bit samples; anything beyond full scale is held at full scale."""
    scaled = np.rint(np.clip(block, -1.0, 1.0) * np.float32(32767.0))
    return scaled.astype("<i2").tobytes()


def _cannot_write(dest: Path, trouble: OSError) -> StorageTrouble:
    return StorageTrouble(
        f"The sound file {dest.name} could not be written: {trouble.strerror or trouble}.",
        code="sound_not_written",
        hint="Free some disk space or choose a folder that can be written to, then try again.",
        where=str(dest),
    )
