"""Bringing in what was paid for: downloaded while its address lives, checked, and kept with its hash."""

from __future__ import annotations

import asyncio
from pathlib import Path

from reelwright.film.errors import ProviderError, Retry, Trouble
from reelwright.film.ids import MediaId
from reelwright.film.ledger import Call
from reelwright.film.media import Media, MediaKind
from reelwright.film.money import Money
from reelwright.providers.port import JobRef, Makes, Provider, sheet_of
from reelwright.runs.orders import Order
from reelwright.runs.outcome import Outcome, done, failed
from reelwright.runs.step import point, reach
from reelwright.runs.threads import in_thread
from reelwright.shoot.check import faults_of
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
    with studio.library.scratch() as folder:
        file = folder / ("take.mp4" if clip else "still.png")
        lost = await _fetch(provider, JobRef.from_json(call.job or {}), file)
        if lost is not None:
            return failed(
                f"{lost.message} It is paid for, and is fetched at no cost when you retry.", lost.code
            )
        reach(_FETCHED)
        kind = MediaKind.CLIP if clip else MediaKind.PICTURE
        kept = await in_thread(lambda _: studio.library.keep(file, kind))
    wrong = await in_thread(lambda _: _wrong(studio, order, kept)) if clip else None
    await asyncio.to_thread(_keep, studio, call, kept, wrong)
    reach(_KEPT)
    if wrong is None:
        return done(media=kept.id)
    cost = Money(micros=call.cost_micros or 0, currency=call.currency)
    sentence = (
        f"The clip that {call.provider} {call.model} made is not what was asked for. {wrong} It cost {cost} "
        "and is kept: circle it to use it all the same, or shoot the scene again."
    )
    return {**failed(sentence, Trouble.BAD_OUTPUT.value), "final": True, "media": kept.id}


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


def _wrong(studio: Studio, order: Order, kept: Media) -> str | None:
    """What is wrong with a clip, in a sentence; None when it is as asked."""
    seen = inspect(studio.lab, studio.library.path(MediaId(kept.id)))
    fault = faults_of(kept, seen, order.request)
    return None if fault is None else fault.message


def _keep(studio: Studio, call: Call, kept: Media, wrong: str | None) -> None:
    with studio.database.write() as conn:
        media_table.add(conn, kept, studio.clock())
        if wrong is None:
            calls.keep_media(conn, call.id, MediaId(kept.id))
        else:
            calls.fault(conn, call.id, Trouble.BAD_OUTPUT, wrong)
