"""Films that cost something, over HTTP: quoted, approved, shot, shot again, and never more than was said."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.integration.api.house import PATIENCE_S, House, served
from tests.integration.paid import CENT, PaidCards
from tests.integration.runs.conftest import board, small_studio

from reelwright.actions.counter import open_counter
from reelwright.runs.engine import STUDIO, Engine

BOARD = board(3).but(scenes=[scene.but(prompt=f"Card number {scene.number}.") for scene in board(3).scenes])
"""Three scenes of 5 s, each shot with a second more for its dissolve: 6 s at 5 cents."""
SCENE = 30 * CENT
REQUEST = {
    "storyboard": BOARD.to_json(),
    "provider": "paid",
    "voice": "none",
    "music": {"none": True},
}


@dataclass(frozen=True, slots=True)
class Paying:
    house: House
    paid: PaidCards

    @property
    def http(self) -> httpx.Client:
        return self.house.http

    def until_it_rests(self, video: str) -> dict[str, Any]:
        """The video once it is over or asks something."""
        over = ("completed", "failed", "cancelled")
        return self.until(video, lambda found: found["needs"] != "nothing" or found["status"] in over)

    def until(self, video: str, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The video once it is so."""
        end = time.monotonic() + PATIENCE_S * 2
        while not wanted(found := self.http.get(f"/api/videos/{video}").json()):
            assert time.monotonic() < end, f"the video did not come to that: {found}"
            time.sleep(0.05)
        return found

    def post(self, path: str, body: dict[str, Any], status: int = 202) -> dict[str, Any]:
        answer = self.http.post(path, json=body)
        assert answer.status_code == status, answer.text
        return answer.json()


@pytest.fixture
def paying(tmp_path: Path) -> Generator[Paying]:
    paid = PaidCards(tmp_path / "account")
    with open_counter(small_studio(tmp_path / "data", paid)) as counter, served(counter) as house:
        yield Paying(house, paid)


def test_a_paid_film_from_its_quote_to_another_take(paying: Paying) -> None:
    engine = Engine(paying.house.counter.studio, STUDIO, takes_from_line=True)
    engine.start("The test")
    try:
        _film(paying)
        _cancelled(paying)
    finally:
        engine.stop()


def _film(paying: Paying) -> None:
    paid = paying.paid.script(scene_2=["moderation"])
    quoted = paying.post("/api/quote", REQUEST, 200)
    assert (quoted["model"], quoted["leastMicros"], quoted["mostMicros"]) == ("cards", 3 * SCENE, 3 * SCENE)
    assert [one["model"] for one in quoted["models"]] == ["cards", "cards_pro"]
    assert quoted["reused"] == []

    # The preview is free; nothing is sent before somebody says yes.
    video: str = paying.post("/api/videos", REQUEST)["id"]
    here = f"/api/videos/{video}"
    asks = paying.until_it_rests(video)
    assert (asks["needs"], asks["choices"]) == ("approval", ["approve"])
    assert asks["quote"] == {"leastMicros": 3 * SCENE, "mostMicros": 3 * SCENE, "currency": "USD"}
    assert asks["preview"] is not None
    assert (paid.sent, asks["costMicros"], asks["heldMicros"]) == ([], 0, 0)
    assert paying.post(f"{here}/approve", {"decision": "panel"}, 422)["code"] == "unknown_decision"

    # Nor does a yes to a price that is no longer true; the new price is what is asked about from then on.
    cheap, dear = paid.sheets, 3 * 6 * 12 * CENT
    paid.sheets = tuple(one.but(price=cheap[1].price) for one in cheap)
    yes = {"decision": "approve", "mostMicros": 3 * SCENE}
    for _ in range(2):
        problem = paying.post(f"{here}/approve", yes, 409)
        assert (problem["code"], problem["leastMicros"], problem["mostMicros"]) == (
            "needs_approval",
            dear,
            dear,
        )
        assert "costs 2.16 USD by now, and not 0.90 USD as was shown" in problem["detail"]
    still = paying.http.get(here).json()
    assert (still["needs"], still["attempt"], still["lastSeq"]) == ("approval", 1, asks["lastSeq"] + 1)
    assert (still["quote"]["mostMicros"], still["ask"]) == (dear, "Going on costs 2.16 USD by now. Go on?")
    assert (paid.sent, still["heldMicros"], still["brief"]["approved"]) == ([], 0, False)
    paid.sheets = cheap

    # A budget that is too small spends nothing either.
    paying.post(f"{here}/approve", {**yes, "budgetMicros": SCENE})
    short = paying.until_it_rests(video)
    assert (short["needs"], short["choices"], paid.sent) == ("money", ["again"], [])
    assert "of the film's budget of 0.30 USD 0.30 USD is left" in short["ask"]

    # One scene is turned down, which is charged; the others are in the film.
    paying.post(f"{here}/approve", {"decision": "again", "budgetMicros": 5 * SCENE})
    made = paying.until_it_rests(video)
    assert (made["status"], made["costMicros"], made["heldMicros"]) == ("completed", 3 * SCENE, 0)
    takes = {(take["scene"], take["number"]): take for take in made["takes"]}
    assert (takes[2, 2]["state"], takes[2, 2]["errorCode"]) == ("failed", "moderation")
    assert "0.30 USD was charged" in takes[2, 2]["error"]
    assert (takes[1, 2]["circled"], takes[1, 2]["costMicros"]) == (True, SCENE)

    # The clip of each take, whatever is in the film; none where there is none.
    clip = f"{here}/takes/{takes[1, 2]['id']}/clip.mp4"
    part = paying.http.get(clip, headers={"range": "bytes=4-7"})
    assert (part.status_code, part.content, part.headers["content-type"]) == (206, b"ftyp", "video/mp4")
    none = paying.http.get(f"{here}/takes/{takes[2, 2]['id']}/clip.mp4")
    assert (none.status_code, none.json()["code"]) == (404, "take_has_no_clip")
    assert paying.http.get(f"{here}/takes/nosuch/clip.mp4").status_code == 404

    # What was paid for is not quoted, or paid, again.
    assert paying.post("/api/quote", REQUEST, 200)["reused"] == [1, 3]

    # Another take: first its quote, then, approved, the take.
    words = {"prompt": "Another card altogether."}
    problem = paying.post(f"{here}/scenes/2/retake", words, 409)
    assert (problem["code"], problem["mostMicros"], problem["currency"]) == ("needs_approval", SCENE, "USD")
    less = {**words, "approved": True, "mostMicros": SCENE - 1}
    problem = paying.post(f"{here}/scenes/2/retake", less, 409)
    assert (problem["code"], problem["mostMicros"]) == ("needs_approval", SCENE)
    assert len(paid.sent) == 3
    held = paying.post(f"{here}/scenes/2/retake", {**less, "mostMicros": SCENE})
    assert held["status"] in ("pending", "processing")
    again = paying.until_it_rests(video)
    assert (again["status"], again["costMicros"]) == ("completed", 4 * SCENE)
    assert paid.sent[-1]["prompt"] == "Another card altogether."
    assert [take["number"] for take in again["takes"] if take["scene"] == 2 and take["circled"]] == [3]
    beyond = paying.post(f"{here}/scenes/1/retake", {"approved": True, "budgetMicros": 4 * SCENE}, 409)
    assert beyond["code"] == "budget_too_small"

    # The panel back into the film: cut again, at no cost.
    paying.post(f"{here}/scenes/2/takes/1/circle", {})
    cut = paying.until_it_rests(video)
    assert (cut["status"], cut["costMicros"], len(paid.sent)) == ("completed", 4 * SCENE, 4)
    assert cut["film"]["film"] != again["film"]["film"]
    assert paying.post(f"{here}/scenes/2/takes/2/circle", {}, 409)["code"] == "take_has_no_clip"
    assert paying.post(f"{here}/scenes/2/takes/9/circle", {}, 404)["code"] == "take_not_found"

    assert paying.http.get("/api/costs").json()["spentMicros"] == paid.charged == 4 * SCENE


