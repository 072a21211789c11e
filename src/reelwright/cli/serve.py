"""`reelwright serve` and `reelwright worker`: the processes that stay up."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from reelwright.cli.options import Json
from reelwright.cli.pause import leave, pausing, wait_for
from reelwright.cli.session import counter, session
from reelwright.cli.terminal import answer, err, out, say
from reelwright.cli.trouble import DONE

if TYPE_CHECKING:
    from reelwright.actions.counter import Counter

Host = Annotated[str, typer.Option("--host", help="Address of this machine to listen on.")]
Port = Annotated[int, typer.Option("--port", min=1, max=65535, help="Port to listen on.")]
NoWorker = Annotated[
    bool, typer.Option("--no-worker", metavar="", help="Serve only; `reelwright worker` makes the films.")
]


def serve(
    context: typer.Context,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    no_worker: NoWorker = False,
    json: Json = False,
) -> int:
    """Serve the studio to this machine: the API and live events; and make the films in line.

    The address printed carries a launch token that lets you in; keep it to yourself. With --json one object
    says address, token and worker once the studio is open.
    """
    from reelwright.api.security import check_loopback

    check_loopback(host)
    settings = session(context).settings()
    with counter(context) as opened:
        from reelwright.api.app import create_app
        from reelwright.api.launch_token import SECRET_FILE, TOKEN_FILE, lasting_secret, write_token
        from reelwright.api.security import Security
        from reelwright.api.serve import listen
        from reelwright.api.serve import serve as serve_api
        from reelwright.runs.lease import Lease

        data_dir = opened.studio.data_dir
        lease = Lease(data_dir / "leases", "serve")
        lease.insist("`reelwright serve`")
        # Looked at before anything is started; the server takes the port itself.
        listen(host, port).close()
        makes_films = not no_worker
        if makes_films:
            start_engine(opened)
        token = write_token(data_dir / TOKEN_FILE)
        hosts = frozenset(one.strip() for one in settings.allowed_hosts.split(",") if one.strip())
        security = Security(token=token, hosts=hosts, secret=lasting_secret(data_dir / SECRET_FILE))
        app = create_app(opened, security=security, worker_up=lambda: makes_films)

        def ready(address: str) -> None:
            if json:
                answer({"url": address, "token": token, "worker": makes_films})
                return
            say(out(), "The studio is open at ", (f"{address}?token={token}", "head"))
            say(err(), ("Ctrl-C closes it; films under way go on at the next start.", "quiet"))
            sys.stdout.flush()

        serve_api(app, host, port, on_ready=ready)
        lease.release()
        # The runs stay as they stand on record, and the next start goes on with them.
        leave(DONE)


def worker(context: typer.Context, json: Json = False) -> int:
    """Make the films in line, without serving, until it is told to end.

    With --json one object says when it has begun.
    """
    with counter(context) as opened, pausing() as pause:
        start_engine(opened)
        if json:
            answer({"worker": True})
        else:
            say(
                err(),
                "Making the films in line. ",
                ("Ctrl-C ends it; films under way go on at the next start.", "quiet"),
            )
        wait_for(pause)
        leave(DONE)


def start_engine(opened: Counter) -> None:
    """Make the films in line in this process; Conflict when another process does on this data folder."""
    from reelwright.runs.engine import STUDIO, Engine

    Engine(opened.studio, STUDIO, takes_from_line=True).start("A studio that makes films")
