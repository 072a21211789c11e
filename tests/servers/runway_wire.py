"""A plain socket that answers as it is told: for faults of the wire that no well-behaved server makes.

`with Wire() as wire:` then `wire.on("GET", "/v1/tasks", Reply(...), Drop())`. The first rule whose method and
start of path fit answers; it takes its lines in turn and says the last again and again.
"""

from __future__ import annotations

import json
import select
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self, cast


@dataclass(frozen=True, slots=True)
class Sent:
    """One request as it came in."""

    method: str
    path: str
    headers: dict[str, str]
    """Names in lower case."""
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        return cast("dict[str, Any]", json.loads(self.body))


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer. A `body` that is no bytes goes as JSON. `length` lies about how long it is."""

    status: int = 200
    body: object = b""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    kind: str = ""
    length: int | None = None

    def write(self, line: socket.socket) -> None:
        plain = isinstance(self.body, bytes)
        data = cast("bytes", self.body) if plain else json.dumps(self.body).encode()
        kind = self.kind or ("text/plain" if plain else "application/json; charset=utf-8")
        length = len(data) if self.length is None else self.length
        head = {"Content-Type": kind, "Content-Length": str(length), **self.headers}
        lines = [f"HTTP/1.1 {self.status} X", *(f"{name}: {value}" for name, value in head.items())]
        line.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + data)


@dataclass(frozen=True, slots=True)
class Raw:
    """These bytes and the end."""

    data: bytes

    def write(self, line: socket.socket) -> None:
        line.sendall(self.data)


@dataclass(frozen=True, slots=True)
class Drop:
    """The connection is reset without a word, after the request was read."""

    def write(self, line: socket.socket) -> None:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@dataclass(frozen=True, slots=True)
class Flood:
    """A JSON answer without an end, for as long as anybody reads."""

    def write(self, line: socket.socket) -> None:
        line.sendall(b'HTTP/1.1 200 X\r\nContent-Type: application/json\r\n\r\n{"id":"')
        for _ in range(1 << 12):
            line.sendall(b"x" * (1 << 14))


@dataclass(frozen=True, slots=True)
class Trickle:
    """A JSON answer without an end, a byte every few hundredths of a second."""

    def write(self, line: socket.socket) -> None:
        line.sendall(b'HTTP/1.1 200 X\r\nContent-Type: application/json\r\n\r\n{"id":"')
        hung_up = select.poll()
        hung_up.register(line, select.POLLRDHUP)
        while not hung_up.poll(30):
            line.sendall(b"x")


Written = Reply | Raw | Drop | Flood | Trickle
Line = Written | Callable[[Sent], "Line"]


@dataclass(slots=True)
class Rule:
    method: str
    path: str
    lines: list[Line]


class Wire:
    """Listens on a loopback port, over TLS when given a context; each connection carries one request."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._tls = tls
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = int(self._socket.getsockname()[1])
        self._accepting = threading.Thread(target=self._accept)
        self._threads: list[threading.Thread] = []
        self.rules: list[Rule] = []
        self._lock = threading.Lock()
        self.sent: list[Sent] = []

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"

    def on(self, method: str, path: str, *lines: Line) -> None:
        """Replace what is said to `method` and paths that start with `path`."""
        self.rules = [one for one in self.rules if (one.method, one.path) != (method, path)]
        self.rules.append(Rule(method, path, list(lines)))

    def asked(self, method: str, path: str = "/") -> list[Sent]:
        return [one for one in self.sent if one.method == method and one.path.startswith(path)]

    def __enter__(self) -> Self:
        self._accepting.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._accepting.join()
        self._socket.close()
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                line, _ = self._socket.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(line,))
            thread.start()
            self._threads.append(thread)

    def _serve(self, line: socket.socket) -> None:
        try:
            with line if self._tls is None else self._tls.wrap_socket(line, server_side=True) as talking:
                sent = _read(talking)
                answer = Raw(b"HTTP/1.1 400 X\r\n\r\n") if sent is None else self._answer(sent)
                answer.write(talking)
        except OSError:
            # The other side hung up, which is what some of these lines are for.
            line.close()

    def _answer(self, sent: Sent) -> Written:
        with self._lock:
            self.sent.append(sent)
            line: Line = Reply(404, {"error": f"no rule for {sent.method} {sent.path}"})
            for rule in self.rules:
                if rule.method == sent.method and sent.path.startswith(rule.path):
                    line = rule.lines.pop(0) if len(rule.lines) > 1 else rule.lines[0]
                    break
        while callable(line):
            line = line(sent)
        return line


def _read(line: socket.socket) -> Sent | None:
    """One request; None when it is none, or the caller hangs up in the middle of it."""
    head = b""
    while b"\r\n\r\n" not in head:
        piece = line.recv(65536)
        head += piece
        if not piece or not head[:1].isalpha():
            return None
    head, _, body = head.partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (one.partition(":") for one in rest)}
    length = int(headers.get("content-length", "0"))
    while len(body) < length:
        piece = line.recv(65536)
        if not piece:
            return None
        body += piece
    method, path, _ = first.split(" ")
    return Sent(method, path, headers, body)