def _paid_states(video: dict[str, Any]) -> list[str]:
    return [take["state"] for take in video["takes"] if take["provider"] == "paid"]


def _cancelled(paying: Paying) -> None:
    """A film that is shot anew although all of it was paid for, and stopped while it is."""
    paid, before = paying.paid, paying.paid.charged
    paid.release.clear()
    asked = {**REQUEST, "fresh": True, "approved": True, "budgetMicros": 5 * SCENE}
    video: str = paying.post("/api/videos", asked)["id"]
    shooting = paying.until(video, lambda found: _paid_states(found).count("shooting") == 2)
    assert shooting["heldMicros"] == 3 * SCENE
    stopped = paying.post(f"/api/videos/{video}/cancel", {}, 200)
    assert (stopped["status"], stopped["heldMicros"]) == ("cancelled", 0)
    assert stopped["costMicros"] == paid.charged - before > 0
    assert sum(take["costMicros"] or 0 for take in stopped["takes"]) == stopped["costMicros"]
    paid.release.set()


def test_an_account_is_shown_and_trouble_with_it_stops_a_film_before_it_is_in_line(paying: Paying) -> None:
    account = paying.http.get("/api/providers/paid/account").json()
    assert account["models"]["cards"] == {"concurrency": 2, "dailyMost": 200, "dailyMade": 0}
    assert account["balanceMicros"] == paying.paid.balance
    assert paying.http.get("/api/providers/animatic/account").json()["code"] == "no_account"
    assert paying.http.get("/api/providers/nosuch/account").status_code == 404
    assert paying.http.get("/api/providers/runway/account").json()["code"] == "no_key"
    sheets = {one["name"]: one["sheets"] for one in paying.http.get("/api/providers").json()["providers"]}
    assert sheets["paid"][0]["price"]["rules"][0] == {
        "unit": "second",
        "micros": 5 * CENT,
        "sound": None,
        "pixelsOver": None,
    }

    for trouble, status in (("auth", 501), ("unreachable", 502)):
        paying.paid.script(standing=trouble)
        assert paying.http.get("/api/providers/paid/account").status_code == status
        assert paying.post("/api/videos", REQUEST, status)["code"] == trouble
    paying.paid.script(standing="provider_down")
    assert paying.http.get("/api/providers/paid/account").status_code == 503
    small = paying.post("/api/videos", {**REQUEST, "budgetMicros": SCENE}, 422)
    assert (small["code"], small["where"]) == ("budget_too_small", "budget")
    assert "costs 0.90 USD, and the budget is 0.30 USD" in small["detail"]
    assert paying.http.get("/api/videos").json()["videos"] == []
    # Trouble that may have passed by the time of the first scene is no reason to turn a film away.
    paying.post("/api/videos", REQUEST)
