"""A rehearsal that runs at once, for all tests; each has a key, and so an account, of its own."""

from __future__ import annotations

import secrets
from collections.abc import Generator
from pathlib import Path

import pytest
from runwayml import RunwayML
from tests.servers.rehearsal import RehearsalServer


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Generator[RehearsalServer]:
    folder = tmp_path_factory.mktemp("rehearsal")
    with RehearsalServer(folder, "--pace", "0", "--tier", "5") as running:
        yield running


@pytest.fixture
def key() -> str:
    return f"key_{secrets.token_hex(64)}"


@pytest.fixture
def client(server: RehearsalServer, key: str) -> Generator[RunwayML]:
    with RunwayML(api_key=key, base_url=server.url, max_retries=0) as opened:
        yield opened


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder of a rehearsal that a test starts for itself."""
    return tmp_path / "data"
