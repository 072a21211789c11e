from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from tests.servers.postgres import Postgres, postgres

from reelwright.store.database import Database

__all__ = ["postgres"]


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Of an empty database, of each kind that is served here."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'studio.db'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.fresh()


@pytest.fixture
def database(url: str) -> Generator[Database]:
    made = Database(url)
    made.upgrade()
    yield made
    made.close()
