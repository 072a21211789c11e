from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from reelwright.api.examples import STORYBOARD
from reelwright.film.brief import Brief
from reelwright.film.event import EventKind, Progress
from reelwright.film.ids import MediaId, VideoId, new_video_id
from reelwright.film.time import Rate
from reelwright.film.timeline import Clip, Timeline
from reelwright.film.video import Film, Needs, Video, VideoStatus
from reelwright.store import events, gallery, ledger, migrate, videos
from reelwright.store.database import Database
from reelwright.store.gallery import Place, Sort, Wish
from reelwright.store.tables import metadata

NOON = datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=UTC)

CUT = Timeline(
    clips=(Clip(media=MediaId("a" * 64), scene=1, frames=100),),
    rate=Rate(num=30000, den=1001),
    width=16,
    height=16,
)
FILM = Film(
    film=MediaId("1" * 64),
    poster=MediaId("2" * 64),
    captions=MediaId("3" * 64),
    frames=100,
    width=16,
    height=16,
    size=1,
)
OLD = sa.text(
    "INSERT INTO videos (id, prompt, story_script, scenes, status, metadata, needs, attempt, last_seq,"
    " percent, created_at, updated_at) VALUES (:id, :prompt, :script, :scenes, :status, :kept, 'nothing', 1,"
    " 0, 0, :at, :at)"
)


def video(prompt: str = "A storm", at: datetime = NOON, **more: Any) -> Video:
    return Video(id=new_video_id(), brief=Brief(prompt=prompt), created=at, updated=at).but(**more)


def titled(title: str, **more: Any) -> Video:
    return video(storyboard=STORYBOARD.but(title=title), **more)


def keep(database: Database, *made: Video) -> list[VideoId]:
    with database.write() as conn:
        for one in made:
            videos.add(conn, one)
    return [one.id for one in made]


def read(database: Database, sort: Sort, limit: int = 3, wish: Wish = gallery.ANY) -> list[VideoId]:
    """All of the list, page after page."""
    seen: list[VideoId] = []
    after: Place | None = None
    with database.read() as conn:
        while found := gallery.page(conn, sort=sort, after=after, limit=limit, wish=wish):
            assert len(found) <= limit
            seen.extend(one.id for one in found)
            after = Place(found[-1].sorted_by, found[-1].id)
    return seen


