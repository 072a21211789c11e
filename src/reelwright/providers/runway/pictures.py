"""Pictures for Runway: first frames and references, put there as ephemeral uploads.

All of them are uploaded, small ones too. The request that starts paid work is then a few hundred bytes:
the one request that must not be repeated is over soonest, and has the least that can break. An upload costs
nothing and may be repeated. A data URI is limited to 5 MB of text (3.9 MB of file), and would be a second way
to keep right.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

import httpx

from reelwright.film.errors import ProviderError, Retry, StorageTrouble, Trouble, WrongInput
from reelwright.providers.runway.answers import Slot
from reelwright.providers.runway.line import CONNECT_S, Ask, RunwayLine
from reelwright.providers.runway.outside import Outside
from reelwright.providers.runway.refusals import Purpose, broken_off

MOST_PICTURE = 200_000_000
"""Bytes of an upload (docs.dev.runwayml.com, assets/inputs)."""
IDLE_S = 60


@dataclass(frozen=True, slots=True)
class _Picture:
    name: str
    mime: str
    data: bytes


async def put(line: RunwayLine, outside: Outside, path: Path) -> str:
    """Upload the picture at `path`; its `runway://` name, good for a day.

    WrongInput when it is no picture that Runway takes, StorageTrouble when it cannot be read.
    """
    picture = await asyncio.to_thread(_load, path)
    return await line.repeated(lambda: _put_once(line, outside, picture))


async def _put_once(line: RunwayLine, outside: Outside, picture: _Picture) -> str:
    slot = await line.once(Ask("POST", "/v1/uploads", {"filename": picture.name, "type": "ephemeral"}), Slot)
    idle_s = line.patience(IDLE_S)
    try:
        async with outside.open(
            "POST",
            slot.upload_url,
            connect_s=CONNECT_S,
            idle_s=idle_s,
            data=slot.fields,
            files={"file": (picture.name, picture.data, picture.mime)},
        ) as answer:
            status = answer.status_code
        if 200 <= status < 300:
            return slot.runway_uri
        trouble = ProviderError(
            f"A picture could not be uploaded: its place answered with status {status}.",
            kind=Trouble.DOWN,
            retry=Retry.SAME_REQUEST,
            http_status=status,
        )
    except (httpx.HTTPError, OSError) as fault:
        trouble = broken_off(fault, "the place for uploads", Purpose.ASK)
    raise trouble


def _load(path: Path) -> _Picture:
    try:
        data = path.read_bytes() if path.stat().st_size <= MOST_PICTURE else b""
    except OSError as fault:
        raise StorageTrouble(f"A picture for Runway cannot be read: {fault.strerror or fault}.") from fault
    for magic, offset, mime, ending in (
        (b"\x89PNG\r\n\x1a\n", 0, "image/png", "png"),
        (b"\xff\xd8\xff", 0, "image/jpeg", "jpg"),
        (b"WEBP", 8, "image/webp", "webp"),
    ):
        if data[offset : offset + len(magic)] == magic:
            return _Picture(f"picture.{ending}", mime, data)
    raise WrongInput(
        "Runway takes pictures as PNG, JPEG or WebP of up to 200 MB.",
        code="picture_not_offered",
        where="first",
    )
