"""Videos: asked for, looked at, stopped, tried again, deleted."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import Connection

from reelwright.actions.brief import check_brief, check_storyboard, model_notes
from reelwright.actions.counter import Counter
from reelwright.actions.footage import check_footage
from reelwright.film.brief import Brief
from reelwright.film.errors import Conflict, NotFound, Trouble, WrongInput
from reelwright.film.event import Event, EventKind, Progress
from reelwright.film.ids import MediaId, VideoId, new_video_id
from reelwright.film.media import MediaKind
from reelwright.film.storyboard import Storyboard
from reelwright.film.take import Take, TakeState
from reelwright.film.video import Needs, Video, VideoStatus
from reelwright.render.insets import MOST_PIXELS
from reelwright.runs.orders import free_holds, new_take
from reelwright.runs.release_calls import release
from reelwright.store import events, ledger, takes, videos
from reelwright.store import media as media_table
from reelwright.studio import Studio


@dataclass(frozen=True, slots=True)
class View:
    """A video with its takes and the newest thing that happened to it."""

    video: Video
    takes: tuple[Take, ...]
    last: Event | None
    held_micros: int = 0
    """Held for calls that are not over."""

    @property
    def percent(self) -> int:
        return self.last.progress.percent if self.last else 0


def generate(
    counter: Counter,
    brief: Brief,
    *,
    storyboard: Storyboard | None = None,
    idempotency_key: str | None = None,
    in_line: bool = True,
) -> Video:
    """Keep a new video and put it in the line, in one transaction.

    The same `idempotency_key` with the same request returns the video that it made; with another request
    it is a Conflict. `in_line=False` leaves starting the run to the caller, who makes it in this process.
    """
    studio = counter.studio
    wished = brief
    brief = check_brief(brief, studio) if storyboard is None else check_storyboard(storyboard, brief, studio)
    notes = model_notes(wished, brief, studio)
    asked = _request_hash(brief, storyboard)
    now = studio.clock()
    video = Video(
        id=new_video_id(), brief=brief, storyboard=storyboard, notes=notes, created=now, updated=now
    )
    with studio.database.write() as conn:
        if idempotency_key is not None:
            before = videos.find_idempotent(conn, idempotency_key)
            if before is not None:
                if before[1] != asked:
                    raise Conflict(
                        "This Idempotency-Key was used for another request.", code="idempotency_key_reused"
                    )
                try:
                    return videos.get(conn, before[0])
                except NotFound:
                    raise Conflict(
                        "The video that this Idempotency-Key made was deleted.",
                        code="idempotency_key_spent",
                        hint="Use a new key to make another.",
                    ) from None
        _check_files(conn, brief)
        if storyboard is not None:
            check_footage(conn, storyboard)
        videos.add(conn, video, idempotency_key=idempotency_key, request_hash=asked)
        if in_line:
            counter.desk.enqueue(conn, video.id, video.attempt)
    return video


def view(counter: Counter, video: VideoId) -> View:
    """The video as it stands; NotFound when there is none."""
    with counter.studio.database.read() as conn:
        return View(
            videos.get(conn, video),
            takes.of(conn, video),
            events.last(conn, video),
            ledger.held(conn, video),
        )


def find(counter: Counter, prefix: str) -> VideoId:
    """The one video whose id begins with `prefix`; NotFound or, for several, WrongInput."""
    wanted = prefix.strip().lower()
    with counter.studio.database.read() as conn:
        found = videos.starting(conn, wanted, limit=2) if wanted else []
    if not found:
        raise NotFound(
            f"There is no video {prefix}.",
            code="video_not_found",
            hint="`reelwright videos list` shows those there are.",
        )
    if len(found) > 1:
        raise WrongInput(
            f"More than one video begins with {prefix}.", code="ambiguous_id", hint="Give more of the id."
        )
    return found[0]


def events_since(counter: Counter, video: VideoId, seq: int) -> tuple[Event, ...]:
    """What happened to a video after event number `seq`; NotFound when there is no such video."""
    with counter.studio.database.read() as conn:
        videos.get(conn, video)
        return events.since(conn, video, seq)


def heads(counter: Counter, ids: list[VideoId]) -> dict[VideoId, int]:
    """The newest event number of each of `ids`: one cheap question for all that is being watched."""
    with counter.studio.database.read() as conn:
        return videos.heads(conn, ids)


def news(counter: Counter, seen: Mapping[VideoId, int]) -> dict[VideoId, tuple[Event, ...]]:
    """What happened to each video after the event number given for it, deleted ones included.

    Videos to which nothing happened are left out, and finding that out is one cheap question for all.
    """
    with counter.studio.database.read() as conn:
        newest = videos.heads(conn, list(seen))
        return {
            video: events.since(conn, video, seq) for video, seq in seen.items() if newest.get(video, 0) > seq
        }


def cancel(counter: Counter, video: VideoId) -> Video:
    """Stop a video. Its record says so before anything is told to stop, so nothing can undo it.

    What is held is given back, jobs at a provider are stopped, and what was spent and saved is told.
    Cancelling a cancelled video changes nothing on record; a finished or failed one is a Conflict.
    """
    studio = counter.studio
    with studio.database.write() as conn:
        current = videos.get(conn, video, lock=True)
        if current.status is not VideoStatus.CANCELLED:
            if current.status.over:
                raise Conflict(
                    f"The video is {current.status.value} already, there is nothing to cancel.",
                    code="already_over",
                )
            now = studio.clock()
            saved = free_holds(conn, video, "The video was stopped.", studio)
            stopped = current.but(status=VideoStatus.CANCELLED, needs=Needs.NOTHING, ask=None, updated=now)
            videos.save(conn, stopped)
            for take in takes.every(conn, video):
                if take.state in (TakeState.PENDING, TakeState.SHOOTING):
                    takes.save(conn, take.but(state=TakeState.CANCELLED))
            last = events.last(conn, video)
            progress = Progress(
                percent=last.progress.percent if last else 0,
                step="done",
                seconds_left=0,
                cost_micros=current.cost_micros,
                detail={"savedMicros": saved},
            )
            events.append(conn, video, EventKind.CANCELLED, f"{current.attempt}.cancelled", progress, now)
    # Also when it was cancelled before: the first word to the run may not have got through.
    counter.desk.cancel(video, current.attempt)
    asyncio.run(release(studio, video))
    with studio.database.read() as conn:
        return videos.get(conn, video)


def retry(counter: Counter, video: VideoId, *, in_line: bool = True) -> Video:
    """Try again what did not work. The storyboard and the takes that are there are kept, not made twice.

    A failed scene is shot again, but one that moderation turned down: the same words would be turned down,
    and charged, again (`takes.retake` changes them). Conflict when there is nothing to try again.
    """
    studio = counter.studio
    with studio.database.write() as conn:
        current = videos.get(conn, video, lock=True)
        failed = _failed_scenes(studio, current, takes.of(conn, video))
        again_ones = (VideoStatus.FAILED, VideoStatus.CANCELLED)
        if current.status not in again_ones and not (current.status is VideoStatus.COMPLETED and failed):
            raise Conflict(
                f"The video is {current.status.value}; only what has failed or was cancelled is tried again.",
                code="not_over" if not current.status.over else "already_completed",
            )
        again = current.but(
            status=VideoStatus.PENDING,
            attempt=current.attempt + 1,
            error=None,
            error_code=None,
            updated=studio.clock(),
        )
        for scene in failed:
            new_take(studio, conn, again, scene)
        videos.save(conn, again, reopen=True)
        if in_line:
            counter.desk.enqueue(conn, again.id, again.attempt)
    return again


def _failed_scenes(studio: Studio, video: Video, every: tuple[Take, ...]) -> list[int]:
    """Scenes that have no take of their provider's but failed ones, none of them circled all the same, and
    that may be shot as they are."""
    if video.storyboard is None:
        return []
    sheet = studio.sheet(video.brief)
    found: list[int] = []
    for scene in video.storyboard.scenes:
        mine = [one for one in every if one.scene == scene.number and one.provider == sheet.provider]
        only_failed = bool(mine) and all(one.state is TakeState.FAILED and not one.circled for one in mine)
        if only_failed and not sheet.animatic and mine[-1].error_code != Trouble.MODERATION.value:
            found.append(scene.number)
    return [number for number in found if number not in video.drawn]


def delete(counter: Counter, video: VideoId) -> None:
    """Take a video out of sight, cancelling it first if it is being made."""
    with counter.studio.database.read() as conn:
        current = videos.get(conn, video)
    if not current.status.over:
        # It may have come to its end since it was looked at, and then there is nothing to stop.
        with suppress(Conflict):
            cancel(counter, video)
    with counter.studio.database.write() as conn:
        videos.delete(conn, video, counter.studio.clock())


def restore(counter: Counter, video: VideoId) -> None:
    """Bring a deleted video back, as it was left: one that was being made stays cancelled.

    NotFound when there never was one; nothing happens to one that was not deleted.
    """
    with counter.studio.database.write() as conn:
        videos.restore(conn, video, counter.studio.clock())
        videos.get(conn, video)


def _check_files(conn: Connection, brief: Brief) -> None:
    """WrongInput when the brief's own music is no sound of the library's, or its logo no picture."""
    wanted = (
        ("music", "music.file", brief.music.file, MediaKind.SOUND, "a sound", "name a mood"),
        ("logo", "logo", brief.logo, MediaKind.PICTURE, "a picture", "do without"),
    )
    for what, where, media, kind, named, instead in wanted:
        if media is not None and _kind(conn, media) is not kind:
            raise WrongInput(
                f"The {what} file is not {named} in the library.",
                code=f"unknown_{what}",
                hint=f"Leave `{where}` out, or {instead}.",
                where=where,
            )
    if brief.logo is not None:
        seen = media_table.get(conn, brief.logo).probe
        if (seen.width or 0) * (seen.height or 0) > MOST_PIXELS:
            raise WrongInput(
                f"The logo has {seen.width} \u00d7 {seen.height} pixels; it may have "
                f"{MOST_PIXELS // 1_000_000} million.",
                code="logo_too_large",
                hint="Use a smaller one.",
                where="logo",
            )


def _kind(conn: Connection, media: MediaId) -> MediaKind | None:
    try:
        return media_table.get(conn, media).kind
    except NotFound:
        return None


def _request_hash(brief: Brief, storyboard: Storyboard | None) -> str:
    asked = {"brief": brief.to_json(), "storyboard": storyboard.to_json() if storyboard else None}
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()
