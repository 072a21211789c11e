"""Whatever is typed, the built-in planner's storyboard is one that `lint` finds nothing in."""

from __future__ import annotations

import asyncio
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reelwright.film.brief import Brief
from reelwright.film.errors import WrongInput
from reelwright.film.grammar import Aspect, Style, Template
from reelwright.film.time import Rate
from reelwright.providers.port import Durations, PixelSize, PromptUnit, Sheet
from reelwright.story.builtin import BuiltinPlanner
from reelwright.story.lint import lint


def sheet(
    durations: Durations,
    limit: int = 2000,
    unit: PromptUnit = PromptUnit.CHARACTERS,
    handle_step: Fraction | None = None,
) -> Sheet:
    return Sheet(
        provider="test",
        model="test-model",
        about="For tests.",
        durations=durations,
        handle_step=handle_step,
        sizes={aspect: PixelSize(width=1280, height=720) for aspect in Aspect},
        rates=(Rate(num=24),),
        prompt_limit=limit,
        prompt_unit=unit,
        source="tests",
        checked="2026-11-22",
    )


SHEETS = (
    sheet(Durations(least=Fraction(2), most=Fraction(10)), 1000, PromptUnit.UTF16),
    sheet(Durations(values=(Fraction(4), Fraction(6), Fraction(8)))),
    sheet(Durations(least=Fraction(1), most=Fraction(60), step=Fraction(1, 2)), handle_step=Fraction(1, 24)),
)
VOCABULARY = """
a the old tiny keeper storm robot Maya Budi nelayan kucing mencari menemukan finds befriends paints rides
through in at di ke laut hutan forest city and dan then lalu , . ! ? zoom in camera pans left kamera naik
who yang that to untuk because saat malam night rain hujan his her two dua letter surat 🚀 🌕 猫 شتاء
"""
WORDS = st.sampled_from(VOCABULARY.split())
PROMPTS = st.one_of(
    st.text(min_size=1, max_size=120),
    st.lists(WORDS, min_size=1, max_size=40).map(" ".join),
    st.text(alphabet="abcdefgh ijklmnop qrstuvwxyz .,", min_size=1, max_size=2000),
)
BRIEFS = st.builds(
    Brief,
    prompt=PROMPTS,
    scenes=st.one_of(st.none(), st.integers(1, 5)),
    seconds=st.integers(15, 60),
    style=st.sampled_from(Style),
    template=st.sampled_from(Template),
    aspect=st.sampled_from(Aspect),
    language=st.sampled_from([None, None, "en", "id", "id-ID", "fr"]),
    niche=st.sampled_from([None, "horror shorts", "kuliner", "kids", "tech reviews"]),
    seed=st.integers(0, 4294967295),
)


def fits(brief: Brief, which: Sheet) -> bool:
    """Whether some scenes of `which` add up to the brief's seconds: said from the sheets above, by hand."""
    if brief.scenes is None:
        return which is not SHEETS[1] or brief.seconds % 2 == 0
    if which is SHEETS[1]:
        return brief.seconds % 2 == 0 and 4 * brief.scenes <= brief.seconds <= 8 * brief.scenes
    return brief.seconds <= 10 * brief.scenes if which is SHEETS[0] else True


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(brief=BRIEFS, which=st.sampled_from(SHEETS))
def test_lint_finds_nothing(brief: Brief, which: Sheet) -> None:
    if not fits(brief, which):
        with pytest.raises(WrongInput) as caught:
            asyncio.run(BuiltinPlanner().draft(brief, which))
        assert (caught.value.code, caught.value.where) == ("seconds_do_not_fit", "seconds")
        return
    draft = asyncio.run(BuiltinPlanner().draft(brief, which))
    assert lint(draft.storyboard, brief, which) == ()
    assert draft.planner == "builtin"
    for scene in draft.storyboard.scenes:
        frames = scene.transition.seconds * 24
        assert frames.denominator == 1
        assert frames % 2 == 0


@settings(max_examples=25, deadline=None, derandomize=True)
@given(brief=BRIEFS)
def test_the_same_brief_gives_the_same_storyboard(brief: Brief) -> None:
    planner = BuiltinPlanner()
    assert asyncio.run(planner.draft(brief, SHEETS[2])) == asyncio.run(planner.draft(brief, SHEETS[2]))
