"""Clips and joins: exact lengths, and never more than the takes allow."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.cut.sample import board, codes, cut, media, scene, with_handles

from reelwright.cut.assemble import Shot
from reelwright.cut.picture import lay_picture
from reelwright.film.errors import WrongInput
from reelwright.film.grammar import ClipSound, Fit, Move, Speed, TransitionKind
from reelwright.film.storyboard import Camera, Storyboard, Transition
from reelwright.film.time import FILM_RATE, Rate
from reelwright.film.timeline import Join, Pattern

RIPPLE = Pattern(name="ripple", expression="x < t")
RATES = st.sampled_from([Rate(num=24), Rate(num=25), Rate(num=30000, den=1001), Rate(num=60), Rate(num=12)])
LENGTHS = st.builds(Fraction, st.integers(10, 240), st.sampled_from([8, 10, 12]))
OVERLAPS = st.one_of(st.just(Fraction(0)), st.builds(Fraction, st.integers(1, 30), st.sampled_from([10, 24])))


@st.composite
def boards(draw: st.DrawFn) -> Storyboard:
    count = draw(st.integers(1, 5))
    return board(*(scene(number, draw(LENGTHS), overlap=draw(OVERLAPS)) for number in range(1, count + 1)))


@st.composite
def boards_and_shots(draw: st.DrawFn) -> tuple[Storyboard, list[Shot]]:
    """Takes of any length and lead: some with handles, some without, some too short."""
    storyboard = draw(boards())
    shots = [
        shot
        if draw(st.booleans())
        else Shot(
            scene=shot.scene,
            media=shot.media,
            seconds=draw(st.builds(Fraction, st.integers(1, 400), st.just(16))),
            lead=draw(st.builds(Fraction, st.integers(0, 40), st.just(16))),
        )
        for shot in with_handles(storyboard)
    ]
    return storyboard, shots


@given(boards(), RATES)
@settings(max_examples=150, deadline=None)
def test_takes_with_their_handles_give_exactly_the_films_frames(storyboard: Storyboard, rate: Rate) -> None:
    made = cut(storyboard, rate=rate)
    assert made.timeline.frames == rate.frames(storyboard.seconds)
    assert "scene_shortened" not in codes(made)
    fits = all(
        sum(storyboard.handles(one.number)) <= one.seconds - Fraction(2) / rate.fps
        for one in storyboard.scenes
    )
    if fits:
        assert "transition_shortened" not in codes(made)


@given(boards_and_shots(), RATES)
@settings(max_examples=250, deadline=None)
def test_nothing_is_longer_than_its_take(given_: tuple[Storyboard, list[Shot]], rate: Rate) -> None:
    storyboard, shots = given_
    made = cut(storyboard, shots, rate=rate)
    timeline = made.timeline
    for clip, shot in zip(timeline.clips, shots, strict=True):
        assert clip.media == shot.media
        # The last frame that is shown begins before the take ends.
        assert clip.source_start >= 0
        assert clip.source_start + rate.seconds(clip.frames - 1) < shot.seconds
    planned = rate.frames(storyboard.seconds)
    assert timeline.frames <= planned
    assert (timeline.frames < planned) == ("scene_shortened" in codes(made))
    for one, join in zip(storyboard.scenes, timeline.joins, strict=False):
        assert join.frames % 2 == 0
        assert join.frames <= max(2, one.transition.seconds * rate.fps + 1)
        if join.frames + 2 <= one.transition.seconds * rate.fps:
            assert ("transition_shortened", one.number) in {(note.code, note.scene) for note in made.notes}


@given(boards_and_shots(), RATES, st.lists(st.sampled_from(TransitionKind), min_size=5, max_size=5))
@settings(max_examples=120, deadline=None)
def test_every_kind_keeps_to_the_picture_that_there_is(
    given_: tuple[Storyboard, list[Shot]], rate: Rate, kinds: list[TransitionKind]
) -> None:
    storyboard, shots = given_
    scenes = [
        one.but(
            transition=Transition(
                kind=kind,
                pattern="ripple" if kind is TransitionKind.CUSTOM else None,
                seconds=Fraction(0) if kind is TransitionKind.CUT else one.transition.seconds,
            )
        )
        for one, kind in zip(storyboard.scenes, kinds, strict=False)
    ]
    storyboard = storyboard.but(scenes=tuple(scenes))
    picture = lay_picture(storyboard, shots, rate, {"ripple": RIPPLE})
    assert len(picture.clips) == len(scenes)
    lengths = [after - before for before, after in pairwise(picture.bounds)]
    overlaps = [0, *(join.frames for join in picture.joins), 0]
    for place, (clip, length) in enumerate(zip(picture.clips, lengths, strict=True)):
        before, after = overlaps[place], overlaps[place + 1]
        # A clip is its scene and half of each transition, and holds both side by side.
        assert clip.frames == length + (before + after) // 2
        assert before + after <= clip.frames
    assert sum(clip.frames for clip in picture.clips) - sum(overlaps) == picture.bounds[-1]
    for one, join in zip(scenes, picture.joins, strict=False):
        assert join.kind is (one.transition.kind if join.frames else TransitionKind.CUT)
        shortened = ("transition_shortened", one.number) in {
            (note.code, note.scene) for note in picture.notes
        }
        assert shortened == (join.frames < 2 * int(one.transition.seconds / 2 * rate.fps))


@given(boards_and_shots())
@settings(max_examples=60, deadline=None)
def test_transitions_are_centred_on_the_bound_between_their_scenes(
    given_: tuple[Storyboard, list[Shot]],
) -> None:
    timeline = cut(*given_).timeline
    starts = timeline.starts()
    bounds = [start + join.frames // 2 for start, join in zip(starts[1:], timeline.joins, strict=True)]
    assert starts[0] == 0
    own = [after - before for before, after in zip([0, *bounds], [*bounds, timeline.frames], strict=True)]
    assert all(frames > 0 for frames in own)
    if "scene_shortened" not in codes(cut(*given_)):
        total = Fraction(0)
        for one, bound in zip(given_[0].scenes, bounds, strict=False):
            total += one.seconds
            assert bound == FILM_RATE.frames(total)


def test_lays_three_scenes() -> None:
    storyboard = board(scene(1, overlap=0.5), scene(2, overlap=1), scene(3, 4))
    made = cut(storyboard)
    assert made.notes == ()
    assert [clip.frames for clip in made.timeline.clips] == [150, 162, 108]
    assert [join.frames for join in made.timeline.joins] == [12, 24]
    assert [clip.source_start for clip in made.timeline.clips] == [0, 0, 0]
    assert made.timeline.starts() == (0, 138, 276)
    assert made.timeline.frames == 16 * 24


def test_trims_a_take_that_is_longer_than_its_scene() -> None:
    made = cut(
        board(scene(1, 4, overlap=0.5), scene(2, 4)),
        [
            Shot(scene=1, media=media("a"), seconds=Fraction(10)),
            Shot(scene=2, media=media("b"), seconds=Fraction(10), lead=Fraction(2)),
        ],
    )
    assert made.notes == ()
    assert made.timeline.frames == 192
    assert made.timeline.clips[0].source_start == 0
    assert made.timeline.clips[1].source_start == Fraction(2) - Fraction(1, 4)


def test_takes_a_handle_from_the_other_end_when_there_is_more_picture_there() -> None:
    made = cut(
        board(scene(1, 4, overlap=1), scene(2, 4)),
        [
            Shot(scene=1, media=media("a"), seconds=Fraction(9, 2)),
            Shot(scene=2, media=media("b"), seconds=Fraction(10)),
        ],
    )
    assert made.notes == ()
    assert made.timeline.joins == (Join(kind=TransitionKind.DISSOLVE, frames=24),)
    assert made.timeline.clips[1].source_start == 0


def test_shortens_a_transition_to_what_both_sides_can_lend() -> None:
    made = cut(
        board(scene(1, 4, overlap=1), scene(2, 4)),
        [
            Shot(scene=1, media=media("a"), seconds=Fraction(17, 4)),
            Shot(scene=2, media=media("b"), seconds=Fraction(5), lead=Fraction(1)),
        ],
    )
    assert made.timeline.joins[0].frames == 12
    assert made.timeline.frames == 192
    assert codes(made) == ["transition_shortened"]
    assert made.notes[0].scene == 1
    assert "lasts 0.5 s instead of 1 s" in made.notes[0].message


def test_cuts_where_a_take_has_no_handle() -> None:
    made = cut(
        board(scene(1, 4, overlap=1), scene(2, 4)),
        [Shot(scene=number, media=media("a"), seconds=Fraction(4)) for number in (1, 2)],
    )
    assert made.timeline.joins == (Join(),)
    assert made.timeline.frames == 192
    assert "became a cut" in made.notes[0].message


def test_shortens_the_film_when_a_take_is_shorter_than_its_scene() -> None:
    made = cut(
        board(scene(1, 4), scene(2, 4)),
        [
            Shot(scene=1, media=media("a"), seconds=Fraction(3)),
            Shot(scene=2, media=media("b"), seconds=Fraction(4)),
        ],
    )
    assert made.timeline.frames == 7 * 24
    assert codes(made) == ["scene_shortened"]
    assert "Scene 1 lasts 3 s instead of 4 s" in made.notes[0].message


def test_a_scene_without_room_for_its_transitions_keeps_shorter_ones() -> None:
    made = cut(board(scene(1, overlap=2), scene(2, 1, overlap=2), scene(3)))
    assert made.timeline.frames == 13 * 24
    assert codes(made) == ["transition_shortened", "transition_shortened"]
    assert [join.frames for join in made.timeline.joins] == [24, 24]


def test_rounding_alone_never_costs_a_transition() -> None:
    # At 60 frames a second the second overlap is 5 frames, so each side is asked for 2 and a half.
    made = cut(
        board(
            scene(1, 1.25, overlap=Fraction(1, 5)), scene(2, 1.375, overlap=Fraction(1, 12)), scene(3, 1.25)
        ),
        rate=Rate(num=60),
    )
    assert made.notes == ()
    assert [join.frames for join in made.timeline.joins] == [12, 4]


def test_takes_may_come_in_any_order() -> None:
    storyboard = board(scene(1, overlap=1), scene(2), scene(3))
    assert cut(storyboard, with_handles(storyboard)[::-1]) == cut(storyboard)


@pytest.mark.parametrize(
    ("numbers", "code", "words"),
    [
        ((1, 3), "scene_without_take", "no take for scene 2"),
        ((), "scene_without_take", "no take for scenes 1, 2, 3"),
        ((1, 2, 3, 3), "take_given_twice", "more than one take for scene 3"),
        ((1, 2, 3, 4), "take_without_scene", "scene 4, and the storyboard has 3 scenes"),
    ],
)
def test_refuses_takes_that_do_not_match_the_scenes(numbers: tuple[int, ...], code: str, words: str) -> None:
    shots = [Shot(scene=number, media=media("a"), seconds=Fraction(6)) for number in numbers]
    with pytest.raises(WrongInput, match=words) as caught:
        cut(board(scene(1), scene(2), scene(3)), shots)
    assert caught.value.code == code


def test_a_still_lasts_as_long_as_it_is_needed() -> None:
    storyboard = board(scene(1, overlap=2), scene(2, overlap=2), scene(3))
    shots = [
        one.but(seconds=Fraction(1, 10), lead=Fraction(0), still=True) for one in with_handles(storyboard)
    ]
    made = cut(storyboard, shots)
    assert made.timeline.frames == 18 * 24
    assert [join.frames for join in made.timeline.joins] == [48, 48]
    assert {clip.source_start for clip in made.timeline.clips} == {0}
    assert made.notes == ()


def test_a_scenes_fit_sound_and_camera_reach_its_clip() -> None:
    panned = Camera(move=Move.PAN_LEFT, speed=Speed.SLOW)
    asked = [
        one.but(fit=Fit.BLUR, sound=ClipSound.KEEP, camera=panned) for one in (scene(1), scene(2), scene(3))
    ]
    shots = with_handles(board(*asked))
    shots = [shots[0].but(has_sound=True), shots[1], shots[2].but(still=True)]
    moving, silent, still = cut(board(*asked), shots).timeline.clips
    assert {clip.fit for clip in (moving, silent, still)} == {Fit.BLUR}
    assert [clip.sound for clip in (moving, silent, still)] == [
        ClipSound.KEEP, ClipSound.MUTE, ClipSound.MUTE,
    ]  # fmt: skip
    assert (moving.move, silent.move) == (Move.STATIC, Move.STATIC), "its own camera moved already"
    assert (still.move, still.speed) == (Move.PAN_LEFT, Speed.SLOW)
