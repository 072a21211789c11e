"""The capability sheets against Runway's contract, and what is refused before anything is sent."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from runwayml.types import (
    image_to_video_create_params,
    text_to_image_create_params,
    text_to_video_create_params,
)

from reelwright.film.errors import WrongInput, WrongSetting
from reelwright.film.grammar import Aspect
from reelwright.film.ids import MediaId
from reelwright.film.storyboard import Camera, Scene
from reelwright.film.time import Rate
from reelwright.providers.port import Makes, Mode, Reference, ShotRequest, sheet_of
from reelwright.providers.runway.order import ordered
from reelwright.providers.runway.provider import RunwayProvider
from reelwright.providers.runway.refusals import RIGHT_URL
from reelwright.providers.runway.sheets import SHEETS

PICTURE = MediaId("5" * 64)
PARAMS = {
    ("gen4_turbo", Mode.FIRST_FRAME): image_to_video_create_params.Gen4Turbo,
    ("gen4.5", Mode.TEXT): text_to_video_create_params.Gen4_5,
    ("gen4.5", Mode.FIRST_FRAME): image_to_video_create_params.Gen4_5,
    ("veo3.1", Mode.TEXT): text_to_video_create_params.Veo3_1,
    ("veo3.1", Mode.FIRST_FRAME): image_to_video_create_params.Veo3_1,
    ("veo3.1_fast", Mode.TEXT): text_to_video_create_params.Veo3_1Fast,
    ("veo3.1_fast", Mode.FIRST_FRAME): image_to_video_create_params.Veo3_1Fast,
    ("gen4_image", Mode.TEXT): text_to_image_create_params.Gen4Image,
    ("gen4_image", Mode.REFERENCES): text_to_image_create_params.Gen4Image,
}
"""The request type that the official SDK has for each."""


def a_provider(key: str = "key_" + "a" * 128, url: str = RIGHT_URL) -> RunwayProvider:
    return RunwayProvider(key, url=url, find=Path)


def a_request(model: str, **changes: Any) -> ShotRequest:
    scene = Scene(
        number=1,
        title="The pier",
        description="Mara looks out to sea.",
        camera=Camera.model_validate({"size": "wide", "move": "dolly_in"}),
        prompt="Mara looks out to sea.",
        seconds=Fraction(4),
    )
    request = ShotRequest(
        model=model,
        prompt=scene.prompt,
        seed=1,
        seconds=Fraction(4),
        width=1280,
        height=720,
        rate=Rate(num=24),
        scene=scene,
    )
    return request.but(**changes)


def test_every_mode_is_one_that_the_sdk_knows() -> None:
    assert {(sheet.model, mode) for sheet in SHEETS for mode in sheet.modes} == set(PARAMS)


@pytest.mark.parametrize(("model", "mode"), PARAMS)
def test_sizes_and_seconds_are_in_the_types_of_the_sdk(model: str, mode: Mode) -> None:
    sheet = sheet_of(a_provider(), model)
    types = get_type_hints(PARAMS[model, mode])
    assert model in get_args(types["model"])
    for aspect, size in sheet.sizes.items():
        if mode is not Mode.TEXT or sheet.from_words(aspect):
            assert f"{size.width}:{size.height}" in get_args(types["ratio"])
    assert ("audio" in types) is sheet.native_audio
    if get_args(types.get("duration")):
        assert get_args(types["duration"]) == sheet.durations.values


def test_what_runway_does_not_offer_is_not_on_the_sheets() -> None:
    provider = a_provider()
    for model in ("veo3.1", "veo3.1_fast"):
        with pytest.raises(WrongInput):
            sheet_of(provider, model).size(Aspect.SQUARE)
    turbo, five = sheet_of(provider, "gen4_turbo"), sheet_of(provider, "gen4.5")
    assert not any(turbo.from_words(aspect) for aspect in Aspect)
    assert [aspect for aspect in Aspect if five.from_words(aspect)] == [Aspect.LANDSCAPE, Aspect.PORTRAIT]


@pytest.mark.parametrize(
    ("old", "model"),
    [
        ("gen3a_turbo", "gen4_turbo"),
        ("Gen-3", "gen4_turbo"),
        ("Runway Gen-3", "gen4_turbo"),
        ("gen-3 alpha", "gen4_turbo"),
        ("veo3", "veo3.1"),
    ],
)
def test_a_retired_model_has_a_successor(old: str, model: str) -> None:
    assert sheet_of(a_provider(), old).model == model


@pytest.mark.parametrize(
    ("model", "changes", "micros"),
    [
        ("gen4_turbo", {"first": PICTURE, "seconds": 10}, 500_000),
        ("gen4.5", {"seconds": 5}, 600_000),
        ("veo3.1", {"seconds": 8, "sound": True}, 3_200_000),
        ("veo3.1", {"seconds": 8}, 1_600_000),
        ("veo3.1_fast", {"seconds": 6, "sound": True}, 900_000),
        ("veo3.1_fast", {"seconds": 6}, 600_000),
        ("gen4_image", {"seconds": 0}, 50_000),
        ("veo3", {"seconds": 4}, 800_000),
    ],
)
def test_the_quote_is_runways_price(model: str, changes: dict[str, Any], micros: int) -> None:
    quote = a_provider().quote(a_request(model, **changes))
    assert (quote.least_micros, quote.most_micros, quote.currency) == (micros, micros, "USD")


def test_a_large_picture_costs_more() -> None:
    sheet = sheet_of(a_provider(), "gen4_image")
    assert sheet.makes is Makes.PICTURE
    assert sheet.price.micros(seconds=Fraction(0), pixels=1920 * 1080, sound=False) == 80_000


@pytest.mark.parametrize(
    ("model", "changes", "code"),
    [
        ("gen4_turbo", {}, "first_not_offered"),
        ("gen4.5", {"width": 960, "height": 960}, "first_not_offered"),
        ("gen4.5", {"width": 1920, "height": 1080}, "size_not_offered"),
        ("gen4.5", {"seconds": 11}, "seconds_not_offered"),
        ("gen4.5", {"seconds": "2.5"}, "seconds_not_offered"),
        ("gen4.5", {"sound": True}, "sound_not_offered"),
        ("gen4.5", {"references": (Reference(tag="mara", media=PICTURE),)}, "references_not_offered"),
        ("veo3.1", {"seconds": 5}, "seconds_not_offered"),
        ("gen4_image", {"seconds": 0, "first": PICTURE}, "first_not_offered"),
        ("gen4_image", {"seconds": 1}, "seconds_not_offered"),
        ("gen4.5", {"prompt": " "}, "prompt_not_offered"),
        ("gen4.5", {"prompt": "é" * 1001}, "prompt_too_long"),
    ],
)
def test_what_does_not_fit_the_sheet_is_refused_by_name(
    model: str, changes: dict[str, Any], code: str
) -> None:
    request = a_request(model, **changes)
    with pytest.raises(WrongInput) as caught:
        ordered(sheet_of(a_provider(), model), request)
    assert caught.value.code == code
    assert caught.value.message.endswith(".")


def test_a_square_may_start_from_a_picture() -> None:
    order = ordered(
        sheet_of(a_provider(), "gen4.5"), a_request("gen4.5", width=960, height=960, first=PICTURE)
    )
    assert order.path == "/v1/image_to_video"


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"key": ""}, "VIDEO_API_KEY"),
        ({"key": " \n"}, "VIDEO_API_KEY"),
        ({"key": "key_ü"}, "VIDEO_API_KEY"),
        ({"key": "two words"}, "VIDEO_API_KEY"),
        ({"url": "http://api.dev.runwayml.com"}, "VIDEO_API_URL"),
        ({"url": "http://127.0.0.1.example.com"}, "VIDEO_API_URL"),
        ({"url": "ftp://api.dev.runwayml.com"}, "VIDEO_API_URL"),
        ({"url": "https://me:pass@api.dev.runwayml.com"}, "VIDEO_API_URL"),
        ({"url": "https://"}, "VIDEO_API_URL"),
        ({"url": "api.dev.runwayml.com"}, "VIDEO_API_URL"),
        ({"url": "https://host:port"}, "VIDEO_API_URL"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_named(changes: dict[str, str], where: str) -> None:
    with pytest.raises(WrongSetting) as caught:
        a_provider(**changes)
    assert caught.value.where == where
    assert "key_ü" not in caught.value.message


def test_certificates_that_are_not_there_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/at/all.pem")
    with pytest.raises(WrongSetting) as caught:
        a_provider()
    assert caught.value.where == "SSL_CERT_FILE"


def test_the_account_is_a_fingerprint_of_key_and_address() -> None:
    one = a_provider()
    assert one.account == a_provider(url="https://api.dev.runwayml.com/v1/").account
    assert len({one.account, a_provider(key="key_other").account, a_provider(url="https://a.b").account}) == 3


def test_reading_the_sheets_loads_no_sdk() -> None:
    script = (
        "import sys, reelwright.providers.runway.sheets;"
        "sys.exit(any(name in sys.modules for name in ('runwayml', 'httpx', 'ssl')))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
