"""Every setting, in one place. `.env.example` is written from here, and a test fails when they differ."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Literal

import platformdirs
from pydantic import AliasChoices, Field, SecretStr
from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

KEPT_FILE: Final = "settings.env"
"""In the data folder: what was set up from the page. The environment and `.env` count before it."""
KEPT: Final = (
    "provider",
    "video_api_key",
    "video_api_url",
    "budget_usd",
    "daily_budget_usd",
    "monthly_budget_usd",
    "planner_model",
    "planner_provider",
    "planner_key",
    "planner_url",
    "voice_provider",
    "voice_key",
    "voice_names",
)
"""The settings that it may hold."""
LEADS: Final[Mapping[str, str]] = {
    "video_api_url": "video_api_key",
    "planner_url": "planner_key",
    "planner_provider": "planner_key",
    "voice_provider": "voice_key",
}
"""Those of them that decide where a key is sent to, and which. None of them leads away a key that is set in
the environment or in `.env`: whoever reaches the page could have it sent to themselves."""
Origin = Literal["environment", "dotenv", "page", "default"]
"""Where the value of a setting comes from."""
OUTSIDE: Final = ("environment", "dotenv")
"""The origins that count before the page."""


def _default_data_dir() -> Path:
    return Path(platformdirs.user_data_dir("reelwright", appauthor=False))


class Settings(BaseSettings):
    """What an operator may set: from the environment, from a `.env` file in the working directory, and some
    of it from the page (KEPT_FILE). What comes first counts.
    """

    model_config = SettingsConfigDict(
        env_prefix="REELWRIGHT_",
        env_file=".env",
        env_file_encoding="utf-8",
        extra="ignore",
        populate_by_name=True,
    )

    data_dir: Path = Field(
        default_factory=_default_data_dir,
        description="Folder for the database and the media. Default: the user's data folder.",
    )
    database_url: str | None = Field(
        default=None,
        description="Database, as an SQLAlchemy URL. Default: SQLite in the data folder.",
    )
    media_url: str | None = Field(
        default=None,
        description="Where media is kept, as a file:// URL. Default: `media` in the data folder.",
    )
    provider: str = Field(
        default="animatic",
        validation_alias=AliasChoices("VIDEO_API_PROVIDER", "REELWRIGHT_PROVIDER"),
        description="The provider that shoots takes when a brief names none.",
    )
    video_api_url: str | None = Field(
        default=None,
        validation_alias=AliasChoices("VIDEO_API_URL", "REELWRIGHT_VIDEO_API_URL"),
        description="Base URL of that provider, for a rehearsal or a proxy. Default: the vendor's own.",
    )
    video_api_key: SecretStr | None = Field(
        default=None,
        validation_alias=AliasChoices("VIDEO_API_KEY", "REELWRIGHT_VIDEO_API_KEY"),
        description="Key of that provider. Nothing shows it or logs it.",
    )
    budget_usd: str | None = Field(
        default=None,
        description="Most that a video may cost which names no budget of its own. Default: it asks first.",
    )
    daily_budget_usd: str | None = Field(
        default=None, description="Most that the studio may spend in a day (UTC). Default: no limit."
    )
    monthly_budget_usd: str | None = Field(
        default=None, description="Most that a user may spend in a calendar month (UTC). Default: no limit."
    )
    planner_model: str | None = Field(
        default=None,
        description="Language model that writes storyboards. Default: none, the built-in planner does.",
    )
    planner_provider: Literal["openai", "openai_chat", "anthropic", "google"] = Field(
        default="openai",
        description="How the language model is spoken to: openai is /v1/responses, openai_chat is "
        "/v1/chat/completions.",
    )
    planner_url: str | None = Field(
        default=None,
        description="Base URL of the language model, for servers that are not the vendor's own.",
    )
    planner_key: SecretStr | None = Field(default=None, description="Key of the language model.")
    planner_timeout_s: float = Field(
        default=90, gt=0, le=600, description="Seconds to wait for one answer of the language model."
    )
    planner_input_usd_per_million: float | None = Field(
        default=None, ge=0, description="Price of a million input tokens, where it is not publicly known."
    )
    planner_output_usd_per_million: float | None = Field(
        default=None, ge=0, description="Price of a million output tokens, where it is not publicly known."
    )
    voice_provider: Literal["elevenlabs", "openai"] | None = Field(
        default=None,
        description="Who speaks besides the scratch voice: elevenlabs, or openai for /v1/audio/speech.",
    )
    voice_url: str | None = Field(
        default=None, description="Base URL of the voices, for servers that are not the vendor's own."
    )
    voice_key: SecretStr | None = Field(default=None, description="Key of the voices.")
    voice_model: str | None = Field(
        default=None,
        description="Model that speaks. Default: eleven_multilingual_v2, or gpt-4o-mini-tts.",
    )
    voice_names: str = Field(
        default="",
        description="Voices for `--voice NAME`, comma-separated: the vendor's names or ids, or NAME=ID.",
    )
    voice_timeout_s: float = Field(
        default=60, gt=0, le=600, description="Seconds to wait for one spoken line."
    )
    voice_usd_per_thousand: float | None = Field(
        default=None, ge=0, description="Price of a thousand spoken characters. Default: nobody knows."
    )
    max_scenes: int = Field(default=5, ge=1, le=100, description="Most scenes a film may have.")
    min_seconds: int = Field(default=15, ge=1, le=3600, description="Shortest film, in seconds.")
    max_seconds: int = Field(default=60, ge=1, le=3600, description="Longest film, in seconds.")
    max_prompt: int = Field(default=2000, ge=1, le=100_000, description="Longest prompt, in characters.")
    workers: int = Field(
        default=2, ge=1, le=64, description="Films that one process makes at once; others wait in line."
    )
    cache_gb: float = Field(
        default=10,
        ge=0.1,
        le=100_000,
        description="Gigabytes of encoded pieces that are kept so that an edit costs only what it changes.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="warning", description="What is logged to standard error."
    )
    log_format: Literal["text", "json"] = Field(default="text", description="How it is logged.")
    allowed_hosts: str = Field(
        default="",
        description="Further host names, comma-separated, that a browser may use to reach `serve`.",
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, dotenv_settings, _Kept(settings_cls)


class _Kept(PydanticBaseSettingsSource):
    """What was set up from the page, for the data folder that the sources before this one name."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        return kept_in(self._folder()).get(field_name), field_name, False

    def __call__(self) -> dict[str, Any]:
        kept = kept_in(self._folder())
        return {name: value for name, value in kept.items() if self._counts(name)}

    def _folder(self) -> Path:
        given = self.current_state.get("data_dir")
        return _default_data_dir() if given is None else Path(given)

    def _counts(self, name: str) -> bool:
        return not self._is_given(name) and not (name in LEADS and self._is_given(LEADS[name]))

    def _is_given(self, name: str) -> bool:
        return any(called in self.current_state for called in (name, *names_of(name)))


