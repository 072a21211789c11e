"""Takes over HTTP: another one asked for, one put into the film, and the clip of each."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, cast

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Body, Path, Query, Request, Response
from pydantic import Field

from reelwright.actions import takes, videos
from reelwright.actions.stills import Still, find_take, still
from reelwright.api.examples import RETAKES
from reelwright.api.files import Version, file_docs, send_bytes, send_file
from reelwright.api.given import At, TheVideo
from reelwright.api.problems import problem_docs
from reelwright.api.shapes import VideoView, video_view
from reelwright.film.errors import NotFound
from reelwright.film.value import Value

router = APIRouter(prefix="/api/videos/{video_id}", tags=["takes"])
SceneNumber = Annotated[int, Path(ge=1, description="Number of the scene")]
TakeNumber = Annotated[int, Path(ge=1, description="Number of the take within its scene")]
STILLS_AT_ONCE = 2
"""Stills that are decoded side by side; the rest of the machine is for films."""
TakeId = Annotated[str, Path(max_length=200, description="Id of the take")]
_ERRORS = problem_docs(401, 403, 404, 409, 413, 415, 421, 422, 501, 503)


class Retake(Value):
    """Another take of a scene, with the same words or others."""

    prompt: str | None = Field(default=None, min_length=1, max_length=8000)
    """Instead of the scene's own."""
    seed: int | None = Field(default=None, ge=0, le=4294967295)
    """Another than before, if left out."""
    approved: bool = False
    """Spend what it costs. Without it the answer is a problem `needs_approval` with the quote."""
    budget_micros: int | None = Field(default=None, ge=0)
    """From now on the most that the video may cost."""
    most_micros: int | None = Field(default=None, ge=0)
    """The price that was shown. When it costs more by now, nothing is spent: the answer is a problem
    `needs_approval` with the new quote, although it is `approved`."""


@router.post("/scenes/{number}/retake", status_code=202, responses=_ERRORS)
def retake_scene(
    at: At,
    video: TheVideo,
    number: SceneNumber,
    asked: Annotated[Retake, Body(openapi_examples=RETAKES)],
) -> VideoView:
    """Shoot a scene once more, good or failed. Earlier takes stay; the new one goes into the film."""
    takes.retake(
        at,
        video,
        number,
        prompt=asked.prompt,
        seed=asked.seed,
        approved=asked.approved,
        budget_micros=asked.budget_micros,
        most_micros=asked.most_micros,
    )
    return video_view(videos.view(at, video))


@router.post("/scenes/{number}/takes/{take}/circle", status_code=202, responses=_ERRORS)
def circle_take(at: At, video: TheVideo, number: SceneNumber, take: TakeNumber) -> VideoView:
    """Put another take into the film, which is cut again at no cost."""
    takes.circle(at, video, takes.find_take(at, video, number, take).id)
    return video_view(videos.view(at, video))


@router.get("/takes/{take_id}/clip.mp4", response_class=Response, responses=file_docs("video/mp4"))
@router.head("/takes/{take_id}/clip.mp4", include_in_schema=False)
def take_clip(
    at: At,
    video: TheVideo,
    take_id: TakeId,
    request: Request,
    v: Version = None,
) -> Response:
    """The clip of a take, in the film or not."""
    found = find_take(at, video, take_id)
    if found.media is None:
        raise NotFound(f"The take has no clip: it is {found.state.value}.", code="take_has_no_clip")
    return send_file(at.studio.library.path(found.media), found.media, "video/mp4", request, version=v)


@router.get("/takes/{take_id}/frame.jpg", response_class=Response, responses=file_docs("image/jpeg"))
@router.head("/takes/{take_id}/frame.jpg", include_in_schema=False)
async def take_frame(
    at: At,
    video: TheVideo,
    take_id: TakeId,
    request: Request,
    moment: Annotated[
        float, Query(alias="at", ge=0, le=1, description="Which frame: 0 is the first, 1 the last")
    ] = 0.5,
    v: Version = None,
) -> Response:
    """A still of a take, at most 480 pixels wide. It is decoded once, and kept."""

    def look() -> Still:
        return still(at, find_take(at, video, take_id), Fraction(moment))

    # A page asks for many at once; those that wait here hold up nothing else.
    found = await to_thread.run_sync(look, limiter=cast("CapacityLimiter", request.app.state.stills))
    return send_bytes(found.jpeg, found.key, "image/jpeg", request, for_good=v == found.media)
