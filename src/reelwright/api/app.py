"""The API put together: routers, live events, and the gate around them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from anyio import CapacityLimiter
from fastapi import FastAPI
from fastapi.routing import APIRoute
from pydantic.alias_generators import to_camel
from starlette.types import Receive, Scope, Send

import reelwright
from reelwright.actions.counter import Counter
from reelwright.actions.gallery import stand
from reelwright.api import (
    board,
    costs,
    events,
    files,
    gallery,
    health,
    packing,
    page,
    planning,
    providers,
    setup,
    studio,
    takes,
    videos,
)
from reelwright.api.answers import ANSWERS
from reelwright.api.feed import Feed
from reelwright.api.gate import Gate
from reelwright.api.lookout import Lookout
from reelwright.api.page import Page
from reelwright.api.problems import Problem, answer_with_problems
from reelwright.api.security import OPEN_PATHS, Security
from reelwright.api.sockets import Sockets
from reelwright.api.takes import STILLS_AT_ONCE

ROUTERS = (
    gallery.router,
    videos.router,
    board.router,
    takes.router,
    files.router,
    packing.router,
    events.router,
    planning.router,
    providers.router,
    costs.router,
    studio.router,
    setup.router,
    health.router,
    # Whatever is left is the page's.
    page.router,
)
ABOUT = """Type an idea, get a film.

Every request carries the launch token of `reelwright serve`: as `Authorization: Bearer`, or as the cookie
that the address it printed leaves in a browser. Errors are problem documents (RFC 9457) with a stable `code`.

Live events also go over Socket.IO at `/socket.io`: connect with `auth: {token}`, then emit `join` with
`{videoId, since}`. The answer is `{ok, lastSeq}`, or `{ok: false, error}` with a problem document; then every
event after number `since` follows, in order and once, under the same names and with the same payloads as in
`/api/videos/{id}/events`. Emit `watch`, whose answer is `{ok}`, and `library_changed` comes whenever a video
came, went or changed its status; `unwatch` ends it.
"""


def _nothing() -> None: ...


def _no_worker() -> bool:
    return False


class Api:
    """The whole as one ASGI app. `hang_up` ends its streams, which would hold up a server that stops.

    `described` is its OpenAPI document.
    """

    def __init__(self, gate: Gate, feed: Feed, sockets: Sockets, described: Mapping[str, Any]) -> None:
        self.described = described
        self._gate = gate
        self._feed = feed
        self._sockets = sockets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._gate(scope, receive, send)

    async def hang_up(self) -> None:
        """End every stream of events; clients come back when the server does."""
        self._feed.hang_up()
        await self._sockets.hang_up()


def create_app(
    counter: Counter,
    *,
    security: Security,
    on_start: Callable[[], None] = _nothing,
    on_stop: Callable[[], None] = _nothing,
    worker_up: Callable[[], bool] = _no_worker,
    built: Page | None = None,
) -> Api:
    """The API over an open `counter`.

    `on_start` and `on_stop` are called, in a thread, when the server starts and stops; `worker_up` says
    whether this process makes films. `built` is the web page; the one that came with the package by default.
    """
    feed = Feed(counter)
    lookout = Lookout(partial(stand, counter))
    sockets = Sockets(feed, lookout, security)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncGenerator[None]:
        await asyncio.to_thread(on_start)
        try:
            async with feed.running(), lookout.running():
                yield
                await sockets.close()
        finally:
            await asyncio.to_thread(on_stop)

    api = FastAPI(
        title="Reelwright",
        version=reelwright.__version__,
        description=ABOUT,
        lifespan=lifespan,
        openapi_url="/api/openapi.json",
        # Their pages load scripts from elsewhere, which a studio that owns its films does not do.
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=_operation,
    )
    api.state.counter = counter
    api.state.feed = feed
    api.state.worker_up = worker_up
    api.state.stills = CapacityLimiter(STILLS_AT_ONCE)
    api.state.page = built or Page()
    for router in ROUTERS:
        api.include_router(router)
    answer_with_problems(api)
    _describe(api)
    gate = Gate(security, sockets=sockets, api=api, front=api.state.page)
    return Api(gate, feed, sockets, api.openapi())


def _operation(route: APIRoute) -> str:
    return to_camel(route.name)


def _describe(api: FastAPI) -> None:
    """Add to the OpenAPI document what the routes do not say: problems, examples, and how to be let in."""
    schema: dict[str, Any] = api.openapi()
    parts: dict[str, Any] = schema["components"]
    problem = Problem.model_json_schema(by_alias=True, ref_template="#/components/schemas/{model}")
    parts["schemas"].update({**problem.pop("$defs"), "Problem": problem})
    parts["securitySchemes"] = {
        "launchToken": {"type": "http", "scheme": "bearer", "description": "What `launch-token` holds"},
        "cookie": {"type": "apiKey", "in": "cookie", "name": "reelwright_{port}"},
    }
    for path, operations in schema["paths"].items():
        for operation in operations.values():
            open_to_all = path in OPEN_PATHS
            operation["security"] = [] if open_to_all else [{"launchToken": []}, {"cookie": []}]
            if (answer := ANSWERS.get(operation["operationId"])) is not None:
                good = next(said for status, said in operation["responses"].items() if status < "3")
                good["content"]["application/json"]["example"] = answer.to_json()
