"""The port to every provider of takes: a sheet that says what a model can do, and six verbs.

Everything about a vendor that a planner, a page or a run needs to know is data on its `Sheet`, so nobody
asks for a vendor's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol

from pydantic import Field

from reelwright.film.errors import WrongInput
from reelwright.film.grammar import Aspect
from reelwright.film.storyboard import Bible, Scene
from reelwright.film.time import Rate, Seconds
from reelwright.film.value import Value


class PromptUnit(StrEnum):
    """What a provider counts a prompt's length in."""

    CHARACTERS = "characters"
    UTF16 = "utf16"


class Durations(Value):
    """The seconds a model can shoot: `values`, or every `step` from `least` to `most`."""

    values: tuple[Seconds, ...] = ()
    least: Seconds = Fraction(0)
    most: Seconds = Fraction(0)
    step: Seconds = Fraction(1)

    def allows(self, seconds: Fraction) -> bool:
        if self.values:
            return seconds in self.values
        return self.least <= seconds <= self.most and (seconds - self.least) % self.step == 0

    @property
    def shortest(self) -> Fraction:
        return min(self.values) if self.values else self.least

    @property
    def longest(self) -> Fraction:
        return max(self.values) if self.values else self.most

    def at_least(self, seconds: Fraction) -> Fraction | None:
        """The shortest duration that covers `seconds`; None when the model cannot shoot that long."""
        if self.values:
            return min((one for one in self.values if one >= seconds), default=None)
        if seconds <= self.least:
            return self.least
        steps = -(-(seconds - self.least) // self.step)
        rounded = self.least + steps * self.step
        return rounded if rounded <= self.most else None


class PixelSize(Value):
    width: int = Field(ge=16, multiple_of=2)
    height: int = Field(ge=16, multiple_of=2)


class Price(Value):
    """What a second of picture costs. `known=False` means nobody said, which is not the same as free."""

    per_second_micros: int = 0
    currency: str = "USD"
    known: bool = True


class Sheet(Value):
    """What one model of one provider can do, with where that is written and when it was looked up."""

    provider: str
    model: str
    about: str
    """One sentence for a person choosing."""
    durations: Durations
    handle_step: Seconds | None = None
    """When set, a take may be longer than `durations` allow by handles in whole steps of this."""
    sizes: Mapping[Aspect, PixelSize]
    rates: tuple[Rate, ...]
    prompt_limit: int
    prompt_unit: PromptUnit = PromptUnit.CHARACTERS
    seed: bool = True
    native_audio: bool = False
    price: Price = Price()
    concurrency: int = Field(default=1, ge=1)
    """Takes that may be under way at once."""
    poll_seconds: float = Field(default=5, gt=0)
    animatic: bool = False
    """The take is a drawing that stands in for the real one, at no cost and within seconds."""
    source: str
    checked: str
    """ISO date on which `source` was read."""

    def prompt_length(self, prompt: str) -> int:
        """The length of `prompt` in the provider's own unit."""
        if self.prompt_unit is PromptUnit.UTF16:
            return len(prompt.encode("utf-16-le")) // 2
        return len(prompt)

    def size(self, aspect: Aspect) -> PixelSize:
        """Pixels for `aspect`; WrongInput when the model has no such shape."""
        if aspect not in self.sizes:
            shapes = ", ".join(one.value for one in self.sizes)
            raise WrongInput(
                f"{self.provider} {self.model} cannot shoot {aspect.value}; it can shoot {shapes}.",
                code="aspect_not_offered",
                where="aspect",
            )
        return self.sizes[aspect]


class ShotRequest(Value):
    """One take, asked for. Everything a provider may use; each uses what it can."""

    model: str
    prompt: str
    seed: int = Field(ge=0, le=4294967295)
    seconds: Seconds
    """In all, handles included."""
    lead: Seconds = Fraction(0)
    """Handle before the scene's own first frame: the scene's own time is `lead` to `lead + scene.seconds`."""
    width: int
    height: int
    rate: Rate
    scene: Scene
    bible: Bible = Bible()
    title: str = ""
    """Of the film; for the slate."""
    take: int = Field(default=1, ge=1)
    slate: bool = False
    """Draw a label with scene, take and camera into the picture (animatic only)."""
    words: bool = False
    """Draw the scene's own words into the picture (animatic only)."""


class Quote(Value):
    """What a take will cost: at least and at most, in micro-units."""

    least_micros: int
    most_micros: int
    currency: str = "USD"
    known: bool = True


class JobRef(Value):
    """Enough, as plain JSON, to find a submitted job again after a crash."""

    provider: str
    model: str
    id: str
    data: dict[str, Any] = Field(default_factory=dict)


class JobPhase(StrEnum):
    QUEUED = "queued"
    THROTTLED = "throttled"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def over(self) -> bool:
        return self in (JobPhase.SUCCEEDED, JobPhase.FAILED, JobPhase.CANCELLED)


class JobState(Value):
    phase: JobPhase
    progress: float = Field(default=0, ge=0, le=1)
    error: str | None = None
    """Why it failed, as a sentence."""
    error_code: str | None = None
    retry: bool = False
    """The same request may succeed if sent again."""
    cost_micros: int | None = None
    """Final cost once over; None while the provider has not said."""


class Provider(Protocol):
    """Submit never polls, `status` makes one call, and a JobRef outlives the process that made it.

    Errors: WrongInput when the request does not fit the sheet, Refused and TryAgain as their names say.
    """

    @property
    def name(self) -> str: ...

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """One a model; the first is the default."""
        ...

    def quote(self, request: ShotRequest) -> Quote: ...

    async def submit(self, request: ShotRequest, key: str) -> JobRef:
        """Start a take. `key` is the take id: the same key twice is the same take."""
        ...

    async def status(self, job: JobRef) -> JobState: ...

    async def cancel(self, job: JobRef) -> None:
        """Stop the job; nothing happens when it is over or unknown."""
        ...

    async def fetch(self, job: JobRef, dest: Path) -> None:
        """Write the finished clip to `dest`, whole or not at all."""
        ...

    def close(self) -> None:
        """Let go of threads and connections; jobs that run here stop and can be taken up again."""
        ...


def sheet_of(provider: Provider, model: str | None) -> Sheet:
    """The sheet of `model`, or the provider's default; WrongInput names the models there are."""
    if model is None:
        return provider.sheets[0]
    for sheet in provider.sheets:
        if sheet.model == model:
            return sheet
    known = ", ".join(sheet.model for sheet in provider.sheets)
    raise WrongInput(
        f"{provider.name} has no model called {model!r}; it has {known}.",
        code="unknown_model",
        where="model",
    )
