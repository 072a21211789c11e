"""Takes that nobody shot: the user's own footage, and what becomes of a take that turns out to be broken."""

from __future__ import annotations

from fractions import Fraction

import sqlalchemy as sa

from reelwright.film.event import EventKind
from reelwright.film.ids import MediaId, VideoId
from reelwright.film.storyboard import Scene
from reelwright.film.take import FOOTAGE, Take, TakeState
from reelwright.film.video import Video
from reelwright.runs.diary import tell, tell_landed
from reelwright.runs.outcome import Outcome, done
from reelwright.runs.stage import stage
from reelwright.runs.step import step
from reelwright.store import media as media_table
from reelwright.store import takes, videos


def use_footage(conn: sa.Connection, video: Video, scene: Scene, before: list[Take], attempt: int) -> bool:
    """Make the scene's footage its take, ready at once and at no cost, unless it is that already.

    False when the scene has none, or when it was tried before and cannot be shown.
    """
    if scene.footage is None:
        return False
    own = [take for take in before if take.provider == FOOTAGE and take.media == scene.footage]
    if own:
        return own[-1].state is TakeState.READY
    media = media_table.get(conn, scene.footage)
    number, name = takes.next_of(conn, video.id, scene.number)
    take = Take(
        id=name,
        video=video.id,
        scene=scene.number,
        number=number,
        provider=FOOTAGE,
        model="",
        prompt=scene.prompt,
        seed=video.brief.seed,
        seconds=media.probe.seconds or scene.seconds,
        lead=Fraction(0),
        state=TakeState.READY,
        progress=1.0,
        cost_micros=0,
        media=scene.footage,
        circled=True,
    )
    takes.add(conn, take)
    takes.circle(conn, take)
    tell_landed(conn, video.id, attempt, take)
    return True


@step("lose_take")
async def lose(video: str, attempt: int, media: str, why: str) -> Outcome:
    """Give up the circled takes that are made of `media`, which cannot be shown; `scenes` are theirs.

    A panel that was drawn for the scene is circled again. Where there is none, `prepare_takes` has one drawn.
    """
    studio = stage()
    with studio.database.write() as conn:
        chosen = videos.get(conn, VideoId(video))
        every = takes.of(conn, chosen.id)
        lost = [take for take in every if take.circled and take.media == MediaId(media)]
        free, _ = studio.animatic()
        for take in lost:
            takes.save(conn, take.but(state=TakeState.FAILED, error=why, circled=False))
            panels = [
                one
                for one in every
                if one.scene == take.scene
                and one.id != take.id
                and one.provider == free.name
                and one.state is TakeState.READY
            ]
            if panels:
                takes.circle(conn, panels[-1])
            tell(
                conn,
                chosen.id,
                attempt,
                EventKind.SCENE_FAILED,
                f"scene.{take.scene}.{take.number}.lost",
                percent=0,
                step="film",
                scene=take.scene,
                detail={"take": take.id, "provider": take.provider, "error": why},
            )
    # A process that died after it had kept this is told the same when the step runs again.
    before = [take for take in every if take.media == MediaId(media) and take.error == why]
    return done(scenes=sorted({take.scene for take in (*before, *lost)}))
