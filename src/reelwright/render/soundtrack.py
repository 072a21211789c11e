"""The sound track: all that is heard of a timeline, mixed, mastered, encoded once and measured from the file.

Pure computation on sources, with nothing but `out` written to: it runs where no file may be opened.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Any, BinaryIO, cast

import av
from av.audio.stream import AudioStream
from pydantic import Field

from reelwright.film.grammar import ClipSound, Fit, Move, Speed, TransitionKind
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Clip, Join, Timeline
from reelwright.film.value import Value
from reelwright.film.video import Loudness, Note
from reelwright.media.lab.task import Desk
from reelwright.media.source import Find
from reelwright.render.ear import SILENT_LUFS, measured, sound_frame, surveyed
from reelwright.render.mastering import (
    HIGHEST_DBTP,
    MOST_GAIN_DB,
    QUIETEST_LUFS,
    TARGET_LUFS,
    TOLERANCE,
    Settings,
    dipped,
    mastered,
    settings,
)
from reelwright.render.mix import BLOCK, Mix
from reelwright.render.tape import SAMPLE_RATE, Piece, Tape, at_most, silence

AUDIO_BITS = 192_000
SOUND_VERSION = 2
"""Goes up with every change here, in the mix or in the mastering that a listener or a byte could notice."""
_ENCODER = {"aac_coder": "fast"}
"""At this rate it is truer than the default up to 16 kHz (in speech and music, 10 to 20 dB less noise below
2 kHz), loses 2 dB above, and takes less than half the time."""
_AGAIN = 8
"""Further encodings at most, where the finished file misses its loudness or peaks over the mark."""
_NEAR = TOLERANCE * 0.7
_PASSES = 3
"""Over the whole sound: it is listened to, encoded, and listened to again."""
_MUTED = MediaId("muted")


class Recorded(Value):
    """What was written."""

    samples: int = Field(ge=1)
    """Of the film's sound; the encoder's own before and after them are not played."""
    loudness: Loudness | None = None
    """Measured on the finished file; None where it is silent."""
    notes: tuple[Note, ...] = ()


def _nobody(done: int, to_do: int) -> None:
    """Progress that nobody asked for."""


def _never() -> None:
    """Nobody cancels."""


def heard(timeline: Timeline) -> Timeline:
    """The timeline stripped of all that does not decide its sound: two that sound the same are equal.

    A clip keeps its media only where it is heard; those beside each other that are not become one.
    """
    clips: list[Clip] = []
    joins: list[Join] = []
    for place, clip in enumerate(timeline.clips):
        bare = _bare(clip)
        overlap = timeline.joins[place - 1].frames if place else 0
        if clips and bare.media == clips[-1].media == _MUTED:
            clips[-1] = bare.but(frames=clips[-1].frames + bare.frames - overlap)
            continue
        if clips:
            kind = TransitionKind.DISSOLVE if overlap else TransitionKind.CUT
            joins.append(Join(kind=kind, frames=overlap))
        clips.append(bare)
    fades = bool(timeline.music) or any(clip.media != _MUTED for clip in clips)
    return Timeline(
        rate=timeline.rate,
        width=16,
        height=16,
        clips=tuple(clips),
        joins=tuple(joins),
        fade_in=timeline.fade_in if fades else 0,
        fade_out=timeline.fade_out if fades else 0,
        voices=tuple(sorted(timeline.voices, key=lambda voice: (voice.start, voice.scene, voice.media))),
        music=timeline.music,
    )


def sound_media(timeline: Timeline) -> frozenset[MediaId]:
    """The files that `record` reads."""
    return heard(timeline).media() - {_MUTED}


def sound_key(timeline: Timeline, audio_bits: int = AUDIO_BITS) -> str:
    """All that decides the bytes that `record` writes, as text that is the same for the same sound."""
    parts = {
        "sound": SOUND_VERSION,
        "av": av.__version__,
        "encoder": {**_ENCODER, "bits": audio_bits},
        "timeline": heard(timeline).to_json(),
    }
    return json.dumps(parts, sort_keys=True, separators=(",", ":"))


def record(
    timeline: Timeline,
    find: Find,
    out: BinaryIO,
    *,
    audio_bits: int = AUDIO_BITS,
    tell: Callable[[int, int], None] = _nobody,
    check: Callable[[], None] = _never,
) -> Recorded:
    """Writes the sound of `timeline` to `out` as M4A: AAC-LC, 48 kHz, stereo, exactly the film's samples.

    It starts with the film: what the encoder needs before the first sample lies before time 0. A silent film
    gets a silent track. `tell` hears samples done and samples to do; `check` is asked at least for every two
    seconds of sound and may raise.
    `out` is read again, and written anew as often as need be: whoever stops before the end leaves no sound in
    it that can be used. Unreadable for a voice or music that cannot be decoded.
    """
    mix = Mix(heard(timeline), find, check)
    done = 0

    def followed(pieces: Iterable[Piece], length: int = mix.samples) -> Iterator[Piece]:
        nonlocal done
        for piece in pieces:
            check()
            yield piece
            done += piece.shape[1]
            tell(min(done, _PASSES * length), _PASSES * length)

    def written() -> Iterator[Piece]:
        return followed(_decoded(out, mix.samples))

    def master(found: Settings) -> Loudness:
        _encode(followed(mastered(mix.play(), found)), audio_bits, out)
        return measured(written())

    if mix.silent:
        _encode(_silent(mix.samples), audio_bits, out)
        tell(_PASSES * mix.samples, _PASSES * mix.samples)
        return Recorded(samples=mix.samples)
    survey = surveyed(followed(mix.play()))
    found = settings(survey)
    loudness = master(found)
    best = found, loudness
    for _ in range(_AGAIN):
        off, over = _off(found, loudness), loudness.peak_dbtp > HIGHEST_DBTP
        if not off and not over:
            break
        dips = dipped(found, surveyed(written())) if over else found.dips
        found = settings(survey, found.target_lufs + off, dips)
        loudness = master(found)
        best = min((found, loudness), best, key=lambda one: _miss(one[1]))
    if best[1] is not loudness:
        found, _ = best
        loudness = master(found)
    tell(_PASSES * mix.samples, _PASSES * mix.samples)
    if loudness.lufs <= SILENT_LUFS:
        return Recorded(samples=mix.samples, notes=mix.notes)
    return Recorded(samples=mix.samples, loudness=loudness, notes=(*mix.notes, *_missed(loudness, found)))


def recorded(order: tuple[Timeline, int], desk: Desk) -> dict[str, Any]:
    """`record` as work for the lab: a timeline and the bits a second; answers a `Recorded` as JSON."""
    timeline, audio_bits = order
    beats = 0

    def alive() -> None:
        nonlocal beats
        beats += 1
        desk.tell(beats)

    return record(timeline, desk.source, desk.out, audio_bits=audio_bits, check=alive).to_json()


def _miss(loudness: Loudness) -> tuple[float, float]:
    """How far from the mark: by its peaks first, then by its loudness."""
    return max(0.0, loudness.peak_dbtp - HIGHEST_DBTP), abs(TARGET_LUFS - loudness.lufs)


def _off(found: Settings, loudness: Loudness) -> float:
    """Decibels to aim higher by; 0 where the film is as loud as it should be, or as it can be."""
    off = TARGET_LUFS - loudness.lufs
    there = abs(off) <= _NEAR or found.short_db > 0 or loudness.lufs <= QUIETEST_LUFS
    return 0.0 if there else off


def _bare(clip: Clip) -> Clip:
    if clip.sound is ClipSound.MUTE:
        return Clip(scene=1, media=_MUTED, frames=clip.frames)
    return clip.but(fit=Fit.COVER, move=Move.STATIC, speed=Speed.NORMAL)


def _encode(pieces: Iterable[Piece], audio_bits: int, out: BinaryIO) -> None:
    """Makes `out` an M4A of the pieces; its time stamps are samples, so that nothing is rounded."""
    out.seek(0)
    out.truncate()
    # The wheel's types leave packets open; they only pass through here.
    container: Any = av.open(out, "w", format="ipod", options={"movie_timescale": str(SAMPLE_RATE)})
    with container:
        stream: AudioStream = container.add_stream(
            "aac", rate=SAMPLE_RATE, layout="stereo", options=dict(_ENCODER)
        )
        stream.bit_rate = audio_bits
        stream.time_base = Fraction(1, SAMPLE_RATE)
        encode: Any = stream
        at = 0
        for piece in pieces:
            frame = sound_frame(piece)
            frame.pts, frame.time_base = at, stream.time_base
            at += piece.shape[1]
            container.mux(encode.encode(frame))
        container.mux(encode.encode(None))


def _decoded(track: BinaryIO, samples: int) -> Iterator[Piece]:
    """What a player plays of an M4A of ours."""
    track.seek(0)
    with av.open(track, "r", format="mp4") as container:
        frames = (cast("Piece", frame.to_ndarray()) for frame in container.decode(audio=0))
        tape = Tape(at_most(frames, samples))
        while (piece := tape.read(BLOCK)).shape[1]:
            yield piece


def _silent(samples: int) -> Iterator[Piece]:
    for at in range(0, samples, BLOCK):
        yield silence(min(BLOCK, samples - at))


def _missed(loudness: Loudness, found: Settings) -> Iterator[Note]:
    if loudness.peak_dbtp > HIGHEST_DBTP:
        yield Note(
            code="peak_missed",
            message=f"The film peaks at {loudness.peak_dbtp:.1f} dBTP instead of {HIGHEST_DBTP:.0f}: its "
            "sound is of a kind that the encoder does not keep within bounds.",
        )
    off = TARGET_LUFS - loudness.lufs
    if abs(off) <= TOLERANCE:
        return
    if loudness.lufs <= QUIETEST_LUFS:
        why = "there is next to nothing to be heard in it"
    elif found.gain_db >= MOST_GAIN_DB:
        why = "it is so quiet that its noise would be heard more than itself"
    else:
        why = "its peaks leave no room to raise the rest"
    yield Note(
        code="loudness_missed",
        message=f"The film plays at {loudness.lufs:.1f} LUFS instead of {TARGET_LUFS:.0f}: {why}.",
    )
