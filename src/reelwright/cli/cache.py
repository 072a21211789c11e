"""`reelwright cache`: the pieces of films that are kept so that an edit costs only what it changes."""

from __future__ import annotations

from typing import Annotated

import typer

from reelwright.actions.figures import size_of
from reelwright.cli.options import Json
from reelwright.cli.session import session
from reelwright.cli.terminal import answer, out, say

Clear = Annotated[
    bool, typer.Option("--clear", metavar="", help="Empty it. Films stay; the next edit of one costs more.")
]


def cache(context: typer.Context, clear: Clear = False, json: Json = False) -> int:
    """Show how much the render cache holds, or empty it.

    It holds the encoded pieces of films, so that an edit encodes only what it changes. What was used longest
    ago goes by itself when REELWRIGHT_CACHE_GB is reached.
    """
    from reelwright.studio import build

    studio = build(session(context).settings())
    shelf = studio.shelf
    gone = shelf.clear() if clear else 0
    load = shelf.load()
    studio.close()
    if json:
        answer({"pieces": load.pieces, "bytes": load.size, "limitBytes": load.limit, "removed": gone})
        return 0
    console = out()
    if clear:
        say(console, f"Removed {_count(gone)}.")
    say(console, f"{_count(load.pieces)}, {size_of(load.size)} of {size_of(load.limit)} at most")
    return 0


def _count(pieces: int) -> str:
    return "1 piece" if pieces == 1 else f"{pieces} pieces"