def test_every_order_is_paged_through_without_a_gap_also_where_many_are_alike(database: Database) -> None:
    made = [
        titled(f"Film {place // 3}", at=NOON + timedelta(seconds=place // 2)).but(
            updated=NOON - timedelta(seconds=place // 3),
            brief=Brief(prompt="A storm", seconds=15 + place % 2),
        )
        for place in range(9)
    ]
    made = [one.but(storyboard=None) if place % 4 else one for place, one in enumerate(made)]
    keep(database, *made)
    keys: dict[Sort, Callable[[Video], tuple[Any, int]]] = {
        Sort.NEWEST: lambda one: (-one.created.timestamp(), -_number(one)),
        Sort.OLDEST: lambda one: (one.created, _number(one)),
        Sort.CHANGED: lambda one: (-one.updated.timestamp(), -_number(one)),
        Sort.TITLE: lambda one: (_title(one).lower(), _number(one)),
        Sort.LONGEST: lambda one: (-_seconds(one), -_number(one)),
    }
    for sort, key in keys.items():
        assert read(database, sort) == [one.id for one in sorted(made, key=key)], sort


def _title(one: Video) -> str:
    return one.storyboard.title if one.storyboard else one.brief.prompt


def _seconds(one: Video) -> Fraction:
    return one.storyboard.seconds if one.storyboard else Fraction(one.brief.seconds)


def _number(one: Video) -> int:
    return int(one.id.replace("-", ""), 16)


def test_titles_are_sorted_whatever_their_capitals_and_a_film_without_one_by_its_prompt(
    database: Database,
) -> None:
    made = keep(
        database, titled("zebra"), titled("  Éclair"), video("Middle"), titled("apple"), titled("APPLE 2")
    )
    zebra, eclair, middle, apple, apple_2 = made
    order = read(database, Sort.TITLE)
    assert [one for one in order if one != eclair] == [apple, apple_2, middle, zebra]


def test_a_film_is_as_long_as_it_is_cut(database: Database) -> None:
    finished, board, brief = keep(
        database,
        titled("Cut", timeline=CUT, film=FILM, status=VideoStatus.COMPLETED),
        titled("Board"),
        video("Idea"),
    )
    with database.read() as conn:
        found = {one.id: one for one in gallery.page(conn)}
    assert found[finished].seconds == float(Fraction(100 * 1001, 30000))
    assert (found[board].seconds, found[board].scenes) == (15, 2)
    assert (found[brief].seconds, found[brief].scenes) == (30, 0)
    assert found[finished].film == FILM
    assert found[board].film is None


def test_what_is_wanted_is_found_and_counted(database: Database) -> None:
    asks = titled("Ask 50%", needs=Needs.MONEY, status=VideoStatus.PROCESSING)
    busy = video("number 3 of 50", status=VideoStatus.PROCESSING)
    failed = video("number 3 broke", status=VideoStatus.FAILED, error="No.")
    gone = video("number 3 gone", needs=Needs.APPROVAL)
    keep(database, asks, busy, failed, gone)
    with database.write() as conn:
        videos.delete(conn, gone.id, NOON)

    def wanted(**wish: Any) -> set[VideoId]:
        return set(read(database, Sort.NEWEST, wish=Wish(**wish)))

    assert wanted() == {asks.id, busy.id, failed.id}
    assert wanted(status=VideoStatus.PROCESSING) == {asks.id, busy.id}
    assert wanted(needs=Needs.MONEY) == {asks.id}
    assert wanted(needs=Needs.NOTHING, active=True) == {busy.id}
    assert wanted(active=False) == {failed.id}
    assert wanted(text="NUMBER 3") == {busy.id, failed.id}
    assert wanted(text="ask 50%") == wanted(text="lights the lamp for") == {asks.id}
    assert wanted(text="5_%") == set()
    with database.read() as conn:
        assert gallery.counts(conn)[VideoStatus.PROCESSING] == 2
        assert gallery.counts(conn)[VideoStatus.PENDING] == 0
        assert gallery.asking(conn) == 1
        assert {one.error for one in gallery.page(conn)} == {None, "No."}


def test_how_the_list_stands_changes_with_whatever_comes_goes_or_changes(database: Database) -> None:
    one = video()
    stands: list[object] = []

    def stand() -> object:
        with database.read() as conn:
            return gallery.stand(conn)

    stands.append(stand())
    keep(database, one)
    stands.append(stand())
    later = NOON + timedelta(seconds=1)
    with database.write() as conn:
        videos.save(conn, one.but(status=VideoStatus.PROCESSING))
    stands.append(stand())
    with database.write() as conn:
        videos.save(conn, one.but(status=VideoStatus.PROCESSING, needs=Needs.DECISION))
    stands.append(stand())
    with database.write() as conn:
        videos.save(conn, one.but(status=VideoStatus.PROCESSING, needs=Needs.DECISION, updated=later))
    stands.append(stand())
    with database.write() as conn:
        videos.restore(conn, one.id, later + timedelta(seconds=1))
        events.append(conn, one.id, EventKind.SCENE_PROCESSING, "1.1", Progress(percent=40), later)
    assert stand() == stands[-1]
    with database.write() as conn:
        videos.delete(conn, one.id, later)
    stands.append(stand())
    assert stands[-1] == stands[0]
    with database.write() as conn:
        videos.restore(conn, one.id, later + timedelta(seconds=2))
    stands.append(stand())
    assert all(before != after for before, after in pairwise(stands))
    with database.read() as conn:
        assert videos.get(conn, one.id).updated == later + timedelta(seconds=2)


def test_the_newest_event_and_the_costs_of_a_page_are_asked_for_at_once(database: Database) -> None:
    told, quiet = keep(database, video(status=VideoStatus.PROCESSING), video())
    with database.write() as conn:
        for number in range(3):
            progress = Progress(percent=number, step="scenes", seconds_left=9 - number)
            events.append(conn, told, EventKind.SCENE_PROCESSING, f"1.{number}", progress, NOON)
    with database.read() as conn:
        heads = {one.id: one.last_seq for one in gallery.page(conn)}
        newest = events.newest(conn, heads)
        assert heads == {told: 3, quiet: 0}
        assert {video: event.progress.seconds_left for video, event in newest.items()} == {told: 7}
        assert events.newest(conn, {}) == {}
        assert ledger.by_video(conn, [told]) == {}


def test_videos_from_before_are_listed_like_new_ones(url: str) -> None:
    """Written as the version before wrote them, more than are filled in at once."""
    made = [
        titled("The Keeper", timeline=CUT, film=FILM, status=VideoStatus.COMPLETED),
        titled("the  HUT"),
        *(video(f"Idea {number:03}") for number in range(250)),
    ]
    database = Database(url)
    migrate.upgrade(database.engine, "0003")
    with database.write() as conn:
        conn.execute(OLD, [_as_before(one) for one in made])
    for _ in range(2):
        database.upgrade()
        with database.read() as conn:
            listed = {one.id: one for one in gallery.page(conn, limit=300)}
            assert compare_metadata(MigrationContext.configure(conn), metadata) == []
        assert len(listed) == len(made)
        keeper, hut, idea = (listed[one.id] for one in made[:3])
        assert (keeper.title, keeper.seconds, keeper.film) == ("The Keeper", float(100 * 1001 / 30000), FILM)
        assert (hut.title, hut.seconds, hut.scenes) == ("the  HUT", 15, 2)
        assert (idea.title, idea.seconds, idea.scenes) == ("", 30, 0)
        by_title = read(database, Sort.TITLE, limit=100)
        assert by_title == [*(one.id for one in made[2:]), made[1].id, made[0].id]
        with database.read() as conn:
            # A new one is kept just so.
            assert _sorted_by(conn, made[0].id) == ("The Keeper", "the keeper", keeper.seconds)
        with database.write() as conn:
            videos.save(conn, made[0], reopen=True)
            assert _sorted_by(conn, made[0].id) == ("The Keeper", "the keeper", keeper.seconds)
        migrate.downgrade(database.engine, "0003")
    database.close()


def _as_before(one: Video) -> dict[str, Any]:
    board = one.storyboard.to_json() if one.storyboard else None
    scenes, script = (board.pop("scenes"), board.pop("script")) if board else (None, None)
    kept: dict[str, Any] = {
        "shape": 1,
        "brief": one.brief.to_json(),
        "storyboard": board,
        "timeline": one.timeline.to_json() if one.timeline else None,
        "film": one.film.to_json() if one.film else None,
        "preview": None,
        "notes": [],
    }
    return {
        "id": one.id,
        "prompt": one.brief.prompt,
        "script": script,
        "scenes": json.dumps(scenes) if scenes else None,
        "status": one.status.value,
        "kept": json.dumps(kept),
        "at": one.created.replace(tzinfo=None).isoformat(sep=" "),
    }


def _sorted_by(conn: sa.Connection, video: VideoId) -> tuple[Any, ...]:
    query = sa.text("SELECT title, title_key, seconds FROM videos WHERE id = :id")
    return tuple(conn.execute(query, {"id": video}).one())


@pytest.mark.parametrize("sort", list(Sort))
def test_no_order_reads_more_of_the_table_than_it_shows(tmp_path: Path, sort: Sort) -> None:
    """SQLite, which most studios run on, walks the index of the order and sorts nothing itself."""
    made = Database(f"sqlite:///{tmp_path / 'studio.db'}")
    made.upgrade()
    with made.read() as conn:
        query = gallery.page_query(sort, gallery.ANY, None, 50).compile(
            made.engine, compile_kwargs={"literal_binds": True}
        )
        plan = " ".join(str(row) for row in conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}"))
    made.close()
    assert "USING INDEX ix_videos_list_" in plan
    assert "TEMP B-TREE" not in plan
