"""The key is in the header of a request to the API and nowhere else, also where the server says it back."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from tests.integration.runway.studio import JOB, KEY, PICTURE, a_request, a_task, takes_uploads
from tests.servers.runway_wire import Line, Raw, Reply, Wire

from reelwright.film.errors import ProviderError
from reelwright.providers.runway.provider import RunwayProvider

HEAD = {"X-Echo": KEY, "Retry-After": "0"}


def _all_of(fault: BaseException | None) -> Iterator[BaseException]:
    while fault is not None:
        yield fault
        fault = fault.__cause__ or fault.__context__


def _all_said(fault: BaseException) -> str:
    said = ["".join(traceback.format_exception(fault))]
    for one in _all_of(fault):
        said += [str(one), repr(one), repr(one.args), repr(vars(one))]
    return "\n".join(said)


@pytest.mark.parametrize(
    "echo",
    [
        Reply(400, {"error": f"bad header Bearer {KEY}"}, HEAD),
        Reply(400, {"error": "x", "issues": [{"path": [KEY], "message": KEY}]}, HEAD),
        Reply(400, {"error": "x" * 250 + KEY}, HEAD),
        Reply(401, {"error": KEY}, HEAD),
        Reply(429, {"error": KEY}, HEAD),
        Reply(503, {"message": KEY}, HEAD),
        Reply(500, {"error": KEY}, HEAD),
        Reply(200, f"<html>{KEY}".encode(), HEAD, f"text/{KEY}"),
        Reply(200, {"id": KEY}, HEAD),
        Raw(f"HTTP/1.1 {KEY} X\r\n\r\n".encode()),
        Raw(f"{KEY}\r\n\r\n".encode()),
    ],
)
async def test_no_error_and_no_log_holds_a_key_that_the_server_says_back(
    wire: Wire, provider: RunwayProvider, caplog: pytest.LogCaptureFixture, echo: Line
) -> None:
    caplog.set_level(logging.DEBUG)
    wire.on("POST", "/v1/text_to_video", echo)
    wire.on("GET", "/v1/tasks/", echo)
    with pytest.raises(ProviderError) as posted:
        await provider.submit(a_request(), "call-1")
    with pytest.raises(ProviderError) as asked:
        await provider.status(JOB)
    assert all(KEY in one.headers["authorization"] for one in wire.sent)
    for fault in (posted.value, asked.value):
        assert KEY not in _all_said(fault)
        # Nor a piece of it, cut off where a long text was shortened.
        assert KEY[:12] not in fault.message
    assert "httpcore.http11" in {record.name for record in caplog.records}
    assert "[key]" in caplog.text
    assert KEY not in caplog.text
    assert not any(KEY in repr(record.__dict__) for record in caplog.records)


async def test_a_job_and_its_state_hold_no_key(wire: Wire, provider: RunwayProvider) -> None:
    wire.on("POST", "/v1/text_to_video", Reply(200, {"id": JOB.id, "key": KEY}, HEAD))
    job = await provider.submit(a_request(), "call-1")
    assert KEY not in str(job.to_json())
    wire.on("GET", "/v1/tasks/", a_task("FAILED", failure=f"not with {KEY}", failureCode=f"NEW.{KEY}"))
    state = await provider.status(job)
    assert state.error is not None
    assert "[key]" in state.error
    assert KEY not in str(state.to_json())


async def test_a_signed_address_is_logged_without_its_signature(
    wire: Wire, provider: RunwayProvider, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    takes_uploads(wire)
    wire.on("POST", "/v1/image_to_video", Reply(200, {"id": JOB.id}))
    await provider.submit(a_request(first=PICTURE), "call-1")
    wire.on("GET", "/v1/tasks/", a_task("SUCCEEDED", output=[f"{wire.url}/x.mp4?_jwt=abc.def"]))
    wire.on("GET", "/x.mp4", Reply(200, b"clip", kind="video/mp4"))
    await provider.fetch(JOB, tmp_path / "clip.mp4")
    assert "/x.mp4?..." in caplog.text
    assert "_jwt" not in caplog.text
    assert "Signature" not in caplog.text


def test_a_provider_shows_its_account_and_not_its_key(provider: RunwayProvider, tmp_path: Path) -> None:
    other = RunwayProvider(SecretStr(f" {KEY}\n"), find=lambda _: tmp_path)
    assert len(provider.account) == 16
    assert provider.account != other.account
    assert KEY not in f"{provider!r} {vars(provider)!r} {vars(provider)['_line'].__dict__!r}"
