"""Pieces: how a film is cut into them, what their keys depend on, and that nobody can see where they join."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.integration.render.making import timeline

from reelwright.film.grammar import TransitionKind
from reelwright.film.ids import MediaId
from reelwright.film.time import Rate
from reelwright.film.timeline import Caption, Clip, Join, Timeline, Title
from reelwright.render.piece import Piece, pieces
from reelwright.render.profiles import DEFAULT, PROFILES
from reelwright.render.screen import Screen

RECIPE = PROFILES[DEFAULT].recipe
KINDS = [one for one in TransitionKind if one not in (TransitionKind.CUT, TransitionKind.CUSTOM)]


def keys(cut: Timeline) -> dict[str, Piece]:
    return {piece.key(Screen.of(cut), RECIPE): piece for piece in pieces(cut)}


@st.composite
def cuts(draw: st.DrawFn) -> Timeline:
    """Any timeline: its clips long enough for the joins around them."""
    overlaps = draw(st.lists(st.integers(0, 30), min_size=0, max_size=4))
    lengths = [before + after + draw(st.integers(1, 200)) for before, after in pairwise([0, *overlaps, 0])]
    clips = tuple(
        Clip(
            scene=number,
            media=MediaId(f"clip {number}"),
            frames=frames,
            source_start=draw(st.sampled_from([Fraction(0), Fraction(7, 24), Fraction(1001, 30000) * 31])),
        )
        for number, frames in enumerate(lengths, 1)
    )
    joins = tuple(
        Join(kind=draw(st.sampled_from(KINDS)), frames=frames) if frames else Join() for frames in overlaps
    )
    film = sum(lengths) - sum(overlaps)
    starts = sorted(draw(st.sets(st.integers(0, film), max_size=6)))
    captions = tuple(
        Caption(text="Then the wind knocked.", start=begin, frames=end - begin)
        for begin, end in pairwise(starts)
        if draw(st.booleans())
    )
    titled = draw(st.booleans())
    return Timeline(
        rate=draw(st.sampled_from([Rate(num=24), Rate(num=30000, den=1001), Rate(num=60)])),
        width=160,
        height=90,
        clips=clips,
        joins=joins,
        captions=captions,
        titles=(Title(text="Storm", start=0, frames=draw(st.integers(1, film))),) if titled else (),
        fade_in=draw(st.integers(0, film // 4)),
        fade_out=draw(st.integers(0, film // 4)),
    )


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cuts())
def test_pieces_are_the_whole_film_in_order(cut: Timeline) -> None:
    film = pieces(cut)
    assert film[0].start == 0
    assert film[-1].stop == cut.frames
    assert all(before.stop == after.start for before, after in pairwise(film))
    assert sum(piece.frames for piece in film) == cut.frames
    longest = cut.rate.frames(Fraction(3))
    assert max(piece.frames for piece in film) <= longest
    for piece in film:
        assert all(len(one.opacity) == piece.frames for one in piece.words)
        assert len(piece.light) in (0, piece.frames)
        if piece.join:
            assert piece.into + piece.frames <= piece.join.frames


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cuts(), st.integers(1, 100))
def test_what_comes_before_a_scene_does_not_change_its_pieces(cut: Timeline, frames: int) -> None:
    """A scene put in front moves the others, and every piece of theirs is found again."""
    bare = cut.but(titles=(), captions=(), fade_in=0, fade_out=0)
    front = Clip(scene=99, media=MediaId("front"), frames=frames)
    longer = bare.but(clips=(front, *bare.clips), joins=(Join(), *bare.joins))
    assert keys(bare).keys() <= keys(longer).keys()


def _film() -> Timeline:
    return timeline(
        {"a": 120, "b": 120, "c": 120},
        [(TransitionKind.DISSOLVE, 12), (TransitionKind.WIPE_LEFT, 12)],
        captions=(
            Caption(text="The first line.", start=20, frames=40),
            Caption(text="The second line.", start=60, frames=40),
        ),
    )


def _made_anew(before: Timeline, after: Timeline) -> int:
    """Frames of pieces of `after` that `before` does not have."""
    had = keys(before)
    return sum(piece.frames for key, piece in keys(after).items() if key not in had)


def test_a_changed_caption_makes_anew_what_it_stands_on() -> None:
    before = _film()
    other = before.captions[1].but(text="Another line.")
    assert _made_anew(before, before.but(captions=(before.captions[0], other))) == 40


def test_a_changed_transition_makes_anew_its_overlap() -> None:
    before = _film()
    other = Join(kind=TransitionKind.IRIS, frames=12)
    assert _made_anew(before, before.but(joins=(other, before.joins[1]))) == 12


def test_another_take_makes_anew_its_scene_and_the_joins_around_it() -> None:
    before = _film()
    other = before.clips[1].but(media=MediaId("another"))
    assert _made_anew(before, before.but(clips=(before.clips[0], other, before.clips[2]))) == 120


def test_a_trim_makes_anew_the_end_that_was_trimmed() -> None:
    before = _film()
    shorter = before.clips[2].but(frames=110)
    assert 0 < _made_anew(before, before.but(clips=(*before.clips[:2], shorter))) <= 60


def test_sound_and_names_change_no_picture() -> None:
    before = _film()
    louder = tuple(clip.but(gain_db=-3.0, scene=clip.scene + 5) for clip in before.clips)
    assert _made_anew(before, before.but(clips=louder)) == 0


@pytest.mark.parametrize("profile", ["phone", "master"])
def test_another_recipe_is_another_piece(profile: str) -> None:
    screen, other = Screen.of(_film()), PROFILES[profile].recipe
    piece = pieces(_film())[0]
    assert piece.key(screen, RECIPE) != piece.key(screen, other)


def test_a_title_depends_on_the_picture_it_is_placed_by(tmp_path: Path) -> None:
    """Its corner is chosen by a frame in its middle; another clip there may choose another corner."""
    titled = timeline({"a": 30, "b": 60}, titles=(Title(text="Storm", start=0, frames=80),))
    other = titled.but(clips=(titled.clips[0], titled.clips[1].but(media=MediaId("c"))))
    assert _made_anew(titled, other) == 90
