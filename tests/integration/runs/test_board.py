"""Storyboards edited after their film is made: takes go with their scenes, and only what changed is drawn."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.integration.paid import PaidCards
from tests.integration.runs.conftest import BRIEF, board, small_studio
from tests.integration.runs.test_runs import until

from reelwright.actions import videos
from reelwright.actions.board import edit as edit_board
from reelwright.actions.board import editable, version
from reelwright.actions.board_prompts import StoryboardDraft
from reelwright.actions.counter import Counter, open_counter
from reelwright.actions.videos import View
from reelwright.film.ids import VideoId
from reelwright.film.storyboard import Scene, Storyboard, Transition
from reelwright.film.video import Needs, VideoStatus
from reelwright.runs.engine import STUDIO, Engine

CUTS = board().but(
    scenes=tuple(
        scene.but(transition=Transition(), description=f"Card {scene.number} is shown.", prompt="A card.")
        for scene in board().scenes
    )
)
"""Three scenes of 5 s that lend each other nothing."""


@dataclass
class Desk:
    """A studio with an engine, and the list of what was submitted to its free provider."""

    counter: Counter
    log: Path
    paid: PaidCards

    @property
    def drawn(self) -> list[str]:
        """Takes that were drawn for free, oldest first."""
        return self.log.read_text().splitlines() if self.log.exists() else []

    def film(self, storyboard: Storyboard = CUTS, **changes: Any) -> View:
        made = videos.generate(self.counter, BRIEF.but(**changes), storyboard=storyboard)
        return self.rest(made.id)

    def rest(self, video: VideoId) -> View:
        """The video once it is over or asks something."""

        def at_rest() -> bool:
            seen = videos.view(self.counter, video).video
            return seen.status.over or seen.needs is not Needs.NOTHING

        until(at_rest)
        return videos.view(self.counter, video)

    def edit(self, view: View, scenes: Sequence[Scene], origins: Sequence[int | None], **bible: Any) -> View:
        """Edit the storyboard of a video, and wait until it is at rest again."""
        video = view.video
        assert video.storyboard is not None
        numbered = [scene.but(number=number) for number, scene in enumerate(scenes, 1)]
        wished = video.storyboard.but(scenes=tuple(numbered), **bible)
        edit_board(
            self.counter,
            video.id,
            StoryboardDraft.from_json(wished.to_json()),
            origins,
            basis=version(video) or "",
        )
        return self.rest(video.id)


@pytest.fixture
def desk(tmp_path: Path) -> Generator[Desk]:
    log, paid = tmp_path / "submitted", PaidCards(tmp_path / "account")
    with open_counter(small_studio(tmp_path / "data", paid, log=log)) as counter:
        engine = Engine(counter.studio, STUDIO, takes_from_line=True)
        engine.start("The test")
        try:
            yield Desk(counter, log, paid)
        finally:
            engine.stop()


def scenes_of(view: View) -> tuple[Scene, ...]:
    assert view.video.storyboard is not None
    return view.video.storyboard.scenes


def clips(view: View) -> list[str | None]:
    """The clips that the film is cut from, in order."""
    assert view.video.timeline is not None
    return [clip.media for clip in view.video.timeline.clips]


def test_scenes_of_a_finished_film_change_places_and_nothing_is_drawn(desk: Desk) -> None:
    made = desk.film()
    assert editable(made.video)
    one, two, three = scenes_of(made)
    first, second, third = clips(made)
    done = desk.edit(made, (two, one, three), (2, 1, 3))
    assert done.video.status is VideoStatus.COMPLETED, done.video.error
    assert clips(done) == [second, first, third]
    assert done.video.film != made.video.film
    assert len(desk.drawn) == 3
    assert [take.id.rpartition(".")[0].rpartition(".")[2] for take in done.takes] == ["2", "1", "3"]
