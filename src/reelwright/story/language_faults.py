"""What went wrong between us and a language model, as our own errors, which never hold the key."""

from __future__ import annotations

import re

from pydantic_ai.exceptions import (
    AgentRunError,
    ContentFilterError,
    ModelAPIError,
    ModelAuthenticationError,
    ModelConnectionError,
    ModelHTTPError,
    ModelNotFoundError,
    ModelQuotaExceededError,
    ModelRateLimitError,
    ModelRequestRejectedError,
    ModelRequestTimeout,
    ModelTimeoutError,
    OutputTokenLimitExceeded,
    UserError,
)

from reelwright.film.errors import NeedsYou, ReelwrightError, Refused, TryAgain, WrongSetting
from reelwright.story.language_models import LanguageModel

_AGAIN = "Try again, or plan with the built-in planner, which needs no language model."


def fault_of(error: AgentRunError | UserError, asked: LanguageModel) -> ReelwrightError:
    """The error to raise for what pydantic-ai raised before it had an answer.

    TryAgain (`language_model_unreachable`) for a passing fault, WrongSetting for a key, model or address that
    is wrong, NeedsYou when the account has no credit, Refused for an answer that will not change.
    """
    who = f"{asked.name} at {asked.host}"
    match error:
        case ModelAuthenticationError():
            return WrongSetting(
                f"The language model {who} does not accept the key{_status(error)}.",
                code="language_model_key",
                hint="Check the language model's key and that it may use this model.",
            )
        case ModelNotFoundError():
            return WrongSetting(
                f"There is no language model {who}{_status(error)}.",
                code="language_model_unknown",
                hint="Check the name of the model and the base URL.",
            )
        case ModelQuotaExceededError():
            return NeedsYou(
                f"The account for the language model {who} has no credit left{_status(error)}.",
                code="language_model_credit",
                hint="Top up the account, or plan with the built-in planner.",
            )
        case ModelRateLimitError():
            return _again(f"The language model {who} takes no more calls for now{_status(error)}.", error)
        case ModelRequestTimeout() | ModelTimeoutError():
            return _again(f"The language model {who} did not answer within {asked.timeout_s:g} s.", error)
        case ModelConnectionError():
            arrived = "cannot be reached" if certainly_free(error) else "broke off the connection"
            return _again(f"The language model {who} {arrived}.", error)
        case ModelHTTPError() if error.status_code >= 500 or error.status_code in (408, 409, 425):
            return _again(f"The language model {who} failed{_status(error)}.", error)
        case ContentFilterError():
            return _refused(f"The language model {who} will not write about this.", None)
        case ModelRequestRejectedError() | ModelHTTPError():
            sentence = f"The language model {who} refused the request{_status(error)}."
            return _refused(sentence, _said(error, asked))
        case ModelAPIError():
            return _again(f"The answer of the language model {who} broke off or made no sense.", error)
        case OutputTokenLimitExceeded():
            return unusable(asked, "the answer was cut off at the model's output limit")
        case _:
            return unusable(asked, "the answer was not what its interface promises")


def unusable(asked: LanguageModel, why: str, tries: int = 1) -> Refused:
    """The model answered, and nothing it said can be filmed."""
    times = "once" if tries == 1 else f"{tries} times"
    return Refused(
        f"The language model {asked.name} answered {times} without a usable storyboard: {why}.",
        code="model_answer_unusable",
        hint="Try another model, a clearer prompt, or the built-in planner.",
    )


def certainly_free(error: BaseException) -> bool:
    """Whether a call that ended in `error` cannot have been billed: it was refused, or never arrived."""
    if isinstance(error, ModelConnectionError):
        return error.phase in ("pool", "connect")
    return isinstance(error, ModelHTTPError) and error.status_code < 500


def _again(sentence: str, error: ModelAPIError) -> TryAgain:
    return TryAgain(sentence, code="language_model_unreachable", hint=_AGAIN, after_s=error.retry_after)


def _refused(sentence: str, said: str | None) -> Refused:
    hint = "Try another model, another prompt, or the built-in planner."
    return Refused(sentence, code="language_model_refused", hint=f"It said: {said} {hint}" if said else hint)


def _status(error: ModelAPIError) -> str:
    return f" (HTTP {error.status_code})" if isinstance(error, ModelHTTPError) else ""


def _said(error: ModelAPIError, asked: LanguageModel) -> str | None:
    """The vendor's own sentence, on one line, cut short, and without the key should it be quoted there."""
    body: object = error.body
    if isinstance(body, dict):
        inner: object = body.get("error", body)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        body = inner.get("message") if isinstance(inner, dict) else inner  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    if not isinstance(body, str):
        return None
    key = asked.api_key.get_secret_value() if asked.api_key is not None else ""
    words = " ".join((body.replace(key, "[key]") if key else body).split())
    return re.sub(r"\b(sk|key)-[\w*-]{4,}", "[key]", words)[:200] or None
