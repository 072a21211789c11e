"""The list of videos over HTTP: each order, each filter, and what a line says."""

from __future__ import annotations

import base64
import json
import uuid
from datetime import timedelta
from typing import Any

import pytest
from tests.integration.api.house import House

from reelwright.api.examples import BRIEF, STORYBOARD
from reelwright.film.brief import Brief
from reelwright.film.ids import VideoId, new_video_id
from reelwright.film.ledger import Call, CallState
from reelwright.film.video import Needs, VideoStatus
from reelwright.store import ledger
from reelwright.store.gallery import Sort


def ask(house: House, **asked: Any) -> dict[str, Any]:
    return house.http.get("/api/videos", params=asked).raise_for_status().json()


def every(house: House, **asked: Any) -> list[VideoId]:
    """All of the list, page after page."""
    seen: list[VideoId] = []
    cursor: dict[str, str] = {}
    while True:
        page = ask(house, limit=2, **asked, **cursor)
        seen += [line["id"] for line in page["videos"]]
        if page["cursor"] is None:
            return seen
        cursor = {"cursor": page["cursor"]}


@pytest.fixture(scope="module")
def word(house: House) -> str:
    """What stands in the prompts of five videos, and of no other."""
    word, now = uuid.uuid4().hex, house.counter.studio.clock()
    for number, (title, seconds) in enumerate(
        [("Élan, with an accent", 30), ("\U0001f3ac", 15), ("b", 45), ("A", 60), ("b", 15)]
    ):
        house.add(
            brief=Brief(prompt=f"{word} {number}", niche="Cats", seconds=seconds),
            storyboard=None if number == 0 else STORYBOARD.but(title=title),
            created=now + timedelta(seconds=number),
            updated=now - timedelta(seconds=number),
            status=VideoStatus.PROCESSING if number < 2 else VideoStatus.FAILED,
            needs=Needs.MONEY if number == 1 else Needs.NOTHING,
            error="It rained." if number == 4 else None,
        )
    return word


def numbers(house: House, word: str, ids: list[VideoId]) -> list[int]:
    made = {line["id"]: int(line["prompt"].split()[1]) for line in ask(house, q=word)["videos"]}
    return [made[one] for one in ids]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (Sort.NEWEST, [4, 3, 2, 1, 0]),
        (Sort.OLDEST, [0, 1, 2, 3, 4]),
        (Sort.CHANGED, [0, 1, 2, 3, 4]),
        (Sort.LONGEST, None),
        (Sort.TITLE, None),
    ],
)
def test_every_order_can_be_paged_through(
    house: House, word: str, sort: Sort, order: list[int] | None
) -> None:
    seen = every(house, q=word, sort=sort.value)
    assert len(seen) == len(set(seen)) == 5
    found = numbers(house, word, seen)
    if order is not None:
        assert found == order
    elif sort is Sort.LONGEST:
        # All that have a storyboard are as long as it, 15 s; the other as it was asked for.
        assert found[0] == 0
    else:
        assert [number for number in found if number in (2, 3, 4)] == [3, 2, 4]


def test_what_is_asked_for_is_what_comes(house: House, word: str) -> None:
    def found(**asked: Any) -> set[int]:
        return set(numbers(house, word, every(house, q=word, **asked)))

    assert found(active="true") == {0, 1}
    assert found(active="false") == {2, 3, 4}
    assert found(needs="money") == {1}
    assert found(status="failed", sort="title") == {2, 3, 4}
    assert found(status="failed", active="true") == set()
    page = ask(house, q=word, needs="money")
    assert page["asking"] >= 1
    # Counts are of all there is, whatever was asked for.
    assert page["counts"]["failed"] >= 3
    assert ask(house, q=f"{word}\x00")["videos"] != []


