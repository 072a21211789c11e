from __future__ import annotations

import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from tests.integration.api.caller import WIRE, Caller
from tests.integration.api.house import PATIENCE_S, House

from reelwright.api.examples import BRIEF
from reelwright.api.feed import Feed
from reelwright.api.lookout import Lookout
from reelwright.api.security import Security
from reelwright.api.sockets import Sockets
from reelwright.film.event import EventKind
from reelwright.film.ids import VideoId, new_video_id
from reelwright.film.video import VideoStatus


def call(house: House) -> Caller:
    return Caller(house.url, {"token": house.token})


def test_a_client_hears_what_was_and_then_what_happens(house: House) -> None:
    video = house.add(status=VideoStatus.PROCESSING)
    house.tell(video, 3)
    with call(house) as caller:
        assert caller.ask("join", {"videoId": video}) == {"ok": True, "lastSeq": 3}
        assert caller.hear(3) == [1, 2, 3]
        house.tell(video, 2, EventKind.SCENE_COMPLETED, title="The lamp")
        assert caller.hear(5) == [1, 2, 3, 4, 5]
    names = [name for name, _data in caller.heard]
    assert names == ["video_scene_processing"] * 3 + ["video_scene_completed"] * 2
    data = caller.heard[-1][1]
    assert data.pop("at").endswith("Z")
    assert data == {
        "title": "The lamp",
        "seq": 5,
        "videoId": video,
        "percent": 4,
        "step": "scenes",
        "scene": 1,
        "scenePercent": None,
        "secondsLeft": None,
        "costMicros": 0,
        "currency": "USD",
    }


def test_a_detail_never_hides_a_field_of_its_own(house: House) -> None:
    video = house.add(status=VideoStatus.PROCESSING)
    house.tell(video, 1, EventKind.SCENE_FAILED, seq=99, videoId="x", percent=-1, error="<b>&\n'\"")
    with call(house) as caller:
        caller.ask("join", {"videoId": video})
        caller.hear(1)
    data = caller.heard[0][1]
    assert (data["seq"], data["videoId"], data["percent"], data["error"]) == (1, video, 0, "<b>&\n'\"")


def test_a_client_that_comes_back_hears_what_it_missed(house: House) -> None:
    video = house.add(status=VideoStatus.PROCESSING)
    house.tell(video, 4)
    with call(house) as before:
        before.ask("join", {"videoId": video})
        before.hear(4)
    house.tell(video, 3)
    with call(house) as after:
        assert after.ask("join", {"videoId": video, "since": 4}) == {"ok": True, "lastSeq": 7}
        house.tell(video)
        assert after.hear(4) == [5, 6, 7, 8]


def test_a_long_log_is_replayed_whole(house: House) -> None:
    video = house.add(status=VideoStatus.PROCESSING)
    house.tell(video, 1203)
    with call(house) as caller:
        assert caller.ask("join", {"videoId": video, "since": 1})["lastSeq"] == 1203
        assert caller.hear(1202) == list(range(2, 1204))


def test_whoever_joins_in_the_middle_hears_each_event_once_and_in_order(house: House) -> None:
    """Writers and joins run side by side, so that a join meets the log at every possible moment."""
    video, other = (house.add(status=VideoStatus.PROCESSING) for _ in range(2))
    count, together = 120, threading.Barrier(7, timeout=PATIENCE_S)

    def write() -> None:
        together.wait()
        for _ in range(count - 1):
            house.tell(video)
            house.tell(other)
        house.tell(video, kind=EventKind.COMPLETED)

    def come_and_go(caller: Caller) -> list[int]:
        def heard() -> list[int]:
            return [data["seq"] for _name, data in caller.heard if data["videoId"] == video]

        def more_than(number: int) -> Callable[[], bool]:
            return lambda: len(heard()) > number

        together.wait()
        caller.ask("join", {"videoId": other})
        while (have := len(heard())) < count:
            assert caller.ask("join", {"videoId": video, "since": have})["ok"]
            caller.wait(more_than(have))
            # What was on its way is heard before the answer to `leave`.
            assert caller.ask("leave", {"videoId": video}) == {"ok": True}
        return heard()

    with ThreadPoolExecutor(7) as people:
        callers = [call(house) for _ in range(6)]
        writing = people.submit(write)
        hearing = [people.submit(come_and_go, caller) for caller in callers]
        writing.result()
        heard = [one.result() for one in hearing]
    for caller in callers:
        caller.close()
    assert heard == [list(range(1, count + 1))] * 6


def test_joining_again_begins_again_and_leaving_ends(house: House) -> None:
    video = house.add(status=VideoStatus.PROCESSING)
    house.tell(video, 2)
    with call(house) as caller:
        caller.ask("join", {"videoId": video})
        caller.hear(2)
        caller.ask("join", {"videoId": video, "since": 1})
        assert caller.hear(3) == [1, 2, 2]
        assert caller.ask("leave", {"videoId": video}) == {"ok": True}
        last = house.tell(video)
        caller.ask("join", {"videoId": video, "since": last - 1})
        assert caller.hear(4) == [1, 2, 2, 3]


