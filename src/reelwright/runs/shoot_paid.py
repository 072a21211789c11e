"""The run of a paid take: its first picture, its parts one after another, then the clip of all."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from dbos import DBOS, WorkflowHandleAsync

from reelwright.film.ids import MediaId, TakeId
from reelwright.film.media import Media, MediaKind
from reelwright.film.take import Take, TakeState
from reelwright.film.video import Needs, Video
from reelwright.runs.ahead import prepare_pieces
from reelwright.runs.orders import part_order, plan_of, still_order
from reelwright.runs.outcome import Outcome, done
from reelwright.runs.purchase import buy
from reelwright.runs.shoot_scene import give_up, keep_take
from reelwright.runs.show_takes import show_takes
from reelwright.runs.stage import stage
from reelwright.runs.step import step
from reelwright.runs.threads import in_thread
from reelwright.shoot.frames import joined, take_frame
from reelwright.shoot.plan import with_first, with_references
from reelwright.store import calls, takes, videos
from reelwright.store import media as media_table
from reelwright.studio import Studio

_POLL_S = 0.1


@DBOS.workflow(name="draw_portrait")
async def draw_portrait(order: dict[str, Any]) -> Outcome:
    """Have the picture of a character made, once for all scenes that they are in."""
    return await buy(order)


@DBOS.workflow(name="shoot_paid_scene")
async def shoot_paid_scene(
    take: str, after: str | None, faces: Mapping[str, str], express: bool, voices: Outcome, music: str
) -> Outcome:
    """Shoot a paid take to its end; as `shoot_scene`, but that the outcome may also say what is needed.

    `after` is the run of the scene from whose last frame this one goes on, `faces` those that draw its
    characters, `music` the one that records the film's: all are waited for.
    """
    alone = False
    if after is not None:
        alone = not (await _outcome_of(after))["ok"]
    drawn: dict[str, str] = {}
    for character, run in faces.items():
        face = await _outcome_of(run)
        if not face["ok"]:
            return await _ended(take, face)
        drawn[character] = face["media"]
    begun = await start_frame(take, drawn, alone, express)
    if not begun["ok"]:
        return await _ended(take, begun)
    first: str | None = begun["first"]
    if begun["order"] is not None:
        still = await buy(begun["order"])
        if not still["ok"]:
            return await _ended(take, still)
        first = still["media"]
    clips: list[str] = []
    reused: list[str | None] = []
    for part in range(1, begun["parts"] + 1):
        asked = await order_part(take, part, first if part == 1 else None, clips[-1:], alone, express)
        if not asked["ok"]:
            return await _ended(take, asked)
        bought = await buy(asked["order"])
        if not bought["ok"]:
            return await _ended(take, bought)
        clips.append(bought["media"])
        reused.append(bought.get("reused"))
    finished = await finish_take(take, clips, reused, first)
    if not finished["ok"]:
        return await _ended(take, finished)
    await prepare_pieces(take, voices["spoken"])
    await show_takes(take, together(voices, await _outcome_of(music)))
    return done()


def together(voices: Outcome, music: Outcome) -> Outcome:
    """The film's sound, of what its voices and its music came to."""
    return done(spoken=voices["spoken"], music=music["music"], notes=[*voices["notes"], *music["notes"]])


async def _outcome_of(run: str) -> Outcome:
    """Wait for another run. That it exists is not asked: the engine cannot keep its own answer to that."""
    handle: WorkflowHandleAsync[Outcome] = await DBOS.retrieve_workflow_async(run, existing_workflow=False)
    return await handle.get_result(polling_interval_sec=_POLL_S)


async def _ended(take: str, outcome: Outcome) -> Outcome:
    # What a person has to decide about is a take that failed as well: another is asked for, or none.
    if outcome.get("final") or outcome.get("needs") == Needs.DECISION.value:
        await give_up(take, outcome["error"], outcome["code"], outcome.get("media"))
    return outcome


