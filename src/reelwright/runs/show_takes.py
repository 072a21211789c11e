"""The preview follows the takes: each one that lands replaces its panel in the film that can be watched."""

from __future__ import annotations

import asyncio

from reelwright.film.ids import TakeId, VideoId
from reelwright.film.take import FOOTAGE, TakeState
from reelwright.runs.combine import preview_now
from reelwright.runs.outcome import Outcome, done
from reelwright.runs.stage import stage
from reelwright.runs.step import step
from reelwright.store import takes, videos

_turns: dict[VideoId, asyncio.Lock] = {}


@step("show_takes", preemptible=True)
async def show_takes(take: str, sound: Outcome) -> Outcome:
    """Cut and render the preview anew with all takes that have landed; only what changed is encoded.

    The last take needs none: the film itself comes next. Trouble with it is the film's, and told there.
    """
    studio = stage()
    with studio.database.read() as conn:
        video = takes.get(conn, TakeId(take)).video
    async with _turns.setdefault(video, asyncio.Lock()):
        with studio.database.read() as conn:
            chosen = videos.get(conn, video)
            every = takes.of(conn, video)
        shot = (chosen.brief.provider, FOOTAGE)
        landed = {one.scene for one in every if one.state is TakeState.READY and one.provider in shot}
        under_way = any(
            one.state in (TakeState.PENDING, TakeState.SHOOTING) and one.provider in shot for one in every
        )
        if chosen.status.over or not landed or not under_way:
            return done()
        return await preview_now(video, sound, f"preview.{len(landed)}.{take.rpartition('.')[2]}")
