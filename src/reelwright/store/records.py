"""How rows become values: JSON that SQLAlchemy gives back untyped is validated here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa


def first(conn: sa.Connection, query: sa.Select[Any]) -> Mapping[str, Any] | None:
    """The first row as a mapping, None when there is none."""
    row = conn.execute(query).mappings().first()
    return dict(row) if row is not None else None


def rows(conn: sa.Connection, query: sa.Select[Any]) -> list[Mapping[str, Any]]:
    return [dict(row) for row in conn.execute(query).mappings()]
