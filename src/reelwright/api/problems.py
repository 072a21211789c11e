"""Errors as problem documents (RFC 9457): one table from our errors to HTTP."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import Field
from starlette.exceptions import HTTPException

from reelwright.actions.approval import NeedsApproval
from reelwright.film import errors
from reelwright.film.errors import ProviderError, ReelwrightError, Trouble, TryAgain
from reelwright.film.value import Value

PROBLEM_JSON = "application/problem+json"
STATUS: Mapping[type[ReelwrightError], tuple[int, str]] = {
    errors.WrongInput: (422, "It cannot be done as asked"),
    errors.WrongSetting: (501, "The studio is not set up for it"),
    errors.NotFound: (404, "There is no such thing"),
    errors.Conflict: (409, "It cannot be done as things stand"),
    errors.NeedsYou: (409, "A person has to decide"),
    errors.TryAgain: (503, "Try again later"),
    errors.Refused: (502, "Somebody else refused"),
    errors.Cancelled: (409, "It was cancelled"),
    errors.Unreadable: (502, "Something could not be read"),
    errors.StorageTrouble: (503, "The studio cannot keep what it was given"),
}
PROVIDER_STATUS: Mapping[Trouble, tuple[int, str]] = {
    Trouble.AUTH: (501, "The studio is not set up for it"),
    Trouble.MONEY: (402, "The account at the provider has too little"),
    Trouble.INPUT: (422, "The provider cannot do it as asked"),
    Trouble.MODERATION: (422, "The provider's moderation turned it down"),
    Trouble.THROTTLED: (503, "The provider is busy"),
    Trouble.QUOTA: (503, "The provider makes no more today"),
    Trouble.DOWN: (503, "The provider is out of order"),
    Trouble.STOPPED: (409, "It was stopped"),
}
"""By what went wrong at a provider; all else is a bad answer, or none, from further on."""
log = logging.getLogger(__name__)


class Fault(Value):
    """One field that is wrong: `pointer` into the body, or the `parameter` or `header` by name."""

    detail: str
    pointer: str | None = None
    """A JSON pointer as a URI fragment: `#/scenes/0/camera/size`."""
    parameter: str | None = None
    header: str | None = None


class Problem(Value):
    """What went wrong, for people (`title`, `detail`, `hint`) and for programs (`status`, `code`)."""

    type: str = Field(examples=["urn:reelwright:problem:prompt_too_long"])
    title: str = Field(examples=["It cannot be done as asked"])
    status: int = Field(examples=[422])
    detail: str = Field(examples=["The prompt has 2001 characters; 2000 at most."])
    code: str = Field(examples=["prompt_too_long"])
    """Stable: a program may rely on it."""
    hint: str | None = None
    """What to do about it."""
    where: str | None = None
    """The field, or the file and line, that the detail is about."""
    errors: tuple[Fault, ...] | None = None
    """Every field that is wrong, where it is about fields."""
    least_micros: int | None = None
    """What it will cost at least, where it is about money, in micro-units of `currency`."""
    most_micros: int | None = None
    currency: str | None = None


class HttpRefusal(ReelwrightError):
    """A request that HTTP itself turns away, before any verb is asked."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        code: str,
        hint: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message, code=code, hint=hint)
        self.status = status
        self.headers = dict(headers or {})


def problem_of(error: ReelwrightError) -> Problem:
    """The problem document of an error."""
    status, title = _status_of(error)
    quote = error.quote if isinstance(error, NeedsApproval) else None
    return Problem(
        type=f"urn:reelwright:problem:{error.code}",
        title=title,
        status=status,
        detail=error.message,
        code=error.code,
        hint=error.hint,
        where=error.where,
        least_micros=quote.least_micros if quote else None,
        most_micros=quote.most_micros if quote else None,
        currency=quote.currency if quote else None,
    )


