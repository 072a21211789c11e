"""The takes of an edited storyboard: each goes along with its scene, and nothing that is paid for is lost."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from contextlib import suppress

import sqlalchemy as sa

from reelwright.film.errors import WrongInput
from reelwright.film.ledger import CallState
from reelwright.film.moves import Moves
from reelwright.film.storyboard import MOST_SCENES, Scene
from reelwright.film.take import FOOTAGE, Take, TakeState
from reelwright.film.video import Video
from reelwright.providers.port import Sheet, picture_sheet
from reelwright.runs.orders import new_take
from reelwright.shoot.panel import identity, request_of
from reelwright.shoot.plan import plan_shot
from reelwright.store import calls, takes
from reelwright.studio import Studio

_WAITING = (TakeState.PENDING, TakeState.SHOOTING)
_UNDER_WAY = (CallState.SENDING, CallState.SUBMITTED, CallState.PARKED)


def let_follow(studio: Studio, conn: sa.Connection, before: Video, after: Video, went: Moves) -> None:
    """Take the takes of `before` along to where their scenes are in `after`, and see what of them holds.

    What waits to be shot as its scene no longer is gives way to another; so does what failed with other
    words. Of clips that are there none is touched: it is the run that draws panels anew.
    """
    _write_down_panels(studio, conn, before)
    takes.follow(conn, before.id, went.numbers)
    sheet = studio.sheet(after.brief)
    changed = _changed(studio, before, after, went)
    under_way = {one.take for one in calls.open_calls(conn, video=after.id, states=_UNDER_WAY)}
    for take in takes.every(conn, after.id):
        paid = take.provider == sheet.provider and not sheet.price.free
        stale = not paid or take.scene in changed or take.scene > MOST_SCENES
        if take.state in _WAITING and stale and take.id not in under_way:
            takes.save(conn, take.but(state=TakeState.CANCELLED))
    was = {went.numbers[scene.number]: scene for scene in _scenes(before)}
    for scene in after.storyboard.scenes if after.storyboard else ():
        mine = [one for one in takes.of(conn, after.id) if one.scene == scene.number]
        if scene.number in was and was[scene.number].footage != scene.footage:
            _choose(conn, scene, mine, sheet)
        if scene.number in changed and _has_only_failed(after, scene, mine, sheet):
            new_take(studio, conn, after, scene.number)


def _scenes(video: Video) -> tuple[Scene, ...]:
    """All scenes of a video, those taken out of it last."""
    return (*(video.storyboard.scenes if video.storyboard else ()), *video.removed)


def _write_down_panels(studio: Studio, conn: sa.Connection, video: Video) -> None:
    """Keep with each free take what it was drawn of, where an earlier version did not."""
    if video.storyboard is None:
        return
    _, panels = studio.animatic()
    free = {sheet.provider: sheet for sheet in (panels, studio.sheet(video.brief)) if sheet.price.free}
    for take in takes.of(conn, video.id):
        if take.state is TakeState.READY and not take.identity and take.provider in free:
            sheet = free[take.provider]
            request = request_of(video.storyboard, video.brief, sheet, take)
            takes.save(conn, take.but(identity=identity(request, sheet)))


def _changed(studio: Studio, before: Video, after: Video, went: Moves) -> set[int]:
    """Scenes, by the number that they have now, of which the provider would be asked something else."""
    asked = _asked(studio, before, went.numbers)
    asks = _asked(studio, after, {})
    removed = {went.numbers[scene.number]: scene for scene in before.removed}
    changed: set[int] = set()
    for scene in after.storyboard.scenes if after.storyboard else ():
        out = removed.get(scene.number)
        same = (
            asked.get(scene.number) == asks.get(scene.number)
            if out is None
            else (out.prompt, out.seconds) == (scene.prompt, scene.seconds)
        )
        if not same:
            changed.add(scene.number)
    return changed


def _asked(studio: Studio, video: Video, numbers: Mapping[int, int]) -> dict[int, Hashable]:
    """What the video's provider is asked for each of its scenes, by the `numbers` that they have now."""
    board, provider = video.storyboard, studio.provider(video.brief.provider)
    sheet, picture = studio.sheet(video.brief), picture_sheet(provider)
    found: dict[int, Hashable] = {}
    for scene in board.scenes if board else ():
        if board is None or scene.footage is not None:
            continue
        # What a model could not shoot before is something else than what it can shoot now.
        with suppress(WrongInput):
            plan = plan_shot(board, scene.number, video.brief, sheet, picture)
            pictures = [one.request for one in plan.portraits] + ([plan.still] if plan.still else [])
            after = plan.continues
            found[numbers.get(scene.number, scene.number)] = (
                scene.prompt,
                plan.lead,
                tuple(one.identity(provider.maker) for one in (*plan.parts, *pictures)),
                None if after is None else (numbers.get(after.scene, after.scene), after.at),
            )
    return found


def _has_only_failed(video: Video, scene: Scene, mine: list[Take], sheet: Sheet) -> bool:
    """Whether all that its provider has shot of a scene has failed: other words are worth another try."""
    if sheet.price.free or scene.footage is not None or scene.number in video.drawn:
        return False
    theirs = [one for one in mine if one.provider == sheet.provider and one.state is not TakeState.CANCELLED]
    # A clip that is not as asked is circled where a person took it all the same.
    return bool(theirs) and all(one.state is TakeState.FAILED and not one.circled for one in theirs)


def _choose(conn: sa.Connection, scene: Scene, mine: list[Take], sheet: Sheet) -> None:
    """Circle what a scene is cut from now that its footage is another: its own, else what was shot of it.

    Nothing where there is none: the run brings in what is missing.
    """
    ready = [one for one in mine if one.state is TakeState.READY]
    if scene.footage is not None:
        found = [one for one in ready if one.provider == FOOTAGE and one.media == scene.footage]
    else:
        shot = [one for one in ready if one.provider != FOOTAGE]
        found = [one for one in shot if one.provider == sheet.provider] or shot
    if found:
        takes.circle(conn, found[-1])
    elif mine:
        takes.uncircle(conn, mine[0].video, scene.number)
