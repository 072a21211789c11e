"""A video: the user's project from brief to finished film."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from reelwright.film.brief import Brief
from reelwright.film.ids import MediaId, VideoId
from reelwright.film.storyboard import Scene, Storyboard
from reelwright.film.timeline import Timeline
from reelwright.film.value import Value


class VideoStatus(StrEnum):
    PENDING = "pending"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def over(self) -> bool:
        return self in (VideoStatus.COMPLETED, VideoStatus.FAILED, VideoStatus.CANCELLED)


class Needs(StrEnum):
    """What a video waits for a person to give."""

    NOTHING = "nothing"
    APPROVAL = "approval"
    MONEY = "money"
    DECISION = "decision"


class Note(Value):
    """What a viewer has a right to know: a fallback, a shortened transition, a missing glyph."""

    code: str
    message: str
    scene: int | None = None


class Loudness(Value):
    """How loud a film is, by EBU R 128 / ITU-R BS.1770."""

    lufs: float
    """Integrated."""
    peak_dbtp: float
    """True peak."""


class Film(Value):
    """The files of a finished film, and what was measured from the film itself."""

    film: MediaId
    poster: MediaId
    captions: MediaId
    frames: int = Field(ge=1)
    width: int
    height: int
    size: int
    """Bytes of the MP4."""
    subtitles: MediaId | None = None
    """The captions as SRT."""
    sprite: MediaId | None = None
    """Small pictures of the whole film in one, for a player's time line."""
    sprite_map: MediaId | None = None
    """WebVTT that says which part of the sprite belongs to which seconds."""
    contact_sheet: MediaId | None = None
    peaks: MediaId | None = None
    """The waveform as JSON."""
    loudness: Loudness | None = None
    """Measured on the finished file; None where it has no sound."""


class Video(Value):
    id: VideoId
    brief: Brief
    status: VideoStatus = VideoStatus.PENDING
    needs: Needs = Needs.NOTHING
    ask: str | None = None
    """What is asked of the person while `needs` is not `nothing`."""
    attempt: int = Field(default=1, ge=1)
    storyboard: Storyboard | None = None
    drawn: tuple[int, ...] = ()
    """Scenes that stay animatics because the person chose so."""
    worded: tuple[int, ...] = ()
    """Scenes whose prompt the person wrote: it is not composed anew when its scene changes."""
    removed: tuple[Scene, ...] = ()
    """Scenes taken out of the film, with their takes; numbered from `MOST_SCENES` + 1 on."""
    timeline: Timeline | None = None
    preview: Film | None = None
    film: Film | None = None
    notes: tuple[Note, ...] = ()
    error: str | None = None
    error_code: str | None = None
    cost_micros: int = 0
    """Money moved so far, from the ledger."""
    unpriced_calls: int = 0
    """Calls whose price nobody knows; they are in no total."""
    last_seq: int = 0
    """Sequence number of the last event that this state includes."""
    created: datetime
    updated: datetime
