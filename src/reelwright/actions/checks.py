"""A check: one part of the studio, how it is, and what to do about it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class State(StrEnum):
    OK = "ok"
    MISSING = "missing"
    """Not there, and films are made without it."""
    WRONG = "wrong"
    """Films cannot be made until it is put right."""


@dataclass(frozen=True, slots=True)
class Check:
    """One part: how it is, in a sentence, and what to do about it."""

    part: str
    state: State
    found: str
    hint: str | None = None

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"state": self.state.value}
