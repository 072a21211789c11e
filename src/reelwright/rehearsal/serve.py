"""Serving a rehearsal: from a folder and a few wishes to a process that answers until it is told to stop."""

from __future__ import annotations

import errno
import ipaddress
import signal
import socket
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn

from reelwright.film.errors import Conflict, WrongInput
from reelwright.rehearsal.admin import Admin
from reelwright.rehearsal.app import Bell, House
from reelwright.rehearsal.asset import Assets
from reelwright.rehearsal.books import Books
from reelwright.rehearsal.counter import Counter
from reelwright.rehearsal.desk import Desk
from reelwright.rehearsal.fault import Fault
from reelwright.rehearsal.links import Links
from reelwright.rehearsal.trouble import Trouble
from reelwright.rehearsal.wire import Wires
from reelwright.rehearsal.workshop import Workshop
from reelwright.runs.lease import Lease

DATABASE = "rehearsal.db"
USUAL_CREDITS = 5000
GRACE_S = 2


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to rehearse. None leaves the pace as it was the last time."""

    tier: int = 1
    credits: int = USUAL_CREDITS
    pace: float | None = None
    rate: float = 0.0
    seed: int = 0
    script: Mapping[int, Fault] = field(default_factory=dict[int, Fault])
    strict: bool = False


def rehearse(
    folder: Path, wishes: Wishes, *, host: str, port: int, on_ready: Callable[[str, Desk], None]
) -> None:
    """Serve until SIGINT or SIGTERM, with all that is kept in `folder`; port 0 is any free one.

    Conflict when the port is in use, or another process rehearses there; WrongInput when `host` is not of
    this machine alone.
    """
    with ExitStack() as stack:
        lease = Lease(folder / "leases", "rehearse")
        lease.insist("`reelwright rehearse`")
        stack.callback(lease.release)
        listening = stack.enter_context(listen(host, port))
        books = Books(folder / DATABASE)
        stack.callback(books.close)
        wires = Wires()
        assets = Assets(folder / "inputs", books.upload, strict=wishes.strict)
        bell = Bell()
        workshop = Workshop(folder / "clips", assets.folder)
        stack.callback(workshop.close)
        desk = Desk(books, workshop, tier=wishes.tier, credits=wishes.credits, clock=now)

        def finished() -> None:
            desk.stir()
            bell.ring()

        workshop.on_done = finished
        if wishes.pace is not None:
            desk.set_pace(wishes.pace)
        trouble = Trouble(books, rate=wishes.rate, seed=wishes.seed, script=wishes.script)
        counter = Counter(desk, assets, Links(books.secret()), wires)
        house = House(desk, counter, Admin(desk, trouble), trouble, wires, bell, strict=wishes.strict)
        address: tuple[str, int] = listening.getsockname()[:2]
        name = f"[{address[0]}]" if ":" in address[0] else address[0]
        server = _Server(house, wires, on_ready=lambda: on_ready(f"http://{name}:{address[1]}", desk))
        server.run([listening])


def listen(host: str, port: int) -> socket.socket:
    """A socket of this machine alone that listens on `port`."""
    try:
        local = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = False
    if not local:
        raise WrongInput(
            f"A rehearsal is for this machine only, not for {host!r}.",
            code="not_loopback",
            hint="Use 127.0.0.1.",
            where="host",
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only of sockets that say they are TCP does asyncio switch off the wait for more to send, some 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except OSError as why:
        listening.close()
        if why.errno == errno.EADDRINUSE:
            raise Conflict(
                f"Port {port} is in use by another program.",
                code="port_in_use",
                hint="Use another one with --port, or end that program.",
                where="port",
            ) from None
        raise WrongInput(
            f"Port {port} cannot be listened on: {why.strerror or why}.", code="port_not_usable", where="port"
        ) from None
    return listening


class _Server(uvicorn.Server):
    def __init__(self, house: House, wires: Wires, *, on_ready: Callable[[], None]) -> None:
        self._on_ready = on_ready
        super().__init__(
            uvicorn.Config(
                house,
                http=wires.protocol(),
                ws="none",
                lifespan="on",
                log_config=None,
                access_log=False,
                proxy_headers=False,
                server_header=False,
                # Longer than anybody pauses between two polls: a connection that ends just as a request is
                # sent on it would look as if the request was lost.
                timeout_keep_alive=120,
                timeout_graceful_shutdown=GRACE_S,
            )
        )

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._on_ready()

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        """Let SIGINT and SIGTERM stop the server, and nothing else: the library's own passes them on."""
        before = {sig: signal.signal(sig, self.handle_exit) for sig in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for sig, handler in before.items():
                signal.signal(sig, handler)


def now() -> int:
    """Milliseconds of the epoch."""
    return time.time_ns() // 1_000_000
