from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

from reelwright.film.ids import MediaId
from reelwright.film.speech import Speech, Word
from reelwright.store import lines, migrate
from reelwright.store.database import Database

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SPEECH = Speech(
    seconds=Fraction(1001, 48_000), words=(Word(text="Go", start=Fraction(0), end=Fraction(1, 100)),)
)


def test_a_line_is_asked_for_then_kept_as_it_was_said(database: Database) -> None:
    with database.write() as conn:
        assert lines.get(conn, "k") is None
        lines.ask(conn, "k", "video.1", NOON)
        asked = lines.get(conn, "k")
        assert asked == lines.Line("k", "video.1", None, None)
        lines.keep(conn, "k", MediaId("m"), SPEECH, NOON)
        assert lines.get(conn, "k") == lines.Line("k", "video.1", MediaId("m"), SPEECH)
        lines.ask(conn, "k", "video.2", NOON)
        assert lines.get(conn, "k") == lines.Line("k", "video.2", None, None)
        lines.forget(conn, "k")
        assert lines.get(conn, "k") is None


def test_a_database_of_before_gets_its_lines_and_can_go_back(url: str) -> None:
    database = Database(url)
    migrate.upgrade(database.engine, "0001")
    assert database.schema() == "0001"
    database.upgrade()
    with database.write() as conn:
        lines.ask(conn, "k", "video.1", NOON)
    migrate.downgrade(database.engine, "0001")
    database.upgrade()
    with database.read() as conn:
        assert lines.get(conn, "k") is None
    database.close()
