"""Takes that go with their scenes when these get other numbers, on each kind of database."""

from __future__ import annotations

from fractions import Fraction

import sqlalchemy as sa
from tests.integration.store.test_store import video

from reelwright.api.examples import STORYBOARD
from reelwright.film.ids import VideoId, take_id
from reelwright.film.take import Take
from reelwright.store import takes, videos
from reelwright.store.database import Database


def _take(of: VideoId, scene: int, number: int) -> Take:
    return Take(
        id=take_id(of, scene, number),
        video=of,
        scene=scene,
        number=number,
        provider="animatic",
        model="panels",
        prompt="A door.",
        seed=0,
        seconds=Fraction(5),
        lead=Fraction(0),
    )


def _where(conn: sa.Connection, of: VideoId) -> dict[str, tuple[int, int]]:
    """Scene and number of every take, by the end of its id."""
    return {one.id.removeprefix(f"{of}."): (one.scene, one.number) for one in takes.every(conn, of)}


def test_takes_go_with_their_scenes_and_keep_their_names(database: Database) -> None:
    one, other = video(), video()
    with database.write() as conn:
        for each in (one, other):
            videos.add(conn, each)
            for scene, number in ((1, 1), (1, 2), (2, 1), (3, 1)):
                takes.add(conn, _take(each.id, scene, number))
        takes.circle(conn, _take(one.id, 1, 2))
        takes.circle(conn, _take(one.id, 2, 1))
    with database.write() as conn:
        before = _where(conn, other.id)
        takes.follow(conn, one.id, {1: 2, 2: 1, 3: 101})
        assert _where(conn, one.id) == {"1.1": (2, 1), "1.2": (2, 2), "2.1": (1, 1), "3.1": (101, 1)}
        assert _where(conn, other.id) == before
        assert [take.id for take in takes.of(conn, one.id) if take.circled] == [
            take_id(one.id, 2, 1),
            take_id(one.id, 1, 2),
        ]
        # As it was read before it moved: its scene is the one where it is now.
        takes.circle(conn, _take(one.id, 1, 1))
        circled = {take.id: take.circled for take in takes.of(conn, one.id)}
        assert circled == {
            take_id(one.id, 2, 1): True,
            take_id(one.id, 1, 1): True,
            take_id(one.id, 1, 2): False,
        }
        takes.uncircle(conn, one.id, 1)
        assert [take.scene for take in takes.of(conn, one.id) if take.circled] == [2]
    with database.write() as conn:
        takes.follow(conn, one.id, {1: 101, 2: 2, 101: 1})
        assert _where(conn, one.id) == {"1.1": (2, 1), "1.2": (2, 2), "2.1": (101, 1), "3.1": (1, 1)}
        assert {take.scene for take in takes.of(conn, one.id)} == {1, 2}
        takes.follow(conn, one.id, {1: 1, 2: 2, 101: 101})
        takes.follow(conn, one.id, {})


def test_the_next_take_has_a_number_and_a_name_that_no_other_has(database: Database) -> None:
    one = video()
    with database.write() as conn:
        videos.add(conn, one)
        assert takes.next_of(conn, one.id, 1) == (1, take_id(one.id, 1, 1))
        for number in (1, 2, 3):
            takes.add(conn, _take(one.id, 1, number))
        takes.add(conn, _take(one.id, 2, 1))
        takes.follow(conn, one.id, {1: 2, 2: 1})
        # Its second and third name went away with the other scene.
        assert takes.next_of(conn, one.id, 1) == (4, take_id(one.id, 1, 4))
        assert takes.next_of(conn, one.id, 2) == (4, take_id(one.id, 2, 4))
        assert takes.next_of(conn, one.id, 3) == (1, take_id(one.id, 3, 1))


def test_a_video_kept_before_boards_were_edited_comes_back(database: Database) -> None:
    one = video().but(storyboard=STORYBOARD, drawn=(2,))
    out = (STORYBOARD.scene(1).but(number=101),)
    with database.write() as conn:
        videos.add(conn, one.but(removed=out, worded=(1, 101)))
        assert videos.get(conn, one.id) == one.but(removed=out, worded=(1, 101))
        # As an earlier version wrote it.
        table = videos.videos
        kept = conn.execute(sa.select(table.c.metadata).where(table.c.id == one.id)).scalar_one()
        old = {name: value for name, value in kept.items() if name not in ("removed", "worded")}
        conn.execute(table.update().where(table.c.id == one.id).values(metadata=old))
        assert videos.get(conn, one.id) == one
