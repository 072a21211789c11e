"""What is said to whoever pauses a film that money is held for."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from reelwright.actions.videos import View
from reelwright.cli.delivery import paused
from reelwright.film.brief import Brief
from reelwright.film.ids import new_video_id
from reelwright.film.video import Video


@pytest.mark.parametrize(
    ("held", "goes_on", "said"),
    [
        (0, False, "Paused."),
        (
            190_000,
            False,
            "Paused. What was sent is still being made; 0.19 USD is held for it and for what follows.",
        ),
        (190_000, True, "Another process goes on with the film."),
    ],
)
def test_a_pause_tells_what_is_held(
    held: int, goes_on: bool, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    video = Video(id=new_video_id(), brief=Brief(prompt="A lamp."), created=now, updated=now)
    assert paused(View(video, (), None, held), goes_on=goes_on, json=True) == 130
    assert json.loads(capsys.readouterr().out)["error"]["message"] == said
