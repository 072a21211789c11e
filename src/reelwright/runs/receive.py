"""Bringing in what was paid for: downloaded while its address lives, checked, and kept with its hash."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from reelwright.film.errors import ProviderError, Retry, Trouble, Unreadable
from reelwright.film.ids import MediaId
from reelwright.film.ledger import Call
from reelwright.film.media import Media, MediaKind
from reelwright.film.money import Money
from reelwright.providers.port import JobRef, Makes, Provider, sheet_of
from reelwright.runs.orders import Order
from reelwright.runs.outcome import Outcome, done, failed
from reelwright.runs.step import point, reach
from reelwright.runs.threads import in_thread
from reelwright.shoot.check import Fault, faults_of
from reelwright.shoot.inspect import inspect
from reelwright.store import calls
from reelwright.store import media as media_table
from reelwright.studio import Studio

_FETCHED_TIMES = 5
"""Downloads that are tried in one go; each asks the provider for a fresh address."""
_PAUSE_S = 3.0

_FETCHED = point("paid:fetched")
_KEPT = point("paid:kept")


async def receive(studio: Studio, provider: Provider, order: Order, call: Call) -> Outcome:
    """What a settled call paid for, in the library: `media`.

    A clip that is not what was asked for is kept and told of with `final`: it was paid for, and a person may
    want it all the same. One that cannot be downloaded now is tried again with the film, at no cost.
    """
    if call.media is not None:
        return done(media=call.media)
    clip = sheet_of(provider, call.model).makes is Makes.CLIP
    got = await _got(studio, provider, order, call, clip=clip)
    if got.damaged:
        # What broke on the way, or in a cache on it, may come whole the second time: that costs nothing.
        got = await _got(studio, provider, order, call, clip=clip)
    if got.lost is not None:
        message = f"{got.lost.message} It is paid for, and is fetched at no cost when you retry."
        return failed(message, got.lost.code)
    await asyncio.to_thread(_keep, studio, call, got)
    reach(_KEPT)
    if got.wrong is None and got.kept is not None:
        return done(media=got.kept.id)
    cost = Money(micros=call.cost_micros or 0, currency=call.currency)
    after = (
        "and is kept: circle it to use it all the same, or shoot the scene again."
        if got.kept is not None and clip
        else "and cannot be used: shoot the scene again."
    )
    made = f"What {call.provider} {call.model} made is not what was asked for."
    sentence = f"{made} {got.wrong} It cost {cost} {after}"
    found = {**failed(sentence, Trouble.BAD_OUTPUT.value), "final": True}
    return {**found, "media": got.kept.id} if got.kept is not None and clip else found


@dataclass(frozen=True, slots=True)
class _Got:
    """What a download gave: a file that is kept, why it is not as asked, or why there is none."""

    kept: Media | None = None
    wrong: str | None = None
    damaged: bool = False
    lost: ProviderError | None = None


async def _got(studio: Studio, provider: Provider, order: Order, call: Call, *, clip: bool) -> _Got:
    kind = MediaKind.CLIP if clip else MediaKind.PICTURE
    with studio.library.scratch() as folder:
        file = folder / ("take.mp4" if clip else "still.png")
        lost = await _fetch(provider, JobRef.from_json(call.job or {}), file)
        if lost is not None:
            return _Got(lost=lost)
        reach(_FETCHED)
        try:
            kept = await in_thread(lambda _: studio.library.keep(file, kind))
        except Unreadable as why:
            return _Got(wrong=why.message, damaged=True)
    fault = await in_thread(lambda _: _fault(studio, order, kept, clip))
    if fault is None:
        return _Got(kept=kept)
    return _Got(kept=kept, wrong=fault.message, damaged=fault.code in ("truncated", "damaged"))


async def _fetch(provider: Provider, job: JobRef, file: Path) -> ProviderError | None:
    for time in range(_FETCHED_TIMES):
        try:
            await provider.fetch(job, file)
            return None
        except ProviderError as why:
            if why.retry is not Retry.SAME_REQUEST or time + 1 == _FETCHED_TIMES:
                return why
            await asyncio.sleep(max(why.after_s or 0, _PAUSE_S * 2**time) * provider.pace)
    return None


def _fault(studio: Studio, order: Order, kept: Media, clip: bool) -> Fault | None:
    if not clip:
        return faults_of(kept, None, order.request)
    try:
        seen = inspect(studio.lab, studio.library.path(MediaId(kept.id)))
    except Unreadable as why:
        return Fault(code="damaged", message=why.message)
    return faults_of(kept, seen, order.request)


def _keep(studio: Studio, call: Call, got: _Got) -> None:
    with studio.database.write() as conn:
        if got.kept is not None:
            media_table.add(conn, got.kept, studio.clock())
        if got.kept is not None and got.wrong is None:
            calls.keep_media(conn, call.id, MediaId(got.kept.id))
        else:
            calls.fault(conn, call.id, Trouble.BAD_OUTPUT, got.wrong or "It cannot be used.")
