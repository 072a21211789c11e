"""Storyboards edited after their film is made: takes go with their scenes, and only what changed is drawn."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import sqlalchemy as sa
from tests.integration.paid import CENT, PaidCards
from tests.integration.runs.conftest import BRIEF, board, small_studio
from tests.integration.runs.test_runs import until

from reelwright.actions import takes, videos
from reelwright.actions.board import edit as edit_board
from reelwright.actions.board import editable, version
from reelwright.actions.board_prompts import StoryboardDraft
from reelwright.actions.counter import Counter, open_counter
from reelwright.actions.decisions import decide
from reelwright.actions.intake import bring_in
from reelwright.actions.videos import View
from reelwright.film.brief import Limits
from reelwright.film.grammar import Move
from reelwright.film.ids import VideoId
from reelwright.film.media import Media, MediaKind
from reelwright.film.storyboard import Camera, Scene, Storyboard, Transition
from reelwright.film.video import Needs, VideoStatus
from reelwright.media.library import MediaLibrary
from reelwright.runs.engine import STUDIO, Engine
from reelwright.store import calls, ledger

CUTS = board().but(
    scenes=tuple(
        scene.but(
            description=f"Card {scene.number} is shown.",
            prompt=f"Card {scene.number}.",
            transition=Transition(),
            seconds=2,
        )
        for scene in board().scenes
    )
)
"""Three scenes of 2 s that lend each other nothing."""
SCENE = 2 * 5 * CENT
"""What one of them costs."""


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

    def approve(self, view: View) -> None:
        decide(self.counter, view.video.id, "approve")

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
    studio = replace(small_studio(tmp_path / "data", paid, log=log), limits=Limits(min_seconds=1))
    with open_counter(studio) as counter:
        engine = Engine(studio, STUDIO, takes_from_line=True)
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


def test_a_scene_that_changed_is_drawn_anew_and_its_old_panel_is_there_for_an_undo(desk: Desk) -> None:
    made = desk.film()
    one, two, three = scenes_of(made)
    done = desk.edit(made, (one, two.but(description="Another card is shown."), three), (1, 2, 3))
    assert desk.drawn[3:] == [f"{made.video.id}.2.2"]
    assert [(take.scene, take.number) for take in done.takes if take.circled] == [(1, 1), (2, 2), (3, 1)]
    assert "Another card is shown." in scenes_of(done)[1].prompt
    assert scenes_of(done)[0].prompt == "Card 1."

    undone = desk.edit(done, (one, two, three), (1, 2, 3))
    assert len(desk.drawn) == 4
    assert [(take.scene, take.number) for take in undone.takes if take.circled] == [(1, 1), (2, 1), (3, 1)]
    assert clips(undone) == clips(made)

    # A cut is made of words, lengths and joins as well; only what lends more than it has is drawn for it.
    titled = desk.edit(undone, (one.but(title="First", caption="One."), two, three), (1, 2, 3))
    assert titled.video.film != undone.video.film
    shown = Transition.model_validate("dissolve")
    joined = desk.edit(titled, (one, two.but(transition=shown), three), (1, 2, 3), title="Joined")
    assert desk.drawn[4:] == [f"{made.video.id}.2.3", f"{made.video.id}.3.2"]
    assert joined.video.notes == ()
    longer = desk.edit(joined, (one.but(seconds=3), two, three), (1, 2, 3))
    assert desk.drawn[6:] == [f"{made.video.id}.1.2"]
    assert longer.video.film is not None
    assert longer.video.film.frames == 7 * 24
    assert (longer.video.brief.seconds, longer.video.brief.scenes) == (7, 3)


def test_a_removed_scene_comes_back_with_its_takes(desk: Desk) -> None:
    made = desk.film()
    one, _, three = scenes_of(made)
    first, second, third = clips(made)
    shorter = desk.edit(made, (one.but(seconds=3), three), (1, 3))
    (out,) = shorter.video.removed
    assert (out.number, out.description) == (101, "Card 2 is shown.")
    assert {take.scene for take in shorter.takes} == {1, 2}, "a view tells of what is in the film"
    assert len(desk.drawn) == 4

    back = desk.edit(shorter, (three, out, one), (2, 101, 1))
    assert back.video.removed == ()
    assert clips(back) == [third, second, first]
    assert len(desk.drawn) == 4
    assert len(back.takes) == 4


def test_another_take_is_drawn_and_circled_and_never_has_the_name_of_one_that_moved(desk: Desk) -> None:
    made = desk.film()
    one, two, three = scenes_of(made)
    again = desk.rest(takes.retake(desk.counter, made.video.id, 1).id)
    assert desk.drawn[3:] == [f"{made.video.id}.1.2"]
    assert [take.number for take in again.takes if take.circled and take.scene == 1] == [2]
    swapped = desk.edit(again, (two, one, three), (2, 1, 3))
    assert len(desk.drawn) == 4, "the take that was asked for stays"
    # What would be the second take of the first scene has been the second one of the other.
    more = desk.rest(takes.retake(desk.counter, swapped.video.id, 1).id)
    assert desk.drawn[4:] == [f"{made.video.id}.1.3"]
    assert [(take.scene, take.number) for take in more.takes if take.circled] == [(1, 3), (2, 2), (3, 1)]
    assert len({take.id for take in more.takes}) == len(more.takes) == 5


def test_panels_of_an_earlier_version_are_known_for_what_they_show(desk: Desk) -> None:
    made = desk.film()
    with desk.counter.studio.database.write() as conn:
        conn.execute(sa.text("UPDATE takes SET identity = ''"))
    one, two, three = scenes_of(made)
    changed = two.but(camera=Camera(move=Move.DOLLY_IN))
    desk.edit(made, (three, changed, one), (3, 2, 1))
    assert desk.drawn[3:] == [f"{made.video.id}.2.2"]


def test_what_was_paid_for_stays_and_only_a_new_scene_is_asked_about(desk: Desk) -> None:
    asks = desk.film(provider="paid")
    assert asks.video.needs is Needs.APPROVAL
    one, two, three = scenes_of(asks)
    # Before anything is spent: what was set down for the old words gives way, and the rest is asked anew.
    asks = desk.edit(asks, (one, two.but(description="A better card is shown.")), (1, 2))
    assert (asks.video.ask or "").startswith("Shoot 2 scenes with paid cards for 0.20 USD")
    assert (desk.paid.sent, len(desk.drawn)) == ([], 4)
    desk.approve(asks)
    made = desk.rest(asks.video.id)
    assert made.video.status is VideoStatus.COMPLETED, made.video.error
    assert desk.paid.charged == 2 * SCENE
    # They are shot side by side: either may be sent first.
    plain, better = sorted(one["prompt"] for one in desk.paid.sent)
    assert (plain, "better" in better) == ("Card 1.", True)

    # Other words, another order: the film is cut from what is there, and that of the old words stays in it.
    one, two = scenes_of(made)
    first, second = clips(made)
    done = desk.edit(made, (two, one.but(description="The first card is shown.")), (2, 1))
    assert (done.video.status, done.video.needs) == (VideoStatus.COMPLETED, Needs.NOTHING)
    assert clips(done) == [second, first]
    assert desk.paid.charged == 2 * SCENE
    kept = next(take for take in done.takes if take.circled and take.scene == 2)
    assert (kept.prompt, scenes_of(done)[1].prompt == "Card 1.") == ("Card 1.", False)
    assert len(desk.drawn) == 5, "what it would look like now is drawn behind it"

    # A third one, and the one that was taken out: they alone are asked about.
    two, one = scenes_of(done)
    asks = desk.edit(done, (two, one, three), (1, 2, 101))
    assert (asks.video.needs, asks.video.removed) == (Needs.APPROVAL, ())
    assert asks.video.ask == "Shoot 1 scene with paid cards for 0.10 USD?"
    assert asks.video.film == done.video.film, "the film before is there to be seen"
    desk.approve(asks)
    longer = desk.rest(asks.video.id)
    assert longer.video.status is VideoStatus.COMPLETED, longer.video.error
    assert desk.paid.charged == 3 * SCENE == longer.video.cost_micros
    assert clips(longer)[:2] == [second, first]

    # A clip is as long as it is: the film says where that is less than it should be.
    short = desk.edit(longer, [scene.but(seconds=3) for scene in scenes_of(longer)[:1]], (1,))
    assert short.video.status is VideoStatus.COMPLETED, short.video.error
    assert [note.code for note in short.video.notes] == ["scene_shortened"]
    assert desk.paid.charged == 3 * SCENE
    assert [scene.number for scene in short.video.removed] == [101, 102]


def test_other_words_for_what_was_turned_down_are_asked_about(desk: Desk) -> None:
    desk.paid.script(scene_2=["moderation"])
    made = desk.film(provider="paid", approved=True)
    assert [note.code for note in made.video.notes] == ["animatic_in_film"]
    assert desk.paid.charged == 3 * SCENE
    one, two, three = scenes_of(made)
    moved = desk.edit(made, (two, one, three), (2, 1, 3))
    assert moved.video.status is VideoStatus.COMPLETED, "the same words would be turned down again"
    assert [(note.code, note.scene) for note in moved.video.notes] == [("animatic_in_film", 1)]
    asks = desk.edit(moved, (two.but(description="A kinder card is shown."), one, three), (1, 2, 3))
    assert asks.video.ask == "Shoot 1 scene with paid cards for 0.10 USD?"
    desk.approve(asks)
    done = desk.rest(asks.video.id)
    assert (done.video.status, done.video.notes) == (VideoStatus.COMPLETED, ())
    assert desk.paid.charged == 4 * SCENE


def test_a_call_in_doubt_is_kept_through_an_edit(desk: Desk) -> None:
    desk.paid.script(scene_2=["lost"])
    asks = desk.film(provider="paid", approved=True)
    assert asks.video.needs is Needs.DECISION
    one, two, three = scenes_of(asks)
    with desk.counter.studio.database.read() as conn:
        before = {call.id: (call.state, call.take) for call in calls.of(conn, asks.video.id)}
    done = desk.edit(asks, (three, one.but(title="First"), two), (3, 1, 2))
    assert done.video.status is VideoStatus.COMPLETED, done.video.error
    assert [(note.code, note.scene) for note in done.video.notes] == [("animatic_in_film", 3)]
    with desk.counter.studio.database.read() as conn:
        assert {call.id: (call.state, call.take) for call in calls.of(conn, asks.video.id)} == before
        assert ledger.audit(conn) == ()


def test_footage_that_is_given_and_taken_away_gives_way_both_times(desk: Desk, tmp_path: Path) -> None:
    assert cv2.imwrite(str(tmp_path / "house.jpg"), np.full((108, 192, 3), 90, np.uint8))
    house = bring_in(desk.counter, tmp_path / "house.jpg", MediaKind.PICTURE)
    made = desk.film()
    one, two, three = scenes_of(made)
    with_house = desk.edit(made, (one, two.but(footage=house), three), (1, 2, 3))
    assert clips(with_house)[1] == house
    assert len(desk.drawn) == 3
    without = desk.edit(with_house, (one, two, three), (1, 2, 3))
    assert clips(without) == clips(made)
    again = desk.edit(without, (two.but(footage=house, seconds=3), one, three), (2, 1, 3))
    assert clips(again)[0] == house
    assert len(desk.drawn) == 3


class _Interrupted(MediaLibrary):
    """A library in which something happens just after the first film was put away."""

    then: Callable[[], None] | None = None

    def keep(self, source: Path, kind: MediaKind) -> Media:
        kept = super().keep(source, kind)
        then = self.then
        if source.name == "film.mp4" and then is not None:
            self.then = None
            then()
        return kept


def test_a_run_that_does_not_know_that_it_was_stopped_does_not_end_the_next_one(tmp_path: Path) -> None:
    studio = replace(small_studio(tmp_path), limits=Limits(min_seconds=1))
    library = _Interrupted(studio.library.root, studio.lab)
    studio = replace(studio, library=library)
    with open_counter(studio) as counter:
        desk = Desk(counter, tmp_path / "none", PaidCards(tmp_path / "account"))
        made = videos.generate(counter, BRIEF, storyboard=CUTS)
        changed = threading.Event()

        def stop_and_edit() -> None:
            with studio.database.write() as conn:
                # The word to the run never gets through, as when the process dies in between.
                conn.execute(sa.text("UPDATE videos SET status = 'cancelled'"))
            stopped = videos.view(counter, made.id).video
            titled = StoryboardDraft.from_json({**CUTS.to_json(), "title": "Others"})
            edit_board(counter, made.id, titled, (1, 2, 3), basis=version(stopped) or "")
            changed.set()

        library.then = stop_and_edit
        engine = Engine(studio, STUDIO, takes_from_line=True)
        engine.start("The test")
        try:
            until(changed.is_set)
            done = desk.rest(made.id).video
        finally:
            engine.stop()
    assert (done.status, done.attempt) == (VideoStatus.COMPLETED, 2)
    assert done.timeline is not None
    assert [title.text for title in done.timeline.titles] == ["Others"]
