"""Tape: sound as 48 kHz stereo float32, read from any file in small pieces.

A piece is an array of shape (2, n), full scale at 1.0. Nothing here holds more than a piece or two.
"""

from __future__ import annotations

import wave
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import BinaryIO, cast

import av
import av.audio.stream
import av.container
import numpy as np
from av.error import FFmpegError
from numpy.typing import NDArray

from reelwright.film.errors import Unreadable
from reelwright.media.source import Source, reason

SAMPLE_RATE = 48_000
Piece = NDArray[np.float32]
_WAV_BLOCK = SAMPLE_RATE
"""Samples read at a time from a file that needs no decoder."""
_LEAP = Fraction(1, 20)
"""A time stamp that is off by more than this is a gap in the sound, and not the container's rounding."""
_LOUDEST = 16.0
"""Sixteen times full scale; beyond it a decoder was led astray."""
_RUN_UP = Fraction(1)
"""Seconds before the wanted moment to seek to, so that the decoder is in full swing when it comes."""


def silence(samples: int) -> Piece:
    return np.zeros((2, samples), np.float32)


def played(source: Source, who: str) -> Iterator[Piece]:
    """A file's sound from its first sample to its last; a mono file sounds equally from both sides.

    `who` names it in a sentence. Unreadable when the file is not sound or cannot be decoded.
    """
    try:
        plain = _Wav.of(source)
        if plain is not None:
            yield from plain.played()
            return
        with source.container() as container:
            if not container.streams.audio:
                raise _unreadable(source, who, "it holds no sound")
            desk = _Desk()
            for frame in container.decode(container.streams.audio[0]):
                yield from desk.converted(frame)
            yield from desk.rest()
    except (FFmpegError, OSError, ValueError) as error:
        raise _unreadable(source, who, reason(error)) from error


def has_sound(source: Source) -> bool:
    """Whether a clip brings sound along; False also for what cannot be opened, which its picture tells of."""
    try:
        with source.container() as container:
            return bool(container.streams.audio)
    except (FFmpegError, OSError, ValueError):
        return False


def alongside(source: Source, who: str, begin: Fraction) -> Iterator[Piece]:
    """The sound of a clip from `begin` seconds of its picture on, in step with that picture.

    Sound that sets in late is preceded by silence, and a gap in it is silence. Unreadable as `played`, also
    in the middle.
    """
    try:
        with source.container() as container:
            if not container.streams.audio:
                raise _unreadable(source, who, "it holds no sound")
            yield from _in_step(container, begin)
    except (FFmpegError, OSError, ValueError) as error:
        raise _unreadable(source, who, reason(error)) from error


def at_most(pieces: Iterator[Piece], samples: int) -> Iterator[Piece]:
    """The first `samples` samples."""
    left = samples
    if left <= 0:
        return
    for piece in pieces:
        yield piece[:, :left]
        left -= piece.shape[1]
        if left <= 0:
            return


def from_sample(pieces: Iterator[Piece], first: int) -> Iterator[Piece]:
    """All but the first `first` samples."""
    for piece in pieces:
        if first < piece.shape[1]:
            yield piece[:, max(0, first) :]
        first -= piece.shape[1]


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
        whole = np.concatenate(parts, axis=1) if len(parts) > 1 else parts[0]
        self._kept = whole[:, samples:]
        return whole[:, :samples]


