"""What Runway answers, as far as it is used here: checked on arrival, all else in it passed over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, ValidationError
from pydantic.alias_generators import to_camel

from reelwright.providers.runway.sheets import CREDIT_MICROS

_MOST_CREDITS = 10**9
Credits = Annotated[Decimal, Field(ge=-_MOST_CREDITS, le=_MOST_CREDITS)]
"""Fractional in an estimate, whole once charged."""


def micros(credits: Decimal) -> int:
    """Credits as micro-units, rounded up to a whole one."""
    return int((credits * CREDIT_MICROS).to_integral_value(ROUND_CEILING))


class Answer(BaseModel):
    """Any object; of itself it says no more than that there is one, or no body at all."""

    model_config = ConfigDict(frozen=True, alias_generator=to_camel, extra="ignore")


class Charge(Answer):
    credits: Credits | None = None

    @property
    def micros(self) -> int | None:
        return None if self.credits is None or self.credits < 0 else micros(self.credits)


class Created(Answer):
    id: str
    estimated_cost: Charge | None = None


class Task(Answer):
    id: str
    status: str
    progress: FiniteFloat | None = None
    output: tuple[str, ...] | None = None
    failure: str | None = None
    failure_code: str | None = None
    cost: Charge | None = None


class Slot(Answer):
    """Where a file may be put, and the name it has afterwards."""

    upload_url: str
    fields: Mapping[str, str]
    runway_uri: str = Field(pattern=r"^runway://\S{4,4990}$")


class ModelLimits(Answer):
    max_concurrent_generations: int | None = None
    max_daily_generations: int | None = None


class ModelUsage(Answer):
    daily_generations: int


class Tier(Answer):
    models: Mapping[str, ModelLimits]


class Usage(Answer):
    models: Mapping[str, ModelUsage]


class Organization(Answer):
    credit_balance: Credits
    tier: Tier
    usage: Usage


class ModelCredits(Answer):
    model: str
    amount: Credits


class DayCredits(Answer):
    date: date
    used_credits: tuple[ModelCredits, ...]


class CreditUsage(Answer):
    results: tuple[DayCredits, ...]


class Issue(Answer):
    """One thing that is wrong with a request."""

    message: str = ""
    path: tuple[str | int, ...] = ()


class Complaint(Answer):
    """The body of a refusal; a gateway in front says `message`."""

    error: str = ""
    message: str = ""
    issues: tuple[Issue, ...] = ()

    @property
    def words(self) -> str:
        return self.error or self.message


A = TypeVar("A", bound=Answer)


def read(kind: type[A], body: bytes) -> A | None:
    """The answer in `body` (none stands for an empty object); None when it is no such answer."""
    try:
        return kind.model_validate_json(body or b"{}")
    except ValidationError:
        return None
