"""Scenes with footage of the user's own: no take is asked for, and the film shows what was given."""

from __future__ import annotations

import asyncio
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from tests.integration.render.filmed import damaged, film, numbered
from tests.integration.render.making import grey, sound, tone
from tests.integration.runs.cards import CardProvider
from tests.integration.runs.conftest import BRIEF, board, small_studio
from tests.integration.runs.test_runs import finish

from reelwright.actions import gallery, plan, videos
from reelwright.actions.counter import Counter, open_counter
from reelwright.actions.footage import bring_footage
from reelwright.actions.intake import bring_in
from reelwright.film.errors import WrongInput
from reelwright.film.event import EventKind
from reelwright.film.grammar import ClipSound, Fit, Move
from reelwright.film.ids import MediaId
from reelwright.film.media import MediaKind
from reelwright.film.storyboard import Camera, Storyboard
from reelwright.film.take import TakeState
from reelwright.film.video import VideoStatus
from reelwright.runs.engine import STUDIO, Engine
from reelwright.runs.outcome import Outcome
from reelwright.runs.own_footage import lose, use_footage
from reelwright.runs.stage import set_stage


def _with(storyboard: Storyboard, **footage: str) -> Storyboard:
    """Footage by scene, as `two="holiday.mp4"`."""
    names = {"one": 1, "two": 2, "three": 3}
    given = {names[name]: MediaId(value) for name, value in footage.items()}
    return storyboard.but(
        scenes=tuple(scene.but(footage=given.get(scene.number)) for scene in storyboard.scenes)
    )


def _files(folder: Path) -> None:
    film(folder / "holiday.mp4", [grey(200, 96, 160)] * 150)
    assert cv2.imwrite(str(folder / "house.jpg"), np.full((300, 200, 3), 90, np.uint8))
    (folder / "notes.mp4").write_text("#EXTM3U\n/etc/passwd\n")


def test_a_film_of_footage_and_takes_asks_for_the_takes_alone(tmp_path: Path) -> None:
    _files(tmp_path)
    paid = CardProvider("paid", log=tmp_path / "submitted")
    with open_counter(small_studio(tmp_path / "data", paid)) as counter:
        whole = _with(board(), two="holiday.mp4", three="house.jpg")
        scenes = whole.scenes
        scenes = (
            scenes[0],
            scenes[1].but(fit=Fit.BLUR, sound=ClipSound.KEEP),
            scenes[2].but(camera=Camera(move=Move.DOLLY_IN)),
        )
        ready = bring_footage(counter, whole.but(scenes=scenes), tmp_path)
        engine = Engine(counter.studio, STUDIO, takes_from_line=True)
        engine.start("serve")
        try:
            made = videos.generate(counter, BRIEF.but(provider="paid"), storyboard=ready)
            told = finish(counter, made.id)
        finally:
            engine.stop()
        view = videos.view(counter, made.id)
        assert view.video.status is VideoStatus.COMPLETED, view.video.error
        assert (tmp_path / "submitted").read_text().splitlines() == [f"{made.id}.1.2"]
        circled = {take.scene: take for take in view.takes if take.circled}
        assert [circled[number].provider for number in (1, 2, 3)] == ["paid", "footage", "footage"]
        assert [circled[number].cost_micros for number in (2, 3)] == [0, 0]
        # The clip has no sound that could be kept.
        assert [(note.code, note.scene) for note in view.video.notes] == [("clip_without_sound", 2)]
        done = {event.progress.scene for event in told if event.kind is EventKind.SCENE_COMPLETED}
        assert done == {1, 2, 3}
        timeline = view.video.timeline
        assert timeline is not None
        assert timeline.frames == 15 * 24
        _, clip, still = timeline.clips
        assert (clip.fit, clip.sound, clip.move) == (Fit.BLUR, ClipSound.MUTE, Move.STATIC)
        assert (still.fit, still.move) == (Fit.COVER, Move.DOLLY_IN)
        assert view.video.film is not None
        with av.open(counter.studio.library.path(view.video.film.film)) as written:
            frames = [frame.to_ndarray()[54, 96] for frame in written.decode(video=0)]
        assert len(frames) == 360
        assert abs(int(frames[170]) - 200) < 6


@pytest.mark.parametrize(
    "footage", ["holiday.mp4", "/etc/passwd", "../../etc/passwd", "0" * 64, "A" * 64, f"{'0' * 64}\n", "song"]
)
def test_footage_that_is_not_in_the_library_is_refused(
    footage: str, counter: Counter, tmp_path: Path
) -> None:
    """Also a file that is there, and a medium of another kind: nothing but an id ever names footage here."""
    _files(tmp_path)
    if footage == "song":
        footage = bring_in(counter, sound(tmp_path / "song.wav", tone(1, 440)), MediaKind.SOUND)
    with pytest.raises(WrongInput) as caught:
        videos.generate(counter, BRIEF, storyboard=_with(board(), two=footage))
    assert (caught.value.code, caught.value.where) == ("unknown_footage", "scenes[2].footage")
    assert gallery.page(counter).videos == ()


