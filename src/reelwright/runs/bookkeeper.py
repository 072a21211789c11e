"""The bookkeeper: what has to be seen to about money while films are made, and after.

Calls of videos that are over are brought to their end; a video that waited for money goes on when there is
some; and once a day the ledger is compared with what each provider says it charged.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from contextlib import suppress
from datetime import date, datetime, timedelta

from reelwright.film.errors import NeedsYou, ReelwrightError
from reelwright.film.ids import VideoId
from reelwright.film.video import Needs, Video, VideoStatus
from reelwright.providers.port import Provider
from reelwright.runs.orders import place, takes_to_shoot
from reelwright.runs.release_calls import tidy
from reelwright.store import ledger, takes, videos
from reelwright.store.ledger import Difference
from reelwright.studio import Studio

_EVERY_S = 5.0
_MONEY_EVERY_S = 60.0
_COMPARE_EVERY_S = 600.0
log = logging.getLogger(__name__)


class Bookkeeper:
    """Works in a thread of its own, from `start` to `stop`.

    `lets_go_on`: videos that waited for money are made by somebody here.
    """

    def __init__(self, studio: Studio, *, lets_go_on: bool) -> None:
        self._studio = studio
        self._lets_go_on = lets_go_on
        self._thread = threading.Thread(target=self._work, name="bookkeeper", daemon=True)
        self._loop = asyncio.new_event_loop()
        self._working = self._loop.create_task(self._rounds())
        self._asked = 0.0
        self._compares = 0.0
        self._compared: date | None = None

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End at once: what was under way is found again by the next one."""
        self._loop.call_soon_threadsafe(self._working.cancel)
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        with suppress(asyncio.CancelledError):
            self._loop.run_until_complete(self._working)
        self._loop.close()

    async def _rounds(self) -> None:
        while True:
            await asyncio.sleep(_EVERY_S)
            try:
                await self._round()
            except ReelwrightError as why:
                log.warning("the books are kept later: %s", why)
            except Exception:
                # The next round tries again: nothing waits for this one.
                log.exception("the books could not be kept")

    async def _round(self) -> None:
        await tidy(self._studio)
        pace = min((one.pace for one in self._studio.providers.values() if one.account), default=1.0)
        if self._lets_go_on and time.monotonic() - self._asked >= _MONEY_EVERY_S * pace:
            self._asked = time.monotonic()
            await go_on_where_paid(self._studio)
        await self._compare()

    async def _compare(self) -> None:
        if time.monotonic() < self._compares:
            return
        # Where nobody answers now, or a call is not over, it may be otherwise later.
        self._compares = time.monotonic() + _COMPARE_EVERY_S
        with self._studio.database.read() as conn:
            due = days_due(ledger.compared(conn), self._studio.clock())
        if self._compared == due[-1]:
            return
        found = [one for day in due for one in await reconcile(self._studio, day)]
        if not any(one.under_way for one in found):
            self._compared = due[-1]


def days_due(last: date | None, now: datetime) -> list[date]:
    """The days (UTC) whose bills are to be compared, oldest first; `last` was the newest compared so far.

    The newest is the last one that has been over for an hour, as its bill may grow until then. Before it come
    those of the last week at which nobody was there.
    """
    newest = (now - timedelta(hours=25)).date()
    first = newest if last is None else min(newest, max(last + timedelta(days=1), newest - timedelta(days=6)))
    return [first + timedelta(days=more) for more in range((newest - first).days + 1)]


async def reconcile(studio: Studio, day: date) -> tuple[Difference, ...]:
    """Compare a day of the ledger (UTC) with what each provider says it charged; as `compare`."""
    return tuple([one for maker in studio.providers.values() for one in await compare(studio, maker, day)])


async def compare(studio: Studio, provider: Provider, day: date) -> tuple[Difference, ...]:
    """Compare a day of the ledger (UTC) with what a provider says it charged, and book what that proves.

    ProviderError when it does not answer.
    """
    bill = await provider.bill(day) if provider.account else None
    if bill is None:
        return ()
    with studio.database.write() as conn:
        found = ledger.reconcile(
            conn,
            provider=provider.name,
            account=provider.account,
            day=day,
            bill=bill,
            now=studio.clock(),
        )
    for one in found:
        if one.unexplained_micros:
            log.warning("%s", one.sentence)
    return found


async def go_on_where_paid(studio: Studio) -> list[VideoId]:
    """Let videos that wait for money go on, as far as there is some; who looks after runs makes them."""
    with studio.database.read() as conn:
        waiting = videos.needing(conn, Needs.MONEY)
    gone_on: list[VideoId] = []
    balances: dict[str, int | None] = {}
    for video in waiting:
        try:
            provider = studio.provider(video.brief.provider)
            if provider.account not in balances:
                standing = await provider.standing()
                balances[provider.account] = standing.balance_micros if standing else None
            balance = balances[provider.account]
            cost = _affordable(studio, video, balance)
        except ReelwrightError as why:
            log.info("%s waits on: %s", video.id, why)
            continue
        if cost is None:
            continue
        if balance is not None:
            balances[provider.account] = balance - cost
        _go_on(studio, video.id, studio.clock())
        gone_on.append(video.id)
    return gone_on


def _affordable(studio: Studio, video: Video, balance: int | None) -> int | None:
    """What the video still costs, if the account and every budget allow it; None if not."""
    if video.storyboard is None:
        return None
    with studio.database.write() as conn, conn.begin_nested() as nothing:
        every = takes.of(conn, video.id)
        own = [scene.number for scene in video.storyboard.scenes if scene.footage is None]
        try:
            placed = place(
                studio, conn, video, takes_to_shoot(studio, conn, video, own, every), video.attempt
            )
        except NeedsYou:
            return None
        finally:
            nothing.rollback()
    most = placed.quote.most_micros
    return most if balance is None or balance >= most else None


def _go_on(studio: Studio, video: VideoId, now: datetime) -> None:
    with studio.database.write() as conn:
        current = videos.get(conn, video, lock=True)
        if current.needs is not Needs.MONEY or current.status.over:
            return
        videos.save(
            conn,
            current.but(
                needs=Needs.NOTHING,
                ask=None,
                status=VideoStatus.PENDING,
                attempt=current.attempt + 1,
                updated=now,
            ),
        )
