"""A task: what was asked for, and where it stands at any moment, as a function of the times on record."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from reelwright.rehearsal.fault import FAILURES, Fault, Strikes, first
from reelwright.rehearsal.issue import Json
from reelwright.rehearsal.model import MODELS, Makes, Model

FIRST_PROGRESS, LAST_PROGRESS = 0.02, 0.98
_INPUT_LOOKED_AT = 0.1
_OUTPUT_LOOKED_AT = 0.6
"""The share of a run after which a task that fails does so: at once for its input, later for its output."""
_BACK_AT = 0.5
_UNKNOWN = "REVIEWING"
_THROTTLED_MS = 60_000


class Status(StrEnum):
    PENDING = "PENDING"
    THROTTLED = "THROTTLED"
    RUNNING = "RUNNING"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


OVER = (Status.SUCCEEDED, Status.FAILED, Status.CANCELLED)


@dataclass(frozen=True, slots=True)
class Task:
    """Times are in milliseconds: `created`, `granted` and `over` of the epoch, the others how long."""

    id: str
    account: str
    model: str
    endpoint: str
    body: Json
    """The request as checked; pictures are named by where they are kept."""
    seed: int
    faults: tuple[Fault, ...]
    created: int
    pending_ms: int
    running_ms: int
    """At pace 1."""
    pace: float
    quoted: int
    charged: int
    granted: int | None = None
    """When it got one of the account's places; None while it is throttled."""
    over: int | None = None
    status: Status | None = None
    """How it ended; None while it has not."""
    deleted: bool = False

    @property
    def made_by(self) -> Model:
        return MODELS[(self.endpoint, self.model)]

    @property
    def prompt(self) -> str:
        return str(self.body.get("promptText", ""))

    def fault(self, *strikes: Strikes) -> Fault | None:
        return first(self.faults, *strikes)

    def has(self, name: str) -> bool:
        return any(one.name == name for one in self.faults)

    @property
    def failure(self) -> str | None:
        """The failureCode that it will fail with, if it will."""
        return next((one.argument for one in self.faults if one.name == "fail"), None)

    @property
    def makes_something(self) -> bool:
        return self.failure is None and not (self.has("cancelled") or self.has("stuck") or self.has("vanish"))

    @property
    def not_before(self) -> int:
        """No place is given to it before then."""
        held = next((one for one in self.faults if one.name == "throttled"), None)
        if held is None:
            return self.created
        scaled = _THROTTLED_MS * self.pace
        return self.created + round(held.number(0) * 1000 if held.argument else scaled)

    @property
    def runs_at(self) -> int | None:
        return None if self.granted is None else self.granted + round(self.pending_ms * self.pace)

    @property
    def due(self) -> int | None:
        """When it ends, if what it makes is there by then; None while nobody knows, or never."""
        if self.runs_at is None or self.has("stuck"):
            return None
        share = 1.0
        if self.failure is not None:
            share = _INPUT_LOOKED_AT if "INPUT" in self.failure else _OUTPUT_LOOKED_AT
        elif self.has("cancelled"):
            share = _OUTPUT_LOOKED_AT
        return self.runs_at + round(self.running_ms * self.pace * share)

    @property
    def ends_as(self) -> Status:
        if self.has("cancelled"):
            return Status.CANCELLED
        return Status.SUCCEEDED if self.failure is None else Status.FAILED

    def keeps_charge(self, status: Status) -> bool:
        """Whether ending so leaves it charged: done and moderated tasks are, failed ones are not."""
        if status is Status.FAILED:
            return self.failure is not None and FAILURES[self.failure][1]
        return status is Status.SUCCEEDED

    def status_at(self, now: int) -> Status:
        if self.status is not None:
            return self.status
        if self.runs_at is None:
            return Status.THROTTLED
        return Status.RUNNING if now >= self.runs_at else Status.PENDING

    def progress(self, now: int) -> float:
        """Of a running task: from 0.02 to 0.98."""
        took = self.running_ms * self.pace
        share = min(1.0, max(0, now - (self.runs_at or now)) / took) if took > 0 else 1.0
        if self.has("stuck"):
            share = min(share, _BACK_AT)
        if self.has("backwards") and share >= _BACK_AT:
            share -= _BACK_AT
        return round(FIRST_PROGRESS + (LAST_PROGRESS - FIRST_PROGRESS) * share, 4)

    def to_json(self, now: int, output: list[str]) -> Json:
        """The answer to `GET /v1/tasks/{id}`; `output` are the addresses of what was made."""
        status = self.status_at(now)
        said: Json = {"id": self.id, "createdAt": iso(self.created), "status": status.value}
        if status not in OVER:
            if status is Status.RUNNING:
                said["progress"] = self.progress(now)
                if self.has("unknown_status"):
                    said["status"] = _UNKNOWN
            return {**said, "estimatedCost": {"credits": self.quoted}}
        if status is Status.SUCCEEDED:
            said["output"] = output
        elif status is Status.FAILED:
            code = self.failure or "INTERNAL"
            said["failure"] = FAILURES[code][0]
            if code != "NONE":
                said["failureCode"] = code
        return {**said, "cost": {"credits": self.charged}}


def iso(ms: int) -> str:
    """Milliseconds of the epoch as Runway writes a time."""
    at = datetime.fromtimestamp(ms / 1000, UTC)
    return f"{at:%Y-%m-%dT%H:%M:%S}.{ms % 1000:03d}Z"


def day_of(ms: int) -> str:
    """The UTC day of a moment."""
    return iso(ms)[:10]


def durations(model: Model, body: Json, seed: int) -> tuple[int, int]:
    """Milliseconds that a task waits and runs at pace 1: 1 to 3 s, then 20 to 60 s for a clip by its length,
    less for pictures and sounds. The same request takes the same time."""
    words = json.dumps([model.name, body, seed], sort_keys=True).encode()
    chance = int.from_bytes(hashlib.blake2b(words, digest_size=8).digest())
    pending = 1000 + chance % 2001
    spread = (chance >> 16) % 8001
    match model.makes:
        case Makes.CLIP:
            running = round(20_000 + 4000 * max(0.0, min(8.0, model.seconds_of(body) - 2))) + spread
        case Makes.PICTURE:
            running = 8000 + spread
        case _:
            running = 3000 + spread // 2
    return pending, running
