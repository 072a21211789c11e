"""A take: one attempt at a scene by a provider."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from reelwright.film.ids import MediaId, TakeId, VideoId
from reelwright.film.time import Seconds
from reelwright.film.value import Value

FOOTAGE = "footage"
"""The provider of a take that nobody shot: the user's own clip or picture."""


class TakeState(StrEnum):
    PENDING = "pending"
    SHOOTING = "shooting"
    READY = "ready"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Take(Value):
    """Nothing about a take is overwritten by another attempt; the circled one goes into the film."""

    id: TakeId
    video: VideoId
    scene: int = Field(ge=1)
    number: int = Field(ge=1)
    provider: str
    model: str
    prompt: str
    seed: int
    seconds: Seconds
    """Asked for, handles included."""
    lead: Seconds
    """Seconds of handle before the scene's own first frame."""
    state: TakeState = TakeState.PENDING
    progress: float = Field(default=0, ge=0, le=1)
    cost_micros: int | None = None
    """Settled cost; None while it is not known."""
    media: MediaId | None = None
    error: str | None = None
    """Why it failed, what that cost, and what to do."""
    error_code: str | None = None
    circled: bool = False
    identity: str = ""
    """Hash of all that decides what comes of it; empty until that is known."""
    reused: TakeId | None = None
    """The take that paid for this clip: it was not made again."""
    fresh: bool = False
    """Asked for anew: an earlier take that is the same is no substitute."""
