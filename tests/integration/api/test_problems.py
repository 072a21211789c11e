from __future__ import annotations

import json
from typing import Any

import pytest
from tests.integration.api.house import House, house_in

from reelwright.api.problems import STATUS, HttpRefusal, problem_of, refusal_response
from reelwright.film.errors import ProviderError, ReelwrightError, Trouble, TryAgain, WrongInput

JSON = {"content-type": "application/json"}


def post(house: House, body: str | bytes, path: str = "/api/videos") -> dict[str, Any]:
    answer = house.http.post(path, content=body, headers=JSON)
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == answer.status_code
    return problem


@pytest.mark.parametrize(
    ("body", "code", "where"),
    [
        ('{"prompt": ""}', "wrong_input", "prompt"),
        ('{"prompt": "   "}', "wrong_input", "prompt"),
        ("{}", "prompt_missing", "prompt"),
        ('{"prompt": "%s"}' % ("x" * 2001), "prompt_too_long", "prompt"),
        ('{"prompt": "x", "scenes": 0}', "scenes_out_of_range", "scenes"),
        ('{"prompt": "x", "scenes": 6}', "scenes_out_of_range", "scenes"),
        ('{"prompt": "x", "seconds": 14}', "seconds_out_of_range", "seconds"),
        ('{"prompt": "x", "seconds": 61}', "seconds_out_of_range", "seconds"),
        ('{"prompt": "x", "seconds": 1%s}' % ("0" * 60), "seconds_out_of_range", "seconds"),
        ('{"prompt": "x", "provider": "nobody"}', "unknown_provider", "provider"),
        ('{"prompt": "x", "model": "none"}', "unknown_model", "model"),
        ('{"prompt": "x", "voice": "Caruso"}', "unknown_voice", "voice"),
    ],
)
def test_a_brief_that_cannot_be_filmed_says_what_is_wrong(
    house: House, body: str, code: str, where: str
) -> None:
    problem = post(house, body)
    assert (problem["status"], problem["code"], problem["where"]) == (422, code, where)
    assert problem["detail"].endswith(".")


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ('{"prompt": "x", "aspect": "4:3", "style": "ugly"}', ["#/aspect", "#/style"]),
        ('{"prompt": "x", "seconds": "many"}', ["#/seconds"]),
        ('{"prompt": "x", "seconds": NaN}', ["#/seconds"]),
        ('{"prompt": "x", "seed": -1}', ["#/seed"]),
        ('{"prompt": "x", "budgetMicros": -1}', ["#/budgetMicros"]),
        ('{"prompt": "x", "a/b~c": 1}', ["#/a~1b~0c"]),
        ('{"prompt": 7}', ["#/prompt"]),
        ('{"prompt": "\\ud800"}', ["#/prompt"]),
        ('{"prompt": "x", "niche": "\\udfff"}', ["#/niche"]),
        ('{"storyboard": {"title": "", "scenes": []}}', ["#/storyboard/title", "#/storyboard/scenes"]),
        (
            '{"storyboard": {"title": "x", "scenes": [{"number": 1, "title": "x", "description": "x", '
            '"prompt": "x", "seconds": 15, "camera": {"size": "huge"}}]}}',
            ["#/storyboard/scenes/0/camera/size"],
        ),
        ("[]", ["#"]),
        ("null", ["#"]),
        ("", ["#"]),
    ],
)
def test_every_field_that_is_wrong_is_listed(house: House, body: str, pointers: list[str]) -> None:
    problem = post(house, body)
    assert (problem["status"], problem["code"]) == (422, "invalid")
    assert [fault["pointer"] for fault in problem["errors"]] == pointers


@pytest.mark.parametrize(
    "body",
    [
        '{"prompt": ',
        "{'prompt': 'x'}",
        b"\xff\xfe",
        b'{"prompt": "\xe9"}',
        "[" * 100_000,
        '{"prompt": "x", "seconds": 1%s}' % ("0" * 6000),
    ],
)
def test_what_is_not_json_is_a_bad_request(house: House, body: str | bytes) -> None:
    problem = post(house, body)
    assert (problem["status"], problem["code"]) in ((400, "json_invalid"), (400, "bad_request"))


def test_a_long_name_of_an_unknown_field_is_cut_short(house: House) -> None:
    problem = post(house, '{"prompt": "x", "%s": 1}' % ("y" * 500_000))
    assert len(str(problem)) < 2000


def test_an_address_that_is_not_there_and_a_method_that_is_not(house: House) -> None:
    missing = house.http.get("/api/nothing")
    assert (missing.status_code, missing.json()["code"]) == (404, "not_found")
    wrong = house.http.put("/api/videos", json={})
    assert (wrong.status_code, wrong.json()["code"]) == (405, "method_not_allowed")
    assert wrong.headers["allow"]
    assert house.http.request("TRACE", "/api/videos").status_code == 405


def test_every_kind_of_error_has_a_status() -> None:
    kinds = set(ReelwrightError.__subclasses__()) - {HttpRefusal, ProviderError}
    assert kinds == set(STATUS)
    for kind in kinds:
        problem = problem_of(kind("It rained.", code="rain", hint="Wait.", where="sky"))
        assert (problem.code, problem.hint, problem.where) == ("rain", "Wait.", "sky")
        assert 400 <= problem.status < 600


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (Trouble.AUTH, 501),
        (Trouble.MONEY, 402),
        (Trouble.INPUT, 422),
        (Trouble.THROTTLED, 503),
        (Trouble.DOWN, 503),
        (Trouble.UNREACHABLE, 502),
        (Trouble.AMBIGUOUS, 502),
    ],
)
def test_trouble_at_a_provider_has_a_status_by_its_kind(kind: Trouble, status: int) -> None:
    answer = refusal_response(ProviderError("It rained there.", kind=kind, after_s=7))
    assert (answer.status_code, answer.headers["retry-after"]) == (status, "7")
    assert json.loads(bytes(answer.body))["code"] == kind.value


def test_what_passes_says_when_to_come_back() -> None:
    assert refusal_response(TryAgain("Busy.", after_s=2.4)).headers["retry-after"] == "2"
    assert "retry-after" not in refusal_response(TryAgain("Busy.")).headers
    assert refusal_response(WrongInput("No.")).status_code == 422


def test_a_defect_of_ours_leaks_nothing(
    tmp_path_factory: pytest.TempPathFactory, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> bool:
        raise ZeroDivisionError("the secret of the house")

    with house_in(tmp_path_factory.mktemp("broken"), worker_up=broken) as house:
        answer = house.http.get("/readyz", params={"token": house.token})
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "secret" not in answer.text
    assert "ZeroDivisionError" in caplog.text
    assert house.token not in caplog.text


def test_a_studio_in_trouble_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("trouble")
    with house_in(folder) as house:
        assert house.http.get("/readyz").json() == {
            "ready": True, "database": "ok", "library": "ok", "worker": "none",
        }  # fmt: skip
        (folder / "media" / "tmp").rename(folder / "media" / "gone")
        (folder / "media" / "tmp").write_text("a file where a folder was")
        with house.stranger() as caller:
            ready = caller.get("/readyz")
        (folder / "media" / "tmp").unlink()
        assert ready.status_code == 503
        assert ready.json() == {"ready": False, "database": "ok", "library": "trouble", "worker": "none"}
        assert house.http.get("/healthz").json() == {"status": "ok"}


def test_a_body_that_is_not_there_is_named_as_that(house: House) -> None:
    problem = post(house, "")
    assert (problem["status"], problem["detail"]) == (422, "A JSON object is needed as the body.")
