"""The places at each provider's account, and the gate through which submissions go one at a time.

Kept by the process, not on record: a call that was submitted before a restart takes its place anew.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from reelwright.film.ledger import LOCAL
from reelwright.providers.port import Sheet, Standing
from reelwright.shoot.line import Line

_lines: dict[tuple[str, str], Line] = {}
_gates: dict[str, threading.Lock] = {}
_LOOK_S = 0.01


def clear_lanes() -> None:
    """Forget every place: another engine begins, with a loop of its own."""
    _lines.clear()
    _gates.clear()


def line(account: str, sheet: Sheet) -> Line:
    """The places for one model of an account: as many as its sheet says until the account has said."""
    return _lines.setdefault((account, sheet.model), Line(sheet.concurrency))


def heed(account: str, standing: Standing | None) -> None:
    """Take as many places as the account now allows."""
    if standing is None:
        return
    for model, allowed in standing.models.items():
        if (account, model) in _lines and allowed.concurrency is not None:
            _lines[account, model].capacity = max(1, allowed.concurrency)


@asynccontextmanager
async def gate(account: str) -> AsyncGenerator[None]:
    """One submission at a time: what the account's counters say before and after one is about that one.

    The bookkeeper comes by on a loop of its own, which no lock of asyncio would bear.
    """
    lock = _gates.setdefault(account, threading.Lock())
    while not lock.acquire(blocking=False):  # noqa: ASYNC110
        await asyncio.sleep(_LOOK_S)
    try:
        yield
    finally:
        lock.release()


OWNER = LOCAL
"""Whose films these are, while the studio has no accounts."""
