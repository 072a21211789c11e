"""Live over a bad line: whatever happens in between, every tab shows the truth, and hears each event once."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, WebSocket, expect
from tests.browser.studio import StudioServer
from tests.browser.wire import Wire

FILM_MS = 120_000
TABS = 10
HOST = "studio.localhost"
"""A name that browsers take for this machine, and the studio for one that an operator gave it."""


@pytest.fixture
def wired(tmp_path: Path) -> Generator[tuple[StudioServer, Wire]]:
    """A studio behind a wire: the browser knows it by the wire's port."""
    server = StudioServer(tmp_path)
    with Wire(server.port) as wire:
        server.allow(f"{HOST}:{wire.port}")
        with server:
            yield server, wire


class Ears:
    """What a tab was told over its sockets: the numbers of a video's events, in the order they came."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._heard: dict[str, list[int]] = {}
        page.on("websocket", self._listen)

    def heard(self, video: str) -> list[int]:
        return self._heard.get(video, [])

    def wait(self, video: str, last: int) -> None:
        """Let the browser go on until it was told of event `last`; AssertionError when it never is."""
        until = time.monotonic() + FILM_MS / 1000
        while not self.heard(video) or self.heard(video)[-1] < last:
            assert time.monotonic() < until, f"event {last} never came: {self.heard(video)}"
            self._page.wait_for_timeout(50)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._hear)

    def _hear(self, frame: str | bytes) -> None:
        found = re.match(r'42(\["video_.*)', frame if isinstance(frame, str) else "")
        if found is None:
            return
        event: dict[str, Any] = json.loads(found[1])[1]
        self._heard.setdefault(event["videoId"], []).append(event["seq"])


def test_ten_tabs_and_a_studio_that_is_killed(tmp_path: Path, visiting: Callable[..., Page]) -> None:
    with StudioServer(tmp_path) as studio:
        _kill_under_ten_tabs(studio, visiting)


def _kill_under_ten_tabs(studio: StudioServer, visiting: Callable[..., Page]) -> None:
    # Long enough to be under way when the tenth tab is open.
    video = studio.make(prompt="Ten lanterns drift down a river", scenes=5, seconds=60)
    first = visiting(studio, f"/videos/{video}/board", lost=True)
    tabs = [first] + [first.context.new_page() for _ in range(TABS - 1)]
    ears = [Ears(tab) for tab in tabs]
    for tab in tabs:
        tab.goto(f"{studio.url}/videos/{video}/board")
    expect(first.get_by_role("button", name="Stop").first).to_be_visible()
    studio.kill()
    expect(first.get_by_text("The connection is lost").first).to_be_visible()
    studio.start()
    film = studio.wait(video, "completed")
    for tab, ear in zip(tabs, ears, strict=True):
        expect(tab.get_by_text("Done", exact=True).first).to_be_visible(timeout=30_000)
        expect(tab.get_by_text("The connection is lost")).to_have_count(0)
        ear.wait(video, film["lastSeq"])
        _check_each_once(ear.heard(video), film["lastSeq"])


def test_a_network_that_is_gone_for_a_while(
    wired: tuple[StudioServer, Wire], visiting: Callable[..., Page]
) -> None:
    studio, wire = wired
    page = visiting(studio, lost=True, at=f"http://{HOST}:{wire.port}")
    ear = Ears(page)
    page.goto(f"http://{HOST}:{wire.port}/videos/generate")
    video = studio.make(prompt="A kite that would not come down", scenes=2, seconds=15)
    # Another program asked for it: this page hears of it, and follows it, by itself.
    card = page.get_by_role("link", name=re.compile("board", re.IGNORECASE)).first
    expect(card).to_be_visible()
    card.click()
    wire.cut()
    expect(page.get_by_text("The connection is lost").first).to_be_visible()
    film = studio.wait(video, "completed")
    wire.mend()
    expect(page.get_by_text("Done", exact=True).first).to_be_visible()
    expect(page.get_by_text("The connection is lost")).to_have_count(0)
    ear.wait(video, film["lastSeq"])
    _check_each_once(ear.heard(video), film["lastSeq"])


def test_a_laptop_that_slept_through_the_film(
    wired: tuple[StudioServer, Wire], visiting: Callable[..., Page]
) -> None:
    studio, wire = wired
    page = visiting(studio, lost=True, at=f"http://{HOST}:{wire.port}")
    ear = Ears(page)
    video = studio.make(prompt="A bear dreams of summer", scenes=3, seconds=24)
    page.goto(f"http://{HOST}:{wire.port}/videos/{video}/board")
    ear.wait(video, 1)
    # Nobody says good-bye: both ends go on believing in connections that carry nothing any more.
    wire.freeze()
    film = studio.wait(video, "completed")
    wire.mend()
    assert ear.heard(video)[-1] < film["lastSeq"], "the laptop heard of the end in its sleep"
    expect(page.get_by_text("Done", exact=True)).to_have_count(0)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_text("Done", exact=True).first).to_be_visible()
    ear.wait(video, film["lastSeq"])
    _check_each_once(ear.heard(video), film["lastSeq"])


def _check_each_once(heard: list[int], last: int) -> None:
    """The numbers go up by one to the last: none is missing, none came twice."""
    assert heard == list(range(heard[0], last + 1))
