"""Facts of shaping that a reader of each script would notice, on a machine without a font of its own."""

from __future__ import annotations

import numpy as np
import pytest

from reelwright.lettering import Drawn, Typecase, Weight, draw, fonts
from reelwright.lettering.bidi import base_level
from reelwright.lettering.clusters import clusters
from reelwright.lettering.setting import Hand, Placed, set_line

PACKAGED = Typecase(folders=())
EMOJI = ("😀", "❤️", "👩‍🚀", "👩‍❤️‍👨", "🇮🇩", "👍🏽", "1️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🐦‍🔥")
SAMPLES = {
    "zh": "灯塔守护人与暴风雨，“海”。",
    "zh-TW": "燈塔守護人與暴風雨：「海」",
    "ja": "灯台守と嵐、海へ。ー",
    "ko": "등대지기와 폭풍, 바다로.",
}


def glyphs(text: str, language: str = "", weight: Weight = Weight.REGULAR) -> list[Placed]:
    return list(set_line(text, base_level(text), Hand(PACKAGED, weight, language=language)).glyphs)


def ids(text: str, language: str = "") -> list[int]:
    return [one.glyph for one in glyphs(text, language)]


def coloured(text: str, **options: object) -> Drawn:
    return draw(text, size=48, case=PACKAGED, colour=True, **options)  # pyright: ignore[reportArgumentType]


def test_arabic_letters_take_the_form_of_their_place() -> None:
    # The same letter alone, at the start, in the middle and at the end of a word: four glyphs.
    (alone,) = ids("ع")
    last, middle, first = ids("ععع")
    assert len({alone, first, middle, last}) == 4
    # lam and alef are one glyph.
    assert len(ids("لا")) == 1


def test_persian_and_arabic_digits_run_to_the_right_within_a_line_to_the_left() -> None:
    line = glyphs("سنة ١٢٣")
    one, two, three = ids("١٢٣")
    assert [placed.glyph for placed in line[:3]] == [one, two, three]


def test_devanagari_joins_consonants_and_moves_the_short_i_before_them() -> None:
    assert len(ids("क्ष")) == 1  # a conjunct of three characters
    consonant = ids("क")[0]
    moved = ids("कि")
    assert len(moved) == 2
    assert moved[1] == consonant
    # The r of "rka" is written above what follows it.
    assert ids("र्क")[0] == consonant


def test_thai_marks_stand_on_their_letter_and_above_each_other() -> None:
    base, vowel, tone = glyphs("นี่")
    assert vowel.x < base.x + 1
    assert tone.x < base.x + 1
    # Above a vowel the tone mark stands higher than it does alone.
    bounds = [one.face.bounds(one.glyph) for one in (tone, glyphs("น่")[1]) if one.face]
    tops = [bound[3] + one.y for bound, one in zip(bounds, (tone, glyphs("น่")[1]), strict=True) if bound]
    assert tops[0] > tops[1]
    # Sara am comes apart: its ring goes above the letter, with the tone, and the rest stands behind.
    assert ids("น้ำ")[0] == ids("น")[0]
    assert ids("น้ำ")[-1] == ids("า")[0]


def test_hebrew_points_take_no_room() -> None:
    pointed = set_line("שָׁ", 1, Hand(PACKAGED))
    assert pointed.width == pytest.approx(set_line("ש", 1, Hand(PACKAGED)).width, abs=0.05)


@pytest.mark.parametrize(("language", "text"), SAMPLES.items())
@pytest.mark.parametrize("weight", Weight)
def test_sets_east_asian_scripts_from_packages_alone(language: str, text: str, weight: Weight) -> None:
    picture = draw(text, size=40, weight=weight, case=PACKAGED, language=language)
    assert picture.missing == ()
    assert all(placed.glyph for placed in glyphs(text, language, weight))


