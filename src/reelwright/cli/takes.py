"""`reelwright videos takes|retake|circle`: every take of a video, another one, and the one that is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from reelwright.cli.options import Json
from reelwright.cli.question import yes
from reelwright.cli.resume import VideoPrefix
from reelwright.cli.session import counter
from reelwright.cli.terminal import answer, asking, clean, err, fancy, out, say, show, words
from reelwright.cli.wish import budget_micros
from reelwright.film.errors import NeedsYou

if TYPE_CHECKING:
    from reelwright.film.take import Take
    from reelwright.film.video import Video

SceneNumber = Annotated[int, typer.Argument(metavar="SCENE", min=1, help="The scene's number.")]
TakeNumber = Annotated[
    int, typer.Argument(metavar="TAKE", min=1, help="The take's number, as `videos takes` shows it.")
]
Prompt = Annotated[
    str | None,
    typer.Option("--prompt", metavar="TEXT", help="Other words for this take. Default: the scene's own."),
]
Seed = Annotated[
    int | None,
    typer.Option("--seed", metavar="N", min=0, max=4294967295, help="Default: another than before."),
]
Budget = Annotated[
    str | None, typer.Option("--budget", metavar="USD", help="Give the film another budget first.")
]
Sure = Annotated[bool, typer.Option("--yes", metavar="", help="Spend what it costs without asking.")]


def list_takes(context: typer.Context, video: VideoPrefix, json: Json = False) -> int:
    """List every take of a video: who shot it, how it went, what it cost, and which is in the film."""
    from reelwright.actions import videos

    with counter(context) as opened:
        view = videos.view(opened, videos.find(opened, video))
    if json:
        every = [take.to_json() for take in view.takes]
        answer({"videoId": view.video.id, "currency": "USD", "takes": every})
        return 0
    if not view.takes:
        say(err(), "No takes yet.")
        return 0
    mark = "\u25cf" if fancy() else "*"
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="quiet", pad_edge=False)
    for head in ("Scene", "Take", "", "Model", "State", "Cost", ""):
        right = head in ("Scene", "Take", "Cost")
        table.add_column(head, justify="right" if right else "left", overflow="fold", no_wrap=right)
    for take in view.takes:
        table.add_row(
            str(take.scene),
            str(take.number),
            Text(mark, style="accent") if take.circled else "",
            f"{take.provider} {take.model}" if take.model != take.provider else take.provider,
            Text(take.state.value, style="bad" if take.state.value == "failed" else ""),
            _cost(take),
            words((_about(take), "quiet")),
        )
    show(table)
    say(out(), (f"{mark} is in the film.", "quiet"))
    return 0


def retake(
    context: typer.Context,
    video: VideoPrefix,
    scene: SceneNumber,
    prompt: Prompt = None,
    seed: Seed = None,
    budget: Budget = None,
    yes_: Sure = False,
    json: Json = False,
) -> int:
    """Shoot a scene once more, good or failed. The takes before it stay, and the new one goes into the film.

    What it costs is asked first; without a terminal, --yes has to say so.
    """
    from reelwright.actions import takes, videos

    micros = budget_micros(budget)
    with counter(context) as opened:
        chosen = videos.find(opened, video)

        def shoot(approved: bool) -> Video:
            return takes.retake(
                opened, chosen, scene, prompt=prompt, seed=seed, approved=approved, budget_micros=micros
            )

        try:
            again = shoot(yes_)
        except NeedsYou as why:
            if why.code != "needs_approval":
                raise
            if json or not asking():
                raise NeedsYou(why.message, code=why.code, hint="The same with --yes spends it.") from why
            if not yes(f"{why.message} Spend it?"):
                say(err(), "Left alone.")
                return 0
            again = shoot(True)
    return _in_line(again, "Another take is in line", json=json)


def circle(
    context: typer.Context, video: VideoPrefix, scene: SceneNumber, take: TakeNumber, json: Json = False
) -> int:
    """Put another take of a scene into the film, which is cut again at no cost."""
    from reelwright.actions import takes, videos
    from reelwright.film.video import VideoStatus

    with counter(context) as opened:
        chosen = videos.find(opened, video)
        found = takes.find_take(opened, chosen, scene, take)
        again = takes.circle(opened, chosen, found.id)
    if not json and again.status is not VideoStatus.PENDING:
        say(out(), "Circled. Other scenes are still to be paid for: the film is cut when it goes on.")
        return 0
    return _in_line(again, "The cut is in line", json=json)


def _in_line(video: Video, what: str, *, json: bool) -> int:
    if json:
        answer({"videoId": video.id, "status": video.status.value, "attempt": video.attempt})
    else:
        say(
            out(),
            f"{what} for `reelwright serve`; `reelwright resume {video.id}` makes it here and now.",
        )
    return 0


def _cost(take: Take) -> str:
    from reelwright.film.money import Money

    return "" if take.cost_micros is None else str(Money(micros=take.cost_micros))


def _about(take: Take) -> str:
    if take.error:
        return clean(take.error)
    return f"the clip of {take.reused}, paid for before" if take.reused else ""
