from __future__ import annotations

from fractions import Fraction

import pytest
from tests.unit.shoot.sheets import BRIEF, CLIPS, FOURS, PICTURES, board

from reelwright.film.errors import WrongInput
from reelwright.film.grammar import Aspect
from reelwright.film.ids import MediaId
from reelwright.film.storyboard import Storyboard
from reelwright.film.time import Rate
from reelwright.providers.animatic.provider import SHEET as ANIMATIC
from reelwright.providers.port import Mode, Reference, Sheet
from reelwright.shoot.plan import ShotPlan, film_rate, plan_shot, with_first, with_references

TOGETHER = (("mira", "fox"), ("mira",), ("fox",))
"""Both in the first of three scenes, each alone in another."""


def plan(storyboard: Storyboard, number: int = 1, sheet: Sheet = CLIPS) -> ShotPlan:
    return plan_shot(storyboard, number, BRIEF, sheet, PICTURES)


def refused(storyboard: Storyboard, number: int, sheet: Sheet, code: str) -> WrongInput:
    with pytest.raises(WrongInput) as caught:
        plan(storyboard, number, sheet)
    assert caught.value.code == code
    return caught.value


def test_a_scene_that_words_can_shoot_is_one_request() -> None:
    found = plan(board(5, 5, 5), 2)
    (only,) = found.parts
    assert (only.model, only.prompt, only.seconds, only.lead) == ("clips", "A door.", 6, Fraction(1, 4))
    assert (only.width, only.height, only.seed, only.take, only.first) == (1280, 720, 7, 1, None)
    assert (found.still, found.portraits, found.continues, found.notes) == (None, (), None, ())
    assert (found.seconds, found.lead) == (6, Fraction(1, 4))


def test_the_animatic_draws_handles_of_any_length_and_no_parts() -> None:
    found = plan(board(5, 5, 5, cast=TOGETHER, carry=(None, 1, None)), 2, ANIMATIC)
    (only,) = found.parts
    assert (only.seconds, only.lead) == (Fraction(11, 2), Fraction(1, 4))
    assert (found.still, found.portraits, found.continues, found.notes) == (None, (), None, ())
    refused(board(61), 1, ANIMATIC, "scene_too_long")


def test_the_parts_of_a_long_scene_are_the_same_but_for_their_seconds() -> None:
    found = plan(board(5, 21, 5), 2)
    assert [part.seconds for part in found.parts] == [8, 7, 7]
    assert [part.lead for part in found.parts] == [Fraction(1, 4), 0, 0]
    assert {(part.prompt, part.seed, part.width) for part in found.parts} == {("A door.", 7, 1280)}
    assert found.seconds == 22 - Fraction(2, 24)


def test_a_scene_too_long_for_a_model_that_starts_from_words_only_is_refused() -> None:
    words_only = CLIPS.but(durations=FOURS, modes=(Mode.TEXT,))
    why = refused(board(8, 9), 2, words_only, "scene_too_long")
    assert why.message == "Scene 2 is 9 s long; maker clips shoots 4 to 8 s."
    assert why.where == "scenes[2].seconds"


def test_a_prompt_written_by_hand_is_counted_in_the_models_own_unit() -> None:
    assert plan(board(5, prompt="🚀" * 100)).parts[0].prompt == "🚀" * 100
    why = refused(board(5, prompt="🚀" * 101), 1, CLIPS, "prompt_too_long")
    assert why.message == "The prompt of scene 1 has 202 characters in UTF-16; maker clips takes 200 at most."
    assert (why.hint, why.where) == ("Shorten it by 2.", "scenes[1].prompt")


def test_a_prompt_given_for_this_take_stands_for_the_scenes_own() -> None:
    found = plan_shot(board(5), 1, BRIEF, CLIPS, PICTURES, prompt=" A blue door. ")
    assert found.parts[0].prompt == "A blue door."
    with pytest.raises(WrongInput, match="The prompt of scene 1 is empty"):
        plan_shot(board(5), 1, BRIEF, CLIPS, PICTURES, prompt="  ")


def test_takes_have_seeds_of_their_own() -> None:
    def seed(take: int, given: int | None = None, first: int = 7) -> int:
        brief = BRIEF.but(seed=first)
        return plan_shot(board(5), 1, brief, CLIPS, None, take=take, seed=given).parts[0].seed

    assert [seed(take) for take in (1, 2, 3)] == [7, 8, 9]
    assert seed(3, given=7) == 7
    assert seed(2, first=4294967295) == 0


def test_a_shape_that_is_not_offered_is_refused() -> None:
    refused(
        board(5), 1, CLIPS.but(sizes={Aspect.PORTRAIT: CLIPS.size(Aspect.PORTRAIT)}), "aspect_not_offered"
    )


