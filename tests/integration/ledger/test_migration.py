from __future__ import annotations

import json

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from tests.integration.ledger.making import NOON, add_video, call, hold

from reelwright.film.brief import Brief
from reelwright.film.ids import VideoId, new_video_id, take_id
from reelwright.film.ledger import Call, CallState
from reelwright.store import calls, ledger, migrate, takes
from reelwright.store.database import Database
from reelwright.store.tables import metadata

BRIEF = Brief(prompt="A storm")
OLD_VIDEO = sa.text(
    "INSERT INTO videos (id, prompt, status, metadata, needs, attempt, last_seq, percent, created_at,"
    " updated_at) VALUES (:id, 'A storm', 'processing', :kept, 'nothing', 1, 0, 0, :at, :at)"
)
OLD_CALL = sa.text(
    "INSERT INTO calls (id, video_id, purpose, provider, model, input_tokens, output_tokens, cost_micros,"
    " currency, at) VALUES (:id, :video, 'voice', 'elevenlabs', 'm', 12, 0, :cost, 'USD', :at)"
)
OLD_TAKE = sa.text(
    "INSERT INTO takes (id, video_id, scene, number, provider, model, prompt, seed, seconds, lead, state,"
    " progress, circled) VALUES (:id, :video, 1, 1, 'animatic', 'panels', 'A door.', 7, '5', '0', 'ready',"
    " 1, :yes)"
)


@pytest.fixture
def before(url: str) -> Database:
    """A database of the version before, with a film that had its costs."""
    made = Database(url)
    migrate.upgrade(made.engine, "0002")
    return made


def _matches(database: Database) -> bool:
    with database.engine.connect() as conn:
        return compare_metadata(MigrationContext.configure(conn), metadata) == []


def test_what_was_spent_before_there_was_a_ledger_is_in_it(before: Database) -> None:
    with before.write() as conn:
        video = new_video_id()
        kept = {"shape": 1, "brief": BRIEF.to_json(), "storyboard": None, "timeline": None, "film": None}
        conn.execute(OLD_VIDEO, {"id": video, "kept": json.dumps(kept), "at": NOON.replace(tzinfo=None)})
        for name, cost in (("a", 700), ("b", None), ("c", 0)):
            given = {"id": name, "video": video, "cost": cost, "at": "2026-11-22 12:00:00.000000"}
            conn.execute(OLD_CALL, given)
        conn.execute(OLD_TAKE, {"id": take_id(video, 1, 1), "video": video, "yes": True})
    for _ in range(2):
        before.upgrade()
        assert _matches(before)
        with before.read() as conn:
            _as_it_was(conn, video)
        migrate.downgrade(before.engine, "0002")
        with before.read() as conn:
            kept = conn.execute(sa.text("SELECT id, cost_micros FROM calls ORDER BY id")).all()
        assert [tuple(row) for row in kept] == [("a", 700), ("b", None), ("c", 0)]
    before.close()


def _as_it_was(conn: sa.Connection, video: VideoId) -> None:
    assert ledger.audit(conn) == ()
    assert ledger.spent(conn, video) == (700, 1)
    stands = ledger.balances(conn, video=video)
    assert (stands.world, stands.spent, stands.reserved) == (-700, 700, 0)
    assert calls.get(conn, "a") == Call(
        id="a",
        video=video,
        purpose="voice",
        provider="elevenlabs",
        model="m",
        state=CallState.SETTLED,
        cost_micros=700,
        input_tokens=12,
        at=NOON,
        sent=NOON,
        over=NOON,
    )
    (take,) = takes.of(conn, video)
    assert (take.identity, take.reused, take.fresh, take.error_code) == ("", None, False, None)


def test_the_way_back_loses_no_cost_and_the_way_up_again_finds_it(database: Database) -> None:
    """The version before knows no calls under way, and no long names: each keeps what it has cost."""
    with database.write() as conn:
        video = add_video(conn)
        spent, lost, held = call(video, "x" * 80), call(video, "lost"), call(video, "held")
        hold(conn, spent, lost, held, budget=1000)
        ledger.settle(conn, spent.id, 60, now=NOON)
        ledger.lose(conn, lost.id, NOON, "Its answer was lost.")
    migrate.downgrade(database.engine, "0002")
    database.upgrade()
    assert _matches(database)
    with database.write() as conn:
        assert ledger.audit(conn) == ()
        # What was held has no price that this version would know.
        assert ledger.spent(conn, video) == (160, 1)
        assert {len(one.id) for one in calls.of(conn, video)} == {64, 41}
        assert hold(conn, call(video, "new"), budget=260)
