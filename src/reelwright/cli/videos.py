"""`reelwright videos`: what there is, and what can be done with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from reelwright.cli.delivery import cost_of, final, label_of, tell_notes
from reelwright.cli.make import Output, Overwrite
from reelwright.cli.options import FILES, ChosenCodec, ChosenProfile, Json
from reelwright.cli.resume import VideoPrefix
from reelwright.cli.session import counter
from reelwright.cli.takes import circle, list_takes, retake
from reelwright.cli.terminal import (
    age_of,
    answer,
    asking,
    clean,
    err,
    fact,
    fancy,
    out,
    prose,
    say,
    seconds_of,
    words,
)
from reelwright.cli.terminal import show as draw

if TYPE_CHECKING:
    from reelwright.actions.counter import Counter
    from reelwright.film.ids import VideoId
    from reelwright.film.video import VideoStatus
    from reelwright.store.gallery import Summary

app = typer.Typer(
    no_args_is_help=True,
    help="List and show videos, choose and shoot takes, cancel, retry, export and delete.",
)

_SHORT = 13
"""Letters of an id that tell its millisecond."""
_GLYPHS = {
    "pending": ("\u25cb", "o", "quiet"),
    "processing": ("\u25d0", "*", "accent"),
    "completed": ("\u25cf", "#", ""),
    "failed": ("\u2715", "x", "bad"),
    "cancelled": ("\u2013", "-", "quiet"),
}

Status = Annotated[
    str | None,
    typer.Option(
        "--status", metavar="STATUS", help="Only pending, processing, completed, failed or cancelled ones."
    ),
]
Search = Annotated[str | None, typer.Option("--search", "-q", metavar="TEXT", help="Only those about TEXT.")]
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=1, max=500, help="At most so many.")]
Tell = Annotated[
    bool,
    typer.Option(
        "--estimate",
        metavar="",
        help="Tell size and quality instead, of the profile or, without one, of all.",
        rich_help_panel=FILES,
    ),
]
All = Annotated[
    bool,
    typer.Option(
        "--all",
        metavar="",
        help="All that comes with it: sprite, contact sheet and waveform too.",
        rich_help_panel=FILES,
    ),
]
Sure = Annotated[bool, typer.Option("--yes", metavar="", help="Do not ask.")]


@app.command("list")
def list_videos(
    context: typer.Context,
    status: Status = None,
    search: Search = None,
    limit: Limit = 50,
    json: Json = False,
) -> int:
    """List the videos, newest first."""
    from reelwright.actions import gallery

    with counter(context) as opened:
        page = gallery.page(opened, status=_status(status), text=search, limit=limit)
        found = [row.video for row in page.videos]
        now = opened.studio.clock()
    if json:
        answer(
            {
                "videos": [_summary_json(one) for one in found],
                "counts": {one.value: count for one, count in page.counts.items()},
                "more": page.cursor is not None,
            }
        )
        return 0
    if not found:
        some = status is not None or search is not None
        say(
            err(),
            "No video is like that." if some else 'No videos yet. `reelwright make "AN IDEA"` makes one.',
        )
        return 0
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="quiet", pad_edge=False)
    for head in ("Status", "Title", "Length", "Age", "ID"):
        table.add_column(
            head,
            justify="right" if head == "Length" else "left",
            no_wrap=True,
            overflow="ellipsis",
            ratio=1 if head == "Title" else None,
            max_width=60 if head == "Title" else None,
        )
    for one in found:
        table.add_row(
            _state(one.status.value, one.needs.value, one.percent),
            clean(one.title or one.prompt),
            seconds_of(one.seconds),
            Text(age_of((now - one.created).total_seconds()), style="quiet"),
            Text(one.id[:_SHORT], style="quiet"),
        )
    draw(table)
    if page.cursor is not None:
        say(err(), (f"and more; --limit shows more than {limit}.", "quiet"))
    return 0


@app.command()
def show(context: typer.Context, video: VideoPrefix, json: Json = False) -> int:
    """Show a video: its scenes, its files, what it cost, what it asks, and what is worth knowing."""
    from reelwright.actions import videos
    from reelwright.actions.decisions import choices

    with counter(context) as opened:
        view = videos.view(opened, videos.find(opened, video))
        files = _library_files(opened, view.video.id) if view.video.film else {}
    found = view.video
    if json:
        about = {
            "prompt": found.brief.prompt,
            "title": found.storyboard.title if found.storyboard else None,
            "percent": view.percent,
            "ask": found.ask,
            "choices": list(choices(found)),
            "created": found.created.isoformat(),
            "updated": found.updated.isoformat(),
            "heldMicros": view.held_micros,
            "unpricedCalls": found.unpriced_calls,
        }
        failure = {"code": found.error_code, "message": found.error, "hint": None, "where": None}
        answer(final(view, files) | about | ({"error": failure} if found.error else {}))
        return 0
    console, board = out(), found.storyboard
    say(console, (board.title if board else found.brief.prompt, "head"))
    if board is not None and board.logline:
        prose(console, (board.logline, "quiet"))
    console.print()
    state = _state(found.status.value, found.needs.value, view.percent)
    fact(console, "Status", (state.plain, str(state.style)))
    fact(console, "Video", found.id)
    fact(console, "Prompt", found.brief.prompt)
    fact(console, "Cost", cost_of(view))
    if found.error:
        fact(console, "Error", (found.error, "bad"))
    if found.ask:
        fact(console, "Asks", (found.ask, "ask"), f"`reelwright resume {found.id[:_SHORT]}` answers it")
    for part, place in files.items():
        fact(console, label_of(part), str(place))
    scenes = final(view, {})["scenes"]
    if scenes:
        console.print()
        table = Table.grid(padding=(0, 2, 0, 0))
        for scene in scenes:
            table.add_row(
                Text(f"  {scene['number']}", style="quiet"),
                clean(scene["title"]),
                Text(seconds_of(scene["seconds"]), style="quiet", justify="right"),
                scene["state"],
                Text(scene["provider"] or "", style="quiet"),
            )
        draw(table)
    tell_notes(view)
    return 0


app.command("takes")(list_takes)
app.command("retake")(retake)
app.command("circle")(circle)


@app.command()
def cancel(context: typer.Context, video: VideoPrefix, json: Json = False) -> int:
    """Stop a video that is being made. What is ready is kept; `videos retry` goes on with it.

    Nothing more is sent, jobs that run are stopped, and what was spent and saved is told.
    """
    from reelwright.actions import videos

    with counter(context) as opened:
        before = videos.view(opened, videos.find(opened, video))
        stopped = videos.cancel(opened, before.video.id)
        after = videos.view(opened, stopped.id)
    spent = after.video.cost_micros
    saved = max(0, before.held_micros - after.held_micros - (spent - before.video.cost_micros))
    if json:
        answer(
            {
                "videoId": stopped.id,
                "status": stopped.status.value,
                "spentMicros": spent,
                "savedMicros": saved,
                "heldMicros": after.held_micros,
                "currency": "USD",
            }
        )
        return 0
    say(out(), f"Cancelled.{_money_of(spent, saved, after.held_micros)}")
    return 0


def _money_of(spent: int, saved: int, held: int) -> str:
    from reelwright.film.money import Money

    told = [
        f"{Money(micros=micros)} {what}"
        for micros, what in (
            (spent, "was spent"),
            (saved, "was saved"),
            (held, "stays held until its fate is known"),
        )
        if micros
    ]
    return f" {', '.join(told)}." if told else ""


@app.command()
def retry(context: typer.Context, video: VideoPrefix, json: Json = False) -> int:
    """Put a failed or cancelled video in the line again, for `serve` or `worker` to make."""
    from reelwright.actions import videos

    with counter(context) as opened:
        again = videos.retry(opened, videos.find(opened, video))
    told = f"In line for `reelwright serve`; `reelwright resume {again.id}` makes it here and now."
    return _done(again.id, again.status.value, told, json=json)


@app.command()
def export(
    context: typer.Context,
    video: VideoPrefix,
    output: Output = None,
    overwrite: Overwrite = False,
    everything: All = False,
    profile: ChosenProfile = "",
    codec: ChosenCodec = None,
    estimate: Tell = False,
    json: Json = False,
) -> int:
    """Copy a finished film out of the library, its poster and captions beside it.

    With --profile or --codec it is made anew from the same cut for another use, and the film in the library
    stays as it is.
    """
    from reelwright.actions import videos
    from reelwright.cli import recast
    from reelwright.cli.delivery import deliver
    from reelwright.cli.output import film_place
    from reelwright.film.errors import NotFound
    from reelwright.render.profiles import PROFILES
    from reelwright.render.profiles import profile as called

    wanted = called(profile, codec)
    with counter(context) as opened:
        found = videos.view(opened, videos.find(opened, video)).video
        if found.film is None:
            raise NotFound(
                "The film is not made yet.",
                code="not_made_yet",
                hint=f"`reelwright resume {found.id}` makes it.",
            )
        if estimate:
            some = [wanted] if profile else [called(name, codec) for name in PROFILES]
            return recast.tell_estimates(opened, found, some, json=json)
        place = film_place(output, overwrite=overwrite, may_ask=not json, everything=everything)
        if profile or codec:
            return recast.recast(opened, found.id, place, wanted, everything=everything, json=json)
        return deliver(opened, found.id, place, everything=everything, json=json)


@app.command()
def delete(context: typer.Context, video: VideoPrefix, yes: Sure = False, json: Json = False) -> int:
    """Delete a video; one that is being made is cancelled first."""
    from reelwright.actions import videos

    with counter(context) as opened:
        view = videos.view(opened, videos.find(opened, video))
        found = view.video
        if not yes and not json and asking():
            title = found.storyboard.title if found.storyboard else found.brief.prompt
            err().print(words("Delete ", (title, "head"), "? ", ("[y/N] ", "quiet")), end="")
            if input().strip().lower() not in ("y", "yes"):
                say(err(), "Left alone.")
                return 0
        videos.delete(opened, found.id)
    return _done(found.id, "deleted", "Deleted.", json=json)


def _done(video: str, status: str, told: str, *, json: bool) -> int:
    if json:
        answer({"videoId": video, "status": status})
    else:
        say(out(), told)
    return 0


def _status(name: str | None) -> VideoStatus | None:
    from reelwright.film.errors import WrongInput
    from reelwright.film.video import VideoStatus

    if name is None:
        return None
    known = [status.value for status in VideoStatus]
    if name not in known:
        raise WrongInput(
            f"There is no status {name!r}; there is {', '.join(known)}.",
            code="unknown_status",
            where="status",
        )
    return VideoStatus(name)


def _state(status: str, needs: str, percent: int) -> Text:
    glyph, plain, style = _GLYPHS[status]
    word = "needs you" if needs != "nothing" else status
    word = f"{word} {percent} %" if status == "processing" and needs == "nothing" else word
    return Text(f"{glyph if fancy() else plain} {word}", style="ask" if needs != "nothing" else style)


def _summary_json(one: Summary) -> dict[str, Any]:
    return {
        "videoId": one.id,
        "title": one.title,
        "prompt": one.prompt,
        "status": one.status.value,
        "needs": one.needs.value,
        "percent": one.percent,
        "seconds": one.seconds,
        "aspect": one.aspect,
        "hasFilm": one.film is not None,
        "created": one.created.isoformat(),
        "updated": one.updated.isoformat(),
    }


def _library_files(opened: Counter, video: VideoId) -> dict[str, Path]:
    from reelwright.actions.delivery import files_of

    return files_of(opened, video)
