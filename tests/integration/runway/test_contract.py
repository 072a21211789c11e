"""The requests that are really sent, against Runway's contract and its own SDK; what is read of answers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from runwayml import AsyncRunwayML
from tests.integration.runway.studio import (
    ACCOUNT,
    CLIP,
    CREATED,
    JOB,
    KEY,
    ODD_HOST,
    PICTURE,
    PNG,
    TASK,
    a_provider,
    a_reference,
    a_request,
    a_task,
    self_signed,
    takes_uploads,
)
from tests.servers.runway_wire import Reply, Sent, Wire

from reelwright.film.errors import Conflict, NotFound, ProviderError, Retry, Trouble
from reelwright.providers.port import JobPhase, ModelStanding
from reelwright.providers.runway.provider import RunwayProvider

UPLOADED = "runway://uploads/abc"


async def test_words_alone_go_to_text_to_video(wire: Wire, provider: RunwayProvider) -> None:
    wire.on("POST", "/v1/text_to_video", CREATED)
    job = await provider.submit(a_request(), "call-1")
    assert job == JOB
    (sent,) = wire.sent
    assert (sent.method, sent.path) == ("POST", "/v1/text_to_video")
    assert sent.json == {
        "model": "gen4.5",
        "promptText": "Mara looks out to sea.",
        "ratio": "1280:720",
        "duration": 5,
        "seed": 42,
    }
    assert sent.headers["authorization"] == f"Bearer {KEY}"
    assert sent.headers["x-runway-version"] == "2024-11-06"
    assert sent.headers["content-type"] == "application/json"
    assert sent.headers["x-stainless-retry-count"] == "0"


async def test_a_first_frame_is_uploaded_and_named_with_its_position(
    wire: Wire, provider: RunwayProvider
) -> None:
    takes_uploads(wire)
    wire.on("POST", "/v1/image_to_video", CREATED)
    await provider.submit(a_request("gen4_turbo", first=PICTURE), "call-1")
    slot, upload, create = wire.sent
    assert (slot.path, slot.json) == ("/v1/uploads", {"filename": "picture.png", "type": "ephemeral"})
    assert upload.path == "/bucket?X-Amz-Signature=abc"
    assert upload.headers["host"] == f"127.0.0.1:{wire.port}"
    assert "authorization" not in upload.headers
    assert upload.headers["content-type"].startswith("multipart/form-data")
    fields, _, file = upload.body.partition(b'name="file"')
    assert b'name="key"\r\n\r\nuploads/abc' in fields
    assert b'name="policy"\r\n\r\ncGFwZXI=' in fields
    assert b'filename="picture.png"\r\nContent-Type: image/png' in file
    assert PNG in file
    assert create.path == "/v1/image_to_video"
    assert create.json["promptImage"] == [{"uri": UPLOADED, "position": "first"}]


async def test_a_picture_is_drawn_with_tagged_references(wire: Wire, provider: RunwayProvider) -> None:
    takes_uploads(wire)
    wire.on("POST", "/v1/text_to_image", CREATED)
    request = a_request(
        "gen4_image",
        prompt="@mara on the pier",
        seconds=Fraction(0),
        references=(a_reference("mara"), a_reference("pier")),
    )
    await provider.submit(request, "call-1")
    assert wire.sent[-1].json == {
        "model": "gen4_image",
        "promptText": "@mara on the pier",
        "ratio": "1280:720",
        "seed": 42,
        "referenceImages": [{"uri": UPLOADED, "tag": "mara"}, {"uri": UPLOADED, "tag": "pier"}],
    }


@pytest.mark.parametrize("sound", [True, False])
async def test_sound_is_always_said_where_it_changes_the_price(
    wire: Wire, provider: RunwayProvider, sound: bool
) -> None:
    wire.on("POST", "/v1/text_to_video", CREATED)
    await provider.submit(a_request("veo3.1", seconds=Fraction(8), sound=sound), "call-1")
    assert wire.sent[0].json["audio"] is sound
    assert wire.sent[0].json["duration"] == 8


async def _sdk_text(sdk: AsyncRunwayML) -> None:
    await sdk.text_to_video.create(
        model="gen4.5", prompt_text="Mara looks out to sea.", ratio="1280:720", duration=5, seed=42
    )


async def _sdk_image(sdk: AsyncRunwayML) -> None:
    await sdk.image_to_video.create(
        model="veo3.1_fast",
        prompt_text="Mara looks out to sea.",
        prompt_image=[{"uri": UPLOADED, "position": "first"}],
        ratio="720:1280",
        duration=6,
        audio=True,
        seed=42,
    )


async def _sdk_picture(sdk: AsyncRunwayML) -> None:
    await sdk.text_to_image.create(
        model="gen4_image",
        prompt_text="Mara looks out to sea.",
        ratio="720:720",
        reference_images=[{"uri": UPLOADED, "tag": "mara"}],
        seed=42,
    )


@pytest.mark.parametrize(
    ("changes", "theirs"),
    [
        ({}, _sdk_text),
        (
            {
                "model": "veo3.1_fast",
                "first": PICTURE,
                "seconds": 6,
                "width": 720,
                "height": 1280,
                "sound": True,
            },
            _sdk_image,
        ),
        (
            {
                "model": "gen4_image",
                "seconds": 0,
                "width": 720,
                "height": 720,
                "references": (a_reference("mara"),),
            },
            _sdk_picture,
        ),
    ],
)
async def test_a_create_is_what_the_typed_verbs_of_the_sdk_send(
    wire: Wire,
    provider: RunwayProvider,
    changes: dict[str, Any],
    theirs: Callable[[AsyncRunwayML], Awaitable[None]],
) -> None:
    takes_uploads(wire)
    for path in ("/v1/text_to_video", "/v1/image_to_video", "/v1/text_to_image"):
        wire.on("POST", path, CREATED)
    await provider.submit(a_request(**changes), "call-1")
    ours = wire.sent[-1]
    async with AsyncRunwayML(api_key=KEY, base_url=wire.url, max_retries=0) as sdk:
        await theirs(sdk)
    assert wire.sent[-1].path == ours.path
    assert wire.sent[-1].json == ours.json
    for name in ("authorization", "x-runway-version", "user-agent", "accept", "content-type"):
        assert wire.sent[-1].headers[name] == ours.headers[name]


@pytest.mark.parametrize(
    ("reply", "phase", "progress"),
    [
        (a_task("PENDING", estimatedCost={"credits": 63}), JobPhase.QUEUED, 0),
        (a_task("THROTTLED", estimatedCost={"credits": 63}), JobPhase.THROTTLED, 0),
        (a_task("RUNNING", progress=0.02), JobPhase.RUNNING, 0.02),
        (a_task("RUNNING", progress=1.7), JobPhase.RUNNING, 1),
        (a_task("RUNNING", progress=-1), JobPhase.RUNNING, 0),
        (a_task("SIMMERING"), JobPhase.RUNNING, 0),
    ],
)
async def test_a_task_that_is_not_over(
    wire: Wire, provider: RunwayProvider, reply: Reply, phase: JobPhase, progress: float
) -> None:
    wire.on("GET", f"/v1/tasks/{TASK}", reply)
    state = await provider.status(JOB)
    assert (state.phase, state.progress, state.cost_micros) == (phase, progress, None)
    assert [one.path for one in wire.sent] == [f"/v1/tasks/{TASK}"]


@pytest.mark.parametrize(
    ("reply", "phase", "cost", "sure"),
    [
        (a_task("SUCCEEDED", output=["x"], cost={"credits": 60}), JobPhase.SUCCEEDED, 600_000, True),
        (a_task("SUCCEEDED", output=["x"], cost={"credits": 60.00001}), JobPhase.SUCCEEDED, 600_001, True),
        (a_task("SUCCEEDED", output=["x"], cost={"credits": -1}), JobPhase.SUCCEEDED, 630_000, False),
        (a_task("SUCCEEDED", output=["x"]), JobPhase.SUCCEEDED, 630_000, False),
        (a_task("CANCELLED", cost={"credits": 0}), JobPhase.CANCELLED, 0, True),
        (a_task("CANCELLED"), JobPhase.CANCELLED, 630_000, False),
        (a_task("FAILED", failure="x", failureCode="INTERNAL"), JobPhase.FAILED, 0, False),
        (a_task("FAILED", failure="x", failureCode="SAFETY.INPUT.TEXT"), JobPhase.FAILED, 630_000, False),
        (
            a_task("FAILED", failure="x", failureCode="SAFETY.OUTPUT.VIDEO", cost={"credits": 7}),
            JobPhase.FAILED,
            70_000,
            True,
        ),
    ],
)
async def test_what_a_task_that_is_over_has_cost(
    wire: Wire, provider: RunwayProvider, reply: Reply, phase: JobPhase, cost: int, sure: bool
) -> None:
    wire.on("GET", "/v1/tasks/", reply)
    state = await provider.status(JOB)
    assert (state.phase, state.cost_micros, state.sure) == (phase, cost, sure)


async def test_a_failure_says_what_happened_and_what_may_help(wire: Wire, provider: RunwayProvider) -> None:
    wire.on("GET", "/v1/tasks/", a_task("FAILED", failure="no", failureCode="SAFETY.INPUT.IMAGE"))
    state = await provider.status(JOB)
    assert state.error == "Runway's moderation refused a picture that was given."
    assert (state.error_code, state.trouble, state.retry, state.provider_code) == (
        "moderation",
        Trouble.MODERATION,
        Retry.AFTER_CHANGE,
        "SAFETY.INPUT.IMAGE",
    )


@pytest.mark.parametrize("id", ["../..", "../organization", "", "x" * 36, TASK + "/..", f"{TASK}\n"])
async def test_an_id_that_is_no_task_s_never_gets_into_an_address(
    wire: Wire, provider: RunwayProvider, id: str
) -> None:
    job = JOB.but(id=id)
    for verb in (provider.status, provider.cancel):
        with pytest.raises(NotFound):
            await verb(job)
    assert wire.sent == []


@pytest.mark.parametrize(("before", "cost"), [("PENDING", 0), ("THROTTLED", 0), ("RUNNING", 630_000)])
async def test_cancel_looks_deletes_and_says_the_cost_by_rule(
    wire: Wire, provider: RunwayProvider, before: str, cost: int
) -> None:
    wire.on("GET", "/v1/tasks/", a_task(before))
    wire.on("DELETE", "/v1/tasks/", Reply(204))
    state = await provider.cancel(JOB)
    assert (state.phase, state.cost_micros, state.sure) == (JobPhase.CANCELLED, cost, False)
    assert [one.method for one in wire.sent] == ["GET", "DELETE"]


async def test_a_finished_take_is_kept_when_it_is_cancelled(wire: Wire, provider: RunwayProvider) -> None:
    wire.on("GET", "/v1/tasks/", a_task("SUCCEEDED", output=["x"], cost={"credits": 63}))
    state = await provider.cancel(JOB)
    assert (state.phase, state.cost_micros, state.sure) == (JobPhase.SUCCEEDED, 630_000, True)
    assert wire.asked("DELETE") == []


async def test_cancelling_what_is_gone_is_done(wire: Wire, provider: RunwayProvider) -> None:
    gone = Reply(404, {"error": "Could not find Task"})
    wire.on("GET", "/v1/tasks/", gone)
    assert (await provider.cancel(JOB)).phase is JobPhase.CANCELLED
    wire.on("GET", "/v1/tasks/", a_task("PENDING"))
    wire.on("DELETE", "/v1/tasks/", gone)
    assert (await provider.cancel(JOB)).cost_micros == 0


async def test_a_task_that_is_not_known_is_gone(wire: Wire, provider: RunwayProvider) -> None:
    wire.on("GET", "/v1/tasks/", Reply(404, {"error": "Could not find Task"}))
    with pytest.raises(ProviderError) as caught:
        await provider.status(JOB)
    assert caught.value.kind is Trouble.GONE
    assert len(wire.sent) == 1


async def test_the_standing_of_the_account(wire: Wire, tmp_path: Path) -> None:
    provider = a_provider(wire.url, tmp_path)
    told = {
        "creditBalance": 4_937,
        "tier": {
            "maxMonthlyCreditSpend": 10_000,
            "models": {
                "gen4.5": {"maxConcurrentGenerations": 2, "maxDailyGenerations": 200},
                "aleph2": {"maxConcurrentGenerations": None, "maxDailyGenerations": None},
            },
        },
        "usage": {"models": {"gen4.5": {"dailyGenerations": 12}}},
    }
    wire.on("GET", "/v1/organization", Reply(200, told))
    standing = await provider.standing()
    assert standing.balance_micros == 49_370_000
    assert standing.models["gen4.5"] == ModelStanding(concurrency=2, daily_most=200, daily_made=12)
    assert standing.models["aleph2"] == ModelStanding(daily_made=0)
    assert standing.models["gen4_turbo"] == ModelStanding(daily_made=0)


async def test_the_bill_of_a_day(wire: Wire, provider: RunwayProvider) -> None:
    told = {
        "models": ["gen4.5", "a_model_of_next_year"],
        "results": [
            {"date": "2026-11-21", "usedCredits": [{"model": "gen4.5", "amount": 9_999}]},
            {
                "date": "2026-11-22",
                "usedCredits": [
                    {"model": "gen4.5", "amount": 126},
                    {"model": "a_model_of_next_year", "amount": -5},
                ],
            },
        ],
    }
    wire.on("POST", "/v1/organization/usage", Reply(200, told))
    assert await provider.bill(date(2026, 11, 22)) == {"gen4.5": 1_260_000, "a_model_of_next_year": -50_000}
    assert wire.sent[0].json == {"startDate": "2026-11-22", "beforeDate": "2026-11-23"}


async def test_pace_is_believed_of_this_machine(wire: Wire, tmp_path: Path) -> None:
    provider = a_provider(wire.url, tmp_path)
    assert provider.pace == 1
    slow = provider.silence_s
    for said, pace in (("0.05", 0.05), ("nan", 0.05), ("-1", 0.05), ("fast", 0.05), ("0", 0)):
        wire.on("GET", "/v1/tasks/", Reply(404, {"error": "x"}, {"X-Rehearsal-Pace": said}))
        with pytest.raises(ProviderError):
            await provider.status(JOB)
        assert provider.pace == pace
    assert provider.silence_s < slow == 90


async def test_pace_is_not_believed_of_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Wire(self_signed(tmp_path)) as wire:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "server.pem"))
        # A name of this machine that does not look like one.
        provider = a_provider(wire.url.replace("127.0.0.1", ODD_HOST), tmp_path)
        wire.on("GET", "/v1/organization", Reply(200, ACCOUNT, {"X-Rehearsal-Pace": "0"}))
        await provider.standing()
    assert len(wire.sent) == 1
    assert provider.pace == 1


async def test_verbs_work_from_two_loops_at_once(wire: Wire, provider: RunwayProvider) -> None:
    both = asyncio.Event()
    loop = asyncio.get_running_loop()
    waiting: list[str] = []

    def meet(sent: Sent) -> Reply:
        waiting.append(sent.path)
        if len(waiting) == 2:
            loop.call_soon_threadsafe(both.set)
        asyncio.run_coroutine_threadsafe(both.wait(), loop).result(timeout=20)
        return a_task("RUNNING", progress=0.5)

    wire.on("GET", "/v1/tasks/", meet)
    states = await asyncio.gather(
        provider.status(JOB), asyncio.to_thread(lambda: asyncio.run(provider.status(JOB)))
    )
    assert [state.progress for state in states] == [0.5, 0.5]
    provider.close()


async def test_a_take_that_is_not_ready_cannot_be_fetched(
    wire: Wire, provider: RunwayProvider, tmp_path: Path
) -> None:
    wire.on("GET", "/v1/tasks/", a_task("RUNNING", progress=0.5))
    with pytest.raises(Conflict) as caught:
        await provider.fetch(JOB, tmp_path / "clip.mp4")
    assert caught.value.code == "take_not_ready"
    assert not (tmp_path / "clip.mp4").exists()


async def test_a_finished_take_is_fetched_without_the_key(
    wire: Wire, provider: RunwayProvider, tmp_path: Path
) -> None:
    wire.on("GET", "/v1/tasks/", a_task("SUCCEEDED", output=[f"{wire.url}/out/x.mp4?_jwt=a%2Fb.c"]))
    wire.on("GET", "/out/", Reply(200, CLIP, kind="video/mp4"))
    dest = tmp_path / "new" / "clip.mp4"
    await provider.fetch(JOB, dest)
    assert dest.read_bytes() == CLIP
    assert [one.name for one in dest.parent.iterdir()] == ["clip.mp4"]
    (sent,) = wire.asked("GET", "/out/")
    assert sent.path == "/out/x.mp4?_jwt=a%2Fb.c"
    assert "authorization" not in sent.headers
    assert KEY not in str(sent)
