"""Whatever goes wrong on the way to Runway, or is refused there, as one ProviderError.

Official advice on what may be sent again: 429, 502, 503 and 504 (docs.dev.runwayml.com, errors/errors).
That holds for questions. A request that starts work is only sent again where nothing can have begun.
"""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from enum import Enum, auto
from typing import cast

import httpx

from reelwright.film.errors import Accepted, ProviderError, Retry, Trouble
from reelwright.providers.runway.answers import Complaint, read
from reelwright.providers.runway.secrecy import said

WRONG_HOST = "api.runwayml.com"
RIGHT_URL = "https://api.dev.runwayml.com"
_NO_CREDITS = re.compile(r"(enough|insufficient|out of|no more) credits", re.IGNORECASE)
_DAILY = re.compile(r"\b(daily|per day|24 hours)\b", re.IGNORECASE)
_MAYBE_BEGUN = frozenset({408, *range(500, 600)}) - {503}
"""A gateway says 503 before it passes a request on; 500, 502 and 504 may come after."""


class Purpose(Enum):
    """What a request is for decides what its failing means."""

    START = auto()
    """It starts work that is paid for."""
    TASK = auto()
    """It is about one task, which may be gone."""
    ASK = auto()
    """Anything that may be repeated."""


class TooLarge(Exception):
    """An answer went past the most that is read."""


def missed(fault: BaseException, host: str) -> ProviderError | None:
    """Why no connection came about, so that nothing was sent; None when the fault came later."""
    causes = list(_causes(fault))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return ProviderError(
                f"The certificate of {host} is not trusted: {said(cause.verify_message)}.",
                kind=Trouble.UNREACHABLE,
                hint="Something in between may be reading along. If it is your company's, name its"
                " certificate in SSL_CERT_FILE; else use another network.",
            )
        if isinstance(cause, socket.gaierror):
            return ProviderError(
                f"There is no address for {host}: {said(cause.strerror or 'the name is unknown')}.",
                kind=Trouble.UNREACHABLE,
                retry=Retry.SAME_REQUEST,
                hint="Check the network and VIDEO_API_URL.",
            )
    if not isinstance(fault, httpx.ConnectError | httpx.ConnectTimeout):
        return None
    for cause in causes:
        if isinstance(cause, ssl.SSLError):
            return ProviderError(
                f"{host} does not speak TLS as it should: {said(cause.reason or 'the handshake broke')}.",
                kind=Trouble.UNREACHABLE,
                hint="Check VIDEO_API_URL: https where only http is spoken ends like this.",
            )
    refused = any(isinstance(cause, ConnectionRefusedError) for cause in causes)
    return ProviderError(
        f"Nobody answers at {host}: {'the connection was refused' if refused else 'no connection'}.",
        kind=Trouble.UNREACHABLE,
        retry=Retry.SAME_REQUEST,
        hint="Check the network and VIDEO_API_URL.",
    )


def broken_off(fault: BaseException, host: str, purpose: Purpose) -> ProviderError:
    """An exchange that began and did not end: no answer, half of one, or far too much."""
    never_sent = missed(fault, host)
    if never_sent is not None:
        return never_sent
    causes = tuple(_causes(fault))
    if any(isinstance(cause, TooLarge) for cause in causes):
        what = f"The answer of {host} is far too large"
    elif any(isinstance(cause, TimeoutError | httpx.TimeoutException) for cause in causes):
        what = f"{host} did not answer in time"
    else:
        what = f"{host} broke off before its answer was whole"
    return _unclear(what, purpose)


def not_runway(status: int, host: str, kind: str, purpose: Purpose) -> ProviderError:
    """An answer that is no JSON, whatever its status: a proxy's page, a sign-in page, another site."""
    begun = Accepted.NO
    if purpose is Purpose.START and (200 <= status < 300 or status in _MAYBE_BEGUN):
        begun = Accepted.UNKNOWN
    passing = purpose is not Purpose.START or status == 503
    return ProviderError(
        f"Who answers at {host} is not Runway: {said(kind, 60) or 'something'} came with status {status}"
        " where JSON was expected.",
        kind=Trouble.UNREACHABLE,
        retry=Retry.SAME_REQUEST if passing else Retry.NEVER,
        accepted=begun,
        http_status=status,
        hint="Check VIDEO_API_URL, and whether a proxy or a sign-in page stands in between.",
    )


def unreadable(host: str, purpose: Purpose) -> ProviderError:
    """A success whose body is not what was promised."""
    return _unclear(f"The answer of {host} cannot be read", purpose)


