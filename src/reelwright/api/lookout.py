"""The lookout: notices that the list of videos changed, for all who watch it, whatever process changed it.

One cheap question to the database, asked only while somebody watches.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager

EVERY_S = 0.3
"""How often the list is looked at while somebody watches."""
log = logging.getLogger(__name__)


class Lookout:
    """Tells everyone who watches in this process when the list changed. It lives on one event loop.

    `ask` says how the list stands: something else than before means that it changed.
    """

    def __init__(self, ask: Callable[[], object], *, every_s: float = EVERY_S) -> None:
        self._ask = ask
        self._every_s = every_s
        self._stand: object = None
        self._asking = asyncio.Lock()
        self._somebody = asyncio.Event()
        self._watchers = 0
        self.changes = 0
        """How often it has been seen to change."""
        self.changed = asyncio.Event()
        self.closed = False

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None]:
        """Look at the list while the block lasts; every watcher hears the end of it."""
        looking = asyncio.create_task(self._look(), name="lookout")
        try:
            yield
        finally:
            self.hang_up()
            looking.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await looking

    def hang_up(self) -> None:
        """End every watcher's wait: the server is going down."""
        self.closed = True
        self._wake()

    async def watch(self) -> Watcher:
        """Hear of every change from now on; the caller closes the watcher. StorageTrouble."""
        # What changed until now is none of this watcher's business, however long ago it was looked at.
        await self._see()
        self._watchers += 1
        self._somebody.set()
        return Watcher(self)

    def leave(self) -> None:
        """One watches no longer."""
        self._watchers -= 1
        if self._watchers == 0:
            self._somebody.clear()

    async def _look(self) -> None:
        while True:
            await self._somebody.wait()
            try:
                await self._see()
            except Exception:
                # It is asked again in a moment, and must not end the one task that everybody relies on.
                log.exception("the list could not be looked at")
            await asyncio.sleep(self._every_s)

    async def _see(self) -> None:
        """Ask how the list stands, and let those who watch know if that is another than before."""
        # One question after another: an older answer must not come after a newer one.
        async with self._asking:
            found = await asyncio.to_thread(self._ask)
            if found != self._stand:
                self._stand = found
                self.changes += 1
                self._wake()

    def _wake(self) -> None:
        self.changed.set()
        self.changed = asyncio.Event()


class Watcher:
    """One who watches. Changes that come while it is busy are one change to it."""

    def __init__(self, lookout: Lookout) -> None:
        self._lookout = lookout
        self._seen = lookout.changes
        self._open = True

    async def next(self) -> bool:
        """Wait for a change; False when the lookout has ended."""
        while not self._lookout.closed:
            changed = self._lookout.changed
            if self._lookout.changes != self._seen:
                self._seen = self._lookout.changes
                return True
            await changed.wait()
        return False

    def close(self) -> None:
        if self._open:
            self._open = False
            self._lookout.leave()
