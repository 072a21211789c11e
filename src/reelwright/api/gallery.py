"""The list of videos over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query

from reelwright.actions import gallery
from reelwright.actions.gallery import Page, Row
from reelwright.api.given import At
from reelwright.api.problems import problem_docs
from reelwright.api.shapes import Urls, urls
from reelwright.film.ids import VideoId
from reelwright.film.value import Value
from reelwright.film.video import Needs, VideoStatus
from reelwright.store.gallery import Sort

router = APIRouter(prefix="/api/videos", tags=["videos"], responses=problem_docs(401, 403, 421, 422, 503))


class Line(Value):
    """A line of the list."""

    id: VideoId
    title: str
    """Empty until the storyboard is there."""
    prompt: str
    niche: str | None
    status: VideoStatus
    needs: Needs
    percent: int
    step: str
    """`storyboard`, `scenes`, `film` or `done`; empty before it begins."""
    seconds_left: int | None
    scenes: int
    """How many the storyboard has; before there is one, how many were asked for, or 0."""
    seconds: float
    aspect: str
    has_film: bool
    error: str | None
    cost_micros: int
    currency: str
    urls: Urls
    """Of the film; until it is made, of its preview."""
    created: datetime
    updated: datetime


class PageView(Value):
    """Videos in the order that was asked for. `cursor` asks for what follows; null at the end."""

    videos: tuple[Line, ...]
    cursor: str | None
    counts: dict[VideoStatus, int]
    """How many videos are in each status, whatever was asked for."""
    asking: int
    """How many videos wait for a person, whatever was asked for."""


@router.get("")
def list_videos(
    at: At,
    status: VideoStatus | None = None,
    needs: Annotated[Needs | None, Query(description="What they wait for a person to give")] = None,
    active: Annotated[
        bool | None, Query(description="Those that are not over yet; `false`: those that are")
    ] = None,
    q: Annotated[
        str | None, Query(max_length=200, description="Looked for in title, prompt and script")
    ] = None,
    sort: Annotated[
        Sort,
        Query(description="`changed`: what changed last comes first; `longest`: by the length of the film"),
    ] = Sort.NEWEST,
    cursor: Annotated[
        str | None, Query(max_length=2000, description="As the page before gave it, in the same order")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = gallery.PAGE,
) -> PageView:
    """Videos, newest first unless asked otherwise, a page at a time."""
    found = gallery.page(
        at, status=status, needs=needs, active=active, text=q, sort=sort, cursor=cursor, limit=limit
    )
    return page_view(found)


def page_view(page: Page) -> PageView:
    return PageView(
        videos=tuple(_line(row) for row in page.videos),
        cursor=page.cursor,
        counts=page.counts,
        asking=page.asking,
    )


def _line(row: Row) -> Line:
    one = row.video
    return Line(
        id=one.id,
        title=one.title,
        prompt=one.prompt,
        niche=one.niche,
        status=one.status,
        needs=one.needs,
        percent=one.percent,
        step=row.step,
        seconds_left=row.seconds_left,
        scenes=one.scenes,
        seconds=one.seconds,
        aspect=one.aspect,
        has_film=one.film is not None,
        error=one.error,
        cost_micros=row.cost_micros,
        currency=row.currency,
        urls=urls(one.id, one.film or one.preview),
        created=one.created,
        updated=one.updated,
    )