def problem_response(problem: Problem, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """The document with its media type; fields that say nothing are left out."""
    body = problem.model_dump(mode="json", by_alias=True, exclude_none=True)
    return JSONResponse(body, problem.status, headers, media_type=PROBLEM_JSON)


def refusal_response(error: ReelwrightError) -> JSONResponse:
    headers: dict[str, str] = {}
    if isinstance(error, HttpRefusal):
        headers = error.headers
    elif isinstance(error, TryAgain | ProviderError) and error.after_s is not None:
        headers = {"retry-after": str(max(1, round(error.after_s)))}
    return problem_response(problem_of(error), headers)


def internal_problem() -> Problem:
    """What a caller hears of a defect of ours; the log has the rest."""
    return Problem(
        type="urn:reelwright:problem:internal",
        title=HTTPStatus(500).phrase,
        status=500,
        detail="Something went wrong inside Reelwright.",
        code="internal",
        hint="Nothing was lost; what happened is in the studio's log.",
    )


def answer_with_problems(app: FastAPI) -> None:
    """Let `app` answer every error with a problem document."""

    async def ours(_request: Request, error: Exception) -> JSONResponse:
        return refusal_response(cast("ReelwrightError", error))

    async def invalid(_request: Request, error: Exception) -> JSONResponse:
        return problem_response(_invalid(cast("RequestValidationError", error)))

    async def plain(_request: Request, error: Exception) -> JSONResponse:
        refused = cast("HTTPException", error)
        return problem_response(_of_http(refused.status_code), refused.headers)

    async def defect(_request: Request, _error: Exception) -> JSONResponse:
        # It is raised again after this answer, and the gate logs it.
        return problem_response(internal_problem())

    app.add_exception_handler(ReelwrightError, ours)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, plain)
    app.add_exception_handler(Exception, defect)


def problem_docs(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What OpenAPI says of these statuses: each answers with a problem document."""
    content = {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": HTTPStatus(status).phrase, "content": content} for status in statuses}


def _status_of(error: ReelwrightError) -> tuple[int, str]:
    if isinstance(error, HttpRefusal):
        return error.status, HTTPStatus(error.status).phrase
    if isinstance(error, ProviderError):
        return PROVIDER_STATUS.get(error.kind, (502, "The provider gave no good answer"))
    for kind in type(error).__mro__:
        if kind in STATUS:
            return STATUS[kind]
    return 500, HTTPStatus(500).phrase


def _of_http(status: int) -> Problem:
    code, detail = {
        400: ("bad_request", "The request could not be read."),
        404: ("not_found", "There is nothing at this address."),
        405: ("method_not_allowed", "This address does not take that method."),
    }.get(status, (HTTPStatus(status).name.lower(), f"{HTTPStatus(status).phrase}."))
    return Problem(
        type=f"urn:reelwright:problem:{code}",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        code=code,
        hint="What the studio answers to is listed at /api/openapi.json." if status in (404, 405) else None,
    )


def _invalid(error: RequestValidationError) -> Problem:
    found = cast("list[dict[str, Any]]", list(error.errors()))
    if any(one["type"] == "json_invalid" for one in found):
        return _of_http(400).but(
            type="urn:reelwright:problem:json_invalid",
            code="json_invalid",
            detail=f"The body is not JSON: {found[0].get('ctx', {}).get('error', 'it cannot be read')}.",
        )
    inner = {one["loc"][:depth] for one in found for depth in range(1, len(one["loc"]))}
    # A list whose items are wrong is reported as too short as well: only the items are worth saying.
    found = [one for one in found if one["loc"] not in inner]
    faults = tuple(_fault(one) for one in found)
    first = faults[0]
    named = first.pointer or first.parameter or first.header or "the request"
    said = first.detail if named == "#" else f"{named}: {first.detail}"
    more = f", and {len(faults) - 1} more" if len(faults) > 1 else ""
    return Problem(
        type="urn:reelwright:problem:invalid",
        title=STATUS[errors.WrongInput][1],
        status=422,
        detail=f"{said}{more}.",
        code="invalid",
        where=_where(found[0]["loc"]),
        errors=faults,
    )


def _fault(found: dict[str, Any]) -> Fault:
    place, *path = [str(part) for part in found["loc"]]
    said = str(found["msg"]).removeprefix("Value error, ")
    if found["loc"] == ("body",) and found["type"] == "missing":
        return Fault(detail="A JSON object is needed as the body", pointer="#")
    if place in ("query", "path"):
        return Fault(detail=said, parameter=".".join(path))
    if place == "header":
        return Fault(detail=said, header=".".join(path))
    return Fault(detail=said, pointer="#" + "".join(f"/{_escape(part)}" for part in path))


def _where(loc: tuple[Any, ...]) -> str | None:
    return ".".join(str(part) for part in loc[1:])[:200] or None


def _escape(part: str) -> str:
    # RFC 6901, cut short: an unknown field's name is the caller's own and may be a megabyte long.
    return part[:200].replace("~", "~0").replace("/", "~1")