def kept_in(folder: Path) -> dict[str, str]:
    """The settings in a data folder's KEPT_FILE, by field; OSError or ValueError when it cannot be read."""
    place = folder.expanduser() / KEPT_FILE
    if not place.exists():
        return {}
    found = dict(
        word.split("=", 1)
        for line in place.read_text(encoding="utf-8").splitlines()
        for word in shlex.split(line, comments=True)
        if "=" in word
    )
    return {name: value for name in KEPT if (value := found.get(variable(name))) is not None}


def kept_text(kept: Mapping[str, str]) -> str:
    """What KEPT_FILE says of settings, by field: a line each, as a shell reads it."""
    return "".join(f"{variable(name)}={shlex.quote(kept[name])}\n" for name in KEPT if name in kept)


def origin(field: str, kept: Mapping[str, str]) -> Origin:
    """Where the value of a setting comes from, with `kept` in the data folder."""
    if _among(field, os.environ):
        return "environment"
    if _among(field, DotEnvSettingsSource(Settings).env_vars):
        return "dotenv"
    if field not in kept or (field in LEADS and origin(LEADS[field], kept) in OUTSIDE):
        return "default"
    return "page"


def _among(field: str, given: Mapping[str, str | None]) -> bool:
    wanted = {name.lower() for name in names_of(field)}
    return any(name.lower() in wanted for name in given)


def names_of(field: str) -> tuple[str, ...]:
    """The variables that set a setting, the best one first."""
    info = Settings.model_fields.get(field)
    alias = info.validation_alias if info else None
    if isinstance(alias, AliasChoices):
        return tuple(str(choice) for choice in alias.choices)
    return (variable(field),)


def variable(field: str) -> str:
    """The environment variable of a setting."""
    info = Settings.model_fields.get(field)
    alias = info.validation_alias if info else None
    if isinstance(alias, AliasChoices):
        return str(alias.choices[0])
    return field if field.isupper() else f"REELWRIGHT_{field.upper()}"


def env_example() -> str:
    """The text of `.env.example`: every setting with its description, commented out at its default."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Settings of Reelwright. Written from src/reelwright/settings.py by `make env-example`."
    for field, info in Settings.model_fields.items():
        default = info.default if info.default_factory is None else None
        shown = "" if default is None else str(default)
        yield ""
        yield f"# {info.description}"
        yield f"# {variable(field)}={shown}"
