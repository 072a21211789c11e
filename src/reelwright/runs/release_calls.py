"""Stopping paid work: what was not sent is given back, what runs is stopped at the provider and settled."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from reelwright.film.errors import ReelwrightError, Trouble
from reelwright.film.ids import VideoId
from reelwright.film.ledger import Call, CallState
from reelwright.film.take import TakeState
from reelwright.film.video import VideoStatus
from reelwright.providers.port import JobPhase, JobRef, JobState
from reelwright.runs.doubt import resolve
from reelwright.runs.orders import free_holds
from reelwright.store import calls, ledger, takes, videos
from reelwright.studio import Studio

_OTHERS_S = 0.5
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Released:
    """Micro-units of a video that was stopped."""

    spent: int
    saved: int
    """Held for what was not made, or was given back."""


async def release(studio: Studio, video: VideoId) -> Released:
    """Give back what a stopped video holds, and stop its jobs. Doing it again does no harm."""
    with studio.database.write() as conn:
        held = sum(call.held_micros or 0 for call in calls.open_calls(conn, video=video))
        before = ledger.spent(conn, video).micros
        free_holds(conn, video, "The video was stopped.", studio)
        under_way = calls.open_calls(conn, video=video, states=[CallState.SUBMITTED])
    await asyncio.gather(*(cancel_call(studio, call) for call in under_way))
    with studio.database.read() as conn:
        spent = ledger.spent(conn, video).micros
    return Released(spent=spent, saved=max(0, held - (spent - before)))


async def cancel_call(studio: Studio, call: Call) -> None:
    """Stop one job and book what it has cost; `tidy` tries again where the provider is not reached."""
    if call.provider not in studio.providers or call.job is None:
        return
    try:
        state = await studio.provider(call.provider).cancel(JobRef.from_json(call.job))
    except ReelwrightError as why:
        log.warning("%s could not be stopped: %s", call.id, why)
        return
    if state.phase.over and not state.sure:
        # Whoever else is stopping it was told what it cost.
        await asyncio.sleep(_OTHERS_S)
    if state.phase.over:
        settle(studio, call, state)


async def tidy(studio: Studio) -> int:
    """See to the open calls of videos that are over, and of takes that were cancelled: nobody else will.

    Returns how many there were.
    """
    with studio.database.read() as conn:
        found = calls.open_calls(conn, states=[CallState.HELD, CallState.SENDING, CallState.SUBMITTED])
        status = videos.statuses(conn, sorted({call.video for call in found}))
        cancelled = {
            call.id
            for call in found
            if status[call.video] is VideoStatus.CANCELLED
            or (call.take is not None and takes.get(conn, call.take).state is TakeState.CANCELLED)
        }
    nobodys = [call for call in found if status[call.video].over or call.id in cancelled]
    left = [call for call in nobodys if call.provider in studio.providers]
    for call in left:
        match call.state:
            case CallState.HELD:
                with studio.database.write() as conn:
                    ledger.void(conn, call.id, why="The video is over.", now=studio.clock())
            case CallState.SENDING:
                await resolve(studio, studio.provider(call.provider), call)
            case _ if call.id in cancelled:
                await cancel_call(studio, call)
            case _:
                await _look_at(studio, call)
    return len(left)


async def _look_at(studio: Studio, call: Call) -> None:
    """Book what a job has cost that nobody waits for any more, once it is over."""
    try:
        state = await studio.provider(call.provider).status(JobRef.from_json(call.job or {}))
    except ReelwrightError as why:
        log.info("%s was not looked at: %s", call.id, why)
        return
    if state.phase.over:
        settle(studio, call, state)


def settle(studio: Studio, call: Call, state: JobState) -> None:
    """Book what the provider charged for a job that is over; what was held, where it does not tell."""
    made = state.phase is JobPhase.SUCCEEDED
    why = state.error or ("The video was stopped." if state.phase is JobPhase.CANCELLED else None)
    trouble = state.trouble or (Trouble.STOPPED if state.phase is JobPhase.CANCELLED else Trouble.UNKNOWN)
    with studio.database.write() as conn:
        ledger.settle(
            conn,
            call.id,
            state.cost_micros,
            sure=state.sure,
            trouble=None if made else trouble,
            why=None if made else why,
            now=studio.clock(),
        )
        if call.take is not None:
            takes.keep_cost(conn, call.take, calls.cost_of(conn, call.take))
