from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import av
import pytest
import sqlalchemy as sa
from tests.integration.runs.cards import CardProvider
from tests.integration.runs.conftest import BRIEF, board, small_studio

from reelwright.actions import gallery, videos
from reelwright.actions.counter import Counter, open_counter
from reelwright.actions.decisions import decide
from reelwright.actions.plan import plan
from reelwright.film.brief import Brief, Music
from reelwright.film.errors import Conflict, NeedsYou, ReelwrightError, Refused, TryAgain, WrongInput
from reelwright.film.event import Event, EventKind
from reelwright.film.ids import MediaId, VideoId
from reelwright.film.take import TakeState
from reelwright.film.video import Needs, VideoStatus
from reelwright.providers.port import Sheet
from reelwright.runs.engine import STUDIO, Engine, film_executor
from reelwright.story.port import Draft

PATIENCE_S = 60


def until(true: Callable[[], bool]) -> None:
    """Wait for something that another thread does; a test that waits in vain fails."""
    end = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def finish(counter: Counter, video: VideoId) -> tuple[Event, ...]:
    until(lambda: videos.view(counter, video).video.status.over)
    return videos.events_since(counter, video, 0)


def test_a_storyboard_becomes_a_film_with_its_events(counter: Counter) -> None:
    engine = Engine(counter.studio, STUDIO, takes_from_line=True)
    engine.start("serve")
    try:
        made = videos.generate(counter, BRIEF, storyboard=board())
        told = finish(counter, made.id)
    finally:
        engine.stop()
    view = videos.view(counter, made.id)
    assert view.video.status is VideoStatus.COMPLETED, view.video.error
    assert view.video.film is not None
    assert view.video.film.frames == 15 * 24
    assert [event.seq for event in told] == list(range(1, len(told) + 1))
    kinds = [event.kind for event in told]
    assert kinds[:2] == [EventKind.GENERATION_STARTED, EventKind.STORYBOARD_CREATED]
    assert kinds[-1] is EventKind.COMPLETED
    assert kinds.count(EventKind.SCENE_COMPLETED) == 3
    assert EventKind.COMBINING_SCENES in kinds
    percents = [event.progress.percent for event in told]
    assert percents == sorted(percents)
    assert percents[-1] == 100
    with av.open(counter.studio.library.path(view.video.film.film)) as film:
        assert sum(1 for _ in film.decode(video=0)) == 360


def test_another_provider_is_previewed_first_and_its_failure_shows(tmp_path: Path) -> None:
    paid = CardProvider("paid", fails=frozenset({2}))
    with open_counter(small_studio(tmp_path, paid)) as counter:
        engine = Engine(counter.studio, STUDIO, takes_from_line=True)
        engine.start("serve")
        try:
            made = videos.generate(counter, BRIEF.but(provider="paid"), storyboard=board())
            told = finish(counter, made.id)
        finally:
            engine.stop()
        view = videos.view(counter, made.id)
    assert view.video.status is VideoStatus.COMPLETED
    assert view.video.preview is not None
    kinds = [event.kind for event in told]
    assert kinds.index(EventKind.PREVIEW_READY) < kinds.index(EventKind.SCENE_PROCESSING)
    assert kinds.count(EventKind.SCENE_FAILED) == 1
    assert [(note.code, note.scene) for note in view.video.notes] == [("animatic_in_film", 2)]
    circled = {take.scene: take.provider for take in view.takes if take.circled}
    assert circled == {1: "paid", 2: "animatic", 3: "paid"}


def test_a_film_with_no_real_scene_fails_and_a_retry_shoots_only_what_is_missing(tmp_path: Path) -> None:
    log = tmp_path / "submitted"
    torn = CardProvider("paid", fails=frozenset({1, 2, 3}))
    with open_counter(small_studio(tmp_path, torn, log=log)) as counter:
        engine = Engine(counter.studio, STUDIO, takes_from_line=True)
        engine.start("serve")
        try:
            made = videos.generate(counter, BRIEF.but(provider="paid"), storyboard=board())
            finish(counter, made.id)
            failed = videos.view(counter, made.id).video
            assert (failed.status, failed.error_code) == (VideoStatus.FAILED, "torn")
            assert failed.error == "The card is torn."
            again = videos.retry(counter, made.id)
            finish(counter, made.id)
        finally:
            engine.stop()
    assert again.attempt == 2
    assert len(log.read_text().splitlines()) == 3, "the free panels are not drawn again"


