"""What was made, brought here: whole or not at all."""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, ParamSpec, TypeVar

import httpx

from reelwright.film.errors import ProviderError, Retry, StorageTrouble, Trouble
from reelwright.providers.port import Makes
from reelwright.providers.runway.line import CONNECT_S, RunwayLine
from reelwright.providers.runway.outside import Outside
from reelwright.providers.runway.refusals import Purpose, broken_off
from reelwright.providers.runway.secrecy import said

MOST_BYTES = {Makes.CLIP: 2 << 30, Makes.PICTURE: 64 << 20}
IDLE_S = 60
TOTAL_S = {Makes.CLIP: 1800, Makes.PICTURE: 300}
EXPIRED = frozenset({401, 403, 404, 410})
_MIME = {Makes.CLIP: "video/", Makes.PICTURE: "image/"}
_UNSAID = frozenset({"application/octet-stream", "binary/octet-stream"})
"""What file hosts say when nobody told them what a file is; what it is, is looked at later anyway."""
_CHUNK = 1 << 18
_PLACE = "the place where the take lies"


class Expired(Exception):
    """The address does not work any more; a fresh one can be asked for."""


async def download(line: RunwayLine, outside: Outside, url: str, dest: Path, makes: Makes) -> None:
    """Write what lies at `url` to `dest` by a temporary name beside it.

    Expired when another address is needed; StorageTrouble when `dest` cannot be written; ProviderError for
    all else, and then the same can be done again: it costs nothing.
    """
    part = dest.with_name(f".{dest.name}.{secrets.token_hex(4)}.part")
    try:
        file = await _on_disk(_create, part)
        try:
            await _receive(line, outside, url, file, makes)
            await _on_disk(_finish, file)
        finally:
            file.close()
        await _on_disk(_place, part, dest)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


async def _receive(line: RunwayLine, outside: Outside, url: str, file: BinaryIO, makes: Makes) -> None:
    trouble: ProviderError
    try:
        async with (
            asyncio.timeout(line.patience(TOTAL_S[makes])),
            outside.open("GET", url, connect_s=CONNECT_S, idle_s=line.patience(IDLE_S)) as answer,
        ):
            _look_at(answer, makes)
            count = 0
            async for piece in answer.aiter_raw(_CHUNK):
                count += len(piece)
                if count > MOST_BYTES[makes]:
                    raise _bad(f"is larger than {MOST_BYTES[makes]} bytes", Retry.NEVER)
                await _on_disk(file.write, piece)
            if count == 0:
                raise _bad("is empty")
            return
    except (httpx.HTTPError, OSError) as fault:
        trouble = broken_off(fault, _PLACE, Purpose.ASK)
    raise trouble


def _look_at(answer: httpx.Response, makes: Makes) -> None:
    """The head of the answer: refused before a byte of the body is read."""
    status = answer.status_code
    if status in EXPIRED:
        raise Expired
    if status != 200:
        raise ProviderError(
            f"The take could not be fetched: its place answered with status {status}.",
            kind=Trouble.DOWN,
            retry=Retry.SAME_REQUEST,
            http_status=status,
        )
    mime = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not (mime.startswith(_MIME[makes]) or mime in _UNSAID):
        raise _bad(f"is {said(mime, 60) or 'of no stated kind'}, not {_MIME[makes]}*")
    if answer.headers.get("content-encoding", "identity").lower() != "identity":
        raise _bad("comes packed")
    length = answer.headers.get("content-length", "")
    if length.isascii() and length.isdigit() and int(length) > MOST_BYTES[makes]:
        raise _bad(f"is larger than {MOST_BYTES[makes]} bytes", Retry.NEVER)


def _bad(what: str, retry: Retry = Retry.SAME_REQUEST) -> ProviderError:
    return ProviderError(f"What Runway's address holds {what}.", kind=Trouble.DOWN, retry=retry)


P = ParamSpec("P")
T = TypeVar("T")


async def _on_disk(do: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """`do`, off the loop; StorageTrouble when the disk does not keep what it is given."""
    try:
        return await asyncio.to_thread(do, *args, **kwargs)
    except OSError as fault:
        raise StorageTrouble(
            f"The take cannot be written: {fault.strerror or fault}.",
            hint="Free some space, then fetch again: it costs nothing.",
        ) from fault


def _create(part: Path) -> BinaryIO:
    part.parent.mkdir(parents=True, exist_ok=True)
    return part.open("xb")


def _finish(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _place(part: Path, dest: Path) -> None:
    part.replace(dest)
    folder = os.open(dest.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
