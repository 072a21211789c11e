"""Titles, lower thirds and captions on any picture: readable, in their place, off each other."""

from __future__ import annotations

import pickle

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from reelwright.film.grammar import Spot, TitleStyle
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Caption, Clip, Inset, Timeline, Title
from reelwright.render.artwork import Artwork, plate, tint
from reelwright.render.overlay import Overlay
from reelwright.render.page import Box, Page
from reelwright.render.planes import Picture, planes
from reelwright.render.thirds import set_lower_third
from reelwright.render.titles import set_title
from reelwright.render.typeset import Typeset, set_caption
from reelwright.render.words import Card, cards

SHAPES = [(640, 360), (360, 640), (400, 400)]
NAME, ROLE = "Agnes Holm", "Keeper of Skarven Light"


def ground(width: int, height: int, kind: str) -> Picture:
    rng = np.random.default_rng(4)
    picture = np.full(width * height * 3 // 2, 128, np.uint8)
    luma = planes(picture, width, height).luma
    coarse = rng.integers(16, 236, (height // 4, width // 4), np.uint8)
    busy = np.repeat(np.repeat(coarse, 4, axis=0), 4, axis=1)
    luma[:] = busy if kind == "busy" else 235 if kind == "white" else 16
    return picture


def on(words: Typeset, width: int, height: int, kind: str) -> NDArray[np.uint8]:
    picture = ground(width, height, kind)
    words.overlay.lay_on(picture, width, height)
    return planes(picture, width, height).luma


def inked(words: Typeset, width: int, height: int) -> NDArray[np.bool_]:
    """Where white letters are, told on black; without the black ones on a bright plate."""
    return on(words, width, height, "black") > 200


def relative_luminance(luma: NDArray[np.uint8]) -> NDArray[np.float64]:
    """WCAG 2: of a grey, from luma in limited range."""
    share = (luma.astype(float) - 16) / 219
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def contrast(words: Typeset, width: int, height: int, kind: str) -> float:
    """Of the letters to what is around them, as the one pixel in twenty has it that is worst off."""
    letters = inked(words, width, height)
    near = cv2.dilate(letters.astype(np.uint8), np.ones((7, 7), np.uint8)) > 0
    touching = cv2.dilate(letters.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    lit = relative_luminance(on(words, width, height, kind))
    bright, dark = np.percentile(lit[letters], 10), np.percentile(lit[near & ~touching], 95)
    return float((bright + 0.05) / (dark + 0.05))


def every(page: Page) -> dict[str, Typeset]:
    found = {"caption": set_caption(page, "Every night he climbs\nthe steps to light the lamp.")}
    for style in TitleStyle:
        found[f"title {style}"] = set_title(page, "The Keeper and the Storm", "A short film", style)
        if style is not TitleStyle.BOLD:
            found[f"third {style}"] = set_lower_third(page, NAME, ROLE, style, raised=True)
    return found


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (540, 960)])
@pytest.mark.parametrize("kind", ["white", "black", "busy"])
def test_words_can_be_read_on_any_picture(width: int, height: int, kind: str) -> None:
    for name, words in every(Page(width, height)).items():
        assert contrast(words, width, height, kind) >= 4.5, name


def test_black_on_the_accent_can_be_read() -> None:
    words = set_lower_third(Page(1280, 720), NAME, ROLE, TitleStyle.BOLD)
    luma = on(words, 1280, 720, "white")
    rows = slice(words.overlay.y, words.overlay.y + 30)
    plated = luma[rows, words.overlay.x + 4 : words.overlay.x + 180]
    lit = relative_luminance(plated)
    assert (lit.max() + 0.05) / (lit.min() + 0.05) > 8
    # The accent is a colour.
    assert words.overlay.blue.min() < 90


@pytest.mark.parametrize(("width", "height"), SHAPES)
@pytest.mark.parametrize("style", TitleStyle)
@pytest.mark.parametrize("rtl", [False, True])
def test_words_keep_to_the_safe_area(width: int, height: int, style: TitleStyle, rtl: bool) -> None:
    page = Page(width, height, rtl, "ar" if rtl else "en")
    name, role = ("أغنيس هولم", "حارسة المنارة") if rtl else (NAME, ROLE)
    for words in (
        set_title(page, name, role, style),
        set_title(page, "The Lighthouse Keeper's Extraordinarily Long Correspondence", role, style),
        set_lower_third(page, name, role, style),
        set_lower_third(page, "Maximiliana Featherstonehaugh-Cholmondeley", role * 3, style, raised=True),
    ):
        rows, columns = np.nonzero(inked(words, width, height))
        assert columns.min() >= 0.05 * width
        assert columns.max() <= 0.95 * width
        assert rows.min() >= 0.05 * height
        assert rows.max() <= (0.83 if page.tall else 0.93) * height


@pytest.mark.parametrize("style", TitleStyle)
def test_a_lower_third_stands_where_reading_begins(style: TitleStyle) -> None:
    for rtl in (False, True):
        words = set_lower_third(Page(640, 360, rtl), NAME, ROLE, style)
        columns = np.nonzero(inked(words, 640, 360))[1]
        assert bool(columns.mean() > 320) == rtl
        assert bool(columns.max() > 0.85 * 640) == rtl
        assert bool(columns.min() < 0.15 * 640) != rtl


@pytest.mark.parametrize(("width", "height"), SHAPES)
@pytest.mark.parametrize("style", TitleStyle)
def test_a_lower_third_keeps_off_captions_and_insets(width: int, height: int, style: TitleStyle) -> None:
    page = Page(width, height)
    caption = set_caption(page, "m" * 18 + "\n" + "m" * 18).overlay
    logo = page.inset(Spot.BOTTOM_LEFT, 60, 60)
    words = set_lower_third(page, NAME, ROLE, style, raised=True, around=(logo,))
    rows, columns = np.nonzero(inked(words, width, height))
    ink = Box(int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1)
    right, bottom = caption.x + caption.cover.shape[1], caption.y + caption.cover.shape[0]
    assert not ink.meets(Box(caption.x, caption.y, right, bottom))
    assert not ink.meets(logo)


def test_a_picture_in_the_dark_is_dimmed_less() -> None:
    page = Page(320, 180)
    night, day = (np.full((180, 320), level, np.uint8) for level in (60, 220))
    shade = [
        set_title(page, "Storm", "", TitleStyle.MINIMAL, luma=luma).overlay.cover[0, 0]
        for luma in (night, day)
    ]
    assert shade[0] < 0.25 * 255 < 0.5 * 255 < shade[1]


def test_capitals_are_set_apart() -> None:
    page = Page(640, 360)
    letters = {
        text: np.ptp(np.nonzero(inked(set_title(page, text), 640, 360))[1]) for text in ("STORMS", "Storms")
    }
    assert letters["STORMS"] > 1.2 * letters["Storms"]


def test_an_emoji_in_a_caption_is_in_colour() -> None:
    grey = set_caption(Page(640, 360), "The storm").overlay
    coloured = set_caption(Page(640, 360), "The storm 🍓").overlay
    assert np.ptp(grey.red.astype(int) * 255 - grey.plain.astype(int) * 128) < 400
    assert (coloured.red > coloured.plain * 0.6).any()


def test_an_overlay_travels_unchanged_and_small() -> None:
    overlay = set_caption(Page(1280, 720), "Every night he climbs 🌊\nthe hundred steps.").overlay
    sent = pickle.dumps(overlay)
    assert len(sent) < 400_000
    there = pickle.loads(sent)
    for opacity in (0.3, 1):
        pictures = [ground(1280, 720, "busy") for _ in range(2)]
        for one, picture in zip((overlay, there), pictures, strict=True):
            one.lay_on(picture, 1280, 720, opacity)
        assert np.array_equal(pictures[0], pictures[1])


def test_a_soft_shade_shows_no_steps() -> None:
    artwork = Artwork(256, 512)
    artwork.shade(np.tile(np.linspace(0, 0.2, 256, dtype=np.float32), (512, 1)), 1)
    picture = np.full(256 * 512 * 3 // 2, 180, np.uint8)
    Overlay.of(artwork).lay_on(picture, 256, 512)
    luma = planes(picture, 256, 512).luma.astype(float)
    columns = luma.mean(axis=0)
    wanted = 180 - (180 - 16) * np.linspace(0, 0.2, 256)
    assert np.abs(columns - wanted).max() < 0.5
    # Neighbouring columns differ by much less than a level, as a banded shade would not.
    assert np.abs(np.diff(columns)).max() < 0.6


def test_what_lies_over_another_hides_it() -> None:
    artwork = Artwork(16, 16)
    artwork.paint(plate(16, 16, 0), tint(1, 0, 0))
    artwork.paint(plate(16, 16, 0), tint(0, 0, 1), strength=0.5)
    picture = np.full(16 * 16 * 3 // 2, 128, np.uint8)
    Overlay.of(artwork).lay_on(picture, 16, 16)
    luma, blue, red = planes(picture, 16, 16)
    expected = [(one + other) / 2 for one, other in zip(tint(1, 0, 0), tint(0, 0, 1), strict=True)]
    assert luma[8, 8] == pytest.approx(expected[0], abs=1)
    assert blue[4, 4] == pytest.approx(128 + expected[1], abs=1)
    assert red[4, 4] == pytest.approx(128 + expected[2], abs=1)


def film(**more: object) -> Timeline:
    return Timeline.model_validate(
        {
            "width": 320,
            "height": 180,
            "clips": (Clip(scene=1, media=MediaId("clip"), frames=96),),
            **more,
        }
    )


def only(timeline: Timeline) -> Card:
    (card,) = cards(timeline)
    return card


def test_a_card_comes_and_goes_softly() -> None:
    card = only(film(titles=(Title(text="Storm", start=10, frames=40),)))
    shown = [card.opacity(number) for number in range(96)]
    assert [number for number, one in enumerate(shown) if one] == list(range(10, 50))
    assert shown[10:50] == pytest.approx(shown[10:50][::-1])
    assert max(shown) == 1


def test_a_key_changes_with_all_that_is_seen_and_with_nothing_else() -> None:
    title = Title(text="Storm", start=10, frames=40)
    first = only(film(titles=(title,)))
    assert only(film(titles=(title.but(start=30, frames=20),))).key == first.key
    others = [
        film(titles=(title.but(text="Storms"),)),
        film(titles=(title.but(subtitle="A tale"),)),
        film(titles=(title.but(style=TitleStyle.CARD),)),
        film(titles=(title.but(lower_third=True),)),
        film(titles=(title,), width=640, height=360),
        film(titles=(title,), rtl=True),
        film(titles=(title,), language="ja"),
        film(titles=(title,), insets=(Inset(media=MediaId("m"), spot=Spot.BOTTOM_LEFT, frames=96),)),
    ]
    keys = [only(one).key for one in others]
    assert len({first.key, *keys}) == len(keys) + 1
    raised = cards(film(titles=(title,), captions=(Caption(text="Home.", start=20, frames=9),)))
    assert raised[0].key != first.key


def test_a_title_looks_at_the_picture_and_a_lower_third_does_not() -> None:
    title = Title(text="Storm", start=10, frames=40)
    assert only(film(titles=(title,))).looks_at == 30
    assert only(film(titles=(title.but(start=90, frames=40),))).looks_at == 95
    assert only(film(titles=(title.but(lower_third=True),))).looks_at is None
    caption = Caption(text="Home.", start=20, frames=9)
    assert only(film(captions=(caption,))).looks_at is None
    assert cards(film(captions=(caption,), burn_captions=False)) == ()


@pytest.mark.parametrize(("spot", "upper"), [(Spot.TOP_LEFT, False), (Spot.BOTTOM_LEFT, True)])
def test_a_title_leaves_its_corner_to_a_logo(spot: Spot, upper: bool) -> None:
    logo = Inset(media=MediaId("m"), spot=spot, frames=96)
    card = only(film(titles=(Title(text="Storm", start=0, frames=40),), insets=(logo,)))
    assert card.looks_at is None
    rows = np.nonzero(inked(card.draw(), 320, 180))[0]
    assert bool(rows.mean() < 90) == upper
