"""What the lab sees in clips whose every frame is known, and what is made of it."""

from __future__ import annotations

import asyncio
import re
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from tests.integration.shoot.making import HEIGHT, WIDTH, Rgb, grainy, moving, noise, write

from reelwright.film.brief import Brief
from reelwright.film.errors import Unreadable
from reelwright.film.grammar import Aspect, Figure, Hour, Key, Move, PlaceKind, Quality
from reelwright.film.ids import MediaId
from reelwright.film.media import Media, MediaKind
from reelwright.film.storyboard import Bible, Camera, Character, Continuity, Light, Place, Scene, Storyboard
from reelwright.media.lab.lab import Lab
from reelwright.providers.animatic.provider import SHEET, AnimaticProvider
from reelwright.providers.port import JobState, PixelSize, ShotRequest
from reelwright.shoot.check import Fault, faults_of
from reelwright.shoot.follow import follow
from reelwright.shoot.inspect import inspect
from reelwright.shoot.plan import plan_shot

SMALL = SHEET.but(sizes={Aspect.LANDSCAPE: PixelSize(width=WIDTH, height=HEIGHT)})
CLIP = Media(id=MediaId("a" * 64), kind=MediaKind.CLIP, mime="video/mp4", size=1)
BLACK: Rgb = np.zeros((HEIGHT, WIDTH, 3), np.uint8)


def request(move: Move = Move.PAN_LEFT, figure: Figure | None = None, seconds: int = 2) -> ShotRequest:
    cast = (Character(id="one", name="One", figure=figure),) if figure else ()
    scene = Scene(
        number=1,
        title="A",
        description="A quiet room.",
        prompt="A quiet room.",
        seconds=Fraction(seconds),
        camera=Camera(move=move),
        light=Light(hour=Hour.NIGHT, key=Key.LOW, quality=Quality.HARD),
        continuity=Continuity(place="room", characters=tuple(one.id for one in cast)),
    )
    room = Place(id="room", name="Room", kind=PlaceKind.ROOM)
    film = Storyboard(title="A", bible=Bible(characters=cast, places=(room,)), scenes=(scene,))
    return plan_shot(film, 1, Brief(prompt="A"), SMALL, None).parts[0]


def judged(lab: Lab, clip: Path, asked: ShotRequest | None = None) -> Fault | None:
    return faults_of(CLIP, inspect(lab, clip), asked or request())


def code(fault: Fault | None) -> str | None:
    return fault.code if fault else None


def test_a_clip_is_measured_from_its_frames(lab: Lab, tmp_path: Path) -> None:
    found = inspect(lab, write(tmp_path / "a.mp4", moving(48)))
    assert (found.width, found.height) == (WIDTH, HEIGHT)
    assert (found.frames, found.promised, found.faults) == (48, 48, 0)
    assert (found.rate, found.seconds, found.black, found.still) == (24, 2, 0, 0)
    assert 100 < found.luma < 150
    assert judged(lab, tmp_path / "a.mp4") is None


def test_the_rate_is_that_of_the_times_and_not_what_the_file_says(lab: Lab, tmp_path: Path) -> None:
    slow = write(tmp_path / "a.mp4", moving(24), times=range(0, 48, 2))
    assert inspect(lab, slow).rate == 12
    assert code(judged(lab, slow)) == "wrong_rate"
    cinema = write(tmp_path / "b.mp4", moving(48), rate=Fraction(24000, 1001))
    assert judged(lab, cinema) is None


@pytest.mark.parametrize("crf", [12, 30])
def test_a_black_clip_is_black_however_it_is_coded(lab: Lab, tmp_path: Path, crf: int) -> None:
    frames = grainy(BLACK, 48, 1.5)
    found = inspect(lab, write(tmp_path / "a.mp4", frames, crf=crf))
    assert found.black == 1
    assert code(judged(lab, tmp_path / "a.mp4")) == "black"


def test_a_lamp_in_the_night_is_not_black_and_neither_is_a_dawn(lab: Lab, tmp_path: Path) -> None:
    night = BLACK.copy()
    night[80:92, 150:162] = (90, 70, 30)
    assert inspect(lab, write(tmp_path / "a.mp4", grainy(night, 48, 2))).black == 0
    dawn = [*[BLACK] * 24, *moving(24)]
    assert inspect(lab, write(tmp_path / "b.mp4", dawn)).black == Fraction(1, 2)
    assert judged(lab, tmp_path / "a.mp4") is None
    assert judged(lab, tmp_path / "b.mp4") is None


