"""How rows become values and values rows, whatever database it is.

JSON that SQLAlchemy gives back untyped is validated here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError


def first(conn: sa.Connection, query: sa.Select[Any]) -> Mapping[str, Any] | None:
    """The first row as a mapping, None when there is none."""
    row = conn.execute(query).mappings().first()
    return dict(row) if row is not None else None


def rows(conn: sa.Connection, query: sa.Select[Any]) -> list[Mapping[str, Any]]:
    return [dict(row) for row in conn.execute(query).mappings()]


def insert_absent(conn: sa.Connection, table: sa.Table, values: Mapping[str, Any]) -> bool:
    """Insert a row unless its primary key is there; says whether it was inserted.

    It is tried within a savepoint: to look first and insert then is a race that PostgreSQL lets two writers
    lose.
    """
    try:
        with conn.begin_nested():
            conn.execute(table.insert().values(**values))
    except IntegrityError:
        key = [column == values[column.name] for column in table.primary_key.columns]
        if conn.execute(sa.select(sa.literal(1)).select_from(table).where(*key)).first() is None:
            raise
        return False
    return True
