from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np
import pytest
from av.stream import Disposition
from tests.integration.render.making import HEIGHT, WIDTH, counting

from reelwright.film.ids import MediaId
from reelwright.film.time import Rate
from reelwright.film.timeline import Chapter, Clip, Timeline
from reelwright.render.labels import ISO_639, add_cover, chapters_of, iso639, tags_of


def _cut(*chapters: Chapter, rate: int = 24) -> Timeline:
    return Timeline(
        rate=Rate(num=rate),
        width=WIDTH,
        height=HEIGHT,
        clips=(Clip(scene=1, media=MediaId("a"), frames=48),),
        chapters=chapters,
    )


def _jpeg() -> bytes:
    coded, data = cv2.imencode(".jpg", np.full((60, 80, 3), 90, np.uint8))
    assert coded
    return data.tobytes()


def test_a_film_says_what_it_is(tmp_path: Path) -> None:
    clip = counting(tmp_path / "clip.mp4", 48)
    path = tmp_path / "film.mp4"
    cut = _cut(Chapter(title="The coast", start=0), Chapter(title="嵐の\nlamp", start=20))
    cover = _jpeg()
    with av.open(str(clip)) as source:
        container: Any = av.open(str(path), "w", format="mp4", options={"movflags": "+faststart"})
        container.metadata.update(
            tags_of("The Guest", comment="made", made=datetime(2026, 11, 22, tzinfo=UTC))
        )
        container.set_chapters(chapters_of(cut))
        picture = container.add_stream_from_template(source.streams.video[0])
        picture.metadata["language"] = iso639("id-ID")
        add_cover(container, cover)
        packets: Any = source.demux(source.streams.video[0])
        for packet in packets:
            if packet.dts is not None:
                packet.stream = picture
                container.mux(packet)
        container.close()
    with av.open(str(path)) as film:
        assert {
            "title": "The Guest",
            "comment": "made",
            "date": "2026-11-22",
        }.items() <= film.metadata.items()
        chapters = [(one["metadata"]["title"], one["start"], one["end"]) for one in film.chapters()]
        assert chapters == [("The coast", 0, 833), ("嵐の lamp", 833, 2000)]
        first, second = film.streams.video
        assert first.metadata["language"] == "ind"
        assert second.disposition == Disposition.attached_pic
        assert [bytes(packet) for packet in film.demux(second) if packet.size] == [cover]
        film.seek(0)
        assert sum(1 for _ in film.decode(first)) == 48
    assert path.read_bytes().find(b"moov") < path.read_bytes().find(b"mdat")


def test_chapters_follow_each_other_to_the_end() -> None:
    cut = _cut(
        Chapter(title="One", start=0), Chapter(title="Two", start=25), Chapter(title="X", start=48), rate=25
    )
    assert [(one["start"], one["end"], one["time_base"]) for one in chapters_of(cut)] == [
        (0, 25, Fraction(1, 25)),
        (25, 48, Fraction(1, 25)),
    ]
    assert chapters_of(_cut()) == []


@pytest.mark.parametrize(
    ("tag", "letters"),
    [
        ("en", "eng"), ("id", "ind"), ("pt-BR", "por"), ("zh-Hant-TW", "zho"), ("de", "deu"), ("IW", "heb"),
        ("fil", "fil"), ("", "und"), ("xx", "und"), ("x-klingon", "und"), ("english", "und"),
    ],
)  # fmt: skip
def test_a_language_has_three_letters(tag: str, letters: str) -> None:
    assert iso639(tag) == letters


def test_every_language_of_the_table_is_another() -> None:
    assert len(ISO_639) == 186
    assert all(len(two) == 2 and len(three) == 3 for two, three in ISO_639.items())
    assert len(set(ISO_639.values())) == 183


def test_tags_are_one_line_of_real_letters() -> None:
    assert tags_of("The\nGuest\x00 \ud83d", comment="  ") == {"title": "The Guest ?"}


def test_a_cover_is_a_jpeg(tmp_path: Path) -> None:
    container: Any = av.open(str(tmp_path / "film.mp4"), "w")
    for data in (b"", b"hello", b"\xff\xd8 nothing"):
        with pytest.raises(ValueError, match="not a JPEG"):
            add_cover(container, data)
