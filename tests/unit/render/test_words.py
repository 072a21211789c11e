from __future__ import annotations

import numpy as np
import pytest

from reelwright.film.ids import MediaId
from reelwright.film.time import FILM_RATE
from reelwright.film.timeline import Caption, Clip, Timeline, Title
from reelwright.render.artwork import Artwork, plate
from reelwright.render.overlay import Overlay
from reelwright.render.page import Page
from reelwright.render.planes import Picture, planes
from reelwright.render.titles import quieter_above, set_title
from reelwright.render.typeset import caption_cards, set_caption
from reelwright.render.words import cards, missing_note

SHAPES = [(1280, 720), (720, 1280), (720, 720), (320, 180)]
LONG = "Every night he climbs the hundred and twelve steps to light the lamp above the sea."
UNKNOWN = "\U000f1234"
"""A private-use letter that no font draws."""


def _grey(width: int, height: int, luma: int) -> Picture:
    picture = np.full(width * height * 3 // 2, 100, np.uint8)
    picture[: width * height] = luma
    return picture


def _timeline(frames: int = 96, **more: object) -> Timeline:
    return Timeline.model_validate(
        {
            "width": 320,
            "height": 180,
            "clips": (Clip(scene=1, media=MediaId("clip"), frames=frames),),
            **more,
        }
    )


@pytest.mark.parametrize(("width", "height"), SHAPES)
@pytest.mark.parametrize(
    "text", ["Home.", LONG, "في كل ليلة يصعد مئة واثنتي عشرة درجة ليضيء المصباح.", "ประภาคารและพายุ"]
)
def test_a_caption_is_readable_inside_the_safe_area(width: int, height: int, text: str) -> None:
    page = Page(width, height)
    set_ = set_caption(page, text)
    for level in (16, 235):
        before = _grey(width, height, level)
        after = before.copy()
        set_.overlay.lay_on(after, width, height)
        luma = planes(after, width, height).luma
        changed = np.argwhere(luma != level)
        top, left = changed.min(axis=0)
        bottom, right = changed.max(axis=0)
        assert left >= 0.05 * width
        assert right < 0.95 * width
        assert abs((left + right) / 2 - width / 2) < 0.01 * width + 2
        lowest = 0.82 if height > width else 0.92
        assert 0.6 * height < top < bottom <= lowest * height + 1
        box = luma[top : bottom + 1, left : right + 1]
        # White letters on a plate that is dark even where the picture is not.
        assert box.max() >= (190 if height < 200 else 230)
        assert np.median(box) < 140


@pytest.mark.parametrize(("width", "height"), SHAPES)
@pytest.mark.parametrize("rtl", [False, True])
def test_a_title_stands_on_its_side_and_above_the_captions(width: int, height: int, rtl: bool) -> None:
    page = Page(width, height, rtl)
    after = _grey(width, height, 16)
    set_title(page, "The Keeper and the Storm", "A friendship", raised=True).overlay.lay_on(
        after, width, height
    )
    ink = np.argwhere(planes(after, width, height).luma > 120)
    top, left = ink.min(axis=0)
    bottom, right = ink.max(axis=0)
    assert left >= 0.05 * width
    assert right <= 0.95 * width
    assert (right > 0.88 * width) == rtl or (left < 0.12 * width) != rtl
    assert 0.3 * height < top < bottom
    caption = set_caption(page, LONG)
    assert bottom < caption.overlay.y


def test_a_title_can_be_read_on_white() -> None:
    after = _grey(1280, 720, 235)
    set_title(Page(1280, 720), "The Keeper and the Storm").overlay.lay_on(after, 1280, 720)
    luma = planes(after, 1280, 720).luma
    rows = np.argwhere((luma[:, :-1].astype(int) - luma[:, 1:] > 80).any(axis=1))
    assert rows.size > 40
    assert luma[:200].min() == 235


@pytest.mark.parametrize(("width", "height"), SHAPES)
def test_words_however_long_stay_on_the_screen(width: int, height: int) -> None:
    page = Page(width, height)
    for text in ("word " * 120, "unbreakable" * 12, LONG + LONG):
        for words in (set_caption(page, text), set_title(page, text, text)):
            after = _grey(width, height, 128)
            words.overlay.lay_on(after, width, height)
            assert not np.array_equal(after, _grey(width, height, 128))


def test_a_long_caption_becomes_cards_of_two_lines_that_use_all_its_time() -> None:
    page = Page(1280, 720)
    text = f"{LONG} {LONG} {LONG}"
    cards = caption_cards(page, text, 240, FILM_RATE)
    assert len(cards) > 1
    assert sum(frames for _, frames in cards) == 240
    assert min(frames for _, frames in cards) >= 24
    assert " ".join(" ".join(card.split("\n")) for card, _ in cards) == text
    assert all(card.count("\n") <= 1 for card, _ in cards)
    assert caption_cards(page, text, 30, FILM_RATE) == ((text, 30),)
    assert caption_cards(page, "Home.", 30, FILM_RATE) == (("Home.", 30),)


def test_a_caption_of_nothing_shows_nothing() -> None:
    after = _grey(320, 180, 128)
    set_caption(Page(320, 180), " ").overlay.lay_on(after, 320, 180)
    assert np.array_equal(after, _grey(320, 180, 128))


@pytest.mark.parametrize(("width", "height"), [(16, 16), (16, 2048), (2048, 16)])
def test_a_picture_of_any_shape_can_be_lettered(width: int, height: int) -> None:
    page = Page(width, height)
    for words in (set_caption(page, LONG), set_title(page, "The Keeper and the Storm", LONG)):
        after = _grey(width, height, 128)
        words.overlay.lay_on(after, width, height)
        assert not np.array_equal(after, _grey(width, height, 128))


def test_line_breaks_are_kept_where_they_fit_and_only_there() -> None:
    short = "Every night\nhe climbs."
    wide, tall = Page(1280, 720), Page(720, 1280)
    assert set_caption(wide, short).text == short
    assert set_caption(tall, short).text == short
    columns = "Every night the keeper climbs the hundred\nand twelve steps up."
    assert set_caption(wide, columns).text == columns
    assert "\n" not in set_caption(tall, columns).text
    assert caption_cards(tall, columns, 240, FILM_RATE) == ((columns, 240),)


def test_words_come_and_go_when_the_timeline_says() -> None:
    cut = _timeline(
        titles=(Title(text="Storm", start=10, frames=40),),
        captions=(Caption(text="Home.", start=30, frames=20), Caption(text="Again.", start=50, frames=10)),
    )
    dealt = cards(cut)
    shown = {
        number: [card.opacity(number) for card in dealt if card.start <= number < card.stop]
        for number in range(96)
    }
    assert [number for number in shown if shown[number]] == list(range(10, 60))
    assert [len(shown[number]) for number in (10, 29, 30, 49, 50, 59)] == [1, 1, 2, 2, 1, 1]
    title = [shown[number][0] for number in range(10, 50)]
    assert title == pytest.approx(title[::-1])
    assert 0 < title[0] < 0.1 < title[5] < 0.9
    assert max(title) == 1
    assert title[13:27] == [1] * 14


def test_captions_beside_the_film_are_not_burnt_in() -> None:
    cut = _timeline(captions=(Caption(text="Home.", start=0, frames=20),), burn_captions=False)
    assert cards(cut) == ()


def test_a_letter_that_no_font_has_is_noted() -> None:
    cut = _timeline(
        titles=(Title(text="Storm", start=0, frames=10),),
        captions=(Caption(text=f"So {UNKNOWN} it is.", start=20, frames=10),),
    )
    title, caption = cards(cut)
    assert missing_note(title.draw()) is None
    note = missing_note(caption.draw())
    assert note is not None
    assert note.code == "missing_glyph"
    assert UNKNOWN in note.message


def test_an_overlay_takes_light_and_colour_away_together() -> None:
    artwork = Artwork(30, 20)
    artwork.shade(plate(30, 20, 4), 1)
    picture = _grey(64, 48, 180)
    Overlay.of(artwork, 10, 8).lay_on(picture, 64, 48)
    luma, blue, red = planes(picture, 64, 48)
    assert luma[18, 25] == 16
    assert blue[9, 12] == red[9, 12] == 128
    assert luma[8, 10] == 180  # the corner is round
    assert luma[0, 0] == 180
    assert blue[0, 0] == 100


def test_half_an_overlay_is_half_way() -> None:
    artwork = Artwork(30, 20)
    artwork.paint(plate(30, 20, 0))
    picture = _grey(64, 48, 180)
    Overlay.of(artwork, 10, 8).lay_on(picture, 64, 48, 0.5)
    luma, blue, _ = planes(picture, 64, 48)
    assert luma[18, 25] == pytest.approx((180 + 235) / 2, abs=1)
    assert blue[9, 12] == 114


@pytest.mark.parametrize(("busy", "above"), [("below", True), ("over", False), ("nowhere", False)])
def test_a_title_keeps_off_what_there_is_to_see(busy: str, above: bool) -> None:
    page = Page(640, 360)
    luma = np.full((360, 640), 90, np.uint8)
    rows = {"below": slice(180, 320), "over": slice(20, 140), "nowhere": slice(0, 0)}[busy]
    luma[rows, 60:300:8] = 200
    assert quieter_above(page, luma, raised=False) is above


def test_a_title_above_stands_above() -> None:
    page = Page(640, 360)
    for raised in (False, True):
        picture = np.full(640 * 360 * 3 // 2, 128, np.uint8)
        before = picture.copy()
        set_title(page, "Storm", "A tale", raised=raised, upper=True).overlay.lay_on(picture, 640, 360)
        changed = (picture != before)[: 640 * 360].reshape(360, 640).any(axis=1)
        assert changed[40:90].all()
        assert not changed[230:].any()
