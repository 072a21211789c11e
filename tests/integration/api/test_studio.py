from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from pydantic import SecretStr
from tests.integration.api.filming import keep_clip
from tests.integration.api.house import House, house_in, served
from tests.integration.runway.studio import ACCOUNT, KEY
from tests.integration.shoot.making import moving, write
from tests.servers.runway_wire import Reply, Wire

import reelwright
from reelwright.actions.counter import open_counter
from reelwright.settings import Settings
from reelwright.studio import build

PLANNER_KEY, VOICE_KEY = "planner-key-0123456789", "voice-key-0123456789"


@pytest.fixture
def wire() -> Generator[Wire]:
    with Wire() as wire:
        yield wire


@pytest.fixture
def rich(tmp_path: Path, wire: Wire) -> Generator[House]:
    """A studio for which everything is set up."""
    settings = Settings(
        data_dir=tmp_path,
        provider="runway gen4_turbo",
        video_api_key=SecretStr(KEY),
        video_api_url=wire.url,
        planner_model="m",
        planner_key=SecretStr(PLANNER_KEY),
        planner_url="https://someone:word@planner.example/v1",
        voice_provider="openai",
        voice_key=SecretStr(VOICE_KEY),
        voice_names="nova, alloy",
        budget_usd="1.50",
        daily_budget_usd="20",
        max_scenes=7,
    )
    with open_counter(build(settings)) as counter, served(counter) as house:
        yield house


def test_a_bare_studio_says_what_may_be_asked_of_it(tmp_path: Path) -> None:
    with house_in(tmp_path) as house:
        said = house.http.get("/api/studio").raise_for_status().json()
        assert said["version"] == reelwright.__version__
        assert said["limits"] == {
            "minScenes": 1,
            "maxScenes": 5,
            "minSeconds": 15,
            "maxSeconds": 60,
            "maxPrompt": 2000,
        }
        assert (said["defaultProvider"], said["defaultModel"]) == ("animatic", None)
        assert said["voices"] == [{"name": "scratch", "hired": False}]
        assert said["planner"] == {"builtin": True, "name": "builtin"}
        assert said["budgets"] == {"videoMicros": None, "dayMicros": None, "monthMicros": None}
        assert {"en", "id", "pt-br"} <= set(said["scratchLanguages"])
        assert said["patterns"] == []
        storage = said["storage"]
        assert (storage["folder"], storage["usedBytes"]) == (str(tmp_path), 0)
        assert storage["freeBytes"] > 0
        assert (storage["cacheBytes"], storage["cacheLimitBytes"]) == (0, 10_000_000_000)
        size = write(tmp_path / "clip.mp4", moving(2)).stat().st_size
        keep_clip(house, tmp_path / "clip.mp4")
        (tmp_path / "transitions").mkdir()
        (tmp_path / "transitions" / "ripple.txt").write_text("x < t")
        said = house.http.get("/api/studio").json()
        assert said["storage"]["usedBytes"] == size
        assert said["patterns"] == ["ripple"]


def test_a_studio_that_is_set_up_says_so_and_asks_nobody(rich: House, wire: Wire) -> None:
    answer = rich.http.get("/api/studio").raise_for_status()
    said = answer.json()
    assert (said["defaultProvider"], said["defaultModel"]) == ("runway", "gen4_turbo")
    assert said["planner"] == {"builtin": False, "name": "openai:m"}
    assert said["voices"] == [
        {"name": "scratch", "hired": False},
        {"name": "alloy", "hired": True},
        {"name": "nova", "hired": True},
    ]
    assert said["budgets"] == {"videoMicros": 1_500_000, "dayMicros": 20_000_000, "monthMicros": None}
    assert said["limits"]["maxScenes"] == 7
    assert wire.sent == []
    assert not any(key in answer.text for key in (KEY, PLANNER_KEY, VOICE_KEY))


def test_the_check_up_is_that_of_the_doctor_and_spends_nothing(rich: House, wire: Wire) -> None:
    wire.on("GET", "/v1/organization", Reply(200, {**ACCOUNT, "creditBalance": 500}))
    answer = rich.http.get("/api/studio/checks").raise_for_status()
    said = answer.json()
    assert said["ok"]
    checks = {one["part"]: one for one in said["checks"]}
    assert {"Reelwright", "FFmpeg", "Encoders", "Fonts", "Voice", "Database", "Sandbox"} < checks.keys()
    found = [one["found"] for one in said["checks"] if one["part"] == "Account runway"]
    assert found[0] == f"The key at {wire.url} is taken; the account has 5.00 USD"
    assert checks["Budgets"]["found"] == "At most 1.50 USD a film, 20.00 USD a day"
    # A language model is named, and not asked anything: that could cost something.
    assert checks["Language model"]["found"].startswith("openai:m at https://planner.example/v1; ")
    assert checks["Hired voices"]["state"] == "ok"
    assert {(one.method, one.path) for one in wire.sent} == {("GET", "/v1/organization")}
    assert not any(key in answer.text for key in (KEY, PLANNER_KEY, VOICE_KEY, "someone", "word@"))


def test_a_key_that_is_not_taken_makes_the_check_up_fail(rich: House, wire: Wire) -> None:
    wire.on("GET", "/v1/organization", Reply(401, {"error": f"no {KEY}"}))
    answer = rich.http.get("/api/studio/checks").raise_for_status()
    assert not answer.json()["ok"]
    (wrong,) = [one for one in answer.json()["checks"] if one["state"] == "wrong"]
    assert wrong["part"] == "Account runway"
    assert wrong["hint"]
    assert KEY not in answer.text
