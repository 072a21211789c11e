"""A real studio that makes real films, and a person's browser in front of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.browser.chromium import NAMES
from tests.browser.studio import StudioServer
from tests.servers.rehearsal import KEY, RehearsalServer

ROOT = Path(__file__).parents[2]
SIZES = {"phone": (390, 844), "tablet": (820, 1180), "desktop": (1440, 900)}
Size = Literal["phone", "tablet", "desktop"]
Theme = Literal["dark", "light"]
Language = Literal["en", "id"]


@pytest.fixture(scope="session")
def chromium() -> Generator[Browser]:
    program = next((path for path in map(shutil.which, NAMES) if path), None)
    if program is None:
        pytest.fail("Chromium is not installed; requirements/setup dev installs it.")
    if not (ROOT / "src" / "reelwright" / "page" / "index.html").is_file():
        pytest.fail("The page is not built: run `make page`, or the tests by `make test`.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--mute-audio"],
        )
        yield browser
        browser.close()


@pytest.fixture
def visiting(chromium: Browser) -> Generator[Callable[..., Page]]:
    """Opens browsers of their own: `visiting(studio, size="phone")` is a person at `studio`'s link."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def visit(
        studio: StudioServer,
        path: str = "/",
        *,
        size: Size = "desktop",
        theme: Theme = "dark",
        language: Language = "en",
        lost: bool = False,
        at: str = "",
    ) -> Page:
        """`lost` allows for requests that fail, where a test takes the studio or the network away; `at` is
        where the browser finds the studio, if not at its own port."""
        at = at or studio.url
        width, height = SIZES[size]
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            has_touch=size != "desktop",
            is_mobile=size == "phone",
            locale="id-ID" if language == "id" else "en-US",
            color_scheme=theme,
            accept_downloads=True,
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda why: complaints.append(f"the page broke: {why}"))
        if not lost:
            page.on(
                "console",
                lambda said: complaints.append(said.text) if said.type == "error" else None,
            )
        page.on("request", lambda request: _stays_here(request.url, at, complaints))
        page.goto(f"{at}/?token={studio.token}")
        if path != "/":
            page.goto(at + path)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert complaints == []


def _stays_here(url: str, studio: str, complaints: list[str]) -> None:
    if not url.startswith((studio, studio.replace("http", "ws"), "data:", "blob:")):
        complaints.append(f"the page asked {url}")


@contextmanager
def _studio(folder: Path, **env: str) -> Generator[StudioServer]:
    folder.mkdir(parents=True)
    with StudioServer(folder, env) as studio:
        yield studio


@pytest.fixture(scope="session")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Generator[StudioServer]:
    """A studio in which everything is free. The tests share it, and each looks after videos of its own."""
    with _studio(tmp_path_factory.mktemp("browser") / "free") as opened:
        yield opened


@pytest.fixture(scope="session")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> Generator[RehearsalServer]:
    with RehearsalServer(tmp_path_factory.mktemp("rehearsal"), "--pace", "0.05") as server:
        yield server


@pytest.fixture(scope="session")
def paid_studio(
    tmp_path_factory: pytest.TempPathFactory, rehearsal: RehearsalServer
) -> Generator[StudioServer]:
    """A studio whose films are shot by the rehearsal server, for play money."""
    folder = tmp_path_factory.mktemp("browser") / "paid"
    with _studio(
        folder, VIDEO_API_PROVIDER="runway", VIDEO_API_URL=rehearsal.url, VIDEO_API_KEY=KEY
    ) as opened:
        yield opened
