from __future__ import annotations

import pytest

from reelwright.film.errors import WrongInput
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Clip, Timeline
from reelwright.render.profiles import PROFILES, STUDIO, Codec, fitted, profile


def _cut(width: int, height: int) -> Timeline:
    return Timeline(width=width, height=height, clips=(Clip(scene=1, media=MediaId("a"), frames=24),))


def test_a_profile_is_known_by_its_name() -> None:
    assert list(PROFILES) == ["studio", "web-720p", "web-1080p", "phone", "master"]
    for name, one in PROFILES.items():
        assert profile(name) is one
        assert one.name == name
        assert one.about.endswith(".")
        assert one.recipe.codec is Codec.H264
    assert profile("") is PROFILES["studio"]
    assert profile("studio").recipe is STUDIO


def test_a_profile_comes_in_every_codec() -> None:
    for name in PROFILES:
        for codec in Codec:
            chosen = profile(name, codec)
            assert (chosen.name, chosen.lines) == (name, PROFILES[name].lines)
            assert chosen.recipe.codec is codec
            assert chosen.recipe.audio_bits == PROFILES[name].recipe.audio_bits
    assert profile("phone", Codec.H264) is PROFILES["phone"]


def test_an_unknown_profile_names_those_there_are() -> None:
    with pytest.raises(WrongInput, match="'dvd'; there is studio, web-720p, web-1080p, phone, master") as why:
        profile("dvd")
    assert (why.value.code, why.value.where) == ("unknown_profile", "profile")


def test_an_unknown_codec_names_those_there_are() -> None:
    with pytest.raises(WrongInput, match="'vp9'; there is h264, hevc, av1") as why:
        profile("phone", "vp9")
    assert (why.value.code, why.value.where) == ("unknown_codec", "codec")
    assert profile("phone", "") is PROFILES["phone"]
    assert profile("phone", "av1") == profile("phone", Codec.AV1)


@pytest.mark.parametrize(
    ("size", "name", "becomes"),
    [
        ((1280, 720), "web-1080p", (1920, 1080)),
        ((1280, 720), "phone", (960, 540)),
        ((720, 1280), "phone", (540, 960)),
        ((1920, 1080), "web-720p", (1280, 720)),
        ((1080, 1080), "web-720p", (720, 720)),
        ((1366, 768), "phone", (960, 540)),
        ((848, 480), "web-720p", (1272, 720)),
    ],
)
def test_a_cut_is_fitted_to_a_profile(size: tuple[int, int], name: str, becomes: tuple[int, int]) -> None:
    cut = _cut(*size)
    small = fitted(cut, PROFILES[name])
    assert (small.width, small.height) == becomes
    assert small.but(width=cut.width, height=cut.height) == cut


def test_a_profile_without_a_size_keeps_that_of_the_cut() -> None:
    cut = _cut(854, 480)
    assert fitted(cut, PROFILES["master"]) is cut
    assert fitted(_cut(720, 1280), PROFILES["web-720p"]) == _cut(720, 1280)
