"""A video's events as a stream (server-sent events), for curl and scripts; a page uses Socket.IO."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from typing import Annotated, Final, cast

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.responses import StreamingResponse

from reelwright.api.feed import Feed, Listener
from reelwright.api.given import TheVideo
from reelwright.api.payload import payload
from reelwright.api.problems import problem_docs
from reelwright.film.errors import WrongInput
from reelwright.film.event import Event

HEARTBEAT_S: Final = 15.0
"""A comment after so much silence keeps whatever lies between from hanging up."""
RETRY_MS: Final = 2000
router = APIRouter(prefix="/api/videos/{video_id}", tags=["events"])
EXAMPLE: Final = (
    "retry: 2000\n\nid: 7\nevent: video_scene_completed\n"
    'data: {"title":"The lamp","seq":7,"videoId":"0198c3f2-7c1e-7d4a-9c50-3f1d2a6b7e90",'
    '"at":"2026-11-22T12:00:00Z","percent":34,"step":"scenes","scene":2,"scenePercent":100,'
    '"secondsLeft":9,"costMicros":0,"currency":"USD"}\n\n'
)


@router.get(
    "/events",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "`id` is the event's number, `event` its kind, `data` its payload as JSON. The "
            "stream ends after a final event.",
            "content": {"text/event-stream": {"schema": {"type": "string"}, "example": EXAMPLE}},
        },
        204: {"description": "The video is over and the caller has heard it all: do not connect again"},
        **problem_docs(401, 403, 404, 421, 422),
    },
)
async def stream_events(
    video: TheVideo,
    request: Request,
    since: Annotated[int, Query(ge=0, description="Number of the last event already heard")] = 0,
    last_event_id: Annotated[
        str | None,
        Header(alias="Last-Event-ID", description="The same, as a browser sends it; it counts first"),
    ] = None,
) -> Response:
    """Everything that happened after event `since`, in order, then what happens, as it happens."""
    feed = cast("Feed", request.app.state.feed)
    listener = await feed.listen(video, since if last_event_id is None else _number(last_event_id))
    if listener.over and listener.up_to_date:
        listener.close()
        return Response(None, 204)
    return StreamingResponse(_stream(listener), media_type="text/event-stream")


async def _stream(listener: Listener) -> AsyncGenerator[str]:
    try:
        yield f"retry: {RETRY_MS}\n\n"
        while (events := await listener.next(HEARTBEAT_S)) is not None:
            yield "".join(_message(event) for event in events) or ": still here\n\n"
            # After a retry a final event lies in the middle of the log, and more follows.
            if events and events[-1].kind.final and listener.up_to_date:
                return
    finally:
        listener.close()


def _message(event: Event) -> str:
    # JSON on one line: a line break inside a prompt is escaped, so it cannot end the message early.
    data = json.dumps(payload(event), ensure_ascii=False, separators=(",", ":"))
    return f"id: {event.seq}\nevent: {event.kind.value}\ndata: {data}\n\n"


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise WrongInput(
            "Last-Event-ID is the number of an event.", code="seq_unknown", where="Last-Event-ID"
        )
    return int(text)