def test_cancel_stops_a_take_that_is_being_shot(tmp_path: Path) -> None:
    studio = small_studio(tmp_path)
    cards = studio.providers["animatic"]
    assert isinstance(cards, CardProvider)
    cards.release.clear()
    with open_counter(studio) as counter:
        engine = Engine(studio, STUDIO, takes_from_line=True)
        engine.start("serve")
        try:
            made = videos.generate(counter, BRIEF, storyboard=board(1))
            until(cards.stalled.is_set)
            videos.cancel(counter, made.id)
            until(lambda: cards.cancelled == [f"{made.id}.1.1"])
            cards.release.set()
        finally:
            engine.stop()
        view = videos.view(counter, made.id)
        assert view.video.status is VideoStatus.CANCELLED
        assert [take.state for take in view.takes] == [TakeState.CANCELLED]
        assert view.last is not None
        assert view.last.kind is EventKind.CANCELLED
        assert videos.cancel(counter, made.id).status is VideoStatus.CANCELLED
        assert list((studio.library.root / "tmp").iterdir()) == []


def test_cancelling_a_film_in_the_line_needs_no_worker(counter: Counter) -> None:
    made = videos.generate(counter, BRIEF, storyboard=board())
    videos.cancel(counter, made.id)
    engine = Engine(counter.studio, STUDIO, takes_from_line=True)
    engine.start("serve")
    try:
        other = videos.generate(counter, BRIEF, storyboard=board(1))
        finish(counter, other.id)
    finally:
        engine.stop()
    assert [event.kind for event in videos.events_since(counter, made.id, 0)] == [EventKind.CANCELLED]


def test_a_cancel_whose_word_was_lost_is_passed_on_by_the_next(counter: Counter) -> None:
    made = videos.generate(counter, BRIEF, storyboard=board(1))
    with counter.studio.database.write() as conn:
        # As a crash leaves it between the record and the word to the run.
        conn.execute(sa.text("UPDATE videos SET status = 'cancelled'"))
    assert counter.desk.state(made.id, made.attempt) == "ENQUEUED"
    videos.cancel(counter, made.id)
    assert counter.desk.state(made.id, made.attempt) == "CANCELLED"


def test_one_executor_is_one_process(counter: Counter) -> None:
    engine = Engine(counter.studio, STUDIO, takes_from_line=True)
    engine.start("serve")
    try:
        with pytest.raises(Conflict, match="already running"):
            Engine(counter.studio, STUDIO, takes_from_line=True).start("A studio")
    finally:
        engine.stop()


def test_an_idempotency_key_makes_one_video(counter: Counter) -> None:
    first = videos.generate(counter, BRIEF, storyboard=board(), idempotency_key="k")
    assert videos.generate(counter, BRIEF, storyboard=board(), idempotency_key="k").id == first.id
    with pytest.raises(Conflict):
        videos.generate(counter, BRIEF.but(seed=1), storyboard=board(), idempotency_key="k")
    videos.delete(counter, first.id)
    with pytest.raises(Conflict, match="deleted"):
        videos.generate(counter, BRIEF, storyboard=board(), idempotency_key="k")


@pytest.mark.parametrize("file", ["../../../etc/passwd", "/etc/passwd", "0" * 64, ""])
def test_music_that_is_not_in_the_library_is_refused(counter: Counter, file: str) -> None:
    brief = BRIEF.but(music=Music(file=MediaId(file)))
    with pytest.raises(WrongInput) as caught:
        videos.generate(counter, brief, storyboard=board())
    assert caught.value.code == "unknown_music"
    assert gallery.page(counter).videos == ()


def test_a_video_kept_just_before_a_crash_is_made_all_the_same(counter: Counter) -> None:
    made = videos.generate(counter, BRIEF, storyboard=board(1), in_line=False)
    engine = Engine(counter.studio, STUDIO, takes_from_line=True)
    engine.start("serve")
    try:
        finish(counter, made.id)
    finally:
        engine.stop()
    assert videos.view(counter, made.id).video.status is VideoStatus.COMPLETED


def test_a_run_that_ended_without_a_word_on_record_does_not_leave_its_film_waiting(counter: Counter) -> None:
    made = videos.generate(counter, BRIEF, storyboard=board(1), in_line=False)
    engine = Engine(counter.studio, film_executor(made.id), takes_from_line=False)
    engine.start("make")
    try:
        engine.make(made.id, made.attempt)
        finish(counter, made.id)
        # As a disk that was full just then leaves it: the run is over, the video knows nothing of it.
        with counter.studio.database.write() as conn:
            conn.execute(sa.text("UPDATE videos SET status = 'processing'"))
        until(lambda: counter.desk.state(made.id, made.attempt) == "SUCCESS")
        engine.look_after(only=made.id)
    finally:
        engine.stop()
    ended = videos.view(counter, made.id).video
    assert (ended.status, ended.error_code) == (VideoStatus.FAILED, "ended_unrecorded")


