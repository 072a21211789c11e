from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.integration.render.making import (
    HEIGHT,
    SECOND,
    WIDTH,
    counting,
    finder,
    grey,
    render,
    seen,
    sound,
    timeline,
    tone,
)
from tests.integration.render.making import clip as clip_of

from reelwright.film.grammar import TransitionKind
from reelwright.film.ids import MediaId
from reelwright.film.time import Rate
from reelwright.film.timeline import Caption, MusicBed, Timeline, Title, Voice

AAC_FRAME = Fraction(1024, SECOND)


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("clips")
    return {
        "dark": clip_of(folder / "dark.mp4", [grey(50)] * 30),
        "bright": clip_of(folder / "bright.mp4", [grey(200)] * 30),
        "counting": counting(folder / "counting.mp4", 48),
        "music": sound(folder / "music.wav", tone(0.7, 220, channels=2)),
        "voice": sound(folder / "voice.flac", tone(0.5, 700, rate=22_050), 22_050),
    }


def test_a_film_is_all_there(clips: dict[str, Path], tmp_path: Path) -> None:
    cut = timeline(
        {"counting": 30, "bright": 20},
        [(TransitionKind.DISSOLVE, 6)],
        fade_in=4,
        fade_out=6,
        titles=(Title(text="Storm", start=2, frames=20),),
        captions=(Caption(text="Then the wind knocked.", start=10, frames=20),),
        voices=(Voice(scene=1, media=MediaId("voice"), start=8, frames=24),),
        music=MusicBed(media=MediaId("music")),
    )
    told: list[tuple[int, int]] = []

    def tell(done: int, to_do: int) -> None:
        told.append((done, to_do))

    film = tmp_path / "film.mp4"
    rendered = render(cut, finder(clips), film, progress=tell, tags={"title": "Storm"})
    assert (rendered.frames, rendered.seconds) == (44, Fraction(44, 24))
    assert (rendered.width, rendered.height) == (WIDTH, HEIGHT)
    assert rendered.size == film.stat().st_size
    assert rendered.notes == ()
    assert told[-1] == (44, 44)
    assert told == sorted(told)
    played = seen(film)
    assert played.pts == [Fraction(number, 24) for number in range(44)]
    assert played.picture_seconds == Fraction(44, 24)
    assert abs(played.sound_seconds - played.picture_seconds) <= AAC_FRAME
    assert abs(Fraction(played.sound.shape[1], SECOND) - played.picture_seconds) <= AAC_FRAME
    assert played.levels[0] == pytest.approx(16, abs=1)
    assert played.levels[-1] == pytest.approx(16, abs=1)
    assert [one.name for one in tmp_path.iterdir()] == ["film.mp4"]


def test_a_film_says_what_it_is(clips: dict[str, Path], tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    render(timeline({"dark": 24}), finder(clips), film, tags={"title": "Storm", "comment": "made by hand"})
    data = film.read_bytes()
    assert 0 < data.index(b"moov") < data.index(b"mdat")
    with av.open(str(film)) as container:
        assert container.metadata["title"] == "Storm"
        assert container.metadata["comment"] == "made by hand"
        picture = container.streams.video[0]
        assert (picture.codec_context.name, picture.pix_fmt) == ("h264", "yuv420p")
        assert (picture.colorspace, picture.color_primaries, picture.color_trc) == (1, 1, 1)
        assert picture.color_range == 1
        track = container.streams.audio[0]
        assert (track.codec_context.name, track.sample_rate, track.channels) == ("aac", SECOND, 2)


def test_every_group_of_pictures_stands_on_its_own(clips: dict[str, Path], tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    names = {"counting": 48, "dark": 30, "bright": 30}
    render(timeline(names), finder(clips), film)
    with av.open(str(film)) as container:
        keys = [packet.pts for packet in container.demux(video=0) if packet.is_keyframe]
        base = container.streams.video[0].time_base
    assert base is not None
    starts = [Fraction(one) * base for one in keys if one is not None]
    assert len(starts) >= 3
    assert max(after - before for before, after in pairwise(starts)) <= 2


def test_a_clip_of_key_frames_does_not_make_a_film_of_them(tmp_path: Path) -> None:
    """A decoded frame remembers how it was coded, and the encoder would do the same again."""
    files = {"clip": clip_of(tmp_path / "clip.mp4", [grey(90)] * 24, group=1)}
    render(timeline({"clip": 24}), finder(files), tmp_path / "film.mp4")
    with av.open(str(tmp_path / "film.mp4")) as container:
        keys = [packet for packet in container.demux(video=0) if packet.is_keyframe]
    assert len(keys) == 1


@pytest.mark.parametrize(
    "kind", [TransitionKind.DISSOLVE, TransitionKind.FADE, TransitionKind.FADE_WHITE, TransitionKind.WIPE_UP]
)
def test_a_transition_is_between_its_pictures_midway(
    kind: TransitionKind, clips: dict[str, Path], tmp_path: Path
) -> None:
    film = tmp_path / "film.mp4"
    render(timeline({"dark": 10, "bright": 10}, [(kind, 5)]), finder(clips), film)
    levels = seen(film).levels
    assert len(levels) == 15
    assert levels[4] == pytest.approx(50, abs=2)
    assert levels[10] == pytest.approx(200, abs=2)
    expected = {TransitionKind.FADE: 16, TransitionKind.FADE_WHITE: 235}.get(kind, 125)
    assert levels[7] == pytest.approx(expected, abs=4)


@st.composite
def cuts(draw: st.DrawFn) -> Timeline:
    count = draw(st.integers(1, 4))
    every = [kind for kind in TransitionKind if kind is not TransitionKind.CUSTOM]
    kinds = draw(st.lists(st.sampled_from(every), min_size=count - 1, max_size=count - 1))
    overlaps = [0 if kind is TransitionKind.CUT else draw(st.integers(1, 4)) for kind in kinds]
    around = [sum(pair) for pair in zip([0, *overlaps], [*overlaps, 0], strict=True)]
    lengths = [max(1, least) + draw(st.integers(0, 6)) for least in around]
    names = ["dark", "bright", "counting"]
    return Timeline.model_validate(
        {
            "width": WIDTH,
            "height": HEIGHT,
            "rate": draw(st.sampled_from([Rate(num=24), Rate(num=30_000, den=1001), Rate(num=25)])),
            "clips": [
                {"scene": place + 1, "media": names[place % 3], "frames": frames}
                for place, frames in enumerate(lengths)
            ],
            "joins": [{"kind": kind, "frames": frames} for kind, frames in zip(kinds, overlaps, strict=True)],
            "fade_in": draw(st.integers(0, 3)),
            "fade_out": draw(st.integers(0, 3)),
        }
    )


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=cuts())
def test_any_cut_has_exactly_its_frames(cut: Timeline, clips: dict[str, Path], tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    render(cut, finder(clips), film)
    played = seen(film)
    assert len(played.luma) == cut.frames
    steps = {after - before for before, after in pairwise(played.pts)}
    assert all(abs(step - 1 / cut.rate.fps) < Fraction(1, 10_000) for step in steps)
    assert abs(played.sound_seconds - cut.seconds) <= AAC_FRAME
