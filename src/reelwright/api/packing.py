"""Parcels over HTTP: a project folder, or several films, in one zip file."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Generator
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import StreamingResponse

from reelwright.actions import packing
from reelwright.actions.counter import Counter
from reelwright.actions.packing import Parcel
from reelwright.actions.zipping import zipped
from reelwright.api.files import ASK_FIRST, MEDIA_POLICY, disposition
from reelwright.api.given import At, TheVideo, known_id
from reelwright.api.problems import problem_docs

router = APIRouter(prefix="/api", tags=["files"])
_DOCS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The zip file, made while it is sent",
        "content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}},
    },
    **problem_docs(401, 403, 404, 421, 422, 503),
}


@router.get("/videos/{video_id}/project.zip", response_class=Response, responses=_DOCS)
def project(at: At, video: TheVideo) -> Response:
    """The project folder: film, poster and captions, the clips of all takes, storyboard, brief, prompts and
    costs. Without a film: what there is."""
    return _send(at, packing.project(at, video))


@router.get("/films.zip", response_class=Response, responses=_DOCS)
def films(
    at: At,
    asked: Annotated[
        list[str],
        Query(alias="id", min_length=1, max_length=packing.MOST_FILMS, description="Id of a video, repeated"),
    ],
) -> Response:
    """Several films with their captions."""
    return _send(at, packing.films(at, [known_id(one) for one in asked]))


def _send(at: Counter, parcel: Parcel) -> Response:
    headers = {
        "cache-control": ASK_FIRST,
        "content-disposition": disposition(f"{parcel.name}.zip"),
        "content-security-policy": MEDIA_POLICY,
    }
    pieces = zipped(parcel, at.studio.clock())
    return StreamingResponse(_stream(pieces), 200, headers, "application/zip")


async def _stream(pieces: Generator[bytes]) -> AsyncGenerator[bytes]:
    turn = threading.Lock()

    def read() -> bytes | None:
        with turn:
            return next(pieces, None)

    def close() -> None:
        with turn:
            pieces.close()

    try:
        while (piece := await asyncio.to_thread(read)) is not None:
            if piece:
                yield piece
    finally:
        # Whoever hung up did so while a piece was being read, perhaps: that is waited for, but not here.
        asyncio.get_running_loop().run_in_executor(None, close)
