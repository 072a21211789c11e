"""Clips of any rate, with any times and any damage: every frame that there is, in its place."""

from __future__ import annotations

import struct
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from tests.integration.render.filmed import damaged, film, number_in, numbered, numbers, reel, shown, written
from tests.integration.render.making import WIDTH

from reelwright.film.errors import Unreadable
from reelwright.film.time import Rate

LONG = {"g": "250", "bf": "2"}


@pytest.fixture(scope="module")
def ten_seconds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """240 frames in one group of pictures, as some providers send them."""
    path = tmp_path_factory.mktemp("clips") / "one-group.mp4"
    return film(path, (numbered(number) for number in range(240)), options={"g": "250", "sc_threshold": "0"})


def test_at_the_films_rate_no_frame_is_missing_and_none_comes_twice(ten_seconds: Path) -> None:
    assert numbers(ten_seconds, 240) == list(range(240))


@pytest.mark.parametrize("first", [0, 1, 23, 100, 239])
def test_any_frame_of_one_long_group_can_be_the_first(ten_seconds: Path, first: int) -> None:
    count = min(3, 240 - first)
    assert numbers(ten_seconds, count, first=first) == list(range(first, first + count))


def test_a_trim_and_a_place_in_it_add_up(ten_seconds: Path) -> None:
    assert numbers(ten_seconds, 3, start=Fraction(101, 24), first=50) == [151, 152, 153]


@pytest.mark.parametrize(
    "rate", [Fraction(24), Fraction(25), Fraction(30_000, 1001), Fraction(30), Fraction(50), Fraction(60)]
)
def test_every_rate_is_shown_by_the_nearest_frame(rate: Fraction, tmp_path: Path) -> None:
    clip = film(tmp_path / "clip.mp4", (numbered(number) for number in range(80)), rate=rate)
    at = [Fraction(number, 24) * rate for number in range(24)]
    got = numbers(clip, 24)
    assert got == sorted(set(got)), "a frame came twice"
    for wanted, number in zip(at, got, strict=True):
        # A source frame takes over at the film frame nearest to its own time.
        assert -rate / 48 - Fraction(1, 2) <= number - wanted <= rate / 48


def test_a_slower_clip_repeats_frames_evenly(tmp_path: Path) -> None:
    clip = film(tmp_path / "clip.mp4", (numbered(number) for number in range(20)), rate=12)
    assert numbers(clip, 10) == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert numbers(clip, 6, rate=Rate(num=30_000, den=1001)) == [0, 0, 1, 1, 1, 2]


def test_a_phones_uneven_times_are_kept(tmp_path: Path) -> None:
    """Around 30 a second with jitter, then a long gap in the dark, then 15 a second."""
    times = [0, 33, 66, 101, 133, 170, 200, 233, 900, 966, 1033, 1100]
    clip = film(
        tmp_path / "clip.mkv",
        (numbered(number) for number in range(len(times))),
        rate=30,
        times=times,
        tick=Fraction(1, 1000),
        options={"bf": "0"},
    )
    got = numbers(clip, 27)
    wanted = [
        max(one for one, time in enumerate(times) if round(time * 24 / 1000) <= frame) for frame in range(27)
    ]
    assert got == wanted


@pytest.mark.parametrize("start", [5, 100_003])
def test_times_may_start_anywhere(start: int, tmp_path: Path) -> None:
    clip = film(
        tmp_path / "clip.mkv",
        (numbered(number) for number in range(40)),
        times=[start + number for number in range(40)],
        options={"g": "12"},
    )
    assert numbers(clip, 3) == [0, 1, 2]
    assert numbers(clip, 3, start=Fraction(30, 24)) == [30, 31, 32]


def test_a_transport_stream_begins_at_its_first_picture(tmp_path: Path) -> None:
    clip = film(
        tmp_path / "clip.ts", (numbered(number) for number in range(100)), options={"g": "30", "bf": "2"}
    )
    assert numbers(clip, 5) == [0, 1, 2, 3, 4]
    assert numbers(clip, 3, start=Fraction(3)) == [72, 73, 74]


def test_frames_with_one_time_between_them_do_not_shift_the_others(tmp_path: Path) -> None:
    frames = (numbered(number) for number in range(8))
    clip = film(tmp_path / "true.mkv", frames, options={"bf": "0"})
    times = [0, 1, 2, 2, 2, 5, 6, 7]
    wrong = tmp_path / "wrong.mkv"
    with av.open(str(clip)) as read, written(wrong) as out:
        stream = out.add_stream_from_template(read.streams.video[0])
        for packet, time in zip(read.demux(video=0), times, strict=False):
            packet.pts = packet.dts = time
            packet.time_base = Fraction(1, 24)
            packet.stream = stream
            out.mux(packet)
    assert numbers(wrong, 8) == [0, 1, 4, 4, 4, 5, 6, 7]


def test_b_frames_without_times_of_their_own_come_in_order(tmp_path: Path) -> None:
    clip = film(
        tmp_path / "clip.avi",
        (numbered(number) for number in range(72)),
        codec="mpeg4",
        options={"bf": "2", "q:v": "2", "g": "12"},
    )
    assert numbers(clip, 10) == list(range(10))
    assert numbers(clip, 4, start=Fraction(60, 24)) == [60, 61, 62, 63]


