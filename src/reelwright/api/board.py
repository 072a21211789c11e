"""The board over HTTP: a video's storyboard edited after it exists."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body
from pydantic import Field

from reelwright.actions import board, videos
from reelwright.actions.board_prompts import StoryboardDraft
from reelwright.api.examples import EDITS
from reelwright.api.given import At, TheVideo
from reelwright.api.problems import problem_docs
from reelwright.api.shapes import VideoView, video_view
from reelwright.film.storyboard import MOST_SCENES
from reelwright.film.value import Value

router = APIRouter(prefix="/api/videos/{video_id}", tags=["videos"])


class BoardEdit(Value):
    """A video's storyboard as it should be, and where its scenes come from."""

    storyboard: StoryboardDraft
    origins: tuple[int | None, ...] = Field(max_length=MOST_SCENES)
    """For each scene of it, the number that it has had: one of the storyboard, or above 100 one of `removed`.
    Null is a new scene."""
    basis: str = Field(max_length=64)
    """The `storyboardVersion` of the view that was edited."""


@router.put(
    "/storyboard", status_code=202, responses=problem_docs(401, 403, 404, 409, 413, 415, 421, 422, 501, 503)
)
def edit_storyboard(
    at: At, video: TheVideo, asked: Annotated[BoardEdit, Body(openapi_examples=EDITS)]
) -> VideoView:
    """Edit the storyboard, and make the film of it. An edit that changes nothing starts nothing.

    Takes go with their scenes. Free panels are drawn anew where their scene changed; paid takes stay, and new
    ones need approval. Scenes that are left out are kept in `removed`. A prompt that is empty, or that came
    back as it was although its scene changed, is composed; one that a person wrote stays.
    """
    board.edit(at, video, asked.storyboard, asked.origins, basis=asked.basis)
    return video_view(videos.view(at, video))
