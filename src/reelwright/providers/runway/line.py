"""The line to Runway's API: one request over the official SDK, which is told never to repeat any.

Every exchange has a connection of its own, closed at its end. So none goes stale between two requests (a
request lost on a stale one would look as if it might have been accepted), nothing belongs to an event loop,
and there is nothing to close. It costs a handshake every five seconds.
"""

from __future__ import annotations

import asyncio
import math
import os
import random
import re
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar
from urllib.parse import urlsplit

import httpx
from pydantic import SecretStr
from runwayml import APIConnectionError, APIStatusError, AsyncRunwayML

from reelwright.film.errors import ProviderError, Retry, WrongSetting
from reelwright.providers.runway.answers import A, read
from reelwright.providers.runway.refusals import (
    Purpose,
    TooLarge,
    broken_off,
    not_runway,
    refused,
    unreadable,
)
from reelwright.providers.runway.secrecy import keep_secret

PACE_HEADER = "x-rehearsal-pace"
MOST_ANSWER = 1 << 20
"""Bytes of an answer that are read."""
START_S = 60
"""Seconds that a request which starts work is waited for, as the SDK waits (its `DEFAULT_TIMEOUT`)."""
ASK_S = 30
CONNECT_S = 10
TRIES = 3
BACKOFF_S = 0.5
LEAST_PAUSE_S = 0.05
LONGEST_PAUSE_S = 20
"""A longer wait asked for by Runway is left to those who can do something else meanwhile."""

_KEY = re.compile(r"[\x21-\x7e]{1,1000}")
T = TypeVar("T")
_LOOPBACK = re.compile(r"localhost|127(\.\d{1,3}){3}|::1")


@dataclass(frozen=True, slots=True)
class Ask:
    """One request."""

    method: str
    path: str
    body: Mapping[str, object] | None = None
    purpose: Purpose = Purpose.ASK