@pytest.mark.parametrize(("name", "code"), [("nowhere.mp4", "no_such_footage"), ("notes.mp4", "bad_footage")])
def test_footage_that_cannot_be_used_is_named_before_anything_is_made(
    name: str, code: str, counter: Counter, tmp_path: Path
) -> None:
    _files(tmp_path)
    with pytest.raises(WrongInput) as caught:
        bring_footage(counter, _with(board(), two=name), tmp_path)
    assert caught.value.code == code
    assert "scene 2" in caught.value.message
    assert name in caught.value.message


def test_one_file_in_two_scenes_is_kept_once_and_costs_nothing(counter: Counter, tmp_path: Path) -> None:
    _files(tmp_path)
    ready = bring_footage(counter, _with(board(), one="holiday.mp4", three="holiday.mp4"), tmp_path)
    first, second, third = (scene.footage for scene in ready.scenes)
    assert first is not None
    assert (first, second) == (third, None)
    assert (tmp_path / "holiday.mp4").is_file(), "it is copied, not moved"
    assert bring_footage(counter, ready, tmp_path) == ready, "an id stays what it is"
    quotes = plan.quote(counter, ready, BRIEF)
    assert [one.most_micros for one in quotes.scenes][::2] == [0, 0]


def test_footage_may_be_longer_than_any_model_shoots(counter: Counter, tmp_path: Path) -> None:
    _files(tmp_path)
    one = board(1)
    endless = one.but(scenes=(one.scenes[0].but(seconds=Fraction(121, 7), prompt="x" * 4000),))
    with pytest.raises(WrongInput, match="prompt"):
        videos.generate(counter, BRIEF, storyboard=endless)
    ready = bring_footage(counter, _with(endless, one="house.jpg"), tmp_path)
    assert videos.generate(counter, BRIEF, storyboard=ready).status is VideoStatus.PENDING


def test_a_film_in_which_nobody_speaks_is_made(tmp_path: Path) -> None:
    """It has no captions, and so no SubRip; a clip that was to be heard and has no sound is told of."""
    _files(tmp_path)
    with open_counter(small_studio(tmp_path / "data")) as counter:
        ready = bring_footage(counter, _with(board(2), one="holiday.mp4"), tmp_path)
        first, second = (one.but(narration="") for one in ready.scenes)
        ready = ready.but(scenes=(first.but(sound=ClipSound.KEEP, seconds=Fraction(5)), second))
        ready = ready.but(scenes=(ready.scenes[0], second.but(seconds=Fraction(10))))
        engine = Engine(counter.studio, STUDIO, takes_from_line=True)
        engine.start("serve")
        try:
            made = videos.generate(counter, BRIEF, storyboard=ready)
            finish(counter, made.id)
        finally:
            engine.stop()
        video = videos.view(counter, made.id).video
        line = gallery.page(counter).videos[0].video
    assert video.status is VideoStatus.COMPLETED, video.error
    assert video.film is not None
    assert video.film.subtitles is None
    assert [(note.code, note.scene) for note in video.notes] == [("clip_without_sound", 1)]
    assert (line.seconds, line.film) == (15, video.film)


def test_footage_that_breaks_in_the_making_gives_way_to_a_drawing(tmp_path: Path) -> None:
    """It begins well enough to be taken in, and is damaged further on."""
    frames = [numbered(number) for number in range(150)]
    damaged(film(tmp_path / "holiday.mp4", frames, options={"g": "1"}), range(20, 120))
    with open_counter(small_studio(tmp_path / "data")) as counter:
        ready = bring_footage(counter, _with(board(), two="holiday.mp4"), tmp_path)
        engine = Engine(counter.studio, STUDIO, takes_from_line=True)
        engine.start("serve")
        try:
            made = videos.generate(counter, BRIEF, storyboard=ready)
            told = finish(counter, made.id)
        finally:
            engine.stop()
        view = videos.view(counter, made.id)
    assert view.video.status is VideoStatus.COMPLETED, view.video.error
    first, second = [take for take in view.takes if take.scene == 2]
    assert (first.provider, first.state, first.circled) == ("footage", TakeState.FAILED, False)
    assert (second.provider, second.state, second.circled) == ("animatic", TakeState.READY, True)
    (note,) = [note for note in view.video.notes if note.code == "animatic_in_film"]
    assert note.scene == 2
    assert "pictures are damaged" in note.message
    assert EventKind.SCENE_FAILED in {event.kind for event in told}
    assert view.video.film is not None
    assert view.video.film.frames == 15 * 24


def test_a_take_that_was_lost_before_a_crash_is_lost_all_the_same(tmp_path: Path) -> None:
    """The step that gives a take up may run twice: its process can die before the engine knows it is done."""
    _files(tmp_path)
    with open_counter(small_studio(tmp_path / "data")) as counter:
        ready = bring_footage(counter, _with(board(), two="holiday.mp4"), tmp_path)
        media = ready.scenes[1].footage
        assert media is not None
        made = videos.generate(counter, BRIEF, storyboard=ready, in_line=False)
        set_stage(counter.studio)
        try:
            with counter.studio.database.write() as conn:
                assert use_footage(conn, made, ready.scenes[1], [], 1)

            async def losing() -> Outcome:
                return await lose(made.id, 1, media, "It is damaged.")

            told = [asyncio.run(losing()) for _ in range(2)]
        finally:
            set_stage(None)
        events = videos.events_since(counter, made.id, 0)
    assert [one["scenes"] for one in told] == [[2], [2]]
    assert [event.kind for event in events].count(EventKind.SCENE_FAILED) == 1
