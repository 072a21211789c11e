"""Storyboards of paid films edited end to end: what a later take is asked with, and what that costs."""

from __future__ import annotations

from tests.integration.runway_films.conftest import Set, board
from tests.integration.runway_films.test_board_unasked import scenes_board

from reelwright.actions import takes
from reelwright.actions.board import edit, version
from reelwright.film.storyboard import Bible, Character, Continuity
from reelwright.film.video import VideoStatus


def test_a_character_who_looks_otherwise_is_drawn_anew_for_the_next_take_alone(stage: Set) -> None:
    mara = Character(id="mara", name="Mara", look="in a yellow coat")
    two = board("Mara leaves.", "Mara comes home.")
    two = two.but(
        bible=Bible(characters=(mara,)),
        scenes=tuple(scene.but(continuity=Continuity(characters=("mara",))) for scene in two.scenes),
    )
    made = stage.film(two)
    assert made.video.status is VideoStatus.COMPLETED, made.video.error
    drawn, spent = len(stage.tasks("text_to_image")), stage.charged()
    assert drawn == 3, "a portrait, and a still for each scene"

    assert made.video.storyboard is not None
    red = Bible(characters=(mara.but(look="in a red coat"),))
    wished = scenes_board(made.video, made.video.storyboard.scenes, bible=red)
    done = stage.rest(edit(stage.counter, made.video.id, wished, (1, 2), basis=version(made.video) or ""))
    assert (done.video.status, stage.charged()) == (VideoStatus.COMPLETED, spent)
    circled = {take.scene: take.media for take in made.takes if take.circled}
    assert {take.scene: take.media for take in done.takes if take.circled} == circled

    again = stage.rest(takes.retake(stage.counter, made.video.id, 1, approved=True))
    assert again.video.status is VideoStatus.COMPLETED, again.video.error
    asked = [task["promptText"] for task in stage.tasks("text_to_image")[drawn:]]
    assert len(asked) == 2
    assert sum("in a red coat" in prompt for prompt in asked) >= 1
    assert again.video.cost_micros == stage.charged() == stage.balances().spent
    assert stage.balances(made.video.id).reserved == 0
