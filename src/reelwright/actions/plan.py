"""Planning: a storyboard, free to make and free to edit."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from reelwright.actions.brief import check_brief, with_model
from reelwright.actions.counter import Counter
from reelwright.film.brief import Brief
from reelwright.film.errors import WrongInput
from reelwright.film.storyboard import Storyboard
from reelwright.providers.port import Quote, clip_sheets, picture_sheet
from reelwright.runs.storyboard import ASKED_ABOUT, built_in_instead
from reelwright.shoot.plan import ShotPlan, plan_shot
from reelwright.shoot.quote import quote_film, quote_shot
from reelwright.store import calls
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


@dataclass(frozen=True, slots=True)
class FilmQuote:
    """What filming a storyboard costs with one model, before anything is sent."""

    provider: str
    model: str
    total: Quote
    """With the pictures of characters, which are made once for all scenes."""
    scenes: tuple[Quote, ...]
    """By itself each; nothing for footage, and for a clip that was paid for before."""
    reused: tuple[int, ...]
    """Scenes whose clip was paid for before."""


def quote(counter: Counter, storyboard: Storyboard, brief: Brief) -> FilmQuote:
    """What each scene will cost, and all of them; WrongInput when they cannot be shot."""
    studio = counter.studio
    brief = with_model(brief, studio, storyboard)
    sheet, picture = studio.sheet(brief), picture_sheet(studio.provider(brief.provider))
    free = Quote(least_micros=0, most_micros=0, currency=sheet.price.currency)
    scenes: list[Quote] = []
    due: list[ShotPlan] = []
    reused: list[int] = []
    for scene in storyboard.scenes:
        if scene.footage is not None:
            scenes.append(free)
            continue
        plan = plan_shot(storyboard, scene.number, brief, sheet, picture)
        if not brief.fresh and _paid_before(counter, plan, studio.provider(brief.provider).maker):
            reused.append(scene.number)
            scenes.append(free)
            continue
        due.append(plan)
        scenes.append(quote_shot(plan, sheet, picture))
    total = quote_film(due, sheet, picture)
    return FilmQuote(sheet.provider, sheet.model, total, tuple(scenes), tuple(reused))


def quotes(counter: Counter, storyboard: Storyboard, brief: Brief) -> tuple[FilmQuote, ...]:
    """What the film would cost with each model of the brief's provider that can shoot it, cheapest first."""
    found: list[FilmQuote] = []
    for sheet in clip_sheets(counter.studio.provider(brief.provider)):
        with suppress(WrongInput):
            found.append(quote(counter, storyboard, brief.but(model=sheet.model)))
    return tuple(sorted(found, key=lambda one: (not one.total.known, one.total.most_micros)))


def _paid_before(counter: Counter, plan: ShotPlan, maker: str) -> bool:
    """Whether its one clip, made from words alone, is there already."""
    if plan.still is not None or plan.continues is not None or len(plan.parts) != 1:
        return False
    with counter.studio.database.read() as conn:
        return calls.made(conn, next(iter(plan.parts)).identity(maker)) is not None