class RunwayLine:
    """Sends requests with `key` to the API at `url`; WrongSetting when either cannot be meant.

    No wait for an answer is shortened below `least_s` by the pace of a rehearsal.
    """

    def __init__(self, key: SecretStr | str, url: str, least_s: float) -> None:
        secret = (key if isinstance(key, str) else key.get_secret_value()).strip()
        if not _KEY.fullmatch(secret):
            raise WrongSetting(
                "The Runway key is empty, or holds characters that no key has.",
                code="wrong_key",
                hint="Copy it again from dev.runwayml.com.",
                where="VIDEO_API_KEY",
            )
        keep_secret(secret)
        self.key = SecretStr(secret)
        self.url, self.host, self.local = _checked(url)
        self.tls = _trust(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
        self._least_s = least_s
        self._pace = 1.0

    @property
    def pace(self) -> float:
        return self._pace

    def patience(self, seconds: float) -> float:
        """`seconds` at the pace of things, but enough for a slow machine."""
        return max(self._least_s, seconds * self._pace)

    async def once(self, ask: Ask, kind: type[A]) -> A:
        """Send one request, once, and read its success; ProviderError for all else."""
        answer = read(kind, await self._body(ask))
        if answer is None:
            raise unreadable(self.host, ask.purpose)
        return answer

    async def patiently(self, ask: Ask, kind: type[A]) -> A:
        """The same for what may be repeated."""
        return await self.repeated(lambda: self.once(ask, kind))

    async def repeated(self, attempt: Callable[[], Awaitable[T]]) -> T:
        """What `attempt` gives, made up to three times in all where that may help.

        The pauses are as Runway advises: its own Retry-After, else exponential with up to a half of it
        random, so that many who failed together do not come back together.
        """
        for number in range(TRIES - 1):
            try:
                return await attempt()
            except ProviderError as trouble:
                pause = BACKOFF_S * 2**number * (1 + random.random() / 2) * self._pace
                if trouble.after_s is not None:
                    pause = trouble.after_s
                if trouble.retry is not Retry.SAME_REQUEST or pause > LONGEST_PAUSE_S:
                    raise
            await asyncio.sleep(max(LEAST_PAUSE_S, pause))
        return await attempt()

    async def _body(self, ask: Ask) -> bytes:
        limit = self.patience(START_S if ask.purpose is Purpose.START else ASK_S)
        trouble: ProviderError
        try:
            async with asyncio.timeout(limit):
                answer = await self._exchange(ask, limit)
            self._note_pace(answer)
            kind = answer.headers.get("content-type", "")
            if answer.status_code == 204 or "json" in kind.lower():
                return answer.content
            trouble = not_runway(answer.status_code, self.host, kind, ask.purpose)
        except APIStatusError as fault:
            self._note_pace(fault.response)
            trouble = refused(
                fault.response.status_code,
                fault.response.headers,
                fault.response.content,
                host=self.host,
                purpose=ask.purpose,
            )
        except APIConnectionError as fault:
            trouble = broken_off(fault.__cause__ or fault, self.host, ask.purpose)
        except TimeoutError as fault:
            trouble = broken_off(fault, self.host, ask.purpose)
        # Raised out here, where no fault that may quote headers hangs on to it as its context.
        raise trouble

    async def _exchange(self, ask: Ask, limit: float) -> httpx.Response:
        timeout = httpx.Timeout(limit, connect=min(CONNECT_S, limit))
        transport = _OneExchange(verify=self.tls, limits=httpx.Limits(max_keepalive_connections=0))
        async with AsyncRunwayML(
            api_key=self.key.get_secret_value(),
            base_url=self.url,
            max_retries=0,
            timeout=timeout,
            default_headers={"Accept-Encoding": "identity"},
            http_client=httpx.AsyncClient(transport=transport, timeout=timeout, trust_env=False),
        ) as client:
            match ask.method:
                case "GET":
                    return await client.get(ask.path, cast_to=httpx.Response)
                case "DELETE":
                    return await client.delete(ask.path, cast_to=httpx.Response)
                case _:
                    return await client.post(ask.path, body=ask.body, cast_to=httpx.Response)

    def _note_pace(self, answer: httpx.Response) -> None:
        """Only a server on this machine may say that time runs faster here."""
        if not self.local:
            return
        try:
            pace = float(answer.headers.get(PACE_HEADER, ""))
        except ValueError:
            return
        if math.isfinite(pace) and 0 <= pace <= 100:
            self._pace = pace


class _OneExchange(httpx.AsyncHTTPTransport):
    """Reads no more than `MOST_ANSWER` bytes of an answer, and none that would have to be unpacked."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = await super().handle_async_request(request)
        if answer.headers.get("content-encoding", "identity").lower() != "identity":
            await answer.aclose()
            raise TooLarge("a packed answer")
        assert isinstance(answer.stream, httpx.AsyncByteStream)
        return httpx.Response(
            answer.status_code,
            headers=answer.headers,
            stream=_Counted(answer.stream),
            extensions=answer.extensions,
        )


class _Counted(httpx.AsyncByteStream):
    def __init__(self, stream: httpx.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        count = 0
        async for part in self._stream:
            count += len(part)
            if count > MOST_ANSWER:
                raise TooLarge(f"more than {MOST_ANSWER} bytes")
            yield part

    async def aclose(self) -> None:
        await self._stream.aclose()


@cache
def _trust(file: str | None, folder: str | None) -> ssl.SSLContext:
    """Believe the certificates of `file` or `folder` where one is named, else the usual ones.

    WrongSetting when what is named holds none.
    """
    try:
        if file or folder:
            return ssl.create_default_context(cafile=file or None, capath=None if file else folder)
        return httpx.create_ssl_context(trust_env=False)
    except OSError as fault:
        name = "SSL_CERT_FILE" if file else "SSL_CERT_DIR"
        raise WrongSetting(
            f"{name} names no certificates: {fault.strerror or fault}.", code="wrong_certificates", where=name
        ) from fault


def _checked(url: str) -> tuple[str, str, bool]:
    """The address without its tail, its host, and whether that is this machine."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        parts, host, port = urlsplit(""), "", None
    local = _LOOPBACK.fullmatch(host) is not None
    if not host or parts.scheme not in ("https", "http") or parts.username or parts.query or parts.fragment:
        raise WrongSetting(
            "The address of Runway's API is no web address.",
            code="wrong_url",
            hint="Leave VIDEO_API_URL empty for Runway itself, or write https://host.",
            where="VIDEO_API_URL",
        )
    if parts.scheme == "http" and not local:
        raise WrongSetting(
            f"The key would go to {host} in the clear.",
            code="wrong_url",
            hint="Write https:// in VIDEO_API_URL; http:// is for a rehearsal on this machine.",
            where="VIDEO_API_URL",
        )
    path = parts.path.rstrip("/").removesuffix("/v1")
    return f"{parts.scheme}://{parts.netloc}{path}", host if port is None else f"{host}:{port}", local
