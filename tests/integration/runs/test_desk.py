from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from tests.integration.runs.conftest import small_studio

from reelwright.film.errors import StorageTrouble
from reelwright.runs.engine import Desk
from reelwright.store.database import Database


def test_a_locked_database_is_named_by_the_desk_too(tmp_path: Path) -> None:
    file = tmp_path / "studio.db"
    hurried = Database(f"sqlite:///{file}", busy_ms=50)
    studio = replace(small_studio(tmp_path), database=hurried)
    studio.open()
    Desk(studio).close()
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(StorageTrouble) as caught:
            Desk(studio)
    finally:
        holder.close()
        studio.close()
    assert caught.value.code == "database_locked"
