"""A real PostgreSQL for the tests, from the binaries of the system: a folder of its own, and no port."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Generator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import IO

import psycopg
import pytest
from sqlalchemy import make_url

_READY = "ready to accept connections"
_PATIENCE_S = 60
_USER = "reelwright"


class Postgres:
    """A running server; `fresh` makes an empty database in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)

    def fresh(self, pattern: str | None = None) -> str:
        """The URL of a new database: empty, or a copy of the one at `pattern`, which nobody has open."""
        copied = "template0" if pattern is None else make_url(pattern).database
        name = f"films{next(self._numbers)}"
        with psycopg.connect(
            host=str(self._folder), user=_USER, dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{copied}"'.encode())
        return f"postgresql+psycopg://{_USER}@/{name}?host={self._folder}"


@contextmanager
def running() -> Generator[Postgres]:
    """A server that is ended, by its own process id, when the block is."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    who = _servant(folder)
    try:
        data = folder / "data"
        made = subprocess.run(
            [_binary("initdb"), "-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N"],
            user=who,
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert made.returncode == 0, made.stderr
        options = {
            "listen_addresses": "",
            "unix_socket_directories": str(folder),
            "max_connections": "260",
            "shared_buffers": "16MB",
            # Nothing here has to survive a power cut.
            "fsync": "off",
        }
        told = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        server = subprocess.Popen(
            [_binary("postgres"), "-D", data, *told],
            user=who,
            cwd=folder,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            assert server.stderr is not None
            _wait_until_ready(server.stderr)
            yield Postgres(folder)
        finally:
            server.send_signal(signal.SIGINT)
            try:
                server.wait(_PATIENCE_S)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgres() -> Generator[Postgres]:
    with running() as server:
        yield server


def _wait_until_ready(log: IO[str]) -> None:
    """Listen to the log until the server is ready, and empty it from then on."""
    heard: list[str] = []
    ready = threading.Event()

    def listen() -> None:
        with log:
            for line in log:
                heard.append(line)
                if _READY in line:
                    ready.set()
        ready.set()

    threading.Thread(target=listen, daemon=True).start()
    assert ready.wait(_PATIENCE_S), "PostgreSQL did not start in time."
    assert _READY in "".join(heard), f"PostgreSQL did not start: {''.join(heard)}"


def _servant(folder: Path) -> str | None:
    """PostgreSQL does not run as root: then the system's own user for it does. None: whoever we are."""
    if os.geteuid() != 0:
        return None
    try:
        shutil.chown(folder, "postgres")
    except LookupError:
        pytest.fail("PostgreSQL does not run as root, and this machine has no user called postgres.")
    return "postgres"


def _binary(name: str) -> str:
    found = shutil.which(name) or next(
        (str(one) for one in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)), None
    )
    if found is None:
        pytest.fail(f"These tests need PostgreSQL's own {name}: install the package postgresql.")
    return found
