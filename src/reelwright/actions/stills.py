"""Stills of takes: any moment of a clip as a small picture, decoded once and kept with pieces of films."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction

from reelwright.actions.counter import Counter
from reelwright.film.errors import NotFound
from reelwright.film.ids import MediaId, VideoId
from reelwright.film.take import Take
from reelwright.shoot.frames import Moment, SmallStill, take_still
from reelwright.store import media, takes, videos

WIDTH = 480
"""Pixels across at most."""
STEPS = 1000
"""Moments of a clip that are told apart: more than a take has frames."""
_SHAPE = 1
"""Of the picture that is made: another number when it would come out differently."""


@dataclass(frozen=True, slots=True)
class Still:
    """A JPEG, and the name of what is in it."""

    jpeg: bytes
    media: MediaId
    """Of the clip."""
    key: str


class _Turns:
    """Lets one at a time make the still of a name; the others find it made."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._under_way: dict[str, tuple[threading.Lock, int]] = {}

    @contextmanager
    def turn(self, key: str) -> Generator[None]:
        with self._lock:
            own, waiting = self._under_way.get(key, (threading.Lock(), 0))
            self._under_way[key] = own, waiting + 1
        try:
            with own:
                yield
        finally:
            with self._lock:
                own, waiting = self._under_way.pop(key)
                if waiting > 1:
                    self._under_way[key] = own, waiting - 1


_turns = _Turns()


def find_take(counter: Counter, video: VideoId, take: str) -> Take:
    """A take of a video by its id; NotFound when the video, or that take of it, is not there."""
    with counter.studio.database.read() as conn:
        videos.get(conn, video)
        found = next((one for one in takes.every(conn, video) if one.id == take), None)
    if found is None:
        raise NotFound("This video has no such take.", code="take_not_found")
    return found


def still(counter: Counter, take: Take, at: Fraction) -> Still:
    """The frame that is shown after the share `at` (0 to 1) of the take's clip.

    NotFound while it has no clip; Unreadable, StorageTrouble.
    """
    if take.media is None:
        raise NotFound(f"The take has no clip: it is {take.state.value}.", code="take_has_no_clip")
    step = round(at * STEPS)
    key = hashlib.sha256(f"still {_SHAPE} {take.media} {step}/{STEPS} {WIDTH}".encode()).hexdigest()
    studio = counter.studio
    with _turns.turn(key), studio.shelf.tray() as tray:
        if not tray.take(key):
            with studio.database.read() as conn:
                seconds = media.get(conn, take.media).probe.seconds
            moment = Moment(take.media, None if seconds is None else seconds * step / STEPS)
            draft = tray.path(f"{key}.draft")
            what = f"The clip of scene {take.scene}, take {take.number}"
            take_still(
                studio.lab, SmallStill(moment, WIDTH), studio.library.path(take.media), draft, what=what
            )
            tray.settle(key, draft)
        return Still(tray.path(key).read_bytes(), take.media, key)
