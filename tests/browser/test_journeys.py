"""From a prompt to a downloaded film, as people go: by mouse and paying, by keyboard alone, on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import av
from playwright.sync_api import Download, Locator, Page, expect
from tests.browser.studio import StudioServer
from tests.servers.rehearsal import RehearsalServer

FILM_MS = 120_000
"""Patience with a film that is made while other tests run."""
PROMPT = "An old clockmaker repairs the moon <b>for</b> a child"


def seconds_of(download: Download, folder: Path) -> float:
    """How long the film is that was downloaded; it has picture and sound."""
    file = folder / download.suggested_filename
    assert file.suffix == ".mp4"
    download.save_as(file)
    with av.open(str(file)) as film:
        assert {stream.type for stream in film.streams} >= {"video", "audio"}
        assert film.duration is not None
        return film.duration / av.time_base


def test_by_mouse_a_film_is_paid_for_killed_and_kept(
    paid_studio: StudioServer, rehearsal: RehearsalServer, visiting: Callable[..., Page], tmp_path: Path
) -> None:
    page = visiting(paid_studio, "/videos/generate", lost=True)
    page.get_by_label("What is it about?").fill(PROMPT)
    page.get_by_role("radio", name="16:9").click()
    page.get_by_role("slider", name="Length").press("Home")
    # The form's comes first; a film further down may ask for one of its own.
    page.get_by_label("Hard stop").first.fill("20")
    before = rehearsal.bill()["totalMicros"]
    page.get_by_role("button", name=re.compile(r"about \$")).click()
    # What a person typed is text, whatever it looks like.
    expect(page.get_by_role("main").get_by_text("<b>for</b>").first).to_be_visible()
    page.get_by_role("link", name=re.compile("board.*clockmaker", re.IGNORECASE)).first.click()

    approve = page.get_by_role("button", name=re.compile("Shoot it for"))
    expect(approve).to_be_visible(timeout=FILM_MS)
    assert rehearsal.bill()["totalMicros"] == before, "something was spent before anybody said yes"
    described = page.get_by_label("What is seen in scene 01")
    described.fill("A child holds up a broken moon in a workshop full of clocks.")
    page.get_by_role("button", name="Film it again").click()
    expect(approve).to_be_hidden()
    expect(approve).to_be_visible(timeout=FILM_MS)
    expect(described).to_have_text("A child holds up a broken moon in a workshop full of clocks.")
    approve.click()

    expect(page.get_by_text(re.compile("Shooting the scenes")).first).to_be_visible(timeout=FILM_MS)
    paid_studio.kill()
    expect(page.get_by_text("The connection is lost").first).to_be_visible()
    paid_studio.start()
    expect(page.get_by_text("The connection is lost")).to_have_count(0)
    expect(page.get_by_text("Done", exact=True).first).to_be_visible(timeout=2 * FILM_MS)
    video = page.url.split("/videos/")[1].split("/")[0]
    shot = paid_studio.ask("GET", f"/api/videos/{video}")
    spent = rehearsal.bill()["totalMicros"] - before
    assert spent > 0
    assert shot["costMicros"] == spent

    page.get_by_role("link", name="Film", exact=True).click()
    with page.expect_download() as downloading:
        page.get_by_role("link", name=re.compile("Download the film")).click()
    assert abs(seconds_of(downloading.value, tmp_path) - shot["film"]["frames"] / 24) < 0.1


def test_by_keyboard_alone(studio: StudioServer, visiting: Callable[..., Page], tmp_path: Path) -> None:
    page = visiting(studio)
    press = page.keyboard.press
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    press("g")
    expect(page.get_by_label("What is it about?")).to_be_visible()
    page.get_by_label("What is it about?").focus()
    page.keyboard.type("A snail crosses a garden at night")
    press("Control+Enter")
    link = page.get_by_role("link", name=re.compile("board", re.IGNORECASE)).first
    expect(link).to_be_visible()
    _tab_to(page, link)
    press("Enter")
    expect(page.get_by_text("Done", exact=True).first).to_be_visible(timeout=FILM_MS)

    press("?")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_visible()
    press("Escape")
    page.goto(re.sub(r"(/videos/[^/]+).*", r"\1/board", page.url))
    later = page.get_by_role("button", name="Move later").first
    expect(later).to_be_enabled()
    first, second = (page.get_by_label(f"Title of scene 0{number}") for number in (1, 2))
    titles = first.input_value(), second.input_value()
    _tab_to(page, later)
    press("Enter")
    expect(first).to_have_value(titles[1])
    press("Control+z")
    expect(first).to_have_value(titles[0])
    press("Control+Shift+z")
    expect(first).to_have_value(titles[1])
    again = page.get_by_role("button", name="Film it again")
    _tab_to(page, again)
    press("Enter")
    expect(page.get_by_role("region", name="Changes")).to_be_hidden(timeout=FILM_MS)
    expect(page.get_by_text("Done", exact=True).first).to_be_visible(timeout=FILM_MS)
    expect(first).to_have_value(titles[1])

    film = page.get_by_role("link", name="Film", exact=True)
    _tab_to(page, film)
    press("Enter")
    download = page.get_by_role("link", name=re.compile("Download the film"))
    expect(download).to_be_visible()
    _tab_to(page, download)
    with page.expect_download() as downloading:
        press("Enter")
    assert seconds_of(downloading.value, tmp_path) > 10


def test_on_a_phone_in_indonesian(
    studio: StudioServer, visiting: Callable[..., Page], tmp_path: Path
) -> None:
    page = visiting(studio, "/videos/generate", size="phone", language="id")
    page.get_by_role("radio", name="9:16").tap()
    page.get_by_role("textbox").first.fill("Seekor penyu kecil mencari laut di malam hari")
    page.get_by_role("slider", name="Durasi").press("Home")
    page.get_by_role("button", name="Buat filmnya · gratis").tap()
    page.get_by_role("link", name=re.compile("papan", re.IGNORECASE)).first.tap()
    expect(page.get_by_text("Selesai", exact=True).first).to_be_visible(timeout=FILM_MS)
    page.goto(re.sub(r"(/videos/[^/]+).*", r"\1/film", page.url))
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width == 390, f"the page is {width} pixels wide on a phone"
    with page.expect_download() as downloading:
        page.get_by_role("link", name=re.compile("^Unduh")).first.tap()
    assert seconds_of(downloading.value, tmp_path) > 10
    video = page.url.split("/videos/")[1].split("/")[0]
    assert studio.ask("GET", f"/api/videos/{video}")["storyboard"]["language"] == "id"


def _tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until the element has the focus: it can be reached without a mouse."""
    for _ in range(400):
        if wanted.evaluate("it => it === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("Tab never leads there")
