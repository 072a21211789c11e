"""The server put together: routes, who may come in, the faults that requests meet, and the log."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Final, cast

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from reelwright.film.errors import WrongInput
from reelwright.rehearsal.admin import Admin
from reelwright.rehearsal.books import Asked
from reelwright.rehearsal.counter import Counter
from reelwright.rehearsal.desk import Desk, Refusal, daily_limit, no_credits
from reelwright.rehearsal.fault import Fault, Strikes, first
from reelwright.rehearsal.issue import Json
from reelwright.rehearsal.model import ENDPOINTS
from reelwright.rehearsal.trouble import Trouble
from reelwright.rehearsal.visit import Visit, unauthorized
from reelwright.rehearsal.wire import Cut, Wires, page, spoilt

PACE_HEADER: Final = "X-Rehearsal-Pace"
_LOCAL: Final = ("127.0.0.1", "localhost", "[::1]")
Handler = Callable[[Visit], Awaitable[Response]]
log = logging.getLogger(__name__)


class Bell:
    """Wakes the server's clock; may be rung from any thread, and before there is anybody to wake."""

    def __init__(self) -> None:
        self._awake = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def hang(self) -> None:
        """Belong to the loop that runs now."""
        self._loop = asyncio.get_running_loop()

    def ring(self) -> None:
        if self._loop is not None:
            # The loop may have closed already, with work still under way.
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._awake.set)

    async def heard(self, seconds: float) -> None:
        """Wait until it rings, or for so long."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._awake.wait()
        self._awake.clear()


class House:
    """Everything that the server consists of, as an ASGI app."""

    def __init__(
        self,
        desk: Desk,
        counter: Counter,
        admin: Admin,
        trouble: Trouble,
        wires: Wires,
        bell: Bell,
        *,
        strict: bool,
    ) -> None:
        self._desk = desk
        self._trouble = trouble
        self._counter = counter
        self._wires = wires
        self._strict = strict
        self._bell = bell
        routes = [
            *(Route(f"/v1/{one}", self._create(one), methods=["POST"]) for one in ENDPOINTS),
            self._api("/v1/tasks/{id}", "task", counter.task, "GET"),
            self._api("/v1/tasks/{id}", "delete", counter.delete, "DELETE"),
            self._api("/v1/organization", "organization", counter.organization, "GET"),
            self._api("/v1/organization/usage", "usage", counter.usage, "POST"),
            self._api("/v1/uploads", "upload", counter.upload, "POST"),
            Route("/uploads/{id}", self._met("sink", counter.sink), methods=["POST"]),
            Route("/outputs/{id}/{name}", self._met("output", counter.output), methods=["GET", "HEAD"]),
            *(
                Route(f"/rehearsal/{name}", self._plain(handler), methods=methods)
                for name, handler, methods in (
                    ("bill", admin.bill, ["GET"]),
                    ("requests", admin.requests, ["GET"]),
                    ("faults", admin.faults, ["GET", "POST", "DELETE"]),
                    ("credits", admin.credits, ["POST"]),
                    ("pace", admin.pace, ["GET", "POST"]),
                    ("reset", admin.reset, ["POST"]),
                )
            ),
        ]
        self._app = Starlette(
            routes=routes, lifespan=self._life, exception_handlers={HTTPException: self._unrouted}
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def paced(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message["headers"],
                    (PACE_HEADER.lower().encode(), f"{self._desk.pace:g}".encode()),
                    (b"apigw-requestid", secrets.token_urlsafe(10).encode()),
                ]
            await send(message)

        await self._app(scope, receive, paced)

    @contextlib.asynccontextmanager
    async def _life(self, app: Starlette) -> AsyncGenerator[None]:
        self._bell.hang()
        clock = asyncio.create_task(self._tick())
        try:
            yield
        finally:
            clock.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await clock

    async def _tick(self) -> None:
        """See to it that tasks begin and end on time, also when nobody asks."""
        while True:
            self._desk.advance()
            await self._bell.heard(max(1, self._desk.quiet_ms) / 1000)

    def _create(self, endpoint: str) -> Callable[[Request], Awaitable[Response]]:
        async def handle(visit: Visit) -> Response:
            account = visit.enter(strict=self._strict)
            body = await visit.json()
            said = cast("Json", body) if isinstance(body, dict) else {}
            prompt, model = said.get("promptText"), said.get("model")
            visit.prompt = prompt if isinstance(prompt, str) else None
            visit.model = model if isinstance(model, str) else None
            visit.faults = _known(lambda: self._trouble.of_create(visit, visit.prompt or ""))
            self._desk.open(account)
            refused = self._refused(visit.faults)
            if refused is not None:
                return refused
            chosen, kept = await self._counter.check(visit, endpoint, cast("object", body))
            with self._desk.books.writing():
                task = self._desk.create(account, chosen, kept, visit.faults)
                visit.task = task.id
                answer = JSONResponse({"id": task.id, "estimatedCost": {"credits": task.quoted}})
                answer = self._spoilt(answer, visit.faults)
                # There is no task without its request on record, whatever happens now.
                self._log(visit, answer)
            self._bell.ring()
            return answer

        return self._plain(handle)

    def _api(self, path: str, name: str, handler: Handler, method: str) -> Route:
        async def handle(visit: Visit) -> Response:
            self._desk.open(visit.enter(strict=self._strict))
            return await handler(visit)

        return Route(path, self._met(name, handle), methods=[method])

    def _met(self, name: str, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
        """A request that creates nothing, with the faults that it meets."""

        async def handle(visit: Visit) -> Response:
            visit.faults = _known(lambda: self._trouble.of_other(visit, name))
            refused = self._refused(visit.faults)
            if refused is not None:
                return refused
            return self._spoilt(await handler(visit), visit.faults)

        return self._plain(handle)

    def _plain(self, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
        async def handle(request: Request) -> Response:
            visit = Visit(request)
            try:
                _check_caller(request)
                answer = await handler(visit)
            except Refusal as no:
                answer = JSONResponse(no.body, no.status)
            except ClientDisconnect:
                answer = Cut(self._wires)
            self._log(visit, answer)
            return answer

        return handle

    def _refused(self, faults: tuple[Fault, ...]) -> Response | None:
        """What a fault at the door answers instead."""
        fault = first(faults, Strikes.DOOR)
        match fault.name if fault else None:
            case None:
                return None
            case "drop_before":
                return Cut(self._wires)
            case "http_401":
                raise unauthorized()
            case "http_429":
                raise daily_limit()
            case "no_credits":
                raise no_credits()
            case "proxy_page":
                return page()
            case name:
                status = int(name.removeprefix("http_"))
                raise Refusal(status, {"error": _SENTENCES[status]})

    def _spoilt(self, answer: Response, faults: tuple[Fault, ...]) -> Response:
        fault = first(faults, Strikes.ANSWER)
        return spoilt(answer, fault, self._wires, self._desk.pace) if fault else answer

    def _log(self, visit: Visit, answer: Response) -> None:
        """Before it is answered, so that what was seen from outside is always on record."""
        request = visit.request
        if visit.logged or request.url.path.startswith("/rehearsal/"):
            return
        visit.logged = True
        self._desk.books.log(
            Asked(
                number=0,
                at=self._desk.clock(),
                method=request.method,
                path=request.url.path,
                account=visit.account,
                status=None if isinstance(answer, Cut) else answer.status_code,
                task=visit.task,
                model=visit.model,
                prompt=visit.prompt,
                faults=" ".join(str(one) for one in visit.faults),
            )
        )

    async def _unrouted(self, request: Request, why: Exception) -> Response:
        status = why.status_code if isinstance(why, HTTPException) else 500
        answer = JSONResponse({"error": _SENTENCES.get(status, "Not found")}, status)
        self._log(Visit(request), answer)
        return answer


_SENTENCES: Final = {
    404: "Not found",
    405: "Method not allowed",
    500: "Internal server error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


def _known(choose: Callable[[], tuple[Fault, ...]]) -> tuple[Fault, ...]:
    try:
        return choose()
    except WrongInput as why:
        raise Refusal(400, {"error": f"{why.message} {why.hint or ''}"}) from None


def _check_caller(request: Request) -> None:
    """Programs on this machine only: no page of another site may speak through somebody's browser."""
    host = request.headers.get("host", "").rpartition(":")[0] or request.headers.get("host", "")
    origin = request.headers.get("origin")
    if host not in _LOCAL or (
        origin is not None and origin.partition("://")[2].rpartition(":")[0] not in _LOCAL
    ):
        raise Refusal(403, {"error": "Only programs on this machine are served"})
