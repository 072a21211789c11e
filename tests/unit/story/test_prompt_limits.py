"""Whatever is planned fits the model that is to shoot it, and still reads as sentences."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.film.brief import Brief, Mode
from reelwright.film.grammar import Aspect
from reelwright.film.time import Rate
from reelwright.providers.port import Durations, PixelSize, PromptUnit, Sheet
from reelwright.providers.prompt import within
from reelwright.story.builtin import BuiltinPlanner

PROMPTS = (
    "Mira, a girl in a yellow coat, finds a fox in the snow and brings it home to her grandmother",
    "🚀🛰️ " * 150 + "a rocket over the sea",
    "一个女孩在雪地里发现了一只狐狸，把它带回家。她的祖母点亮了灯。" * 12,
    "An old keeper with " + "a very long coat, " * 60 + "lights the lamp of the lighthouse in a storm",
)


def sheet(limit: int) -> Sheet:
    return Sheet(
        provider="maker",
        model="one",
        about="Makes.",
        durations=Durations(least=Fraction(2), most=Fraction(10)),
        sizes={Aspect.LANDSCAPE: PixelSize(width=1280, height=720)},
        rates=(Rate(num=24),),
        prompt_limit=limit,
        prompt_unit=PromptUnit.UTF16,
        source="tests",
        checked="2026-11-22",
    )


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("limit", [1000, 250, 60])
@pytest.mark.parametrize("prompt", PROMPTS, ids=["girl", "emoji", "chinese", "coat"])
async def test_the_builtin_planner_keeps_to_the_models_limit(prompt: str, limit: int, mode: Mode) -> None:
    brief = Brief(prompt=prompt, seconds=20, mode=mode)
    draft = await BuiltinPlanner().draft(brief, sheet(limit))
    for scene in draft.storyboard.scenes:
        assert sheet(limit).takes(scene.prompt), scene.prompt
        assert len(scene.prompt) > min(limit, 100) / 3
        assert scene.prompt[-1] in ".!?…。！？" or " " not in scene.prompt


@pytest.mark.parametrize(
    ("limit", "left"),
    [
        (100, "A girl walks, slowly, through deep snow. Fox: red. Film grain, low light."),
        (60, "A girl walks, slowly, through deep snow. Fox: red."),
        (45, "A girl walks, slowly, through deep snow."),
        (40, "A girl walks, slowly, through deep snow."),
        (39, "A girl walks, slowly."),
        (20, "A girl walks."),
        (10, "A girl."),
        (2, "A."),
        (1, "A"),
    ],
)
def test_a_prompt_loses_sentences_then_clauses_then_words(limit: int, left: str) -> None:
    whole = "A girl walks, slowly, through deep snow. Fox: red. Film grain, low light."
    assert within(whole, lambda text: len(text) <= limit) == left


def test_a_later_sentence_that_fits_is_kept_where_a_longer_one_does_not() -> None:
    whole = "A girl. Her coat is as long as the road to the sea. Snow."
    assert within(whole, lambda text: len(text) <= 20) == "A girl. Snow."


def test_words_that_nothing_parts_lose_letters_and_no_half_of_one() -> None:
    assert within("雪地里的狐狸", sheet(4).takes) == "雪地里的"
    assert within("🚀🚀🚀", sheet(5).takes) == "🚀🚀"


@given(text=st.text(max_size=80), limit=st.integers(1, 60))
def test_what_is_left_always_fits(text: str, limit: int) -> None:
    fits = sheet(limit + 1).takes
    assert fits(within(text, fits))
