from __future__ import annotations

import threading
from collections.abc import Callable
from fractions import Fraction

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from tests.integration.store.test_store import NOON, video

from reelwright.film.errors import Conflict
from reelwright.film.ids import MediaId, VideoId, take_id
from reelwright.film.media import Media, MediaKind, Probe
from reelwright.film.take import Take, TakeState
from reelwright.store import gallery, lines, media, takes, videos
from reelwright.store.database import Database
from reelwright.store.records import insert_absent
from reelwright.store.tables import metadata

WRITERS = 8


def at_once(database: Database, work: Callable[[sa.Connection], None]) -> list[Exception]:
    """Do the same in several transactions at once; what went wrong."""
    ready = threading.Barrier(WRITERS)
    wrong: list[Exception] = []

    def write() -> None:
        try:
            with database.write() as conn:
                if not database.is_sqlite:
                    # All have begun, and see nothing of each other.
                    conn.execute(sa.select(sa.literal(1)))
                    ready.wait()
                work(conn)
        except Exception as why:
            wrong.append(why)

    writers = [threading.Thread(target=write) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    return wrong


def take(of: VideoId, number: int = 1) -> Take:
    return Take(
        id=take_id(of, 1, number),
        video=of,
        scene=1,
        number=number,
        provider="runway",
        model="gen4.5",
        prompt="A door.",
        seed=0,
        seconds=Fraction(5),
        lead=Fraction(0),
    )


def test_what_many_keep_at_once_is_kept_once(database: Database) -> None:
    one = video()
    with database.write() as conn:
        videos.add(conn, one)
    kept = Media(id=MediaId("m" * 64), kind=MediaKind.SOUND, mime="audio/wav", size=9, probe=Probe())

    def keep(conn: sa.Connection) -> None:
        media.add(conn, kept, NOON)
        takes.add(conn, take(one.id))
        lines.ask(conn, "k" * 64, "call", NOON)

    assert at_once(database, keep) == []
    with database.read() as conn:
        counts = {
            name: conn.execute(sa.select(sa.func.count()).select_from(metadata.tables[name])).scalar()
            for name in ("media", "takes", "lines")
        }
        assert media.get(conn, kept.id) == kept
    assert counts == {"media": 1, "takes": 1, "lines": 1}


def test_one_idempotency_key_makes_one_video_however_many_ask_at_once(database: Database) -> None:
    wrong = at_once(
        database, lambda conn: videos.add(conn, video(), idempotency_key="key", request_hash="hash")
    )
    assert [type(why) for why in wrong] == [Conflict] * (WRITERS - 1)
    with database.read() as conn:
        assert len(gallery.page(conn)) == 1


def test_a_row_that_refers_to_nothing_is_no_row_that_is_there(database: Database) -> None:
    with database.write() as conn:
        assert insert_absent(conn, metadata.tables["purses"], {"id": "p", "budget_micros": 1})
        assert not insert_absent(conn, metadata.tables["purses"], {"id": "p", "budget_micros": 2})
        with pytest.raises(IntegrityError):
            takes.add(conn, take(VideoId("nobody")))


def test_a_take_comes_back_as_it_was(database: Database) -> None:
    old, new = video(), video(at=NOON.replace(hour=13))
    paid = {"state": TakeState.READY, "media": "m", "identity": "same", "cost_micros": 60}
    first = take(old.id).but(**paid, error="Late.", error_code="late", fresh=True, circled=True)
    again = take(new.id).but(**paid, reused=first.id)
    with database.write() as conn:
        for one in (old, new):
            videos.add(conn, one)
        for one in (first, again):
            takes.add(conn, one)
            assert takes.get(conn, one.id) == one
        assert takes.save(conn, again.but(identity="other", error_code="x"))
        assert takes.get(conn, again.id).error_code == "x"
        videos.delete(conn, new.id, NOON)
        assert videos.statuses(conn, [old.id, new.id]) == {old.id: old.status, new.id: new.status}
