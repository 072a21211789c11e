from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from reelwright.api.examples import STORYBOARD
from reelwright.film.brief import Brief
from reelwright.film.event import EventKind, Progress
from reelwright.film.ids import MediaId, VideoId, new_video_id
from reelwright.film.time import Rate
from reelwright.film.timeline import Clip, Timeline
from reelwright.film.video import Film, Needs, Video, VideoStatus
from reelwright.store import events, gallery, ledger, videos
from reelwright.store.database import Database
from reelwright.store.gallery import Place, Sort, Wish

NOON = datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=UTC)


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
    cut = Timeline(
        clips=(Clip(media=MediaId("a" * 64), scene=1, frames=100),),
        rate=Rate(num=30000, den=1001),
        width=16,
        height=16,
    )
    film = Film(
        film=MediaId("1" * 64),
        poster=MediaId("2" * 64),
        captions=MediaId("3" * 64),
        frames=100,
        width=2,
        height=2,
        size=1,
    )
    finished, board, brief = keep(
        database,
        titled("Cut", timeline=cut, film=film, status=VideoStatus.COMPLETED),
        titled("Board"),
        video("Idea"),
    )
    with database.read() as conn:
        found = {one.id: one for one in gallery.page(conn)}
    assert found[finished].seconds == float(Fraction(100 * 1001, 30000))
    assert (found[board].seconds, found[board].scenes) == (15, 2)
    assert (found[brief].seconds, found[brief].scenes) == (30, 0)
    assert found[finished].film == film
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
