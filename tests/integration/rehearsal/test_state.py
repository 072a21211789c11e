"""What a rehearsal keeps: money, places and tasks, over kills and restarts, and what the bill says of it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from runwayml import BadRequestError, NotFoundError, RateLimitError, RunwayML
from tests.integration.rehearsal.filming import (
    SIZE,
    balance,
    fetch,
    over,
    picture,
    shoot,
    until,
)
from tests.servers.rehearsal import KEY, RehearsalServer

from reelwright.rehearsal.visit import fingerprint

FOX = "A red fox in the snow"


@contextmanager
def visiting(server: RehearsalServer, key: str = KEY) -> Generator[RunwayML]:
    with RunwayML(api_key=key, base_url=server.url, max_retries=0) as client:
        yield client


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Generator[RehearsalServer]:
    """A rehearsal of the first tier: two at once, of the dear models one, and few a day."""
    with RehearsalServer(tmp_path_factory.mktemp("small"), "--pace", "0", "--credits", "10000") as running:
        yield running


def test_tasks_over_the_tier_wait_in_line_and_get_free_places_in_order(
    small: RehearsalServer, key: str
) -> None:
    with visiting(small, key) as client:
        first, second = (shoot(client, f"{FOX} [[fault:stuck]]") for _ in range(2))
        third = shoot(client, f"{FOX} [[fault:stuck]]")
        fourth = shoot(client)
        states = [client.tasks.retrieve(one).status for one in (first, second, third, fourth)]
        assert states == ["RUNNING", "RUNNING", "THROTTLED", "THROTTLED"]
        another = shoot_veo(client, f"{FOX} [[fault:stuck]]")
        assert client.tasks.retrieve(another).status == "RUNNING"
        with visiting(small, "somebody else") as other:
            assert until(other, shoot(other), "SUCCEEDED")
        client.tasks.delete(first)
        states = [client.tasks.retrieve(one).status for one in (second, third, fourth)]
        assert states == ["RUNNING", "RUNNING", "THROTTLED"]
        client.tasks.delete(second)
        assert over(client, fourth).status == "SUCCEEDED"
        assert client.tasks.retrieve(third).status == "RUNNING"


def shoot_veo(client: RunwayML, prompt: str = FOX) -> str:
    made = client.text_to_video.create(
        model="veo3.1", prompt_text=prompt, ratio=SIZE, duration=4, audio=False, seed=1
    )
    return made.id


def test_a_day_has_so_many_tasks_of_a_model(small: RehearsalServer, key: str) -> None:
    with visiting(small, key) as client:
        for _ in range(50):
            shoot_veo(client, f"{FOX} [[fault:fail:INTERNAL]]")
        with pytest.raises(RateLimitError, match="daily task limit"):
            shoot_veo(client)
        found = client.organization.retrieve()
        assert found.usage.models["veo3.1"].daily_generations == 50
        assert found.credit_balance == 10_000
        assert over(client, shoot(client)).status == "SUCCEEDED"


def test_without_credits_nothing_is_made_until_there_are_some(small: RehearsalServer, key: str) -> None:
    def pay(**how: int) -> None:
        small.ask("POST", "/rehearsal/credits", json={"account": fingerprint(key), **how})

    with visiting(small, key) as client:
        shoot(client, f"{FOX} [[fault:stuck]]")
        pay(set=6)
        with pytest.raises(BadRequestError, match="You do not have enough credits to run this task"):
            shoot(client)
        assert client.organization.retrieve().usage.models["gen4.5"].daily_generations == 1
        pay(add=20)
        shoot(client)
        assert balance(client) == 2
        small.ask("POST", "/rehearsal/reset")
        assert small.bill()["tasks"] == []
        assert (balance(client), [one["path"] for one in small.requests()]) == (10_000, ["/v1/organization"])


def test_everything_goes_on_after_a_kill(own: Path) -> None:
    server = RehearsalServer(own, "--pace", "0")
    with server, visiting(server) as client:
        address: str = over(client, shoot(client)).output[0]
        server.ask("POST", "/rehearsal/pace", json={"pace": 50})
        uri = client.uploads.create_ephemeral(file=("first.png", picture(64, 64))).uri
        server.queue("fail:ASSET.INVALID")
        under_way = [shoot(client) for _ in range(2)]
        deleted = shoot(client)
        client.tasks.delete(deleted)
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(
                f"{server.url}/v1/text_to_video",
                json={"model": "gen4.5", "promptText": "Nobody heard", "ratio": SIZE, "duration": 2},
                headers={
                    "Authorization": f"Bearer {KEY}",
                    "X-Runway-Version": "2024-11-06",
                    "X-Emu-Fault": "late:60",
                },
                timeout=0.5,
                trust_env=False,
            )
        before, log, money = server.bill(), server.requests(), balance(client)
        server.kill()
    # With the pace that was set the last time.
    again = RehearsalServer(own)
    with again, visiting(again) as client:
        assert balance(client) == money
        assert [one["id"] for one in again.bill()["tasks"]] == [one["id"] for one in before["tasks"]]
        assert again.requests()[: len(log)] == log
        assert [client.tasks.retrieve(one).status for one in under_way] == ["PENDING", "PENDING"]
        with pytest.raises(NotFoundError):
            client.tasks.retrieve(deleted)
        assert fetch(address.replace(server.url, again.url)).status_code == 200
        client.image_to_video.create(model="gen4_turbo", prompt_image=uri, ratio=SIZE, duration=2)
        again.ask("POST", "/rehearsal/pace", json={"pace": 0})
        assert [over(client, one).status for one in under_way] == ["FAILED", "SUCCEEDED"]
        lost = next(one for one in again.bill()["tasks"] if one["promptText"] == "Nobody heard")
        assert (lost["quotedCredits"], lost["model"]) == (24, "gen4.5")


def test_two_do_not_rehearse_in_one_folder(small: RehearsalServer) -> None:
    code, said = _command(small.folder, "rehearse", "--port", "0")
    assert (code, said["error"]["code"]) == (1, "already_running")


def test_the_bill_adds_up_and_tells_what_each_task_cost(server: RehearsalServer, key: str) -> None:
    with visiting(server, key) as client:
        over(client, shoot(client))
        over(client, shoot(client, f"{FOX} [[fault:fail:INTERNAL.BAD_OUTPUT.CODE01]]"))
        over(client, shoot(client, f"{FOX} [[fault:fail:SAFETY.OUTPUT.VIDEO]]"))
        client.tasks.delete(shoot(client, f"{FOX} [[fault:throttled:3600]]"))
        still = client.text_to_image.create(model="gen4_image", prompt_text="A fox", ratio="1920:1080")
        over(client, still.id)
        left = balance(client)
        bill = server.bill(fingerprint(key))
        day = date.fromisoformat(bill["tasks"][0]["createdAt"][:10])
        used = client.organization.retrieve_usage(start_date=day, before_date=day + timedelta(days=2))
    lines = [
        (one["model"], one["status"], one["chargedCredits"], one["refundedCredits"], one["failureCode"])
        for one in bill["tasks"]
    ]
    assert lines == [
        ("gen4.5", "SUCCEEDED", 24, 0, None),
        ("gen4.5", "FAILED", 0, 24, "INTERNAL.BAD_OUTPUT.CODE01"),
        ("gen4.5", "FAILED", 24, 0, "SAFETY.OUTPUT.VIDEO"),
        ("gen4.5", "CANCELLED", 0, 24, None),
        ("gen4_image", "SUCCEEDED", 8, 0, None),
    ]
    assert bill["tasks"][3]["prompt"] == FOX
    assert (bill["totalCredits"], bill["totalMicros"]) == (56, 560_000)
    assert (left, bill["balances"]) == (5000 - 56, {fingerprint(key): 5000 - 56})
    amounts = {one.model: one.amount for each in used.results for one in each.used_credits}
    assert amounts == {"gen4.5": 48, "gen4_image": 8}
    log = server.requests(method="POST", path="/v1/text_to_video")
    creates = [one for one in log if one["account"] == fingerprint(key)]
    assert [one["task"] for one in creates] == [one["id"] for one in bill["tasks"][:4]]
    assert {one["status"] for one in creates} == {200}
    code, told = _command(server.folder, "rehearse", "--bill")
    assert (code, told["tasks"][-5:]) == (0, bill["tasks"])


def test_the_pace_may_change_while_tasks_are_under_way(small: RehearsalServer, key: str) -> None:
    with visiting(small, key) as client:
        small.ask("POST", "/rehearsal/pace", json={"pace": 50})
        task = shoot(client)
        assert client.tasks.retrieve(task).status == "PENDING"
        assert fetch(f"{small.url}/rehearsal/pace").headers["x-rehearsal-pace"] == "50"
        small.ask("POST", "/rehearsal/pace", json={"pace": 0})
        assert over(client, task).status == "SUCCEEDED"
        assert fetch(f"{small.url}/rehearsal/pace").headers["x-rehearsal-pace"] == "0"


def _command(folder: Path, *words: str) -> tuple[int, Any]:
    """The exit code of a command, and what it said as JSON."""
    ran = subprocess.run(
        [sys.executable, "-m", "reelwright", "--data-dir", str(folder), *words, "--json"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return ran.returncode, json.loads(ran.stdout)
