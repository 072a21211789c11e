from __future__ import annotations

from fractions import Fraction

import pytest
from tests.unit.shoot.sheets import BRIEF, CLIPS, FOURS, PICTURES, a_second, board

from reelwright.film.errors import WrongInput
from reelwright.film.grammar import Aspect
from reelwright.providers.port import (
    Mode,
    Sheet,
)
from reelwright.providers.price import Price
from reelwright.shoot.choose import choose
from reelwright.shoot.plan import plan_shot
from reelwright.shoot.quote import quote_film, quote_shot

DEAR = CLIPS.but(model="dear", price=a_second(200_000), durations=FOURS, text_aspects=None)
FROM_PICTURES = CLIPS.but(
    model="from_pictures", modes=(Mode.FIRST_FRAME,), price=a_second(50_000), replaces=("old",)
)
UNKNOWN = CLIPS.but(model="unknown", price=Price(known=False))


def chosen(*sheets: Sheet, picture: Sheet | None = PICTURES, **asked: object) -> str:
    brief = BRIEF.but(**asked)
    return choose((PICTURES, *sheets), picture, brief, board(5, 5)).model


def test_the_cheapest_model_shoots_with_its_stills_counted() -> None:
    assert chosen(DEAR, CLIPS) == "clips"
    assert chosen(CLIPS, FROM_PICTURES) == "from_pictures"
    # Two stills of 0.50 each make it dearer.
    rule = PICTURES.price.rules[0].but(micros=500_000)
    assert chosen(CLIPS, FROM_PICTURES, picture=PICTURES.but(price=Price(rules=(rule,)))) == "clips"


def test_seconds_that_a_model_rounds_up_are_paid_for() -> None:
    little_less = CLIPS.but(model="fours", price=a_second(110_000), durations=FOURS)
    assert choose((CLIPS, little_less), None, BRIEF, board(5, 5, joins="cut")).model == "clips"
    assert choose((CLIPS, little_less), None, BRIEF, board(6, 6, joins="cut")).model == "fours"


def test_an_unknown_price_comes_last_and_the_first_of_equals_wins() -> None:
    assert chosen(UNKNOWN, DEAR) == "dear"
    assert chosen(UNKNOWN) == "unknown"
    assert chosen(CLIPS.but(model="twin"), CLIPS) == "twin"


def test_a_model_that_leaves_out_what_was_asked_comes_after_one_that_does_not() -> None:
    words_only = CLIPS.but(model="words", modes=(Mode.TEXT,), price=a_second(10_000))
    assert choose((words_only, DEAR), None, BRIEF, board(5, 5, carry=(None, 1))).model == "dear"
    assert choose((words_only, DEAR), None, BRIEF, board(5, 5)).model == "words"


def test_the_model_that_was_asked_for_is_taken_by_any_name_it_goes_by() -> None:
    assert chosen(CLIPS, DEAR, model="dear") == "dear"
    assert chosen(CLIPS, FROM_PICTURES, model="Old") == "from_pictures"
    for name in ("pictures", "gen9"):
        with pytest.raises(WrongInput, match="there is clips, dear") as caught:
            chosen(CLIPS, DEAR, model=name)
        assert caught.value.code == "unknown_model"


def test_why_no_model_will_do_is_said_of_each() -> None:
    short = CLIPS.but(model="short", modes=(Mode.TEXT,), durations=FOURS, text_aspects=None)
    with pytest.raises(WrongInput) as caught:
        choose((short, FROM_PICTURES), None, BRIEF, board(9))
    assert caught.value.code == "no_model_can"
    assert "Scene 1 is 9 s long; maker short shoots 4 to 8 s." in caught.value.message
    assert "maker from_pictures shoots 16:9 from a picture only" in caught.value.message
    twin, third = short.but(model="short_twin"), short.but(model="third")
    with pytest.raises(WrongInput) as caught:
        choose((short, twin, third), None, BRIEF, board(9))
    assert caught.value.message == "Scene 1 is 9 s long; maker short, short_twin or third shoots 4 to 8 s."
    with pytest.raises(WrongInput, match="no model that shoots clips"):
        choose((PICTURES,), PICTURES, BRIEF)


def test_without_a_storyboard_the_brief_stands_for_one() -> None:
    brief = BRIEF.but(seconds=30)
    assert choose((DEAR, CLIPS), None, brief).model == "clips"
    assert choose((CLIPS, DEAR), None, brief.but(aspect=Aspect.SQUARE)).model == "dear"
    assert choose((CLIPS, DEAR), None, brief.but(scenes=5)).model == "clips"


def test_a_quote_counts_parts_stills_and_each_portrait_once() -> None:
    film = board(5, 25, 5, cast=(("mira",), ("mira", "fox"), ("fox",)), joins="cut")
    plans = [plan_shot(film, number, BRIEF, CLIPS, PICTURES) for number in (1, 2, 3)]
    each = [quote_shot(one, CLIPS, PICTURES).most_micros for one in plans]
    seconds = [5, 9 + 9 + 8, 5]
    assert each == [
        seconds[0] * 120_000 + 2 * 50_000,
        seconds[1] * 120_000 + 3 * 50_000,
        seconds[2] * 120_000 + 2 * 50_000,
    ]
    film_quote = quote_film(plans, CLIPS, PICTURES)
    assert film_quote.most_micros == sum(seconds) * 120_000 + (3 + 2) * 50_000
    assert film_quote.least_micros == film_quote.most_micros
    assert (film_quote.currency, film_quote.known) == ("USD", True)


def test_a_quote_is_unknown_as_soon_as_one_price_is() -> None:
    plain = plan_shot(board(5), 1, BRIEF, CLIPS, PICTURES)
    drawn = plan_shot(board(5, 5, cast=(("mira",), ("mira",))), 1, BRIEF, CLIPS, PICTURES)
    unpriced = PICTURES.but(price=Price(known=False))
    assert quote_shot(plain, CLIPS, unpriced).known
    assert not quote_shot(drawn, CLIPS, unpriced).known
    assert not quote_shot(plain, UNKNOWN, None).known
    assert quote_film((), CLIPS, None).most_micros == 0
    with pytest.raises(ValueError, match="the sheet that they were planned for"):
        quote_shot(drawn, CLIPS, None)
    assert plain.seconds == Fraction(5)
