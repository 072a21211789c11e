"""The product on one screen: from brief to film, a step at a time, each kept before the next begins."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from dbos import DBOS, SetWorkflowID, WorkflowHandleAsync

from reelwright.film.event import EventKind
from reelwright.film.ids import VideoId
from reelwright.film.take import Take, TakeState
from reelwright.film.video import Needs, VideoStatus
from reelwright.runs.asking import ask
from reelwright.runs.combine import cut, render_film
from reelwright.runs.diary import STORYBOARD, tell
from reelwright.runs.fit_scenes import fit
from reelwright.runs.order_takes import order_takes
from reelwright.runs.orders import free_holds
from reelwright.runs.outcome import Outcome, done, failed
from reelwright.runs.own_footage import lose, use_footage
from reelwright.runs.record_sound import record_music, record_voices
from reelwright.runs.shoot_paid import draw_portrait, shoot_paid_scene, together
from reelwright.runs.shoot_scene import shoot_scene, shown
from reelwright.runs.stage import stage
from reelwright.runs.step import step
from reelwright.runs.storyboard import draft
from reelwright.shoot.plan import plan_shot
from reelwright.store import takes, videos

log = logging.getLogger(__name__)

_MOST_LOST = 10
"""Damaged takes of one film that are replaced before it is given up."""


@DBOS.workflow(name="make_video")
async def make_video(video: str, attempt: int) -> Outcome:
    """Make the film of `video`; whatever happens, the video ends in a state that says so."""
    try:
        outcome = await _make(video, attempt)
    except Exception as why:
        log.exception("the run of %s broke", video)
        outcome = failed(f"Something went wrong inside Reelwright: {why}", "internal")
    if not outcome["ok"]:
        await fail(video, attempt, outcome["error"], outcome["code"])
    return outcome


async def _make(video: str, attempt: int) -> Outcome:
    begun = await begin(video, attempt)
    if not begun["ok"]:
        return begun
    drafted = await draft(video, attempt)
    if drafted.get("needs"):
        return await ask(video, attempt, drafted, "storyboard")
    if not drafted["ok"]:
        return drafted

    # Spoken first: a scene whose line needs more time is given it before anybody shoots.
    voices = await (await _child(f"{video}.{attempt}.voices", record_voices, video)).get_result()
    fitted = await fit(video, attempt, voices["spoken"])
    if not fitted["ok"]:
        return fitted
    music = await _child(f"{video}.{attempt}.music", record_music, video, voices["spoken"])
    panels = await prepare(video, attempt, True)
    if not panels["ok"]:
        return panels
    # Where it may be, what is paid is under way while its animatic is drawn: it takes longer than all panels.
    ordered = await order_takes(video, attempt) if panels["paid"] else done()
    shooting = await _send(video, ordered, attempt, voices) if ordered["ok"] and panels["paid"] else []
    await _shoot(panels["takes"], attempt, voices["spoken"])
    if not panels["final"]:
        # Another provider shoots this film: its animatic can be watched at once, at no cost.
        sound = together(voices, await music.get_result())
        previewed = await cut(video, sound, True)
        if previewed["ok"]:
            await render_film(video, True)
        if not ordered["ok"]:
            shot = [ordered]
        elif panels["paid"]:
            shot = [await handle.get_result() for handle in shooting]
        else:
            shot = await _shoot_free(video, attempt, sound)
        needed = _first_of(shot, lambda outcome: "needs" in outcome)
        if needed is not None:
            return await ask(video, attempt, needed, "scenes")
        halted = _first_of(shot, lambda outcome: not outcome["ok"] and not outcome.get("final"))
        if halted is not None:
            return halted
        if shot and not panels["real"] and not any(outcome["ok"] for outcome in shot):
            return shot[0]
    return await _finish(video, attempt, together(voices, await music.get_result()))


async def _shoot_free(video: str, attempt: int, sound: Outcome) -> list[Outcome]:
    """Have the film's own takes shot by a provider that costs nothing."""
    real = await prepare(video, attempt, False)
    if not real["ok"]:
        return [real]
    return [
        outcome if outcome["ok"] else {**outcome, "final": True}
        for outcome in await _shoot(real["takes"], attempt, sound["spoken"])
    ]


async def _send(
    video: str, ordered: Outcome, attempt: int, voices: Outcome
) -> list[WorkflowHandleAsync[Outcome]]:
    """Have what was ordered shot by a provider that is paid: each take as a run of its own."""
    for order in ordered["portraits"]:
        await _child(f"{order['key']}@{attempt}", draw_portrait, order)
    alone, music = len(ordered["takes"]) == 1, f"{video}.{attempt}.music"
    shooting: list[WorkflowHandleAsync[Outcome]] = []
    for line in ordered["takes"]:
        after = None if line["after"] is None else f"{line['after']}@{attempt}"
        faces = {character: f"{key}@{attempt}" for character, key in line["faces"].items()}
        run = f"{line['take']}@{attempt}"
        shooting.append(await _child(run, shoot_paid_scene, line["take"], after, faces, alone, voices, music))
    return shooting


