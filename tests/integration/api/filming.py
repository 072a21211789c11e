"""Takes with clips, put into a served studio by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.integration.api.house import House

from reelwright.api.examples import STORYBOARD
from reelwright.film.ids import MediaId, VideoId, take_id
from reelwright.film.media import MediaKind
from reelwright.film.take import Take, TakeState
from reelwright.store import media, takes


def keep_clip(house: House, clip: Path, kind: MediaKind = MediaKind.CLIP) -> MediaId:
    """Move a clip into the library, or what is said to be one."""
    kept = house.counter.studio.library.keep(clip, kind)
    with house.counter.studio.database.write() as conn:
        media.add(conn, kept, house.counter.studio.clock())
    return kept.id


def add_take(house: House, video: VideoId, scene: int = 1, number: int = 1, **changes: Any) -> Take:
    """A take that landed, unless `changes` say otherwise."""
    take = Take(
        id=take_id(video, scene, number),
        video=video,
        scene=scene,
        number=number,
        provider="runway",
        model="gen4_turbo",
        prompt=STORYBOARD.scene(min(scene, 2)).prompt,
        seed=7,
        seconds=Fraction(5),
        lead=Fraction(0),
        state=TakeState.READY,
        cost_micros=250_000,
    ).but(**changes)
    with house.counter.studio.database.write() as conn:
        takes.add(conn, take)
    return take
