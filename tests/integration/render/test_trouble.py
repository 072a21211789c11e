from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from tests.integration.render.making import clip, counting, finder, grey, sound, timeline, tone

from reelwright.film.errors import Cancelled, StorageTrouble, Unreadable
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Clip, MusicBed, Voice
from reelwright.render import poster, render


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    (tmp_path / "media").mkdir()
    return {
        "clip": counting(tmp_path / "media" / "clip.mp4", 48),
        "music": sound(tmp_path / "media" / "music.wav", tone(4, 220, channels=2)),
    }


def _left_in(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if one.name != "media")


@pytest.mark.parametrize("asked", [0, 1, 3, 9, 30, 60])
def test_cancelling_leaves_nothing(asked: int, files: dict[str, Path], tmp_path: Path) -> None:
    """At whatever moment: while the sound is weighed (first), and while pictures are made."""
    times = 0

    def cancelled() -> bool:
        nonlocal times
        times += 1
        return times > asked

    cut = timeline({"clip": 48}, music=MusicBed(media=MediaId("music")))
    with pytest.raises(Cancelled):
        render(cut, finder(files), tmp_path / "film.mp4", cancelled=cancelled)
    assert times == asked + 1
    assert _left_in(tmp_path) == []


def test_cancelling_is_noticed_while_a_trim_is_looked_for(files: dict[str, Path], tmp_path: Path) -> None:
    """A trim deep in a clip of one group of pictures has everything before it decoded first."""
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return False

    late = Clip(scene=1, media=MediaId("clip"), frames=1, source_start=timeline({"clip": 40}).seconds)
    cut = timeline({"clip": 1}).but(clips=(late,))
    render(cut, finder(files), tmp_path / "film.mp4", cancelled=cancelled)
    assert asked > 40


def test_what_was_there_stays_until_the_new_film_is_whole(files: dict[str, Path], tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"the old film")
    (tmp_path / "media" / "clip.mp4").write_bytes(b"not a clip")
    with pytest.raises(Unreadable):
        render(timeline({"clip": 4}), finder(files), film)
    assert film.read_bytes() == b"the old film"
    assert _left_in(tmp_path) == ["film.mp4"]


def test_a_clip_that_is_no_clip_is_named(files: dict[str, Path], tmp_path: Path) -> None:
    bad = tmp_path / "media" / "bad.mp4"
    bad.write_bytes(b"\x00\x01 not a clip at all" * 50)
    with pytest.raises(Unreadable) as caught:
        render(timeline({"clip": 10, "bad": 10}), finder({**files, "bad": bad}), tmp_path / "film.mp4")
    assert "scene 2" in caught.value.message
    assert "bad.mp4" in caught.value.message
    assert caught.value.code == "clip_unreadable"
    assert caught.value.where == "bad"
    assert _left_in(tmp_path) == []


def test_a_clip_that_breaks_off_is_named(files: dict[str, Path], tmp_path: Path) -> None:
    data = files["clip"].read_bytes()
    start = data.index(b"mdat") + 4
    torn = tmp_path / "media" / "torn.mp4"
    torn.write_bytes(data[:start] + bytes(len(data) - start) if data.index(b"moov") < start else data[:start])
    with pytest.raises(Unreadable, match="scene 1"):
        render(timeline({"torn": 10}), finder({"torn": torn}), tmp_path / "film.mp4")
    assert _left_in(tmp_path) == []


def test_a_sound_where_a_clip_should_be_and_the_other_way_round(
    files: dict[str, Path], tmp_path: Path
) -> None:
    with pytest.raises(Unreadable, match=r"scene 1 .* no picture"):
        render(timeline({"music": 4}), finder(files), tmp_path / "film.mp4")
    silent = timeline({"clip": 4}, music=MusicBed(media=MediaId("clip")))
    with pytest.raises(Unreadable, match=r"The music .* no sound"):
        render(silent, finder(files), tmp_path / "film.mp4")
    spoken = Voice(scene=3, media=MediaId("gone"), start=0, frames=4)
    lost = finder({**files, "gone": tmp_path / "gone.wav"})
    with pytest.raises(Unreadable, match=r"The voice of scene 3 \(gone.wav\)"):
        render(timeline({"clip": 4}, voices=(spoken,)), lost, tmp_path / "film.mp4")


def test_a_folder_that_is_not_there(files: dict[str, Path], tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble) as caught:
        render(timeline({"clip": 4}), finder(files), tmp_path / "nowhere" / "film.mp4")
    assert "nowhere" in caught.value.message
    assert caught.value.hint


def _noisy(path: Path, frames: int) -> Path:
    """A clip that does not compress."""
    dice = np.random.default_rng(5)
    pictures = [grey(0) for _ in range(frames)]
    for picture in pictures:
        plane = np.frombuffer(memoryview(picture.planes[0]), np.uint8)
        plane[:] = dice.integers(16, 235, plane.size)
    return clip(path, pictures)


@contextmanager
def _files_at_most(size: int) -> Generator[None]:
    """No file may grow beyond `size` bytes: writing further fails as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", [100, 20_000, 60_000])
def test_a_disk_that_takes_no_more(size: int, tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    files = {"clip": _noisy(tmp_path / "media" / "clip.mp4", 24)}
    with _files_at_most(size), pytest.raises(StorageTrouble, match="could not be written"):
        render(timeline({"clip": 24}), finder(files), tmp_path / "film.mp4")
    assert _left_in(tmp_path) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Generator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can make a small disk")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk(small_disk: Path, tmp_path: Path) -> None:
    files = {"clip": _noisy(tmp_path / "clip.mp4", 24)}
    with pytest.raises(StorageTrouble, match="No space left") as caught:
        render(timeline({"clip": 24}), finder(files), small_disk / "film.mp4")
    assert caught.value.code == "film_not_written"
    assert list(small_disk.iterdir()) == []


def test_a_poster_of_what_is_no_film(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(b"no film")
    with pytest.raises(Unreadable):
        poster(tmp_path / "film.mp4", tmp_path / "poster.jpg", timeline({"clip": 4}), finder({}))
    assert _left_in(tmp_path) == ["film.mp4"]
