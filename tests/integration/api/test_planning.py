from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

from tests.integration.api.house import House, house_in

from reelwright.api.examples import BRIEF, STORYBOARD
from reelwright.film.ledger import Call, CallState
from reelwright.film.storyboard import Storyboard
from reelwright.store import ledger

IDEA = {"prompt": "Seekor kucing mencari jalan pulang di Jakarta", "scenes": 3, "seconds": 20, "seed": 7}


def test_a_plan_is_a_storyboard_to_edit_and_send_back(house: House) -> None:
    answer = house.http.post("/api/plan", json=IDEA)
    assert answer.status_code == 200, answer.text
    plan = answer.json()
    board = Storyboard.from_json(plan["storyboard"])
    assert (len(board.scenes), board.seconds, board.language) == (3, Fraction(20), "id")
    assert (plan["planner"], plan["findings"], plan["usage"]) == ("builtin", [], [])
    made = house.http.post("/api/videos", json={**IDEA, "storyboard": plan["storyboard"]})
    assert made.json()["storyboard"] == plan["storyboard"]
    assert house.http.post("/api/plan", json=IDEA).json() == plan


def test_a_storyboard_that_is_sent_is_read_as_a_director_would(house: House) -> None:
    first, second = STORYBOARD.scenes
    same = STORYBOARD.but(scenes=(first, second.but(camera=first.camera, continuity=first.continuity)))
    plan = house.http.post("/api/plan", json={"storyboard": same.to_json()}).json()
    assert plan["planner"] == "yours"
    assert plan["storyboard"] == same.to_json()
    assert "jump_cut" in {finding["code"] for finding in plan["findings"]}
    assert all(finding["message"] for finding in plan["findings"])


def test_a_plan_for_what_cannot_be_filmed_is_refused(house: House) -> None:
    refused = house.http.post("/api/plan", json={**IDEA, "seconds": 61})
    assert (refused.status_code, refused.json()["code"]) == (422, "seconds_out_of_range")
    no_model = house.http.post("/api/plan", json={**IDEA, "planner": "language_model"})
    assert (no_model.status_code, no_model.json()["code"]) == (501, "no_language_model")
    assert no_model.json()["hint"]


def test_a_quote_adds_up_and_the_free_provider_is_free(house: House) -> None:
    quote = house.http.post("/api/quote", json=IDEA).json()
    assert quote["sketched"] is True
    assert [scene["number"] for scene in quote["scenes"]] == [1, 2, 3]
    assert (quote["leastMicros"], quote["mostMicros"], quote["known"]) == (0, 0, True)
    sent = house.http.post("/api/quote", json={"storyboard": STORYBOARD.to_json()}).json()
    assert (len(sent["scenes"]), sent["sketched"], sent["currency"]) == (2, False, "USD")


def test_providers_show_their_sheets(house: House) -> None:
    (only,) = house.http.get("/api/providers").json()["providers"]
    assert (only["name"], only["default"]) == ("animatic", True)
    sheet = only["sheets"][0]
    assert sheet["animatic"] is True
    assert set(sheet["sizes"]) == {"16:9", "9:16", "1:1"}
    assert sheet["price"] == {"rules": [], "currency": "USD", "known": True}


def test_costs_are_what_was_recorded_and_no_more(tmp_path: Path) -> None:
    # A studio of its own: nothing else may have been spent there.
    with house_in(tmp_path) as house:
        _record_and_ask(house)


def _record_and_ask(house: House) -> None:
    video, dark, at = house.add(), house.add(), datetime(2026, 11, 22, 23, 59, tzinfo=UTC)
    with house.counter.studio.database.write() as conn:
        for number, (of, micros) in enumerate(((video, 12_500), (video, None), (dark, None))):
            call = Call(
                id=f"{of}.{number}",
                video=of,
                purpose="storyboard",
                provider="openai",
                model="m",
                state=CallState.SETTLED,
                cost_micros=micros,
                at=at,
            )
            ledger.record(conn, call)
    assert house.http.get("/api/costs").json() == {
        "currency": "USD",
        "spentMicros": 12_500,
        "reservedMicros": 0,
        "lostMicros": 0,
        "availableMicros": None,
        "unpricedCalls": 2,
        "byVideo": [
            {
                "videoId": video,
                "title": BRIEF.prompt,
                "spentMicros": 12_500,
                "reservedMicros": 0,
                "lostMicros": 0,
                "unpricedCalls": 1,
            },
            {
                "videoId": dark,
                "title": BRIEF.prompt,
                "spentMicros": None,
                "reservedMicros": 0,
                "lostMicros": 0,
                "unpricedCalls": 1,
            },
        ],
        "byDay": [{"day": "2026-11-22", "spentMicros": 12_500, "lostMicros": 0, "unpricedCalls": 2}],
        "byModel": [
            {
                "provider": "openai",
                "model": "m",
                "spentMicros": 12_500,
                "lostMicros": 0,
                "unpricedCalls": 2,
                "calls": 3,
            }
        ],
        "unexplainedMicros": 0,
        "unexplained": [],
    }
    shown = house.http.get(f"/api/videos/{video}").json()
    assert (shown["costMicros"], shown["unpricedCalls"]) == (12_500, 1)
