from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from reelwright.film.ids import MediaId
from reelwright.film.speech import Speech, Spoken
from reelwright.film.storyboard import Scene, Storyboard
from reelwright.sound.fit import BREATH, LAST_BREATH, fit_scenes, room


def _board(*seconds: int) -> Storyboard:
    return Storyboard(
        title="Lamp",
        scenes=tuple(
            Scene(number=number, title="A", description="A", prompt="A", seconds=Fraction(one))
            for number, one in enumerate(seconds, 1)
        ),
    )


def _line(scene: int, seconds: str) -> Spoken:
    return Spoken(scene=scene, media=MediaId("a"), speech=Speech(seconds=Fraction(seconds)))


def _ten(number: int) -> Fraction:
    return Fraction(10)


def test_a_scene_gets_the_time_that_its_line_needs_and_that_is_said() -> None:
    board = _board(6, 6, 6)
    longer, notes = fit_scenes(board, [_line(2, "6.63"), _line(1, "5.3"), _line(3, "5.2")], _ten)
    assert [scene.seconds for scene in longer.scenes] == [6, Fraction("7.4"), Fraction("6.4")]
    assert [(note.code, note.scene) for note in notes] == [("scene_extended", 2), ("scene_extended", 3)]
    assert notes[0].message == "Scene 2 lasts 7.4 s instead of 6 s: its line needs the time."


def test_a_line_that_fits_changes_nothing() -> None:
    board = _board(6, 6)
    assert fit_scenes(board, [_line(1, "5.3")], _ten) == (board, ())
    assert fit_scenes(board, [], _ten) == (board, ())


def test_no_scene_is_longer_than_it_can_be_and_no_film_either() -> None:
    board = _board(6, 6)
    lines = [_line(1, "20"), _line(2, "8")]
    longer, _ = fit_scenes(board, lines, _ten)
    assert [scene.seconds for scene in longer.scenes] == [10, Fraction("9.2")]
    longer, notes = fit_scenes(board, lines, lambda number: Fraction(6 if number == 1 else 10))
    assert [scene.seconds for scene in longer.scenes] == [6, Fraction("9.2")]
    assert [note.scene for note in notes] == [2]
    longer, _ = fit_scenes(board, lines, _ten, most=Fraction(15))
    assert [scene.seconds for scene in longer.scenes] == [9, 6]
    assert fit_scenes(board, lines, _ten, most=Fraction(10)) == (board, ())


def test_the_room_of_a_line_is_what_a_fitted_scene_leaves_it() -> None:
    board = _board(6, 6)
    assert room(board, 1) == 6 - BREATH
    assert room(board, 2) == 6 - LAST_BREATH
    assert room(_board(1, 1), 1) == 1


@given(
    scenes=st.lists(st.integers(1, 30), min_size=1, max_size=6),
    spoken=st.lists(st.fractions(0, 40, max_denominator=1000), min_size=6, max_size=6),
    longest=st.integers(1, 30),
    most=st.none() | st.integers(1, 200).map(Fraction),
)
def test_whatever_is_said_scenes_only_grow_within_their_limits(
    scenes: list[int], spoken: list[Fraction], longest: int, most: Fraction | None
) -> None:
    board = _board(*scenes)
    lines = [_line(number, str(spoken[number - 1])) for number in range(1, len(scenes) + 1)]
    fitted, notes = fit_scenes(board, lines, lambda _: Fraction(longest), most=most)
    for before, after in zip(board.scenes, fitted.scenes, strict=True):
        assert before.seconds <= after.seconds <= max(before.seconds, longest)
        assert after.seconds == before.seconds or (after.seconds * 10).denominator == 1
        assert after.but(seconds=before.seconds) == before
    assert most is None or fitted.seconds <= max(board.seconds, most)
    assert len(notes) == sum(a != b for a, b in zip(board.scenes, fitted.scenes, strict=True))
