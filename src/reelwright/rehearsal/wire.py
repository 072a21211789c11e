"""Answers that go wrong on their way: cut, late, broken off, too large, or somebody else's page."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Final

from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from reelwright.rehearsal.fault import Fault

_HUGE: Final = 64 * 1024 * 1024
_PIECE: Final = 256 * 1024
_LATE_S: Final = 90
_LEAST_LATE_S: Final = 1.0
"""However fast the rehearsal: nobody would notice less."""
_PAGE: Final = (
    "<!doctype html><html><head><title>Sign in</title></head>"
    "<body><h1>This network needs you to sign in</h1></body></html>"
)


class Wires:
    """The connections that are open, so that one can be cut."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, int], asyncio.Transport] = {}

    def protocol(self) -> type[asyncio.Protocol]:
        """The HTTP protocol for uvicorn, which tells of each connection as it comes and goes."""
        wires = self._open

        class Wired(H11Protocol):
            def connection_made(self, transport: asyncio.Transport) -> None:
                super().connection_made(transport)
                if self.client is not None:
                    wires[self.client] = transport

            def connection_lost(self, exc: Exception | None) -> None:
                if self.client is not None:
                    wires.pop(self.client, None)
                super().connection_lost(exc)

        return Wired

    async def cut(self, scope: Scope, receive: Receive, *, flush: bool = False) -> None:
        """Close the connection of a request; with `flush` what was written still goes out."""
        host, port = scope["client"]
        transport = self._open.get((host, port))
        if transport is not None:
            if flush:
                transport.close()
            else:
                transport.abort()
        while (await receive())["type"] != "http.disconnect":
            pass


class Cut(Response):
    """No answer: the connection is closed."""

    def __init__(self, wires: Wires) -> None:
        super().__init__(status_code=500)
        self._wires = wires

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._wires.cut(scope, receive)


class Late(Response):
    """An answer that comes after `seconds`, if anybody still waits for it."""

    def __init__(self, answer: ASGIApp, seconds: float) -> None:
        super().__init__(status_code=200)
        self._answer = answer
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with asyncio.timeout(self._seconds):
                while (await receive())["type"] != "http.disconnect":
                    pass
        except TimeoutError:
            await self._answer(scope, receive, send)


class BrokenOff(Response):
    """Half of a body whose length was promised in full; then the connection is closed."""

    def __init__(self, body: bytes, status: int, media_type: str, wires: Wires) -> None:
        super().__init__(body, status, media_type=media_type)
        self._wires = wires

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        whole = bytes(self.body)
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": whole[: len(whole) // 2], "more_body": True})
        await self._wires.cut(scope, receive, flush=True)


class Huge(Response):
    """64 MB of JSON that says nothing."""

    media_type = "application/json"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers[1:]})
        await send({"type": "http.response.body", "body": b'{"padding":"', "more_body": True})
        for _ in range(_HUGE // _PIECE):
            await send({"type": "http.response.body", "body": b"x" * _PIECE, "more_body": True})
        await send({"type": "http.response.body", "body": b'"}'})


def page() -> Response:
    """A page of some network's own, instead of an answer."""
    return HTMLResponse(_PAGE)


def spoilt(answer: Response, fault: Fault, wires: Wires, pace: float) -> Response:
    """`answer`, as `fault` leaves it; the work has been done."""
    # What has no body of its own gets one: a 204 could not be broken in these ways.
    status = 200 if answer.status_code == 204 else answer.status_code
    match fault.name:
        case "drop_after":
            return Cut(wires)
        case "late":
            scaled = max(_LEAST_LATE_S, _LATE_S * pace)
            return Late(answer, fault.number(scaled))
        case "gateway":
            return JSONResponse({"error": "Gateway Timeout"}, 504)
        case "truncated":
            whole = Path(answer.path).read_bytes() if isinstance(answer, FileResponse) else bytes(answer.body)
            return BrokenOff(whole or b"{}", status, answer.media_type or "application/json", wires)
        case "not_json":
            return Response("{'id': acf9ba3d,,", status, media_type="application/json")
        case "wrong_json":
            return JSONResponse({"data": {"ok": True}}, status)
        case "html":
            return page()
        case _:
            return Huge()
