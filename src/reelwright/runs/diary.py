"""Writing down what happens to a video: progress in percent, seconds left, money so far."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import Any

import sqlalchemy as sa

from reelwright.film.event import EventKind, Progress
from reelwright.film.ids import VideoId
from reelwright.film.take import Take
from reelwright.film.video import Note, Video
from reelwright.runs.stage import stage
from reelwright.store import events, ledger, videos

# How much of the work, in percent, is done when each part begins. From the measured times of a 30 s animatic
# film on two cores: the storyboard takes next to nothing, and most of the film is made while scenes are shot.
STORYBOARD, SCENES, SOUND, FILM, DONE = 0, 3, 90, 92, 100
_TRUSTED = 6
"""Percent below which an estimate of the time left would be a guess."""
_SILENCE_S = 10.0
"""Between two events of a film that is being made there is less than this on any but the slowest machine."""


def tell(
    conn: sa.Connection,
    video: VideoId,
    attempt: int,
    kind: EventKind,
    happening: str,
    *,
    percent: int,
    step: str,
    scene: int | None = None,
    scene_percent: int | None = None,
    detail: dict[str, Any] | None = None,
) -> None:
    """Keep an event in this transaction. It is told once an attempt, whatever runs again."""
    now = stage().clock()
    percent = max(percent, videos.percent(conn, video) if kind is not EventKind.GENERATION_STARTED else 0)
    left = 0 if kind.final else _seconds_left([*events.times(conn, video, attempt), now], percent)
    spent = ledger.spent(conn, video)
    progress = Progress(
        percent=percent,
        step=step,
        scene=scene,
        scene_percent=scene_percent,
        seconds_left=left,
        cost_micros=spent.micros,
        detail={**(detail or {}), **({"unpricedCalls": spent.unpriced} if spent.unpriced else {})},
    )
    events.append(conn, video, kind, f"{attempt}.{happening}", progress, now)


def tell_landed(
    conn: sa.Connection, video: VideoId, attempt: int, take: Take, *, percent: int = SCENES
) -> None:
    """Tell that a scene has its take."""
    reused = {"reused": take.reused} if take.reused else {}
    tell(
        conn,
        video,
        attempt,
        EventKind.SCENE_COMPLETED,
        f"scene.{take.scene}.{take.number}.completed",
        percent=percent,
        step="scenes",
        scene=take.scene,
        scene_percent=100,
        detail={"take": take.id, "provider": take.provider, "media": take.media, **reused},
    )


def _seconds_left(times: list[datetime], percent: int) -> int | None:
    """What the work so far lets expect. A long silence in the log was a pause or a crash, not work."""
    if percent < _TRUSTED:
        return None
    worked = sum(min((later - sooner).total_seconds(), _SILENCE_S) for sooner, later in pairwise(times))
    return round(worked * (DONE - percent) / percent)


def scenes_percent(shares: list[float]) -> int:
    """Percent of the whole video when each scene is `shares` (0 to 1) done."""
    done = sum(shares) / len(shares) if shares else 1.0
    return int(SCENES + (SOUND - SCENES) * done)


_OF_THE_CUT = frozenset(
    {
        "animatic_in_film",
        "captions_hurried",
        "captions_left_out",
        "clip_short",
        "clip_without_sound",
        "frames_lost",
        "loudness_missed",
        "missing_glyph",
        "no_music",
        "no_voice",
        "scene_shortened",
        "transition_shortened",
        "voice_cut",
    }
)
"""Codes of the notes that cutting and rendering make anew each time."""


def recut(video: Video, notes: list[Note]) -> tuple[Note, ...]:
    """The notes of a film that is cut again: what was said of its storyboard stays, what was said of the
    cut before (a preview, or one with a take that was lost) is no longer true."""
    kept = tuple(note for note in video.notes if note.code not in _OF_THE_CUT)
    return with_notes(video.but(notes=kept), notes)


def with_notes(video: Video, notes: list[Note]) -> tuple[Note, ...]:
    """The video's notes and these, each once."""
    kept = list(video.notes)
    kept.extend(note for note in notes if note not in kept)
    return tuple(kept)