def test_a_line_says_how_far_a_video_is_and_what_it_cost(house: House) -> None:
    video = house.add(status=VideoStatus.PROCESSING, storyboard=STORYBOARD, error="It rained.")
    house.tell(video, 3)
    with house.counter.studio.database.write() as conn:
        for name, state, cost in (("a", CallState.SETTLED, 700), ("b", CallState.LOST, 50)):
            ledger.record(
                conn,
                Call(
                    id=f"{video}.{name}",
                    video=video,
                    purpose="take",
                    provider="p",
                    model="m",
                    state=state,
                    cost_micros=cost,
                    at=house.counter.studio.clock(),
                ),
            )
    finished = house.add_finished("Done")
    waiting = house.add(brief=BRIEF.but(niche="Cats", scenes=4))
    lines = {line["id"]: line for line in ask(house)["videos"]}
    line = lines[video]
    assert (line["step"], line["secondsLeft"], line["percent"], line["scenes"]) == ("scenes", None, 2, 2)
    assert (line["costMicros"], line["currency"], line["error"]) == (750, "USD", "It rained.")
    assert (line["hasFilm"], line["urls"]["poster"], line["title"]) == (False, None, STORYBOARD.title)
    assert lines[finished]["hasFilm"]
    assert lines[finished]["urls"]["poster"].startswith(f"/api/videos/{finished}/poster.jpg?v=")
    line = lines[waiting]
    assert (line["niche"], line["scenes"], line["step"], line["title"]) == ("Cats", 4, "", "")
    assert (line["costMicros"], line["error"]) == (0, None)


def test_a_video_that_is_being_made_shows_its_preview(house: House) -> None:
    finished = house.http.get(f"/api/videos/{house.add_finished()}").json()["film"]
    video = house.add(status=VideoStatus.PROCESSING, preview=finished, storyboard=STORYBOARD)
    line = next(one for one in ask(house)["videos"] if one["id"] == video)
    assert not line["hasFilm"]
    assert line["urls"]["poster"].endswith(f"?v={finished['poster']}")


def _cursor(*parts: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode()


@pytest.mark.parametrize("sort", list(Sort))
def test_a_cursor_is_of_one_order_and_nobody_makes_one_up(house: House, word: str, sort: Sort) -> None:
    given = ask(house, q=word, sort=sort.value, limit=1)["cursor"]
    for other in Sort:
        answer = house.http.get("/api/videos", params={"sort": other.value, "cursor": given})
        assert answer.status_code == (200 if other is sort else 422)
    someone = str(new_video_id())
    for made_up in (
        "zzz",
        "YWJj",
        "é",
        _cursor(),
        _cursor(sort.value),
        _cursor(sort.value, None, someone),
        _cursor(sort.value, True, someone),
        _cursor(sort.value, float("nan"), someone),
        _cursor(sort.value, "\x00", someone),
        _cursor(sort.value, "\ud800", someone),
        _cursor(sort.value, "0001-01-01T00:00:00+14:00", "\x00"),
        _cursor(sort.value, ["x"], someone),
        _cursor(sort.value, 10**400, someone),
    ):
        answer = house.http.get("/api/videos", params={"sort": sort.value, "cursor": made_up})
        assert (answer.status_code, answer.json()["where"]) == (422, "cursor"), made_up
        assert answer.json()["code"] == "unknown_cursor"


@pytest.mark.parametrize(
    ("query", "parameter"), [("sort=best", "sort"), ("needs=love", "needs"), ("active=perhaps", "active")]
)
def test_an_order_that_is_none_is_named(house: House, query: str, parameter: str) -> None:
    answer = house.http.get(f"/api/videos?{query}")
    assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (422, parameter)


def test_a_deleted_video_comes_back_as_it_was_left(house: House) -> None:
    video = house.add_finished("Back")
    here = f"/api/videos/{video}"
    before = house.http.get(here).json()
    assert house.http.post(f"{here}/restore").json() == before
    house.http.delete(here).raise_for_status()
    assert house.http.get(here).status_code == 404
    back = house.http.post(f"{here}/restore")
    assert back.status_code == 200
    assert {**back.json(), "updated": None} == {**before, "updated": None}
    assert back.json()["updated"] > before["updated"]
    assert ask(house, sort="changed")["videos"][0]["id"] == video


def test_a_video_that_was_being_made_stays_cancelled_when_it_comes_back(house: House) -> None:
    here = f"/api/videos/{house.add(status=VideoStatus.PROCESSING)}"
    house.http.delete(here).raise_for_status()
    assert house.http.post(f"{here}/restore").json()["status"] == "cancelled"
    assert house.http.post(f"{here}/retry").status_code == 202


@pytest.mark.parametrize("video", ["0198c3f2-7c1e-7d4a-9c50-3f1d2a6b7e90", "nosuch"])
def test_what_never_was_cannot_come_back(house: House, video: str) -> None:
    answer = house.http.post(f"/api/videos/{video}/restore")
    assert (answer.status_code, answer.json()["code"]) == (404, "video_not_found")
