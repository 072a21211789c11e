from __future__ import annotations

import shutil
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


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Generator[Database]:
    """A new database of each kind, with its tables: a copy, as to make them takes longer than most tests."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_pattern"), tmp_path / "studio.db")
        made = Database(f"sqlite:///{tmp_path / 'studio.db'}")
    else:
        server: Postgres = request.getfixturevalue("postgres")
        made = Database(server.fresh(request.getfixturevalue("postgres_pattern")))
    yield made
    made.close()


@pytest.fixture(scope="session")
def sqlite_pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pattern") / "studio.db"
    _with_tables(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_pattern(postgres: Postgres) -> str:
    url = postgres.fresh()
    _with_tables(url)
    return url


def _with_tables(url: str) -> None:
    made = Database(url)
    made.upgrade()
    made.close()
