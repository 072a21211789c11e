"""`reelwright resume`: answer what a film asks, and go on with it until it is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from reelwright.cli.make import Output, Overwrite
from reelwright.cli.options import Json
from reelwright.cli.session import counter
from reelwright.cli.wish import budget_micros
from reelwright.film.errors import Conflict, WrongInput

if TYPE_CHECKING:
    from reelwright.cli.question import Answer
    from reelwright.film.video import Video

_ANSWERS = "Answers"

VideoPrefix = Annotated[
    str,
    typer.Argument(metavar="ID", help="The video's id, or enough of its start.", show_default=False),
]
Approve = Annotated[
    bool,
    typer.Option("--approve", metavar="", help="Spend what the film is quoted at.", rich_help_panel=_ANSWERS),
]
NewBudget = Annotated[
    str | None,
    typer.Option(
        "--budget", metavar="USD", help="Give the film another budget, and go on.", rich_help_panel=_ANSWERS
    ),
]
Again = Annotated[
    bool,
    typer.Option(
        "--again",
        metavar="",
        help="Once more: there is money now; or shoot a scene anew whose answer was lost.",
        rich_help_panel=_ANSWERS,
    ),
]
Panel = Annotated[
    bool,
    typer.Option(
        "--panel",
        metavar="",
        help="Leave a scene whose answer was lost an animatic.",
        rich_help_panel=_ANSWERS,
    ),
]
Planner = Annotated[
    Literal["builtin", "again"] | None,
    typer.Option(
        "--planner",
        metavar="builtin|again",
        help="When the language model could not be reached: go on with the built-in planner, or try again.",
        rich_help_panel=_ANSWERS,
    ),
]


def resume(
    context: typer.Context,
    video: VideoPrefix,
    output: Output = None,
    overwrite: Overwrite = False,
    approve: Approve = False,
    budget: NewBudget = None,
    again: Again = False,
    panel: Panel = False,
    planner: Planner = None,
    json: Json = False,
) -> int:
    """Go on with a film that was paused or killed, try a failed or cancelled one again, and export it.

    What is ready is kept. A film that another process is making is only watched. One that asks something is
    answered with an option, or at the terminal.
    """
    from reelwright.cli.output import film_place

    answer = _answer(approve=approve, again=again, panel=panel, planner=planner, budget=budget)
    with counter(context) as opened:
        from reelwright.actions import decisions, videos
        from reelwright.film.video import Needs, VideoStatus

        found = videos.view(opened, videos.find(opened, video)).video
        if planner is None:
            _check_asked(found, answer)
        place: Path = film_place(output, overwrite=overwrite, may_ask=not json)

        from reelwright.cli.delivery import deliver
        from reelwright.cli.filming import see_through, set_going, start_engine
        from reelwright.cli.pause import pausing
        from reelwright.cli.question import ask_here, tell_question

        if found.status is VideoStatus.COMPLETED:
            return deliver(opened, found.id, place, json=json)
        if found.needs is not Needs.NOTHING:
            view = videos.view(opened, found.id)
            answer = answer or ask_here(opened, view, place, json=json)
            if answer is None:
                return tell_question(opened, view, place, json=json)
            # The answer starts the next attempt, which this process makes.
            found = decisions.decide(
                opened, found.id, answer.decision, budget_micros=answer.budget_micros, in_line=False
            )
        elif found.status.over:
            found = videos.retry(opened, found.id, in_line=False)
        with pausing() as pause:
            engine = start_engine(opened, found)
            if engine is not None:
                set_going(opened, engine, found)
            return see_through(opened, found, engine, place, pause=pause, json=json)


def _answer(
    *, approve: bool, again: bool, panel: bool, planner: str | None, budget: str | None
) -> Answer | None:
    """The one answer that was typed; a budget alone is a wish to go on with it."""
    from reelwright.cli.question import Answer

    said = {"approve": approve, "again": again, "panel": panel, planner or "": planner is not None}
    given = [decision for decision, is_given in said.items() if is_given]
    if len(given) > 1:
        raise WrongInput("A film takes one answer at a time.", code="two_answers")
    micros = budget_micros(budget)
    if not given and micros is None:
        return None
    return Answer(given[0] if given else "again", micros)


def _check_asked(video: Video, answer: Answer | None) -> None:
    """Conflict when the film asks nothing: an answer that changes nothing must not look as if it did."""
    from reelwright.film.video import Needs

    if answer is not None and video.needs is Needs.NOTHING:
        raise Conflict(
            "The film asks nothing now, so there is nothing to answer.",
            code="nothing_to_decide",
            hint=f"`reelwright resume {video.id}` goes on with it.",
        )
