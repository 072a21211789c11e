"""The preview follows the takes: each one that lands replaces its panel in the film that can be watched."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from reelwright.film.ids import TakeId, VideoId
from reelwright.film.take import FOOTAGE, TakeState
from reelwright.runs.combine import preview_now
from reelwright.runs.outcome import Outcome, done
from reelwright.runs.stage import stage
from reelwright.runs.step import step
from reelwright.store import takes, videos
from reelwright.studio import Studio

_LOOK_S = 0.5
_turns: dict[VideoId, asyncio.Lock] = {}


@step("show_takes", preemptible=True)
async def show_takes(take: str, sound: Outcome) -> Outcome:
    """Cut and render the preview anew with all takes that have landed; only what changed is encoded.

    The last take needs none: the film itself comes next, and a preview that is still being rendered then is
    given up. Trouble with it is the film's, and told there.
    """
    studio = stage()
    with studio.database.read() as conn:
        video = takes.get(conn, TakeId(take)).video
    async with _turns.setdefault(video, asyncio.Lock()):
        landed = await asyncio.to_thread(_landed, studio, video)
        if not landed:
            return done()
        happening = f"preview.{landed}.{take.rpartition('.')[2]}"
        showing = asyncio.ensure_future(preview_now(video, sound, happening))
        try:
            while not (await asyncio.wait({showing}, timeout=_LOOK_S))[0]:
                if not await asyncio.to_thread(_landed, studio, video):
                    return done()
            return await showing
        finally:
            showing.cancel()
            with suppress(asyncio.CancelledError):
                await showing


def _landed(studio: Studio, video: VideoId) -> int:
    """How many scenes have their takes while others have not: as many as a preview would show."""
    with studio.database.read() as conn:
        chosen = videos.get(conn, video)
        every = takes.of(conn, video)
    shot = (chosen.brief.provider, FOOTAGE)
    landed = {one.scene for one in every if one.state is TakeState.READY and one.provider in shot}
    under_way = any(
        one.state in (TakeState.PENDING, TakeState.SHOOTING) and one.provider in shot for one in every
    )
    return len(landed) if under_way and not chosen.status.over else 0
