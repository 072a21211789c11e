"""The storm: films are asked for, and everything that makes them is killed at random, again and again.

The studio is killed with `kill -9`, and so are processes that make one film beside it or look through the
books; now and then the rehearsal server too; and every sixth request or so goes wrong. Questions are answered
at random, each answer counted. In the end every film is finished, has failed with its reason, was stopped, or
waits for a person, and the books are held against each other.
"""

from __future__ import annotations

import asyncio
import random
import socket
import time
from collections import Counter as Count
from dataclasses import dataclass, field
from pathlib import Path

from tests.chaos.books import (
    Json,
    credits_billed,
    credits_booked,
    every_call,
    left_in_tmp,
    trouble_with_media,
    trouble_with_money,
)
from tests.chaos.films import KINDS, film
from tests.chaos.studio import Forked, Maker, StudioProcess, Worker, chaos_studio, clerk, soloist
from tests.servers.rehearsal import RehearsalServer

from reelwright.actions import costs, gallery, videos
from reelwright.actions.counter import Counter, open_counter
from reelwright.actions.decisions import choices, decide
from reelwright.actions.takes import retake
from reelwright.film.errors import ReelwrightError
from reelwright.film.ids import VideoId
from reelwright.film.ledger import CallState
from reelwright.film.video import Needs, Video, VideoStatus
from reelwright.runs.asking import AGAIN

CREDITS = 100_000_000
PACE = 0.02
_TICK_S = 0.3
_ALIKE = 3
"""Answers that one film gets in all; after that it waits for a person, or stays failed."""
_OPEN = (CallState.HELD, CallState.SENDING, CallState.SUBMITTED)


@dataclass(frozen=True, slots=True)
class Plan:
    """How hard it storms. `patience_s`: how long nothing may happen before it is called stuck."""

    films: int = 50
    kills: int = 250
    faults: float = 0.15
    seed: int = 1
    gap_s: float = 2.5
    """Between a start and its kill, on average."""
    panels: bool = False
    """The program itself (`reelwright worker`), panels drawn; else a studio whose panels are cards."""
    patience_s: float = 120.0
    server_kills: int = 5


@dataclass(slots=True)
class Figures:
    """What came of a storm."""

    plan: Plan
    films: Count[str] = field(default_factory=Count[str])
    """By how they ended."""
    kills: int = 0
    server_kills: int = 0
    creates: int = 0
    """Requests for work that reached the server, whatever it answered."""
    charged: dict[str, int] = field(default_factory=dict[str, int])
    ledger: dict[str, int] = field(default_factory=dict[str, int])
    calls: Count[str] = field(default_factory=Count[str])
    """By state."""
    answers: Count[str] = field(default_factory=Count[str])
    """What a person said, by what it was."""
    left: int = 0
    seconds: int = 0
    trouble: list[str] = field(default_factory=list[str])

    def rows(self) -> list[tuple[str, str]]:
        """The figures as a table: what, how much."""

        def by(counted: Count[str]) -> str:
            return ", ".join(f"{times} {what}" for what, times in sorted(counted.items())) or "none"

        def money(credits: dict[str, int]) -> str:
            parts = ", ".join(f"{model} {count}" for model, count in sorted(credits.items()))
            return f"{sum(credits.values())} ({parts})"

        return [
            ("films", f"{self.films.total()}: {by(self.films)}"),
            ("kills of the studio, of the server", f"{self.kills}, {self.server_kills}"),
            ("requests that went wrong", f"{self.plan.faults:.0%}"),
            ("requests for work that reached the server", str(self.creates)),
            ("credits charged, by the server's bill", money(self.charged)),
            ("credits spent and lost, by the ledger", money(self.ledger)),
            ("calls, by how they ended", by(self.calls)),
            ("answers of a person", by(self.answers)),
            ("folders of work left by killed processes", str(self.left)),
            ("seconds", str(self.seconds)),
            ("trouble found", str(len(self.trouble)) if self.trouble else "none"),
        ]


