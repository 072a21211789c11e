"""The settings over HTTP: those that can be set up from the page, for the next start of the studio."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Body
from pydantic import Field, SecretStr
from pydantic.alias_generators import to_camel

from reelwright.actions.counter import Counter
from reelwright.api.examples import SETTINGS
from reelwright.api.given import At
from reelwright.api.problems import problem_docs
from reelwright.film.errors import WrongSetting
from reelwright.film.value import Value
from reelwright.setup import Setup

router = APIRouter(prefix="/api/studio", tags=["studio"], responses=problem_docs(401, 403, 421, 501, 503))
Plain = Annotated[str | None, Field(max_length=2000)]
Secret = Annotated[SecretStr | None, Field(max_length=2000)]


class SettingsChange(Value):
    """What is to be set; null or an empty text takes a setting away, one that is left out stays as it is."""

    provider: Plain = None
    """Who shoots when a brief names nobody: `animatic`, `runway`, or with a model, `runway gen4_turbo`."""
    video_api_key: Secret = None
    video_api_url: Plain = None
    """For a rehearsal or a proxy."""
    budget_usd: Plain = None
    """A decimal, such as 12.50."""
    daily_budget_usd: Plain = None
    monthly_budget_usd: Plain = None
    planner_model: Plain = None
    planner_provider: Literal["openai", "openai_chat", "anthropic", "google"] | None = None
    planner_key: Secret = None
    planner_url: Plain = None
    voice_provider: Literal["elevenlabs", "openai"] | None = None
    voice_key: Secret = None
    voice_names: Plain = None
    """Comma-separated."""


class SettingView(Value):
    """A setting, as it is when the studio is started next."""

    name: str
    """As it is called in a change."""
    variable: str
    """The environment variable that sets it."""
    is_set: bool
    value: str | None
    """Null for a key: that is never shown."""
    secret: bool
    origin: Literal["environment", "dotenv", "page", "default"]
    overruled: bool
    """It was set from the page, and the environment or `.env` counts before that, or holds the key."""


class SettingsView(Value):
    settings: tuple[SettingView, ...]
    restart_needed: bool
    """Something was set since the studio was started; it counts from its next start on."""


@router.get("/settings")
def get_settings(at: At) -> SettingsView:
    """How everything stands that can be set up from the page. No key is ever shown."""
    return _view(_setup(at))


@router.put("/settings", responses=problem_docs(409, 413, 415, 422))
def change_settings(
    at: At, asked: Annotated[SettingsChange, Body(openapi_examples=SETTINGS)]
) -> SettingsView:
    """Set up the studio for its next start. What it could not start with is refused, and nothing kept."""
    changes: dict[str, str | None] = {}
    for name in asked.model_fields_set:
        value: SecretStr | str | None = getattr(asked, name)
        changes[name] = value.get_secret_value() if isinstance(value, SecretStr) else value
    setup = _setup(at)
    setup.change(changes)
    return _view(setup)


def _setup(at: Counter) -> Setup:
    if at.studio.setup is None:
        raise WrongSetting("This studio cannot be set up from its page.", code="no_setup")
    return at.studio.setup


def _view(setup: Setup) -> SettingsView:
    return SettingsView(
        settings=tuple(
            SettingView(
                name=to_camel(one.field),
                variable=one.variable,
                is_set=one.is_set,
                value=one.value,
                secret=one.secret,
                origin=one.origin,
                overruled=one.overruled,
            )
            for one in setup.held()
        ),
        restart_needed=setup.changed,
    )
