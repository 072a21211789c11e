from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from reelwright.actions.board_prompts import StoryboardDraft, written
from reelwright.api.examples import BRIEF, STORYBOARD
from reelwright.film.ids import new_video_id
from reelwright.film.storyboard import Scene, Storyboard
from reelwright.film.video import Video
from reelwright.providers.animatic.provider import SHEET
from reelwright.story.document_prompt import compose_prompt

_AT = datetime(2026, 11, 22, tzinfo=UTC)
VIDEO = Video(id=new_video_id(), brief=BRIEF, storyboard=STORYBOARD, created=_AT, updated=_AT)
FRONT, LAMP = STORYBOARD.scenes


def written_of(
    *scenes: Scene | dict[str, Any],
    origins: tuple[int | None, ...] = (1, 2),
    worded: tuple[int, ...] = (),
    removed: tuple[Scene, ...] = (),
    **board: Any,
) -> tuple[Storyboard, tuple[int, ...]]:
    sent = [one.to_json() if isinstance(one, Scene) else one for one in scenes]
    numbered = [{**one, "number": number} for number, one in enumerate(sent, 1)]
    draft = StoryboardDraft.from_json({**STORYBOARD.but(**board).to_json(), "scenes": numbered})
    return written(VIDEO.but(worded=worded, removed=removed), draft, origins, SHEET)


def composed(board: Storyboard, number: int) -> str:
    return compose_prompt(board.scene(number), board.bible, SHEET)


def test_what_is_as_it_was_keeps_its_prompt() -> None:
    assert written_of(FRONT, LAMP) == (STORYBOARD, ())
    swapped, _ = written_of(LAMP, FRONT, origins=(2, 1))
    assert [one.prompt for one in swapped.scenes] == [LAMP.prompt, FRONT.prompt]


def test_what_is_heard_and_read_is_in_no_prompt() -> None:
    board, _ = written_of(FRONT.but(narration="", caption="Wind.", title="Wind", seconds=9), LAMP)
    assert board.scene(1).prompt == FRONT.prompt


def test_a_scene_that_shows_something_else_has_its_prompt_composed() -> None:
    board, worded = written_of(FRONT, LAMP.but(description="The keeper opens the door."))
    assert (board.scene(1).prompt, worded) == (FRONT.prompt, ())
    assert board.scene(2).prompt == composed(board, 2)
    assert "opens the door" in board.scene(2).prompt


def test_whoever_looks_otherwise_does_so_in_their_scenes() -> None:
    (keeper,) = STORYBOARD.bible.characters
    other = STORYBOARD.bible.but(characters=(keeper.but(look="a young keeper in a red coat"),))
    board, _ = written_of(FRONT, LAMP, bible=other)
    assert board.scene(1).prompt == FRONT.prompt
    assert "a young keeper in a red coat" in board.scene(2).prompt


def test_words_of_ones_own_stay_until_they_are_taken_out() -> None:
    own = LAMP.but(prompt="A lamp in the night.", description="The lamp burns.")
    board, worded = written_of(FRONT, own)
    assert (board.scene(2).prompt, worded) == ("A lamp in the night.", (2,))
    # Another change of the scene leaves them, wherever it goes.
    there = VIDEO.but(storyboard=board, worded=worded)
    draft = StoryboardDraft.from_json(
        {
            **board.to_json(),
            "scenes": [own.but(number=1, description="It is lit.").to_json(), FRONT.but(number=2).to_json()],
        }
    )
    again, worded = written(there, draft, (2, 1), SHEET)
    assert (again.scene(1).prompt, worded) == ("A lamp in the night.", (1,))
    free, worded = written_of(FRONT, {**own.to_json(), "prompt": " "}, worded=(2,))
    assert (free.scene(2).prompt, worded) == (composed(free, 2), ())


def test_a_new_scene_needs_no_prompt() -> None:
    bare = {"title": "Calm", "description": "The sea is calm.", "seconds": 5, "number": 3}
    board, worded = written_of(FRONT, LAMP, bare, origins=(1, 2, None))
    assert (board.scene(3).prompt, worded) == (composed(board, 3), ())
    assert "The sea is calm" in board.scene(3).prompt
    told, worded = written_of(FRONT, LAMP, {**bare, "prompt": "Calm."}, origins=(1, 2, None))
    assert (told.scene(3).prompt, worded) == ("Calm.", (3,))


def test_a_copy_of_a_scene_has_no_words_of_its_own_until_it_differs() -> None:
    copy = LAMP.but(description="The lamp goes out.")
    board, worded = written_of(FRONT, LAMP, copy, origins=(1, 2, None))
    assert (board.scene(3).prompt, worded) == (composed(board, 3), ())
    out = LAMP.but(number=101)
    back, worded = written_of(FRONT, out.but(description="It goes out."), origins=(1, 101), removed=(out,))
    assert (back.scene(2).prompt, worded) == (composed(back, 2), ())
