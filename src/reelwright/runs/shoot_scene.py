"""The run of one take: submit, wait, collect. A child of the film's run; its workflow id is the take's id."""

from __future__ import annotations

import asyncio

import sqlalchemy as sa
from dbos import DBOS

from reelwright.film.event import EventKind
from reelwright.film.ids import TakeId
from reelwright.film.media import MediaKind
from reelwright.film.take import Take, TakeState
from reelwright.film.video import Video
from reelwright.providers.port import JobPhase, JobRef, JobState, Sheet, ShotRequest, sheet_of
from reelwright.runs.diary import scenes_percent, tell
from reelwright.runs.outcome import Outcome, done, failed, telling
from reelwright.runs.stage import stage
from reelwright.runs.threads import in_thread
from reelwright.shoot.ask import shot_request
from reelwright.shoot.check import check
from reelwright.shoot.follow import follow
from reelwright.store import media as media_table
from reelwright.store import takes, videos

_TOLD_EVERY = 10
"""Percent of a scene between two events about it."""


@DBOS.workflow(name="shoot_scene")
async def shoot_scene(take: str) -> Outcome:
    """Shoot a take to its end; the outcome says whether its clip is in the library."""
    outcome = await submit(take)
    if outcome["ok"]:
        outcome = await wait(take)
    if outcome["ok"]:
        outcome = await collect(take)
    if not outcome["ok"]:
        await give_up(take, outcome["error"])
    return outcome


@DBOS.step(name="submit_take")
@telling
async def submit(take: str) -> Outcome:
    """Hand the take to its provider, once: the job is kept before anything waits for it."""
    studio = stage()
    with studio.database.read() as conn:
        chosen = takes.get(conn, TakeId(take))
        job = takes.job(conn, chosen.id)
        video = videos.get(conn, chosen.video)
    if job is not None:
        return done()
    request = _request(video, chosen)
    ref = await studio.provider(chosen.provider).submit(request, chosen.id)
    with studio.database.write() as conn:
        takes.save_job(conn, chosen.id, ref.to_json())
        _save_progress(conn, video, chosen.but(state=TakeState.SHOOTING), 0)
    return done()


@DBOS.step(name="wait_for_take", preemptible=True)
@telling
async def wait(take: str) -> Outcome:
    """Follow the job to its end. One step, so that a long wait is one checkpoint and can be cancelled."""
    studio = stage()
    with studio.database.read() as conn:
        chosen = takes.get(conn, TakeId(take))
        job = takes.job(conn, chosen.id)
        video = videos.get(conn, chosen.video)
    if job is None:
        return failed("The take was never submitted.", "internal")
    provider = studio.provider(chosen.provider)
    ref = JobRef.from_json(job)
    told = 0

    async def note(state: JobState) -> None:
        nonlocal told
        percent = int(state.progress * 100)
        if percent < told + _TOLD_EVERY:
            return
        told = percent - percent % _TOLD_EVERY
        await asyncio.to_thread(_note_progress, video, chosen, percent)

    try:
        state = await follow(provider, ref, poll_seconds=_sheet(chosen).poll_seconds, on_state=note)
    except asyncio.CancelledError:
        await provider.cancel(ref)
        raise
    if state.phase is JobPhase.SUCCEEDED:
        return done(cost=state.cost_micros)
    return failed(state.error or f"{chosen.provider} gave no reason.", state.error_code or "take_failed")


@DBOS.step(name="collect_take", preemptible=True)
@telling
async def collect(take: str) -> Outcome:
    """Bring the clip into the library, check it, and circle it."""
    studio = stage()
    with studio.database.read() as conn:
        chosen = takes.get(conn, TakeId(take))
        job = takes.job(conn, chosen.id)
        video = videos.get(conn, chosen.video)
    if chosen.media is not None:
        return done()
    if job is None:
        return failed("The take was never submitted.", "internal")
    with studio.library.scratch() as folder:
        clip = folder / "take.mp4"
        await studio.provider(chosen.provider).fetch(JobRef.from_json(job), clip)
        kept = await in_thread(lambda _: studio.library.keep(clip, MediaKind.CLIP))
    wrong = check(kept, _request(video, chosen))
    if wrong is not None:
        return failed(f"The clip is not what was asked for. {wrong}", "take_not_as_asked")
    ready = chosen.but(state=TakeState.READY, progress=1.0, media=kept.id, cost_micros=0, circled=True)
    with studio.database.write() as conn:
        media_table.add(conn, kept, studio.clock())
        takes.save(conn, ready)
        takes.circle(conn, ready)
        if not _is_panel(video, ready):
            tell(
                conn,
                video.id,
                video.attempt,
                EventKind.SCENE_COMPLETED,
                f"scene.{ready.scene}.{ready.number}.completed",
                percent=scenes_percent(_shares(takes.of(conn, video.id), video)),
                step="scenes",
                scene=ready.scene,
                scene_percent=100,
                detail={"take": ready.id, "provider": ready.provider, "media": kept.id},
            )
    return done()


@DBOS.step(name="give_up_take")
@telling
async def give_up(take: str, error: str) -> Outcome:
    """Record that a take failed, and say so."""
    studio = stage()
    with studio.database.write() as conn:
        chosen = takes.get(conn, TakeId(take)).but(state=TakeState.FAILED, error=error)
        video = videos.get(conn, chosen.video)
        takes.save(conn, chosen)
        tell(
            conn,
            video.id,
            video.attempt,
            EventKind.SCENE_FAILED,
            f"scene.{chosen.scene}.{chosen.number}.failed",
            percent=0,
            step="scenes",
            scene=chosen.scene,
            detail={"take": chosen.id, "provider": chosen.provider, "error": error},
        )
    return done()


def _sheet(take: Take) -> Sheet:
    return sheet_of(stage().provider(take.provider), take.model)


def _request(video: Video, take: Take) -> ShotRequest:
    if video.storyboard is None:
        raise RuntimeError("a take without a storyboard")
    return shot_request(
        video.storyboard, take.scene, video.brief, _sheet(take), take=take.number, seed=take.seed
    )


def _is_panel(video: Video, take: Take) -> bool:
    """An animatic drawn for the preview of a film that another provider shoots."""
    return take.provider != video.brief.provider


def _note_progress(video: Video, take: Take, percent: int) -> None:
    with stage().database.write() as conn:
        _save_progress(conn, video, take.but(progress=percent / 100, state=TakeState.SHOOTING), percent)


def _save_progress(conn: sa.Connection, video: Video, take: Take, percent: int) -> None:
    takes.save(conn, take)
    if _is_panel(video, take):
        return
    tell(
        conn,
        video.id,
        video.attempt,
        EventKind.SCENE_PROCESSING,
        f"scene.{take.scene}.{take.number}.at.{percent // _TOLD_EVERY}",
        percent=scenes_percent(_shares(takes.of(conn, video.id), video)),
        step="scenes",
        scene=take.scene,
        scene_percent=percent,
        detail={"take": take.id, "provider": take.provider},
    )


def _shares(every: tuple[Take, ...], video: Video) -> list[float]:
    """How far each scene is, 0 to 1, by its newest take that is not a panel."""
    count = len(video.storyboard.scenes) if video.storyboard else 1
    newest = {take.scene: take.progress for take in every if not _is_panel(video, take)}
    return [newest.get(number, 0.0) for number in range(1, count + 1)]
