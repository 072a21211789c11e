"""Caption files."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.cut.sample import media

from reelwright.cut.captions import webvtt
from reelwright.film.time import Rate
from reelwright.film.timeline import Caption, Clip, Timeline


def timeline(*captions: Caption, rate: Rate | None = None) -> Timeline:
    return Timeline(
        rate=rate or Rate(num=24),
        width=640,
        height=360,
        clips=(Clip(scene=1, media=media("a"), frames=240),),
        captions=captions,
    )


def test_writes_webvtt() -> None:
    film = timeline(
        Caption(text="Tom & <i>Jerry</i>\nride --> on", start=0, frames=25),
        Caption(text="مرحبا", start=25, frames=24),
    )
    assert webvtt(film) == (
        "WEBVTT\n\n"
        "1\n00:00:00.000 --> 00:00:01.042\nTom &amp; &lt;i&gt;Jerry&lt;/i&gt;\nride --&gt; on\n\n"
        "2\n00:00:01.042 --> 00:00:02.042\nمرحبا\n"
    )


def test_hours_are_told() -> None:
    film = timeline(Caption(text="One", start=86_400, frames=48))
    assert "\n01:00:00.000 --> 01:00:02.000\nOne\n" in webvtt(film)


def test_a_film_without_captions_has_a_valid_file() -> None:
    assert webvtt(timeline()) == "WEBVTT\n"


def test_rounds_times_exactly() -> None:
    # 30 frames at 30000/1001 are 1.001 s; 1 frame is 33.3666 ms.
    film = timeline(Caption(text="a", start=1, frames=29), rate=Rate(num=30000, den=1001))
    assert "00:00:00.033 --> 00:00:01.001" in webvtt(film)


def test_an_empty_line_does_not_end_a_cue() -> None:
    film = timeline(
        Caption(text="one\n\n \r\ntwo\x00", start=0, frames=24), Caption(text=" \n", start=30, frames=9)
    )
    assert webvtt(film).endswith("\none\ntwo\n")


TIMES = re.compile(r"^(\d+):(\d\d):(\d\d)[.,](\d{3}) --> (\d+):(\d\d):(\d\d)[.,](\d{3})$", re.MULTILINE)


@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=30), st.integers(1, 90)), max_size=8),
    st.sampled_from([Rate(num=24), Rate(num=24000, den=1001), Rate(num=120), Rate(num=2000)]),
)
@settings(max_examples=100, deadline=None)
def test_any_captions_make_whole_files(spans: list[tuple[str, int]], rate: Rate) -> None:
    captions: list[Caption] = []
    at = 0
    for text, frames in spans:
        captions.append(Caption(text=text, start=at, frames=frames))
        at += frames
    film = timeline(*captions, rate=rate)
    text = webvtt(film)
    text.encode()
    times = [[int(part) for part in cue] for cue in TIMES.findall(text)]
    milliseconds = [
        tuple(((h * 60 + m) * 60 + s) * 1000 + ms for h, m, s, ms in (one[:4], one[4:])) for one in times
    ]
    assert all(start < end for start, end in milliseconds)
    assert [start for start, _ in milliseconds] == sorted(start for start, _ in milliseconds)
    blocks = webvtt(film).rstrip("\n").split("\n\n")[1:]
    assert len(blocks) == len(TIMES.findall(webvtt(film)))
