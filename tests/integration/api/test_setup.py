"""The studio set up from its page: kept for the next start, beneath the environment, no key ever shown."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from pydantic.alias_generators import to_camel
from tests.integration.api.house import House, house_in
from tests.integration.runway.studio import KEY

from reelwright.film.errors import Conflict, StorageTrouble, WrongInput, WrongSetting
from reelwright.settings import KEPT, KEPT_FILE, Settings, names_of, variable
from reelwright.setup import Setup
from reelwright.studio import build, read_settings

WHERE = "/api/studio/settings"
NASTY = "k3y-'\"$HOME`#\\ ${PATH}=%"
"""A key that a careless reader would read something else from."""


@pytest.fixture(autouse=True)
def _bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting from whoever runs the tests."""
    for field in KEPT:
        for name in names_of(field):
            monkeypatch.delenv(name, raising=False)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def setup(folder: Path) -> Setup:
    """That of a studio that is not opened."""
    folder.mkdir()
    studio = build(Settings(data_dir=folder))
    studio.close()
    assert studio.setup is not None
    return studio.setup


def put(house: House, **changes: Any) -> httpx.Response:
    return house.http.put(WHERE, json=changes)


def settings_of(answer: httpx.Response) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in answer.raise_for_status().json()["settings"]}


def test_what_is_set_up_from_the_page_counts_from_the_next_start_on(folder: Path) -> None:
    with house_in(folder) as house:
        before = house.http.get(WHERE)
        assert not before.json()["restartNeeded"]
        assert {one["origin"] for one in settings_of(before).values()} == {"default"}
        assert settings_of(before)["provider"]["value"] == "animatic"
        answer = put(
            house,
            provider="runway gen4_turbo",
            videoApiKey=f"  {KEY} ",
            dailyBudgetUsd="20",
            plannerModel="m",
            plannerKey=NASTY,
            voiceProvider="openai",
            voiceKey=NASTY,
            voiceNames="nova, alloy",
        )
        assert answer.json()["restartNeeded"]
        held = settings_of(answer)
        assert held["videoApiKey"] == {
            "name": "videoApiKey",
            "variable": "VIDEO_API_KEY",
            "isSet": True,
            "value": None,
            "secret": True,
            "origin": "page",
            "overruled": False,
        }
        assert (held["dailyBudgetUsd"]["value"], held["dailyBudgetUsd"]["origin"]) == ("20", "page")
        assert (held["videoApiUrl"]["isSet"], held["videoApiUrl"]["value"]) == (False, None)
        assert not any(key in answer.text for key in (KEY, NASTY, "k3y"))
        # The studio that runs goes on as it was.
        assert house.http.get("/api/studio").json()["defaultProvider"] == "animatic"
    kept = read_settings(data_dir=folder)
    assert (kept.provider, kept.daily_budget_usd) == ("runway gen4_turbo", "20")
    keys = (kept.video_api_key, kept.planner_key, kept.voice_key)
    assert [key.get_secret_value() if key else None for key in keys] == [KEY, NASTY, NASTY]
    with house_in(folder) as house:
        said = house.http.get("/api/studio").json()
        assert (said["defaultProvider"], said["budgets"]["dayMicros"]) == ("runway", 20_000_000)
        assert [one["name"] for one in said["voices"]] == ["scratch", "alloy", "nova"]
        assert not house.http.get(WHERE).json()["restartNeeded"]


def test_the_file_is_for_its_owner_alone_and_whole_or_not_there(setup: Setup, folder: Path) -> None:
    setup.change({"video_api_key": KEY})
    place = folder / KEPT_FILE
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    setup.change({"daily_budget_usd": "5"})
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert [one.name for one in folder.iterdir()] == [KEPT_FILE]
    assert place.read_text().splitlines()[1:] == [f"VIDEO_API_KEY={KEY}", "REELWRIGHT_DAILY_BUDGET_USD=5"]


def test_a_folder_that_takes_no_file_is_said(setup: Setup, folder: Path) -> None:
    folder.rmdir()
    with pytest.raises(StorageTrouble, match=KEPT_FILE):
        setup.change({"daily_budget_usd": "5"})


