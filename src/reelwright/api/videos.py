"""Videos over HTTP: asked for, looked at, stopped, tried again, decided on, deleted and brought back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Header, Response
from pydantic import Field

from reelwright.actions import videos
from reelwright.actions.accounts import check_account
from reelwright.actions.decisions import decide
from reelwright.api.examples import DECISIONS, REQUESTS
from reelwright.api.given import At, TheVideo
from reelwright.api.problems import problem_docs
from reelwright.api.shapes import (
    StatusView,
    VideoRequest,
    VideoView,
    status_view,
    video_view,
)
from reelwright.film.value import Value

router = APIRouter(prefix="/api/videos", tags=["videos"], responses=problem_docs(401, 403, 421, 422, 503))
Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        description="Your own name for this request: sent again, it makes no second video.",
    ),
]


class Decision(Value):
    """The answer to what a video asks: one of its `choices`."""

    decision: str
    """`approve` spends the money, `again` tries once more, `builtin` lets the built-in planner write, `panel`
    leaves the scene an animatic."""
    budget_micros: int | None = Field(default=None, ge=0)
    """From now on the most that the video may cost."""
    most_micros: int | None = Field(default=None, ge=0)
    """The price that was shown. When going on costs more by now, nothing is spent: the answer is a problem
    `needs_approval` with the new quote, and the video goes on asking with that."""


@router.post("", status_code=202, responses=problem_docs(409, 413, 415, 501, 502))
def create_video(
    at: At,
    request: Annotated[VideoRequest, Body(openapi_examples=REQUESTS)],
    response: Response,
    idempotency_key: Key = None,
) -> VideoView:
    """Generate a film. It is in the line when this answers; `Location` says where to look.

    With a provider that is paid, its account is asked first (501: it does not take the key). The preview is
    free; unless `approved`, the video then needs approval before anything is spent.
    """
    brief = request.brief(at.studio.default_provider)
    check_account(at, brief, request.storyboard)
    video = videos.generate(at, brief, storyboard=request.storyboard, idempotency_key=idempotency_key)
    response.headers["location"] = f"/api/videos/{video.id}"
    return video_view(videos.view(at, video.id))


@router.get("/{video_id}", responses=problem_docs(404))
def get_video(at: At, video: TheVideo) -> VideoView:
    """The video with its storyboard, takes, notes, addresses and money so far."""
    return video_view(videos.view(at, video))


@router.get("/{video_id}/status", responses=problem_docs(404))
def get_status(at: At, video: TheVideo) -> StatusView:
    """How far the video is: in all, by scene, and what it waits for."""
    return status_view(videos.view(at, video))


@router.post("/{video_id}/cancel", responses=problem_docs(404, 409))
def cancel_video(at: At, video: TheVideo) -> VideoView:
    """Stop the video. Cancelling it again changes nothing."""
    videos.cancel(at, video)
    return video_view(videos.view(at, video))


@router.post("/{video_id}/retry", status_code=202, responses=problem_docs(404, 409))
def retry_video(at: At, video: TheVideo) -> VideoView:
    """Try a failed or cancelled video again. What it has already is kept, not made or paid twice."""
    videos.retry(at, video)
    return video_view(videos.view(at, video))


@router.post("/{video_id}/approve", status_code=202, responses=problem_docs(404, 409, 413, 415))
def approve_video(
    at: At, video: TheVideo, decision: Annotated[Decision, Body(openapi_examples=DECISIONS)]
) -> VideoView:
    """Answer what the video asks: `needs` and `ask` say what, `choices` how it may be answered."""
    decide(
        at,
        video,
        decision.decision,
        budget_micros=decision.budget_micros,
        most_micros=decision.most_micros,
    )
    return video_view(videos.view(at, video))


@router.delete("/{video_id}", status_code=204, responses=problem_docs(404))
def delete_video(at: At, video: TheVideo) -> None:
    """Take the video out of sight; one that is being made is cancelled first. `restore` brings it back."""
    videos.delete(at, video)


@router.post("/{video_id}/restore", responses=problem_docs(404))
def restore_video(at: At, video: TheVideo) -> VideoView:
    """Bring a deleted video back, as it was left. Nothing happens to one that was not deleted."""
    videos.restore(at, video)
    return video_view(videos.view(at, video))