def _first_of(outcomes: list[Outcome], wanted: Callable[[Outcome], bool]) -> Outcome | None:
    """The first outcome that is so; what a person must decide comes before what they must pay."""
    found = [outcome for outcome in outcomes if wanted(outcome)]
    return min(found, key=lambda outcome: outcome.get("needs") == Needs.MONEY.value, default=None)


async def _finish(video: str, attempt: int, sound: Outcome) -> Outcome:
    """Cut and render. A take that turns out to be damaged gives way to its panel, with a note."""
    rendered = done()
    for _ in range(_MOST_LOST):
        assembled = await cut(video, sound, False)
        if not assembled["ok"]:
            return assembled
        rendered = await render_film(video, False)
        if rendered["ok"] or "media" not in rendered:
            return rendered
        lost = await lose(video, attempt, rendered["media"], rendered["error"])
        if not lost.get("scenes"):
            return rendered
        drawn = await prepare(video, attempt, True)
        if not drawn["ok"]:
            return drawn
        await _shoot(drawn["takes"], attempt, sound["spoken"])
    return rendered


async def _shoot(ids: list[str], attempt: int, spoken: list[Any]) -> list[Outcome]:
    """Shoot takes side by side, each as a run of its own."""
    shooting = [await _child(f"{take}@{attempt}", shoot_scene, take, spoken) for take in ids]
    return [await handle.get_result() for handle in shooting]


async def _child(workflow: str, run: Any, *args: Any) -> WorkflowHandleAsync[Outcome]:
    with SetWorkflowID(workflow):
        return await DBOS.start_workflow_async(run, *args)


@step("begin")
async def begin(video: str, attempt: int) -> Outcome:
    """Mark the video as being worked on."""
    studio = stage()
    with studio.database.write() as conn:
        chosen = videos.get(conn, VideoId(video), lock=True)
        now = studio.clock()
        if videos.save(conn, chosen.but(status=VideoStatus.PROCESSING, updated=now)):
            tell(
                conn,
                chosen.id,
                attempt,
                EventKind.GENERATION_STARTED,
                "started",
                percent=STORYBOARD,
                step="storyboard",
                detail={"prompt": chosen.brief.prompt, "attempt": attempt},
            )
    return done()


@step("prepare_takes")
async def prepare(video: str, attempt: int, panels: bool) -> Outcome:
    """Set down the takes that are still to be shot: the free panels, or the provider's own.

    A scene that has a take already (from an attempt before this one) is not shot again unless it has changed
    since, and one with footage of its own is ready at once. `final` says whether these takes are the film's
    own, `paid` whether its own cost something, and `real` whether it has any.
    """
    studio = stage()
    with studio.database.write() as conn:
        chosen = videos.get(conn, VideoId(video))
        board = chosen.storyboard
        if board is None:
            raise RuntimeError("takes without a storyboard")
        free, free_sheet = studio.animatic()
        mine = studio.sheet(chosen.brief)
        final = mine.provider == free.name or not panels
        sheet = free_sheet if panels else mine
        every = takes.of(conn, chosen.id)
        real = any(take.state is TakeState.READY and take.provider == mine.provider for take in every)
        wanted: list[str] = []
        for scene in board.scenes:
            before = [take for take in every if take.scene == scene.number]
            if use_footage(conn, chosen, scene, before, attempt):
                continue
            # Where footage cannot be shown the scene is drawn: nobody is paid for what they were not asked.
            can = sheet if scene.footage is None else free_sheet
            theirs = [take for take in before if take.provider == can.provider]
            waiting = [take for take in theirs if take.state in (TakeState.PENDING, TakeState.SHOOTING)]
            if waiting:
                wanted.append(waiting[-1].id)
                continue
            if shown(conn, chosen, board, can, before):
                continue
            number, name = takes.next_of(conn, chosen.id, scene.number)
            plan = plan_shot(board, scene.number, chosen.brief, can, None, seed=chosen.brief.seed)
            take = Take(
                id=name,
                video=chosen.id,
                scene=scene.number,
                number=number,
                provider=can.provider,
                model=can.model,
                prompt=scene.prompt,
                seed=chosen.brief.seed,
                seconds=plan.seconds,
                lead=plan.lead,
            )
            takes.add(conn, take)
            wanted.append(name)
    return done(takes=wanted, final=final, paid=not mine.price.free, real=real)


@step("fail")
async def fail(video: str, attempt: int, error: str, code: str) -> Outcome:
    """End the video as failed, with the reason."""
    mark_failed(VideoId(video), attempt, error, code)
    return done()


def mark_failed(video: VideoId, attempt: int, error: str, code: str) -> None:
    """End the video as failed, with the reason, unless it is over, asks something or is tried anew."""
    studio = stage()
    with studio.database.write() as conn:
        chosen = videos.get(conn, video, lock=True)
        if chosen.attempt != attempt or chosen.needs is not Needs.NOTHING:
            return
        ended = chosen.but(
            status=VideoStatus.FAILED,
            error=error,
            error_code=code,
            updated=studio.clock(),
        )
        if videos.save(conn, ended):
            free_holds(conn, chosen.id, "The video failed.", studio)
            tell(
                conn,
                chosen.id,
                attempt,
                EventKind.FAILED,
                "failed",
                percent=0,
                step="done",
                detail={"error": error, "code": code},
            )
