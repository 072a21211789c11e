from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from tests.integration.api.house import House

from reelwright.actions import videos
from reelwright.api.examples import REQUESTS, STORYBOARD
from reelwright.film.event import EventKind
from reelwright.film.ids import VideoId, take_id
from reelwright.film.take import Take, TakeState
from reelwright.film.video import Needs, Note, VideoStatus
from reelwright.store import takes
from reelwright.store import videos as store

IDEA = {"prompt": "A lighthouse keeper befriends a storm", "scenes": 2, "seconds": 15}


def create(house: House, body: dict[str, Any], **headers: str) -> dict[str, Any]:
    answer = house.http.post("/api/videos", json=body, headers=headers)
    assert answer.status_code == 202, answer.text
    return answer.json()


def test_a_brief_becomes_a_video_that_waits_in_the_line(house: House) -> None:
    answer = house.http.post("/api/videos", json=IDEA)
    assert answer.status_code == 202
    video = answer.json()
    assert answer.headers["location"] == f"/api/videos/{video['id']}" == video["urls"]["video"]
    assert house.http.get(answer.headers["location"]).json() == video
    assert (video["status"], video["needs"], video["percent"], video["lastSeq"]) == (
        "pending", "nothing", 0, 0,
    )  # fmt: skip
    assert (video["brief"]["provider"], video["brief"]["scenes"]) == ("animatic", 2)
    assert (video["costMicros"], video["currency"]) == (0, "USD")
    assert video["urls"]["film"] is None
    assert house.counter.desk.state(VideoId(video["id"]), 1) == "ENQUEUED"


@pytest.mark.parametrize("body", [example.get("value") for example in REQUESTS.values()], ids=REQUESTS)
def test_every_example_of_the_documentation_is_accepted(house: House, body: dict[str, Any]) -> None:
    video = create(house, body)
    if "storyboard" in body:
        assert video["storyboard"] == STORYBOARD.to_json()
        assert video["brief"]["prompt"] == STORYBOARD.logline


def test_markup_and_every_script_come_back_as_they_were_sent(house: House) -> None:
    prompt = "<script>alert(1)</script> \"'& ${x} {{y}} עברית العربية 東京 🌩️"
    answer = house.http.post("/api/videos", json={"prompt": prompt})
    assert answer.json()["brief"]["prompt"] == prompt
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_one_key_makes_one_video_however_often_it_is_sent(house: House) -> None:
    key = {"Idempotency-Key": str(uuid.uuid4())}

    def send(_: int) -> str:
        return create(house, IDEA, **key)["id"]

    with ThreadPoolExecutor(8) as callers:
        assert len(set(callers.map(send, range(8)))) == 1
    other = house.http.post("/api/videos", json={**IDEA, "seconds": 16}, headers=key)
    assert (other.status_code, other.json()["code"]) == (409, "idempotency_key_reused")
    assert create(house, IDEA)["id"] != create(house, IDEA)["id"]


@pytest.mark.parametrize("key", ["", "a b", "x" * 201])
def test_a_key_that_cannot_be_kept_is_refused(house: House, key: str) -> None:
    answer = house.http.post("/api/videos", json=IDEA, headers={"Idempotency-Key": key})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["header"] == "Idempotency-Key"


