"""The run of one take: submit, then bring it in. A child of the film's run; its workflow id is the take's."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from dbos import DBOS

from reelwright.film.event import EventKind
from reelwright.film.ids import MediaId, TakeId
from reelwright.film.media import Media, MediaKind
from reelwright.film.storyboard import Storyboard
from reelwright.film.take import FOOTAGE, Take, TakeState
from reelwright.film.video import Video
from reelwright.providers.port import JobPhase, JobRef, JobState, Provider, Sheet, ShotRequest, sheet_of
from reelwright.runs.ahead import prepare_pieces
from reelwright.runs.diary import scenes_percent, tell, tell_landed
from reelwright.runs.outcome import Outcome, done, failed
from reelwright.runs.stage import stage
from reelwright.runs.step import step
from reelwright.runs.threads import in_thread
from reelwright.shoot.check import Fault, faults_of
from reelwright.shoot.follow import follow
from reelwright.shoot.inspect import inspect
from reelwright.shoot.panel import identity, request_of, up_to_date
from reelwright.store import calls, takes, videos
from reelwright.store import media as media_table

_TOLD_EVERY = 10
"""Percent of a scene between two events about it."""


@DBOS.workflow(name="shoot_scene")
async def shoot_scene(take: str, spoken: list[Any]) -> Outcome:
    """Shoot a take to its end; the outcome says whether its clip is in the library.

    What the film needs of it is made while other scenes are still being shot; `spoken` are the film's lines,
    whose captions stand on it.
    """
    outcome = await submit(take)
    if outcome["ok"]:
        outcome = await bring_in(take)
    if outcome["ok"]:
        await prepare_pieces(take, spoken)
    if not outcome["ok"]:
        await give_up(take, outcome["error"], outcome["code"], None)
    return outcome


@step("submit_take")
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
    drawn = chosen.but(state=TakeState.SHOOTING, identity=identity(request, _sheet(chosen)))
    ref = await studio.provider(chosen.provider).submit(request, chosen.id)
    with studio.database.write() as conn:
        takes.save_job(conn, chosen.id, ref.to_json())
        save_progress(conn, video, drawn, 0)
    return done()


@step("bring_in_take", preemptible=True)
async def bring_in(take: str) -> Outcome:
    """Follow the job to its end, bring the clip into the library, check it, and circle it.

    One step: a long wait is one checkpoint and can be cancelled, and a process that died between the end
    of the job and the last byte of its clip asks the provider again how the job stands.
    """
    studio = stage()
    with studio.database.read() as conn:
        chosen = takes.get(conn, TakeId(take))
        job = takes.job(conn, chosen.id)
        video = videos.get(conn, chosen.video)
    if chosen.media is not None:
        return done()
    if job is None:
        return failed("The take was never submitted.", "internal")
    provider, ref = studio.provider(chosen.provider), JobRef.from_json(job)
    state = await _followed(provider, ref, video, chosen)
    if state.phase is not JobPhase.SUCCEEDED:
        return failed(state.error or f"{chosen.provider} gave no reason.", state.error_code or "take_failed")
    with studio.library.scratch() as folder:
        clip = folder / "take.mp4"
        await provider.fetch(ref, clip)
        kept = await in_thread(lambda _: studio.library.keep(clip, MediaKind.CLIP))
        wrong = await in_thread(lambda _: _wrong(kept, video, chosen))
    if wrong is not None:
        return failed(f"The clip is not what was asked for. {wrong.message}", "take_not_as_asked")
    keep_take(video, chosen, kept, state.cost_micros)
    return done()


async def _followed(provider: Provider, job: JobRef, video: Video, take: Take) -> JobState:
    told = 0

    async def note(state: JobState) -> None:
        nonlocal told
        percent = int(state.progress * 100)
        if percent < told + _TOLD_EVERY:
            return
        told = percent - percent % _TOLD_EVERY
        await asyncio.to_thread(_note_progress, video, take, percent)

    try:
        return await follow(provider, job, poll_seconds=_sheet(take).poll_seconds, on_state=note)
    except asyncio.CancelledError:
        await provider.cancel(job)
        raise


def keep_take(video: Video, take: Take, kept: Media, cost_micros: int | None) -> None:
    """Keep the clip of a take, circle it, and tell of it. A panel never takes the place of a take."""
    studio = stage()
    with studio.database.write() as conn:
        media_table.add(conn, kept, studio.clock())
        # Its scene may have another number since the take was read.
        take = take.but(scene=takes.get(conn, TakeId(take.id)).scene)
        behind = _is_behind(video, take, takes.of(conn, video.id))
        ready = take.but(
            state=TakeState.READY, progress=1.0, media=kept.id, cost_micros=cost_micros, circled=not behind
        )
        if not takes.save(conn, ready):
            # Cancelled meanwhile; an attempt after this one circles a take of its own.
            return
        if not behind:
            takes.circle(conn, ready)
        if not _is_panel(video, ready):
            percent = scenes_percent(_shares(takes.of(conn, video.id), video))
            tell_landed(conn, video.id, video.attempt, ready, percent=percent)


@step("give_up_take")
async def give_up(take: str, error: str, code: str, media: str | None) -> Outcome:
    """Record that a take failed, and say so. A clip that came of it all the same is kept with it."""
    studio = stage()
    with studio.database.write() as conn:
        before = takes.get(conn, TakeId(take))
        cost = calls.cost_of(conn, before.id)
        chosen = before.but(
            state=TakeState.FAILED,
            error=error,
            error_code=code,
            media=media or before.media,
            cost_micros=before.cost_micros if cost is None else cost,
        )
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
            detail={"take": chosen.id, "provider": chosen.provider, "error": error, "code": code},
        )
    return done()


def _wrong(kept: Media, video: Video, take: Take) -> Fault | None:
    seen = inspect(stage().lab, stage().library.path(MediaId(kept.id)))
    fault = faults_of(kept, seen, _request(video, take))
    # What is drawn here is as dark and as still as its scene is.
    return None if fault is not None and fault.code in ("black", "frozen") else fault


def _sheet(take: Take) -> Sheet:
    return sheet_of(stage().provider(take.provider), take.model)


def _request(video: Video, take: Take) -> ShotRequest:
    if video.storyboard is None:
        raise RuntimeError("a take without a storyboard")
    return request_of(video.storyboard, video.brief, _sheet(take), take)


def shown(
    conn: sa.Connection, video: Video, storyboard: Storyboard, sheet: Sheet, before: Sequence[Take]
) -> bool:
    """Whether one of a scene's takes `before` is what the free provider of `sheet` would shoot now.

    The one that is shown stays; another one of which this is true again is shown instead.
    """
    ready = [one for one in before if one.provider == sheet.provider and one.state is TakeState.READY]
    # The one that is shown, then the newest.
    ready.sort(key=lambda one: (not one.circled, -one.number))
    again = next((one for one in ready if up_to_date(storyboard, video.brief, sheet, one)), None)
    if again is None:
        return False
    if not again.circled and not _is_behind(video, again, before):
        takes.circle(conn, again)
    return True


def _is_behind(video: Video, take: Take, every: Iterable[Take]) -> bool:
    """Whether it is a panel of a scene that is cut from what was really shot, which it never replaces."""
    return _is_panel(video, take) and any(
        one.scene == take.scene and one.circled and not _is_panel(video, one) for one in every
    )


def _is_panel(video: Video, take: Take) -> bool:
    """An animatic drawn for the preview of a film that another provider shoots."""
    return take.provider not in (video.brief.provider, FOOTAGE)


def _note_progress(video: Video, take: Take, percent: int) -> None:
    with stage().database.write() as conn:
        save_progress(conn, video, take.but(progress=percent / 100, state=TakeState.SHOOTING), percent)


def save_progress(
    conn: sa.Connection, video: Video, take: Take, percent: int, *, throttled: bool = False
) -> None:
    """Keep how far a take is, and tell of it, once each tenth; and once that its provider has it wait."""
    takes.save(conn, take)
    if _is_panel(video, take):
        return
    tell(
        conn,
        video.id,
        video.attempt,
        EventKind.SCENE_PROCESSING,
        f"scene.{take.scene}.{take.number}.{'throttled' if throttled else f'at.{percent // _TOLD_EVERY}'}",
        percent=scenes_percent(_shares(takes.of(conn, video.id), video)),
        step="scenes",
        scene=take.scene,
        scene_percent=percent,
        detail={
            "take": take.id,
            "provider": take.provider,
            **({"phase": "throttled"} if throttled else {}),
        },
    )


def _shares(every: tuple[Take, ...], video: Video) -> list[float]:
    """How far each scene is, 0 to 1, by its newest take that is not a panel."""
    count = len(video.storyboard.scenes) if video.storyboard else 1
    newest = {take.scene: take.progress for take in every if not _is_panel(video, take)}
    return [newest.get(number, 0.0) for number in range(1, count + 1)]
