"""`reelwright doctor`: what is configured, what works, what is missing and how to get it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from reelwright.actions.checks import Check, State
from reelwright.cli.options import Json
from reelwright.cli.session import Session, session
from reelwright.cli.terminal import answer, fancy, out, say, show, words
from reelwright.cli.trouble import DONE, FAILED
from reelwright.film.errors import ReelwrightError

_MARKS = {
    State.OK: ("\u25cf", "ok", ""),
    State.MISSING: ("\u25cb", "--", "ask"),
    State.WRONG: ("\u2715", "!!", "bad"),
}
Online = Annotated[
    bool,
    typer.Option(
        "--online", metavar="", help="Also ask the language model for something, which may cost a little."
    ),
]


def doctor(context: typer.Context, online: Online = False, json: Json = False) -> int:
    """Look over the studio: what works, what is missing, and how to get it.

    Exits with 0 when films can be made.
    """
    checks = tuple(_look(session(context), online=online))
    sound = all(check.state is not State.WRONG for check in checks)
    if json:
        answer({"ok": sound, "checks": [check.to_json() for check in checks]})
        return DONE if sound else FAILED
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, style="quiet")
    table.add_column(overflow="fold")
    for check in checks:
        glyph, plain, style = _MARKS[check.state]
        found = words(check.found)
        if check.hint:
            found.append("\n").append(words((check.hint, "quiet")))
        table.add_row(Text(f"  {glyph if fancy() else plain}", style=style), check.part, found)
    console = out()
    console.print()
    show(table)
    console.print()
    say(console, "Films can be made." if sound else ("Films cannot be made until that is put right.", "bad"))
    return DONE if sound else FAILED


def _look(asked: Session, *, online: bool) -> Iterator[Check]:
    from reelwright.actions.checkup import examine, machine, wrong

    try:
        studio = asked.built(asked.settings())
    except ReelwrightError as why:
        yield from machine()
        yield wrong("Settings", why)
        return
    yield from examine(studio, online=online)
    studio.close()
