"""Every fault that can be rehearsed happens at least once: what a caller sees of it, and what it costs."""

from __future__ import annotations

import json
from collections.abc import Generator
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from runwayml import NotFoundError, RunwayML
from tests.integration.rehearsal.filming import SIZE, balance, fetch, frames, over, shoot, until
from tests.servers.rehearsal import RehearsalServer

from reelwright.rehearsal.fault import FAILURES, KINDS, Strikes, drawn_fault, fault_of
from reelwright.rehearsal.visit import fingerprint

PRICE = 24
BODY = {"model": "gen4.5", "promptText": "A red fox in the snow", "ratio": SIZE, "duration": 2, "seed": 1}


@pytest.fixture(scope="module")
def brisk(tmp_path_factory: pytest.TempPathFactory) -> Generator[RehearsalServer]:
    """A rehearsal at a fiftieth of the time, so that a task can be seen on its way."""
    with RehearsalServer(tmp_path_factory.mktemp("brisk"), "--pace", "0.02") as running:
        yield running


def post(server: RehearsalServer, key: str, fault: str, timeout: float = 30, **more: Any) -> httpx.Response:
    headers = {"Authorization": f"Bearer {key}", "X-Runway-Version": "2024-11-06", "X-Emu-Fault": fault}
    url = f"{server.url}/v1/text_to_video"
    body = {**BODY, **more}
    return httpx.post(url, json=body, headers=headers, timeout=timeout, trust_env=False, verify=False)


def charged(server: RehearsalServer, client: RunwayML) -> tuple[int, int]:
    """What the account has paid, and for how many tasks."""
    mine = server.bill(fingerprint(client.api_key))
    assert mine["totalCredits"] == 5000 - balance(client)
    return mine["totalCredits"], len(mine["tasks"])


@pytest.mark.parametrize(
    ("fault", "status", "kind"),
    [
        ("http_401", 401, "application/json"),
        ("http_429", 429, "application/json"),
        ("no_credits", 400, "application/json"),
        ("http_500", 500, "application/json"),
        ("http_502", 502, "application/json"),
        ("http_503", 503, "application/json"),
        ("http_504", 504, "application/json"),
        ("proxy_page", 200, "text/html; charset=utf-8"),
    ],
)
def test_a_fault_at_the_door_costs_nothing(
    server: RehearsalServer, client: RunwayML, key: str, fault: str, status: int, kind: str
) -> None:
    answer = post(server, key, fault)
    assert (answer.status_code, answer.headers["content-type"]) == (status, kind)
    assert answer.headers["x-rehearsal-pace"] == "0"
    assert charged(server, client) == (0, 0)


def test_a_connection_dropped_before_costs_nothing_and_after_costs_once(
    server: RehearsalServer, client: RunwayML, key: str
) -> None:
    with pytest.raises(httpx.TransportError):
        post(server, key, "drop_before")
    assert charged(server, client) == (0, 0)
    with pytest.raises(httpx.TransportError):
        post(server, key, "drop_after")
    assert charged(server, client) == (PRICE, 1)
    creates = [one for one in server.requests(path="/v1/text_to_video") if one["account"] == fingerprint(key)]
    assert [(one["status"], one["faults"], one["task"] is None) for one in creates] == [
        (None, ["drop_before"], True),
        (None, ["drop_after"], False),
    ]


def test_a_late_answer_is_charged_though_nobody_waited(
    server: RehearsalServer, client: RunwayML, key: str
) -> None:
    with pytest.raises(httpx.ReadTimeout):
        post(server, key, "late:60", timeout=0.5)
    assert charged(server, client) == (PRICE, 1)
    assert post(server, key, "late:0.1").json()["estimatedCost"] == {"credits": PRICE}


def test_spoilt_answers_are_charged(server: RehearsalServer, client: RunwayML, key: str) -> None:
    assert post(server, key, "gateway").status_code == 504
    with pytest.raises(httpx.RemoteProtocolError):
        post(server, key, "truncated")
    with pytest.raises(json.JSONDecodeError):
        post(server, key, "not_json").json()
    assert "id" not in post(server, key, "wrong_json").json()
    assert post(server, key, "html").headers["content-type"].startswith("text/html")
    assert len(post(server, key, "huge").content) > 60_000_000
    assert charged(server, client) == (6 * PRICE, 6)


