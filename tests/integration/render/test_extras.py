from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from tests.integration.render.making import HEIGHT, WIDTH, clip, grey, timeline

from reelwright.film.errors import Cancelled, StorageTrouble, Unreadable
from reelwright.film.grammar import TransitionKind
from reelwright.film.time import Rate
from reelwright.film.timeline import Timeline
from reelwright.render.contact_sheet import MARGIN, Grid, Scene, contact_sheet, timecode
from reelwright.render.extras import Extras, extras
from reelwright.render.keyframes import key_frames

CUE = re.compile(r"(\S+) --> (\S+)\nsprite\.jpg#xywh=(\d+),(\d+),(\d+),(\d+)\n")
NAMES = ["contact-sheet.jpg", "sprite.jpg", "sprite.vtt"]
Picture = NDArray[np.uint8]


def _level(number: int) -> int:
    """How bright frame `number` of the film is: it steps up twice a second, so a frame can be told."""
    return 16 if number < 6 else 60 + 10 * (number // 12)


def _cut(**more: object) -> Timeline:
    """Three scenes of 48, 52 and 44 frames with a dissolve of 4 frames, 140 in all, up from black."""
    joins = [(TransitionKind.DISSOLVE, 4), (TransitionKind.CUT, 0)]
    return timeline({"one": 48, "two": 52, "three": 44}, joins, **{"fade_in": 6, "fade_out": 8, **more})


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film of that cut's length with a key frame every second."""
    frames = [grey(_level(number)) for number in range(140)]
    return clip(tmp_path_factory.mktemp("film") / "film.mp4", frames, group=24)


@pytest.fixture(scope="module")
def made(film: Path, tmp_path_factory: pytest.TempPathFactory) -> Extras:
    folder = tmp_path_factory.mktemp("extras")
    return extras(film, folder, _cut(), "The Guest", {1: "The coast", 2: "The lamp", 3: "Morning"})


def _read(path: Path) -> Picture:
    picture = cv2.imread(str(path))
    assert picture is not None
    return np.asarray(picture, np.uint8)


def _seconds(clock: str) -> float:
    hours, minutes, seconds = clock.split(":")
    return 3600 * int(hours) + 60 * int(minutes) + float(seconds)


def _shown(level: int) -> float:
    """Limited luma as a screen shows it."""
    return (level - 16) * 255 / 219


def test_every_moment_has_its_small_picture(made: Extras) -> None:
    text = made.sprite_map.read_text(encoding="utf-8")
    assert text.startswith("WEBVTT\n\n")
    cues = CUE.findall(text)
    begins = [_seconds(cue[0]) for cue in cues]
    assert begins == [0, 1, 2, 3, 4, 5]
    assert [_seconds(cue[1]) for cue in cues] == [1, 2, 3, 4, 5, pytest.approx(140 / 24, abs=0.001)]
    sprite = _read(made.sprite)
    assert sprite.shape == (HEIGHT, 6 * WIDTH, 3)
    for number, (x, y, width, height) in zip(
        [6, 24, 48, 72, 96, 120], [map(int, cue[2:]) for cue in cues], strict=True
    ):
        part = sprite[y : y + height, x : x + width]
        assert (width, height) == (WIDTH, HEIGHT)
        assert part.mean() == pytest.approx(_shown(_level(number)), abs=3)


def test_no_small_picture_is_of_a_join_or_a_fade(film: Path, tmp_path: Path) -> None:
    # The dissolve lies over the key frame at 2 s, the last fade over the one at 5 s.
    cut = timeline(
        {"one": 52, "two": 52, "three": 44},
        [(TransitionKind.DISSOLVE, 8), (TransitionKind.CUT, 0)],
        fade_in=6,
        fade_out=24,
    )
    made = extras(film, tmp_path, cut, "", {})
    cues = CUE.findall(made.sprite_map.read_text(encoding="utf-8"))
    assert [_seconds(cue[0]) for cue in cues] == [0, 1, 3, 4]


def test_every_scene_has_a_small_picture_however_short(tmp_path: Path) -> None:
    # A key frame every half second is too close to the one before, but not where another scene has begun.
    film = clip(tmp_path / "film.mp4", [grey(90)] * 60, group=12)
    one, three = timeline({"one": 60}), timeline({"one": 10, "two": 12, "three": 38})
    assert [number for number, _ in key_frames(film, one, lambda: None)] == [0, 24, 48]
    assert [number for number, _ in key_frames(film, three, lambda: None)] == [0, 12, 24, 48]


def test_many_small_pictures_stand_in_rows(tmp_path: Path) -> None:
    film = clip(tmp_path / "film.mp4", [grey(90)] * 50, rate=1, group=2)
    made = extras(film, tmp_path, timeline({"one": 50}, rate=Rate(num=1)), "", {})
    cues = CUE.findall(made.sprite_map.read_text(encoding="utf-8"))
    assert len(cues) == 25
    assert [tuple(map(int, cues[place][2:4])) for place in (0, 9, 10, 24)] == [
        (0, 0), (9 * WIDTH, 0), (0, HEIGHT), (4 * WIDTH, 2 * HEIGHT),
    ]  # fmt: skip
    assert _read(made.sprite).shape == (3 * HEIGHT, 10 * WIDTH, 3)


def test_a_long_film_is_looked_at_here_and_there(film: Path) -> None:
    numbers = [number for number, _ in key_frames(film, _cut(fade_in=0), lambda: None, most=3)]
    assert numbers == [0, 48, 96]


def test_the_contact_sheet_has_a_row_of_frames_a_scene(made: Extras) -> None:
    sheet = _read(made.contact_sheet)
    grid = Grid.of(WIDTH, HEIGHT, 3)
    assert (grid.per_scene, grid.across) == (3, 1)
    # Key frames 6 and 24 are the first scene's, 48 to 72 the second's, 96 and 120 the third's.
    rows = [_means(sheet, grid, row, 3) for row in range(3)]
    expected = [[6, 24], [48, 72], [96, 120]]
    for found, numbers in zip(rows, expected, strict=True):
        levels = [_shown(_level(number)) for number in numbers]
        assert found[: len(numbers)] == pytest.approx(levels, abs=3)
        # Where there is no third picture there is paper.
        assert found[2] == pytest.approx(0x14, abs=2)
    header = sheet[MARGIN : MARGIN + 50, MARGIN : MARGIN + 300]
    assert header.max() > 200


def _means(sheet: Picture, grid: Grid, row: int, count: int) -> list[float]:
    """Mean of the middle of each picture of a row."""
    top = round(sheet.shape[0] - MARGIN - (3 - row) * grid.height - (2 - row) * (46 + 32))
    lefts = [MARGIN + place * (grid.width + 12) for place in range(count)]
    inner = slice(top + grid.height // 4, top + 3 * grid.height // 4)
    return [float(sheet[inner, left + 20 : left + grid.width - 20].mean()) for left in lefts]


@pytest.mark.parametrize(
    ("size", "scenes", "per_scene", "across"),
    [
        ((1280, 720), 5, 3, 1),
        ((1280, 720), 40, 1, 4),
        ((720, 1280), 3, 3, 2),
        ((720, 1280), 12, 1, 6),
        ((720, 720), 3, 3, 2),
        ((720, 720), 9, 1, 5),
    ],
)
def test_a_sheet_is_about_as_wide_for_every_shape(
    size: tuple[int, int], scenes: int, per_scene: int, across: int
) -> None:
    grid = Grid.of(*size, scenes)
    assert (grid.per_scene, grid.across) == (per_scene, across)
    assert grid.width / grid.height == pytest.approx(size[0] / size[1], rel=0.01)
    rows = [Scene(number, "Name", 0, ()) for number in range(1, scenes + 1)]
    sheet = contact_sheet(grid, "A title", "about", rows, timeline({"one": 24}).rate)
    assert 1560 <= sheet.shape[1] <= 1680


def test_a_sheet_of_a_film_that_runs_to_the_left_is_turned_round() -> None:
    grid = Grid.of(WIDTH, HEIGHT, 1)
    white = np.full((grid.height, grid.width, 3), 255, np.uint8)
    scene = [Scene(1, "البحر", 0, ((0, white),))]
    sheet = contact_sheet(grid, "الضيف", "0:06", scene, timeline({"one": 24}).rate, rtl=True)
    middle = sheet[-MARGIN - grid.height // 2]
    assert middle[-MARGIN - 1].min() == 255
    assert middle[MARGIN + 1].max() == 0x14


def test_a_title_that_is_too_long_is_cut_short() -> None:
    grid = Grid.of(WIDTH, HEIGHT, 1)
    scene = [Scene(1, "a name without end " * 40, 0, ())]
    sheet = contact_sheet(grid, "word " * 400, "", scene, timeline({"one": 24}).rate)
    assert (sheet[:, -MARGIN + 2 :] == 0x14).all()


def test_a_time_is_told_as_people_tell_it() -> None:
    rate = timeline({"one": 24}).rate
    assert [timecode(rate.seconds(24 * at)) for at in (0, 59, 61, 3599, 3600, 3725)] == [
        "0:00", "0:59", "1:01", "59:59", "1:00:00", "1:02:05",
    ]  # fmt: skip


def _stopping(after: int) -> Callable[[], None]:
    asked = 0

    def check() -> None:
        nonlocal asked
        asked += 1
        if asked > after:
            raise Cancelled("Stopped.")

    return check


@pytest.mark.parametrize("after", [0, 3])
def test_stopping_leaves_nothing_behind(film: Path, tmp_path: Path, after: int) -> None:
    with pytest.raises(Cancelled):
        extras(film, tmp_path, _cut(), "", {}, _stopping(after))
    assert list(tmp_path.iterdir()) == []


def test_a_film_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_text("not a film")
    with pytest.raises(Unreadable, match=r"The film film\.mp4 cannot be read") as why:
        extras(tmp_path / "film.mp4", tmp_path, _cut(), "", {})
    assert why.value.code == "film_unreadable"


def test_files_with_nowhere_to_go(film: Path, tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble, match="could not be written"):
        extras(film, tmp_path / "nowhere", _cut(), "", {})


def test_only_the_files_are_left(made: Extras) -> None:
    assert sorted(path.name for path in made.sprite.parent.iterdir()) == NAMES
