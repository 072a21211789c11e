"""Decisions: the answers to what a video asks. An answer starts the next attempt."""

from __future__ import annotations

import sqlalchemy as sa

from reelwright.actions.approval import dearer
from reelwright.actions.counter import Counter
from reelwright.actions.takes import unpaid
from reelwright.film.brief import PlannerChoice
from reelwright.film.errors import Conflict, WrongInput
from reelwright.film.event import EventKind
from reelwright.film.ids import VideoId
from reelwright.film.ledger import CallState
from reelwright.film.video import Needs, Note, Video, VideoStatus
from reelwright.providers.port import Quote
from reelwright.runs.asking import AGAIN, APPROVE, PANEL
from reelwright.runs.doubt import AMBIGUOUS
from reelwright.runs.orders import new_take, told
from reelwright.runs.storyboard import BUILTIN
from reelwright.store import calls, events, ledger, takes, videos
from reelwright.studio import Studio

DECISIONS = (AGAIN, APPROVE, BUILTIN, PANEL)
"""Ask once more; spend the money; let the built-in planner write; leave the scene an animatic."""


def choices(video: Video) -> tuple[str, ...]:
    """What may be answered to what the video asks; nothing while it asks nothing."""
    match video.needs:
        case Needs.APPROVAL:
            return (APPROVE,)
        case Needs.MONEY:
            return (AGAIN,)
        case Needs.DECISION:
            return (AGAIN, BUILTIN) if video.storyboard is None else (AGAIN, PANEL)
        case Needs.NOTHING:
            return ()


def decide(
    counter: Counter,
    video: VideoId,
    decision: str,
    *,
    budget_micros: int | None = None,
    most_micros: int | None = None,
    in_line: bool = True,
) -> Video:
    """Answer what a video asks with one of its `choices`; `budget_micros` replaces its budget.

    Conflict when the video asks nothing, WrongInput for an answer to another question. NeedsApproval when
    going on costs more than `most_micros`: the video asks on, with the new price.
    """
    if decision not in DECISIONS:
        raise WrongInput(
            f"The decision is {' or '.join(DECISIONS)}, not {decision!r}.",
            code="unknown_decision",
            where="decision",
        )
    studio = counter.studio
    with studio.database.write() as conn:
        current = videos.get(conn, video, lock=True)
        if current.needs is Needs.NOTHING:
            raise Conflict("The video asks for no decision.", code="nothing_to_decide")
        if decision not in choices(current):
            raise WrongInput(
                f"The video asks for {' or '.join(choices(current))}, not {decision!r}.",
                code="unknown_decision",
                where="decision",
            )
        with conn.begin_nested() as answer:
            decided = _decided(studio, conn, current, decision, budget_micros)
            due = None if most_micros is None else unpaid(studio, conn, decided)
            over = due is not None and most_micros is not None and due.most_micros > most_micros
            if over:
                answer.rollback()
        if due is not None and over:
            _ask_anew(studio, conn, current, due)
        else:
            videos.save(conn, decided)
            if in_line:
                counter.desk.enqueue(conn, decided.id, decided.attempt)
    # Once the new question is kept: what is raised in the transaction undoes it.
    if due is not None and most_micros is not None and over:
        raise dearer(due, most_micros)
    return decided


def _decided(
    studio: Studio, conn: sa.Connection, current: Video, decision: str, budget_micros: int | None
) -> Video:
    """The video as it goes on with the answer."""
    decided = current.but(
        needs=Needs.NOTHING,
        ask=None,
        status=VideoStatus.PENDING,
        attempt=current.attempt + 1,
        updated=studio.clock(),
    )
    if budget_micros is not None:
        decided = decided.but(brief=decided.brief.but(budget_micros=budget_micros))
    if current.needs is Needs.APPROVAL:
        decided = decided.but(brief=decided.brief.but(approved=True))
    elif decision == BUILTIN:
        said = "The built-in planner wrote the storyboard, as you chose."
        decided = decided.but(
            brief=decided.brief.but(planner=PlannerChoice.BUILTIN),
            notes=(*decided.notes, Note(code="builtin_planner", message=said)),
        )
    elif current.needs is Needs.DECISION and current.storyboard is not None:
        decided = _do_without(studio, conn, decided, again=decision == AGAIN)
    return decided


def _ask_anew(studio: Studio, conn: sa.Connection, video: Video, quote: Quote) -> None:
    """Ask the same once more, with what going on costs now."""
    last = events.last(conn, video.id)
    asked = last.progress.detail if last is not None and last.kind is EventKind.NEEDS_YOU else {}
    figures = {"leastMicros": quote.least_micros, "mostMicros": quote.most_micros}
    if last is None or asked | figures == asked:
        return
    ask = f"Going on costs {told(quote)} by now. Go on?" if video.needs is not Needs.DECISION else video.ask
    videos.save(conn, video.but(ask=ask, updated=studio.clock()))
    events.append(
        conn,
        video.id,
        EventKind.NEEDS_YOU,
        f"{video.attempt}.ask.{last.seq}",
        last.progress.but(detail={**asked, "ask": ask, **figures}),
        studio.clock(),
    )


def _do_without(studio: Studio, conn: sa.Connection, video: Video, *, again: bool) -> Video:
    """Book the calls in doubt as lost, until the provider's bill says otherwise, and have their scenes shot
    once more or left animatics."""
    for call in calls.open_calls(conn, video=video.id, states=[CallState.PARKED]):
        ledger.lose(conn, call.id, now=studio.clock(), why="A person decided to do without it.")
    scenes: list[int] = []
    for scene in video.storyboard.scenes if video.storyboard else ():
        mine = [
            one
            for one in takes.of(conn, video.id)
            if one.scene == scene.number and one.provider == studio.sheet(video.brief).provider
        ]
        # Those that the question was about: what failed otherwise, or was left before, is not paid for anew.
        if scene.number not in video.drawn and mine and mine[-1].error_code == AMBIGUOUS:
            scenes.append(scene.number)
    if not again:
        return video.but(drawn=(*video.drawn, *scenes))
    for scene in scenes:
        new_take(studio, conn, video, scene)
    return video
