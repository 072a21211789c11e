"""A bad line, a bad server, a wrong clock: what the film comes to, what was sent, and what the books say."""

from __future__ import annotations

import asyncio
import time
from collections import Counter as Count
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.chaos.books import every_call, trouble_with_money
from tests.chaos.failpoints import rehearsal
from tests.chaos.films import Kind, film
from tests.chaos.storm import creates
from tests.chaos.studio import chaos_studio
from tests.chaos.wire import Trouble, Wire
from tests.integration.runs.test_runs import until
from tests.servers.rehearsal import RehearsalServer

from reelwright.actions import costs, videos
from reelwright.actions.counter import Counter, open_counter
from reelwright.actions.decisions import decide
from reelwright.film import errors
from reelwright.film.ids import VideoId
from reelwright.film.ledger import CallState
from reelwright.film.video import Needs, Video, VideoStatus
from reelwright.runs.engine import STUDIO, Engine
from reelwright.studio import now

ALONE = Kind("alone", "gen4.5", (2,))
LEAST_S = 1.0
PRICE = 24


@dataclass
class Bench:
    """A studio that makes films in this process, behind a wire to a rehearsal."""

    counter: Counter
    server: RehearsalServer
    wire: Wire
    made: int = 0

    def ask_for(self, extra: str = "") -> VideoId:
        self.made += 1
        brief, board = film(f"net{self.made}", ALONE, extra=extra)
        return VideoId(videos.generate(self.counter, brief, storyboard=board).id)

    def rests(self, video: VideoId) -> Video:
        """The film as it is once it is over, or asks."""

        def resting() -> bool:
            seen = videos.view(self.counter, video).video
            return seen.status.over or seen.needs is not Needs.NOTHING

        until(resting)
        return videos.view(self.counter, video).video

    def again(self, video: VideoId) -> Video:
        decide(self.counter, video, "again")
        return self.rests(video)

    def calls(self, video: VideoId) -> list[CallState]:
        return [one.state for one in every_call(self.counter.studio) if one.video == video]

    def books(self) -> list[str]:
        """What is wrong with them, after the bill was looked at."""
        asyncio.run(costs.reconcile(self.counter))
        said: Count[str] = Count()
        return trouble_with_money(self.counter.studio, self.server.bill(), said)


