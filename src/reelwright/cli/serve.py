"""`reelwright serve` and `reelwright worker`: the processes that stay up."""

from __future__ import annotations

import socket
import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from reelwright.cli.session import counter, session
from reelwright.cli.terminal import err, out, say
from reelwright.cli.watch import leave, pausing
from reelwright.film.errors import Conflict

if TYPE_CHECKING:
    from reelwright.actions.counter import Counter

Host = Annotated[str, typer.Option("--host", help="Address of this machine to listen on.")]
Port = Annotated[int, typer.Option("--port", min=1, max=65535, help="Port to listen on.")]
NoWorker = Annotated[
    bool, typer.Option("--no-worker", help="Serve only; `reelwright worker` makes the films.")
]


def serve(
    context: typer.Context, host: Host = "127.0.0.1", port: Port = 8000, no_worker: NoWorker = False
) -> int:
    """Serve the studio to this machine: the page, the API and live events, and make the films in line.

    The address printed carries a launch token that lets you in; keep it to yourself.
    """
    from reelwright.api.launch_token import TOKEN_FILE, write_token
    from reelwright.api.security import Security, check_loopback
    from reelwright.runs.lease import Lease

    host = check_loopback(host)
    settings = session(context).settings()
    with counter(context) as opened:
        data_dir = opened.studio.data_dir
        Lease(data_dir / "leases", "serve").insist("reelwright serve")
        check_free(host, port)
        from reelwright.api.serve import create_app
        from reelwright.api.serve import serve as listen

        with _engine(opened, wanted=not no_worker):
            token = write_token(data_dir / TOKEN_FILE)
            hosts = frozenset(one.strip() for one in settings.allowed_hosts.split(",") if one.strip())
            app = create_app(opened, security=Security(token=token, hosts=hosts))
            shown = f"[{host}]" if ":" in host else host
            say(out(), "The studio is open at ", (f"http://{shown}:{port}/?token={token}", "head"))
            say(err(), ("Ctrl-C closes it; films under way go on at the next start.", "quiet"))
            sys.stdout.flush()
            listen(app, host, port)
    leave(0)


def worker(context: typer.Context) -> int:
    """Make the films in line, without serving, until it is told to end."""
    from reelwright.cli.watch import wait_for

    with counter(context) as opened, pausing() as pause, _engine(opened, wanted=True):
        say(err(), "Making the films in line. ", ("Ctrl-C ends it.", "quiet"))
        wait_for(pause)
        # The runs stay as they stand on record, and the next start goes on with them.
        leave(0)


def check_free(host: str, port: int) -> None:
    """Conflict when something listens on `port` already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as why:
            raise Conflict(
                f"Port {port} of {host} cannot be used: {(why.strerror or str(why)).lower()}.",
                code="port_in_use",
                hint=f"Choose another: --port {port + 1 if port < 65535 else 8000}.",
                where="port",
            ) from None


@contextmanager
def _engine(opened: Counter, *, wanted: bool) -> Generator[None]:
    """The engine that makes the films in line, if it is wanted here."""
    if not wanted:
        yield
        return
    from reelwright.runs.engine import STUDIO, Engine

    engine = Engine(opened.studio, STUDIO, takes_from_line=True)
    engine.start("A studio that makes films")
    yield
