"""Planning over HTTP: a storyboard, and what it will cost to film."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, Body

from reelwright.actions import plan as planning
from reelwright.actions.counter import Counter
from reelwright.api.examples import REQUESTS
from reelwright.api.given import At
from reelwright.api.problems import problem_docs
from reelwright.api.shapes import VideoRequest
from reelwright.film.brief import Brief, PlannerChoice
from reelwright.film.storyboard import Storyboard
from reelwright.film.value import Value
from reelwright.film.video import Note
from reelwright.story.lint import Finding
from reelwright.story.port import Draft, Usage

router = APIRouter(prefix="/api", tags=["planning"], responses=problem_docs(401, 403, 413, 415, 421, 422))
Asked = Annotated[VideoRequest, Body(openapi_examples=REQUESTS)]


class Plan(Value):
    """A storyboard as it would be filmed, and what a director would say about it."""

    storyboard: Storyboard
    planner: str
    """`builtin`, `provider:model`, or `yours` for a storyboard that was sent."""
    notes: tuple[Note, ...]
    findings: tuple[Finding, ...]
    usage: tuple[Usage, ...]
    """Calls to a language model, with what they cost where that is known."""


class SceneQuote(Value):
    number: int
    least_micros: int
    most_micros: int
    known: bool
    """False: nobody has said what this model costs, and the figures mean nothing."""


class ModelQuote(Value):
    """What the same film costs with one model."""

    model: str
    least_micros: int
    most_micros: int
    known: bool


class QuoteView(Value):
    """What filming will cost, at least and at most, in micro-units of `currency`."""

    provider: str
    model: str
    """Asked for, or the cheapest that can shoot the film."""
    currency: str
    least_micros: int
    most_micros: int
    """With pictures of characters, which are made once for all scenes: the scenes may add up to more."""
    known: bool
    scenes: tuple[SceneQuote, ...]
    reused: tuple[int, ...]
    """Scenes that cost nothing, as their clip was paid for before."""
    models: tuple[ModelQuote, ...]
    """Every model of the provider that can shoot the film, cheapest first."""
    sketched: bool
    """No storyboard was sent, so the built-in planner's stands in for it."""


@router.post("/plan", responses=problem_docs(501, 502, 503))
def plan(at: At, asked: Asked) -> Plan:
    """The storyboard for a brief, free to edit and send back; or the findings on one that is sent."""
    brief = asked.brief(at.studio.default_provider)
    draft = _sent(asked.storyboard) if asked.storyboard else _drafted(at, brief)
    board = draft.storyboard
    return Plan(
        storyboard=board,
        planner=draft.planner,
        notes=draft.notes,
        findings=planning.findings(at, board, _fitting(brief, board)),
        usage=draft.usage,
    )


@router.post("/quote", responses=problem_docs(501))
def quote(at: At, asked: Asked) -> QuoteView:
    """What the film will cost, before anything is paid. Asking is free."""
    brief = asked.brief(at.studio.default_provider)
    board = asked.storyboard
    if board is None:
        board = _drafted(at, brief.but(planner=PlannerChoice.BUILTIN)).storyboard
    found = planning.quote(at, board, brief)
    return QuoteView(
        provider=found.provider,
        model=found.model,
        currency=found.total.currency,
        least_micros=found.total.least_micros,
        most_micros=found.total.most_micros,
        known=found.total.known,
        scenes=tuple(
            SceneQuote(
                number=number, least_micros=one.least_micros, most_micros=one.most_micros, known=one.known
            )
            for number, one in enumerate(found.scenes, start=1)
        ),
        reused=found.reused,
        models=tuple(
            ModelQuote(
                model=one.model,
                least_micros=one.total.least_micros,
                most_micros=one.total.most_micros,
                known=one.total.known,
            )
            for one in planning.quotes(at, board, brief)
        ),
        sketched=asked.storyboard is None,
    )


def _drafted(at: Counter, brief: Brief) -> Draft:
    # On a loop of its own, in this request's thread: drafting computes, and must not hold up the server.
    return asyncio.run(planning.plan(at, brief))


def _sent(storyboard: Storyboard) -> Draft:
    return Draft(storyboard=storyboard, planner="yours")


def _fitting(brief: Brief, storyboard: Storyboard) -> Brief:
    """The brief that a storyboard is held against: its own length and language."""
    return brief.but(
        scenes=len(storyboard.scenes), seconds=int(storyboard.seconds), language=storyboard.language
    )