def test_a_finished_video_that_is_tried_again_goes_on_being_heard(house: House) -> None:
    answer = house.http.post("/api/videos", json={"prompt": BRIEF.prompt}).json()
    with call(house) as caller:
        caller.ask("join", {"videoId": answer["id"]})
        house.http.post(f"/api/videos/{answer['id']}/cancel").raise_for_status()
        caller.hear(1)
        house.http.post(f"/api/videos/{answer['id']}/retry").raise_for_status()
        house.http.delete(f"/api/videos/{answer['id']}").raise_for_status()
        assert caller.hear(2) == [1, 2]
    assert [name for name, _data in caller.heard] == ["video_cancelled", "video_cancelled"]


NONSENSE: list[tuple[list[Any], str]] = [
    ([{"videoId": str(new_video_id())}], "video_not_found"),
    ([{"videoId": "../../etc/passwd"}], "video_not_found"),
    ([{"videoId": {"$ne": 1}}], "invalid"),
    ([{}], "invalid"),
    (["x"], "invalid"),
    ([None], "invalid"),
    ([], "invalid"),
    ([[1], 2, 3], "invalid"),
]


@pytest.mark.parametrize(("asked", "code"), NONSENSE)
def test_a_join_that_makes_no_sense_is_answered_with_a_problem(
    house: House, asked: list[Any], code: str
) -> None:
    with call(house) as caller:
        for verb in ("join", "leave"):
            answer = caller.ask(verb, *asked)
            if verb == "join" or code == "invalid":
                assert answer["ok"] is False
                assert answer["error"]["code"] == code
                assert 400 <= answer["error"]["status"] < 500


@pytest.mark.parametrize("since", [-1, 4, 10**30, "1", 1.5, True, None])
def test_a_number_that_the_log_does_not_have_is_refused(house: House, since: Any) -> None:
    video = house.add(status=VideoStatus.PROCESSING)
    house.tell(video, 3)
    with call(house) as caller:
        answer = caller.ask("join", {"videoId": video, "since": since})
    assert answer["error"]["code"] == "seq_unknown"


@pytest.mark.parametrize("auth", [None, {}, {"token": ""}, {"token": "wrong"}, {"token": 1}, "token", [1]])
def test_nobody_connects_without_the_token(house: House, auth: Any) -> None:
    with Caller(house.url, auth) as caller:
        assert caller.refused is not None
        assert caller.refused["data"]["code"] == "token_needed"
        assert "launch-token" in caller.refused["data"]["hint"]


def test_the_page_connects_with_its_cookie_and_a_script_with_a_bearer(house: House) -> None:
    with house.stranger() as browser:
        entered = browser.get("/", params={"token": house.token}).headers["set-cookie"].partition(";")[0]
    page = {"cookie": entered, "origin": house.url, "sec-fetch-site": "same-origin"}
    for headers in (page, house.bearer):
        with Caller(house.url, headers=headers) as caller:
            assert caller.refused is None
            assert caller.ask("join", {"videoId": house.add()}) == {"ok": True, "lastSeq": 0}


class Counted(Feed):
    """Counts those who listen no more."""

    left = 0

    def leave(self, video: VideoId, watch: Any) -> None:
        self.left += 1
        super().leave(video, watch)


async def test_who_leaves_in_the_same_breath_is_listened_for_no_longer(house: House) -> None:
    feed, token = Counted(house.counter), "t" * 43
    sockets = Sockets(feed, Lookout(lambda: 0), Security(token))
    video = json.dumps({"videoId": house.add()})
    async with httpx.AsyncClient(transport=httpx.ASGITransport(sockets), base_url=house.url) as http:
        opened = json.loads((await http.get(WIRE)).text[1:])
        wire = f"{WIRE}&sid={opened['sid']}"
        await http.post(wire, content=f'40{{"token":"{token}"}}')
        assert (await http.get(wire)).text.startswith("40")
        # Both are read before what the first one starts has begun.
        await http.post(wire, content=f'421["join",{video}]\x1e422["leave",{video}]')
        answers = (await http.get(wire)).text
    assert ('431[{"ok":true' in answers, '432[{"ok":true' in answers) == (True, True)
    assert feed.left == 1
    await sockets.close()


def test_an_event_of_another_name_is_ignored(house: House) -> None:
    video = house.add()
    with call(house) as caller:
        caller.ask("join", {"videoId": video})
        with house.stranger() as other:
            assert other.get("/socket.io/?EIO=4&transport=polling&sid=nobody").status_code == 400
        house.tell(video, 1, EventKind.NEEDS_YOU, ask=json.dumps({"a": 1}))
        assert caller.hear(1) == [1]
