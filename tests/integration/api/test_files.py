from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.integration.api.house import FILM, House

from reelwright.api.files import disposition, file_name
from reelwright.film.ids import VideoId


@pytest.fixture(scope="module")
def video(house: House) -> VideoId:
    return house.add_finished()


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=0-99", 0, 100),
        ("bytes=100-", 100, 1024),
        ("bytes=1000-5000", 1000, 1024),
        ("bytes=1023-1023", 1023, 1024),
        ("bytes=-1", 1023, 1024),
        ("bytes=-24", 1000, 1024),
        ("bytes=-5000", 0, 1024),
        ("Bytes = 5-9", 5, 10),
    ],
)
def test_a_range_gives_exactly_those_bytes(
    house: House, video: VideoId, asked: str, start: int, stop: int
) -> None:
    answer = house.http.get(f"/api/videos/{video}/film.mp4", headers={"range": asked})
    assert answer.status_code == 206
    assert answer.content == FILM[start:stop]
    assert answer.headers["content-range"] == f"bytes {start}-{stop - 1}/1024"
    assert answer.headers["content-length"] == str(stop - start)


@pytest.mark.parametrize(
    "asked",
    [
        "bytes=9-5", "bytes=0-1,5-6", "lines=0-5", "bytes", "bytes=a-b", "bytes=-", "bytes=--1",
        "bytes=" + "9" * 400 + "-", "bytes=0x1-2", "bytes=1_0-",
    ],
)  # fmt: skip
def test_a_range_that_makes_no_sense_gives_the_whole_film(house: House, video: VideoId, asked: str) -> None:
    answer = house.http.get(f"/api/videos/{video}/film.mp4", headers={"range": asked})
    assert (answer.status_code, answer.content) == (200, FILM)


@pytest.mark.parametrize("asked", ["bytes=1024-", "bytes=5000-6000", "bytes=-0"])
def test_a_range_after_the_end_cannot_be_satisfied(house: House, video: VideoId, asked: str) -> None:
    answer = house.http.get(f"/api/videos/{video}/film.mp4", headers={"range": asked})
    assert (answer.status_code, answer.json()["code"]) == (416, "range_not_satisfiable")
    assert answer.headers["content-range"] == "bytes */1024"


def test_the_head_says_what_the_body_would(house: House, video: VideoId) -> None:
    for part, mime in (
        ("film.mp4", "video/mp4"),
        ("poster.jpg", "image/jpeg"),
        ("captions.vtt", "text/vtt; charset=utf-8"),
        ("captions.srt", "application/x-subrip; charset=utf-8"),
        ("sprite.jpg", "image/jpeg"),
        ("sprite.vtt", "text/vtt; charset=utf-8"),
        ("contact-sheet.jpg", "image/jpeg"),
        ("peaks.json", "application/json"),
    ):
        got = house.http.get(f"/api/videos/{video}/{part}")
        head = house.http.head(f"/api/videos/{video}/{part}")
        assert (head.status_code, head.content) == (200, b"")
        assert (got.status_code, got.headers["content-type"]) == (200, mime)
        assert {**head.headers, "date": ""} == {**got.headers, "date": ""}
        assert got.headers["accept-ranges"] == "bytes"
        assert got.headers["x-content-type-options"] == "nosniff"
        assert got.headers["content-security-policy"].startswith("sandbox; default-src 'none'")


def test_what_the_caller_has_is_not_sent_again(house: House, video: VideoId) -> None:
    where = f"/api/videos/{video}/film.mp4"
    first = house.http.get(where)
    etag = first.headers["etag"]
    assert first.headers["cache-control"] == "private, no-cache"
    for sent in (etag, f"W/{etag}", f'"x", {etag}', "*"):
        again = house.http.get(where, headers={"if-none-match": sent})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    assert house.http.get(where, headers={"if-none-match": '"x"'}).status_code == 200


def test_a_range_of_another_film_gives_the_whole_of_this_one(house: House, video: VideoId) -> None:
    where = f"/api/videos/{video}/film.mp4"
    etag = house.http.get(where).headers["etag"]
    same = house.http.get(where, headers={"range": "bytes=0-9", "if-range": etag})
    other = house.http.get(where, headers={"range": "bytes=0-9", "if-range": '"x"'})
    assert (same.status_code, other.status_code) == (206, 200)