def test_an_edit_list_leaves_out_what_it_says(tmp_path: Path) -> None:
    """A phone trims in place: the file holds more than is to be shown."""
    whole = film(tmp_path / "clip.mp4", (numbered(number) for number in range(60)), options={"bf": "0"})
    data = bytearray(whole.read_bytes())
    place = data.index(b"elst") + 4
    _, entries, _, time = struct.unpack(">IIiI", data[place : place + 16])
    assert entries == 1
    with av.open(str(whole)) as container:
        ticks = 10 / Fraction(24) / (container.streams.video[0].time_base or 1)
    data[place + 12 : place + 16] = struct.pack(">I", time + int(ticks))
    whole.write_bytes(data)
    assert numbers(whole, 3) == [10, 11, 12]
    assert numbers(whole, 3, start=Fraction(40, 24)) == [50, 51, 52]


def test_a_clip_of_one_frame_is_held_for_free(tmp_path: Path) -> None:
    clip = film(tmp_path / "clip.mp4", [numbered(5)])
    footage = reel(clip, 6)
    assert [number_in(footage.take()) for _ in range(6)] == [5] * 6
    assert footage.held == 0
    footage.close()


def test_a_missing_last_frame_is_held_and_counted(tmp_path: Path) -> None:
    clip = film(tmp_path / "clip.mp4", (numbered(number) for number in range(9)))
    footage = reel(clip, 10)
    assert [number_in(footage.take()) for _ in range(10)] == [*range(9), 8]
    assert (footage.held, footage.notes) == (1, ())
    footage.close()


def test_frames_that_cannot_be_decoded_stand_still_and_are_told(tmp_path: Path) -> None:
    """Every frame is whole by itself here, so that exactly those that are hit are lost."""
    frames = [numbered(number) for number in range(40)]
    clip = damaged(film(tmp_path / "clip.mp4", frames, options={"g": "1"}), range(10, 14))
    footage = reel(clip, 40)
    assert [number_in(footage.take()) for _ in range(40)] == [*range(10), 9, 9, 9, 9, *range(14, 40)]
    (note,) = footage.notes
    assert (note.code, note.scene) == ("frames_lost", 3)
    assert "4 frames" in note.message
    footage.close()
    whole = reel(clip, 10, start=Fraction(20, 24))
    assert [number_in(whole.take()) for _ in range(10)] == list(range(20, 30))
    assert whole.notes == ()
    whole.close()


@pytest.mark.parametrize("codec", ["libx264", "libx265"])
def test_a_clip_that_loses_more_than_a_third_is_named(codec: str, tmp_path: Path) -> None:
    options = {"g": "1"} if codec == "libx264" else {"x265-params": "keyint=1:log-level=none"}
    frames = [numbered(number) for number in range(30)]
    clip = damaged(film(tmp_path / "holiday.mp4", frames, codec=codec, options=options), range(8, 22))
    with pytest.raises(Unreadable) as caught:
        numbers(clip, 30)
    assert "scene 3" in caught.value.message
    assert "holiday.mp4" in caught.value.message
    assert caught.value.where == "f" * 64


@pytest.mark.parametrize("share", [0.3, 0.7])
def test_a_truncated_clip_is_shown_as_far_as_it_goes(share: float, tmp_path: Path) -> None:
    clip = film(
        tmp_path / "clip.mkv", (numbered(number) for number in range(60)), options={"g": "12", "bf": "0"}
    )
    data = clip.read_bytes()
    clip.write_bytes(data[: int(len(data) * share)])
    footage = reel(clip, 60)
    got = [number_in(footage.take()) for _ in range(60)]
    footage.close()
    there = 60 - footage.held
    assert 5 < there < 55
    assert got == [*range(there), *[there - 1] * footage.held]


@pytest.mark.parametrize("damage", ["empty", "head only", "text", "sound"])
def test_what_is_no_clip_is_named_with_its_scene(damage: str, tmp_path: Path) -> None:
    clip = film(tmp_path / "clip.mp4", (numbered(number) for number in range(3)))
    data = clip.read_bytes()
    clip.write_bytes(
        {"empty": b"", "head only": data[:200], "text": b"#EXTM3U\nother.mp4\n", "sound": b""}[damage]
    )
    if damage == "sound":
        with written(clip) as out:
            stream = out.add_stream("aac", rate=48_000)
            sound = av.AudioFrame.from_ndarray(np.zeros((1, 4096), np.float32), format="fltp", layout="mono")
            sound.sample_rate = 48_000
            out.mux(stream.encode(sound))
            out.mux(stream.encode(None))
    with pytest.raises(Unreadable) as caught:
        shown(clip, 1)
    assert "scene 3 (clip.mp4)" in caught.value.message
    assert caught.value.code == "clip_unreadable"


def test_a_picture_that_is_not_asked_for_is_not_decoded_again(ten_seconds: Path) -> None:
    """The same picture is the same object while it is held: nothing is copied for it."""
    frames = shown(ten_seconds, 4, rate=Rate(num=48))
    assert frames[0] is frames[1]
    assert frames[1] is not frames[2]
    assert frames[0].width == WIDTH
