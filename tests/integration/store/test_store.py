from __future__ import annotations

import subprocess
import sys
import threading
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.schema import CreateTable

from reelwright.film.brief import Brief
from reelwright.film.errors import NotFound, StorageTrouble, WrongSetting
from reelwright.film.event import EventKind, Progress
from reelwright.film.ids import new_video_id, take_id
from reelwright.film.ledger import Call, CallState
from reelwright.film.take import Take, TakeState
from reelwright.film.video import Video, VideoStatus
from reelwright.store import events, gallery, ledger, migrate, takes, videos
from reelwright.store.database import Database
from reelwright.store.tables import metadata

NOON = datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=UTC)


def video(prompt: str = "A storm", at: datetime = NOON) -> Video:
    return Video(id=new_video_id(), brief=Brief(prompt=prompt), created=at, updated=at)


def test_the_migrations_make_the_tables(database: Database) -> None:
    with database.engine.connect() as conn:
        assert compare_metadata(MigrationContext.configure(conn), metadata) == []
    migrate.downgrade(database.engine, "base")
    assert database.schema() is None
    migrate.upgrade(database.engine)
    with database.engine.connect() as conn:
        assert compare_metadata(MigrationContext.configure(conn), metadata) == []


@pytest.mark.parametrize("name", ["mysql", "mariadb", "postgresql"])
def test_the_tables_keep_instants_prompts_and_lengths_whole_elsewhere_too(name: str) -> None:
    dialect = sa.make_url(f"{name}://").get_dialect()()
    made = {table.name: str(CreateTable(table).compile(dialect=dialect)) for table in metadata.sorted_tables}
    theirs = ("TIMESTAMP WITHOUT TIME ZONE", "TEXT")
    instant, prose = theirs if name == "postgresql" else ("DATETIME(6)", "MEDIUMTEXT")
    assert f"created_at {instant}" in made["videos"]
    assert f"at {instant}" in made["events"]
    assert f"prompt {prose} NOT NULL" in made["videos"]
    # MySQL's FLOAT has 24 bits: what it gives back would not be found again.
    assert "seconds DOUBLE" in made["videos"]


def test_a_video_comes_back_as_it_was(database: Database) -> None:
    one = video("سلام 🌊")
    with database.write() as conn:
        videos.add(conn, one)
    with database.read() as conn:
        assert videos.get(conn, one.id) == one


def test_a_cancelled_video_stays_cancelled(database: Database) -> None:
    one = video()
    with database.write() as conn:
        videos.add(conn, one)
        assert videos.save(conn, one.but(status=VideoStatus.CANCELLED))
        assert not videos.save(conn, one.but(status=VideoStatus.COMPLETED))
        assert events.append(conn, one.id, EventKind.SCENE_COMPLETED, "late", Progress(), NOON) is None
        assert videos.get(conn, one.id).status is VideoStatus.CANCELLED


def test_a_deleted_video_is_out_of_sight(database: Database) -> None:
    one = video()
    with database.write() as conn:
        videos.add(conn, one)
        videos.delete(conn, one.id, NOON)
        assert gallery.page(conn) == []
        with pytest.raises(NotFound):
            videos.get(conn, one.id)


def test_events_are_numbered_without_a_gap_by_many_writers(database: Database) -> None:
    one = video()
    with database.write() as conn:
        videos.add(conn, one)

    def write(writer: int) -> None:
        for number in range(20):
            with database.write() as conn:
                # Each happening is told by two writers, as after a crash: it is kept once.
                events.append(
                    conn,
                    one.id,
                    EventKind.SCENE_PROCESSING,
                    f"{writer // 2}.{number}",
                    Progress(percent=number),
                    NOON,
                )

    writers = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with database.read() as conn:
        told = events.since(conn, one.id, 0)
        assert [event.seq for event in told] == list(range(1, 41))
        assert videos.get(conn, one.id).last_seq == 40
        percents = [event.progress.percent for event in told]
        assert percents == sorted(percents)
        assert [event.seq for event in events.since(conn, one.id, 38)] == [39, 40]