def test_ideographs_take_the_form_of_the_language() -> None:
    forms = {language: tuple(ids("直骨", language)) for language in ("ja", "zh-Hans", "zh-TW", "ko")}
    assert len(set(forms.values())) >= 3
    assert tuple(ids("直骨あ", "en"))[:2] == forms["ja"]  # the kana beside them tell
    assert tuple(ids("直骨", "en")) == forms["zh-Hans"]


def test_quotation_marks_beside_ideographs_are_as_wide_as_they() -> None:
    wide = set_line("“海”", 0, Hand(PACKAGED, language="zh"))
    assert wide.width == pytest.approx(3, abs=0.01)
    assert set_line("“sea”", 0, Hand(PACKAGED, language="zh")).advances[0] < 0.6


def test_bold_ideographs_are_heavier() -> None:
    regular, bold = (draw("海", size=60, weight=weight, case=PACKAGED).alpha for weight in Weight)
    assert 1.15 < bold.sum(dtype=int) / regular.sum(dtype=int) < 1.8


@pytest.mark.parametrize("emoji", EMOJI)
def test_emoji_are_one_picture_in_colour(emoji: str) -> None:
    assert len(clusters(emoji)) == 1
    assert len(set_line(emoji, 0, Hand(PACKAGED, colour=True)).glyphs) == 1
    picture = coloured(emoji)
    assert picture.missing == ()
    assert picture.colour is not None
    assert picture.alpha.max() == 0
    colours = picture.colour[..., :3].astype(int)
    spread = colours.max(axis=2) - colours.min(axis=2)
    assert np.percentile(spread[picture.colour[..., 3] > 200], 95) > 15
    assert 34 < picture.height < 58
    # Multiplied by their cover, so none is brighter than that.
    assert (picture.colour[..., :3] <= picture.colour[..., 3:]).all()


def test_letters_stay_letters_beside_an_emoji() -> None:
    mixed, plain = coloured("Sea 🐋 go"), coloured("Sea")
    assert mixed.colour is not None
    assert plain.colour is None
    letters = np.flatnonzero(mixed.alpha.any(axis=0))
    pictures = np.flatnonzero(mixed.colour[..., 3].any(axis=0))
    assert letters[0] < pictures[0] < pictures[-1] < letters[-1]
    assert np.array_equal(mixed.alpha[:, : plain.width].max(axis=0) > 0, plain.alpha.max(axis=0) > 0)


@pytest.mark.parametrize("sign", ["☀", "❤\ufe0e", "1", "©", "→"])
def test_a_sign_that_is_text_by_default_stays_text(sign: str) -> None:
    assert coloured(sign).colour is None


def test_tracking_moves_letters_apart_but_not_joined_ones() -> None:
    for text, apart in (("STORM", True), ("عاصفة", False), ("तूफ़ान", False)):
        close, wide = (set_line(text, 0, Hand(PACKAGED, tracking=way)).width for way in (0, 0.1))
        assert wide - close == pytest.approx(0.5 if apart else 0, abs=0.01)


def test_lines_are_flush_by_their_ink_and_quotation_marks_hang() -> None:
    block = draw("Iris\nOld\n“Old", size=60, case=PACKAGED, line_gap=1.5)
    rows = [block.alpha[row - 40 : row] for row in block.baselines]
    first = [int(np.flatnonzero(row.max(axis=0) > 128)[0]) for row in rows]
    assert abs(first[0] - first[1]) <= 2
    assert first[2] <= 1
    assert first[0] > 15
    mirrored = draw("אבא\nשלום", size=60, case=PACKAGED, align="right", line_gap=1.5)
    ends = [int(np.flatnonzero(mirrored.alpha[row - 30 : row].any(axis=0))[-1]) for row in mirrored.baselines]
    assert abs(ends[0] - ends[1]) <= 2


def test_names_the_fonts_that_a_text_is_set_from() -> None:
    plain = fonts("Storm", case=PACKAGED)
    assert plain == fonts("Rain", case=PACKAGED)
    assert len(fonts("Storm 🐋", case=PACKAGED, colour=True)) == len(plain) + 1
    assert fonts("Storm", Weight.BOLD, case=PACKAGED) != plain
