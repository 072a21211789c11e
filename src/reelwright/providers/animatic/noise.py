"""Chance that comes out the same each time: generators and noise seeded from words."""

from __future__ import annotations

import hashlib

import cv2
import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.float32]
"""A plane of values, height x width."""
Line = NDArray[np.float64]
"""Values along a line."""


def dice(*words: object) -> np.random.Generator:
    """A generator that depends on `words` and nothing else."""
    text = "\x1f".join(str(word) for word in words)
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return np.random.default_rng(int.from_bytes(digest, "big"))


class Ridge:
    """Smooth noise along a line: values in about -1..1, the same for the same seed wherever it is read."""

    def __init__(self, seed: str, *, octaves: int = 4, roughness: float = 0.5) -> None:
        self._lattice = dice("ridge", seed).uniform(-1, 1, (octaves, 512))
        self._octaves = octaves
        self._roughness = roughness

    def __call__(self, x: Line) -> Line:
        total = np.zeros_like(x)
        weight, size, norm = 1.0, 1.0, 0.0
        for octave in range(self._octaves):
            place = x * size + 37.3 * octave
            left = np.floor(place).astype(np.int64)
            part = place - left
            part = part * part * (3 - 2 * part)
            row = self._lattice[octave]
            total += weight * (row[left % 512] * (1 - part) + row[(left + 1) % 512] * part)
            norm += weight
            weight *= self._roughness
            size *= 2.03
        return total / norm


def clouds(seed: str, height: int, width: int, *, scale: tuple[float, float], octaves: int = 4) -> Field:
    """Fractal noise in 0..1, its largest features about `scale` (x, y) pixels across."""
    rng = dice("clouds", seed)
    total = np.zeros((height, width), np.float32)
    weight, norm = 1.0, 0.0
    across, down = scale
    for _ in range(octaves):
        columns, rows = max(2, int(width / across) + 3), max(2, int(height / down) + 3)
        grid = rng.random((rows, columns), dtype=np.float32)
        big = cv2.resize(
            grid, (int(columns * across) + 1, int(rows * down) + 1), interpolation=cv2.INTER_CUBIC
        )
        total += np.float32(weight) * big[:height, :width]
        norm += weight
        weight *= 0.5
        across, down = max(across / 2, 1.0), max(down / 2, 1.0)
    return np.clip(total / np.float32(norm), 0, 1)
