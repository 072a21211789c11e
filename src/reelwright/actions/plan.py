"""Planning: a storyboard, free to make and free to edit."""

from __future__ import annotations

from reelwright.actions.brief import check_brief
from reelwright.actions.counter import Counter
from reelwright.film.brief import Brief
from reelwright.film.storyboard import Storyboard
from reelwright.providers.port import Quote
from reelwright.runs.storyboard import ASKED_ABOUT, built_in_instead
from reelwright.shoot.ask import shot_request
from reelwright.story.lint import Finding, lint
from reelwright.story.port import Draft


async def plan(counter: Counter, brief: Brief) -> Draft:
    """The storyboard for a brief, without making a video of it.

    WrongInput for a brief that cannot be met; TryAgain, NeedsYou or Refused when the language model gives
    none and the brief does not allow the built-in planner instead.
    """
    studio = counter.studio
    brief = check_brief(brief, studio)
    sheet = studio.sheet(brief)
    try:
        return await studio.planner(brief.planner).draft(brief, sheet)
    except ASKED_ABOUT as why:
        if not brief.allow_builtin_planner:
            raise
        return await built_in_instead(studio, brief, sheet, why)


def findings(counter: Counter, storyboard: Storyboard, brief: Brief) -> tuple[Finding, ...]:
    """What a director would say about a storyboard before it is filmed."""
    return lint(storyboard, brief, counter.studio.sheet(brief))


def quote(counter: Counter, storyboard: Storyboard, brief: Brief) -> tuple[Quote, ...]:
    """What each scene will cost, at least and at most; one with footage of its own costs nothing."""
    studio = counter.studio
    provider, sheet = studio.provider(brief.provider), studio.sheet(brief)
    return tuple(
        provider.quote(shot_request(storyboard, scene.number, brief, sheet))
        if scene.footage is None
        else Quote(least_micros=0, most_micros=0, currency=sheet.price.currency)
        for scene in storyboard.scenes
    )
