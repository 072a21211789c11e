from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from tests.integration.api.house import House

from reelwright.api.examples import BRIEF, STORYBOARD
from reelwright.story.lint import lint

PATHS = {
    "/api/videos": {"get", "post"},
    "/api/videos/{video_id}": {"get", "delete"},
    "/api/videos/{video_id}/restore": {"post"},
    "/api/videos/{video_id}/status": {"get"},
    "/api/videos/{video_id}/storyboard": {"put"},
    "/api/videos/{video_id}/cancel": {"post"},
    "/api/videos/{video_id}/retry": {"post"},
    "/api/videos/{video_id}/approve": {"post"},
    "/api/videos/{video_id}/film.mp4": {"get"},
    "/api/videos/{video_id}/poster.jpg": {"get"},
    "/api/videos/{video_id}/captions.vtt": {"get"},
    "/api/videos/{video_id}/captions.srt": {"get"},
    "/api/videos/{video_id}/sprite.jpg": {"get"},
    "/api/videos/{video_id}/sprite.vtt": {"get"},
    "/api/videos/{video_id}/contact-sheet.jpg": {"get"},
    "/api/videos/{video_id}/peaks.json": {"get"},
    "/api/videos/{video_id}/events": {"get"},
    "/api/plan": {"post"},
    "/api/quote": {"post"},
    "/api/videos/{video_id}/scenes/{number}/retake": {"post"},
    "/api/videos/{video_id}/scenes/{number}/takes/{take}/circle": {"post"},
    "/api/videos/{video_id}/takes/{take_id}/clip.mp4": {"get"},
    "/api/videos/{video_id}/takes/{take_id}/frame.jpg": {"get"},
    "/api/videos/{video_id}/project.zip": {"get"},
    "/api/films.zip": {"get"},
    "/api/studio": {"get"},
    "/api/studio/checks": {"get"},
    "/api/studio/settings": {"get", "put"},
    "/api/providers": {"get"},
    "/api/providers/{name}/try": {"post"},
    "/api/providers/{name}/account": {"get"},
    "/api/costs": {"get"},
    "/healthz": {"get"},
    "/readyz": {"get"},
}


@pytest.fixture(scope="module")
def document(house: House) -> dict[str, Any]:
    return house.http.get("/api/openapi.json").raise_for_status().json()


def operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for found in document["paths"].values():
        yield from found.values()


def test_every_route_is_described(document: dict[str, Any]) -> None:
    assert {path: set(found) for path, found in document["paths"].items()} == PATHS


def test_operations_are_named_like_functions_of_a_client(document: dict[str, Any]) -> None:
    names = [operation["operationId"] for operation in operations(document)]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z][A-Za-z]+", name) for name in names)
    assert all(operation["description"] for operation in operations(document))


def test_every_error_is_a_typed_problem_document(document: dict[str, Any]) -> None:
    problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
    for operation in operations(document):
        for status, answer in operation["responses"].items():
            if status >= "4" and "Ready" not in json.dumps(answer):
                assert answer["content"] == {"application/problem+json": problem}, operation["operationId"]
        if operation["security"]:
            assert {"401", "403", "421"} <= operation["responses"].keys()
    fields = document["components"]["schemas"]["Problem"]["properties"]
    plain = {"type", "title", "status", "detail", "code", "hint", "where", "errors"}
    assert fields.keys() == plain | {"leastMicros", "mostMicros", "currency"}


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    wanted = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))
    assert wanted <= schemas.keys()
    assert "HTTPValidationError" not in schemas


def test_fields_are_in_camel_case(document: dict[str, Any]) -> None:
    for name, schema in document["components"]["schemas"].items():
        for field in schema.get("properties", {}):
            assert "_" not in field, f"{name}.{field}"


def test_requests_and_answers_come_with_examples(document: dict[str, Any]) -> None:
    for operation in operations(document):
        for content in operation.get("requestBody", {}).get("content", {}).values():
            assert "examples" in content, operation["operationId"]
        good = next(answer for status, answer in operation["responses"].items() if status < "3")
        for kind, content in good.get("content", {}).items():
            if kind in ("application/json", "text/event-stream"):
                assert "example" in content or "examples" in content, operation["operationId"]


def test_the_storyboard_of_the_examples_is_one_that_a_director_would_take(house: House) -> None:
    sheet = house.counter.studio.sheet(BRIEF)
    assert lint(STORYBOARD, BRIEF, sheet) == ()
