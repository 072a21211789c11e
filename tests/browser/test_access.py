"""Accessibility: axe finds nothing on any page, in any state, in either theme; phones show all of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Size, Theme
from tests.browser.studio import StudioServer

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FILM_MS = 120_000


@pytest.fixture(scope="module")
def film(studio: StudioServer) -> str:
    video = studio.make(prompt="A paper boat finds the sea", scenes=2, seconds=15)
    studio.wait(video, "completed")
    return video


@pytest.fixture(scope="module")
def asking(paid_studio: StudioServer) -> str:
    """A video that waits for approval."""
    video = paid_studio.make(prompt="Two gulls argue over a chip", scenes=2, seconds=15)
    paid_studio.wait(video, needs="approval")
    return video


def check(page: Page, where: str) -> None:
    page.wait_for_load_state("networkidle")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        "async rules => (await axe.run(document, {runOnly: rules})).violations", RULES
    )
    said = [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:200]}" for one in found]
    assert said == [], where
    wide: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{where} is {wide} pixels wider than the screen"


@pytest.mark.parametrize(("size", "theme"), [("desktop", "dark"), ("phone", "light"), ("tablet", "light")])
def test_every_page(
    size: Size, theme: Theme, studio: StudioServer, film: str, visiting: Callable[..., Page]
) -> None:
    page = visiting(studio, size=size, theme=theme)
    for path in ("/", "/videos/generate", "/videos/gallery", "/costs", "/settings", "/nowhere"):
        page.goto(studio.url + path)
        expect(page.get_by_role("heading").first).to_be_visible()
        check(page, f"{path} {size} {theme}")
    for view in ("board", "film"):
        page.goto(f"{studio.url}/videos/{film}/{view}")
        expect(page.get_by_role("region", name="Player")).to_be_visible()
        check(page, f"{view} {size} {theme}")


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_what_opens_over_a_page(
    theme: Theme, studio: StudioServer, film: str, visiting: Callable[..., Page]
) -> None:
    page = visiting(studio, "/videos/gallery", theme=theme)
    expect(page.get_by_role("heading", name="Gallery")).to_be_visible()
    page.keyboard.press("q")
    expect(page.get_by_role("dialog")).to_be_visible()
    check(page, f"queue {theme}")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog", name="Commands")).to_be_visible()
    check(page, f"command menu {theme}")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_visible()
    check(page, f"list of keys {theme}")
    page.keyboard.press("Escape")
    page.goto(f"{studio.url}/videos/{film}/board")
    page.get_by_role("button", name=re.compile("^1 take|^2 takes|^3 takes")).first.click()
    page.get_by_label("Title of scene 01").fill("A title of another kind")
    expect(page.get_by_role("region", name="Changes")).to_be_visible()
    check(page, f"board with takes and changes {theme}")


def test_what_asks_for_money(paid_studio: StudioServer, asking: str, visiting: Callable[..., Page]) -> None:
    page = visiting(paid_studio, f"/videos/{asking}/board")
    expect(page.get_by_role("button", name=re.compile("Shoot it for"))).to_be_visible()
    check(page, "board that asks for approval")
    page.goto(f"{paid_studio.url}/videos/generate")
    expect(page.get_by_text(re.compile(r"Film it for|Approve")).first).to_be_visible()
    check(page, "generate with a film that asks")


def test_a_video_that_is_not_there(studio: StudioServer, visiting: Callable[..., Page]) -> None:
    page = visiting(studio, "/videos/0198c3f2-7c1e-7d4a-9c50-3f1d2a6b7e90", lost=True)
    expect(page.get_by_role("heading", name="There is no such video")).to_be_visible()
    check(page, "a video that is not there")


def test_whoever_is_not_known(studio: StudioServer, visiting: Callable[..., Page]) -> None:
    page = visiting(studio, lost=True)
    page.context.clear_cookies()
    page.goto(studio.url + "/videos/gallery")
    expect(page.get_by_role("heading", name="The studio does not know this browser")).to_be_visible()
    check(page, "entrance")
