"""Caption files."""

from __future__ import annotations

import io
import re
from fractions import Fraction
from typing import Any

import av
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.cut.sample import media

from reelwright.cut.captions import srt, webvtt
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


def test_writes_subrip() -> None:
    film = timeline(
        Caption(text="Tom & <i>Jerry</i>\n2 < 3 {\\an8}", start=0, frames=25),
        Caption(text="灯 🌊", start=86_400, frames=24),
    )
    joiner = "\u2060"
    assert srt(film) == (
        f"1\r\n00:00:00,000 --> 00:00:01,042\r\nTom & <{joiner}i>Jerry<{joiner}/i>\r\n"
        f"2 < 3 {{{joiner}\\an8}}\r\n\r\n"
        "2\r\n01:00:00,000 --> 01:00:01,000\r\n灯 🌊\r\n"
    )
    assert srt(timeline()) == ""


def test_subrip_lines_say_that_they_run_to_the_left() -> None:
    film = timeline(Caption(text="في كل\nليلة.", start=0, frames=25)).but(rtl=True)
    assert srt(film).splitlines()[2:] == ["\u202bفي كل\u202c", "\u202bليلة.\u202c"]


@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_a_player_reads_the_subrip_file_back(texts: list[str]) -> None:
    film = timeline(
        *(Caption(text=text, start=place * 40, frames=30) for place, text in enumerate(texts)),
        rate=Rate(num=24),
    )
    words = [caption for caption in film.captions if re.search(r"\w", caption.text)]
    written = srt(film.but(captions=tuple(words)))
    if not words:
        assert written == ""
        return
    assert _read(written) == [
        (
            round(1000 * Fraction(one.start, 24)),
            "".join(letter for letter in one.text if letter.isalnum()),
        )
        for one in words
    ]


def _read(written: str) -> list[tuple[int, str]]:
    """When each caption begins, in milliseconds, and its letters, as FFmpeg reads them."""
    container: Any = av.open(io.BytesIO(written.encode()), format="srt")
    with container:
        packets = [one for one in container.demux(subtitles=0) if one.size]
    return [
        (
            round(1000 * one.pts * one.time_base),
            "".join(letter for letter in bytes(one).decode() if letter.isalnum()),
        )
        for one in packets
    ]
