"""The prompts of an edited storyboard: composed anew where their scene says something else now."""

from __future__ import annotations

from collections.abc import Sequence

from reelwright.film.storyboard import Scene, Storyboard, Text
from reelwright.film.video import Video
from reelwright.providers.port import Sheet
from reelwright.story.document_prompt import compose_prompt


class SceneDraft(Scene):
    """A scene whose prompt may be left out: it is composed then."""

    prompt: Text = ""
    """What a provider is sent. Empty: composed of what the scene and the bible say."""


class StoryboardDraft(Storyboard):
    """A storyboard whose scenes may leave their prompts to be composed."""

    # Frozen, so that what is read as plain scenes is never written as such.
    scenes: tuple[SceneDraft, ...]  # pyright: ignore[reportIncompatibleVariableOverride]


def written(
    video: Video, draft: StoryboardDraft, origins: Sequence[int | None], sheet: Sheet
) -> tuple[Storyboard, tuple[int, ...]]:
    """The storyboard with all its prompts, and the scenes whose prompt a person wrote.

    A prompt that came back as it was is composed anew where that gives something else than it did before, of
    the scene or the bible; unless a person wrote it. `origins` are those of `moves`.
    """
    bible = video.storyboard.bible if video.storyboard else draft.bible
    there = (*(video.storyboard.scenes if video.storyboard else ()), *video.removed)
    by_number = {scene.number: scene for scene in there}
    # A new scene that was copied from another one brings its prompt along.
    by_prompt = {scene.prompt: scene for scene in there}
    scenes: list[Scene] = []
    worded: list[int] = []
    for scene, origin in zip(draft.scenes, origins, strict=True):
        composed = compose_prompt(scene, draft.bible, sheet)
        before = by_prompt.get(scene.prompt) if origin is None else by_number[origin]
        prompt, own = scene.prompt, False
        if not prompt:
            prompt = composed
        elif before is None or prompt != before.prompt:
            own = prompt != composed
        elif before.number in video.worded:
            own = True
        elif composed != compose_prompt(before, bible, sheet):
            prompt = composed
        if own:
            worded.append(scene.number)
        scenes.append(Scene.from_json({**scene.to_json(), "prompt": prompt}))
    board = {**draft.to_json(), "scenes": [scene.to_json() for scene in scenes]}
    return Storyboard.from_json(board), tuple(worded)
