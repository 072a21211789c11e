"""The planner that asks a language model, through pydantic-ai, for a storyboard."""

from __future__ import annotations

import re
from typing import Final

from pydantic_ai import Agent, ModelRetry, UnexpectedModelBehavior
from pydantic_ai.exceptions import (
    AgentRunError,
    ContentFilterError,
    OutputTokenLimitExceeded,
    UsageLimitExceeded,
    UserError,
)
from pydantic_ai.usage import UsageLimits

from reelwright.film.brief import Brief, Limits, Mode
from reelwright.film.errors import ReelwrightError, WrongSetting
from reelwright.film.storyboard import Storyboard
from reelwright.film.video import Note
from reelwright.providers.port import Sheet
from reelwright.story.builtin.seconds import does_not_fit, split
from reelwright.story.language_brief import INSTRUCTIONS, request_of
from reelwright.story.language_draft import FilmDraft, changed_words, storyboard_of
from reelwright.story.language_faults import fault_of, unusable
from reelwright.story.language_models import LanguageModel
from reelwright.story.language_usage import with_usage
from reelwright.story.language_wire import Metered, opened
from reelwright.story.lint import Finding, Severity, lint
from reelwright.story.port import Draft

_PACE: Final = {"narration_too_slow", "narration_too_fast"}
"""What the user's own words decide in verbatim mode."""
_OURS: Final = {"look_not_repeated"}
"""What the model could not put right: the prompts are composed here."""

_Plan = tuple[Storyboard, tuple[Note, ...]]


class LanguagePlanner:
    """A `Planner` that asks a language model and takes nothing from it but a validated storyboard.

    An answer that does not validate, or in which lint finds something, goes back with what was wrong, up to
    `max_tries` answers in all. Advice that the best answer still leaves becomes notes; when each has an error
    it is Refused (`model_answer_unusable`). Every error carries the calls made so far: see `language_usage`.
    """

    def __init__(self, model: LanguageModel, *, limits: Limits | None = None) -> None:
        """WrongSetting when a key, an address or a price is missing or makes no sense."""
        _check(model)
        self._model = model
        self._limits = limits or Limits()

    @property
    def name(self) -> str:
        return self._model.name

    async def draft(self, brief: Brief, sheet: Sheet) -> Draft:
        """See `Planner.draft`; WrongSetting, too, when the key, the model or the address is wrong."""
        most_scenes = self._limits.max_scenes if brief.scenes is None else brief.scenes
        _check_fillable(brief, sheet, most_scenes)
        async with opened(self._model) as model:
            reading = _TableRead(brief, sheet, most_scenes, model)
            try:
                outcome = await self._ask(model, reading)
            except BaseException as error:  # a cancellation carries its calls as well
                with_usage(error, tuple(model.calls))
                raise
        if isinstance(outcome, ReelwrightError):
            raise with_usage(outcome, tuple(model.calls))
        storyboard, notes = outcome
        return Draft(storyboard=storyboard, planner=self.name, notes=notes, usage=tuple(model.calls))

    async def _ask(self, model: Metered, reading: _TableRead) -> _Plan | ReelwrightError:
        """The plan, or the error to raise; returned, so that it drags no vendor's answer along as context."""
        agent = Agent(
            model,
            output_type=FilmDraft,
            instructions=INSTRUCTIONS,
            retries=self._model.max_tries - 1,
            name="storyboard",
        )
        agent.output_validator(reading.judge)
        try:
            await agent.run(
                request_of(reading.brief, reading.sheet, reading.most_scenes),
                usage_limits=UsageLimits(request_limit=self._model.max_tries),
                infer_name=False,
            )
        except (OutputTokenLimitExceeded, ContentFilterError) as error:
            return reading.best or fault_of(error, self._model)
        except (UnexpectedModelBehavior, UsageLimitExceeded):
            return reading.best or unusable(self._model, reading.wrong, tries=len(model.calls))
        except (AgentRunError, UserError) as error:
            return reading.best or fault_of(error, self._model)
        return reading.best or unusable(self._model, reading.wrong, tries=len(model.calls))


class _TableRead:
    """Where answers are read and judged; `best` is the one with the fewest findings that can be filmed."""

    def __init__(self, brief: Brief, sheet: Sheet, most_scenes: int, model: Metered) -> None:
        self.brief = brief
        self.sheet = sheet
        self.most_scenes = most_scenes
        self.best: _Plan | None = None
        self.wrong = "no answer had the form that was asked for"
        self._model = model

    def judge(self, draft: FilmDraft) -> FilmDraft:
        """The draft when it will do, or is the last there will be; else ModelRetry with what is wrong."""
        storyboard, mended = storyboard_of(draft, self.brief, self.sheet)
        found = self._findings(storyboard)
        errors = [one for one in found if one.severity is Severity.ERROR]
        if errors:
            self.wrong = errors[0].message.rstrip(".")
        else:
            notes = (*mended, *(Note(code=one.code, message=one.message, scene=one.scene) for one in found))
            if self.best is None or len(notes) < len(self.best[1]):
                self.best = (storyboard, notes)
        mendable = [one for one in found if one.code not in _OURS]
        last = len(self._model.calls) >= self._model.described.max_tries
        if errors or (mendable and not last):
            told = "\n".join(f"- {one.message}" for one in mendable)
            raise ModelRetry(f"This cannot be filmed yet. Send the whole storyboard again, mended:\n{told}")
        return draft

    def _findings(self, storyboard: Storyboard) -> tuple[Finding, ...]:
        found = list(lint(storyboard, self.brief, self.sheet))
        if self.brief.scenes is None and len(storyboard.scenes) > self.most_scenes:
            message = f"There are {len(storyboard.scenes)} scenes: have at most {self.most_scenes}."
            found.append(Finding(code="scene_count", message=message))
        if (changed := changed_words(storyboard, self.brief)) is not None:
            found.append(Finding(code="changed_words", message=changed))
        if self.brief.mode is Mode.VERBATIM:
            found = [one for one in found if one.code not in _PACE]
        return tuple(found)


def _check(model: LanguageModel) -> None:
    """WrongSetting for what no call is needed to find."""
    fault = None
    if model.api_key is None and model.base_url is None:
        fault = WrongSetting(
            f"The language model {model.name} needs a key.",
            code="language_model_key",
            hint="Set the language model's key, or the base URL of an endpoint that wants none.",
        )
    elif not re.match(r"https?://[^/\s]", model.url):
        fault = WrongSetting(
            f"The base URL of the language model {model.name} is not a web address.",
            code="language_model_url",
            hint="Set one such as http://127.0.0.1:11434/v1.",
        )
    elif (model.input_micros_per_million is None) != (model.output_micros_per_million is None):
        fault = WrongSetting(
            f"The language model {model.name} has a price for one kind of token only.",
            code="language_model_price",
            hint="Set the price of input and of output tokens, or neither.",
        )
    if fault is not None:
        raise fault


def _check_fillable(brief: Brief, sheet: Sheet, most_scenes: int) -> None:
    """WrongInput when no number of scenes that the brief allows can fill its seconds; nobody is asked."""
    counts = range(1, most_scenes + 1) if brief.scenes is None else (brief.scenes,)
    if not any(split(brief.seconds, count, sheet, lambda _scene, _seconds: 0.0) for count in counts):
        raise does_not_fit(brief.seconds, brief.scenes, sheet)
