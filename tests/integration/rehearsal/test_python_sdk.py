"""Runway's own Python SDK, sync and async, against a rehearsal: as a user's program would use it."""

from __future__ import annotations

import asyncio
import base64
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
import pytest
from PIL import Image
from runwayml import (
    AsyncRunwayML,
    AuthenticationError,
    BadRequestError,
    NotFoundError,
    RateLimitError,
    RunwayML,
)
from tests.integration.rehearsal.filming import (
    SIZE,
    balance,
    fetch,
    frames,
    over,
    picture,
    quoted,
    saved,
    shoot,
)
from tests.servers.rehearsal import RehearsalServer


def test_a_clip_from_words_is_made_downloaded_and_deleted(client: RunwayML) -> None:
    made = client.text_to_video.create(
        model="gen4.5", prompt_text="A lighthouse at dusk, wide shot", ratio=SIZE, duration=2, seed=4
    )
    assert quoted(made) == 24
    done = over(client, made.id)
    assert done.status == "SUCCEEDED"
    assert done.cost.credits == 24
    answer = fetch(done.output[0])
    assert answer.headers["content-type"] == "video/mp4"
    with av.open(io.BytesIO(answer.content)) as film:
        stream = cast("Any", film.streams.video[0])
        codec = stream.codec_context
        assert (codec.name, codec.profile, codec.pix_fmt) == ("h264", "High", "yuv420p")
        assert (codec.width, codec.height, stream.average_rate) == (720, 1280, 24)
    assert answer.content.find(b"moov") < answer.content.find(b"mdat")
    assert len(frames(answer.content)) == 48
    client.tasks.delete(made.id)
    with pytest.raises(NotFoundError):
        client.tasks.retrieve(made.id)
    assert fetch(done.output[0]).status_code == 403
    assert balance(client) == 5000 - 24


def test_the_first_frame_is_the_picture_that_was_uploaded(client: RunwayML, tmp_path: Path) -> None:
    sent = client.uploads.create_ephemeral(file=saved(tmp_path, "first.png", picture()))
    made = client.image_to_video.create(
        model="gen4_turbo", prompt_image=sent.uri, prompt_text="The field wakes", ratio=SIZE, duration=2
    )
    shown = frames(fetch(over(client, made.id).output[0]).content)
    given = np.asarray(Image.open(io.BytesIO(picture())).convert("RGB"), np.int16)
    assert np.abs(shown[0].astype(np.int16) - given)[: 1280 // 2].mean() < 6
    assert np.abs(shown[24].astype(np.int16) - given)[: 1280 // 2].mean() > 40


def test_a_veo_clip_sounds_and_ends_on_its_last_picture(client: RunwayML) -> None:
    data = f"data:image/png;base64,{base64.b64encode(picture()).decode()}"
    made = client.image_to_video.create(
        model="veo3.1_fast",
        prompt_image=[{"uri": data, "position": "first"}, {"uri": data, "position": "last"}],
        prompt_text="Waves on the shore",
        ratio=SIZE,
        duration=4,
        audio=True,
    )
    assert quoted(made) == 60
    film = fetch(over(client, made.id).output[0]).content
    shown = frames(film)
    assert len(shown) == 96
    assert np.abs(shown[0].astype(np.int16) - shown[-1].astype(np.int16)).mean() < 6
    with av.open(io.BytesIO(film)) as opened:
        sound = opened.streams.audio[0]
        assert abs(float((sound.duration or 0) * (sound.time_base or 0)) - 4) < 0.1


def test_pictures_and_sounds(client: RunwayML) -> None:
    image = client.text_to_image.create(
        model="gen4_image", prompt_text="An old sailor with a white beard", ratio="960:720"
    )
    line = client.text_to_speech.create(
        model="eleven_multilingual_v2",
        prompt_text="Nobody is coming.",
        voice={"type": "runway-preset", "preset_id": "Maya"},
    )
    effect = client.sound_effect.create(
        model="eleven_text_to_sound_v2", prompt_text="Wind in the trees", duration=1.5
    )
    assert [quoted(one) for one in (image, line, effect)] == [5, 1, 1]
    answer = fetch(over(client, image.id).output[0])
    assert answer.headers["content-type"] == "image/png"
    with Image.open(io.BytesIO(answer.content)) as opened:
        assert (opened.format, opened.size) == ("PNG", (960, 720))
    for task, seconds in ((line, 1.2), (effect, 1.5)):
        answer = fetch(over(client, task.id).output[0])
        assert answer.headers["content-type"] == "audio/mpeg"
        with av.open(io.BytesIO(answer.content)) as opened:
            assert abs(cast("Any", opened).duration / 1e6 - seconds) < 0.6


async def test_the_async_client(server: RehearsalServer, key: str) -> None:
    async with AsyncRunwayML(api_key=key, base_url=server.url, max_retries=0) as client:
        made = [
            await client.text_to_video.create(
                model="gen4.5", prompt_text="A red fox in the snow", ratio=SIZE, duration=2, seed=1
            )
            for _ in range(2)
        ]
        done = await asyncio.gather(*(one.wait_for_task_output(timeout=60) for one in made))
        assert {one.status for one in done} == {"SUCCEEDED"}
        sent = await client.uploads.create_ephemeral(file=("a.png", picture()))
        assert sent.uri.startswith("runway://")
        await client.tasks.delete(made[0].id)
        assert (await client.organization.retrieve()).credit_balance == 5000 - 48


def test_errors_come_as_the_sdk_s_own_classes(client: RunwayML) -> None:
    with pytest.raises(NotFoundError, match="Could not find Task"):
        client.tasks.retrieve("acf9ba3d-a513-42c9-a646-96e8bc97c691")
    with pytest.raises(BadRequestError, match="No matching discriminator"):
        client.image_to_video.create(
            model=cast("Any", "gen3a_turbo"), prompt_image="https://a.example/b.png", ratio=SIZE, duration=5
        )
    with pytest.raises(RateLimitError, match="daily task limit"):
        shoot(client, extra_headers={"X-Emu-Fault": "http_429"})
    with pytest.raises(BadRequestError, match="not have enough credits"):
        shoot(client, extra_headers={"X-Emu-Fault": "no_credits"})
    with pytest.raises(AuthenticationError):
        client.organization.retrieve(extra_headers={"X-Emu-Fault": "http_401"})
    assert balance(client) == 5000


def test_the_account_tells_limits_counters_and_usage(client: RunwayML) -> None:
    deleted = shoot(client, "[[fault:throttled:3600]] A red fox")
    client.tasks.delete(deleted)
    assert over(client, shoot(client)).status == "SUCCEEDED"
    found = client.organization.retrieve()
    assert found.credit_balance == 5000 - 24
    assert found.tier.models["gen4.5"].max_concurrent_generations == 20
    assert found.usage.models["gen4.5"].daily_generations == 2
    today = datetime.now(UTC).date()
    used = client.organization.retrieve_usage(start_date=today, before_date=today + timedelta(days=1))
    assert used.models == ["gen4.5"]
    assert [(one.date, [(each.model, each.amount) for each in one.used_credits]) for one in used.results] == [
        (today, [("gen4.5", 24)])
    ]
