from __future__ import annotations

from fractions import Fraction

import pytest

from reelwright.film.brief import Brief
from reelwright.film.errors import WrongInput
from reelwright.film.grammar import Aspect
from reelwright.film.ids import MediaId
from reelwright.film.media import Media, MediaKind, Probe
from reelwright.film.storyboard import Scene, Storyboard, Transition
from reelwright.film.time import Rate
from reelwright.providers.port import (
    Durations,
    PixelSize,
    PromptUnit,
    Sheet,
)
from reelwright.shoot.ask import film_rate, shot_request
from reelwright.shoot.check import check

BRIEF = Brief(prompt="A door", provider="maker", seed=7)


def sheet(durations: Durations, handle_step: Fraction | None = None) -> Sheet:
    return Sheet(
        provider="maker",
        model="one",
        about="Makes.",
        durations=durations,
        handle_step=handle_step,
        sizes={Aspect.LANDSCAPE: PixelSize(width=1280, height=720)},
        rates=(Rate(num=24),),
        prompt_limit=20,
        prompt_unit=PromptUnit.UTF16,
        source="tests",
        checked="2026-11-22",
    )


def board(*seconds: int, prompt: str = "A door.") -> Storyboard:
    return Storyboard(
        title="A",
        scenes=tuple(
            Scene(
                number=number,
                title="A",
                description="A door.",
                prompt=prompt,
                seconds=Fraction(one),
                transition=Transition.model_validate("dissolve" if number < len(seconds) else "cut"),
            )
            for number, one in enumerate(seconds, 1)
        ),
    )


RANGE = Durations(least=Fraction(2), most=Fraction(10))
FOURS = Durations(values=(Fraction(4), Fraction(6), Fraction(8)))


def test_handles_come_on_top_where_the_model_can() -> None:
    request = shot_request(board(5, 5, 5), 2, BRIEF, sheet(RANGE, Fraction(1, 48)))
    assert (request.seconds, request.lead) == (Fraction(11, 2), Fraction(1, 4))
    assert (request.width, request.height, request.seed, request.take) == (1280, 720, 7, 1)


def test_the_next_longer_clip_holds_the_handles() -> None:
    request = shot_request(board(5, 5), 1, BRIEF, sheet(FOURS))
    assert (request.seconds, request.lead) == (6, 0)
    assert shot_request(board(5, 5), 2, BRIEF, sheet(FOURS)).lead == Fraction(1, 4)


def test_the_longest_clip_is_taken_without_handles() -> None:
    request = shot_request(board(8, 8, 8), 2, BRIEF, sheet(FOURS))
    assert (request.seconds, request.lead) == (8, 0)


def test_a_scene_longer_than_any_clip_is_refused_with_its_number() -> None:
    with pytest.raises(WrongInput, match="Scene 2 is 9 s long") as caught:
        shot_request(board(8, 9), 2, BRIEF, sheet(FOURS))
    assert caught.value.where == "scenes[2].seconds"


def test_a_prompt_is_counted_in_the_models_own_unit() -> None:
    assert shot_request(board(5, prompt="🚀" * 10), 1, BRIEF, sheet(RANGE)).prompt == "🚀" * 10
    with pytest.raises(WrongInput, match="has 22 utf16"):
        shot_request(board(5, prompt="🚀" * 11), 1, BRIEF, sheet(RANGE))


def test_a_shape_that_is_not_offered_is_refused() -> None:
    with pytest.raises(WrongInput, match="cannot shoot 1:1"):
        shot_request(board(5), 1, BRIEF.but(aspect=Aspect.SQUARE), sheet(RANGE))


def test_films_are_cut_at_24_where_the_model_has_it() -> None:
    chosen = sheet(RANGE)
    assert film_rate(chosen) == Rate(num=24)
    assert film_rate(chosen.but(rates=(Rate(num=30), Rate(num=25)))) == Rate(num=30)


@pytest.mark.parametrize(
    ("probe", "wrong"),
    [
        ({}, None),
        ({"frames": 121}, None),
        ({"frames": 117}, "117 frames instead of 120"),
        ({"frames": None}, "None frames"),
        ({"width": 640}, "640x720"),
        ({"rate": Rate(num=30)}, "30 instead of 24"),
    ],
)
def test_a_clip_is_held_against_what_was_asked(probe: dict[str, object], wrong: str | None) -> None:
    request = shot_request(board(5), 1, BRIEF, sheet(RANGE))
    seen = Probe(width=1280, height=720, rate=Rate(num=24), frames=120).but(**probe)
    media = Media(id=MediaId("a" * 64), kind=MediaKind.CLIP, mime="video/mp4", size=1, probe=seen)
    said = check(media, request)
    assert said is None if wrong is None else wrong in (said or "")
