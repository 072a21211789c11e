"""A bad line between the studio and the rehearsal: one TCP connection at a time, and what goes wrong with it.

It takes connections on a port of its own and passes each exchange on, but for those that meet trouble. It
knows of HTTP no more than where a message ends, and which request begins work.
"""

from __future__ import annotations

import asyncio
import re
import threading
from collections import Counter as Count
from collections import deque
from enum import StrEnum
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

_LENGTH = re.compile(rb"^content-length: *(\d+) *\r?$", re.IGNORECASE | re.MULTILINE)
_STARTS_WORK = re.compile(rb"POST /v1/(?:text|image)_to_(?:video|image) ")
_END = b"\r\n\r\n"
_HUGE = 8 << 20
_JSON = b"application/json"
_LATE_S, _SLOW_S = 1.6, 0.4
"""Longer, and less long, than the studio waits for an answer in these tests."""


class Trouble(StrEnum):
    """What can happen to an exchange, from its beginning to its end."""

    REFUSED = "refused"
    """Nobody takes the connection."""
    DROPPED_AT_ONCE = "dropped at once"
    """It is closed before anything was read."""
    HALF_SENT = "half sent"
    """Half of the request comes through."""
    DROPPED_AFTER = "dropped after"
    """The request was answered, and the answer is not passed on."""
    LATE = "late"
    """The answer comes when nobody waits any more."""
    SLOW = "slow"
    """The answer comes in small pieces, in time."""
    TRUNCATED = "truncated"
    """The answer breaks off in its middle."""
    NO_JSON = "no JSON"
    WRONG_JSON = "wrong JSON"
    HTML = "HTML"
    """A page of the network's own, instead of the answer."""
    HUGE = "huge"
    GATEWAY = "gateway"
    """504 instead of the answer."""

    @property
    def arrives(self) -> bool:
        """The server has got the whole request."""
        return self not in (Trouble.REFUSED, Trouble.DROPPED_AT_ONCE, Trouble.HALF_SENT)


_INSTEAD = {
    Trouble.NO_JSON: (b"200 OK", _JSON, b"{'id': 1,,"),
    Trouble.WRONG_JSON: (b"200 OK", _JSON, b'{"data": {"ok": true}}'),
    Trouble.HTML: (b"200 OK", b"text/html", b"<html><body>Sign in</body></html>"),
    Trouble.HUGE: (b"200 OK", _JSON, b'{"padding": "' + b"x" * _HUGE + b'"}'),
    Trouble.GATEWAY: (b"504 Gateway Timeout", _JSON, b'{"error": "Gateway Timeout"}'),
}


class Wire:
    """`with Wire(server.url) as wire:` then use `wire.url`, and `wire.meets(...)` for trouble to come."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._there = (str(parts.hostname), int(parts.port or 80))
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="wire")
        self._server: asyncio.Server | None = None
        self._waiting: deque[Trouble] = deque()
        self._open: set[asyncio.Task[None]] = set()
        self._port = 0
        self.met: Count[Trouble] = Count()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def meets(self, *trouble: Trouble) -> None:
        """Let this happen to the next requests that begin work, one each. `REFUSED` meets every request, from
        now until `restore`."""
        if Trouble.REFUSED in trouble:
            self._do(self._close())
            self.met[Trouble.REFUSED] += 1
        self._waiting.extend(one for one in trouble if one is not Trouble.REFUSED)

    def restore(self) -> None:
        self._do(self._listen())

    def __enter__(self) -> Self:
        self._thread.start()
        self._do(self._listen())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._do(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _do(self, what: object) -> None:
        assert asyncio.iscoroutine(what)
        asyncio.run_coroutine_threadsafe(what, self._loop).result(timeout=30)

    async def _listen(self) -> None:
        if self._server is None:
            self._server = await asyncio.start_server(self._serve, "127.0.0.1", self._port)
            self._port = int(self._server.sockets[0].getsockname()[1])

    async def _close(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        for one in self._open:
            one.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = self._loop.create_task(self._exchange(reader, writer))
        self._open.add(task)
        task.add_done_callback(self._open.discard)

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(_END)
            trouble: Trouble | None = None
            if self._waiting and _STARTS_WORK.match(head):
                trouble = self._waiting.popleft()
                self.met[trouble] += 1
            if trouble is Trouble.DROPPED_AT_ONCE:
                return
            whole = head + await _body(head, reader)
            answer = await self._passed_on(whole, half=trouble is Trouble.HALF_SENT)
            await _answered(writer, answer, trouble)
        except (ConnectionError, asyncio.IncompleteReadError):
            # Either side may leave at any time: that is what this is about.
            pass
        finally:
            writer.close()

    async def _passed_on(self, request: bytes, *, half: bool) -> bytes:
        reader, writer = await asyncio.open_connection(*self._there)
        try:
            if half:
                writer.write(request[: len(request) // 2])
                await writer.drain()
                return b""
            writer.write(request)
            head = await reader.readuntil(_END)
            return head + await _body(head, reader)
        finally:
            writer.close()


async def _body(head: bytes, reader: asyncio.StreamReader) -> bytes:
    found = _LENGTH.search(head)
    return await reader.readexactly(int(found.group(1))) if found else b""


async def _answered(writer: asyncio.StreamWriter, answer: bytes, trouble: Trouble | None) -> None:
    """Pass the answer on, as far as `trouble` lets it."""
    match trouble:
        case Trouble.HALF_SENT | Trouble.DROPPED_AFTER:
            return
        case Trouble.LATE:
            await asyncio.sleep(_LATE_S)
        case Trouble.TRUNCATED:
            answer = answer[: -len(answer.partition(_END)[2]) // 2]
        case Trouble.SLOW:
            pieces = 8
            size = -(-len(answer) // pieces)
            for at in range(0, len(answer), size):
                writer.write(answer[at : at + size])
                await writer.drain()
                await asyncio.sleep(_SLOW_S / pieces)
            return
        case None:
            pass
        case _:
            status, kind, body = _INSTEAD[trouble]
            # The pace stays known, as it is to every other answer: these tests are in a hurry.
            pace = next(
                (one for one in answer.split(b"\r\n") if one.lower().startswith(b"x-rehearsal-pace")), b""
            )
            lines = (b"HTTP/1.1 " + status, b"content-type: " + kind, b"content-length: %d" % len(body), pace)
            answer = b"\r\n".join(line for line in lines if line) + _END + body
    writer.write(answer)
    await writer.drain()