def test_the_addresses_of_a_video_may_be_kept_for_good(house: House, video: VideoId) -> None:
    urls = house.http.get(f"/api/videos/{video}").json()["urls"]
    parts = ["film", "poster", "captions", "subtitles", "sprite", "spriteMap", "contactSheet", "peaks"]
    assert len({urls[part] for part in parts}) == len(parts)
    for part in parts:
        assert "immutable" in house.http.get(urls[part]).headers["cache-control"]
    lines = house.http.get("/api/videos").json()["videos"]
    assert [line["urls"] for line in lines if line["id"] == video] == [urls], "the list says the same"
    stale = house.http.get(f"/api/videos/{video}/film.mp4", params={"v": "0" * 64})
    assert stale.headers["cache-control"] == "private, no-cache"


def test_a_large_film_arrives_whole_for_many_at_once(house: House) -> None:
    film = FILM * 2048 + b"tail"
    where = f"/api/videos/{house.add_finished(film=film)}/film.mp4"

    def fetch(_: int) -> bool:
        return house.http.get(where).content == film

    with ThreadPoolExecutor(6) as callers:
        assert all(callers.map(fetch, range(6)))


def test_a_film_that_is_not_made_yet_is_not_found(house: House) -> None:
    answer = house.http.get(f"/api/videos/{house.add()}/film.mp4")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_made_yet")


def test_a_film_of_before_does_without_what_came_later(house: House) -> None:
    video = house.add_finished(bare=True)
    urls = house.http.get(f"/api/videos/{video}").json()["urls"]
    for part, name in (("sprite", "sprite.jpg"), ("spriteMap", "sprite.vtt"), ("peaks", "peaks.json")):
        assert urls[part] is None
        answer = house.http.get(f"/api/videos/{video}/{name}")
        assert (answer.status_code, answer.json()["code"]) == (404, "no_such_part")
    assert house.http.get(urls["poster"]).status_code == 200


def test_a_download_is_named_after_the_film(house: House) -> None:
    video = house.add_finished(title='Badai "di" laut/../\r\nSet-Cookie: x=1')
    answer = house.http.get(house.http.get(f"/api/videos/{video}").json()["urls"]["download"])
    assert answer.content == FILM
    said = answer.headers["content-disposition"]
    assert said.startswith('attachment; filename="Badai di laut __ Set-Cookie x_1.mp4"; ')
    assert "set-cookie" not in answer.headers
    assert "content-disposition" not in house.http.get(f"/api/videos/{video}/film.mp4").headers


def test_what_comes_with_a_film_is_named_after_it_too(house: House) -> None:
    video = house.add_finished(title="The Guest")
    urls = house.http.get(f"/api/videos/{video}").json()["urls"]
    for part, ending in (
        ("poster", ".jpg"),
        ("captions", ".vtt"),
        ("subtitles", ".srt"),
        ("contactSheet", " contact sheet.jpg"),
    ):
        answer = house.http.get(f"{urls[part]}&download=1")
        assert answer.headers["content-disposition"].startswith(f'attachment; filename="The Guest{ending}"; ')
        assert "content-disposition" not in house.http.get(urls[part]).headers


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The Guest", "The Guest"),
        ("../../etc/passwd", "etc passwd"),
        ('a\\b:c*d?e"f<g>h|i', "a b c d e f g h i"),
        ("line\nbreak\ttab\x00nul", "line break tab nul"),
        ("turned \u202egpj.exe", "turned gpj.exe"),
        ("...", "film"),
        ("", "film"),
        ("CON", "film"),
        ("com1.txt", "film"),
        ("東京の嵐", "東京の嵐"),
        ("x" * 500, "x" * 150),
        ("嵐" * 100, "嵐" * 50),
    ],
)
def test_a_title_becomes_a_safe_file_name(title: str, name: str) -> None:
    assert file_name(title) == name


def test_the_disposition_has_a_plain_name_and_the_real_one() -> None:
    assert disposition("Café 東京.mp4") == (
        "attachment; filename=\"Cafe.mp4\"; filename*=UTF-8''Caf%C3%A9%20%E6%9D%B1%E4%BA%AC.mp4"
    )
    assert disposition("東京.mp4").startswith('attachment; filename="film.mp4"; ')
    assert '"a_b.mp4"' in disposition('a"b.mp4')