@pytest.mark.parametrize("crf", [12, 30])
def test_a_frozen_clip_is_told_with_where_it_froze(lab: Lab, tmp_path: Path, crf: int) -> None:
    start = moving(16)
    clip = write(tmp_path / "a.mp4", [*start, *[start[-1]] * 32], crf=crf)
    found = inspect(lab, clip)
    # Coded badly, a frame more goes by until the encoder is done with the last change.
    assert found.still_from + found.still == Fraction(47, 24)
    assert Fraction(15, 24) <= found.still_from <= Fraction(16, 24)
    fault = judged(lab, clip)
    assert fault is not None
    assert re.fullmatch(
        r"The clip is frozen: nothing moves for 1\.\d+ of its 2 s, from 0\.6\d+ s on\.", fault.message
    )
    assert judged(lab, clip, request(Move.STATIC, Figure.CHILD)) is None


@pytest.mark.parametrize(("grain", "crf"), [(1, 12), (4, 23)])
def test_a_still_camera_on_real_film_is_not_frozen(lab: Lab, tmp_path: Path, grain: float, crf: int) -> None:
    """Nothing but grain moves: dull, and legal. (Coded worse, x264 leaves grain out altogether.)"""
    clip = write(tmp_path / "a.mp4", grainy(noise(3), 48, grain), crf=crf)
    assert inspect(lab, clip).still < Fraction(1, 2)
    assert judged(lab, clip) is None


@pytest.mark.parametrize("move", Move)
def test_what_the_animatic_draws_by_night_is_no_false_alarm(lab: Lab, tmp_path: Path, move: Move) -> None:
    """It has no grain, and nobody is in the room: the stillest clips there are, in every move."""
    asked = request(move)
    assert judged(lab, drawn(asked, tmp_path), asked) is None


@pytest.mark.parametrize("figure", [Figure.CHILD, Figure.DOG, Figure.WHALE])
def test_whoever_lives_moves_before_a_camera_at_rest(lab: Lab, tmp_path: Path, figure: Figure) -> None:
    asked = request(Move.STATIC, figure, seconds=3)
    assert judged(lab, drawn(asked, tmp_path), asked) is None


def drawn(asked: ShotRequest, folder: Path) -> Path:
    provider = AnimaticProvider(folder)
    clip = folder / "take.mp4"

    async def draw() -> None:
        job = await provider.submit(asked, "one")
        await follow(provider, job, poll_seconds=0.02, on_state=note)
        await provider.fetch(job, clip)

    async def note(state: JobState) -> None:
        assert state.error is None

    try:
        asyncio.run(draw())
    finally:
        provider.close()
    return clip


@pytest.mark.parametrize("kept", [0.3, 0.7, 0.95])
def test_a_clip_that_breaks_off_is_truncated(lab: Lab, tmp_path: Path, kept: float) -> None:
    data = write(tmp_path / "a.mp4", grainy(noise(3), 48, 4)).read_bytes()
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(data[: int(len(data) * kept)])
    found = inspect(lab, cut)
    assert found.promised == 48
    assert 0 < found.frames < 46
    fault = faults_of(CLIP, found, request())
    assert fault is not None
    assert fault.message == f"The clip breaks off: {found.frames} of its 48 frames are there."


def test_a_clip_without_its_index_cannot_be_read(lab: Lab, tmp_path: Path) -> None:
    data = write(tmp_path / "a.mp4", moving(24), faststart=False).read_bytes()
    (tmp_path / "cut.mp4").write_bytes(data[: len(data) * 3 // 4])
    (tmp_path / "page.mp4").write_text("<html>Sign in to this network</html>")
    for name in ("cut.mp4", "page.mp4"):
        with pytest.raises(Unreadable, match=name):
            inspect(lab, tmp_path / name)


def test_bytes_that_went_wrong_on_the_way_are_damage(lab: Lab, tmp_path: Path) -> None:
    data = bytearray(write(tmp_path / "a.mp4", grainy(noise(3), 48, 4)).read_bytes())
    middle = len(data) // 2
    data[middle : middle + 300] = bytes(300)
    (tmp_path / "b.mp4").write_bytes(data)
    assert code(judged(lab, tmp_path / "b.mp4")) in ("damaged", "truncated")
