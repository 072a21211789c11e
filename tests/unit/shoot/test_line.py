from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest

from reelwright.shoot.line import Line


class Floor:
    """People at a line: who has had a place, in order, and how to send somebody away."""

    def __init__(self, capacity: int) -> None:
        self.line = Line(capacity)
        self.came: list[str] = []
        self.most = 0
        self._leave: dict[str, asyncio.Event] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    async def arrive(self, name: str, *, express: bool = False) -> None:
        """`b2` is the second task of owner `b`."""
        self._leave[name] = asyncio.Event()
        self._tasks[name] = asyncio.create_task(self._stay(name, express))
        await settled()

    async def leave(self, name: str) -> None:
        self._leave[name].set()
        await self._tasks[name]
        await settled()

    async def cancel(self, name: str) -> None:
        self._tasks[name].cancel()
        with suppress(asyncio.CancelledError):
            await self._tasks[name]
        await settled()

    def call_off(self, name: str) -> None:
        """Cancels without letting anybody else go on first."""
        self._tasks[name].cancel()

    async def _stay(self, name: str, express: bool) -> None:
        async with self.line.place(name.rstrip("0123456789"), express=express):
            self.came.append(name)
            self.most = max(self.most, self.line.taken)
            await self._leave[name].wait()

    @property
    def left(self) -> list[str]:
        return [name for name, event in self._leave.items() if event.is_set()]


async def settled() -> None:
    """Every task has gone as far as it can: the loop has nothing left that is ready."""
    for _ in range(10):
        await asyncio.sleep(0)


async def play(floor: Floor) -> list[str]:
    """Everybody leaves in the order in which they came; returns that order."""
    gone = 0
    while gone < len(floor.came):
        await floor.leave(floor.came[gone])
        gone += 1
    return floor.came


async def test_owners_take_turns_however_many_each_waits_with() -> None:
    floor = Floor(1)
    for number in range(1, 101):
        await floor.arrive(f"a{number}")
    await floor.arrive("b1")
    await floor.arrive("c1")
    came = await play(floor)
    assert came[:5] == ["a1", "b1", "c1", "a2", "a3"]
    assert len(came) == 102
    assert floor.most == 1
    assert (floor.line.taken, floor.line.waiting) == (0, 0)


async def test_a_free_place_goes_to_who_has_fewest() -> None:
    floor = Floor(3)
    for name in ("a1", "a2", "a3", "a4", "a5", "b1", "b2"):
        await floor.arrive(name)
    assert floor.came == ["a1", "a2", "a3"]
    await floor.leave("a1")
    await floor.leave("a2")
    # Each has one now, and the last turn was b's.
    assert floor.came[3:] == ["b1", "a4"]
    await floor.leave("a3")
    assert floor.came[5:] == ["b2"]
    assert floor.most == 3


async def test_of_two_alike_who_had_a_turn_longest_ago_is_next() -> None:
    floor = Floor(1)
    for name in ("a1", "a2", "b1", "b2", "c1", "c2"):
        await floor.arrive(name)
    assert await play(floor) == ["a1", "b1", "c1", "a2", "b2", "c2"]


async def test_express_goes_before_all_who_wait() -> None:
    floor = Floor(1)
    for name in ("a1", "a2", "b1"):
        await floor.arrive(name)
    await floor.arrive("a3", express=True)
    await floor.arrive("c1", express=True)
    assert floor.line.waiting == 4
    assert await play(floor) == ["a1", "a3", "c1", "b1", "a2"]
    await floor.arrive("d1", express=True)
    assert floor.came[-1] == "d1"


async def test_who_is_cancelled_while_waiting_takes_no_place() -> None:
    floor = Floor(1)
    for name in ("a1", "a2", "b1", "c1"):
        await floor.arrive(name)
    await floor.arrive("d1", express=True)
    await floor.cancel("b1")
    await floor.cancel("d1")
    assert floor.line.waiting == 2
    assert await play(floor) == ["a1", "c1", "a2"]
    assert (floor.line.taken, floor.line.waiting) == (0, 0)


async def test_a_place_given_in_the_moment_of_cancelling_goes_to_the_next() -> None:
    floor = Floor(1)
    for name in ("a1", "b1", "c1"):
        await floor.arrive(name)
    floor.call_off("a1")
    # a1 ends and hands its place on to b1, which is called off before it can take it.
    await asyncio.sleep(0)
    floor.call_off("b1")
    await settled()
    assert floor.came == ["a1", "c1"]
    assert floor.line.taken == 1


async def test_both_called_off_at_once_leave_nothing_behind() -> None:
    floor = Floor(1)
    for name in ("a1", "b1", "c1"):
        await floor.arrive(name)
    floor.call_off("b1")
    floor.call_off("a1")
    await settled()
    assert floor.came == ["a1", "c1"]
    await floor.leave("c1")
    assert (floor.line.taken, floor.line.waiting) == (0, 0)


async def test_more_places_are_given_at_once_and_fewer_as_they_are_left() -> None:
    floor = Floor(1)
    for name in ("a1", "a2", "a3", "a4", "a5"):
        await floor.arrive(name)
    floor.line.capacity = 3
    await settled()
    assert floor.came == ["a1", "a2", "a3"]
    floor.line.capacity = 1
    await floor.leave("a1")
    await floor.leave("a2")
    assert floor.came == ["a1", "a2", "a3"]
    assert floor.line.capacity == 1
    await floor.leave("a3")
    assert floor.came[3:] == ["a4"]


async def test_a_job_that_runs_already_counts_without_waiting() -> None:
    floor = Floor(1)
    await floor.arrive("a1")
    async with floor.line.take("b"), floor.line.take("b"):
        assert floor.line.taken == 3
        await floor.arrive("c1")
        await floor.leave("a1")
        assert floor.came == ["a1"]
    await settled()
    assert floor.came == ["a1", "c1"]


async def test_a_failure_in_the_block_gives_the_place_back() -> None:
    line = Line(1)
    with pytest.raises(RuntimeError):
        async with line.place("a"):
            raise RuntimeError
    async with line.place("b"):
        assert line.taken == 1
    assert line.taken == 0