def origins(setup: Setup) -> dict[str, str]:
    return {one.field: one.origin for one in setup.held() if one.origin != "default"}


def test_what_is_left_out_stays_and_nothing_takes_it_away(setup: Setup) -> None:
    setup.change(
        {"video_api_key": KEY, "budget_usd": "1", "daily_budget_usd": "5", "monthly_budget_usd": "9"}
    )
    setup.change({"budget_usd": None, "daily_budget_usd": "  "})
    assert origins(setup) == {"video_api_key": "page", "monthly_budget_usd": "page"}
    assert setup.changed
    setup.change({"video_api_key": None, "monthly_budget_usd": ""})
    assert origins(setup) == {}
    assert not setup.changed


def test_the_environment_counts_first_and_that_is_said(
    setup: Setup, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REELWRIGHT_VIDEO_API_KEY", "key-of-the-environment")
    Path(".env").write_text("reelwright_daily_budget_usd=7\n")
    setup.change({"video_api_key": KEY, "daily_budget_usd": "5", "monthly_budget_usd": "9"})
    held = {one.field: one for one in setup.held()}
    assert {name: (one.origin, one.overruled) for name, one in held.items() if one.origin != "default"} == {
        "video_api_key": ("environment", True),
        "daily_budget_usd": ("dotenv", True),
        "monthly_budget_usd": ("page", False),
    }
    assert (held["daily_budget_usd"].value, held["video_api_key"].value) == ("7", None)
    found = read_settings(data_dir=folder)
    assert found.video_api_key == SecretStr("key-of-the-environment")
    assert (found.daily_budget_usd, found.monthly_budget_usd) == ("7", "9")


LEADING = pytest.mark.parametrize(
    ("lead", "value", "key"),
    [
        ("video_api_url", "https://elsewhere.example", "video_api_key"),
        ("planner_url", "https://elsewhere.example", "planner_key"),
        ("planner_provider", "anthropic", "planner_key"),
        ("voice_provider", "elevenlabs", "voice_key"),
    ],
)
"""What decides where a key is sent to."""


@LEADING
def test_a_key_from_elsewhere_is_sent_nowhere_that_the_page_says(
    setup: Setup, folder: Path, monkeypatch: pytest.MonkeyPatch, lead: str, value: str, key: str
) -> None:
    monkeypatch.setenv(variable(key), KEY)
    with pytest.raises(Conflict) as caught:
        setup.change({lead: value})
    assert (caught.value.code, caught.value.where) == ("key_elsewhere", to_camel(lead))
    assert not (folder / KEPT_FILE).exists()
    setup.change({"daily_budget_usd": "5"})
    assert KEY not in (folder / KEPT_FILE).read_text()


@LEADING
@pytest.mark.parametrize("dotenv", [True, False])
def test_a_key_that_is_set_elsewhere_later_is_not_led_away_either(
    setup: Setup, folder: Path, monkeypatch: pytest.MonkeyPatch, lead: str, value: str, key: str, dotenv: bool
) -> None:
    setup.change({lead: value, key: KEY})
    assert getattr(read_settings(data_dir=folder), lead) == value
    if dotenv:
        Path(".env").write_text(f"{variable(key)}=another\n")
    else:
        monkeypatch.setenv(variable(key), "another")
    found = read_settings(data_dir=folder)
    assert getattr(found, key) == SecretStr("another")
    assert getattr(found, lead) == Settings.model_fields[lead].default
    held = {one.field: one for one in setup.held()}
    assert (held[lead].origin, held[lead].overruled) == ("default", True)
    setup.change({"daily_budget_usd": "5"})


@LEADING
def test_a_key_that_was_kept_goes_along_with_nothing_that_is_set_without_it(
    setup: Setup, lead: str, value: str, key: str
) -> None:
    setup.change({key: KEY})
    with pytest.raises(WrongInput) as caught:
        setup.change({lead: value})
    assert (caught.value.code, caught.value.where) == ("key_missing", to_camel(key))
    assert origins(setup) == {key: "page"}
    setup.change({lead: value, key: KEY})
    # What stays as it is leads nothing away, nor does the vendor's own address.
    setup.change({lead: f" {value}", "daily_budget_usd": "5"})
    setup.change({lead: None})
    assert origins(setup) == {key: "page", "daily_budget_usd": "page"}


@pytest.mark.parametrize("what", ["planner", "voice"])
@pytest.mark.parametrize("address", ["http://elsewhere.example/v1", "HTTP://10.0.0.7", "http://[half"])
def test_no_key_goes_to_another_machine_in_the_clear(what: str, address: str, tmp_path: Path) -> None:
    url, key = f"{what}_url", f"{what}_key"

    def built(**said: str) -> None:
        build(Settings(data_dir=tmp_path, **said)).close()  # pyright: ignore[reportArgumentType]

    with pytest.raises(WrongSetting, match="in the clear") as caught:
        built(**{url: address, key: KEY})
    assert (caught.value.where, KEY in caught.value.message) == (variable(url), False)
    built(**{url: address})
    for near in ("http://localhost:1", "http://127.0.0.9/v1", "http://[::1]:2", "https://elsewhere.example"):
        built(**{url: near, key: KEY})


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"provider": "nosuch"}, "provider"),
        ({"provider": "runway nosuch", "video_api_key": KEY}, "model"),
        ({"provider": "runway"}, "videoApiKey"),
        ({"video_api_key": "k e y"}, "videoApiKey"),
        ({"video_api_key": "key\nVIDEO_API_URL=https://evil.example"}, "videoApiKey"),
        ({"video_api_key": KEY, "video_api_url": "http://runway.example"}, "videoApiUrl"),
        ({"planner_key": KEY, "planner_url": "http://planner.example"}, "plannerUrl"),
        ({"budget_usd": "much"}, "budgetUsd"),
        ({"budget_usd": "1\x00"}, "budgetUsd"),
        ({"daily_budget_usd": "-1"}, "dailyBudgetUsd"),
        ({"planner_provider": "nobody"}, "plannerProvider"),
        ({"planner_model": "m"}, None),
        ({"voice_provider": "openai", "voice_key": KEY, "voice_names": "none"}, None),
    ],
)
def test_what_no_studio_could_be_started_with_is_refused_and_not_kept(
    setup: Setup, folder: Path, changes: dict[str, str], where: str | None
) -> None:
    setup.change({"monthly_budget_usd": "9"})
    before = (folder / KEPT_FILE).read_text()
    with pytest.raises(WrongInput) as caught:
        setup.change(changes)
    assert where in (None, caught.value.where)
    assert KEY not in caught.value.message
    assert (folder / KEPT_FILE).read_text() == before


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"dataDir": "/"}, "dataDir"),
        ({"videoApiKey": "x" * 2001}, "videoApiKey"),
        ({"provider": 1}, "provider"),
        ({"voiceProvider": "nobody"}, "voiceProvider"),
        ({"dailyBudgetUsd": "many"}, "dailyBudgetUsd"),
    ],
)
def test_what_is_wrong_is_said_of_its_field(house: House, changes: dict[str, Any], where: str) -> None:
    answer = put(house, **changes)
    assert (answer.status_code, answer.json()["where"]) == (422, where)
    assert "xxx" not in answer.text


def test_a_file_that_was_damaged_by_hand_is_named(folder: Path) -> None:
    folder.mkdir()
    (folder / KEPT_FILE).write_text("VIDEO_API_KEY='half")
    with pytest.raises(WrongSetting, match=KEPT_FILE):
        read_settings(data_dir=folder)
    (folder / KEPT_FILE).write_text("REELWRIGHT_PLANNER_PROVIDER=nobody\n")
    with pytest.raises(WrongSetting, match="REELWRIGHT_PLANNER_PROVIDER") as caught:
        read_settings(data_dir=folder)
    assert KEPT_FILE in (caught.value.hint or "")
    (folder / KEPT_FILE).write_text(
        "REELWRIGHT_DATABASE_URL=sqlite:////etc/x.db\nexport VIDEO_API_KEY=abc # mine\n"
    )
    found = read_settings(data_dir=folder)
    assert (found.database_url, found.video_api_key) == (None, SecretStr("abc"))