def test_an_unknown_price_is_counted_not_added(database: Database) -> None:
    one = video()
    with database.write() as conn:
        videos.add(conn, one)
        for name, cost in (("a", 1200), ("b", None), ("b", None)):
            call = Call(
                id=name,
                video=one.id,
                purpose="storyboard",
                provider="p",
                model="m",
                state=CallState.SETTLED,
                cost_micros=cost,
                at=NOON,
            )
            ledger.record(conn, call)
        assert ledger.spent(conn, one.id) == (1200, 1)


def test_a_killed_writer_leaves_nothing_half_written(database: Database) -> None:
    url = database.url.render_as_string(hide_password=False)
    script = f"""
import os, signal
from datetime import datetime, UTC
from reelwright.store.database import Database
from reelwright.store import videos
from reelwright.film.video import Video
from reelwright.film.brief import Brief
from reelwright.film.ids import new_video_id
now = datetime.now(UTC)
with Database({url!r}).write() as conn:
    videos.add(conn, Video(id=new_video_id(), brief=Brief(prompt="x"), created=now, updated=now))
    os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", script], check=False)
    with database.read() as conn:
        assert gallery.page(conn) == []


def test_a_damaged_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "studio.db"
    path.write_bytes(b"this is not a database at all" * 100)
    with pytest.raises(StorageTrouble, match="damaged") as caught:
        Database(f"sqlite:///{path}").upgrade()
    assert caught.value.code == "database_damaged"
    assert str(path) in caught.value.message


def test_a_database_that_cannot_be_reached_is_named() -> None:
    with pytest.raises(StorageTrouble, match="cannot be made"):
        Database("sqlite:////proc/self/nowhere/studio.db").upgrade()
    with pytest.raises(WrongSetting):
        Database("not a url")


def test_a_database_of_a_newer_version_is_left_alone(database: Database) -> None:
    with database.engine.begin() as conn:
        conn.execute(sa.text("UPDATE alembic_version SET version_num = '0999'"))
    with pytest.raises(StorageTrouble, match="newer") as caught:
        database.upgrade()
    assert caught.value.code == "database_newer"
    assert database.schema() == "0999"


@pytest.mark.parametrize("url", ["nosuch://host/films", "oracle://host/films"])
def test_a_database_without_its_driver_is_a_wrong_setting(url: str) -> None:
    with pytest.raises(WrongSetting, match="not installed"):
        Database(url)


def test_a_database_whose_connections_are_all_in_use_says_so(database: Database) -> None:
    full = sa.create_engine(database.url, pool_size=1, max_overflow=0, pool_timeout=0.01)
    with full.connect(), pytest.raises(StorageTrouble) as caught, database.told():
        full.connect()
    full.dispose()
    assert caught.value.code == "database_busy"


def test_times_are_kept_to_the_microsecond_in_utc(database: Database) -> None:
    one = video(at=NOON.astimezone())
    with database.write() as conn:
        videos.add(conn, one)
        assert videos.get(conn, one.id).created == NOON
        raw = conn.execute(sa.text("SELECT created_at FROM videos")).scalar()
    assert str(raw).startswith("2026-11-22 12:00:00.123456")


def test_a_cancelled_take_stays_cancelled(database: Database) -> None:
    one = video()
    take = Take(
        id=take_id(one.id, 1, 1),
        video=one.id,
        scene=1,
        number=1,
        provider="animatic",
        model="panels",
        prompt="A door.",
        seed=0,
        seconds=Fraction(11, 2),
        lead=Fraction(1, 4),
    )
    with database.write() as conn:
        videos.add(conn, one)
        takes.add(conn, take)
        takes.add(conn, take)
        assert takes.save(conn, take.but(state=TakeState.CANCELLED))
        assert not takes.save(conn, take.but(state=TakeState.SHOOTING, progress=0.5))
        assert takes.of(conn, one.id) == (take.but(state=TakeState.CANCELLED),)
