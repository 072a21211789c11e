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
from tests.integration.render.making import clip, counting, finder, grey, lab, render, sound, timeline, tone

from reelwright.film.errors import Cancelled, NotFound, StorageTrouble, Unreadable
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Caption, MusicBed, Voice
from reelwright.render import Renderer
from reelwright.render.shelf import Shelf


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    (tmp_path / "media").mkdir()
    return {
        "clip": counting(tmp_path / "media" / "clip.mp4", 48),
        "music": sound(tmp_path / "media" / "music.wav", tone(4, 220, channels=2)),
    }


def _left_in(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if one.name != "media")


@pytest.mark.parametrize("after", [0, 1, 30, 48])
def test_cancelling_leaves_nothing(after: int, files: dict[str, Path], tmp_path: Path) -> None:
    """Before anything is made, with so many frames done, and when all that is left is to join."""
    done = 0

    def heard(frames: int, film: int) -> None:
        nonlocal done
        done = frames

    cut = timeline({"clip": 48}, music=MusicBed(media=MediaId("music")))
    shelf = Shelf(tmp_path / "shelf", 1 << 30)
    with pytest.raises(Cancelled):
        Renderer(lab(), shelf).render(
            cut,
            finder(files),
            tmp_path / "film.mp4",
            progress=heard,
            cancelled=lambda: done >= after,
        )
    assert _left_in(tmp_path) in ([], ["shelf"])
    assert list((tmp_path / "shelf" / "tmp").iterdir()) == []


def test_a_film_that_was_cancelled_goes_on_from_what_was_made(files: dict[str, Path], tmp_path: Path) -> None:
    done = 0

    def heard(frames: int, film: int) -> None:
        nonlocal done
        done = frames

    cut = timeline({"clip": 48}, captions=tuple(_lines(4)))
    renderer = Renderer(lab(), Shelf(tmp_path / "shelf", 1 << 30))
    with pytest.raises(Cancelled):
        renderer.render(
            cut, finder(files), tmp_path / "film.mp4", progress=heard, cancelled=lambda: done >= 24
        )
    assert renderer.render(cut, finder(files), tmp_path / "film.mp4").made <= 24


def _lines(count: int) -> list[Caption]:
    return [Caption(text=f"Line {number}.", start=12 * number, frames=12) for number in range(count)]


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
    with pytest.raises(NotFound, match="not there any more"):
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
    with _files_at_most(size), pytest.raises(StorageTrouble, match=r"could not|cannot"):
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


def test_a_full_disk_under_the_pieces(small_disk: Path, tmp_path: Path) -> None:
    """The film is not made, the sentence says why, nothing torn is kept, and with room it goes on."""
    files = {"clip": _noisy(tmp_path / "clip.mp4", 48)}
    cut = timeline({"clip": 48}, captions=tuple(_lines(4)))
    with pytest.raises(StorageTrouble) as caught:
        Renderer(lab(), Shelf(small_disk / "shelf", 1 << 30)).render(
            cut, finder(files), tmp_path / "film.mp4"
        )
    assert caught.value.code == "disk_full"
    assert not (tmp_path / "film.mp4").exists()
    assert [one for one in small_disk.rglob("*") if "tray" in one.name] == []
    subprocess.run(["mount", "-o", "remount,size=16m", str(small_disk)], check=True)
    made = Renderer(lab(), Shelf(small_disk / "shelf", 1 << 30)).render(
        cut, finder(files), tmp_path / "film.mp4"
    )
    assert made.frames == 48
