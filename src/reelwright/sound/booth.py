"""The booth: a line that somebody else recorded becomes one of ours. Runs in the lab: it opens nothing."""

from __future__ import annotations

import io
import wave
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from typing import Any, cast

import av
import av.filter
import numpy as np
from av.error import FFmpegError
from pydantic import Field

from reelwright.film.errors import Unreadable
from reelwright.film.ids import MediaId
from reelwright.film.value import Value
from reelwright.media.lab.task import Desk
from reelwright.media.source import Source, reason
from reelwright.sound.polish import LEAD, TAIL, settled, sounding
from reelwright.sound.wav import SAMPLE_RATE, Samples

LONGEST_SECONDS = 660
"""A scene lasts 600 at most."""


@dataclass(frozen=True, slots=True)
class Take:
    """What to bring into shape, and how much faster it is to be."""

    media: MediaId
    tempo: Fraction = Fraction(1)


class Heard(Value):
    """What was written, in samples of it; `lead` in seconds of the recording."""

    samples: int = Field(ge=1, le=LONGEST_SECONDS * SAMPLE_RATE)
    first: int = Field(ge=0)
    last: int = Field(ge=0)
    """Speech sounds from `first` to `last`."""
    lead: float = Field(ge=0, le=LONGEST_SECONDS)
    """Silence that was cut off before the first word."""


def to_speech_wav(order: Take, desk: Desk) -> dict[str, Any]:
    """Writes a 16-bit mono WAV at SAMPLE_RATE: trimmed, at the loudness of every line, at its tempo.

    Answers a `Heard` as JSON. Unreadable when the recording is no sound, is silent or goes on for too long.
    """
    source = desk.source(order.media)
    try:
        recorded = _recorded(source)
        stretch = sounding(recorded)
        if stretch is None:
            raise _unreadable("it is silent", "voice_silent")
        first, last = max(0, stretch[0] - LEAD), min(len(recorded), stretch[1] + LEAD)
        line = recorded[first:last]
        if order.tempo != 1:
            line = _quicker(line, order.tempo)
    except (FFmpegError, OSError, ValueError) as why:
        raise _unreadable(reason(why)) from why
    line = settled(np.concatenate([line, np.zeros(TAIL - LEAD, np.float32)]))
    heard = sounding(line) or (0, len(line))
    desk.out.write(_wav(line))
    return Heard(samples=len(line), first=heard[0], last=heard[1], lead=first / SAMPLE_RATE).to_json()


def _recorded(source: Source) -> Samples:
    """All of it, both sides as one."""
    pieces: list[Samples] = []
    samples = 0
    with source.container() as container:
        if not container.streams.audio:
            raise _unreadable("it holds no sound")
        resampler = av.AudioResampler(format="fltp", layout="mono", rate=SAMPLE_RATE)
        for frame in chain(container.decode(container.streams.audio[0]), (None,)):
            for resampled in resampler.resample(frame):
                pieces.append(cast("Samples", resampled.to_ndarray())[0])
                samples += resampled.samples
            if samples > LONGEST_SECONDS * SAMPLE_RATE:
                raise _unreadable(f"it is longer than {LONGEST_SECONDS} s")
    # A file of floats may hold what is no number.
    return np.nan_to_num(np.concatenate([np.zeros(0, np.float32), *pieces]), nan=0, posinf=0, neginf=0)


def _quicker(line: Samples, tempo: Fraction) -> Samples:
    """The line so much faster, at its own pitch."""
    graph = av.filter.Graph()
    entry = graph.add_abuffer(
        sample_rate=SAMPLE_RATE, format="fltp", layout="mono", time_base=Fraction(1, SAMPLE_RATE)
    )
    change, exit_ = graph.add("atempo", f"{float(tempo):.4f}"), graph.add("abuffersink")
    entry.link_to(change)
    change.link_to(exit_)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(line)[None, :], format="fltp", layout="mono")
    frame.sample_rate, frame.pts = SAMPLE_RATE, 0
    entry.push(frame)
    entry.push(None)
    pieces: list[Samples] = []
    while True:
        try:
            pieces.append(cast("Samples", cast("av.AudioFrame", exit_.pull()).to_ndarray())[0])
        except (BlockingIOError, EOFError):
            return np.concatenate([np.zeros(0, np.float32), *pieces])


def _wav(line: Samples) -> bytes:
    whole = io.BytesIO()
    with wave.open(whole, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(SAMPLE_RATE)
        sound.writeframes(np.rint(np.clip(line, -1, 1) * np.float32(32767)).astype("<i2").tobytes())
    return whole.getvalue()


def _unreadable(why: str, code: str = "voice_unreadable") -> Unreadable:
    return Unreadable(
        f"What the voice answered cannot be used: {why}.",
        code=code,
        hint="Try another voice, or make the film with --voice scratch.",
    )
