"""Getting in, and finding the way about."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect
from tests.browser.studio import StudioServer


def test_the_link_lets_in_and_the_address_keeps_no_token(
    studio: StudioServer, visiting: Callable[..., Page]
) -> None:
    page = visiting(studio)
    assert "token" not in page.url
    expect(page.get_by_role("heading", level=1)).to_have_text("Type an idea, get a film")
    page.get_by_role("link", name="Open the Video Studio").click()
    expect(page).to_have_url(f"{studio.url}/videos/generate")


def test_a_browser_that_is_not_known_is_told_how_to_get_in(
    studio: StudioServer, visiting: Callable[..., Page]
) -> None:
    page = visiting(studio, lost=True)
    page.context.clear_cookies()
    page.goto(studio.url + "/videos/gallery?token=of-last-week")
    expect(page.get_by_role("heading", level=1)).to_have_text("The studio does not know this browser")
    expect(page.get_by_text("This is not the token of the newest start")).to_be_visible()
    page.get_by_label("Address or launch token").fill(studio.link)
    page.get_by_role("button", name="Come in").click()
    expect(page).to_have_url(f"{studio.url}/videos/gallery")


def test_an_address_that_is_none_leads_back(studio: StudioServer, visiting: Callable[..., Page]) -> None:
    page = visiting(studio, "/nowhere/at/all")
    expect(page.get_by_role("heading", name="There is no such page")).to_be_visible()
    page.get_by_role("link", name="To the front page").click()
    expect(page).to_have_url(f"{studio.url}/")


def test_language_and_theme_are_remembered(studio: StudioServer, visiting: Callable[..., Page]) -> None:
    page = visiting(studio)
    page.get_by_role("button", name="Bahasa Indonesia").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ketik sebuah ide, jadilah film")
    page.get_by_role("button", name="Ganti gelap atau terang").click()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ketik sebuah ide, jadilah film")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    expect(page.locator("html")).to_have_attribute("lang", "id")
