"""A video's files over HTTP: the film with ranges, and all that comes with it."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Annotated, Any, Final
from urllib.parse import quote

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse

from reelwright.actions.counter import Counter
from reelwright.actions.delivery import film_path
from reelwright.actions.names import file_name
from reelwright.actions.videos import view
from reelwright.api.given import At, TheVideo
from reelwright.api.problems import HttpRefusal, problem_docs
from reelwright.api.ranges import Span, Unsatisfiable, asked_span, holds, same_file
from reelwright.film.ids import MediaId, VideoId

MEDIA_POLICY: Final = (
    "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; "
    "frame-ancestors 'none'"
)
"""For bytes that a browser might be talked into taking for a page: no script, no origin of ours."""
FOR_GOOD: Final = "private, max-age=31536000, immutable"
ASK_FIRST: Final = "private, no-cache"
_CHUNK: Final = 256 * 1024
router = APIRouter(prefix="/api/videos/{video_id}", tags=["files"])
Version = Annotated[
    str | None,
    Query(description="What the file holds, as the video's `urls` say it: the answer may be kept for good"),
]
Download = Annotated[bool, Query(description="As a file to keep, called after the film's title")]


_PEAKS: Final[dict[str, Any]] = {
    "schema": {"type": "object"},
    "example": {
        "version": 2,
        "channels": 1,
        "sample_rate": 48000,
        "samples_per_pixel": 2400,
        "bits": 8,
        "length": 2,
        "data": [-12, 14, -30, 27],
    },
}


def file_docs(mime: str, content_of: dict[str, Any] | None = None) -> dict[int | str, dict[str, Any]]:
    """What OpenAPI says of a route that sends a file."""
    content = {mime: content_of or {"schema": {"type": "string", "format": "binary"}}}
    return {
        200: {"description": "The file", "content": content},
        206: {"description": "The range asked for", "content": content},
        304: {"description": "The caller has it already"},
        **problem_docs(401, 403, 404, 416, 421, 422),
    }


@router.get("/film.mp4", response_class=Response, responses=file_docs("video/mp4"))
@router.head("/film.mp4", include_in_schema=False)
def film(
    at: At, video: TheVideo, request: Request, download: Download = False, v: Version = None
) -> Response:
    """The film; until it is made, its preview."""
    return _file(at, video, "film", "video/mp4", request, version=v, ending=".mp4" if download else None)


@router.get("/poster.jpg", response_class=Response, responses=file_docs("image/jpeg"))
@router.head("/poster.jpg", include_in_schema=False)
def poster(
    at: At, video: TheVideo, request: Request, download: Download = False, v: Version = None
) -> Response:
    """One frame that stands for the film."""
    return _file(at, video, "poster", "image/jpeg", request, version=v, ending=".jpg" if download else None)


@router.get("/captions.vtt", response_class=Response, responses=file_docs("text/vtt"))
@router.head("/captions.vtt", include_in_schema=False)
def captions(
    at: At, video: TheVideo, request: Request, download: Download = False, v: Version = None
) -> Response:
    """What is said, as WebVTT."""
    return _file(
        at,
        video,
        "captions",
        "text/vtt; charset=utf-8",
        request,
        version=v,
        ending=".vtt" if download else None,
    )


@router.get("/captions.srt", response_class=Response, responses=file_docs("application/x-subrip"))
@router.head("/captions.srt", include_in_schema=False)
def subtitles(
    at: At, video: TheVideo, request: Request, download: Download = False, v: Version = None
) -> Response:
    """What is said, as SubRip."""
    return _file(
        at,
        video,
        "subtitles",
        "application/x-subrip; charset=utf-8",
        request,
        version=v,
        ending=".srt" if download else None,
    )


@router.get("/sprite.jpg", response_class=Response, responses=file_docs("image/jpeg"))
@router.head("/sprite.jpg", include_in_schema=False)
def sprite(at: At, video: TheVideo, request: Request, v: Version = None) -> Response:
    """Small pictures of the whole film in one, to show over a time line."""
    return _file(at, video, "sprite", "image/jpeg", request, version=v)


@router.get("/sprite.vtt", response_class=Response, responses=file_docs("text/vtt"))
@router.head("/sprite.vtt", include_in_schema=False)
def sprite_map(at: At, video: TheVideo, request: Request, v: Version = None) -> Response:
    """Which part of `sprite.jpg` belongs to which seconds, as WebVTT with `#xywh=`."""
    return _file(at, video, "sprite_map", "text/vtt; charset=utf-8", request, version=v)


@router.get("/contact-sheet.jpg", response_class=Response, responses=file_docs("image/jpeg"))
@router.head("/contact-sheet.jpg", include_in_schema=False)
def contact_sheet(
    at: At, video: TheVideo, request: Request, download: Download = False, v: Version = None
) -> Response:
    """The film on one page: frames in order under the names of their scenes."""
    return _file(
        at,
        video,
        "contact_sheet",
        "image/jpeg",
        request,
        version=v,
        ending=" contact sheet.jpg" if download else None,
    )


@router.get("/peaks.json", response_class=Response, responses=file_docs("application/json", _PEAKS))
@router.head("/peaks.json", include_in_schema=False)
def peaks(at: At, video: TheVideo, request: Request, v: Version = None) -> Response:
    """The waveform as audiowaveform writes it (JSON, version 2)."""
    return _file(at, video, "peaks", "application/json", request, version=v)


def disposition(name: str) -> str:
    """A Content-Disposition that every browser reads: RFC 6266, with the plain name of RFC 2616 beside it."""
    stem, _, ending = name.rpartition(".")
    letters = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    plain = "".join(letter if letter.isalnum() or letter in " -_" else "_" for letter in letters)
    plain = f"{plain.strip(' _') or 'film'}.{ending}"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _title(at: Counter, video: VideoId) -> str:
    found = view(at, video).video
    return found.storyboard.title if found.storyboard else found.brief.prompt


def _file(
    at: Counter,
    video: VideoId,
    part: str,
    mime: str,
    request: Request,
    *,
    version: str | None,
    ending: str | None = None,
) -> Response:
    """`ending` sends it as a file to keep, called after the film's title."""
    path, media = film_path(at, video, part)
    name = None if ending is None else f"{file_name(_title(at, video))}{ending}"
    return send_file(path, media, mime, request, version=version, name=name)