class Storm:
    """One storm in `folder`; `run` gives its figures, with all that was wrong in `trouble`."""

    def __init__(self, folder: Path, plan: Plan) -> None:
        self._plan = plan
        self._dice = random.Random(plan.seed)
        self._figures = Figures(plan)
        self._asked: Count[str] = Count()
        self._again: Count[str] = Count()
        self._data = folder / "studio"
        port = free_port()
        self._server = RehearsalServer(
            folder / "server",
            *("--port", str(port), "--tier", "4", "--credits", str(CREDITS), "--pace", str(PACE)),
            *("--faults", str(plan.faults), "--seed", str(plan.seed)),
        )
        self._url = f"http://127.0.0.1:{port}"
        process = Worker if plan.panels else Maker
        self._log = folder / "studio.log"
        self._studio: StudioProcess = process(self._data, self._url, self._log)
        self._others: list[Forked] = []
        """Processes that make one film, or look through the books."""

    def run(self) -> Figures:
        begun = time.monotonic()
        self._server.start()
        try:
            with open_counter(chaos_studio(self._data, self._url, panels=self._plan.panels)) as counter:
                try:
                    self._storm(counter)
                    self._calm(counter)
                finally:
                    self._studio.kill()
                    self._end_others()
                self._count(counter)
        finally:
            self._server.stop()
        self._figures.seconds = round(time.monotonic() - begun)
        return self._figures

    def _storm(self, counter: Counter) -> None:
        """Ask for films all along, and kill what makes them."""
        plan = self._plan
        server_kills = set(self._dice.sample(range(1, plan.kills + 1), plan.server_kills))
        for kill in range(1, plan.kills + 1):
            wanted = -(-plan.films * kill // plan.kills)
            for number in range(self._asked["films"], wanted):
                self._ask_for(counter, number)
            self._studio.start()
            # Long enough, now and then, that what takes time is done; and short enough to be cut off early.
            self._wait(counter, self._dice.expovariate(1 / plan.gap_s))
            if kill in server_kills:
                self._server.kill()
                self._figures.server_kills += 1
                self._wait(counter, self._dice.random())
                self._server.start()
                self._wait(counter, self._dice.random() * plan.gap_s)
            self._studio.kill()
            self._figures.kills += 1
            if self._dice.random() < 0.3:
                self._end_others()
            if self._dice.random() < 0.1 and not plan.panels:
                self._start(clerk(self._data, self._url, self._log))
        self._end_others()

    def _start(self, other: Forked) -> None:
        other.start()
        self._others.append(other)

    def _end_others(self) -> None:
        for one in self._others:
            self._figures.kills += one.runs
            one.kill()
        self._others.clear()

    def _calm(self, counter: Counter) -> None:
        """Nothing is killed any more: wait until everything rests."""
        self._studio.start()
        last, since = "", time.monotonic()
        while not self._at_rest(counter):
            self._wait(counter, 0.5)
            if self._studio.died:
                self._figures.trouble.append("The studio ended by itself.")
                return
            now = self._state(counter)
            if now != last:
                last, since = now, time.monotonic()
            elif time.monotonic() - since > self._plan.patience_s:
                self._figures.trouble.append(f"Nothing happened for {self._plan.patience_s:g} s: {now}")
                return

    def _at_rest(self, counter: Counter) -> bool:
        if any(not video.status.over and video.needs is Needs.NOTHING for video in self._films(counter)):
            return False
        return not any(call.state in _OPEN for call in every_call(counter.studio))

    def _state(self, counter: Counter) -> str:
        films = [
            f"{video.brief.prompt} {video.status.value} {video.needs.value} {video.last_seq}"
            for video in self._films(counter)
            if not video.status.over and video.needs is Needs.NOTHING
        ]
        open_ones = [
            f"{one.id} {one.state.value}" for one in every_call(counter.studio) if one.state in _OPEN
        ]
        return "; ".join(films + open_ones)

    def _films(self, counter: Counter) -> list[Video]:
        found: list[Video] = []
        cursor: str | None = None
        while True:
            page = gallery.page(counter, cursor=cursor)
            found += [videos.view(counter, row.video.id).video for row in page.videos]
            cursor = page.cursor
            if cursor is None:
                return found

    def _ask_for(self, counter: Counter, number: int) -> None:
        brief, board = film(f"f{number}", KINDS[number % len(KINDS)])
        brief = brief.but(approved=self._dice.random() < 0.8)
        # Every seventh is made by a process of its own, and by the studio once that is killed.
        alone = number % 7 == 2 and not self._plan.panels
        made = videos.generate(counter, brief, storyboard=board, in_line=not alone)
        if alone:
            self._start(soloist(self._data, self._url, self._log, VideoId(made.id)))
        self._asked["films"] += 1

    def _wait(self, counter: Counter, seconds: float) -> None:
        """Let time pass, and be a person meanwhile."""
        end = time.monotonic() + seconds
        while True:
            self._be_a_person(counter)
            left = end - time.monotonic()
            if left <= 0:
                return
            time.sleep(min(_TICK_S, left))

    def _be_a_person(self, counter: Counter) -> None:
        for video in self._films(counter):
            if self._asked[video.id] >= _ALIKE:
                continue
            try:
                said = self._say(counter, video)
            except ReelwrightError:
                # The film was not any more as it was looked at, which happens to people too.
                continue
            if said is not None:
                self._figures.answers[said] += 1
                self._asked[video.id] += said != "approve"

    def _say(self, counter: Counter, video: Video) -> str | None:
        dice = self._dice.random()
        if video.needs is not Needs.NOTHING:
            answer = self._dice.choice(choices(video))
            decide(counter, VideoId(video.id), answer)
            self._again[video.id] += answer == AGAIN
            return answer
        match video.status:
            case VideoStatus.FAILED | VideoStatus.CANCELLED if dice < 0.2:
                videos.retry(counter, VideoId(video.id))
                return "retry"
            case VideoStatus.COMPLETED if dice < 0.002:
                retake(counter, VideoId(video.id), 1, approved=True)
                return "retake"
            case VideoStatus.PROCESSING if dice < 0.0005:
                videos.cancel(counter, VideoId(video.id))
                return "cancel"
            case _:
                return None

    def _count(self, counter: Counter) -> None:
        figures, studio = self._figures, counter.studio
        self._server.ask("DELETE", "/rehearsal/faults")
        asyncio.run(costs.reconcile(counter))
        bill = self._server.bill()
        for video in self._films(counter):
            ended = video.status.value if video.needs is Needs.NOTHING else f"waiting for {video.needs.value}"
            figures.films[ended] += 1
            if video.status is VideoStatus.FAILED and not video.error:
                figures.trouble.append(f"{video.id} failed without a reason.")
        every = every_call(studio)
        figures.calls.update(call.state.value for call in every)
        figures.charged, figures.ledger = credits_billed(bill), credits_booked(every)
        figures.creates = creates(self._server)
        figures.left = left_in_tmp(studio)
        figures.trouble += trouble_with_money(studio, bill, self._again)
        done = [one for one in self._films(counter) if one.status is VideoStatus.COMPLETED]
        figures.trouble += trouble_with_media(studio, done)
        sent = sum(call.sent is not None for call in every)
        if figures.creates > sent:
            figures.trouble.append(f"{figures.creates} requests for work were sent, {sent} are on record.")


def creates(server: RehearsalServer) -> int:
    """How many requests for work reached the server."""
    posted: list[Json] = server.requests(method="POST", path="/v1/")
    others = ("/v1/uploads", "/v1/organization")
    return sum(not one["path"].startswith(others) for one in posted)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