@pytest.mark.parametrize("code", FAILURES)
def test_every_failure_is_told_and_billed_as_it_is(
    server: RehearsalServer, client: RunwayML, code: str
) -> None:
    text, keeps, _ = FAILURES[code]
    failed = over(client, shoot(client, f"A red fox [[fault:fail:{code}]]"))
    assert (failed.status, failed.failure) == ("FAILED", text)
    assert failed.failure_code == (None if code == "NONE" else code)
    assert failed.cost.credits == (PRICE if keeps else 0)
    assert charged(server, client) == (failed.cost.credits, 1)


def test_throttled_stuck_and_cancelled(server: RehearsalServer, client: RunwayML) -> None:
    held = shoot(client, "A red fox in the snow [[fault:throttled:3600]]")
    assert client.tasks.retrieve(held).status == "THROTTLED"
    client.tasks.delete(held)
    assert charged(server, client) == (0, 1)
    stuck = shoot(client, "A red fox in the snow [[fault:stuck]]")
    assert until(client, stuck, "RUNNING").progress == 0.5
    client.tasks.delete(stuck)
    assert charged(server, client) == (PRICE, 2)
    ended = over(client, shoot(client, "A red fox in the snow [[fault:cancelled]]"))
    assert (ended.status, ended.cost.credits) == ("CANCELLED", 0)
    assert charged(server, client) == (PRICE, 3)


def test_a_task_that_vanishes_stays_charged(server: RehearsalServer, client: RunwayML) -> None:
    gone = shoot(client, "A red fox in the snow [[fault:vanish]]")
    with pytest.raises(NotFoundError):
        client.tasks.retrieve(gone)
    assert charged(server, client) == (PRICE, 1)


def test_progress_goes_backwards_and_a_status_is_unknown(brisk: RehearsalServer, key: str) -> None:
    with RunwayML(api_key=key, base_url=brisk.url, max_retries=0) as client:
        task = shoot(client, "A red fox in the snow [[fault:backwards]]")
        seen = [0.0]
        while (found := client.tasks.retrieve(task)).status not in ("SUCCEEDED", "FAILED"):
            if found.status == "RUNNING":
                seen.append(found.progress)
        assert any(later < earlier for earlier, later in pairwise(seen))
        task = shoot(client, "A red fox in the snow [[fault:unknown_status]]")
        assert until(client, task, "REVIEWING", "SUCCEEDED").status == "REVIEWING"
        assert over(client, task).status == "SUCCEEDED"


def test_bad_outputs(client: RunwayML) -> None:
    def made(flaw: str) -> bytes:
        done = over(client, shoot(client, f"A red fox in the snow [[fault:{flaw}]]"))
        assert done.status == "SUCCEEDED"
        return fetch(done.output[0]).content

    assert frames(made("wrong_size"))[0].shape == (640, 360, 3)
    assert len(frames(made("too_short"))) == 24
    assert all(one.max() < 20 for one in frames(made("black")))
    still = frames(made("frozen"))
    assert len(still) == 48
    assert np.abs(still[0].astype(int) - still[-1]).mean() < 1
    assert b"ftyp" not in made("garbage")[:64]


def test_good_outputs_that_are_hard_to_get(client: RunwayML) -> None:
    expired = shoot(client, "A red fox in the snow [[fault:expired_url]]")
    assert fetch(over(client, expired).output[0]).status_code == 403
    assert fetch(over(client, expired).output[0]).status_code == 200
    url = over(client, shoot(client, "A red fox in the snow [[fault:truncated_download]]")).output[0]
    with pytest.raises(httpx.RemoteProtocolError):
        fetch(url)
    assert len(frames(fetch(url).content)) == 48
    url = over(client, shoot(client, "A red fox in the snow [[fault:download_type]]")).output[0]
    assert fetch(url).headers["content-type"].startswith("text/html")
    assert fetch(url).headers["content-type"] == "video/mp4"
    url = over(client, shoot(client, "A red fox in the snow [[fault:download_500:2]]")).output[0]
    assert [fetch(url).status_code for _ in range(3)] == [500, 500, 200]


