"""Five scenes at the speed of life: how long the whole film takes against its slowest scene alone."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tests.chaos.films import MARK, Kind, film
from tests.chaos.storm import CREDITS
from tests.chaos.studio import chaos_studio
from tests.servers.rehearsal import RehearsalServer

from reelwright.actions import videos
from reelwright.actions.counter import open_counter
from reelwright.film.event import EventKind
from reelwright.film.ids import VideoId
from reelwright.film.video import Needs, VideoStatus
from reelwright.runs.engine import STUDIO, Engine

WANTED = 1.15
FIVE = Kind("five", "gen4.5", (5, 5, 5, 5, 5))
_POLL_S = 0.25


@dataclass(frozen=True, slots=True)
class Race:
    """Seconds: of the whole film from its storyboard on, of its slowest scene from its request until its clip
    was in the library, until the first request was sent, and of all scenes one after another."""

    film: float
    slowest: float
    begins: float
    in_a_row: float

    @property
    def ratio(self) -> float:
        return self.film / self.slowest

    def rows(self) -> list[tuple[str, str]]:
        return [
            ("five scenes: seconds from storyboard to film", f"{self.film:.1f}"),
            ("five scenes: seconds of the slowest scene alone", f"{self.slowest:.1f}"),
            ("five scenes: ratio", f"{self.ratio:.2f} (wanted: {WANTED} at most)"),
            ("five scenes: seconds until the first request", f"{self.begins:.1f}"),
            ("five scenes: seconds one after another", f"{self.in_a_row:.1f}"),
        ]


def race(folder: Path) -> Race:
    """Make the film; AssertionError when it is not finished."""
    server = RehearsalServer(
        folder / "server", "--tier", "3", "--credits", str(CREDITS), "--pace", "1", "--port", "0"
    )
    with server, open_counter(chaos_studio(folder / "studio", server.url, panels=True)) as counter:
        engine = Engine(counter.studio, STUDIO, takes_from_line=True)
        engine.start("A studio that makes films")
        try:
            brief, board = film("five", FIVE)
            one = videos.generate(counter, brief, storyboard=board)
            while not (seen := videos.view(counter, VideoId(one.id)).video).status.over:
                assert seen.needs is Needs.NOTHING, seen.ask
                time.sleep(_POLL_S)
        finally:
            engine.stop()
        assert seen.status is VideoStatus.COMPLETED, seen.error
        told = videos.events_since(counter, VideoId(one.id), 0)
        landed = {event.progress.scene: event.at for event in told if event.kind is EventKind.SCENE_COMPLETED}
        asked: dict[int, datetime] = {}
        for task in server.bill()["tasks"]:
            mark = MARK.search(task["promptText"])
            assert mark is not None
            asked[int(mark.group(1).rpartition("_")[2])] = datetime.fromisoformat(task["createdAt"])
        own = [(landed[scene] - at).total_seconds() for scene, at in asked.items()]
        (done,) = (event.at for event in told if event.kind is EventKind.COMPLETED)
        return Race(
            film=(done - seen.created).total_seconds(),
            slowest=max(own),
            begins=(min(asked.values()) - seen.created).total_seconds(),
            in_a_row=sum(own),
        )
