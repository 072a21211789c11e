"""Live events over Socket.IO: a client joins a video and hears its log, then what happens, as it happens;
or it watches the list of videos, and hears that it changed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final, Protocol, cast

import socketio  # pyright: ignore[reportMissingTypeStubs]
from socketio.exceptions import ConnectionRefusedError as Refused  # pyright: ignore[reportMissingTypeStubs]
from starlette.types import Receive, Scope, Send

from reelwright.api.feed import Feed, Listener
from reelwright.api.given import known_id
from reelwright.api.lookout import Lookout, Watcher
from reelwright.api.payload import payload
from reelwright.api.problems import HttpRefusal, internal_problem, problem_of
from reelwright.api.security import Security, token_needed
from reelwright.api.visit import Visit
from reelwright.film.errors import Conflict, ReelwrightError, WrongInput
from reelwright.film.ids import VideoId

MAX_JOINED: Final = 100
"""Videos that one client may hear at once."""
MAX_MESSAGE: Final = 16_384
"""Bytes of one message from a client; what it has to say is an id and a number."""
CLOSING_S: Final = 1.0
"""Seconds that clients get to read what is on its way when the server stops."""
CHANGED: Final = "library_changed"
Ack = dict[str, Any]
log = logging.getLogger(__name__)


class _Server(Protocol):
    """As much of the library, which ships no types, as is used here."""

    eio: Any

    def on(self, event: str, handler: Callable[..., Awaitable[Any]]) -> Any: ...
    async def emit(self, event: str, data: Any, *, to: str) -> None: ...
    async def handle_request(self, scope: Scope, receive: Receive, send: Send) -> None: ...
    async def shutdown(self) -> None: ...


class Sockets:
    """The Socket.IO side of the API, as an ASGI app. The gate in front of it has checked host and origin."""

    def __init__(self, feed: Feed, lookout: Lookout, security: Security) -> None:
        self._feed = feed
        self._lookout = lookout
        self._security = security
        self._clients: dict[str, dict[VideoId, asyncio.Task[None]]] = {}
        self._watching: dict[str, asyncio.Task[None]] = {}
        # An empty list of origins would let every one in, and the default trusts the Host header, so the
        # question is put to `security` here as well. One client's messages are handled one after another:
        # a `leave` never overtakes its `join`.
        self._server = cast(
            "_Server",
            socketio.AsyncServer(
                async_mode="asgi",
                async_handlers=False,
                cors_allowed_origins=self._allows,
                cors_credentials=False,
                max_http_buffer_size=MAX_MESSAGE,
                http_compression=False,
            ),
        )
        self._server.on("connect", self._connect)
        self._server.on("disconnect", self._disconnect)
        self._server.on("join", self._join)
        self._server.on("leave", self._leave)
        self._server.on("watch", self._watch)
        self._server.on("unwatch", self._unwatch)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._feed.closed:
            # A new poll now would wait for half a minute and hold up the server that is stopping.
            raise HttpRefusal(503, "The studio is closing.", code="closing", headers={"retry-after": "1"})
        await self._server.handle_request(scope, receive, send)

    async def hang_up(self) -> None:
        """Close every connection, so that clients come back when the server does."""
        # Not the server's own `disconnect`: a client takes that for a dismissal and stays away.
        leaving = [asyncio.create_task(self._drop(line)) for line in list(self._server.eio.sockets)]
        if leaving:
            # Closing waits until a client has read all that it was sent, which a dead one never does.
            await asyncio.wait(leaving, timeout=CLOSING_S)

    async def _drop(self, line: str) -> None:
        await self._server.eio.disconnect(line)

    async def close(self) -> None:
        for client in list(self._clients):
            await self._disconnect(client)
        await self._server.shutdown()

    def _allows(self, origin: str | None, environ: dict[str, Any]) -> bool:
        return origin is None or self._security.allows_origin(origin, Visit.of(environ["asgi.scope"]).port)

    async def _connect(self, client: str, environ: dict[str, Any], auth: object = None) -> None:
        given = cast("dict[str, object]", auth).get("token") if isinstance(auth, dict) else None
        by_token = isinstance(given, str) and self._security.is_token(given)
        if not by_token and not self._security.knows(Visit.of(environ["asgi.scope"])):
            refusal = token_needed()
            raise Refused(refusal.message, _error(refusal)["error"])
        self._clients[client] = {}

    async def _disconnect(self, client: str, _reason: object = None) -> None:
        for hearing in self._clients.pop(client, {}).values():
            hearing.cancel()
        await self._unwatch(client)

    async def _join(self, client: str, asked: object = None, *_more: object) -> Ack:
        try:
            video, since = _read_join(asked)
            if len(self._clients.get(client, {}).keys() - {video}) >= MAX_JOINED:
                raise Conflict(f"A client hears {MAX_JOINED} videos at most.", code="too_many_joined")
            listener = await self._feed.listen(video, since)
        except ReelwrightError as why:
            return _error(why)
        except Exception:
            log.exception("a join failed")
            return {"ok": False, "error": internal_problem().to_json()}
        joined = self._clients.get(client)
        if joined is None:
            listener.close()
            return _error(HttpRefusal(410, "The connection is gone.", code="gone"))
        # Joining again begins again: the old stream stops before the new one starts.
        if video in joined:
            joined.pop(video).cancel()
        joined[video] = asyncio.create_task(self._tell(client, listener), name=f"tell {client}")
        # Also when it is cancelled before it has begun.
        joined[video].add_done_callback(lambda _: listener.close())
        return {"ok": True, "lastSeq": listener.last}

    async def _leave(self, client: str, asked: object = None, *_more: object) -> Ack:
        try:
            video, _ = _read_join(asked)
        except ReelwrightError as why:
            return _error(why)
        if (hearing := self._clients.get(client, {}).pop(video, None)) is not None:
            hearing.cancel()
        return {"ok": True}

    async def _watch(self, client: str, *_asked: object) -> Ack:
        if client in self._watching:
            return {"ok": True}
        try:
            watcher = await self._lookout.watch()
        except ReelwrightError as why:
            return _error(why)
        except Exception:
            log.exception("a watch failed")
            return {"ok": False, "error": internal_problem().to_json()}
        if client not in self._clients:
            watcher.close()
            return _error(HttpRefusal(410, "The connection is gone.", code="gone"))
        self._watching[client] = asyncio.create_task(self._warn(client, watcher), name=f"warn {client}")
        # Also when it is cancelled before it has begun.
        self._watching[client].add_done_callback(lambda _: watcher.close())
        return {"ok": True}

    async def _unwatch(self, client: str, *_asked: object) -> Ack:
        if (watching := self._watching.pop(client, None)) is not None:
            watching.cancel()
        return {"ok": True}

    async def _warn(self, client: str, watcher: Watcher) -> None:
        try:
            while await watcher.next():
                await self._server.emit(CHANGED, {}, to=client)
        except Exception:
            log.exception("a client could not be told")

    async def _tell(self, client: str, listener: Listener) -> None:
        try:
            while (events := await listener.next()) is not None:
                for event in events:
                    await self._server.emit(event.kind.value, payload(event), to=client)
        except Exception:
            log.exception("a client could not be told")


def _read_join(asked: object) -> tuple[VideoId, int]:
    """`{videoId, since?}`; WrongInput for anything else."""
    fields = cast("dict[str, object]", asked) if isinstance(asked, dict) else {}
    video, since = fields.get("videoId"), fields.get("since", 0)
    if not isinstance(video, str):
        raise WrongInput("`videoId` is missing.", code="invalid", where="videoId")
    if not isinstance(since, int) or isinstance(since, bool):
        raise WrongInput("`since` is the number of an event.", code="seq_unknown", where="since")
    return known_id(video), since


def _error(why: ReelwrightError) -> Ack:
    problem = problem_of(why).model_dump(mode="json", by_alias=True, exclude_none=True)
    return {"ok": False, "error": problem}