def test_faults_in_line_meet_what_they_wait_for(server: RehearsalServer, client: RunwayML) -> None:
    server.queue("http_503", times=2)
    server.queue("truncated", meets="task")
    server.queue("drop_after", meets="organization")
    for _ in range(2):
        with pytest.raises(Exception, match="503"):
            shoot(client)
    task = shoot(client)
    with pytest.raises(Exception, match="Connection error"):
        client.tasks.retrieve(task)
    done = over(client, task)
    with pytest.raises(Exception, match="Connection error"):
        client.organization.retrieve()
    server.queue("truncated", meets="output")
    with pytest.raises(httpx.RemoteProtocolError):
        fetch(done.output[0])
    server.queue("not_json", meets="delete")
    client.tasks.delete(task)
    assert server.ask("GET", "/rehearsal/faults")["queued"] == []
    assert charged(server, client) == (PRICE, 1)
    refused = httpx.post(f"{server.url}/rehearsal/faults", json={"fault": "gremlins"}, trust_env=False)
    assert refused.status_code == 400
    assert "drop_after" in refused.json()["error"]


def test_a_fault_in_a_prompt_happens_as_often_as_it_says(client: RunwayML) -> None:
    for _ in range(2):
        with pytest.raises(Exception, match="503"):
            shoot(client, "A red fox in the snow [[fault:http_503:2]]")
    assert over(client, shoot(client, "A red fox in the snow [[fault:http_503:2]]")).status == "SUCCEEDED"


def test_a_script_says_which_create_goes_wrong(own: Path, tmp_path: Path, key: str) -> None:
    script = tmp_path / "script.yaml"
    script.write_text("- null\n- http_503\n- fail:SAFETY.INPUT.TEXT\n- {create: 5, fault: no_credits}\n")
    with RehearsalServer(own, "--pace", "0", "--script", str(script)) as server:
        statuses = [post(server, key, "").status_code for _ in range(5)]
        assert statuses == [200, 503, 200, 200, 400]
        assert [one["faults"] for one in server.bill()["tasks"]] == [[], ["fail:SAFETY.INPUT.TEXT"], []]


def test_faults_by_rate_are_the_same_for_the_same_seed(brisk: RehearsalServer, key: str) -> None:
    said = [str(drawn_fault(0.5, 7, number, creates=True) or "") for number in range(1, 13)]
    assert 2 < sum(map(bool, said)) < 10
    brisk.ask("POST", "/rehearsal/reset")
    brisk.ask("POST", "/rehearsal/faults", json={"rate": 0.5, "seed": 7})
    for _ in said:
        try:
            post(brisk, key, "", timeout=0.3)
        except httpx.HTTPError:
            continue
    brisk.ask("DELETE", "/rehearsal/faults")
    assert [" ".join(one["faults"]) for one in brisk.requests(method="POST")] == said


def test_by_rate_only_what_a_client_can_get_over_is_drawn() -> None:
    dice = [drawn_fault(1, 3, number, creates=creates) for number in range(2000) for creates in (True, False)]
    drawn = {one.name for one in dice if one is not None}
    assert {"fail", "drop_before", "drop_after", "late", "expired_url", "black"} <= drawn
    assert drawn.isdisjoint({"stuck", "vanish", "http_401"})
    reads = {drawn_fault(1, 3, number, creates=False) for number in range(500)}
    assert {one.kind.strikes for one in reads if one} == {Strikes.DOOR, Strikes.ANSWER}
    for name in KINDS:
        assert fault_of(str(fault_of(name))) == fault_of(name)


def test_the_page_on_rehearsing_names_every_fault() -> None:
    page = (Path(__file__).parents[3] / "docs" / "how-to" / "rehearse.md").read_text()
    assert [name for name in KINDS if f"`{name}`" not in page] == []
