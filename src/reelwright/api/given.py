"""What every route is given: the counter, and the id of the video that it is about."""

from __future__ import annotations

import re
from typing import Annotated, cast

from fastapi import Depends, Path, Request

from reelwright.actions.counter import Counter
from reelwright.film.errors import NotFound
from reelwright.film.ids import VideoId

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _counter(request: Request) -> Counter:
    return cast("Counter", request.app.state.counter)


def known_id(text: str) -> VideoId:
    """`text` as an id; NotFound for what no video is ever called."""
    if not _ID.fullmatch(text):
        raise NotFound("There is no such video.", code="video_not_found")
    return VideoId(text)


def _video_id(
    video_id: Annotated[
        str, Path(description="Id of the video", examples=["0198c3f2-7c1e-7d4a-9c50-3f1d2a6b7e90"])
    ],
) -> VideoId:
    return known_id(video_id)


At = Annotated[Counter, Depends(_counter)]
"""The counter at which a route asks."""
TheVideo = Annotated[VideoId, Depends(_video_id)]
"""The id in the path."""
