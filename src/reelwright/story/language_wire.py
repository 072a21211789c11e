"""A language model opened for one draft: no environment, no silent second tries, every call noted.

Each vendor's client is imported when it is needed, and off the event loop, as it takes seconds to load.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import assert_never

import httpx2  # what pydantic-ai and the clients of all three vendors speak HTTP with
from pydantic_ai.exceptions import AgentRunError, ModelAPIError, UserError
from pydantic_ai.messages import ModelMessage, ModelResponse
from pydantic_ai.models import Model, ModelRequestParameters
from pydantic_ai.models.wrapper import WrapperModel
from pydantic_ai.settings import ModelSettings

from reelwright.story.language_faults import certainly_free
from reelwright.story.language_models import LanguageModel, LanguageProvider
from reelwright.story.language_prices import unanswered, used
from reelwright.story.port import Usage


class Metered(WrapperModel):
    """A model whose every call is noted in `calls`, answered or not."""

    def __init__(self, wrapped: Model, described: LanguageModel) -> None:
        super().__init__(wrapped)
        self.described = described
        self.calls: list[Usage] = []

    async def request(
        self,
        messages: list[ModelMessage],
        model_settings: ModelSettings | None,
        model_request_parameters: ModelRequestParameters,
    ) -> ModelResponse:
        try:
            response = await self.wrapped.request(messages, model_settings, model_request_parameters)
        except BaseException as error:  # a cancelled call is a call as well, and may be billed
            self.calls.append(unanswered(self.described, free=certainly_free(error)))
            if isinstance(error, AgentRunError | UserError) or not isinstance(error, Exception):
                raise
            # JSON of another shape makes the vendors' clients stumble in ways of their own.
            raise ModelAPIError(self.model_name, type(error).__name__) from None
        self.calls.append(used(response, self.described))
        return response


@asynccontextmanager
async def opened(model: LanguageModel) -> AsyncGenerator[Metered]:
    """The model with a connection of its own, closed afterwards.

    The connection follows no redirects, so that the key goes nowhere else, and every fault is reported rather
    than retried, so that a call counted is a call made.
    """
    key = model.api_key.get_secret_value() if model.api_key is not None else "none"
    timeout = httpx2.Timeout(model.timeout_s, connect=min(model.timeout_s, 10))
    async with httpx2.AsyncClient(timeout=timeout, follow_redirects=False) as client:
        yield Metered(await asyncio.to_thread(_model, model, key, client), model)


def _model(model: LanguageModel, key: str, client: httpx2.AsyncClient) -> Model:
    settings = ModelSettings(timeout=model.timeout_s, request_timeout=model.timeout_s, max_retries=0)
    match model.provider:
        case LanguageProvider.OPENAI | LanguageProvider.OPENAI_CHAT:
            from pydantic_ai.models.openai import OpenAIChatModel, OpenAIResponsesModel
            from pydantic_ai.providers.openai import OpenAIProvider

            endpoint = OpenAIProvider(base_url=model.url, api_key=key, http_client=client)
            if model.provider is LanguageProvider.OPENAI_CHAT:
                return OpenAIChatModel(model.model, provider=endpoint, settings=settings)
            return OpenAIResponsesModel(model.model, provider=endpoint, settings=settings)
        case LanguageProvider.ANTHROPIC:
            from pydantic_ai.models.anthropic import AnthropicModel
            from pydantic_ai.providers.anthropic import AnthropicProvider

            vendor = AnthropicProvider(base_url=model.url, api_key=key, http_client=client)
            return AnthropicModel(model.model, provider=vendor, settings=settings)
        case LanguageProvider.GOOGLE:
            from pydantic_ai.models.google import GoogleModel
            from pydantic_ai.providers.google import GoogleProvider

            google = GoogleProvider(base_url=model.url, api_key=key, http_client=client)
            return GoogleModel(model.model, provider=google, settings=settings)
        case _:
            assert_never(model.provider)
