"""`reelwright resume`: go on with a film until it is done."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from reelwright.cli.make import Output, Overwrite
from reelwright.cli.options import Json
from reelwright.cli.session import counter

VideoPrefix = Annotated[
    str,
    typer.Argument(metavar="ID", help="The video's id, or enough of its start.", show_default=False),
]
Decision = Annotated[
    Literal["builtin", "again"] | None,
    typer.Option(
        "--planner",
        metavar="builtin|again",
        help="When the language model could not be reached: go on with the built-in planner, or try again.",
    ),
]


def resume(
    context: typer.Context,
    video: VideoPrefix,
    output: Output = None,
    overwrite: Overwrite = False,
    decision: Decision = None,
    json: Json = False,
) -> int:
    """Go on with a film that was paused or killed, try a failed or cancelled one again, and export it.

    What is ready is kept. A film that another process is making is only watched.
    """
    from reelwright.cli.output import film_place

    with counter(context) as opened:
        from reelwright.actions import videos
        from reelwright.film.video import Needs, VideoStatus

        found = videos.view(opened, videos.find(opened, video)).video
        place: Path = film_place(output, overwrite=overwrite, may_ask=not json)

        from reelwright.cli.delivery import deliver, question
        from reelwright.cli.filming import see_through, set_going, start_engine
        from reelwright.cli.pause import pausing

        if found.status is VideoStatus.COMPLETED:
            return deliver(opened, found.id, place, json=json)
        if found.needs is Needs.DECISION and decision is None:
            return question(videos.view(opened, found.id), json=json)
        if decision is not None and found.needs is Needs.DECISION:
            # The answer starts the next attempt, which this process makes.
            found = videos.decide(opened, found.id, decision, in_line=False)
        elif found.status.over:
            found = videos.retry(opened, found.id, in_line=False)
        with pausing() as pause:
            engine = start_engine(opened, found)
            if engine is not None:
                set_going(opened, engine, found)
            return see_through(opened, found, engine, place, pause=pause, json=json)
