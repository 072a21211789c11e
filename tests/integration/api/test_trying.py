"""A key is tried without being set up, spent with, or said to anybody but the provider."""

from __future__ import annotations

import logging
from collections.abc import Generator
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from tests.integration.api.house import House, served
from tests.integration.runway.studio import ACCOUNT, KEY
from tests.servers.rehearsal import RehearsalServer
from tests.servers.runway_wire import Reply, Wire

from reelwright.actions.counter import open_counter
from reelwright.settings import Settings
from reelwright.studio import build

TRY = "/api/providers/runway/try"
OWN = "key_" + "fedcba9876543210" * 8
"""The key that the studio is set up with."""


@pytest.fixture
def wire() -> Generator[Wire]:
    with Wire() as wire:
        yield wire


@pytest.fixture
def keyed(tmp_path: Path, wire: Wire) -> Generator[House]:
    """A studio with a key for the provider at `wire`."""
    settings = Settings(data_dir=tmp_path, video_api_key=SecretStr(OWN), video_api_url=wire.url)
    with open_counter(build(settings)) as counter, served(counter) as house:
        yield house


def tried(house: House, **body: Any) -> httpx.Response:
    return house.http.post(TRY, json=body)


def test_the_account_behind_a_key_is_told_and_nothing_but_it_is_asked_for(
    house: House, wire: Wire, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    limit = {"maxConcurrentGenerations": 3, "maxDailyGenerations": 50}
    told = {**ACCOUNT, "creditBalance": 1230, "tier": {"models": {"gen4_turbo": limit}}}
    wire.on("GET", "/v1/organization", Reply(200, {**told, "key": KEY}))
    answer = tried(house, key=f" {KEY}\n", url=wire.url)
    assert answer.status_code == 200, answer.text
    said = answer.json()
    assert (said["provider"], said["balanceMicros"], said["currency"]) == ("runway", 12_300_000, "USD")
    assert said["models"]["gen4_turbo"] == {"concurrency": 3, "dailyMost": 50, "dailyMade": 0}
    assert [(one.method, one.path) for one in wire.sent] == [("GET", "/v1/organization")]
    assert wire.sent[0].headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in answer.text + caplog.text
    # It is not set up by this.
    assert house.http.get("/api/providers/runway/account").json()["code"] == "no_key"


def test_a_key_that_is_not_taken_is_said_to_be_the_one_that_was_typed(
    house: House, wire: Wire, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wire.on("GET", "/v1/organization", Reply(401, {"error": f"no such key: {KEY}"}))
    answer = tried(house, key=KEY, url=wire.url)
    assert (answer.status_code, answer.json()["code"], answer.json()["where"]) == (422, "auth", "key")
    assert KEY not in answer.text + caplog.text


def test_nobody_at_the_address_is_another_matter_than_a_wrong_key(house: House) -> None:
    with Wire() as gone:
        nowhere = gone.url
    answer = tried(house, key=KEY, url=nowhere)
    assert (answer.status_code, answer.json()["code"]) == (502, "unreachable")


@pytest.mark.parametrize(
    ("body", "code", "where"),
    [
        ({"key": "k e y"}, "wrong_key", "key"),
        ({"key": ""}, "invalid", "key"),
        ({"key": "   "}, "wrong_key", "key"),
        ({"key": KEY * 10}, "invalid", "key"),
        ({"key": [KEY]}, "invalid", "key"),
        ({"key": KEY, "url": "file:///etc/passwd"}, "invalid", "url"),
        ({"key": KEY, "url": "javascript:alert(1)"}, "invalid", "url"),
        ({"key": KEY, "url": "http://"}, "wrong_url", "url"),
        ({"key": KEY, "url": "http://runway.example"}, "wrong_url", "url"),
        ({"key": KEY, "url": "https://user:word@runway.example"}, "wrong_url", "url"),
        ({"url": "http://127.0.0.1:9"}, "key_missing", "key"),
        ({"key": KEY, "secret": KEY}, "invalid", "secret"),
    ],
)
def test_what_cannot_be_meant_is_said_of_its_field(
    house: House, body: dict[str, Any], code: str, where: str
) -> None:
    answer = tried(house, **body)
    assert (answer.status_code, answer.json()["code"], answer.json()["where"]) == (422, code, where)
    assert KEY not in answer.text


def test_only_a_provider_that_has_accounts_can_be_tried(house: House) -> None:
    for name, code in (("animatic", "no_account"), ("nosuch", "provider_not_found")):
        answer = house.http.post(f"/api/providers/{name}/try", json={"key": KEY})
        assert (answer.status_code, answer.json()["code"]) == (404, code)
    assert tried(house).json()["code"] == "no_key"
    assert house.http.post(TRY).status_code == 422


def test_without_a_key_it_is_the_studios_own_and_that_goes_nowhere_else(keyed: House, wire: Wire) -> None:
    wire.on("GET", "/v1/organization", Reply(200, ACCOUNT))
    assert tried(keyed).json()["balanceMicros"] == 0
    assert [one.headers["authorization"] for one in wire.sent] == [f"Bearer {OWN}"]
    with Wire() as elsewhere:
        assert tried(keyed, url=elsewhere.url).json()["code"] == "key_missing"
        assert elsewhere.sent == []
        elsewhere.on("GET", "/v1/organization", Reply(200, ACCOUNT))
        tried(keyed, key=KEY, url=elsewhere.url).raise_for_status()
        assert [one.headers["authorization"] for one in elsewhere.sent] == [f"Bearer {KEY}"]
    wire.on("GET", "/v1/organization", Reply(401, {"error": "no"}))
    answer = tried(keyed)
    assert (answer.status_code, answer.json()["code"]) == (501, "auth")


def test_a_rehearsals_play_money_is_told(house: House, tmp_path: Path) -> None:
    with RehearsalServer(tmp_path) as server:
        said = tried(house, key=KEY, url=server.url).raise_for_status().json()
    assert said["balanceMicros"] > 0
