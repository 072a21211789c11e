"""`reelwright costs`: what was spent, is held and was lost, from the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from reelwright.cli.options import Json
from reelwright.cli.session import counter
from reelwright.cli.terminal import answer, clean, out, say, show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reelwright.actions.costs import Costs
    from reelwright.actions.counter import Counter
    from reelwright.film.ids import VideoId
    from reelwright.store.ledger import Difference, Tally

_NEEDS_YOU = 3

Reconcile = Annotated[
    bool,
    typer.Option("--reconcile", help="First compare the ledger with what each provider says it charged."),
]


def costs(context: typer.Context, json: Json = False, reconcile: Reconcile = False) -> int:
    """Show what has been spent: in all, by video, by model and by day.

    Calls whose price nobody knows are counted and are in no sum. In JSON an amount that is not known is null.
    Exits 3 when --reconcile finds a difference that nothing explains.
    """
    import asyncio

    from reelwright.actions import costs as actions

    compared: tuple[Difference, ...] = ()
    with counter(context) as opened:
        if reconcile:
            compared = asyncio.run(actions.reconcile(opened))
        found = actions.costs(opened)
        titles = {video: _title(opened, video) for video in found.by_video}
    if json:
        told = _as_json(found, titles)
        if reconcile:
            told["reconciled"] = [{**one.to_json(), "sentence": one.sentence} for one in compared]
        answer(told)
    else:
        _show(found, titles, [one.sentence for one in compared if not one.unexplained_micros])
        if reconcile and not compared:
            say(out(), "\nThe ledger and the bills agree.")
    return _NEEDS_YOU if any(one.unexplained_micros for one in compared) else 0


def _title(opened: Counter, video: VideoId) -> str:
    from reelwright.actions import videos
    from reelwright.film.errors import NotFound

    try:
        chosen = videos.view(opened, video).video
    except NotFound:
        return "a deleted video"
    return chosen.storyboard.title if chosen.storyboard else chosen.brief.prompt


def _as_json(found: Costs, titles: Mapping[VideoId, str]) -> dict[str, Any]:
    def known(tally: Tally) -> dict[str, Any]:
        return {
            "spentMicros": tally.known,
            "reservedMicros": tally.reserved_micros,
            "lostMicros": tally.lost_micros,
            "unpricedCalls": tally.unpriced,
        }

    return {
        "currency": found.currency,
        **known(found.total),
        "availableMicros": found.available_micros,
        "byVideo": [
            {"videoId": video, "title": titles[video], **known(one)} for video, one in found.by_video.items()
        ],
        "byDay": [{"day": day.isoformat(), **known(one)} for day, one in found.by_day.items()],
        "byModel": [
            {"provider": made.provider, "model": made.model, **known(one), "calls": one.calls}
            for made, one in found.by_model.items()
        ],
        "unexplainedMicros": found.unexplained_micros,
        "unexplained": [one.sentence for one in found.differences],
    }


def _show(found: Costs, titles: Mapping[VideoId, str], compared: list[str]) -> None:
    from reelwright.film.money import Money

    console = out()
    say(console, "Spent ", (str(Money(micros=found.total.spent_micros, currency=found.currency)), "head"))
    for micros, what in (
        (found.total.reserved_micros, "held for what is being made"),
        (found.total.lost_micros, "lost: charged, or as good as charged, for answers that never came"),
        (found.available_micros, "may still be spent today"),
    ):
        if micros or (what.startswith("may") and micros is not None):
            say(console, f"{Money(micros=micros, currency=found.currency)} {what}")
    if found.total.unpriced:
        one = found.total.unpriced == 1
        calls = "1 call has" if one else f"{found.total.unpriced} calls have"
        say(console, (f"{calls} a price that is not known, and {'is' if one else 'are'} in no sum.", "ask"))
    for difference in found.differences:
        say(console, (difference.sentence, "ask"))
    for sentence in compared:
        say(console, (sentence, "quiet"))
    for head, every in (
        ("By video", [(titles[video], one) for video, one in found.by_video.items()]),
        ("By model", [(f"{made.provider} {made.model}", one) for made, one in found.by_model.items()]),
        ("By day", [(day.isoformat(), one) for day, one in found.by_day.items()]),
    ):
        if every:
            console.print()
            show(_table(head, every))


def _table(head: str, every: list[tuple[str, Tally]]) -> Table:
    from reelwright.film.money import Money

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="quiet", pad_edge=False)
    table.add_column(head, max_width=60, no_wrap=True, overflow="ellipsis")
    table.add_column("Spent", justify="right")
    held, lost = any(one.reserved_micros for _, one in every), any(one.lost_micros for _, one in every)
    for shown, name in ((held, "Held"), (lost, "Lost")):
        if shown:
            table.add_column(name, justify="right")
    for name, one in every:
        more = [
            str(Money(micros=micros)) if micros else ""
            for shown, micros in ((held, one.reserved_micros), (lost, one.lost_micros))
            if shown
        ]
        table.add_row(clean(name), _spent(one), *more)
    return table


def _spent(tally: Tally) -> str:
    from reelwright.film.money import Money

    if tally.known is None:
        return "not known"
    unpriced = f" + {tally.unpriced} not known" if tally.unpriced else ""
    return str(Money(micros=tally.spent_micros)) + unpriced