@step("start_frame")
async def start_frame(take: str, faces: dict[str, str], alone: bool, express: bool) -> Outcome:
    """What the take starts from: `first`, a frame that is there; or `order`, a picture to be made first."""
    studio = stage()
    video, chosen = _chosen(studio, take)
    plan = plan_of(studio, video, chosen, alone=alone)
    if plan.continues is not None:
        with studio.database.read() as conn:
            before = [one for one in takes.of(conn, video.id) if one.scene == plan.continues.scene]
        circled = next((one for one in before if one.circled and one.media is not None), None)
        if circled is not None and circled.provider == chosen.provider:
            at = circled.lead + plan.continues.at
            first = await in_thread(lambda _: _frame(studio, MediaId(circled.media or ""), at))
            return done(first=first.id, order=None, parts=len(plan.parts))
        plan = plan_of(studio, video, chosen, alone=True)
    if plan.still is None:
        return done(first=None, order=None, parts=len(plan.parts))
    tags = {one.tag: MediaId(faces[one.character]) for one in plan.portraits if one.character in faces}
    order = still_order(video, chosen, with_references(plan.still, tags), express=express)
    return done(first=None, order=order.to_json(), parts=len(plan.parts))


@step("order_part")
async def order_part(
    take: str, part: int, first: str | None, before: list[str], alone: bool, express: bool
) -> Outcome:
    """The order for one part, with the picture that it starts from: the last frame of the part before."""
    studio = stage()
    video, chosen = _chosen(studio, take)
    request = plan_of(studio, video, chosen, alone=alone).parts[part - 1]
    if before:
        last = await in_thread(lambda _: _frame(studio, MediaId(before[-1]), None))
        first = last.id
    if first is not None:
        request = with_first(request, MediaId(first))
    return done(order=part_order(video, chosen, part, request, express=express).to_json())


@step("finish_take", preemptible=True)
async def finish_take(take: str, clips: list[str], reused: list[str | None], first: str | None) -> Outcome:
    """Make one clip of the parts, keep it as the take's own, and circle it."""
    studio = stage()
    video, chosen = _chosen(studio, take)
    if chosen.state is TakeState.READY:
        return done()
    with studio.database.read() as conn:
        parts = [media_table.get(conn, MediaId(clip)) for clip in clips]
        cost = calls.cost_of(conn, TakeId(chosen.id))
    whole = parts[0] if len(parts) == 1 else await in_thread(lambda _: _joined(studio, parts))
    plan = plan_of(studio, video, chosen)
    request = plan.parts[0] if first is None else with_first(plan.parts[0], MediaId(first))
    paid_by = next((TakeId(one) for one in reused if one and one != chosen.id), None)
    made = chosen.but(
        identity=request.identity(studio.provider(chosen.provider).maker) if len(parts) == 1 else "",
        reused=paid_by if all(reused) else None,
    )
    await asyncio.to_thread(keep_take, video, made, whole, cost)
    return done()


def _chosen(studio: Studio, take: str) -> tuple[Video, Take]:
    with studio.database.read() as conn:
        chosen = takes.get(conn, TakeId(take))
        return videos.get(conn, chosen.video), chosen


def _frame(studio: Studio, clip: MediaId, at: Fraction | None) -> Media:
    """A frame of a clip (at a time, or the last) as a picture of the library's."""
    path = studio.library.path(clip)
    with studio.library.scratch() as folder:
        picture = folder / "frame.png"
        take_frame(studio.lab, clip, path, at, picture)
        return _kept(studio, picture, MediaKind.PICTURE)


def _joined(studio: Studio, parts: list[Media]) -> Media:
    ids = [MediaId(one.id) for one in parts]
    with studio.library.scratch() as folder:
        clip = folder / "take.mp4"
        joined(studio.lab, ids, {one: studio.library.path(one) for one in ids}, clip)
        return _kept(studio, clip, MediaKind.CLIP)


def _kept(studio: Studio, file: Path, kind: MediaKind) -> Media:
    kept = studio.library.keep(file, kind)
    with studio.database.write() as conn:
        media_table.add(conn, kept, studio.clock())
    return kept
