"""Money at work: the calls that cost something, what is held for them, and what was moved."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import Field

from reelwright.film.errors import Trouble
from reelwright.film.ids import MediaId, TakeId, VideoId
from reelwright.film.value import Value

LOCAL = "local"
"""The owner of everything while the studio has no accounts."""


class Account(StrEnum):
    """Where money stands. What a transaction moves adds up to zero."""

    WORLD = "world"
    """Everything outside the studio: where grants come from."""
    AVAILABLE = "available"
    """Granted to a video by its budget, and not held."""
    RESERVED = "reserved"
    SPENT = "spent"
    LOST = "lost"
    """Charged, or as good as charged, for an answer that never came."""


class CallState(StrEnum):
    HELD = "held"
    """Its price is reserved; nothing was sent."""
    SENDING = "sending"
    """Written down before the one POST. Who finds it so after a crash does not know what became of it."""
    SUBMITTED = "submitted"
    PARKED = "parked"
    """Sent, the answer lost, and no rule tells what became of it: a person decides."""
    SETTLED = "settled"
    VOIDED = "voided"
    """Certainly not charged: the hold was given back."""
    LOST = "lost"

    @property
    def open(self) -> bool:
        return self in (CallState.HELD, CallState.SENDING, CallState.SUBMITTED, CallState.PARKED)


class Call(Value):
    """One call that costs something, made at most once, whatever crashes: another try is another call."""

    id: str = Field(max_length=120)
    video: VideoId
    owner: str = LOCAL
    purpose: str
    """`take`, `still`, `voice` or `storyboard`."""
    provider: str
    model: str
    account: str = ""
    """The provider's account: a fingerprint of the key, never the key."""
    scene: int | None = None
    take: TakeId | None = None
    request: str = ""
    """Hash of what was asked."""
    state: CallState = CallState.HELD
    held_micros: int | None = Field(default=None, ge=0)
    """The ceiling; None where nobody knows the price, and then nothing is held."""
    cost_micros: int | None = None
    """What it has cost; None until it is over, or where nobody knows."""
    sure: bool = True
    """The cost is the provider's own figure, not a rule's."""
    currency: str = "USD"
    input_tokens: int = 0
    output_tokens: int = 0
    before: dict[str, Any] | None = None
    """How the provider's account stood just before the call was sent (`Standing`)."""
    job: dict[str, Any] | None = None
    """The provider's job, once submitted: enough to find it again after a crash."""
    media: MediaId | None = None
    """What came of it: a picture, or a part of a take."""
    trouble: Trouble | None = None
    why: str | None = None
    """What went wrong, as a sentence."""
    at: datetime
    sent: datetime | None = None
    over: datetime | None = None


class Entry(Value):
    """One leg of a transaction. Entries are only ever added."""

    tx: str
    """Names the transaction: `{call}:hold`, `{call}:settle`, ... A transaction happens once."""
    account: Account
    micros: int
    currency: str = "USD"
    video: VideoId
    owner: str
    call: str | None = None
    """None for a grant."""
    at: datetime


class Balances(Value):
    """What stands on each account, of a video, an owner or all."""

    world: int = 0
    available: int = 0
    reserved: int = 0
    spent: int = 0
    lost: int = 0


class Budgets(Value):
    """What may be spent in all, beside the budget of each video; None is no limit."""

    day_micros: int | None = Field(default=None, ge=0)
    """By the whole studio in a day, UTC."""
    month_micros: int | None = Field(default=None, ge=0)
    """By one owner in a calendar month, UTC."""