def test_a_films_own_process_leaves_other_films_alone(counter: Counter) -> None:
    other = videos.generate(counter, BRIEF, storyboard=board(1))
    mine = videos.generate(counter, BRIEF, storyboard=board(1), in_line=False)
    engine = Engine(counter.studio, film_executor(mine.id), takes_from_line=False)
    engine.start("make")
    try:
        engine.make(mine.id, mine.attempt)
        finish(counter, mine.id)
    finally:
        engine.stop()
    assert videos.view(counter, mine.id).video.status is VideoStatus.COMPLETED
    assert videos.view(counter, other.id).video.status is VideoStatus.PENDING


def test_a_defect_fails_the_film_with_a_sentence(counter: Counter) -> None:
    studio = replace(counter.studio, providers={"animatic": _Broken("animatic", animatic=True)})
    with open_counter(studio) as broken:
        engine = Engine(studio, STUDIO, takes_from_line=True)
        engine.start("serve")
        try:
            made = videos.generate(broken, BRIEF, storyboard=board(1))
            finish(broken, made.id)
        finally:
            engine.stop()
        ended = videos.view(broken, made.id).video
    assert ended.status is VideoStatus.FAILED
    assert "ZeroDivisionError" in (ended.error or "")


class _Broken(CardProvider):
    async def submit(self, request: object, key: str) -> object:  # type: ignore[override]
        return 1 // 0


class _Unreachable:
    """A language model that is down until someone mends it."""

    name = "down"

    def __init__(self) -> None:
        self.mended = False

    async def draft(self, brief: Brief, sheet: Sheet) -> Draft:
        if not self.mended:
            raise TryAgain("The language model cannot be reached.", code="language_model_unreachable")
        return Draft(storyboard=board(1), planner=self.name)


@pytest.mark.parametrize(("decision", "planner"), [("again", "down"), ("builtin", "builtin")])
def test_a_planner_that_cannot_be_reached_is_asked_about(
    counter: Counter, decision: str, planner: str
) -> None:
    model = _Unreachable()
    studio = replace(counter.studio, language=model)
    with open_counter(studio) as opened:
        engine = Engine(studio, STUDIO, takes_from_line=True)
        engine.start("serve")
        try:
            made = videos.generate(opened, BRIEF.but(seconds=15, scenes=1))
            until(lambda: videos.view(opened, made.id).video.needs is Needs.DECISION)
            asked = videos.view(opened, made.id)
            assert asked.video.status is VideoStatus.PROCESSING
            assert "cannot be reached" in (asked.video.ask or "")
            assert asked.last is not None
            assert asked.last.kind is EventKind.NEEDS_YOU
            model.mended = True
            decide(opened, made.id, decision)
            told = finish(opened, made.id)
        finally:
            engine.stop()
        ended = videos.view(opened, made.id).video
    assert ended.status is VideoStatus.COMPLETED, ended.error
    drafted = [event for event in told if event.kind is EventKind.STORYBOARD_CREATED]
    assert [event.progress.detail["planner"] for event in drafted] == [planner]
    assert ("builtin_planner" in {note.code for note in ended.notes}) is (decision == "builtin")


@pytest.mark.parametrize("trouble", [TryAgain("Down."), NeedsYou("Out of credit."), Refused("No answer.")])
async def test_a_plan_falls_back_on_what_a_film_falls_back_on(
    counter: Counter, trouble: ReelwrightError
) -> None:
    opened = replace(counter, studio=replace(counter.studio, language=_Troubled(trouble)))
    brief = BRIEF.but(seconds=15, scenes=1)
    with pytest.raises(type(trouble)):
        await plan(opened, brief)
    drafted = await plan(opened, brief.but(allow_builtin_planner=True))
    assert [note.code for note in drafted.notes if note.code == "builtin_planner"] == ["builtin_planner"]
    assert drafted.planner == "builtin"


class _Troubled:
    name = "troubled"

    def __init__(self, trouble: ReelwrightError) -> None:
        self._trouble = trouble

    async def draft(self, brief: Brief, sheet: Sheet) -> Draft:
        raise self._trouble


def test_the_builtin_planner_steps_in_when_allowed_and_says_so(counter: Counter) -> None:
    studio = replace(counter.studio, language=_Unreachable())
    with open_counter(studio) as opened:
        engine = Engine(studio, STUDIO, takes_from_line=True)
        engine.start("serve")
        try:
            brief = BRIEF.but(seconds=15, scenes=1, allow_builtin_planner=True)
            made = videos.generate(opened, brief)
            finish(opened, made.id)
        finally:
            engine.stop()
        ended = videos.view(opened, made.id).video
    assert ended.status is VideoStatus.COMPLETED, ended.error
    assert "builtin_planner" in {note.code for note in ended.notes}