def refused(
    status: int, headers: Mapping[str, str], body: bytes, *, host: str, purpose: Purpose
) -> ProviderError:
    """An answer other than a success, by its status and Runway's own words."""
    complaint = read(Complaint, body)
    if complaint is None:
        return not_runway(status, host, headers.get("content-type", ""), purpose)
    words = said(complaint.words) or f"status {status}"
    after_s = _after(headers)
    match status:
        case 400 | 402 if status == 402 or _NO_CREDITS.search(complaint.words):
            return ProviderError(
                "The Runway account has not enough credits for this.",
                kind=Trouble.MONEY,
                http_status=status,
                hint="Add credits at https://dev.runwayml.com, then go on.",
            )
        case 401 | 403:
            return ProviderError(
                f"Runway does not take the key: {words}.",
                kind=Trouble.AUTH,
                http_status=status,
                hint=f"The API is at {RIGHT_URL}; set VIDEO_API_URL to that."
                if host == WRONG_HOST
                else "Check VIDEO_API_KEY: a key of dev.runwayml.com, not disabled, for this VIDEO_API_URL.",
            )
        # A gateway that knows no such path says so without `error`; the task may well be there.
        case 404 if purpose is Purpose.TASK and complaint.error:
            return ProviderError(
                "Runway does not know this task: it was deleted, or belongs to another account.",
                kind=Trouble.GONE,
                http_status=status,
            )
        case 404 | 405 | 300 | 301 | 302 | 303 | 307 | 308:
            return ProviderError(
                f"{host} has nothing at this address: {words}.",
                kind=Trouble.UNREACHABLE,
                http_status=status,
                hint=f"Check VIDEO_API_URL; Runway's is {RIGHT_URL}.",
            )
        case 429 if _DAILY.search(complaint.words):
            return ProviderError(
                f"Runway makes no more for this account today: {words}.",
                kind=Trouble.QUOTA,
                after_s=after_s,
                http_status=status,
                hint="Go on tomorrow, use another model, or raise the account's tier.",
            )
        case 429:
            return ProviderError(
                f"Runway asks to slow down: {words}.",
                kind=Trouble.THROTTLED,
                retry=Retry.SAME_REQUEST,
                after_s=after_s,
                http_status=status,
            )
        case 503:
            return ProviderError(
                f"Runway is overloaded and took nothing on: {words}.",
                kind=Trouble.DOWN,
                retry=Retry.SAME_REQUEST,
                after_s=after_s,
                http_status=status,
            )
        case _ if status in _MAYBE_BEGUN:
            return _unclear(f"Runway has trouble of its own ({status}: {words})", purpose, status, after_s)
        case _:
            issues = "; ".join(
                f"{'.'.join(map(str, issue.path)) or 'request'}: {issue.message}"
                for issue in complaint.issues[:3]
            )
            return ProviderError(
                f"Runway refused the request: {said(issues) or words}.",
                kind=Trouble.INPUT,
                retry=Retry.AFTER_CHANGE,
                http_status=status,
                where=said(".".join(map(str, complaint.issues[0].path)), 60) if complaint.issues else None,
            )


def _unclear(
    what: str, purpose: Purpose, status: int | None = None, after_s: float | None = None
) -> ProviderError:
    """For a start: nobody here knows what became of it. For all else: ask again."""
    if purpose is Purpose.START:
        return ProviderError(
            f"{what}: whether the work was begun is not known.",
            kind=Trouble.AMBIGUOUS,
            accepted=Accepted.UNKNOWN,
            http_status=status,
            after_s=after_s,
            hint="It is not sent again by itself, because it may be charged already.",
        )
    return ProviderError(
        f"{what}.", kind=Trouble.DOWN, retry=Retry.SAME_REQUEST, http_status=status, after_s=after_s
    )


def _after(headers: Mapping[str, str]) -> float | None:
    """Retry-After where it is a number of seconds; a date would need two clocks that agree."""
    given = headers.get("retry-after", "").strip()
    return float(given) if re.fullmatch(r"\d{1,6}(\.\d{1,3})?", given, re.ASCII) else None


def _causes(fault: BaseException) -> Iterator[BaseException]:
    """The fault and all that led to it."""
    waiting, seen = [fault], set[int]()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        if isinstance(one, BaseExceptionGroup):
            group = cast("BaseExceptionGroup[BaseException]", one)
            waiting.extend(group.exceptions)
        waiting.extend(cause for cause in (one.__cause__, one.__context__) if cause is not None)
