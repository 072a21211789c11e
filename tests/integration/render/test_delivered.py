"""One cut in every codec: pieces from the lab, joined, and played as it is."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import pytest
from tests.integration.render.making import HEIGHT, WIDTH, counting, finder, render, timeline

from reelwright.film.grammar import TransitionKind
from reelwright.film.timeline import Caption, Timeline
from reelwright.render.profiles import Codec, profile


@pytest.fixture
def cut() -> Timeline:
    """50 frames in pieces long and short: words cut one of a single frame off."""
    words = (Caption(text="Now", start=9, frames=1), Caption(text="Then", start=40, frames=2))
    return timeline({"one": 30, "two": 26}, [(TransitionKind.DISSOLVE, 6)], captions=words)


@pytest.mark.parametrize("codec", list(Codec))
def test_a_film_plays_in_every_codec(tmp_path: Path, cut: Timeline, codec: Codec) -> None:
    files = {"one": counting(tmp_path / "one.mp4", 30), "two": counting(tmp_path / "two.mp4", 26)}
    path = tmp_path / "film.mp4"
    made = render(cut, finder(files), path, profile=replace(profile("master", codec), lines=None))
    assert (made.frames, made.width, made.height) == (50, WIDTH, HEIGHT)
    with av.open(str(path)) as film:
        picture = film.streams.video[0]
        assert picture.codec_context.codec_tag == {"h264": "avc1", "hevc": "hvc1", "av1": "av01"}[codec]
        base = picture.time_base or Fraction(1)
        shown = [(frame.pts or 0) * base * 24 for frame in film.decode(picture)]
    assert shown == list(range(50))


def test_a_film_is_made_at_the_size_of_its_profile(tmp_path: Path, cut: Timeline) -> None:
    files = {"one": counting(tmp_path / "one.mp4", 30), "two": counting(tmp_path / "two.mp4", 26)}
    path = tmp_path / "film.mp4"
    made = render(cut, finder(files), path, profile=replace(profile("phone"), lines=180))
    assert (made.width, made.height) == (320, 180)
    with av.open(str(path)) as film:
        picture = film.streams.video[0]
        assert (picture.width, picture.height, picture.frames) == (320, 180, 50)
