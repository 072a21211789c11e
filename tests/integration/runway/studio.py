"""What the tests of the Runway adapter share: a key, a request, a picture, the answers of a good day."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.servers.runway_wire import Reply, Wire

from reelwright.film.ids import MediaId
from reelwright.film.storyboard import Camera, Scene
from reelwright.film.time import Rate
from reelwright.providers.port import JobRef, Reference, ShotRequest
from reelwright.providers.runway.provider import RunwayProvider

KEY = "key_" + "0123456789abcdef" * 8
TASK = "acf9ba3d-a513-42c9-a646-96e8bc97c691"
PICTURE = MediaId("5" * 64)
PNG = b"\x89PNG\r\n\x1a\n" + b"not looked at here"
CLIP = b"\x00\x00\x00\x18ftypmp42" + bytes(range(256)) * 400

JOB = JobRef(provider="runway", model="gen4.5", id=TASK, data={"estimated_micros": 630_000})
CREATED = Reply(200, {"id": TASK, "estimatedCost": {"credits": 63}})


def a_provider(wire: Wire, folder: Path, *, key: str = KEY, url: str = "") -> RunwayProvider:
    """A provider that speaks to `wire`; every picture it is asked for is the same small PNG."""
    picture = folder / "picture"
    picture.write_bytes(PNG)
    return RunwayProvider(key, url=url or wire.url, find=lambda _: picture, least_s=0.3)


def a_request(model: str = "gen4.5", **changes: Any) -> ShotRequest:
    scene = Scene(
        number=1,
        title="The pier",
        description="Mara looks out to sea.",
        camera=Camera.model_validate({"size": "wide", "move": "dolly_in"}),
        prompt="Mara looks out to sea.",
        seconds=Fraction(5),
    )
    request = ShotRequest(
        model=model,
        prompt=scene.prompt,
        seed=42,
        seconds=Fraction(5),
        width=1280,
        height=720,
        rate=Rate(num=24),
        scene=scene,
    )
    return request.but(**changes)


def a_reference(tag: str) -> Reference:
    return Reference(tag=tag, media=PICTURE)


def a_task(status: str, **more: Any) -> Reply:
    return Reply(200, {"id": TASK, "createdAt": "2026-08-26T06:30:33.796Z", "status": status, **more})


def takes_uploads(wire: Wire, name: str = "runway://uploads/abc") -> None:
    slot = {
        "uploadUrl": f"{wire.url}/bucket?X-Amz-Signature=abc",
        "fields": {"key": "uploads/abc", "policy": "cGFwZXI="},
        "runwayUri": name,
    }
    wire.on("POST", "/v1/uploads", Reply(200, slot))
    wire.on("POST", "/bucket", Reply(204))
