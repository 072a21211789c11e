"""The port to every provider of takes: a sheet that says what a model can do, and six verbs.

Everything about a vendor that a planner, a page or a run needs to know is data on its `Sheet`, so nobody
asks for a vendor's name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol

from pydantic import Field

from reelwright.film.errors import Retry, Trouble, WrongInput
from reelwright.film.grammar import Aspect
from reelwright.film.ids import MediaId
from reelwright.film.storyboard import Bible, Scene
from reelwright.film.time import Rate, Seconds
from reelwright.film.value import Value
from reelwright.providers.price import Billing, Price


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


class Makes(StrEnum):
    """What comes of a job."""

    CLIP = "clip"
    PICTURE = "picture"


class Mode(StrEnum):
    """What a model can be given beside the prompt."""

    TEXT = "text"
    """Nothing: words alone."""
    FIRST_FRAME = "first_frame"
    FIRST_AND_LAST = "first_and_last"
    REFERENCES = "references"
    """Pictures of what stays the same, named in the prompt as `@tag`."""


class Cancelling(StrEnum):
    NONE = "none"
    QUEUED = "queued"
    """Only what does not run yet can be stopped."""
    ANY = "any"


class Sheet(Value):
    """What one model of one provider can do, with where that is written and when it was looked up."""

    provider: str
    model: str
    about: str
    """One sentence for a person choosing."""
    durations: Durations
    handle_step: Seconds | None = None
    """When set, a take may be longer than `durations` allow by handles in whole steps of this."""
    makes: Makes = Makes.CLIP
    modes: tuple[Mode, ...] = (Mode.TEXT,)
    sizes: Mapping[Aspect, PixelSize]
    text_aspects: tuple[Aspect, ...] | None = None
    """The shapes that words alone can give; others need a first frame. None: all of `sizes`."""
    references: int = 0
    """Most reference pictures."""
    rates: tuple[Rate, ...]
    prompt_limit: int
    prompt_unit: PromptUnit = PromptUnit.CHARACTERS
    seed: bool = True
    native_audio: bool = False
    price: Price = Price()
    billing: Billing = Billing()
    cancelling: Cancelling = Cancelling.ANY
    concurrency: int = Field(default=1, ge=1)
    """Takes that may be under way at once, where the account does not say."""
    link_hours: float | None = None
    """How long the address of a finished clip works; another can be asked for."""
    replaces: tuple[str, ...] = ()
    """Names of retired models that this one stands in for, in lower case."""
    poll_seconds: float = Field(default=5, gt=0)
    animatic: bool = False
    """The take is a drawing that stands in for the real one, at no cost and within seconds."""
    source: str
    checked: str
    """ISO date on which `source` was read."""

    def from_words(self, aspect: Aspect) -> bool:
        """Whether a prompt alone can be shot in this shape."""
        return Mode.TEXT in self.modes and (self.text_aspects is None or aspect in self.text_aspects)

    def prompt_length(self, prompt: str) -> int:
        """The length of `prompt` in the provider's own unit."""
        if self.prompt_unit is PromptUnit.UTF16:
            return len(prompt.encode("utf-16-le")) // 2
        return len(prompt)

    def takes(self, prompt: str) -> bool:
        """Whether `prompt` is short enough."""
        return self.prompt_length(prompt) <= self.prompt_limit

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


class Reference(Value):
    """A picture of what stays the same; the prompt names it as `@tag`."""

    tag: str = Field(pattern=r"^[a-z][a-z0-9_]{2,15}$")
    media: MediaId


class ShotRequest(Value):
    """One take (or part of one, or one picture), asked for. Each provider uses what it can of it."""

    model: str
    prompt: str
    seed: int = Field(ge=0, le=4294967295)
    seconds: Seconds
    """In all, handles included; 0 for a picture."""
    lead: Seconds = Fraction(0)
    """Handle before the scene's own first frame: the scene's own time is `lead` to `lead + scene.seconds`."""
    width: int
    height: int
    rate: Rate
    first: MediaId | None = None
    """The picture that the clip starts from."""
    references: tuple[Reference, ...] = ()
    sound: bool = False
    """With the model's own sound."""
    scene: Scene
    """For a picture of a character: the first scene that they are in."""
    bible: Bible = Bible()
    title: str = ""
    """Of the film; for the slate."""
    take: int = Field(default=1, ge=1)
    slate: bool = False
    """Draw a label with scene, take and camera into the picture (animatic only)."""
    words: bool = False
    """Draw the scene's own words into the picture (animatic only)."""

    def identity(self, maker: str) -> str:
        """SHA-256 in hex of all that decides what comes of it: what has the same was paid for already."""
        decides = {
            "provider": maker,
            "model": self.model,
            "prompt": self.prompt,
            "seed": self.seed,
            "seconds": str(self.seconds),
            "size": [self.width, self.height],
            "first": self.first,
            "references": [[one.tag, one.media] for one in self.references],
            "sound": self.sound,
        }
        return hashlib.sha256(json.dumps(decides, sort_keys=True).encode()).hexdigest()


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
    trouble: Trouble | None = None
    retry: Retry = Retry.NEVER
    after_s: float | None = None
    """When to try again, where that may help."""
    provider_code: str | None = None
    cost_micros: int | None = None
    """Final cost once over; None while the provider has not said."""
    sure: bool = True
    """The cost is the provider's own figure; False: it follows from its rules."""


