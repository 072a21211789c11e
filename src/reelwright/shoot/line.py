"""The line before one account at a provider: so many takes at once, and everybody gets a turn."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

_Waiting = asyncio.Future[None]


@dataclass(slots=True)
class _Owner:
    waiting: deque[_Waiting] = field(default_factory=deque[_Waiting])
    held: int = 0
    """Places they have."""
    turn: int = 0
    """When they last got one; 0 is never."""


class Line:
    """The places at one account, for the coroutines of one event loop.

    At most `capacity` places are taken at once. The next one goes to who has the fewest, and of those to who
    has waited longest for a turn, however many each of them waits with; what one owner asked for first comes
    first. Express goes before all others.
    """

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._express: deque[tuple[str, _Waiting]] = deque()
        self._owners: dict[str, _Owner] = {}
        self._turns = 0

    @property
    def capacity(self) -> int:
        return self._capacity

    @capacity.setter
    def capacity(self, capacity: int) -> None:
        """Takes effect at once where it is more; where it is less, as places are left."""
        self._capacity = capacity
        self._admit()

    @property
    def taken(self) -> int:
        return sum(owner.held for owner in self._owners.values())

    @property
    def waiting(self) -> int:
        return len(self._express) + sum(len(owner.waiting) for owner in self._owners.values())

    @asynccontextmanager
    async def place(self, owner: str, *, express: bool = False) -> AsyncGenerator[None]:
        """A place for as long as the block lasts, once it is the owner's turn. Waiting can be cancelled."""
        await self._wait(owner, express)
        try:
            yield
        finally:
            self._leave(owner)

    @asynccontextmanager
    async def take(self, owner: str) -> AsyncGenerator[None]:
        """A place without waiting, even beyond the capacity: for a job that the account works on already."""
        self._enter(owner)
        try:
            yield
        finally:
            self._leave(owner)

    async def _wait(self, owner: str, express: bool) -> None:
        mine: _Waiting = asyncio.get_running_loop().create_future()
        if express:
            self._express.append((owner, mine))
        else:
            self._owners.setdefault(owner, _Owner()).waiting.append(mine)
        self._admit()
        try:
            await mine
        except asyncio.CancelledError:
            if mine.cancelled():
                self._withdraw(owner, mine)
            else:
                # The place was given in the same moment; the next one gets it.
                self._leave(owner)
            raise
        finally:
            self._forget(owner)

    def _admit(self) -> None:
        """Gives away the places that are free. Who was cancelled while waiting is passed over."""
        while self.taken < self._capacity and (found := self._next()) is not None:
            owner, first = found
            if not first.done():
                self._enter(owner)
                first.set_result(None)

    def _withdraw(self, owner: str, one: _Waiting) -> None:
        # Who was next may be gone from the line already.
        with suppress(ValueError):
            self._express.remove((owner, one))
        with suppress(ValueError, KeyError):
            self._owners[owner].waiting.remove(one)

    def _next(self) -> tuple[str, _Waiting] | None:
        if self._express:
            return self._express.popleft()
        lines = [(one.held, one.turn, name) for name, one in self._owners.items() if one.waiting]
        if not lines:
            return None
        _, _, name = min(lines, key=lambda one: one[:2])
        return name, self._owners[name].waiting.popleft()

    def _enter(self, owner: str) -> None:
        self._turns += 1
        mine = self._owners.setdefault(owner, _Owner())
        mine.held += 1
        mine.turn = self._turns

    def _leave(self, owner: str) -> None:
        self._owners[owner].held -= 1
        self._admit()
        self._forget(owner)

    def _forget(self, owner: str) -> None:
        """Keeps nothing of an owner who neither has a place nor waits for one."""
        mine = self._owners.get(owner)
        if mine is not None and not mine.held and not mine.waiting:
            del self._owners[owner]