def send_file(
    path: Path,
    media: MediaId,
    mime: str,
    request: Request,
    *,
    version: str | None = None,
    name: str | None = None,
) -> Response:
    """The file at `path`, whole or the range asked for, or word that the caller has it already."""
    size = path.stat().st_size
    etag = f'"{media}"'
    headers = {
        "etag": etag,
        "accept-ranges": "bytes",
        "cache-control": FOR_GOOD if version == media else ASK_FIRST,
        "content-security-policy": MEDIA_POLICY,
        **({"content-disposition": disposition(name)} if name else {}),
    }
    if holds(request.headers.get("if-none-match"), etag):
        return Response(None, 304, headers)
    wanted = request.headers.get("range") if same_file(request.headers.get("if-range"), etag) else None
    try:
        # The RFC defines ranges for GET alone.
        span = asked_span(wanted, size) if request.method == "GET" else None
    except Unsatisfiable:
        raise HttpRefusal(
            416,
            f"The file has {size} bytes; there is no range {wanted!r} in it.",
            code="range_not_satisfiable",
            headers={"content-range": f"bytes */{size}"},
        ) from None
    chosen = span or Span(0, size)
    headers["content-length"] = str(chosen.stop - chosen.start)
    if span is not None:
        headers["content-range"] = f"bytes {span.start}-{span.stop - 1}/{size}"
    if request.method == "HEAD":
        return Response(None, 200, headers, mime)
    return StreamingResponse(_read(path, chosen), 206 if span else 200, headers, mime)


def send_bytes(data: bytes, key: str, mime: str, request: Request, *, for_good: bool) -> Response:
    """A small file that is called `key` after what is in it, or word that the caller has it already."""
    etag = f'"{key}"'
    headers = {
        "etag": etag,
        "cache-control": FOR_GOOD if for_good else ASK_FIRST,
        "content-security-policy": MEDIA_POLICY,
    }
    if holds(request.headers.get("if-none-match"), etag):
        return Response(None, 304, headers)
    if request.method == "HEAD":
        return Response(None, 200, {**headers, "content-length": str(len(data))}, mime)
    return Response(data, 200, headers, mime)


async def _read(path: Path, span: Span) -> AsyncGenerator[bytes]:
    """The bytes of a span, a piece at a time, as fast as they are taken."""
    file = await asyncio.to_thread(path.open, "rb")
    try:
        await asyncio.to_thread(file.seek, span.start)
        left = span.stop - span.start
        while left > 0:
            piece = await asyncio.to_thread(file.read, min(left, _CHUNK))
            if not piece:
                return
            left -= len(piece)
            yield piece
    finally:
        file.close()