def test_the_list_is_paged_filtered_and_searched(house: House) -> None:
    word = uuid.uuid4().hex
    made = [create(house, {**IDEA, "prompt": f"{word} {n} 100%"})["id"] for n in range(5)]
    seen: list[str] = []
    cursor: str | None = None
    while True:
        asked = {"q": word, "limit": "2", **({"cursor": cursor} if cursor else {})}
        page = house.http.get("/api/videos", params=asked).json()
        seen += [line["id"] for line in page["videos"]]
        if (cursor := page["cursor"]) is None:
            break
        assert len(page["videos"]) == 2
    assert seen == made[::-1]
    assert house.http.get("/api/videos", params={"q": f"{word} 3 100%"}).json()["videos"][0]["id"] == made[3]
    assert house.http.get("/api/videos", params={"q": f"{word}%5"}).json()["videos"] == []
    house.http.post(f"/api/videos/{made[0]}/cancel").raise_for_status()
    cancelled = house.http.get("/api/videos", params={"q": word, "status": "cancelled"}).json()
    assert [line["id"] for line in cancelled["videos"]] == [made[0]]
    assert cancelled["counts"]["cancelled"] >= 1


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("status=done", "status"), ("limit=0", "limit"), ("limit=1000", "limit"), (f"q={'x' * 201}", "q")],
)
def test_a_bad_question_to_the_list_names_its_parameter(house: House, query: str, parameter: str) -> None:
    answer = house.http.get(f"/api/videos?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == parameter


def test_a_cursor_from_elsewhere_is_refused(house: House) -> None:
    for cursor in ("zzz", "YWJj", "%00", "é", "MDAwMS0wMS0wMVQwMDowMDowMCsxNDowMCB4"):
        answer = house.http.get("/api/videos", params={"cursor": cursor})
        assert (answer.status_code, answer.json()["where"]) == (422, "cursor"), cursor


def test_the_status_shows_each_scene(house: House) -> None:
    video = house.add(status=VideoStatus.PROCESSING, storyboard=STORYBOARD)
    with house.counter.studio.database.write() as conn:
        shot = [(1, 1, "failed", 0.2), (1, 2, "ready", 0.9), (2, 1, "shooting", 0.5)]
        for scene, number, state, progress in shot:
            takes.add(
                conn,
                Take(
                    id=take_id(video, scene, number), video=video, scene=scene, number=number,
                    provider="animatic", model="panel", prompt="A storm.", seed=0,
                    seconds=STORYBOARD.scenes[0].seconds, lead=STORYBOARD.scenes[0].seconds * 0,
                    state=TakeState(state), progress=progress,
                ),
            )  # fmt: skip
    house.tell(video, 4)
    status = house.http.get(f"/api/videos/{video}/status").json()
    assert [(one["number"], one["state"], one["percent"]) for one in status["scenes"]] == [
        (1, "ready", 100),
        (2, "shooting", 50),
    ]
    assert (status["status"], status["step"], status["percent"], status["lastSeq"]) == (
        "processing", "scenes", 3, 4,
    )  # fmt: skip
    full = house.http.get(f"/api/videos/{video}").json()
    assert [take["number"] for take in full["takes"]] == [1, 2, 1]
    assert full["storyboard"]["scenes"][1]["title"] == STORYBOARD.scenes[1].title


def test_notes_and_errors_are_shown(house: House) -> None:
    note = Note(code="builtin_planner", message="The built-in planner wrote the storyboard.")
    video = house.add(status=VideoStatus.FAILED, notes=(note,), error="It rained.", error_code="rain")
    full = house.http.get(f"/api/videos/{video}").json()
    assert full["notes"] == [note.to_json()]
    assert (full["error"], full["errorCode"]) == ("It rained.", "rain")


def test_cancel_retry_and_cancel_again(house: House) -> None:
    video = create(house, IDEA)
    where = video["urls"]["video"]
    assert house.http.post(f"{where}/retry").json()["code"] == "not_over"
    for _ in range(2):
        cancelled = house.http.post(f"{where}/cancel")
        assert cancelled.status_code == 200
        assert (cancelled.json()["status"], cancelled.json()["lastSeq"]) == ("cancelled", 1)
    again = house.http.post(f"{where}/retry")
    assert (again.status_code, again.json()["status"], again.json()["attempt"]) == (202, "pending", 2)
    assert house.counter.desk.state(VideoId(video["id"]), 1) == "CANCELLED"


def test_what_is_finished_is_neither_cancelled_nor_tried_again(house: House) -> None:
    video = house.add_finished()
    cancelled, again = (house.http.post(f"/api/videos/{video}/{verb}") for verb in ("cancel", "retry"))
    assert (cancelled.status_code, cancelled.json()["code"]) == (409, "already_over")
    assert (again.status_code, again.json()["code"]) == (409, "already_completed")


def test_a_decision_reaches_the_run_that_asked(house: House) -> None:
    video = create(house, IDEA)
    where = f"{video['urls']['video']}/approve"
    assert house.http.post(where, json={"decision": "again"}).json()["code"] == "nothing_to_decide"
    current = videos.view(house.counter, VideoId(video["id"])).video
    asking = current.but(needs=Needs.DECISION, ask="Again?", status=VideoStatus.PROCESSING)
    with house.counter.studio.database.write() as conn:
        store.save(conn, asking)
    assert house.http.get(f"{video['urls']['video']}/status").json()["ask"] == "Again?"
    assert house.http.post(where, json={"decision": "maybe"}).json()["code"] == "unknown_decision"
    assert house.http.post(where, json={}).json()["errors"][0]["pointer"] == "#/decision"
    decided = house.http.post(where, json={"decision": "builtin"})
    assert (decided.status_code, decided.json()["id"]) == (202, video["id"])


def test_a_deleted_video_is_gone_and_was_cancelled_first(house: House) -> None:
    video = create(house, IDEA)
    where = video["urls"]["video"]
    answer = house.http.delete(where)
    assert (answer.status_code, answer.content) == (204, b"")
    assert house.http.get(where).status_code == 404
    assert house.http.delete(where).status_code == 404
    assert house.counter.desk.state(VideoId(video["id"]), 1) == "CANCELLED"


@pytest.mark.parametrize("verb", ["", "/status", "/film.mp4", "/poster.jpg", "/captions.vtt", "/events"])
@pytest.mark.parametrize(
    "video",
    [
        "0198c3f2-7c1e-7d4a-9c50-3f1d2a6b7e90",
        "..%2f..%2fetc%2fpasswd",
        "%00",
        "1",
        "x" * 5000,
        "' OR 1=1 --",
        "%ff",
    ],
)
def test_what_is_no_video_is_not_found(house: House, video: str, verb: str) -> None:
    answer = house.http.get(f"/api/videos/{video}{verb}")
    assert answer.status_code == 404
    assert answer.json()["code"] in ("video_not_found", "not_found")


def test_dots_in_the_path_lead_nowhere(house: House) -> None:
    for path in ("/api/videos/../../../etc/passwd", "/../../etc/passwd", "//etc/passwd", "/api//videos"):
        answer = house.raw(
            f"GET {path} HTTP/1.1\nHost: 127.0.0.1:{house.port}\nConnection: close\n"
            f"Authorization: Bearer {house.token}"
        )
        assert answer.startswith(b"HTTP/1.1 404 "), path


def test_a_final_event_of_the_first_try_does_not_end_the_second(house: House) -> None:
    video = house.add(status=VideoStatus.PROCESSING)
    house.tell(video, kind=EventKind.FAILED)
    house.tell(video)
    assert house.http.get(f"/api/videos/{video}/status").json()["lastSeq"] == 2


@pytest.mark.parametrize("footage", ["/etc/passwd", "holiday.mov", "../film.yaml", "0" * 64, ""])
def test_footage_is_never_a_path(house: House, footage: str) -> None:
    """Whoever can send a storyboard must not have the studio read its own files to them."""
    storyboard = STORYBOARD.to_json()
    storyboard["scenes"][0]["footage"] = footage
    answer = house.http.post("/api/videos", json={"storyboard": storyboard})
    assert answer.status_code == 422
    assert answer.json()["code"] == "unknown_footage"