@dataclass(frozen=True, slots=True)
class _Wav:
    """16-bit sound at the film's own rate, which can be read as it stands: all that is made here is so."""

    data: BinaryIO
    reader: wave.Wave_read

    @classmethod
    def of(cls, source: Source) -> _Wav | None:
        """None for any other file, the odd kinds of WAV among them."""
        data = source.open()
        try:
            reader = wave.Wave_read(data)
        except (wave.Error, EOFError, ValueError):
            data.close()
            return None
        size = data.seek(0, 2)
        claimed = reader.getnframes() * reader.getnchannels() * 2
        plain = (reader.getsampwidth(), reader.getframerate()) == (2, SAMPLE_RATE)
        if plain and reader.getnchannels() in (1, 2) and 0 < claimed < size:
            reader.rewind()
            return cls(data, reader)
        data.close()
        return None

    def played(self) -> Iterator[Piece]:
        channels = self.reader.getnchannels()
        with self.data:
            while raw := self.reader.readframes(_WAV_BLOCK):
                whole = np.frombuffer(raw[: len(raw) // (2 * channels) * 2 * channels], "<i2")
                piece = np.multiply(whole.reshape(-1, channels).T, np.float32(1 / 32768), dtype=np.float32)
                yield np.repeat(piece, 2, axis=0) if channels == 1 else np.ascontiguousarray(piece)


class _Desk:
    """Brings decoded frames to the film's rate and to two sides, whatever they come as."""

    def __init__(self) -> None:
        self._resampler: av.AudioResampler | None = None
        self._takes: tuple[str, str, int] | None = None

    def converted(self, frame: av.AudioFrame) -> Iterator[Piece]:
        given = (frame.format.name, frame.layout.name, frame.sample_rate)
        if given == ("fltp", "stereo", SAMPLE_RATE):
            yield from self.rest()
            yield _sane(cast("Piece", frame.to_ndarray()))
            return
        if given != self._takes:
            yield from self.rest()
            layout = "mono" if frame.layout.nb_channels == 1 else "stereo"
            self._resampler = av.AudioResampler(format="fltp", layout=layout, rate=SAMPLE_RATE)
            self._takes = given
        # Time stamps are followed by those who need them; a broken one is none of the resampler's business.
        frame.pts = None
        for resampled in self._resampler.resample(frame) if self._resampler else ():
            yield _stereo(resampled)

    def rest(self) -> Iterator[Piece]:
        """What the resampler still holds."""
        if self._resampler is not None:
            for resampled in self._resampler.resample(None):
                yield _stereo(resampled)
        self._resampler = self._takes = None


def _in_step(container: av.container.InputContainer, begin: Fraction) -> Iterator[Piece]:
    """The first sound track from `begin` seconds after the first picture on."""
    stream = container.streams.audio[0]
    base = stream.time_base or Fraction(1, SAMPLE_RATE)
    origin = begin + _first_picture(container, stream)
    if begin > 2 * _RUN_UP:
        container.seek(int((origin - _RUN_UP) / base), stream=stream)
    desk = _Desk()
    placed = 0
    """Samples since `origin` that were given or left out."""
    due: Fraction | None = None
    for frame in container.decode(stream):
        at = origin if frame.pts is None else frame.pts * base
        if due is None or (frame.pts is not None and abs(at - due) > _LEAP):
            for piece in desk.rest():
                yield from _behind(piece, placed)
                placed += piece.shape[1]
            due = at
            first = round((due - origin) * SAMPLE_RATE)
            if first > max(placed, 0):
                yield silence(first - max(placed, 0))
            # Time that runs backwards is not followed: what was given cannot be taken back.
            placed = first if placed <= 0 else max(placed, first)
        due += Fraction(frame.samples, frame.sample_rate)
        for piece in desk.converted(frame):
            yield from _behind(piece, placed)
            placed += piece.shape[1]
    for piece in desk.rest():
        yield from _behind(piece, placed)
        placed += piece.shape[1]


def _behind(piece: Piece, placed: int) -> Iterator[Piece]:
    """What of a piece that starts at sample `placed` lies behind sample 0."""
    if placed >= 0:
        yield piece
    elif placed + piece.shape[1] > 0:
        yield piece[:, -placed:]


def _first_picture(container: av.container.InputContainer, sound: av.audio.stream.AudioStream) -> Fraction:
    """Seconds at which the first picture shows, or else the sound begins."""
    for stream in (*container.streams.video, sound):
        if stream.start_time is not None and stream.time_base is not None:
            return stream.start_time * stream.time_base
    return Fraction(0)


def _stereo(frame: av.AudioFrame) -> Piece:
    array = _sane(cast("Piece", frame.to_ndarray()))
    return np.repeat(array, 2, axis=0) if array.shape[0] == 1 else array


def _sane(piece: Piece) -> Piece:
    """Without what no sound is: files of floats may hold infinities, and what is not even a number."""
    # A comparison with such a thing is false.
    if bool(np.abs(piece).max(initial=0) <= _LOUDEST):
        return piece
    return np.clip(np.nan_to_num(piece, nan=0, posinf=0, neginf=0), -_LOUDEST, _LOUDEST)


def _unreadable(source: Source, who: str, why: str) -> Unreadable:
    return Unreadable(
        f"{who} ({source.name}) cannot be decoded: {why}.",
        code="sound_unreadable",
        hint="Choose another file, or make the film without it.",
        where=str(source.path) if source.path is not None else source.name,
    )
