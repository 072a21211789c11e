"""Models and storyboards to plan with."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from reelwright.film.brief import Brief
from reelwright.film.grammar import Aspect, Figure
from reelwright.film.storyboard import Bible, Character, Continuity, Scene, Storyboard, Transition
from reelwright.film.time import Rate
from reelwright.providers.port import (
    Durations,
    Makes,
    Mode,
    PixelSize,
    PromptUnit,
    Sheet,
)
from reelwright.providers.price import Price, PriceRule, PriceUnit

BRIEF = Brief(prompt="A door", provider="maker", seed=7)
RANGE = Durations(least=Fraction(2), most=Fraction(10))
FOURS = Durations(values=(Fraction(4), Fraction(6), Fraction(8)))
WIDE = PixelSize(width=1280, height=720)


def a_second(micros: int) -> Price:
    return Price(rules=(PriceRule(unit=PriceUnit.SECOND, micros=micros),))


CLIPS = Sheet(
    provider="maker",
    model="clips",
    about="Makes clips.",
    durations=RANGE,
    modes=(Mode.TEXT, Mode.FIRST_FRAME),
    sizes={
        Aspect.LANDSCAPE: WIDE,
        Aspect.PORTRAIT: PixelSize(width=720, height=1280),
        Aspect.SQUARE: PixelSize(width=960, height=960),
    },
    text_aspects=(Aspect.LANDSCAPE, Aspect.PORTRAIT),
    rates=(Rate(num=24),),
    prompt_limit=200,
    prompt_unit=PromptUnit.UTF16,
    price=a_second(120_000),
    source="tests",
    checked="2026-11-22",
)
PICTURES = Sheet(
    provider="maker",
    model="pictures",
    about="Makes pictures.",
    makes=Makes.PICTURE,
    durations=Durations(values=(Fraction(0),)),
    modes=(Mode.TEXT, Mode.REFERENCES),
    references=3,
    sizes={
        Aspect.LANDSCAPE: WIDE,
        Aspect.PORTRAIT: PixelSize(width=720, height=1280),
        Aspect.SQUARE: PixelSize(width=1024, height=1024),
    },
    rates=(),
    prompt_limit=300,
    prompt_unit=PromptUnit.UTF16,
    price=Price(rules=(PriceRule(unit=PriceUnit.PICTURE, micros=50_000),)),
    source="tests",
    checked="2026-11-22",
)
MIRA = Character(id="mira", name="Mira", figure=Figure.CHILD, look="girl, yellow coat")
FOX = Character(id="fox", name="A fox", figure=Figure.DOG, look="red fox")
CROWD = Character(id="crowd", name="The crowd", figure=Figure.CROWD, look="villagers")


def board(
    *seconds: Fraction | int,
    prompt: str = "A door.",
    cast: Sequence[tuple[str, ...]] = (),
    carry: Sequence[int | None] = (),
    joins: str = "dissolve",
    characters: tuple[Character, ...] = (MIRA, FOX, CROWD),
) -> Storyboard:
    """Scenes of so many seconds, with the characters of `cast` and what `carry` says they go on from."""
    return Storyboard(
        title="A",
        bible=Bible(characters=characters, style="film grain"),
        scenes=tuple(
            Scene(
                number=number,
                title="A",
                description="A door.",
                prompt=prompt,
                seconds=Fraction(one),
                transition=Transition.model_validate(joins if number < len(seconds) else "cut"),
                continuity=Continuity(
                    characters=cast[number - 1] if cast else (),
                    carry_from=carry[number - 1] if carry else None,
                ),
            )
            for number, one in enumerate(seconds, 1)
        ),
    )
