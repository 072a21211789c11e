"""Frames taken from clips and parts joined in the lab, against the frames that the clips were made of."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image
from tests.integration.shoot.making import HEIGHT, WIDTH, Rgb, far, moving, nearest, noise, read, write

from reelwright.film.errors import NotFound, Unreadable
from reelwright.film.ids import MediaId
from reelwright.media.lab.lab import Lab
from reelwright.shoot.frames import joined, take_frame
from reelwright.shoot.inspect import inspect

ONE, TWO, THREE = (MediaId(letter * 64) for letter in "abc")


def taken(lab: Lab, clip: Path, at: Fraction | None, out: Path) -> Rgb:
    take_frame(lab, ONE, clip, at, out)
    with Image.open(out) as picture:
        assert (picture.format, picture.mode, picture.size) == ("PNG", "RGB", (WIDTH, HEIGHT))
        return np.asarray(picture)


@pytest.mark.parametrize(
    ("at", "number"),
    [
        (Fraction(0), 0),
        (Fraction(1, 24), 1),
        (Fraction(3, 48), 1),
        (Fraction(23, 24), 23),
        (Fraction(1), 24),
        (Fraction(47, 24), 47),
        (Fraction(60), 47),
        (Fraction(-1), 0),
        (None, 47),
    ],
)
def test_the_frame_that_is_shown_at_a_time_is_taken(
    lab: Lab, tmp_path: Path, at: Fraction | None, number: int
) -> None:
    frames = moving(48)
    picture = taken(lab, write(tmp_path / "a.mp4", frames), at, tmp_path / "frame.png")
    assert nearest(picture, frames) == number
    assert far(picture, frames[number]) < 4


def test_a_frame_is_found_far_into_a_long_clip(lab: Lab, tmp_path: Path) -> None:
    long = [noise(number) for number in range(40)]
    clip = write(tmp_path / "a.mp4", long, rate=Fraction(1))
    for at in (16, 31, 39):
        assert nearest(taken(lab, clip, Fraction(at), tmp_path / "frame.png"), long) == at


def test_a_coarse_clock_does_not_show_the_frame_before(lab: Lab, tmp_path: Path) -> None:
    frames = moving(48)
    clip = write(tmp_path / "a.mp4", frames, rate=Fraction(24000, 1001))
    for number in (1, 7, 46):
        at = Fraction(number * 1001, 24000)
        assert nearest(taken(lab, clip, at, tmp_path / "frame.png"), frames) == number


def test_colours_are_those_that_were_coded(lab: Lab, tmp_path: Path) -> None:
    patches = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    colours = [(200, 30, 40), (20, 180, 60), (30, 40, 220), (250, 250, 250)]
    for place, colour in enumerate(colours):
        patches[:, place * 80 : (place + 1) * 80] = colour
    picture = taken(lab, write(tmp_path / "a.mp4", [patches] * 3, crf=4), None, tmp_path / "frame.png")
    for place, colour in enumerate(colours):
        assert np.abs(picture[90, place * 80 + 40].astype(int) - colour).max() <= 3


def test_parts_are_joined_without_the_frames_that_they_share(lab: Lab, tmp_path: Path) -> None:
    film = [noise(number) for number in range(70)]
    parts = [film[:24], film[23:48], film[47:]]
    paths = {
        name: write(tmp_path / f"{name[:1]}.mp4", frames, sound=True)
        for name, frames in zip((ONE, TWO, THREE), parts, strict=True)
    }
    out = tmp_path / "joined.mp4"
    joined(lab, [ONE, TWO, THREE], paths, out)
    seen = read(out)
    assert [nearest(picture, film) for picture in seen] == list(range(70))
    coded = [picture for name in (ONE, TWO, THREE) for picture in read(paths[name])[name != ONE :]]
    assert max(far(one, other) for one, other in zip(seen, coded, strict=True)) < 1
    found = inspect(lab, out)
    assert (found.frames, found.promised, found.rate, found.faults) == (70, 70, 24, 0)
    with av.open(str(out)) as clip:
        assert [stream.type for stream in clip.streams] == ["video"]
        codec = clip.streams.video[0].codec_context
        assert (codec.name, codec.pix_fmt, codec.colorspace, codec.color_range) == ("h264", "yuv420p", 1, 1)


def test_a_joined_clip_keeps_the_rate_of_its_parts(lab: Lab, tmp_path: Path) -> None:
    rate = Fraction(30000, 1001)
    paths = {
        name: write(tmp_path / f"{name[:1]}.mp4", moving(30, seed), rate=rate)
        for seed, name in enumerate((ONE, TWO))
    }
    joined(lab, [ONE, TWO], paths, tmp_path / "joined.mp4")
    found = inspect(lab, tmp_path / "joined.mp4")
    assert (found.rate, found.frames) == (rate, 59)


def test_what_cannot_be_joined_leaves_nothing(lab: Lab, tmp_path: Path) -> None:
    good = write(tmp_path / "a.mp4", moving(5))
    page = tmp_path / "page.mp4"
    page.write_text("<html>Sign in</html>")
    out = tmp_path / "joined.mp4"
    with pytest.raises(Unreadable, match=r"page\.mp4"):
        joined(lab, [ONE, TWO], {ONE: good, TWO: page}, out)
    with pytest.raises(NotFound):
        joined(lab, [ONE, TWO], {ONE: good, TWO: tmp_path / "gone.mp4"}, out)
    assert not out.exists()
