from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from reelwright.film.brief import Brief
from reelwright.film.ids import MediaId, VideoId
from reelwright.film.speech import Speech, Word
from reelwright.film.video import Video
from reelwright.store import calls, lines, migrate, videos
from reelwright.store.database import Database

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SPEECH = Speech(
    seconds=Fraction(1001, 48_000), words=(Word(text="Go", start=Fraction(0), end=Fraction(1, 100)),)
)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    made = Database(f"sqlite:///{tmp_path / 'studio.db'}")
    made.upgrade()
    return made


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


def test_a_database_of_before_gets_its_lines_and_can_go_back(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'studio.db'}")
    migrate.upgrade(database.engine, "0001")
    assert database.schema() == "0001"
    database.upgrade()
    with database.write() as conn:
        lines.ask(conn, "k", "video.1", NOON)
    migrate.downgrade(database.engine, "0001")
    database.upgrade()
    with database.read() as conn:
        assert lines.get(conn, "k") is None


def test_a_call_is_priced_when_its_price_is_known(database: Database) -> None:
    video = VideoId("v")
    with database.write() as conn:
        videos.add(conn, Video(id=video, brief=Brief(prompt="A storm"), created=NOON, updated=NOON))
        calls.add(
            conn,
            call="c",
            video=video,
            purpose="voice",
            provider="elevenlabs",
            model="m",
            input_tokens=20,
            output_tokens=0,
            cost_micros=None,
            currency="USD",
            now=NOON,
        )
        assert calls.spent(conn, video) == (0, 1)
        calls.settle(conn, "c", 700)
        assert calls.spent(conn, video) == (700, 0)
