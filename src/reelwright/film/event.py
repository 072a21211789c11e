"""Events: what happened to a video, numbered from 1 without a gap, and kept."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import Field

from reelwright.film.ids import VideoId
from reelwright.film.value import Value


class EventKind(StrEnum):
    GENERATION_STARTED = "video_generation_started"
    STORYBOARD_CREATED = "video_storyboard_created"
    PREVIEW_READY = "video_preview_ready"
    SCENE_PROCESSING = "video_scene_processing"
    SCENE_COMPLETED = "video_scene_completed"
    SCENE_FAILED = "video_scene_failed"
    COMBINING_SCENES = "video_combining_scenes"
    NEEDS_YOU = "video_needs_you"
    COMPLETED = "video_completed"
    FAILED = "video_failed"
    CANCELLED = "video_cancelled"

    @property
    def final(self) -> bool:
        return self in (EventKind.COMPLETED, EventKind.FAILED, EventKind.CANCELLED)


class Progress(Value):
    """Where a video stands; part of every event."""

    percent: int = Field(default=0, ge=0, le=100)
    """Of the whole video; never falls within one attempt."""
    step: str = ""
    """What is being done now: `storyboard`, `scenes`, `film`, `done`."""
    scene: int | None = None
    scene_percent: int | None = Field(default=None, ge=0, le=100)
    seconds_left: int | None = None
    """An estimate; None while there is nothing to base one on."""
    cost_micros: int = 0
    currency: str = "USD"
    detail: dict[str, Any] = Field(default_factory=dict)
    """What belongs to this kind of event only: a title, an error, a media id."""


class Event(Value):
    video: VideoId
    seq: int = Field(ge=1)
    kind: EventKind
    at: datetime
    progress: Progress = Progress()
