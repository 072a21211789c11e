"""Stills of takes: decoded in the sandbox, once, and kept."""

from __future__ import annotations

import io
import struct
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from PIL import Image
from tests.integration.api.filming import add_take, keep_clip
from tests.integration.api.house import House
from tests.integration.render.filmed import film, numbered
from tests.integration.shoot.making import HEIGHT, WIDTH, Rgb, moving, nearest, write

from reelwright.actions import stills
from reelwright.film.ids import VideoId
from reelwright.film.media import MediaKind
from reelwright.film.take import Take, TakeState
from reelwright.media.lab.lab import Lab
from reelwright.media.lab.task import Task
from reelwright.shoot.frames import SmallStill

FRAMES = moving(48)


@pytest.fixture(scope="module")
def video(house: House) -> VideoId:
    return house.add_finished("Stills")


@pytest.fixture(scope="module")
def take(house: House, video: VideoId, tmp_path_factory: pytest.TempPathFactory) -> Take:
    clip = write(tmp_path_factory.mktemp("clips") / "a.mp4", FRAMES)
    return add_take(house, video, media=keep_clip(house, clip))


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[SmallStill]:
    """The stills that the lab was asked to decode."""
    asked: list[SmallStill] = []
    work = Lab.one

    def one(lab: Lab, task: Task, **more: Any) -> dict[str, Any]:
        assert isinstance(task.order, SmallStill)
        asked.append(task.order)
        return work(lab, task, **more)

    monkeypatch.setattr(Lab, "one", one)
    return asked


def ask(house: House, take: Take, at: object = None, **headers: str) -> httpx.Response:
    query = "" if at is None else f"?at={at}"
    where = f"/api/videos/{take.video}/takes/{take.id}/frame.jpg{query}"
    return house.http.get(where, headers=headers)


def picture(answer: httpx.Response) -> Rgb:
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "image/jpeg"
    with Image.open(io.BytesIO(answer.content)) as opened:
        assert opened.format == "JPEG"
        return np.asarray(opened.convert("RGB"))


@pytest.mark.parametrize(("at", "number"), [(0, 0), (0.25, 12), (None, 24), (0.75, 36), (1, 47)])
def test_the_frame_at_a_share_of_the_clip_is_shown(
    house: House, take: Take, at: float | None, number: int
) -> None:
    shown = picture(ask(house, take, at))
    assert shown.shape == (HEIGHT, WIDTH, 3)
    assert nearest(shown, FRAMES) == number


def test_a_large_clip_is_shown_small(house: House, video: VideoId, tmp_path: Path) -> None:
    large = keep_clip(house, film(tmp_path / "large.mp4", [numbered(5, 1280, 720)]))
    assert picture(ask(house, add_take(house, video, 1, 2, media=large))).shape == (270, 480, 3)
    tall = keep_clip(house, film(tmp_path / "tall.mp4", [numbered(5, 720, 1280)]))
    assert picture(ask(house, add_take(house, video, 1, 3, media=tall))).shape == (852, 480, 3)


def test_a_clip_filmed_sideways_stands_upright(house: House, video: VideoId, tmp_path: Path) -> None:
    """A phone's 1280 by 720, turned clockwise by the matrix in the track's header (ISO 14496-12)."""
    clip, one = film(tmp_path / "turned.mp4", [numbered(5, 1280, 720)]), 1 << 16
    data = bytearray(clip.read_bytes())
    place = data.index(b"tkhd") + 4 + 4 + 20 + 8 + 8
    data[place : place + 36] = struct.pack(">9i", 0, one, 0, -one, 0, 0, 0, 0, 1 << 30)
    clip.write_bytes(data)
    shown = picture(ask(house, add_take(house, video, 1, 4, media=keep_clip(house, clip))))
    assert shown.shape == (852, 480, 3)
    # Its stripes, upright as they were filmed, lie now: the first, which is bright, on top.
    assert shown[40].mean() > 150 > 100 > shown[140].mean()


def test_it_is_decoded_once_whoever_asks_and_kept_for_good(
    house: House, take: Take, decoded: list[SmallStill]
) -> None:
    with ThreadPoolExecutor(8) as people:
        answers = list(people.map(partial(ask, house, take), [0.4] * 8))
    assert len({answer.content for answer in answers}) == 1
    assert len(decoded) == 1
    assert answers[0].headers["cache-control"] == "private, no-cache"
    tag = answers[0].headers["etag"]
    assert ask(house, take, 0.4, **{"if-none-match": tag}).status_code == 304
    named = ask(house, take, f"0.4&v={take.media}")
    assert named.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert ask(house, take, "0.4&v=other").headers["cache-control"] == "private, no-cache"
    assert ask(house, take, 0.6).headers["etag"] != tag
    assert len(decoded) == 2
    # It weighs as a piece of a film does, and goes as one.
    assert house.counter.studio.shelf.clear() >= 2
    assert ask(house, take, 0.4).content == answers[0].content
    assert len(decoded) == 3


def test_its_head_is_told_without_it(house: House, take: Take) -> None:
    where = f"/api/videos/{take.video}/takes/{take.id}/frame.jpg"
    whole, head = house.http.get(where), house.http.head(where)
    assert head.content == b""
    for name in ("etag", "content-length", "content-type", "content-security-policy"):
        assert head.headers[name] == whole.headers[name], name


@pytest.mark.parametrize("at", [-0.1, 1.1, "nan", "inf", "x"])
def test_a_moment_that_the_clip_does_not_have_is_refused(house: House, take: Take, at: object) -> None:
    answer = ask(house, take, at)
    assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (422, "at")


def test_where_there_is_no_clip_a_sentence_says_why(house: House, video: VideoId, take: Take) -> None:
    shooting = add_take(house, video, 2, state=TakeState.SHOOTING)
    answer = ask(house, shooting)
    assert (answer.status_code, answer.json()["code"]) == (404, "take_has_no_clip")
    gone = add_take(house, video, 2, 2, media="0" * 64)
    assert (ask(house, gone).status_code, ask(house, gone).json()["code"]) == (404, "media_not_found")
    other = house.add()
    for where, code in ((other, "take_not_found"), ("nosuch", "video_not_found")):
        answer = house.http.get(f"/api/videos/{where}/takes/{take.id}/frame.jpg")
        assert (answer.status_code, answer.json()["code"]) == (404, code)


def test_a_file_that_is_no_clip_is_told_of(house: House, video: VideoId, tmp_path: Path) -> None:
    (tmp_path / "clip.mp4").write_bytes(b"not a clip at all")
    text = keep_clip(house, tmp_path / "clip.mp4", MediaKind.TEXT)
    answer = ask(house, add_take(house, video, 2, 3, media=text))
    assert (answer.status_code, answer.json()["code"]) == (502, "media_unreadable")


def test_the_clip_of_a_scene_that_was_taken_out_can_still_be_looked_at(
    house: House, video: VideoId, take: Take
) -> None:
    removed = add_take(house, video, 101, media=take.media)
    assert nearest(picture(ask(house, removed, 0)), FRAMES) == 0
    assert stills.WIDTH == 480
