"""Migrations, run by Alembic. The engine's own tables in the same database are left alone."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

_HERE = Path(__file__).parent / "migrations"


def _config(connection: sa.Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.attributes["connection"] = connection
    return config


def upgrade(engine: sa.Engine, to: str = "head") -> None:
    """Move the schema up to `to`, all of it in one transaction where the database can."""
    with engine.begin() as connection:
        command.upgrade(_config(connection), to)


def downgrade(engine: sa.Engine, to: str) -> None:
    """Move the schema down to `to` (`base` is empty)."""
    with engine.begin() as connection:
        command.downgrade(_config(connection), to)
