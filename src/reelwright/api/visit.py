"""A visit: what of a request the security looks at, read from the ASGI scope."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.types import Scope


@dataclass(frozen=True, slots=True)
class Visit:
    """`port` is the one that the connection came in on; names of headers are lower case."""

    method: str
    path: str
    port: int
    raw_headers: tuple[tuple[bytes, bytes], ...]

    @classmethod
    def of(cls, scope: Scope) -> Visit:
        """The visit that an HTTP or WebSocket scope describes."""
        server: tuple[str, int | None] | None = scope.get("server")
        return cls(
            method=scope.get("method", "GET"),
            path=scope["path"],
            port=(server[1] if server else None) or 0,
            raw_headers=tuple((bytes(name).lower(), bytes(value)) for name, value in scope["headers"]),
        )

    @property
    def is_socket(self) -> bool:
        """For Socket.IO, over polling or a WebSocket; it asks for the token when a client connects."""
        return f"{self.path}/".startswith("/socket.io/")

    def headers(self, name: str) -> list[str]:
        """Every header of that name."""
        wanted = name.encode()
        return [value.decode("latin-1").strip() for key, value in self.raw_headers if key == wanted]

    def header(self, name: str) -> str | None:
        """The header of that name; several are joined, so that no check is passed by one of them alone."""
        found = self.headers(name)
        return ", ".join(found) if found else None

    def cookies(self, name: str) -> Iterator[str]:
        """Every value that the browser sent for a cookie."""
        for header in self.headers("cookie"):
            for pair in header.split(";"):
                key, _, value = pair.strip().partition("=")
                if key == name:
                    yield value
