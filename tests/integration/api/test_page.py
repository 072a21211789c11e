"""The built page as it is served: to whom, how it is packed, how long it may be kept."""

from __future__ import annotations

import gzip
from collections.abc import Generator
from pathlib import Path

import pytest
from tests.integration.api.house import House, served

from reelwright.actions.counter import open_counter
from reelwright.api.page import Page
from reelwright.settings import Settings
from reelwright.studio import build

FRONT = "<!doctype html><title>The studio</title>"
SCRIPT = "console.log('a script of the page');" * 20
NAVIGATION = {"accept": "text/html", "sec-fetch-mode": "navigate", "sec-fetch-site": "cross-site"}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "page"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text(FRONT)
    (folder / "assets" / "app-1a2b.js").write_text(SCRIPT)
    (folder / "assets" / "app-1a2b.js.gz").write_bytes(gzip.compress(SCRIPT.encode()))
    (folder / "assets" / "app-1a2b.js.br").write_bytes(b"as if it were brotli")
    return folder


@pytest.fixture
def house(tmp_path: Path, built: Path) -> Generator[House]:
    with (
        open_counter(build(Settings(data_dir=tmp_path / "data"))) as counter,
        served(counter, built=Page(built)) as opened,
    ):
        yield opened


def test_whoever_comes_gets_the_page_and_nothing_of_the_studio(house: House) -> None:
    with house.stranger() as stranger:
        for path in ("/", "/videos", "/videos/0198c3f2-7c1e-7d4a-9c50-3f1d2a6b7e90"):
            answer = stranger.get(path, headers=NAVIGATION)
            assert (answer.status_code, answer.text) == (200, FRONT)
            assert answer.headers["cache-control"] == "no-cache"
            assert "script-src 'self';" in answer.headers["content-security-policy"]
        assert stranger.get("/api/videos").status_code == 401


def test_assets_are_packed_as_the_browser_takes_them_and_kept_for_good(house: House) -> None:
    with house.stranger() as stranger:
        path = "/assets/app-1a2b.js"
        plain = stranger.get(path, headers={"accept-encoding": "identity"})
        packed = stranger.get(path, headers={"accept-encoding": "gzip, br;q=0"})
        assert plain.text == packed.text == SCRIPT
        assert "content-encoding" not in plain.headers
        assert packed.headers["content-encoding"] == "gzip"
        assert packed.headers["vary"] == "accept-encoding"
        assert packed.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert packed.headers["content-type"].startswith("text/javascript")
        with stranger.stream("GET", path, headers={"accept-encoding": "gzip, deflate, br"}) as best:
            assert best.headers["content-encoding"] == "br"
        again = stranger.get(path, headers={"if-none-match": plain.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_what_is_not_there_is_a_problem_and_not_the_page(house: House) -> None:
    with house.stranger() as stranger:
        for path in (
            "/assets/app-0000.js",
            "/assets/../../studio.db",
            "/robots.txt",
            "/assets/%2e%2e/index.html",
        ):
            answer = stranger.get(path)
            assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
        assert house.http.get("/api/nothing").json()["code"] == "not_found"


def test_a_link_leads_to_where_it_points_and_an_old_one_to_the_page(house: House) -> None:
    with house.stranger() as browser:
        entered = browser.get("/videos", params={"token": house.token}, headers=NAVIGATION)
        assert (entered.status_code, entered.headers["location"]) == (303, "/videos")
        old = browser.get("/", params={"token": "of-last-week"}, headers=NAVIGATION)
        assert (old.status_code, old.text) == (401, FRONT)
        assert browser.get("/", params={"token": "of-last-week"}).json()["code"] == "token_needed"
    asked = (
        f"GET //evil.example/x?token={house.token} HTTP/1.1\nHost: 127.0.0.1:{house.port}\nConnection: close"
    )
    assert house.raw(asked).startswith(b"HTTP/1.1 404 ")


def test_a_checkout_without_the_page_says_how_to_get_it(tmp_path: Path) -> None:
    page = Page(tmp_path)
    assert not page.built
    said = page.front.bodies["identity"].decode()
    assert "make studio" in said
    assert "<script" not in said
