"""Migrations, run by Alembic. The engine's own tables in the same database are left alone."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError

_HERE = Path(__file__).parent / "migrations"


def _config(connection: sa.Connection | None = None) -> Config:
    config = Config()
    # A percent sign in a path would be taken for an interpolation.
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def known(revision: str) -> bool:
    """Whether this code has the migration `revision`."""
    try:
        ScriptDirectory.from_config(_config()).get_revision(revision)
    except CommandError:
        return False
    return True


def upgrade(engine: sa.Engine, to: str = "head") -> None:
    """Move the schema up to `to`, all of it in one transaction where the database can."""
    with engine.begin() as connection:
        command.upgrade(_config(connection), to)


def downgrade(engine: sa.Engine, to: str) -> None:
    """Move the schema down to `to` (`base` is empty)."""
    with engine.begin() as connection:
        command.downgrade(_config(connection), to)
