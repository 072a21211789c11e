"""The waveform of a film, for a player's time line: audiowaveform's JSON, version 2."""

from __future__ import annotations

import json
from typing import BinaryIO

import numpy as np

from reelwright.media.source import Source
from reelwright.render.tape import SAMPLE_RATE, Tape, played

PIXELS_A_SECOND = 20
_WINDOW = SAMPLE_RATE // PIXELS_A_SECOND
_READ = 40 * _WINDOW


def peaks(source: Source, out: BinaryIO) -> int:
    """Writes the lowest and the highest sample of every pixel, both sides mixed, as 8-bit numbers.

    20 pixels a second; the answer is how many. Unreadable when the file is no sound that can be decoded.
    """
    tape = Tape(played(source, "The film"))
    data: list[int] = []
    while (piece := tape.read(_READ)).shape[1]:
        both = piece.mean(axis=0)
        pixels = np.pad(both, (0, -both.size % _WINDOW), mode="edge").reshape(-1, _WINDOW)
        ends = np.stack([pixels.min(axis=1), pixels.max(axis=1)], axis=1)
        data.extend(np.clip(np.rint(ends * 128), -128, 127).astype(int).ravel().tolist())
    found = {
        "version": 2,
        "channels": 1,
        "sample_rate": SAMPLE_RATE,
        "samples_per_pixel": _WINDOW,
        "bits": 8,
        "length": len(data) // 2,
        "data": data,
    }
    out.write(json.dumps(found, separators=(",", ":")).encode())
    return len(data) // 2
