"""The gate: the outermost ASGI layer, around Socket.IO and the API alike. Nothing is answered before it."""

from __future__ import annotations

import logging
from typing import Final
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reelwright.api.page import Page, leads_to_page
from reelwright.api.problems import HttpRefusal, internal_problem, problem_response, refusal_response
from reelwright.api.security import SAFE_METHODS, Security, token_needed
from reelwright.api.visit import Visit

MAX_BODY: Final = 1_000_000
"""Bytes that a request may carry."""
HEADERS: Final = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'none'",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}
"""On every answer that does not say otherwise itself."""
log = logging.getLogger(__name__)


class Gate:
    """Checks every request against `security`, then passes it to `sockets` or to `api`.

    A person whose link is of an earlier launch gets the page, which says how to get in.
    """

    def __init__(self, security: Security, *, sockets: ASGIApp, api: ASGIApp, front: Page) -> None:
        self._front = front
        self._security = security
        self._sockets = sockets
        self._api = api

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._api(scope, receive, send)
            return
        visit = Visit.of(scope)
        renews = leads_to_page(visit.path) and self._security.is_due(visit)
        answer = _Answer(send, self._security.cookie(visit) if renews else None)
        try:
            self._security.check(visit)
            if scope["type"] == "websocket":
                await self._to_socket(visit, scope, receive, send)
                return
            if leads_to_page(visit.path) and (entered := self._enter(visit, scope)) is not None:
                await entered(scope, receive, answer.send)
                return
            if visit.method not in SAFE_METHODS:
                receive = await _whole_body(visit, receive)
            inner = self._sockets if visit.is_socket else self._api
            await inner(scope, receive, answer.send)
        except HttpRefusal as refusal:
            if scope["type"] == "websocket":
                await _refuse_socket(receive, send)
            else:
                await refusal_response(refusal)(scope, receive, answer.send)
        except Exception:
            # A defect of ours. The path without its query: a query may hold the token.
            log.exception("%s %s failed", visit.method, visit.path)
            if scope["type"] == "http" and not answer.begun:
                await problem_response(internal_problem())(scope, receive, answer.send)

    async def _to_socket(self, visit: Visit, scope: Scope, receive: Receive, send: Send) -> None:
        if not visit.is_socket:
            await _refuse_socket(receive, send)
            return
        await self._sockets(scope, receive, send)

    def _enter(self, visit: Visit, scope: Scope) -> Response | None:
        """Turn the token in the opened address into a cookie, and take it out of the address."""
        query = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        if "token" not in query or visit.method not in SAFE_METHODS:
            return None
        if not self._security.is_token(query["token"][-1]):
            if "text/html" in (visit.header("accept") or ""):
                return self._front.front.answer(Request(scope), 401)
            raise token_needed()
        return RedirectResponse(visit.path, 303, {"set-cookie": self._security.cookie(visit)})


class _Answer:
    """Sends an answer with our headers, and a new cookie if there is one; knows whether it has begun."""

    def __init__(self, send: Send, cookie: str | None) -> None:
        self._send = send
        self._cookie = cookie
        self.begun = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(raw=[(name.lower(), value) for name, value in message["headers"]])
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            if self._cookie is not None and message["status"] < 400 and "set-cookie" not in headers:
                headers["set-cookie"] = self._cookie
                headers["cache-control"] = "no-store"
            # No other site is ever given leave to read an answer, whatever a library inside would say.
            for name in [name for name in headers if name.startswith("access-control-")]:
                del headers[name]
            message = {**message, "headers": headers.raw}
        await self._send(message)


async def _whole_body(visit: Visit, receive: Receive) -> Receive:
    """The body, read and measured, for the layers inside to read again.

    413 when it is too much, 415 when it is something else than JSON.
    """
    said = visit.header("content-length")
    if said is not None and said.isdecimal() and int(said[:20]) > MAX_BODY:
        raise _too_much()
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return _replay(message, receive)
        body += message.get("body", b"")
        if len(body) > MAX_BODY:
            raise _too_much()
        if not message.get("more_body", False):
            break
    kind = (visit.header("content-type") or "").partition(";")[0].strip().lower()
    if body and not visit.is_socket and kind != "application/json":
        raise HttpRefusal(
            415,
            f"The body has to be application/json, not {kind[:80] or 'unnamed'}.",
            code="not_json",
            hint="Send `Content-Type: application/json`.",
        )
    return _replay({"type": "http.request", "body": bytes(body), "more_body": False}, receive)


def _replay(first: Message, receive: Receive) -> Receive:
    waiting = [first]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again


def _too_much() -> HttpRefusal:
    return HttpRefusal(
        413,
        f"The body is larger than {MAX_BODY} bytes.",
        code="body_too_large",
        headers={"connection": "close"},
    )


async def _refuse_socket(receive: Receive, send: Send) -> None:
    # Closing a WebSocket before it was accepted is HTTP 403.
    await receive()
    await send({"type": "websocket.close", "code": 1008})
