"""Which language model to ask, as a value: light to import, where the planner itself is not."""

from __future__ import annotations

from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from pydantic import Field, SecretStr

from reelwright.film.value import Value


class LanguageProvider(StrEnum):
    """Which API an endpoint speaks."""

    OPENAI = "openai"
    """OpenAI's Responses API, `/v1/responses`."""
    OPENAI_CHAT = "openai_chat"
    """`/v1/chat/completions`, which most local and hosted endpoints offer."""
    ANTHROPIC = "anthropic"
    GOOGLE = "google"


_HOME: Final = {
    LanguageProvider.OPENAI: "https://api.openai.com/v1",
    LanguageProvider.OPENAI_CHAT: "https://api.openai.com/v1",
    LanguageProvider.ANTHROPIC: "https://api.anthropic.com",
    LanguageProvider.GOOGLE: "https://generativelanguage.googleapis.com",
}


class LanguageModel(Value):
    """Which language model to ask, where, with what patience and at what price."""

    provider: LanguageProvider
    model: str = Field(min_length=1)
    api_key: SecretStr | None = None
    """None for an endpoint of your own that wants none."""
    base_url: str | None = None
    """None for the vendor's own."""
    timeout_s: float = Field(default=120, gt=0)
    """For one answer, whole."""
    max_tries: int = Field(default=3, ge=1, le=10)
    """Answers asked for until one is usable."""
    input_micros_per_million: int | None = Field(default=None, ge=0)
    """Micro-dollars for a million tokens sent; None looks the price up in the list of known ones."""
    output_micros_per_million: int | None = Field(default=None, ge=0)
    """Given together with the other or not at all."""

    @property
    def name(self) -> str:
        return f"{self.provider.value}:{self.model}"

    @property
    def vendor(self) -> str:
        """Who is paid: the same for both of OpenAI's APIs."""
        return "openai" if self.provider is LanguageProvider.OPENAI_CHAT else self.provider.value

    @property
    def url(self) -> str:
        return self.base_url or _HOME[self.provider]

    @property
    def host(self) -> str:
        """For messages: where it lives, without path, user or password."""
        parts = urlsplit(self.url)
        return f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname or self.url
