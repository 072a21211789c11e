"""Everything that can go wrong between us and Runway: told apart, and never answered with a second POST."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.integration.runway.studio import (
    CREATED,
    JOB,
    PICTURE,
    TASK,
    a_provider,
    a_request,
    a_task,
    hurried,
    self_signed,
    takes_uploads,
)
from tests.servers.runway_wire import Drop, Flood, Line, Raw, Reply, Sent, Trickle, Wire

from reelwright.film.errors import Accepted, ProviderError, Retry, Trouble, WrongInput
from reelwright.providers.port import JobPhase
from reelwright.providers.runway.provider import RunwayProvider

PAGE = Reply(200, b"<html>Sign in to the hotel's network</html>", kind="text/html")
JSON = "HTTP/1.1 200 X\r\nContent-Type: application/json\r\n"
NO, UNKNOWN = Accepted.NO, Accepted.UNKNOWN
ISSUE = {"code": "invalid_value", "path": ["ratio"], "message": "Invalid option: expected one of '1280:720'"}


def refusal(status: int, words: str, headers: dict[str, str] | None = None, **more: Any) -> Reply:
    return Reply(status, {"error": words, **more}, headers or {})


@pytest.mark.parametrize(
    ("answer", "kind", "retry", "accepted"),
    [
        (Drop(), Trouble.AMBIGUOUS, Retry.NEVER, UNKNOWN),
        (Raw(b""), Trouble.AMBIGUOUS, Retry.NEVER, UNKNOWN),
        (Raw(b"who is there?\r\n\r\n"), Trouble.AMBIGUOUS, Retry.NEVER, UNKNOWN),
        (Raw(f'{JSON}Content-Length: 99\r\n\r\n{{"id":'.encode()), Trouble.AMBIGUOUS, Retry.NEVER, UNKNOWN),
        (Flood(), Trouble.AMBIGUOUS, Retry.NEVER, UNKNOWN),
        (Reply(200, {"id": TASK}, {"Content-Encoding": "gzip"}), Trouble.AMBIGUOUS, Retry.NEVER, UNKNOWN),
        (Reply(200, b"{", kind="application/json"), Trouble.AMBIGUOUS, Retry.NEVER, UNKNOWN),
        (Reply(200, [TASK]), Trouble.AMBIGUOUS, Retry.NEVER, UNKNOWN),
        (Reply(200, {"id": "../.."}), Trouble.AMBIGUOUS, Retry.NEVER, UNKNOWN),
        (Reply(204), Trouble.AMBIGUOUS, Retry.NEVER, UNKNOWN),
        (PAGE, Trouble.UNREACHABLE, Retry.NEVER, UNKNOWN),
        (Reply(403, PAGE.body, kind="text/html"), Trouble.UNREACHABLE, Retry.NEVER, NO),
        (Reply(502, PAGE.body, kind="text/html"), Trouble.UNREACHABLE, Retry.NEVER, UNKNOWN),
        (Reply(503, PAGE.body, kind="text/html"), Trouble.UNREACHABLE, Retry.SAME_REQUEST, NO),
        (Reply(302, b"", {"Location": "https://elsewhere.invalid"}), Trouble.UNREACHABLE, Retry.NEVER, NO),
        (refusal(500, "oops"), Trouble.AMBIGUOUS, Retry.NEVER, UNKNOWN),
        (refusal(502, "oops"), Trouble.AMBIGUOUS, Retry.NEVER, UNKNOWN),
        (refusal(504, "oops"), Trouble.AMBIGUOUS, Retry.NEVER, UNKNOWN),
        (refusal(408, "oops"), Trouble.AMBIGUOUS, Retry.NEVER, UNKNOWN),
        (refusal(503, "oops"), Trouble.DOWN, Retry.SAME_REQUEST, NO),
        (refusal(400, "Validation of body failed", issues=[ISSUE]), Trouble.INPUT, Retry.AFTER_CHANGE, NO),
        (
            refusal(400, "You do not have enough credits to run this task."),
            Trouble.MONEY,
            Retry.NEVER,
            NO,
        ),
        (refusal(401, "Unauthorized"), Trouble.AUTH, Retry.NEVER, NO),
        (refusal(404, "Not found"), Trouble.UNREACHABLE, Retry.NEVER, NO),
        (refusal(405, "Method not allowed"), Trouble.UNREACHABLE, Retry.NEVER, NO),
        (refusal(409, "Conflict"), Trouble.INPUT, Retry.AFTER_CHANGE, NO),
        (refusal(429, "Your daily task limit has been reached."), Trouble.QUOTA, Retry.NEVER, NO),
        (Reply(429, {"message": "Too Many Requests"}), Trouble.THROTTLED, Retry.SAME_REQUEST, NO),
    ],
)
async def test_a_create_that_fails_is_one_post_and_says_whether_work_may_have_begun(
    wire: Wire, provider: RunwayProvider, answer: Line, kind: Trouble, retry: Retry, accepted: Accepted
) -> None:
    wire.on("POST", "/v1/text_to_video", answer)
    with pytest.raises(ProviderError) as caught:
        await provider.submit(a_request(), "call-1")
    assert (caught.value.kind, caught.value.retry, caught.value.accepted) == (kind, retry, accepted)
    assert caught.value.code == kind.value
    assert caught.value.message.endswith(".")
    assert len(wire.sent) == 1


async def test_a_validation_names_the_field_and_says_runways_words(
    wire: Wire, provider: RunwayProvider
) -> None:
    wire.on("POST", "/v1/text_to_video", refusal(400, "Validation of body failed", issues=[ISSUE]))
    with pytest.raises(ProviderError) as caught:
        await provider.submit(a_request(), "call-1")
    assert caught.value.message == (
        "Runway refused the request: ratio: Invalid option: expected one of '1280:720'."
    )
    assert (caught.value.where, caught.value.http_status) == ("ratio", 400)


@pytest.mark.parametrize("answer", ["silent", "trickling"])
async def test_a_create_that_was_accepted_and_never_answered_is_one_post(
    wire: Wire, tmp_path: Path, answer: str
) -> None:
    impatient = await hurried(wire, tmp_path, least_s=0.4)
    over = threading.Event()

    def silent(sent: Sent) -> Reply:
        over.wait(30)
        return CREATED

    wire.on("POST", "/v1/text_to_video", silent if answer == "silent" else Trickle())
    with pytest.raises(ProviderError) as caught:
        await impatient.submit(a_request(), "call-1")
    over.set()
    assert (caught.value.kind, caught.value.accepted) == (Trouble.AMBIGUOUS, Accepted.UNKNOWN)
    assert "in time" in caught.value.message
    assert len(wire.sent) == 1


async def test_no_more_of_an_answer_is_read_than_an_answer_has(wire: Wire, provider: RunwayProvider) -> None:
    wire.on("POST", "/v1/text_to_video", Flood())
    with pytest.raises(ProviderError) as caught:
        await provider.submit(a_request(), "call-1")
    assert "far too large" in caught.value.message


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (lambda: f"http://127.0.0.1:{_free_port()}", "the connection was refused"),
        (lambda: "https://api.nowhere.invalid", "There is no address for api.nowhere.invalid"),
    ],
)
async def test_nothing_was_sent_where_nobody_is(tmp_path: Path, url: Callable[[], str], words: str) -> None:
    provider = a_provider(url(), tmp_path)
    with pytest.raises(ProviderError) as caught:
        await provider.submit(a_request(), "call-1")
    assert words in caught.value.message
    assert (caught.value.kind, caught.value.retry, caught.value.accepted) == (
        Trouble.UNREACHABLE,
        Retry.SAME_REQUEST,
        Accepted.NO,
    )


async def test_a_certificate_that_is_not_trusted_is_named(tmp_path: Path) -> None:
    with Wire(self_signed(tmp_path)) as wire:
        wire.on("POST", "/v1/text_to_video", CREATED)
        provider = a_provider(wire.url.replace("127.0.0.1", "localhost"), tmp_path)
        with pytest.raises(ProviderError) as caught:
            await provider.submit(a_request(), "call-1")
    assert caught.value.message == (
        f"The certificate of localhost:{wire.port} is not trusted: self-signed certificate."
    )
    assert (caught.value.kind, caught.value.retry, caught.value.accepted) == (
        Trouble.UNREACHABLE,
        Retry.NEVER,
        Accepted.NO,
    )
    assert wire.sent == []


async def test_a_certificate_that_is_named_to_us_is_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Wire(self_signed(tmp_path)) as wire:
        wire.on("POST", "/v1/text_to_video", CREATED)
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "server.pem"))
        provider = a_provider(wire.url.replace("127.0.0.1", "localhost"), tmp_path)
        assert (await provider.submit(a_request(), "call-1")).id == TASK


async def test_https_where_only_http_is_spoken_is_named(wire: Wire, tmp_path: Path) -> None:
    provider = a_provider(wire.url.replace("http:", "https:"), tmp_path)
    with pytest.raises(ProviderError) as caught:
        await provider.submit(a_request(), "call-1")
    assert "does not speak TLS" in caught.value.message
    assert caught.value.hint is not None
    assert "https where only http" in caught.value.hint
    assert caught.value.accepted is Accepted.NO


@pytest.mark.parametrize("trouble", [Drop(), PAGE, refusal(503, "busy"), refusal(500, "oops"), Flood()])
async def test_a_question_is_asked_again(wire: Wire, provider: RunwayProvider, trouble: Line) -> None:
    wire.on("GET", "/v1/tasks/", trouble, trouble, a_task("RUNNING", progress=0.5))
    assert (await provider.status(JOB)).phase is JobPhase.RUNNING
    assert len(wire.sent) == 3


@pytest.mark.parametrize(
    ("trouble", "kind", "times"),
    [
        (Drop(), Trouble.DOWN, 3),
        (Reply(200, b"[]", kind="application/json"), Trouble.DOWN, 3),
        (Reply(404, {"message": "Not Found"}), Trouble.UNREACHABLE, 1),
        (Reply(404, b"<html>", kind="text/html"), Trouble.UNREACHABLE, 3),
        (refusal(401, "no"), Trouble.AUTH, 1),
        (refusal(429, "slow down", {"Retry-After": "0"}), Trouble.THROTTLED, 3),
        (refusal(429, "slow down", {"Retry-After": "3600"}), Trouble.THROTTLED, 1),
    ],
)
async def test_a_question_is_not_asked_for_ever(
    wire: Wire, provider: RunwayProvider, trouble: Line, kind: Trouble, times: int
) -> None:
    wire.on("GET", "/v1/tasks/", trouble)
    with pytest.raises(ProviderError) as caught:
        await provider.status(JOB)
    assert (caught.value.kind, caught.value.accepted) == (kind, Accepted.NO)
    assert len(wire.sent) == times


async def test_runways_own_word_on_when_to_come_back_is_handed_on(
    wire: Wire, provider: RunwayProvider
) -> None:
    daily = refusal(429, "Your daily task limit has been reached.", {"Retry-After": "3600"})
    wire.on("POST", "/v1/text_to_video", daily)
    with pytest.raises(ProviderError) as caught:
        await provider.submit(a_request(), "call-1")
    assert caught.value.after_s == 3600


async def test_another_tasks_answer_is_not_taken_for_this_one(wire: Wire, provider: RunwayProvider) -> None:
    wire.on("GET", "/v1/tasks/", Reply(200, {"id": TASK.replace("a", "b"), "status": "SUCCEEDED"}))
    with pytest.raises(ProviderError):
        await provider.status(JOB)


@pytest.mark.parametrize("step", ["/v1/uploads", "/bucket"])
async def test_an_upload_is_repeated_and_the_create_is_not(
    wire: Wire, provider: RunwayProvider, step: str
) -> None:
    takes_uploads(wire)
    lines = {one.path: one for one in wire.rules}
    wire.on("POST", step, Drop(), refusal(503, "busy"), *lines[step].lines)
    wire.on("POST", "/v1/image_to_video", Drop())
    with pytest.raises(ProviderError) as caught:
        await provider.submit(a_request(first=PICTURE), "call-1")
    assert caught.value.kind is Trouble.AMBIGUOUS
    assert len(wire.asked("POST", step)) == 3
    assert len(wire.asked("POST", "/v1/image_to_video")) == 1


@pytest.mark.parametrize("step", ["/v1/uploads", "/bucket"])
async def test_nothing_is_begun_where_a_picture_cannot_be_uploaded(
    wire: Wire, provider: RunwayProvider, step: str
) -> None:
    takes_uploads(wire)
    wire.on("POST", step, Drop())
    with pytest.raises(ProviderError) as caught:
        await provider.submit(a_request(first=PICTURE), "call-1")
    assert caught.value.accepted is Accepted.NO
    assert wire.asked("POST", "/v1/image_to_video") == []


async def test_what_is_no_picture_is_not_uploaded(
    wire: Wire, provider: RunwayProvider, tmp_path: Path
) -> None:
    (tmp_path / "picture").write_bytes(b"GIF89a")
    with pytest.raises(WrongInput):
        await provider.submit(a_request(first=PICTURE), "call-1")
    assert wire.sent == []


async def test_a_prompt_that_is_too_long_is_refused_with_its_count(
    wire: Wire, provider: RunwayProvider
) -> None:
    wire.on("POST", "/v1/text_to_video", CREATED)
    await provider.submit(a_request(prompt="🎬" * 500), "call-1")
    with pytest.raises(WrongInput) as caught:
        await provider.submit(a_request(prompt="🎬" * 501), "call-2")
    assert caught.value.code == "prompt_too_long"
    assert "1002 characters" in caught.value.message
    assert len(wire.sent) == 1


async def test_a_submission_that_is_called_off_ends_at_once(wire: Wire, provider: RunwayProvider) -> None:
    asked, over = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def silent(sent: Sent) -> Reply:
        loop.call_soon_threadsafe(asked.set)
        over.wait(30)
        return CREATED

    wire.on("POST", "/v1/text_to_video", silent)
    submission = asyncio.create_task(provider.submit(a_request(), "call-1"))
    await asked.wait()
    submission.cancel()
    with pytest.raises(asyncio.CancelledError):
        await submission
    over.set()
    assert len(wire.sent) == 1
