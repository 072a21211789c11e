"""The model that shoots a film, where the user does not say: the cheapest that can."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from reelwright.film.brief import Brief
from reelwright.film.errors import WrongInput
from reelwright.film.storyboard import Scene, Storyboard
from reelwright.providers.port import Makes, Sheet, named
from reelwright.shoot.plan import plan_shot
from reelwright.shoot.quote import quote_film

_USUAL_SCENE = 6
"""Seconds of a scene, where there is no storyboard yet to count them."""
_MODELS = "{models}"
"""Stands for the models in what they have in common."""


def choose(
    provider_sheets: Sequence[Sheet],
    picture: Sheet | None,
    brief: Brief,
    storyboard: Storyboard | None = None,
) -> Sheet:
    """The clip model that `brief` names, else the one that shoots the film for least.

    Parts, stills and portraits are counted; a model that has to leave something out, and one whose price
    nobody knows, come after those that do not, and of equals the first is taken. Without a storyboard, scenes
    of equal length and without characters stand in for it. WrongInput says why no model will do.
    """
    clips = [sheet for sheet in provider_sheets if sheet.makes is Makes.CLIP]
    if brief.model is not None:
        return _given(clips, brief.model)
    board = storyboard or _imagined(brief)
    reasons: dict[str, list[Sheet]] = {}
    best: tuple[tuple[int, bool, int], Sheet] | None = None
    for sheet in clips:
        try:
            rank = _rank(board, brief, sheet, picture)
        except WrongInput as why:
            reasons.setdefault(why.message.replace(_name([sheet]), _MODELS), []).append(sheet)
            continue
        if best is None or rank < best[0]:
            best = rank, sheet
    if best is None:
        raise WrongInput(
            " ".join(reason.replace(_MODELS, _name(sheets)) for reason, sheets in reasons.items())
            or "There is no model that shoots clips.",
            code="no_model_can",
            hint="Change what the models cannot do, or choose another provider.",
            where="model",
        )
    return best[1]


def _name(sheets: Sequence[Sheet]) -> str:
    """`runway gen4.5, veo3.1 or veo3.1_fast`."""
    *others, last = [sheet.model for sheet in sheets]
    return f"{sheets[0].provider} {', '.join(others)} or {last}" if others else f"{sheets[0].provider} {last}"


def _given(clips: Sequence[Sheet], model: str) -> Sheet:
    sheet = named(clips, model)
    if sheet is None:
        raise WrongInput(
            f"No model called {model!r} shoots clips; there is {', '.join(one.model for one in clips)}.",
            code="unknown_model",
            where="model",
        )
    return sheet


def _rank(board: Storyboard, brief: Brief, sheet: Sheet, picture: Sheet | None) -> tuple[int, bool, int]:
    """The lower the better: what is left out, whether its price is unknown, and the price."""
    plans = [
        plan_shot(board, one.number, brief, sheet, picture) for one in board.scenes if one.footage is None
    ]
    quote = quote_film(plans, sheet, picture)
    return sum(len(plan.notes) for plan in plans), not quote.known, quote.most_micros


def _imagined(brief: Brief) -> Storyboard:
    count = brief.scenes or max(1, brief.seconds // _USUAL_SCENE)
    scenes = (
        Scene(
            number=number,
            title="Scene",
            description="Scene.",
            prompt="Scene.",
            seconds=Fraction(brief.seconds, count),
        )
        for number in range(1, count + 1)
    )
    return Storyboard(title="Film", scenes=tuple(scenes))
