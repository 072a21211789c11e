"""Tape: sound as 48 kHz stereo float32, read from any file in small pieces.

A piece is an array of shape (2, n), full scale at 1.0. Nothing here holds more than a piece or two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import av
import numpy as np
from av.error import FFmpegError
from numpy.typing import NDArray

from reelwright.film.errors import Unreadable

SAMPLE_RATE = 48_000
Piece = NDArray[np.float32]


def silence(samples: int) -> Piece:
    return np.zeros((2, samples), np.float32)


def played(path: Path, who: str) -> Iterator[Piece]:
    """A file's sound from its first sample to its last; a mono file sounds equally from both sides.

    `who` names it in a sentence. Unreadable when the file is not sound or cannot be decoded.
    """
    try:
        with av.open(str(path), mode="r") as container:
            if not container.streams.audio:
                raise _unreadable(path, who, "it holds no sound")
            stream = container.streams.audio[0]
            layout = "mono" if stream.channels == 1 else "stereo"
            resampler = av.AudioResampler(format="fltp", layout=layout, rate=SAMPLE_RATE)
            for frame in container.decode(stream):
                for resampled in resampler.resample(frame):
                    yield _stereo(resampled)
            for resampled in resampler.resample(None):
                yield _stereo(resampled)
    except (FFmpegError, OSError) as error:
        raise _unreadable(path, who, str(error)) from error


def at_most(pieces: Iterator[Piece], samples: int) -> Iterator[Piece]:
    """The first `samples` samples."""
    left = samples
    for piece in pieces:
        if left <= 0:
            return
        yield piece[:, :left]
        left -= piece.shape[1]


def rounded(pieces: Iterator[Piece], fade: int) -> Iterator[Piece]:
    """The same, its first and last `fade` samples faded, so that neither end clicks."""
    rise = np.linspace(0, 1, fade, endpoint=False, dtype=np.float32)
    kept = silence(0)
    begun = 0
    for piece in pieces:
        if begun < fade:
            piece = piece.copy()
            part = rise[begun : begun + piece.shape[1]]
            piece[:, : part.size] *= part
            begun += part.size
        kept = np.concatenate([kept, piece], axis=1)
        ready = kept.shape[1] - fade
        if ready > 0:
            yield kept[:, :ready]
            kept = kept[:, ready:]
    if kept.shape[1]:
        last = kept.copy()
        last *= rise[::-1][-last.shape[1] :]
        yield last


def looped(play: Callable[[], Iterator[Piece]]) -> Iterator[Piece]:
    """What `play` gives, again and again; nothing when that is nothing."""
    while True:
        sounded = 0
        for piece in play():
            sounded += piece.shape[1]
            yield piece
        if not sounded:
            return


class Tape:
    """Reads pieces of any length from pieces as they come."""

    def __init__(self, pieces: Iterator[Piece]) -> None:
        self._pieces = pieces
        self._kept = silence(0)

    def read(self, samples: int) -> Piece:
        """The next `samples` samples, fewer at the end and none after it."""
        parts = [self._kept]
        have = self._kept.shape[1]
        while have < samples:
            piece = next(self._pieces, None)
            if piece is None:
                break
            parts.append(piece)
            have += piece.shape[1]
        whole = np.concatenate(parts, axis=1)
        self._kept = whole[:, samples:]
        return whole[:, :samples]


def _stereo(frame: av.AudioFrame) -> Piece:
    array = cast("Piece", frame.to_ndarray())
    return np.repeat(array, 2, axis=0) if array.shape[0] == 1 else array


def _unreadable(path: Path, who: str, why: str) -> Unreadable:
    return Unreadable(
        f"{who} ({path.name}) cannot be decoded: {why}.",
        code="sound_unreadable",
        hint="Choose another file, or make the film without it.",
        where=str(path),
    )
