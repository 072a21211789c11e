"""The steps that turn takes and sound into a film: cut, render, and put the files away."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from reelwright.film.errors import Unreadable
from reelwright.film.event import EventKind
from reelwright.film.ids import VideoId
from reelwright.film.media import Media
from reelwright.film.take import FOOTAGE, Take, TakeState
from reelwright.film.video import Film, Note, Video, VideoStatus
from reelwright.runs.assembly import assembled, shot_of
from reelwright.runs.diary import DONE, FILM, recut, tell, with_notes
from reelwright.runs.orders import free_holds
from reelwright.runs.outcome import Outcome, done, failed, made_again, sentence_of
from reelwright.runs.release import released
from reelwright.runs.stage import stage
from reelwright.runs.step import step
from reelwright.runs.threads import in_thread
from reelwright.store import media as media_table
from reelwright.store import takes, videos
from reelwright.studio import Studio

_TOLD_EVERY = 5
"""Percent of the rendering between two events about it."""


@step("cut")
async def cut(video: str, sound: Mapping[str, Any], preview: bool) -> Outcome:
    """Assemble the circled takes into a timeline and keep it, with what a viewer has a right to know."""
    return await _cut(video, sound, preview)


@step("render_film", preemptible=True)
async def render_film(video: str, preview: bool) -> Outcome:
    """Render the timeline, take its poster, write its captions, and keep all three."""
    return await _render(video, "preview" if preview else None)


async def preview_now(video: str, sound: Mapping[str, Any], happening: str) -> Outcome:
    """Cut and render a preview of the takes that are circled now, and tell of it as `happening`."""
    assembled = await _cut(video, sound, True)
    return await _render(video, happening) if assembled["ok"] else assembled


async def _cut(video: str, sound: Mapping[str, Any], preview: bool) -> Outcome:
    studio = stage()
    with studio.database.read() as conn:
        chosen = videos.get(conn, VideoId(video))
        every = takes.of(conn, chosen.id)
        circled = [take for take in every if take.circled and take.media is not None]
        seen = [media_table.get(conn, take.media) for take in circled if take.media is not None]
    board = chosen.storyboard
    if board is None:
        return failed("There is no storyboard to cut.", "internal")
    missing = {scene.number for scene in board.scenes} - {take.scene for take in circled}
    if missing:
        reasons = {take.scene: take.error for take in every if take.state is TakeState.FAILED}
        number = min(missing)
        return failed(f"Scene {number} was not shot. {reasons.get(number) or ''}".strip(), "scene_missing")
    shots = [shot_of(take, media) for take, media in zip(circled, seen, strict=True)]
    made = assembled(studio, chosen, shots, sound)
    notes = [*made.notes, *(Note.from_json(note) for note in sound.get("notes", []))]
    if not preview:
        notes.extend(_stand_ins(chosen, circled, every))
    with studio.database.write() as conn:
        current = videos.get(conn, chosen.id, lock=True)
        if current.attempt != chosen.attempt:
            return made_again()
        videos.save(conn, current.but(timeline=made.timeline, notes=recut(current, notes)))
        if not preview:
            tell(
                conn,
                chosen.id,
                chosen.attempt,
                EventKind.COMBINING_SCENES,
                "combining.0",
                percent=FILM,
                step="film",
                detail={"frames": made.timeline.frames, "framesDone": 0},
            )
    return done()


async def _render(video: str, happening: str | None) -> Outcome:
    """Render the film, or a preview of it, which is told of as `happening`."""
    preview = happening is not None
    studio = stage()
    with studio.database.read() as conn:
        chosen = videos.get(conn, VideoId(video))
    timeline = chosen.timeline
    if timeline is None:
        return failed("There is no timeline to render.", "internal")
    loop = asyncio.get_running_loop()
    told = 0

    def progress(frames: int, total: int) -> None:
        nonlocal told
        percent = 100 * frames // max(total, 1)
        if preview or percent < told + _TOLD_EVERY or percent >= 100:
            return
        told = percent - percent % _TOLD_EVERY
        # The encoder must not wait for the database, so the event is written beside it.
        loop.call_soon_threadsafe(
            loop.run_in_executor, None, _tell_render, studio, chosen, told, frames, total
        )

    def work(cancelled: Callable[[], bool]) -> tuple[Film, list[Note], list[Media]]:
        return released(studio, chosen, timeline, preview, progress, cancelled)

    try:
        film, notes, kept = await in_thread(work)
    except Unreadable as why:
        # Where one file is to blame, the run can do without it.
        blame = {"media": why.where} if why.where in timeline.media() else {}
        return failed(sentence_of(why), why.code) | blame
    with studio.database.write() as conn:
        for media in kept:
            media_table.add(conn, media, studio.clock())
        current = videos.get(conn, chosen.id, lock=True)
        if current.attempt != chosen.attempt:
            return made_again()
        noted = with_notes(current, notes)
        now = studio.clock()
        if happening is not None:
            if videos.save(conn, current.but(preview=film, notes=noted, updated=now)):
                tell(
                    conn,
                    chosen.id,
                    chosen.attempt,
                    EventKind.PREVIEW_READY,
                    happening,
                    percent=0,
                    step="scenes",
                    detail={"film": film.film},
                )
            return done()
        finished = current.but(film=film, notes=noted, status=VideoStatus.COMPLETED, updated=now)
        if videos.save(conn, finished):
            free_holds(conn, chosen.id, "The film is done without it.", studio)
            tell(
                conn,
                chosen.id,
                chosen.attempt,
                EventKind.COMPLETED,
                "completed",
                percent=DONE,
                step="done",
                detail={
                    "film": film.film,
                    "frames": film.frames,
                    "notes": [note.to_json() for note in noted],
                },
            )
    return done()


def _tell_render(studio: Studio, video: Video, percent: int, frames: int, total: int) -> None:
    with studio.database.write() as conn:
        tell(
            conn,
            video.id,
            video.attempt,
            EventKind.COMBINING_SCENES,
            f"combining.{percent // _TOLD_EVERY}",
            percent=FILM + (DONE - 1 - FILM) * percent // 100,
            step="film",
            detail={"frames": total, "framesDone": frames},
        )


def _stand_ins(video: Video, circled: list[Take], every: tuple[Take, ...]) -> list[Note]:
    notes: list[Note] = []
    footage = {scene.number for scene in video.storyboard.scenes if scene.footage} if video.storyboard else ()
    for take in circled:
        wanted = FOOTAGE if take.scene in footage else video.brief.provider
        if take.provider == wanted:
            continue
        others = [one for one in every if one.scene == take.scene]
        failures = [one.error for one in others if one.error]
        if any(one.provider == wanted and one.state is TakeState.READY for one in others):
            why = "its panel was chosen before what was shot"
        else:
            why = failures[-1] if failures else "it was not shot"
        notes.append(
            Note(
                code="animatic_in_film",
                message=f"Scene {take.scene} is an animatic: {why}",
                scene=take.scene,
            )
        )
    return notes
