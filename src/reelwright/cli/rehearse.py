"""`reelwright rehearse`: a server that speaks Runway's contract and bills play money."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reelwright.cli.options import Json
from reelwright.cli.pause import leave
from reelwright.cli.session import session
from reelwright.cli.terminal import answer, err, out, say, show
from reelwright.cli.trouble import DONE
from reelwright.film.errors import WrongInput

if TYPE_CHECKING:
    from reelwright.rehearsal.desk import Desk

Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to listen on; 0 for any free one.")]
Tier = Annotated[
    int, typer.Option("--tier", min=1, max=5, help="What an account may do at once and in a day.")
]
Credits = Annotated[
    int, typer.Option("--credits", metavar="N", min=0, help="Credits (US cents) that a new key has.")
]
Pace = Annotated[
    float | None,
    typer.Option(
        "--pace",
        metavar="F",
        min=0,
        max=100,
        help="What every time is multiplied by: 1 as in life, 0.05 twenty times faster, 0 at once. "
        "Default: as the last time, at first 1.",
    ),
]
Faults = Annotated[
    float, typer.Option("--faults", metavar="RATE", min=0, max=1, help="The share of requests that go wrong.")
]
Seed = Annotated[int, typer.Option("--seed", metavar="N", min=0, help="Which ones: the same for the same N.")]
Script = Annotated[
    Path | None,
    typer.Option("--script", metavar="FILE", help="A list of faults (YAML or JSON), one for each create."),
]
Strict = Annotated[
    bool,
    typer.Option(
        "--strict", metavar="", help="Take only keys and addresses of pictures that Runway itself would take."
    ),
]
_PROMPT_SHOWN = 60
Bill = Annotated[
    bool, typer.Option("--bill", metavar="", help="Show what was charged so far, instead of serving.")
]


def rehearse(
    context: typer.Context,
    port: Port = 9000,
    tier: Tier = 1,
    credits: Credits = 5000,
    pace: Pace = None,
    faults: Faults = 0.0,
    seed: Seed = 0,
    script: Script = None,
    strict: Strict = False,
    bill: Bill = False,
    json: Json = False,
) -> int:
    """Practise without spending: a server on this machine that behaves as Runway does.

    It checks, queues, charges and fails as the real service, with play money, and draws the clips. What it
    knows stays in the data folder. With --json one object says its address once it is ready.
    """
    folder = session(context).settings().data_dir.expanduser().absolute() / "rehearsal"
    if bill:
        return _show_bill(folder, json=json)
    if script is not None and faults:
        raise WrongInput(
            "--script and --faults cannot both be given.",
            code="script_and_rate",
            hint="A script says itself which requests go wrong.",
            where="faults",
        )
    from reelwright.rehearsal.serve import Wishes
    from reelwright.rehearsal.serve import rehearse as serve
    from reelwright.rehearsal.trouble import read_script

    wishes = Wishes(
        tier=tier,
        credits=credits,
        pace=pace,
        rate=faults,
        seed=seed,
        script=read_script(script) if script else {},
        strict=strict,
    )

    def ready(address: str, desk: Desk) -> None:
        if json:
            answer({"url": address, "pace": desk.pace, "tier": tier, "credits": desk.credits})
        else:
            _tell(address, desk, rate=faults, strict=strict)
        sys.stdout.flush()

    serve(folder, wishes, host="127.0.0.1", port=port, on_ready=ready)
    # Clips may still be drawn in other threads; the next start draws them again.
    leave(DONE)


def _tell(address: str, desk: Desk, *, rate: float, strict: bool) -> None:
    from reelwright.film.money import Money
    from reelwright.rehearsal.bill import CREDIT_MICROS

    key = f"key_{'0' * 128}" if strict else "rehearsal"
    times = {0.0: "no time", 1.0: "as long as in life"}.get(desk.pace, f"{desk.pace:g} of their real time")
    worth = Money(micros=desk.credits * CREDIT_MICROS)
    console = out()
    say(console, "The rehearsal is open, and nothing in it costs anything. Film with it:")
    say(console, ("  export VIDEO_API_PROVIDER=runway", "head"))
    say(console, (f"  export VIDEO_API_URL={address}", "head"))
    say(console, (f"  export VIDEO_API_KEY={key}", "head"))
    say(console, ('  reelwright make "A lighthouse keeper rescues a whale"', "head"))
    say(console, f"A new key has {desk.credits} credits ({worth}) at tier {desk.tier}. Tasks take {times}.")
    if rate:
        say(console, f"{rate * 100:g} % of the requests go wrong.")
    say(console, "The bill: `reelwright rehearse --bill`, or ", (f"{address}/rehearsal/bill", "quiet"))
    say(err(), ("Ctrl-C closes it; what it knows stays for the next time.", "quiet"))


def _show_bill(folder: Path, *, json: bool) -> int:
    from reelwright.rehearsal.bill import bill
    from reelwright.rehearsal.books import Books
    from reelwright.rehearsal.serve import DATABASE, now

    books = Books(folder / DATABASE)
    try:
        found = bill(books, now())
    finally:
        books.close()
    if json:
        answer(found)
        return 0
    _show(found)
    return 0


def _show(found: dict[str, Any]) -> None:
    from rich.table import Table

    from reelwright.cli.terminal import clean
    from reelwright.film.money import Money

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="quiet", pad_edge=False)
    for head in ("Model", "Seconds", "State", "Credits", "Returned"):
        table.add_column(head, no_wrap=True, justify="left" if head in ("Model", "State") else "right")
    table.add_column("Prompt")
    for task in found["tasks"]:
        table.add_row(
            task["model"],
            f"{task['seconds']:g}" if task["seconds"] else "",
            task["failureCode"] or task["status"].lower(),
            str(task["chargedCredits"]),
            str(task["refundedCredits"] or ""),
            textwrap.shorten(clean(task["prompt"]), _PROMPT_SHOWN, placeholder="…"),
        )
    show(table)
    say(
        out(),
        "Charged ",
        (f"{found['totalCredits']} credits", "head"),
        f", {Money(micros=found['totalMicros'])}",
    )
