"""Failpoints: every place of a run is broken, and each film is finished all the same, nothing paid twice.

A few films together come by every place there is. The first time that one comes by a place, its process dies
there, or the disk is full, or it fails; then the film is gone on with as a person would.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter as Count
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.chaos.books import every_call, trouble_with_media, trouble_with_money
from tests.chaos.films import Kind, film, kind
from tests.chaos.storm import CREDITS, creates
from tests.chaos.studio import BREAKS, Maker, chaos_studio
from tests.integration.render.filmed import damaged, numbered
from tests.integration.render.filmed import film as footage
from tests.integration.runs.conftest import BRIEF, board
from tests.servers.rehearsal import RehearsalServer

from reelwright.actions import costs, videos
from reelwright.actions.counter import Counter, open_counter
from reelwright.actions.decisions import choices, decide
from reelwright.actions.footage import bring_footage
from reelwright.film.brief import Brief
from reelwright.film.ids import MediaId, VideoId
from reelwright.film.ledger import CallState
from reelwright.film.storyboard import Storyboard
from reelwright.film.video import Needs, Video, VideoStatus
from reelwright.runs.asking import AGAIN, APPROVE
from reelwright.runs.step import POINTS

_PATIENCE_S = 240.0
"""From one broken place to the next, or to the film's end."""
_MOST_ROUNDS = 300
_ENDINGS = Kind("endings", "gen4.5", (11, 2), carried=True)
"""In parts, and then going on from the last frame."""
_ALONE = Kind("alone", "gen4.5", (2,))


def breaks_of(how: str) -> Mapping[str, str]:
    """That every place is broken so."""
    return dict.fromkeys(POINTS, how)


def turned(day: int) -> Mapping[str, str]:
    """One break for each place, another on each of three days: in three days every place meets each."""
    return {name: BREAKS[(number + day) % len(BREAKS)] for number, name in enumerate(POINTS)}


@dataclass(slots=True)
class Came:
    """What came of the films: the places that were broken, what a person had to say, and what was wrong."""

    broken: list[str] = field(default_factory=list[str])
    said: Count[str] = field(default_factory=Count[str])
    calls: Count[str] = field(default_factory=Count[str])
    creates: int = 0
    seconds: int = 0
    trouble: list[str] = field(default_factory=list[str])


class Failpoints:
    """Makes the films in `folder` on `server` while `breaks` happen; the same server serves many."""

    def __init__(self, folder: Path, breaks: Mapping[str, str], *, server: RehearsalServer) -> None:
        self._folder = folder
        self._breaks = breaks
        self._server = server
        self._came = Came()
        self._again: Count[str] = Count()
        self._maker = Maker(folder / "studio", server.url, folder / "studio.log", breaks)

    def run(self) -> Came:
        begun = time.monotonic()
        self._folder.mkdir(parents=True, exist_ok=True)
        self._server.ask("POST", "/rehearsal/reset")
        with open_counter(chaos_studio(self._folder / "studio", self._server.url)) as counter:
            made: list[VideoId] = []
            try:
                for brief, storyboard in self._films(counter):
                    if brief.prompt == "Film alone":
                        # Twice in one go: that is as often as a failure which costs nothing is tried again.
                        self._server.queue("fail:INTERNAL", times=2)
                    one = videos.generate(counter, brief, storyboard=storyboard)
                    made.append(VideoId(one.id))
                    self._finish(counter, VideoId(one.id))
            finally:
                self._maker.kill()
            self._check(counter, [videos.view(counter, one).video for one in made])
        self._came.seconds = round(time.monotonic() - begun)
        return self._came

    def _films(self, counter: Counter) -> Sequence[tuple[Brief, Storyboard]]:
        """Films that together come by every place."""
        faces, faces_board = film("faces", kind("faces"))
        frames = [numbered(number) for number in range(48)]
        damaged(footage(self._folder / "holiday.mp4", frames, options={"g": "1"}), range(12, 40))
        own = board(2)
        scenes = tuple(
            one.but(seconds=2, footage=MediaId("holiday.mp4") if one.number == 2 else None)
            for one in own.scenes
        )
        ready = bring_footage(counter, own.but(scenes=scenes), self._folder)
        return (
            film("endings", _ENDINGS),
            (faces.but(approved=False), faces_board),
            film("alone", _ALONE),
            (BRIEF.but(prompt="Film of footage", provider="animatic"), ready),
        )

    def _finish(self, counter: Counter, video: VideoId) -> None:
        """Go on with the film as a person would, until it is finished."""
        for _ in range(_MOST_ROUNDS):
            broken, end = 0, 0.0
            while True:
                if len(self._maker.broken) != broken or not end:
                    broken, end = len(self._maker.broken), time.monotonic() + _PATIENCE_S
                if self._maker.died:
                    self._maker.kill()
                if not self._maker.runs:
                    self._maker.start()
                seen = videos.view(counter, video).video
                if seen.status.over or seen.needs is not Needs.NOTHING:
                    break
                if time.monotonic() > end:
                    self._came.trouble.append(f"{seen.brief.prompt} is {seen.status.value} and does not end.")
                    return
                time.sleep(0.05)
            if seen.status is VideoStatus.COMPLETED:
                return
            self._answer(counter, seen)
        self._came.trouble.append(f"{videos.view(counter, video).video.brief.prompt} was tried too often.")

    def _answer(self, counter: Counter, seen: Video) -> None:
        if seen.needs is not Needs.NOTHING:
            answer = APPROVE if APPROVE in choices(seen) else AGAIN
            decide(counter, VideoId(seen.id), answer)
            self._again[seen.id] += answer == AGAIN
            self._came.said[f"{answer} ({seen.needs.value})"] += 1
        elif seen.error:
            videos.retry(counter, VideoId(seen.id))
            self._came.said[f"retry ({seen.error_code})"] += 1
        else:
            self._came.trouble.append(f"{seen.brief.prompt} failed without a reason.")

    def _check(self, counter: Counter, made: list[Video]) -> None:
        came, studio = self._came, counter.studio
        asyncio.run(costs.reconcile(counter))
        came.broken = self._maker.broken
        came.calls.update(call.state.value for call in every_call(studio))
        came.creates = creates(self._server)
        came.trouble += [f"{one} was never reached." for one in self._breaks if one not in came.broken]
        came.trouble += trouble_with_money(studio, self._server.bill(), self._again)
        came.trouble += trouble_with_media(studio, made)
        lost = [call.id for call in every_call(studio) if call.state is CallState.LOST and call.cost_micros]
        if len(lost) > 1:
            came.trouble.append(f"Only where an answer came and was not kept is one paid for, not {lost}.")


def rehearsal(folder: Path) -> RehearsalServer:
    """A server on which nothing goes wrong by itself, and nothing takes long."""
    return RehearsalServer(folder, "--tier", "4", "--credits", str(CREDITS), "--pace", "0")
