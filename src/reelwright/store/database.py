"""The database: one engine, transactions that say what they are for, and the schema kept up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from reelwright.film.errors import ReelwrightError, StorageTrouble, WrongSetting

SCHEMA = "0004"
"""The newest migration in `store/migrations/versions`."""
_BUSY_MS = 15_000


class Database:
    """Opens the database at `url`. Errors of the driver leave here as StorageTrouble.

    SQLite waits `busy_ms` for a lock that another program holds.
    """

    def __init__(self, url: str, *, busy_ms: int = _BUSY_MS) -> None:
        self.busy_ms = busy_ms
        try:
            parsed = sa.make_url(url)
            self.url = parsed
            self.is_sqlite = parsed.get_backend_name() == "sqlite"
            # One connection a thread in flight; the engine of the runs has a pool of its own.
            self.engine = sa.create_engine(
                parsed, pool_size=16, max_overflow=16, pool_timeout=30, **_isolation(parsed)
            )
        except (NoSuchModuleError, ImportError) as why:
            raise WrongSetting(
                f"REELWRIGHT_DATABASE_URL asks for a database that is not installed here: {why}.",
                hint="Install its driver, or leave the setting out: SQLite needs none.",
                where="REELWRIGHT_DATABASE_URL",
            ) from None
        except ArgumentError:
            raise WrongSetting(
                "REELWRIGHT_DATABASE_URL is not a database URL.",
                hint="For example sqlite:////path/to/studio.db.",
                where="REELWRIGHT_DATABASE_URL",
            ) from None
        if self.is_sqlite:
            event.listen(self.engine, "connect", self._tune_sqlite)
            event.listen(self.engine, "begin", _begin_immediate)

    @contextmanager
    def write(self) -> Generator[sa.Connection]:
        """A transaction: all of it happens, or none."""
        with self.told(), self.engine.begin() as conn:
            yield conn

    @contextmanager
    def read(self) -> Generator[sa.Connection]:
        """A connection for reading. On SQLite it takes no lock, so readers never wait for a writer."""
        with self.told(), self.engine.connect().execution_options(reading=True) as conn:
            yield conn

    def upgrade(self) -> None:
        """Bring the schema to `SCHEMA`; StorageTrouble when the database cannot be used."""
        if self.is_sqlite and self.url.database:
            try:
                # Prompts and films are their maker's own business.
                Path(self.url.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as why:
                raise StorageTrouble(
                    f"The data folder {Path(self.url.database).parent} cannot be made: {why.strerror}.",
                    code="not_writable",
                    hint="Set REELWRIGHT_DATA_DIR to a folder that can be written to.",
                ) from why
        with self.told():
            found = self.schema()
            if found == SCHEMA:
                return
            from reelwright.store.migrate import known, upgrade

            if found is not None and not known(found):
                raise StorageTrouble(
                    f"The database {self._where()} was made by a newer Reelwright (schema {found}).",
                    code="database_newer",
                    hint="Use that version, or set REELWRIGHT_DATA_DIR to another folder.",
                )
            upgrade(self.engine)

    def schema(self) -> str | None:
        """The migration that the database is at; None when it is empty."""
        with self.engine.connect().execution_options(reading=True) as conn:
            if not sa.inspect(conn).has_table("alembic_version"):
                return None
            return conn.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def told(self) -> Generator[None]:
        """Turn what the driver raises within the block into StorageTrouble that says what to do."""
        try:
            yield
        except ReelwrightError:
            raise
        except DBAPIError as why:
            raise self._trouble(why) from why
        except PoolTimeoutError as why:
            raise StorageTrouble(
                f"The database {self._where()} is busy: every connection to it is in use.",
                code="database_busy",
                hint="Try again in a moment.",
            ) from why

    def _tune_sqlite(self, connection: sqlite3.Connection, _record: Any) -> None:
        # The driver must not begin transactions by itself: `_begin_immediate` does, so that two writers
        # queue for the lock at the start instead of one failing halfway.
        connection.isolation_level = None
        tune_sqlite(connection, self.busy_ms)

    def _where(self) -> str | None:
        return self.url.database if self.is_sqlite else self.url.host

    def _trouble(self, why: DBAPIError) -> StorageTrouble:
        text = str(why.orig or why)
        where = self._where()
        if "not a database" in text or "malformed" in text:
            return StorageTrouble(
                f"The database {where} is damaged ({text}).",
                code="database_damaged",
                hint="Restore a backup, or move it away; the films themselves are in the media folder.",
            )
        if "locked" in text or "busy" in text:
            return StorageTrouble(
                f"The database {where} is locked by another program.",
                code="database_locked",
                hint="Close the program that holds it, and try again.",
            )
        if "disk is full" in text or "database or disk is full" in text:
            return StorageTrouble(
                f"The disk of the database {where} is full.", code="disk_full", hint="Free some space."
            )
        if "readonly" in text or "unable to open" in text:
            return StorageTrouble(
                f"The database {where} cannot be opened for writing.",
                code="not_writable",
                hint="Check who owns the data folder, or set REELWRIGHT_DATA_DIR.",
            )
        kind = "cannot be reached" if isinstance(why, OperationalError) else "refused a statement"
        return StorageTrouble(f"The database {where} {kind}: {text}.", code="database_trouble")


def tune_sqlite(connection: sqlite3.Connection, busy_ms: int) -> None:
    """What every SQLite connection of ours is set to, the engine's own among them."""
    connection.execute(f"PRAGMA busy_timeout={busy_ms}")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA foreign_keys=ON")
    # FULL, not NORMAL: what was promised to be on disk before a paid call must survive a power cut.
    connection.execute("PRAGMA synchronous=FULL")


def _isolation(url: sa.URL) -> dict[str, Any]:
    """Who waited for a row's lock must read what the one before wrote. MySQL's default shows the past."""
    mysqls = url.get_backend_name() in ("mysql", "mariadb")
    return {"isolation_level": "READ COMMITTED"} if mysqls else {}


def _begin_immediate(connection: sa.Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