@contextmanager
def bench(folder: Path, server: RehearsalServer, late: timedelta = timedelta(0)) -> Generator[Bench]:
    """`late`: by how much the studio's clock is wrong."""
    server.ask("POST", "/rehearsal/reset")
    clock: Callable[[], object] = (lambda: now() + late) if late else now
    with Wire(server.url) as wire:
        studio = replace(chaos_studio(folder, wire.url, least_s=LEAST_S), clock=clock)
        with open_counter(studio) as counter:
            engine = Engine(studio, STUDIO, takes_from_line=True)
            engine.start("A studio that makes films")
            try:
                yield Bench(counter, server, wire)
            finally:
                engine.stop()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Generator[RehearsalServer]:
    with rehearsal(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.mark.slow
def test_every_way_in_which_a_line_fails(tmp_path: Path, server: RehearsalServer) -> None:
    """What did not arrive is sent again by itself. What did, and was not answered, is asked about."""
    with bench(tmp_path, server) as at:
        for trouble in Trouble:
            if trouble is Trouble.REFUSED:
                continue
            before = creates(server)
            at.wire.meets(trouble)
            one = at.ask_for()
            seen = at.rests(one)
            reached = creates(server) - before
            assert at.wire.met[trouble] == 1
            if trouble is Trouble.SLOW:
                assert (seen.status, at.calls(one), reached) == (
                    VideoStatus.COMPLETED,
                    [CallState.SETTLED],
                    1,
                )
            elif trouble.arrives:
                assert (seen.needs, at.calls(one), reached) == (Needs.DECISION, [CallState.LOST], 1), trouble
            else:
                assert seen.status is VideoStatus.COMPLETED, (trouble, seen.error, seen.ask)
                assert (at.calls(one), reached) == ([CallState.VOIDED, CallState.SETTLED], 1), trouble
        assert at.books() == []


@pytest.mark.slow
def test_a_line_that_is_down_for_a_while_costs_nothing(tmp_path: Path, server: RehearsalServer) -> None:
    with bench(tmp_path, server) as at:
        # That nothing takes long here is only known from an answer.
        asyncio.run(at.counter.studio.provider("runway").standing())
        at.wire.meets(Trouble.REFUSED)
        one = at.ask_for()
        seen = at.rests(one)
        assert seen.status is VideoStatus.FAILED
        assert "Nothing was charged." in (seen.error or "")
        assert creates(server) == 0
        assert at.calls(one) == [CallState.VOIDED]
        at.wire.restore()
        videos.retry(at.counter, one)
        assert at.rests(one).status is VideoStatus.COMPLETED
        assert at.books() == []


@pytest.mark.slow
def test_a_person_may_shoot_again_what_was_lost_and_both_are_on_the_bill(
    tmp_path: Path, server: RehearsalServer
) -> None:
    with bench(tmp_path, server) as at:
        at.wire.meets(Trouble.DROPPED_AFTER)
        one = at.ask_for()
        assert at.rests(one).needs is Needs.DECISION
        assert at.again(one).status is VideoStatus.COMPLETED
        assert at.calls(one) == [CallState.LOST, CallState.SETTLED]
        assert server.bill()["totalCredits"] == 2 * PRICE
        assert at.books() == []


@pytest.mark.slow
def test_a_task_that_is_gone_or_stuck_is_told_and_booked(tmp_path: Path, server: RehearsalServer) -> None:
    with bench(tmp_path, server) as at:
        gone = at.ask_for("[[fault:vanish]]")
        seen = at.rests(gone)
        assert (seen.status, seen.error_code) == (VideoStatus.FAILED, errors.Trouble.GONE.value)
        stuck = at.ask_for("[[fault:stuck]]")
        until(lambda: CallState.SUBMITTED in at.calls(stuck))
        begun = time.monotonic()
        videos.cancel(at.counter, stuck)
        assert time.monotonic() - begun < 5
        assert videos.view(at.counter, stuck).video.status is VideoStatus.CANCELLED
        until(lambda: at.calls(stuck) == [CallState.SETTLED])
        assert creates(server) == 2
        assert at.books() == []


@pytest.mark.slow
@pytest.mark.parametrize("trouble", [Trouble.SLOW, Trouble.LATE])
def test_a_film_that_is_stopped_while_its_request_is_on_the_way_is_booked_all_the_same(
    tmp_path: Path, server: RehearsalServer, trouble: Trouble
) -> None:
    """Its answer comes when the film is over already, or is lost."""
    with bench(tmp_path, server) as at:
        at.wire.meets(trouble)
        one = at.ask_for()
        until(lambda: at.calls(one) == [CallState.SENDING])
        videos.cancel(at.counter, one)
        ended = CallState.SETTLED if trouble is Trouble.SLOW else CallState.LOST
        until(lambda: at.calls(one) == [ended])
        assert videos.view(at.counter, one).video.status is VideoStatus.CANCELLED
        assert creates(server) == 1
        assert at.books() == []


@pytest.mark.slow
@pytest.mark.parametrize("hours", [-1, 1])
def test_a_clock_that_is_an_hour_off_changes_nothing(
    tmp_path: Path, server: RehearsalServer, hours: int
) -> None:
    with bench(tmp_path, server, timedelta(hours=hours)) as at:
        at.wire.meets(Trouble.DROPPED_AT_ONCE)
        one = at.ask_for()
        assert at.rests(one).status is VideoStatus.COMPLETED
        at.wire.meets(Trouble.DROPPED_AFTER)
        other = at.ask_for()
        assert at.rests(other).needs is Needs.DECISION
        assert at.calls(one) == [CallState.VOIDED, CallState.SETTLED]
        assert at.calls(other) == [CallState.LOST]
        assert creates(server) == 2
