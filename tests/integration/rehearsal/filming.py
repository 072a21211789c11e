"""What the tests of the rehearsal ask for, and how they look at what they get."""

from __future__ import annotations

import io
import time
from pathlib import Path
from typing import Any, cast

import av
import httpx
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from runwayml import RunwayML

Json = dict[str, Any]
SIZE = "720:1280"
_PATIENCE_S = 60
_LOOK_S = 0.05


def shoot(client: RunwayML, prompt: str = "A red fox in the snow", seed: int = 1, **more: Any) -> str:
    """Have two seconds of `prompt` made; the answer is the task's id."""
    made = client.text_to_video.create(
        model="gen4.5", prompt_text=prompt, ratio=SIZE, duration=2, seed=seed, **more
    )
    return made.id


def over(client: RunwayML, task: str) -> Any:
    """The task once it has ended, asked for as often as a test may."""
    return until(client, task, "SUCCEEDED", "FAILED", "CANCELLED")


def until(client: RunwayML, task: str, *states: str) -> Any:
    deadline = time.monotonic() + _PATIENCE_S
    while True:
        found = client.tasks.retrieve(task)
        if found.status in states:
            return found
        assert time.monotonic() < deadline, f"still {found.status}"
        time.sleep(_LOOK_S)


def fetch(url: str, **headers: str) -> httpx.Response:
    return httpx.get(url, headers=headers, trust_env=False, verify=False, timeout=30)


def quoted(made: Any) -> float:
    """The credits of a create's answer, which the SDK hands on without a type."""
    return made.estimated_cost.credits


def balance(client: RunwayML) -> int:
    return client.organization.retrieve().credit_balance


def frames(data: bytes) -> list[NDArray[np.uint8]]:
    """Every frame of a clip as RGB."""
    with av.open(io.BytesIO(data)) as film:
        return [np.asarray(one.to_ndarray(format="rgb24")) for one in cast("Any", film).decode(video=0)]


def picture(width: int = 720, height: int = 1280) -> bytes:
    """A PNG that is unlike anything that is drawn: stripes of magenta and green."""
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[:, ::2] = (255, 0, 255)
    pixels[: height // 2] = (0, 200, 0)
    data = io.BytesIO()
    Image.fromarray(pixels).save(data, "PNG")
    return data.getvalue()


def saved(folder: Path, name: str, data: bytes) -> Path:
    place = folder / name
    place.write_bytes(data)
    return place
