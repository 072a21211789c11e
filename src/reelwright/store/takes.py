"""Takes: added once, never overwritten by another attempt."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import count
from typing import Any

import sqlalchemy as sa

from reelwright.film.errors import NotFound
from reelwright.film.ids import MediaId, TakeId, VideoId, take_id
from reelwright.film.storyboard import MOST_SCENES
from reelwright.film.take import Take, TakeState
from reelwright.store.locks import lock_videos
from reelwright.store.records import first, insert_absent, rows
from reelwright.store.tables import takes


def add(conn: sa.Connection, take: Take) -> None:
    """Keep a take; nothing happens when it is there already."""
    insert_absent(
        conn,
        takes,
        {
            "id": take.id,
            "video_id": take.video,
            "scene": take.scene,
            "number": take.number,
            "provider": take.provider,
            "model": take.model,
            "prompt": take.prompt,
            "seed": take.seed,
            "seconds": str(take.seconds),
            "lead": str(take.lead),
            "fresh": take.fresh,
            **_state(take),
        },
    )


def save(conn: sa.Connection, take: Take) -> bool:
    """Write how a take stands; a cancelled one stays cancelled, whatever was still under way.

    Says whether it was written.
    """
    lock_videos(conn, [take.video])
    query = takes.update().where(takes.c.id == take.id, takes.c.state != TakeState.CANCELLED.value)
    return conn.execute(query.values(**_state(take))).rowcount == 1


def keep_cost(conn: sa.Connection, take: TakeId, micros: int | None) -> None:
    """Write what a take has cost so far; of a cancelled one as well."""
    conn.execute(takes.update().where(takes.c.id == take).values(cost_micros=micros))


def circle(conn: sa.Connection, take: Take) -> None:
    """Make this take the one that its scene is cut from."""
    lock_videos(conn, [take.video])
    # Its scene may have another number since the take was read.
    scene = conn.execute(sa.select(takes.c.scene).where(takes.c.id == take.id)).scalar_one()
    same = sa.and_(takes.c.video_id == take.video, takes.c.scene == scene)
    conn.execute(takes.update().where(same).values(circled=takes.c.id == take.id))


def uncircle(conn: sa.Connection, video: VideoId, scene: int) -> None:
    """Let no take of a scene be the one that it is cut from."""
    lock_videos(conn, [video])
    same = sa.and_(takes.c.video_id == video, takes.c.scene == scene)
    conn.execute(takes.update().where(same).values(circled=False))


def get(conn: sa.Connection, take: TakeId) -> Take:
    """The take; NotFound when there is none."""
    row = first(conn, sa.select(takes).where(takes.c.id == take))
    if row is None:
        raise NotFound(f"There is no take {take}.", code="take_not_found")
    return _take(row)


def of(conn: sa.Connection, video: VideoId) -> tuple[Take, ...]:
    """The takes of the scenes that are in the film, by scene and number."""
    return tuple(take for take in every(conn, video) if take.scene <= MOST_SCENES)


def every(conn: sa.Connection, video: VideoId) -> tuple[Take, ...]:
    """Every take of a video, those of scenes that were taken out of it last, by scene and number."""
    query = sa.select(takes).where(takes.c.video_id == video).order_by(takes.c.scene, takes.c.number)
    return tuple(_take(row) for row in rows(conn, query))


def next_of(conn: sa.Connection, video: VideoId, scene: int) -> tuple[int, TakeId]:
    """Number and id of the next take of a scene: above all that it has, and an id that no take has had.

    Takes keep their ids when their scene gets another number, so that of the next number may be in use.
    """
    mine = sa.select(takes.c.id, takes.c.scene, takes.c.number).where(takes.c.video_id == video)
    found = conn.execute(mine).all()
    used = {row.id for row in found}
    first = max((row.number for row in found if row.scene == scene), default=0) + 1
    number = next(number for number in count(first) if take_id(video, scene, number) not in used)
    return number, take_id(video, scene, number)


def follow(conn: sa.Connection, video: VideoId, numbers: Mapping[int, int]) -> None:
    """Let the takes of each scene go along to its new number. `numbers` gives no two scenes the same."""
    going = {old: new for old, new in numbers.items() if old != new}
    if not going:
        return
    lock_videos(conn, [video])
    mine = takes.update().where(takes.c.video_id == video)
    # Out of the way first: two scenes that change places would both be the same one for a moment.
    away = sa.case(*((takes.c.scene == old, -new) for old, new in going.items()))
    conn.execute(mine.where(takes.c.scene.in_(going)).values(scene=away))
    conn.execute(mine.where(takes.c.scene < 0).values(scene=-takes.c.scene))


def job(conn: sa.Connection, take: TakeId) -> Mapping[str, Any] | None:
    """The provider's job as it was kept when the take was submitted."""
    return conn.execute(sa.select(takes.c.job).where(takes.c.id == take)).scalar()


def save_job(conn: sa.Connection, take: TakeId, job: Mapping[str, Any]) -> None:
    conn.execute(takes.update().where(takes.c.id == take).values(job=dict(job)))


def _state(take: Take) -> dict[str, Any]:
    return {
        "state": take.state.value,
        "progress": take.progress,
        "cost_micros": take.cost_micros,
        "media_id": take.media,
        "error": take.error,
        "error_code": take.error_code,
        "circled": take.circled,
        "identity": take.identity,
        "reused": take.reused,
    }


def _take(row: Mapping[str, Any]) -> Take:
    return Take(
        id=TakeId(row["id"]),
        video=VideoId(row["video_id"]),
        scene=row["scene"],
        number=row["number"],
        provider=row["provider"],
        model=row["model"],
        prompt=row["prompt"],
        seed=row["seed"],
        seconds=Fraction(row["seconds"]),
        lead=Fraction(row["lead"]),
        state=TakeState(row["state"]),
        progress=row["progress"],
        cost_micros=row["cost_micros"],
        media=MediaId(row["media_id"]) if row["media_id"] else None,
        error=row["error"],
        error_code=row["error_code"],
        circled=row["circled"],
        identity=row["identity"],
        reused=TakeId(row["reused"]) if row["reused"] else None,
        fresh=row["fresh"],
    )
