"""`reelwright costs`: what has been spent, from the record of every call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer
from rich.table import Table

from reelwright.cli.options import Json
from reelwright.cli.session import counter
from reelwright.cli.terminal import answer, clean, out, say, show

if TYPE_CHECKING:
    from reelwright.store.calls import Spent


def costs(context: typer.Context, json: Json = False) -> int:
    """Show what has been spent: in all, by video and by day.

    Calls whose price nobody knows are counted and are in no sum. In JSON an amount that is not known is null.
    """
    from reelwright.actions import costs as actions
    from reelwright.actions import videos
    from reelwright.film.errors import NotFound
    from reelwright.film.money import Money

    with counter(context) as opened:
        found = actions.costs(opened)
        titles: dict[str, str] = {}
        for video in found.by_video:
            try:
                chosen = videos.view(opened, video).video
            except NotFound:
                titles[video] = "a deleted video"
            else:
                titles[video] = chosen.storyboard.title if chosen.storyboard else chosen.brief.prompt
    if json:
        answer(
            {
                "currency": found.currency,
                "spentMicros": found.total.known,
                # Nothing is held before a call yet, and no provider tells a balance.
                "reservedMicros": 0,
                "lostMicros": 0,
                "availableMicros": None,
                "unpricedCalls": found.total.unpriced,
                "byVideo": [
                    {
                        "videoId": video,
                        "title": titles[video],
                        "spentMicros": spent.known,
                        "unpricedCalls": spent.unpriced,
                    }
                    for video, spent in found.by_video.items()
                ],
                "byDay": [
                    {
                        "day": day.isoformat(),
                        "spentMicros": spent.known,
                        "unpricedCalls": spent.unpriced,
                    }
                    for day, spent in found.by_day.items()
                ],
            }
        )
        return 0
    console = out()
    say(console, "Spent ", (str(Money(micros=found.total.micros, currency=found.currency)), "head"))
    if found.total.unpriced:
        calls = "1 call has" if found.total.unpriced == 1 else f"{found.total.unpriced} calls have"
        say(console, (f"{calls} a price that is not known, and are in no sum.", "ask"))
    lines = [(titles[video], spent) for video, spent in found.by_video.items()]
    days = [(day.isoformat(), spent) for day, spent in found.by_day.items()]
    for head, every in (("By video", lines), ("By day", days)):
        if not every:
            continue
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="quiet", pad_edge=False)
        table.add_column(head, max_width=60, no_wrap=True, overflow="ellipsis")
        table.add_column("Spent", justify="right")
        for name, spent in every:
            table.add_row(clean(name), _shown(spent))
        console.print()
        show(table)
    return 0


def _shown(spent: Spent) -> str:
    from reelwright.film.money import Money

    if spent.known is None:
        return "not known"
    return str(Money(micros=spent.micros)) + (f" + {spent.unpriced} not known" if spent.unpriced else "")
