"""Work ahead: pieces of a film that are made while the rest of it is still being shot."""

from __future__ import annotations

import logging
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import sqlalchemy as sa

from reelwright.cut.assemble import Shot
from reelwright.film.errors import Cancelled, ReelwrightError
from reelwright.film.ids import MediaId, TakeId, VideoId
from reelwright.film.take import FOOTAGE, Take, TakeState
from reelwright.film.video import Video
from reelwright.runs.assembly import assembled, shot_of
from reelwright.runs.outcome import Outcome, done
from reelwright.runs.stage import stage
from reelwright.runs.step import step
from reelwright.runs.threads import in_thread
from reelwright.store import media as media_table
from reelwright.store import takes, videos

log = logging.getLogger(__name__)

_NEVER = (TakeState.FAILED, TakeState.CANCELLED)
_NOT_YET = MediaId("0" * 64)
"""Stands for the clip of a scene that is not there yet."""


@step("prepare_pieces", preemptible=True)
async def prepare_pieces(take: str, spoken: list[Any]) -> Outcome:
    """Encode what the take, and those that came before it, decide of the film on their own.

    It only saves time: what goes wrong here goes wrong again, and is told, when the film is rendered.
    """
    studio = stage()
    with studio.database.read() as conn:
        wave = takes.get(conn, TakeId(take))
        video = videos.get(conn, wave.video)
        shots, there = _so_far(conn, video, wave.provider)

    def work(cancelled: Callable[[], bool]) -> int:
        if video.storyboard is None or len(shots) < len(video.storyboard.scenes):
            return 0
        cut = assembled(studio, video, shots, {"spoken": spoken})
        return studio.renderer.prepare(cut.timeline, studio.library.path, there, cancelled=cancelled)

    try:
        return done(frames=await in_thread(work))
    except Cancelled:
        raise
    except ReelwrightError as why:
        log.info("nothing of %s was prepared: %s", take, why)
        return done(frames=0)


@step("prepare_sound", preemptible=True)
async def prepare_sound(video: str, spoken: list[Any], music: str | None) -> Outcome:
    """Mix and encode the film's sound, as far as it is known before the clips are there."""
    studio = stage()
    with studio.database.read() as conn:
        chosen = videos.get(conn, VideoId(video))
    board = chosen.storyboard
    if board is None:
        return done()
    shots = [
        Shot(scene=scene.number, media=_NOT_YET, seconds=scene.seconds + sum(board.handles(scene.number)))
        for scene in board.scenes
    ]

    def work(cancelled: Callable[[], bool]) -> int:
        cut = assembled(studio, chosen, shots, {"spoken": spoken, "music": music})
        return studio.renderer.prepare(cut.timeline, studio.library.path, (), sound=True, cancelled=cancelled)

    try:
        await in_thread(work)
    except Cancelled:
        raise
    except ReelwrightError as why:
        log.info("the sound of %s was not prepared: %s", video, why)
    return done()


def _so_far(conn: sa.Connection, video: Video, provider: str) -> tuple[list[Shot], set[int]]:
    """A shot for every scene, and the scenes whose clip is there: the provider's own, or footage.

    The circled one, or the newest that is still to come.
    """
    newest: dict[int, Take] = {}
    for take in takes.of(conn, video.id):
        if take.provider not in (provider, FOOTAGE) or take.state in _NEVER:
            continue
        before = newest.get(take.scene)
        if before is None or not before.circled or take.circled or take.state is not TakeState.READY:
            newest[take.scene] = take
    shots: list[Shot] = []
    there: set[int] = set()
    for take in newest.values():
        if take.state is TakeState.READY and take.media is not None:
            shots.append(shot_of(take, media_table.get(conn, take.media)))
            there.add(take.scene)
        else:
            planned = Fraction(take.seconds)
            shots.append(Shot(scene=take.scene, media=_NOT_YET, seconds=planned, lead=take.lead))
    return shots, there