class ModelStanding(Value):
    """What an account may do with one model; None where there is no limit, or nobody says."""

    concurrency: int | None = None
    daily_most: int | None = None
    daily_made: int | None = None


class Standing(Value):
    """How an account stands at its provider."""

    balance_micros: int | None = None
    currency: str = "USD"
    models: Mapping[str, ModelStanding] = Field(default_factory=dict)
    at: datetime


class Provider(Protocol):
    """Submit never polls, `status` makes one call, and a JobRef outlives the process that made it.

    Errors: WrongInput when the request does not fit the sheet; ProviderError for all that the provider, or
    the way to it, does wrong.
    """

    @property
    def name(self) -> str: ...

    @property
    def account(self) -> str:
        """A fingerprint of the account that pays; empty where nobody does."""
        ...

    @property
    def maker(self) -> str:
        """Whose work it is, for the identity of a request: what a rehearsal drew is not the vendor's."""
        ...

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """One a model; the first is the default."""
        ...

    @property
    def pace(self) -> float:
        """By how much every wait is shortened: 1, but for a rehearsal that runs faster than life."""
        ...

    @property
    def silence_s(self) -> float:
        """Seconds after which a request that was sent and never answered will not be accepted any more."""
        ...

    def quote(self, request: ShotRequest) -> Quote: ...

    async def submit(self, request: ShotRequest, key: str) -> JobRef:
        """Start a take, with one POST at most. `key` is the call's id: the same key is the same job where
        the provider knows keys. `ProviderError.accepted` says whether a failed one may have begun."""
        ...

    async def status(self, job: JobRef) -> JobState: ...

    async def cancel(self, job: JobRef) -> JobState:
        """Stop the job and say how it ended and what it cost; one that is over or unknown stays as it is."""
        ...

    async def fetch(self, job: JobRef, dest: Path) -> None:
        """Write what was made to `dest`, whole or not at all."""
        ...

    async def standing(self) -> Standing | None:
        """How the account stands; None where there is none."""
        ...

    async def bill(self, day: date) -> Mapping[str, int] | None:
        """Micro-units charged on `day` (UTC), by model; None where nobody says."""
        ...

    def close(self) -> None:
        """Let go of threads and connections; jobs that run here stop and can be taken up again."""
        ...


class FreeProvider:
    """The part of a Provider that is about money, where there is none."""

    account = ""
    maker = ""
    pace = 1.0
    silence_s = 0.0

    async def standing(self) -> Standing | None:
        return None

    async def bill(self, day: date) -> Mapping[str, int] | None:
        return None


def clip_sheets(provider: Provider) -> tuple[Sheet, ...]:
    """The provider's models that shoot."""
    return tuple(sheet for sheet in provider.sheets if sheet.makes is Makes.CLIP)


def picture_sheet(provider: Provider) -> Sheet | None:
    """The provider's model for pictures; None when it has none."""
    return next((sheet for sheet in provider.sheets if sheet.makes is Makes.PICTURE), None)


def named(sheets: Iterable[Sheet], model: str) -> Sheet | None:
    """The sheet of `model`, or of the one that replaces it."""
    return next((one for one in sheets if model == one.model or model.lower() in one.replaces), None)


def sheet_of(provider: Provider, model: str | None) -> Sheet:
    """The sheet of `model`, of the one that replaces it, or of the provider's default.

    WrongInput names the models there are.
    """
    if model is None:
        return provider.sheets[0]
    found = named(provider.sheets, model)
    if found is not None:
        return found
    known = ", ".join(sheet.model for sheet in provider.sheets)
    raise WrongInput(
        f"{provider.name} has no model called {model!r}; it has {known}.",
        code="unknown_model",
        where="model",
    )
