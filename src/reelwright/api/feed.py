"""The feed: follows the event log and hands what happens to all who listen, in order, each event once.

One question to the database finds what is new for every video that somebody listens to. Each listener keeps
its own place in the log and fetches at its own speed, so a slow one holds up nobody and nothing piles up.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from reelwright.actions.counter import Counter
from reelwright.actions.videos import news, view
from reelwright.film.errors import WrongInput
from reelwright.film.event import Event
from reelwright.film.ids import VideoId

EVERY_S = 0.15
"""How often the log is asked for news while somebody listens."""
KEPT = 500
"""Newest events of a video that are kept at hand; a listener further behind reads the log itself."""
log = logging.getLogger(__name__)


class _Watch:
    """The newest stretch of one video's log: `events` are numbered `start + 1` to `head`, without a gap."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.events: list[Event] = []
        self.listeners = 0
        self.changed = asyncio.Event()

    @property
    def head(self) -> int:
        return self.start + len(self.events)

    def after(self, seq: int) -> tuple[Event, ...]:
        return tuple(self.events[max(0, seq - self.start) :])

    def add(self, news: tuple[Event, ...]) -> None:
        fresh = [event for event in news if event.seq > self.head]
        # This watch may have begun while the question was under way; then the next answer fits.
        if not fresh or fresh[0].seq != self.head + 1:
            return
        self.events.extend(fresh)
        surplus = len(self.events) - KEPT
        if surplus > 0:
            del self.events[:surplus]
            self.start += surplus
        self.wake()

    def wake(self) -> None:
        self.changed.set()
        self.changed = asyncio.Event()


class Feed:
    """What is new in the log, for everyone who listens in this process. It lives on one event loop."""

    def __init__(self, counter: Counter, *, every_s: float = EVERY_S) -> None:
        self._counter = counter
        self._every_s = every_s
        self._watches: dict[VideoId, _Watch] = {}
        self._somebody = asyncio.Event()
        self.closed = False

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None]:
        """Follow the log while the block lasts; every listener hears the end of it."""
        following = asyncio.create_task(self._follow(), name="feed")
        try:
            yield
        finally:
            self.hang_up()
            following.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await following

    def hang_up(self) -> None:
        """End every listener's stream: the server is going down."""
        self.closed = True
        for watch in self._watches.values():
            watch.wake()

    async def listen(self, video: VideoId, since: int) -> Listener:
        """Listen to a video after event `since`; the caller closes the listener.

        NotFound when there is no such video, WrongInput when it has no event of that number yet.
        """
        found = (await asyncio.to_thread(view, self._counter, video)).video
        last = found.last_seq
        if not 0 <= since <= last:
            raise WrongInput(
                f"The video has {last} events; there is no number {since}.",
                code="seq_unknown",
                hint="Begin again from 0.",
                where="since",
            )
        watch = self._watches.setdefault(video, _Watch(last))
        watch.listeners += 1
        self._somebody.set()
        return Listener(self, video, watch, since, last, over=found.status.over)

    def leave(self, video: VideoId, watch: _Watch) -> None:
        """Stop watching a video to which nobody listens any more."""
        watch.listeners -= 1
        if watch.listeners == 0:
            del self._watches[video]
        if not self._watches:
            self._somebody.clear()

    async def read(self, video: VideoId, seq: int) -> tuple[Event, ...]:
        """The stretch of the log after `seq`, from the database; empty when it cannot be read just now."""
        return (await self._ask({video: seq})).get(video, ())

    async def _ask(self, heads: dict[VideoId, int]) -> dict[VideoId, tuple[Event, ...]]:
        try:
            found = await asyncio.to_thread(news, self._counter, heads)
        except Exception:
            # Nothing is lost: the log is in the database, and is asked again in a moment. Whatever it was,
            # it must not end the one task that everybody listens to.
            log.exception("the event log could not be read")
            found = {}
        if not found:
            await asyncio.sleep(self._every_s)
        return found

    async def _follow(self) -> None:
        while True:
            await self._somebody.wait()
            heads = {video: watch.head for video, watch in self._watches.items()}
            for video, events in (await self._ask(heads)).items():
                if (watch := self._watches.get(video)) is not None:
                    watch.add(events)


class Listener:
    """One listener's place in one video's log.

    `last` is the newest event when it began, `over` whether the video was over then.
    """

    def __init__(
        self, feed: Feed, video: VideoId, watch: _Watch, since: int, last: int, *, over: bool
    ) -> None:
        self._feed = feed
        self._video = video
        self._watch = watch
        self._open = True
        self.seq = since
        self.last = last
        self.over = over

    @property
    def up_to_date(self) -> bool:
        """Nothing is known to have happened after what this listener has heard."""
        return self.seq >= max(self._watch.head, self.last)

    async def next(self, patience_s: float | None = None) -> tuple[Event, ...] | None:
        """What comes next: one event or several, none after `patience_s`, None when the feed has ended."""
        while not self._feed.closed:
            changed = self._watch.changed
            behind = self.seq < self._watch.start
            found = await self._feed.read(self._video, self.seq) if behind else self._watch.after(self.seq)
            if found:
                self.seq = found[-1].seq
                return found
            if behind:
                continue
            try:
                await asyncio.wait_for(changed.wait(), patience_s)
            except TimeoutError:
                return ()
        return None

    def close(self) -> None:
        if self._open:
            self._open = False
            self._feed.leave(self._video, self._watch)
