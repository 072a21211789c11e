"""Serving: one process, one socket on this machine, and an end that waits for nobody's stream."""

from __future__ import annotations

import errno
import signal
import socket
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

import uvicorn

from reelwright.api.app import Api
from reelwright.api.gate import MAX_BODY
from reelwright.api.security import check_loopback
from reelwright.film.errors import Conflict, WrongInput

GRACE_S = 5
"""Seconds that a stopping server gives what is under way."""
_BACKLOG = 128


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on `host` and `port` (0: any free one).

    Conflict when the port is in use, WrongInput when it cannot be used or is not of this machine alone.
    """
    address = check_loopback(host)
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    # Only of sockets that say they are TCP does asyncio switch off the wait for more to send, some 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((address, port))
        listening.listen(_BACKLOG)
    except (OSError, OverflowError) as why:
        listening.close()
        if isinstance(why, OSError) and why.errno == errno.EADDRINUSE:
            raise Conflict(
                f"Port {port} is in use by another program.",
                code="port_in_use",
                hint="Use another one with --port, or end that program.",
                where="port",
            ) from None
        raise WrongInput(
            f"The studio cannot listen on {host} port {port}: {why}.", code="port_not_usable", where="port"
        ) from None
    return listening


class Server(uvicorn.Server):
    """Serves an app on a socket. Before it stops it ends the app's streams, which would hold it up."""

    def __init__(self, app: Api, *, on_ready: Callable[[], None]) -> None:
        self._api = app
        self._on_ready = on_ready
        super().__init__(
            uvicorn.Config(
                app,
                http="h11",
                ws="wsproto",
                lifespan="on",
                log_config=None,
                # Addresses may hold the launch token, so none is ever logged.
                access_log=False,
                # Nobody in front of us is trusted to say who a request is from.
                proxy_headers=False,
                server_header=False,
                ws_max_size=MAX_BODY,
                timeout_graceful_shutdown=GRACE_S,
            )
        )

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._on_ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        await self._api.hang_up()
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        """Let SIGINT and SIGTERM stop the server, and nothing else: the caller has things to put away.

        The library's own sends the signal on after the server has stopped, which would end the process.
        """
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {sig: signal.signal(sig, self.handle_exit) for sig in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for sig, handler in before.items():
                signal.signal(sig, handler)


def serve(app: Api, host: str, port: int, *, on_ready: Callable[[str], None] = print) -> None:
    """Serve `app` until SIGINT or SIGTERM. `on_ready` gets the address, without the token.

    Conflict when the port is in use; nothing has been started then.
    """
    listening = listen(host, port)
    own: tuple[str, int] = listening.getsockname()[:2]
    name = f"[{own[0]}]" if ":" in own[0] else own[0]
    with listening:
        Server(app, on_ready=lambda: on_ready(f"http://{name}:{own[1]}/")).run([listening])