def test_a_shape_that_words_cannot_give_starts_from_a_still() -> None:
    square = BRIEF.but(aspect=Aspect.SQUARE)
    found = plan_shot(board(5), 1, square, CLIPS, PICTURES, take=2)
    still = found.still
    assert still is not None
    assert (still.model, still.seconds, still.lead, still.seed, still.take) == ("pictures", 0, 0, 8, 2)
    assert (still.width, still.height) == (1024, 1024)
    assert still.prompt == "One frozen frame of a film, medium shot at eye level: A door."
    with pytest.raises(WrongInput, match="from a picture only") as caught:
        plan_shot(board(5), 1, square, CLIPS, None)
    assert caught.value.code == "needs_picture"


def test_who_is_in_several_scenes_is_drawn_once_and_named_by_tag() -> None:
    film = board(5, 5, 5, cast=TOGETHER, prompt="Wide shot, camera pans left: Mira pets a fox.")
    plans = [plan(film, number) for number in (1, 2, 3)]
    assert [[one.tag for one in each.portraits] for each in plans] == [["mira", "fox"], ["mira"], ["fox"]]
    assert plans[0].portraits[0] == plans[1].portraits[0]
    assert plans[0].still is not None
    assert plans[0].still.prompt == ("One frozen frame of a film, medium shot at eye level: @mira pets @fox.")


@pytest.mark.parametrize("given", ["no likeness", "no references", "no pictures", "once", "crowd", "footage"])
def test_words_alone_will_do_where_nobody_has_to_stay_the_same(given: str) -> None:
    cast = {"once": (("mira",), ("fox",)), "crowd": (("crowd",), ("crowd",))}.get(
        given, (("mira",), ("mira",))
    )
    film = board(5, 5, cast=cast)
    if given == "footage":
        first, second = film.scenes
        film = film.but(scenes=(first, second.but(footage=MediaId("a" * 64))))
    picture = {"no references": PICTURES.but(modes=(Mode.TEXT,)), "no pictures": None}.get(given, PICTURES)
    found = plan_shot(film, 1, BRIEF.but(likeness=given != "no likeness"), CLIPS, picture)
    assert (found.still, found.portraits) == (None, ())


def test_a_character_more_than_the_model_can_keep_is_told_of() -> None:
    film = board(5, 5, cast=(("mira", "fox"), ("mira", "fox")))
    found = plan_shot(film, 1, BRIEF, CLIPS, PICTURES.but(references=1))
    assert [one.character for one in found.portraits] == ["mira"]
    assert [note.message for note in found.notes] == [
        "A fox may look different in scene 1: pictures can keep no more than 1 the same."
    ]


@pytest.mark.parametrize(
    ("joins", "seconds", "at"),
    [("cut", (5, 5), 5), ("dissolve", (5, 5), Fraction(19, 4)), ("dissolve", (5, 10), 5)],
)
def test_a_scene_goes_on_from_where_the_one_before_gives_way(
    joins: str, seconds: tuple[int, int], at: Fraction
) -> None:
    """With a dissolve both show the same moment meanwhile; where there is no room for one, it is the cut."""
    film = board(*seconds, carry=(None, 1), joins=joins, cast=(("mira",), ("mira",)))
    found = plan(film, 2)
    assert found.continues is not None
    assert (found.continues.scene, found.continues.at) == (1, at)
    assert found.continues.at == 5 - found.lead
    assert (found.still, found.portraits) == (None, ())


def test_a_scene_may_go_on_from_one_further_back() -> None:
    found = plan(board(5, 5, 5, carry=(None, None, 1)), 3)
    assert found.continues is not None
    assert (found.continues.scene, found.continues.at) == (1, 5)


def test_a_scene_cannot_go_on_from_one_that_comes_later() -> None:
    for other in (2, 3, 9):
        why = refused(board(5, 5, 5, carry=(None, other, None)), 2, CLIPS, "carry_from_later")
        assert why.where == "scenes[2].continuity.carry_from"


def test_a_model_that_cannot_go_on_says_so() -> None:
    found = plan(board(5, 5, carry=(None, 1)), 2, CLIPS.but(modes=(Mode.TEXT,), text_aspects=None))
    assert found.continues is None
    assert [note.code for note in found.notes] == ["not_continued"]


def test_pictures_are_filled_in_once_they_are_made() -> None:
    found = plan(board(5, 5, cast=(("mira", "fox"), ("mira", "fox"))))
    one, other = MediaId("a" * 64), MediaId("b" * 64)
    assert with_first(found.parts[0], one) == found.parts[0].but(first=one)
    assert found.still is not None
    tags = [each.tag for each in found.portraits]
    filled = with_references(found.still, dict(zip(tags, (one, other), strict=True)))
    assert filled.references == (Reference(tag="mira", media=one), Reference(tag="fox", media=other))
    assert filled.identity("maker") != found.still.identity("maker")


def test_films_are_cut_at_24_where_the_model_has_it() -> None:
    assert film_rate(CLIPS) == Rate(num=24)
    assert film_rate(CLIPS.but(rates=(Rate(num=30), Rate(num=25)))) == Rate(num=30)


def test_a_plan_is_kept_as_json() -> None:
    for film, number in ((board(5, 25, carry=(None, 1)), 2), (board(5, 5, cast=(("mira",), ("mira",))), 1)):
        found = plan(film, number)
        assert ShotPlan.from_json(found.to_json()) == found
