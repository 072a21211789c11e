"""Storyboards edited over HTTP; nobody makes the films, so each edit waits in the line."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from tests.integration.api.house import House

from reelwright.api.examples import EDITS, STORYBOARD
from reelwright.film.ids import VideoId
from reelwright.film.video import Needs, VideoStatus

SCENES: list[dict[str, Any]] = STORYBOARD.to_json()["scenes"]


def finished(house: House) -> dict[str, Any]:
    return view(house, house.add_finished())


def view(house: House, video: str) -> dict[str, Any]:
    return house.http.get(f"/api/videos/{video}").raise_for_status().json()


def put(
    house: House,
    video: dict[str, Any],
    scenes: list[dict[str, Any]],
    origins: list[int | None],
    **more: Any,
) -> httpx.Response:
    numbered = [{**scene, "number": number} for number, scene in enumerate(scenes, 1)]
    asked = {
        "storyboard": {**video["storyboard"], "scenes": numbered},
        "origins": origins,
        "basis": video["storyboardVersion"],
        **more,
    }
    # Plain ASCII: half of a character goes over the wire as well.
    return house.http.put(
        f"/api/videos/{video['id']}/storyboard",
        content=json.dumps(asked),
        headers={"content-type": "application/json"},
    )


def test_an_edit_waits_in_the_line_with_the_film_before_it(house: House) -> None:
    video = finished(house)
    assert (video["editable"], video["removed"]) == (True, [])
    one, two = SCENES
    words = {**two, "description": "The keeper opens the door.", "seconds": 8}
    answer = put(house, video, [words, one], [2, 1])
    assert answer.status_code == 202, answer.text
    edited = answer.json()
    assert (edited["status"], edited["attempt"], edited["editable"]) == ("pending", 2, False)
    assert [scene["title"] for scene in edited["storyboard"]["scenes"]] == ["The lamp", "The front"]
    assert "opens the door" in edited["storyboard"]["scenes"][0]["prompt"]
    assert edited["storyboardVersion"] != video["storyboardVersion"]
    assert (edited["film"], edited["brief"]["seconds"]) == (video["film"], 16)
    assert house.counter.desk.state(VideoId(video["id"]), 2) == "ENQUEUED"
    busy = put(house, edited, [one, two], [2, 1])
    assert (busy.status_code, busy.json()["code"]) == (409, "being_made")
    assert "its storyboard can be edited when that is done" in busy.json()["detail"]


def test_a_scene_is_taken_out_and_another_is_new(house: House) -> None:
    video = finished(house)
    one, two = SCENES
    new = {"title": "Calm", "description": "The sea is calm.", "seconds": 8}
    edited = put(house, video, [one, new], [1, None]).json()
    assert [scene["number"] for scene in edited["removed"]] == [101]
    assert edited["removed"][0]["title"] == two["title"]
    assert "The sea is calm" in edited["storyboard"]["scenes"][1]["prompt"]
    house.http.post(f"/api/videos/{video['id']}/cancel").raise_for_status()
    edited = view(house, video["id"])
    back = put(house, edited, [edited["removed"][0], one], [101, 1]).json()
    assert [(scene["number"], scene["title"]) for scene in back["removed"]] == [(102, "Calm")]


def test_an_edit_that_changes_nothing_starts_nothing(house: House) -> None:
    video = finished(house)
    answer = put(house, video, SCENES, [1, 2])
    assert (answer.status_code, answer.json()) == (202, video)


def test_an_edit_of_what_is_not_there_any_more_is_refused(house: House) -> None:
    video = finished(house)
    one, two = SCENES
    put(house, video, [two, one], [2, 1]).raise_for_status()
    house.http.post(f"/api/videos/{video['id']}/cancel").raise_for_status()
    late = put(house, video, [one], [1])
    assert (late.status_code, late.json()["code"]) == (409, "edited_elsewhere")
    assert late.json()["where"] == "basis"


@pytest.mark.parametrize(
    ("state", "editable", "code"),
    [
        ({"status": VideoStatus.PROCESSING}, False, "being_made"),
        ({"status": VideoStatus.PROCESSING, "needs": Needs.APPROVAL}, True, None),
        ({"status": VideoStatus.FAILED}, True, None),
        ({"status": VideoStatus.FAILED, "storyboard": None}, False, "no_storyboard"),
    ],
)
def test_a_storyboard_is_edited_while_nobody_works_from_it(
    house: House, state: dict[str, Any], editable: bool, code: str | None
) -> None:
    video = view(house, house.add(**{"storyboard": STORYBOARD, **state}))
    assert video["editable"] is editable
    known = {
        **video,
        "storyboard": STORYBOARD.to_json(),
        "storyboardVersion": video["storyboardVersion"] or "",
    }
    answer = put(house, known, [SCENES[0], {**SCENES[1], "seconds": 8}], [1, 2])
    assert answer.json().get("code") == code
    assert answer.status_code == (202 if code is None else 409)


@pytest.mark.parametrize(
    ("scene", "origins", "code", "where"),
    [
        ({"seconds": 1}, [1, 2], "seconds_out_of_range", "seconds"),
        ({"seconds": 100}, [1, 2], "seconds_out_of_range", "seconds"),
        ({"footage": "holiday.mov", "seconds": 8}, [1, 2], "unknown_footage", "scenes[2].footage"),
        ({}, [1], "origins_do_not_match", "origins"),
        ({}, [1, 7], "unknown_origin", "origins.1"),
        ({}, [1, 1], "origin_twice", "origins.1"),
        ({"description": ""}, [1, 2], "invalid", "storyboard.scenes.1.description"),
    ],
)
def test_what_cannot_be_filmed_changes_nothing(
    house: House, scene: dict[str, Any], origins: list[int | None], code: str, where: str
) -> None:
    video = finished(house)
    answer = put(house, video, [SCENES[0], {**SCENES[1], **scene}], origins)
    assert (answer.status_code, answer.json()["code"], answer.json()["where"]) == (422, code, where)
    assert view(house, video["id"]) == video


@pytest.mark.parametrize("example", [one.get("value") for one in EDITS.values()], ids=EDITS)
def test_the_examples_of_the_documentation_are_accepted(house: House, example: dict[str, Any]) -> None:
    video = finished(house)
    answer = house.http.put(
        f"/api/videos/{video['id']}/storyboard", json={**example, "basis": video["storyboardVersion"]}
    )
    assert answer.status_code == 202, answer.text
    assert answer.json()["attempt"] == 2


def test_a_video_that_there_is_not_has_no_board(house: House) -> None:
    video = finished(house)
    house.http.delete(f"/api/videos/{video['id']}").raise_for_status()
    answer = put(house, video, SCENES, [1, 2])
    assert (answer.status_code, answer.json()["code"]) == (404, "video_not_found")


@pytest.mark.parametrize("field", ["title", "description", "prompt", "narration"])
def test_half_of_a_character_is_refused_and_never_kept(house: House, field: str) -> None:
    video = finished(house)
    answer = put(house, video, [{**SCENES[0], field: "A \ud83d door"}, SCENES[1]], [1, 2])
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
