"""What honest work finds in the lab."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from tests.integration.lab.making import open_files, task, until

from reelwright.film.errors import NotFound, ReelwrightError, StorageTrouble, Unreadable
from reelwright.film.ids import MediaId
from reelwright.media.lab.lab import Lab
from reelwright.media.lab.task import Task

MEDIUM = MediaId("a")


def test_every_task_is_answered_once(lab: Lab) -> None:
    answers = [
        (given.order, answer["heard"]) for given, answer in lab.run(task("echo", n) for n in range(20))
    ]
    assert sorted(answers) == [(number, number) for number in range(20)]


def test_work_is_done_in_other_processes_that_are_kept(lab: Lab) -> None:
    workers = {answer["process"] for _, answer in lab.run(task("echo") for _ in range(20))}
    assert len(workers) <= lab.workers
    assert os.getpid() not in workers


def test_no_two_runs_share_a_worker(lab: Lab) -> None:
    first = {answer["process"] for _, answer in lab.run(task("echo") for _ in range(4))}
    second = {answer["process"] for _, answer in lab.run(task("echo") for _ in range(4))}
    assert not first & second


def test_media_are_read_and_out_is_written(lab: Lab, tmp_path: Path) -> None:
    medium, out = tmp_path / "a.bin", tmp_path / "out.bin"
    medium.write_bytes(os.urandom(300_000))
    out.write_bytes(b"what was there before" * 100_000)
    lab.one(task("copy", MEDIUM, media={MEDIUM: medium}, out=out))
    assert out.read_bytes() == medium.read_bytes()


def test_no_open_file_stays_behind(tmp_path: Path) -> None:
    medium = tmp_path / "a.bin"
    medium.write_bytes(b"a")
    before = open_files()
    with Lab(["tests.integration.lab.tricks"], workers=1) as lab:
        copies = (task("copy", MEDIUM, media={MEDIUM: medium}, out=tmp_path / "out") for _ in range(10))
        in_worker = [answer["open"] for _, answer in lab.run(copies)]
        with pytest.raises(Unreadable):
            lab.one(task("crash", 11, media={MEDIUM: medium}))
    until(lambda: open_files() == before)
    assert len(set(in_worker)) == 1


def test_a_big_order_and_a_big_answer_arrive(lab: Lab) -> None:
    assert lab.one(task("echo", "y" * 900_000))["heard"] == "y" * 900_000
    assert len(lab.one(task("wide", 5 << 20))["wide"]) == 5 << 20
    with pytest.raises(ReelwrightError, match="fault"):
        lab.one(task("wide", 9 << 20))


def test_progress_is_heard(lab: Lab, tmp_path: Path) -> None:
    heard: list[int] = []
    lab.one(
        task("encode", ("libx264", "yuv420p", 640, 360, 60), out=tmp_path / "out"),
        tell=lambda _, done: heard.append(done),
    )
    assert heard
    assert heard == sorted(set(heard))


@pytest.mark.parametrize(
    ("encoder", "pixels"),
    [
        ("libx264", "yuv420p"),
        ("libx265", "yuv420p10le"),
        ("libsvtav1", "yuv420p"),
        ("libvpx-vp9", "yuv420p"),
        ("prores_ks", "yuv422p10le"),
        ("mjpeg", "yuvj420p"),
    ],
)
def test_every_codec_works_in_the_sandbox(lab: Lab, tmp_path: Path, encoder: str, pixels: str) -> None:
    assert lab.one(task("encode", (encoder, pixels, 320, 180, 6), out=tmp_path / "out"))["frames"] == 6


def test_threads_can_be_had(lab: Lab) -> None:
    assert lab.one(task("threads", 12)) == {"threads": 12}


def test_an_error_comes_back_as_it_was_raised(lab: Lab) -> None:
    with pytest.raises(Unreadable) as caught:
        lab.one(task("refuse", "The milk is\x1b[2J sour."))
    assert caught.value.message == "The milk is [2J sour."
    assert (caught.value.code, caught.value.hint, caught.value.where) == (
        "sour_milk",
        "Buy some.",
        "the fridge",
    )


def test_a_fault_of_ours_is_logged_and_named_as_one(lab: Lab, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ReelwrightError) as caught:
        lab.one(task("stumble", what="The clip of scene 3 (storm.mp4)"))
    assert type(caught.value) is ReelwrightError
    assert caught.value.code == "internal_error"
    assert "The clip of scene 3 (storm.mp4)" in caught.value.message
    assert "KeyError: 'there'" in caplog.text


def test_a_medium_that_is_gone_or_no_file_is_named(lab: Lab, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"storm\.mp4"):
        lab.one(task("copy", MEDIUM, media={MEDIUM: tmp_path / "storm.mp4"}, out=tmp_path / "out"))
    pipe = tmp_path / "pipe.mp4"
    os.mkfifo(pipe)
    with pytest.raises(Unreadable, match=r"pipe\.mp4 cannot be read: it is not a file"):
        lab.one(task("copy", MEDIUM, media={MEDIUM: pipe}, out=tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_a_place_that_cannot_be_written_to_is_named(lab: Lab, tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble, match="nowhere"):
        lab.one(task("spin", out=tmp_path / "nowhere" / "out"))


def test_a_full_disk_is_a_full_disk(lab: Lab, tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble) as caught:
        lab.one(task("fill", errno.ENOSPC, out=tmp_path / "out"))
    assert caught.value.code == "disk_full"
    assert not (tmp_path / "out").exists()


def test_a_lab_that_does_not_start_says_so(caplog: pytest.LogCaptureFixture) -> None:
    before = open_files()
    with Lab(["tests.integration.lab.nowhere"], workers=1) as lab, pytest.raises(ReelwrightError) as caught:
        lab.one(Task("tests.integration.lab.nowhere:work", None))
    assert caught.value.code == "lab_broken"
    assert "No module named" in caplog.text
    until(lambda: open_files() == before)


def test_a_lab_that_nobody_closed_ends_with_the_last_who_knew_it() -> None:
    before = open_files()
    lab = Lab(["tests.integration.lab.tricks"], workers=1)
    lab.one(task("echo"))
    del lab
    until(lambda: open_files() == before)
