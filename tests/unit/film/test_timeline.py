from __future__ import annotations

import pytest
from pydantic import ValidationError

from reelwright.film.grammar import TransitionKind
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Clip, Join, Timeline


def clip(scene: int, frames: int) -> Clip:
    return Clip(scene=scene, media=MediaId("a" * 64), frames=frames)


def test_overlaps_are_counted_once() -> None:
    timeline = Timeline(
        width=640,
        height=360,
        clips=(clip(1, 100), clip(2, 80), clip(3, 50)),
        joins=(Join(kind=TransitionKind.DISSOLVE, frames=12), Join()),
    )
    assert timeline.frames == 218
    assert timeline.starts() == (0, 88, 168)


def test_a_clip_is_never_shorter_than_its_transitions() -> None:
    with pytest.raises(ValidationError, match="scene 2 is shorter"):
        Timeline(
            width=640,
            height=360,
            clips=(clip(1, 100), clip(2, 20), clip(3, 50)),
            joins=(Join(kind=TransitionKind.FADE, frames=12), Join(kind=TransitionKind.FADE, frames=12)),
        )


def test_a_join_between_each_two() -> None:
    with pytest.raises(ValidationError, match="need 1 joins"):
        Timeline(width=640, height=360, clips=(clip(1, 10), clip(2, 10)))
