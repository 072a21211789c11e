"""What a call to a language model used and cost."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

from genai_prices import calc_price  # a part of pydantic-ai; it reads the list in its wheel, not the network
from pydantic_ai.messages import ModelResponse

from reelwright.film.money import MICROS
from reelwright.story.language_models import LanguageModel
from reelwright.story.port import Usage


def used(response: ModelResponse, model: LanguageModel) -> Usage:
    """What one answered call used and cost."""
    measured = not response.usage.unmeasured_requests
    return Usage(
        provider=model.vendor,
        model=response.model_name or model.model,
        input_tokens=response.usage.input_tokens,
        output_tokens=response.usage.output_tokens,
        cost_micros=_cost(response, model) if measured else None,
    )


def unanswered(model: LanguageModel, *, free: bool) -> Usage:
    """A call without an answer: free when it was certainly not billed, else of unknown cost."""
    return Usage(provider=model.vendor, model=model.model, cost_micros=0 if free else None)


def _cost(response: ModelResponse, model: LanguageModel) -> int | None:
    """Micro-dollars, rounded up; None when nobody knows the price."""
    per_input, per_output = model.input_micros_per_million, model.output_micros_per_million
    if per_input is not None and per_output is not None:
        tokens = response.usage.input_tokens * per_input + response.usage.output_tokens * per_output
        return -(-tokens // 1_000_000)
    return _listed_cost(response, model)


def _listed_cost(response: ModelResponse, model: LanguageModel) -> int | None:
    """By the price list that ships with genai-prices; the same model elsewhere has another price."""
    name = response.model_name or model.model
    try:
        if model.base_url is None:
            price = calc_price(response.usage, name, provider_id=model.vendor)
        else:
            price = calc_price(response.usage, name, provider_api_url=model.base_url)
    except (LookupError, ValueError):
        return None
    return int((Decimal(price.total_price) * MICROS).to_integral_value(ROUND_CEILING))
