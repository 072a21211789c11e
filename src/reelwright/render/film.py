"""A timeline becomes a film."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

from av.error import FFmpegError

from reelwright.film.errors import Cancelled
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Timeline
from reelwright.film.video import Note
from reelwright.media.source import Source
from reelwright.render.ear import surveyed
from reelwright.render.master import Master
from reelwright.render.mastering import mastered, settings
from reelwright.render.mix import Mix
from reelwright.render.picture import PictureTrack
from reelwright.render.screen import Screen
from reelwright.render.whole import whole_or_nothing

PROGRESS_SECONDS = 0.25
"""At least so long between two calls of `progress`."""
NO_TAGS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Rendered:
    """What was written, and what a viewer has a right to know about it."""

    frames: int
    seconds: Fraction
    width: int
    height: int
    size: int
    """Bytes."""
    notes: tuple[Note, ...]


def _nobody(done: int, to_do: int) -> None:
    """Progress that nobody asked for."""


def _never() -> bool:
    return False


def render(
    timeline: Timeline,
    find: Callable[[MediaId], Path],
    dest: Path,
    *,
    progress: Callable[[int, int], None] = _nobody,
    cancelled: Callable[[], bool] = _never,
    tags: Mapping[str, str] = NO_TAGS,
) -> Rendered:
    """Writes the film of `timeline` to `dest`: exactly its frames, and one sound track as long.

    Blocks; call it in a worker thread. `find` says where a media file lies. `progress` hears frames done and
    frames to do, a few times a second and once at the end. `cancelled` is asked before every decoded and
    every written frame and every half second of sound. `dest` appears whole or not at all.

    Raises Cancelled, Unreadable (a clip, voice or music that cannot be decoded) and StorageTrouble (the disk
    is full, or may not be written to).
    """

    def check() -> None:
        if cancelled():
            raise Cancelled("The film was cancelled while it was being put together.")

    check()
    with whole_or_nothing(dest, "film") as draft:
        notes = _write(timeline, find, draft, progress, check, tags)
        size = draft.stat().st_size
    return Rendered(
        frames=timeline.frames,
        seconds=timeline.seconds,
        width=timeline.width,
        height=timeline.height,
        size=size,
        notes=notes,
    )


def _write(
    timeline: Timeline,
    find: Callable[[MediaId], Path],
    draft: Path,
    progress: Callable[[int, int], None],
    check: Callable[[], None],
    tags: Mapping[str, str],
) -> tuple[Note, ...]:
    mix = Mix(timeline, lambda media: Source.at(find(media)), check)
    sound = mastered(mix.play(), settings(surveyed(mix.play())))
    track = PictureTrack(timeline, find, check)
    master = Master(draft, Screen.of(timeline), tags)
    try:
        sounded, told = 0, time.monotonic()
        for done, frame in enumerate(track.frames(), 1):
            check()
            master.add_picture(frame)
            while sounded < mix.at_frame(done) and (piece := next(sound, None)) is not None:
                master.add_sound(piece)
                sounded += piece.shape[1]
            if time.monotonic() - told >= PROGRESS_SECONDS and done < timeline.frames:
                progress(done, timeline.frames)
                told = time.monotonic()
        master.finish()
    except BaseException:
        with suppress(FFmpegError, OSError):
            master.abandon()
        raise
    progress(timeline.frames, timeline.frames)
    return track.notes
