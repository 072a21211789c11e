"""The gallery: the list of videos, as it is sorted, searched and paged through."""

from __future__ import annotations

import base64
import binascii
import json
import math
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from reelwright.actions.counter import Counter
from reelwright.film.errors import WrongInput
from reelwright.film.ids import VideoId
from reelwright.film.video import Needs, VideoStatus
from reelwright.store import events, gallery, ledger
from reelwright.store.gallery import Key, Place, Sort, Summary, Wish

PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list, with how far it is and what it has cost."""

    video: Summary
    step: str
    """`storyboard`, `scenes`, `film` or `done`; empty before it begins."""
    seconds_left: int | None
    cost_micros: int
    currency: str


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of the list. `cursor` asks for what follows; None at the end."""

    videos: tuple[Row, ...]
    cursor: str | None
    counts: dict[VideoStatus, int]
    """How many videos are in each status, whatever was asked for."""
    asking: int
    """How many wait for a person."""


def page(
    counter: Counter,
    *,
    status: VideoStatus | None = None,
    needs: Needs | None = None,
    active: bool | None = None,
    text: str | None = None,
    sort: Sort = Sort.NEWEST,
    cursor: str | None = None,
    limit: int = PAGE,
) -> Page:
    """Videos in the order of `sort`. WrongInput for a cursor that was not given out for this order."""
    after = _read_cursor(cursor, sort) if cursor else None
    # No database keeps it, and not all of them can be asked for it.
    text = text.replace("\x00", "") if text else None
    wish = Wish(status=status, needs=needs, active=active, text=text)
    with counter.studio.database.read() as conn:
        found = gallery.page(conn, sort=sort, wish=wish, after=after, limit=limit + 1)
        shown = found[:limit]
        last = events.newest(conn, {one.id: one.last_seq for one in shown})
        spent = ledger.by_video(conn, [one.id for one in shown])
        counts = gallery.counts(conn)
        asking = gallery.asking(conn)
    lines: list[Row] = []
    for one in shown:
        progress = last[one.id].progress if one.id in last else None
        money = spent.get(one.id)
        lines.append(
            Row(
                one,
                step=progress.step if progress else "",
                seconds_left=progress.seconds_left if progress else None,
                cost_micros=money.spent_micros + money.lost_micros if money else 0,
                currency=progress.currency if progress else "USD",
            )
        )
    more = _write_cursor(sort, shown[-1]) if len(found) > limit else None
    return Page(tuple(lines), more, counts, asking)


def stand(counter: Counter) -> object:
    """How the list stands, cheaply: the same as before while no video came, went or changed."""
    with counter.studio.database.read() as conn:
        return gallery.stand(conn)


def _write_cursor(sort: Sort, last: Summary) -> str:
    key = last.sorted_by.isoformat() if isinstance(last.sorted_by, datetime) else last.sorted_by
    place = json.dumps([sort.value, key, last.id], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(place.encode()).decode()


def _read_cursor(cursor: str, sort: Sort) -> Place:
    try:
        read: object = json.loads(base64.urlsafe_b64decode(cursor.encode()).decode())
        of, key, video = cast("list[object]", read) if isinstance(read, list) else [None] * 3
        if of == sort.value and isinstance(video, str):
            return Place(_key(key, sort), VideoId(_plain(video)))
    except (ValueError, OverflowError, binascii.Error):
        pass
    raise WrongInput(
        "The cursor is not one that this list, in this order, gave out.",
        code="unknown_cursor",
        hint="Begin again without one.",
        where="cursor",
    )


def _key(written: object, sort: Sort) -> Key:
    match sort:
        case Sort.TITLE if isinstance(written, str):
            return _plain(written)
        case Sort.LONGEST if isinstance(written, float) and math.isfinite(written):
            return written
        case Sort.NEWEST | Sort.OLDEST | Sort.CHANGED if isinstance(written, str):
            return datetime.fromisoformat(written).astimezone(UTC)
        case _:
            raise ValueError


def _plain(text: str) -> str:
    """`text`, if a database can be asked for it; ValueError for what none holds."""
    text.encode()
    if "\x00" in text:
        raise ValueError
    return text
