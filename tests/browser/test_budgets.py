"""What the page may weigh, and how soon it has to be there on a slow machine."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.browser.studio import StudioServer

BUILT = Path(__file__).parents[2] / "src" / "reelwright" / "page"
KIB = 1024
FIRST_JS, ROUTE_JS, CSS, FONTS = 180 * KIB, 60 * KIB, 25 * KIB, 75_000
LCP_MS, CLS, SLOWER, TRIES = 2000, 0.05, 4, 3
"""Largest contentful paint and layout shift, on a processor made so many times slower. Of the paint the best
of some tries counts, since what else the machine does is not the page's doing."""

WATCH = """
window.paints = []; window.shifts = 0;
new PerformanceObserver(list => { for (const e of list.getEntries()) window.paints.push(e.startTime); })
  .observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver(list => {
  for (const e of list.getEntries()) if (!e.hadRecentInput) window.shifts += e.value;
}).observe({type: 'layout-shift', buffered: true});
"""


def packed(url: str) -> int:
    """Bytes of a file of the page as gzip, or as it is where it is packed already."""
    file = BUILT / re.sub(r"^https?://[^/]+/", "", url).split("?")[0]
    gzipped = file.with_name(file.name + ".gz")
    return (gzipped if gzipped.is_file() else file).stat().st_size


@pytest.fixture(scope="module")
def film(studio: StudioServer) -> str:
    video = studio.make(prompt="A paper boat finds the sea", scenes=2, seconds=15)
    studio.wait(video, "completed")
    return video


def routes(film: str) -> list[str]:
    return [
        *("/", "/videos/generate", "/videos/gallery", "/costs", "/settings"),
        *(f"/videos/{film}", f"/videos/{film}/film"),
    ]


def test_the_page_is_light(studio: StudioServer, visiting: Callable[..., Page], film: str) -> None:
    first: set[str] = set()
    for path in routes(film):
        page = visiting(studio)
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(studio.url + path)
        page.wait_for_load_state("networkidle")
        urls = set(asked)
        scripts = {url for url in urls if url.endswith(".js")}
        if path == "/":
            first = scripts
            weight = sum(map(packed, first))
            assert 50 * KIB < weight <= FIRST_JS, f"the first scripts weigh {weight / KIB:.0f} KiB"
        more = sum(map(packed, scripts - first))
        assert more <= ROUTE_JS, f"{path} needs {more / KIB:.0f} KiB more"
        styles = sum(packed(url) for url in urls if url.endswith(".css"))
        assert 0 < styles <= CSS, f"the styles of {path} weigh {styles / KIB:.0f} KiB"
        fonts = sum(packed(url) for url in urls if url.endswith(".woff2"))
        assert 0 < fonts <= FONTS, f"the fonts of {path} weigh {fonts / 1000:.0f} KB"


def test_no_route_is_slow_or_jumps(studio: StudioServer, visiting: Callable[..., Page], film: str) -> None:
    page = visiting(studio)
    page.context.add_init_script(WATCH)
    chrome: Any = page.context.new_cdp_session(page)
    chrome.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    found: dict[str, tuple[float, float]] = {}
    for path in routes(film):
        tries = [_opened(page, studio.url + path) for _ in range(TRIES)]
        found[path] = (min(paint for paint, _ in tries), max(shift for _, shift in tries))
    slow = {path: round(paint) for path, (paint, _) in found.items() if not 0 < paint <= LCP_MS}
    jumpy = {path: round(shift, 3) for path, (_, shift) in found.items() if shift > CLS}
    assert (slow, jumpy) == ({}, {})


def _opened(page: Page, url: str) -> tuple[float, float]:
    """Milliseconds to the largest paint, and how much the page shifted."""
    page.goto(url)
    page.wait_for_load_state("networkidle")
    seen: Any = page.evaluate("({paint: window.paints.at(-1) ?? 0, shift: window.shifts})")
    return seen["paint"], seen["shift"]
