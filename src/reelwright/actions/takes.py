"""Takes: another one asked for, and the one chosen that goes into the film."""

from __future__ import annotations

import sqlalchemy as sa

from reelwright.actions.approval import NeedsApproval, dearer
from reelwright.actions.counter import Counter
from reelwright.film.errors import Conflict, NotFound, WrongInput
from reelwright.film.ids import TakeId, VideoId
from reelwright.film.storyboard import MOST_SCENES, Scene
from reelwright.film.take import Take
from reelwright.film.video import Needs, Video, VideoStatus
from reelwright.providers.port import Quote
from reelwright.runs.orders import new_take, place, takes_to_shoot, told
from reelwright.store import takes, videos
from reelwright.studio import Studio


def retake(
    counter: Counter,
    video: VideoId,
    scene: int,
    *,
    prompt: str | None = None,
    seed: int | None = None,
    approved: bool = False,
    budget_micros: int | None = None,
    most_micros: int | None = None,
    in_line: bool = True,
) -> Video:
    """Shoot a scene once more, good or failed, with the same prompt or another; nothing is overwritten.

    The new take is circled when it lands, and the film is cut again with it. Its price is held before this
    returns. NeedsApproval unless `approved`, and for more than `most_micros`; the quote is of the take, and
    of what else the film still lacks, which is shot along with it. `budget_micros` replaces the video's
    budget. Conflict while it is being made.
    """
    studio = counter.studio
    with studio.database.write() as conn:
        current = videos.get(conn, video, lock=True)
        check_at_rest(current, "its takes can be changed")
        _scene(current, scene)
        if budget_micros is not None:
            current = current.but(brief=current.brief.but(budget_micros=budget_micros))
        again = next_attempt(counter, current.but(drawn=tuple(one for one in current.drawn if one != scene)))
        take = new_take(studio, conn, again, scene, prompt=prompt, seed=seed, fresh=True)
        sheet = studio.sheet(again.brief)
        if not sheet.price.free:
            due = _due(studio, conn, again)
            quoted = place(studio, conn, again, due, again.attempt, hold=False)
            if quoted.quote.most_micros and not approved:
                model = f"{take.provider} {take.model}"
                raise NeedsApproval(
                    f"Shooting scene {scene} again{_and_more(len(due) - 1)} with {model} costs "
                    f"{told(quoted.quote)}.",
                    quoted.quote,
                )
            if most_micros is not None and quoted.quote.most_micros > most_micros:
                raise dearer(quoted.quote, most_micros)
            place(studio, conn, again, [take], again.attempt)
        again = again.but(brief=again.brief.but(approved=True))
        videos.save(conn, again, reopen=True)
        if in_line:
            counter.desk.enqueue(conn, again.id, again.attempt)
    return again


def circle(counter: Counter, video: VideoId, take: TakeId, *, in_line: bool = True) -> Video:
    """Put another take into the film, which is cut again at no cost. Conflict while it is being made.

    A film that still has scenes to be paid for is not set going by this: it has the take when it goes on.
    """
    studio = counter.studio
    with studio.database.write() as conn:
        current = videos.get(conn, video, lock=True)
        check_at_rest(current, "its takes can be changed")
        chosen = takes.get(conn, take)
        if chosen.video != video or chosen.scene > MOST_SCENES:
            raise NotFound(f"This video has no take {take}.", code="take_not_found")
        if chosen.media is None:
            raise Conflict(
                f"Take {chosen.number} of scene {chosen.scene} has no clip: it is {chosen.state.value}.",
                code="take_has_no_clip",
            )
        takes.circle(conn, chosen)
        if _still_due(studio, conn, current):
            return current
        again = next_attempt(counter, current)
        videos.save(conn, again, reopen=True)
        if in_line:
            counter.desk.enqueue(conn, again.id, again.attempt)
    return again


def find_take(counter: Counter, video: VideoId, scene: int, number: int) -> Take:
    """Take `number` of a scene; NotFound when there is none."""
    with counter.studio.database.read() as conn:
        every = takes.of(conn, video)
    found = next((one for one in every if one.scene == scene and one.number == number), None)
    if found is None:
        raise NotFound(f"Scene {scene} has no take {number}.", code="take_not_found")
    return found


def unpaid(studio: Studio, conn: sa.Connection, video: Video) -> Quote:
    """What the video's next run would have to pay for; nothing is kept."""
    with conn.begin_nested() as nothing:
        quoted = place(studio, conn, video, _due(studio, conn, video), video.attempt, hold=False)
        nothing.rollback()
    return quoted.quote


def _still_due(studio: Studio, conn: sa.Connection, video: Video) -> list[Take]:
    """As `_due`, and nothing is kept."""
    with conn.begin_nested() as nothing:
        found = _due(studio, conn, video)
        nothing.rollback()
    return found


def _due(studio: Studio, conn: sa.Connection, video: Video) -> list[Take]:
    """The paid takes that the video's next run would shoot, new ones set down."""
    if video.storyboard is None or studio.sheet(video.brief).price.free:
        return []
    own = [scene.number for scene in video.storyboard.scenes if scene.footage is None]
    return takes_to_shoot(studio, conn, video, own, takes.of(conn, video.id))


def _and_more(scenes: int) -> str:
    match scenes:
        case 0:
            return ""
        case 1:
            return ", and one that was not shot yet,"
        case _:
            return f", and {scenes} that were not shot yet,"


def next_attempt(counter: Counter, video: Video) -> Video:
    """The video as it waits in the line to be made once more."""
    return video.but(
        status=VideoStatus.PENDING,
        attempt=video.attempt + 1,
        needs=Needs.NOTHING,
        ask=None,
        error=None,
        error_code=None,
        updated=counter.studio.clock(),
    )


def at_rest(video: Video) -> bool:
    """Whether nothing works on the video: it is over, or waits for a person."""
    return video.status.over or video.needs is not Needs.NOTHING


def check_at_rest(video: Video, what: str) -> None:
    """Conflict while the video is being made; `what` is said to be possible after that."""
    if not at_rest(video):
        raise Conflict(
            f"The video is {video.status.value}; {what} when that is done.",
            code="being_made",
            hint="Wait until it is done, or cancel it.",
        )


def _scene(video: Video, number: int) -> Scene:
    if video.storyboard is None:
        raise Conflict("The video has no storyboard yet.", code="no_storyboard")
    if not 1 <= number <= len(video.storyboard.scenes):
        raise WrongInput(
            f"There is no scene {number}; the video has {len(video.storyboard.scenes)}.",
            code="unknown_scene",
            where="scene",
        )
    scene = video.storyboard.scene(number)
    if scene.footage is not None:
        raise Conflict(
            f"Scene {number} is your own footage; there is nothing to shoot.", code="scene_is_footage"
        )
    return scene
