"""What is superimposed on the cut: the title, lower thirds, a logo, chapters."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.cut.sample import board, media, scene, with_handles

from reelwright.cut.assemble import assemble
from reelwright.film.grammar import Spot, TitleStyle
from reelwright.film.storyboard import LowerThird, Scene, Storyboard
from reelwright.film.time import FILM_RATE
from reelwright.film.timeline import Chapter, Inset, Timeline, Title

AGNES = LowerThird(text="Agnes\nHolm", subtitle="Keeper")


def named(one: Scene, words: LowerThird = AGNES) -> Scene:
    return one.but(lower_third=words)


def made(
    storyboard: Storyboard,
    *,
    title: bool = True,
    style: TitleStyle = TitleStyle.CLASSIC,
    logo: bool = False,
) -> Timeline:
    return assemble(
        storyboard,
        with_handles(storyboard),
        rate=FILM_RATE,
        width=640,
        height=360,
        title=title,
        title_style=style,
        logo=media("logo") if logo else None,
        logo_spot=Spot.BOTTOM_LEFT,
    ).timeline


def thirds(timeline: Timeline) -> list[Title]:
    return [one for one in timeline.titles if one.lower_third]


def test_a_lower_third_comes_on_a_little_into_its_scene_for_four_seconds() -> None:
    timeline = made(board(scene(1), named(scene(2)), scene(3)), style=TitleStyle.CARD)
    (third,) = thirds(timeline)
    assert third == Title(
        text="Agnes Holm",
        subtitle="Keeper",
        start=6 * 24 + 14,
        frames=4 * 24,
        style=TitleStyle.CARD,
        lower_third=True,
    )
    assert timeline.titles[0].style is TitleStyle.CARD


@pytest.mark.parametrize(("seconds", "start", "frames"), [(3, 14, 58), (2, 0, 48), (1, 0, 24)])
def test_a_lower_third_goes_with_a_short_scene(seconds: int, start: int, frames: int) -> None:
    (third,) = thirds(made(board(scene(1), named(scene(2, seconds)), scene(3))))
    assert (third.start - 144, third.frames) == (start, frames)


@pytest.mark.parametrize(("seconds", "title", "third"), [(8, (0, 72), (72, 96)), (4, (0, 60), (60, 36))])
def test_the_first_scene_shows_one_after_the_other(
    seconds: int, title: tuple[int, int], third: tuple[int, int]
) -> None:
    timeline = made(board(named(scene(1, seconds)), scene(2)))
    assert [(one.start, one.frames) for one in timeline.titles] == [title, third]
    alone = made(board(named(scene(1, seconds)), scene(2)), title=False)
    assert alone.titles[0].start == 14


@given(
    st.lists(
        st.tuples(st.fractions(Fraction(1, 2), 9, max_denominator=8), st.booleans()), min_size=1, max_size=5
    ),
    st.booleans(),
)
@settings(max_examples=80, deadline=None)
def test_no_two_titles_are_on_at_once_and_each_stays_in_its_scene(
    scenes: list[tuple[Fraction, bool]], title: bool
) -> None:
    storyboard = board(
        *(
            named(scene(number, seconds)) if has else scene(number, seconds)
            for number, (seconds, has) in enumerate(scenes, 1)
        )
    )
    timeline = made(storyboard, title=title)
    assert all(one.start + one.frames <= other.start for one, other in pairwise(timeline.titles))
    bounds = [*(chapter.start for chapter in timeline.chapters), timeline.frames]
    for third in thirds(timeline):
        assert any(
            begin <= third.start and third.start + third.frames <= end for begin, end in pairwise(bounds)
        )
    # Every name that was given is shown.
    assert len(thirds(timeline)) == sum(has for _, has in scenes)


def test_a_lower_third_to_the_left_is_led_like_a_title() -> None:
    arabic = LowerThird(text="Agnes أغنيس", subtitle="حارسة")
    timeline = made(board(named(scene(1), arabic), language="ar", title="العاصفة"))
    (third,) = thirds(timeline)
    assert (third.text, third.subtitle) == ("\u200fAgnes أغنيس", "حارسة")
    assert timeline.rtl
    assert timeline.language == "ar"


def test_a_logo_stands_over_the_whole_film() -> None:
    timeline = made(board(scene(1), scene(2)), logo=True)
    assert timeline.insets == (Inset(media=media("logo"), spot=Spot.BOTTOM_LEFT, frames=timeline.frames),)
    assert media("logo") in timeline.media()
    assert made(board(scene(1))).insets == ()


def test_every_scene_is_a_chapter() -> None:
    timeline = made(board(scene(1, overlap=1), scene(2, 3), scene(3)))
    assert timeline.chapters == (
        Chapter(title="Scene 1", start=0),
        Chapter(title="Scene 2", start=144),
        Chapter(title="Scene 3", start=216),
    )
