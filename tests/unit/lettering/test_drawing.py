"""Words as pictures: every script, safely, the same each time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.lettering import Drawn, Typecase, Weight, draw, measure

PACKAGED = Typecase(folders=())
"""Only what is installed with Reelwright, as on a machine without fonts."""
NOWHERE = "\U0010fffe"
"""A code point that no font may have."""

SCRIPTS = {
    "latin": "The Lighthouse & the Storm: Café Việt",
    "cyrillic": "Привет, мир",
    "greek": "Ωμέγα αστέρι",
    "arabic": "مرحبا بالعالم",
    "hebrew": "שלום עולם",
    "devanagari": "नमस्ते क्षत्रिय",
    "thai": "สวัสดีชาวโลก น้ำ",
    "georgian": "საქართველო",
    "music and arrows": "♪ → ★ ½ ₹ “quoted” …",
}


def drawn(text: str, **options: object) -> Drawn:
    return draw(text, size=40, case=PACKAGED, **options)  # pyright: ignore[reportArgumentType]


def gaps(picture: Drawn) -> int:
    """Clear columns between the first and the last ink: where letters do not touch."""
    return int((~picture.alpha.any(axis=0)).sum())


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS.keys())
@pytest.mark.parametrize("weight", Weight)
def test_sets_every_script_from_the_package_alone(text: str, weight: Weight) -> None:
    picture = drawn(text, weight=weight)
    assert picture.missing == ()
    assert picture.lines == (text,)
    # Ink over at least half of the room that the letters take, and smooth edges.
    assert picture.width > 0.5 * measure(text, 40, weight, case=PACKAGED)
    assert picture.alpha.max() == 255
    assert np.unique(picture.alpha).size > 50


def test_joins_arabic_letters() -> None:
    joined, apart = drawn("ببب"), drawn("ب\u200cب\u200cب")
    assert joined.width < 0.8 * apart.width
    assert gaps(joined) == 0


def test_reorders_a_mixed_line() -> None:
    # As it is seen: the Hebrew word is turned round and the number after it stands to its left.
    mixed = drawn("abc שלום 123 def")
    turned = drawn("\u202dabc 123 םולש def\u202c")
    assert mixed.alpha.shape == turned.alpha.shape
    assert np.array_equal(mixed.alpha, turned.alpha)
    assert not np.array_equal(mixed.alpha, drawn("\u202dabc שלום 123 def\u202c").alpha)


def test_mirrors_brackets_in_a_line_from_right_to_left() -> None:
    plain, bracketed = drawn("שלום"), drawn("(שלום)")
    assert bracketed.width > plain.width
    # Each bracket turns its hollow side to the word, so the picture's two ends mirror each other.
    left, right = bracketed.alpha[:, :8], bracketed.alpha[:, -8:]
    assert np.abs(left.astype(int) - right[:, ::-1]).mean() < 40


def test_puts_vowel_signs_where_they_belong() -> None:
    # The short i is written after its consonant and stands before it.
    with_sign, bare = drawn("कि"), drawn("क")
    assert with_sign.width > bare.width
    assert with_sign.height > bare.height


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00\x07", "\u200d", "\u202e"])
def test_gives_one_clear_pixel_when_there_is_nothing_to_see(text: str) -> None:
    picture = drawn(text)
    assert picture.alpha.shape == (1, 1)
    assert picture.alpha.max() == 0
    assert picture.missing == ()


def test_draws_a_box_for_a_letter_that_no_font_has() -> None:
    picture = drawn(f"a{NOWHERE}b")
    assert picture.missing == (NOWHERE,)
    assert picture.lines == (f"a{NOWHERE}b",)
    assert picture.width > drawn("ab").width + 15
    box = drawn(NOWHERE).alpha
    assert box.min(axis=1)[0] == 255  # a stroke along the top
    assert box[box.shape[0] // 2, box.shape[1] // 2] == 0  # and nothing inside


def test_leaves_out_a_picture_that_no_font_has() -> None:
    astronaut = "👩\u200d🚀"
    picture = drawn(f"Lift {astronaut} off")
    assert picture.missing == (astronaut,)
    assert picture.lines == ("Lift off",)
    assert np.array_equal(picture.alpha, drawn("Lift off").alpha)


def test_keeps_the_letter_when_only_its_mark_is_missing() -> None:
    picture = drawn("a\u1ac4!")
    assert picture.lines == ("a!",)
    assert picture.missing == ("a\u1ac4",)


def test_reports_each_missing_letter_once() -> None:
    assert drawn(f"{NOWHERE}x{NOWHERE}").missing == (NOWHERE,)


@pytest.mark.parametrize(
    "text",
    [
        "\ud800 lone \udfff",
        "nul\x00 and bell\x07",
        "e" + "\u0301" * 500,
        "👨\u200d👩\u200d👧\u200d👦" * 20,
        "🇮🇩🇮",
        "\u2067\u202e" * 200,
        "\u0301 mark first",
    ],
    ids=["surrogates", "controls", "piled marks", "families", "half a flag", "deep isolates", "mark first"],
)
def test_survives_awkward_text(text: str) -> None:
    picture = drawn(text, max_width=300)
    assert picture.height < 40 * 1.25 * (len(picture.lines) + 4)


def test_draws_a_line_of_two_thousand_characters() -> None:
    picture = draw("word " * 400, size=14, case=PACKAGED)
    assert len(picture.lines) == 1
    assert picture.width > 13_000
    assert picture.alpha[:, -16:].any()


@given(st.text(max_size=60), st.sampled_from([None, 1, 90]), st.booleans())
@settings(max_examples=120, deadline=None)
def test_draws_any_text_the_same_each_time(text: str, max_width: int | None, mono: bool) -> None:
    first = draw(text, size=17, max_width=max_width, mono=mono, case=PACKAGED)
    second = draw(text, size=17, max_width=max_width, mono=mono, case=PACKAGED)
    assert first.alpha.dtype == np.uint8
    assert np.array_equal(first.alpha, second.alpha)
    assert first.lines == second.lines
    assert len(first.baselines) == len(first.lines)
    assert first.missing == second.missing


def test_says_where_the_lines_stand() -> None:
    picture = drawn("ooo\nooo", line_gap=1.5)
    upper, lower = picture.baselines
    assert lower - upper == 60
    # A round letter hangs a hair below the line that it stands on.
    ink = picture.alpha.max(axis=1)
    assert ink[upper - 2] > 0
    assert ink[upper + 3 : lower - 30].max() == 0
    assert picture.height - lower <= 2


def test_aligns_lines_within_the_widest() -> None:
    left, centre, right = (drawn("HHHHHH\nI", align=align).alpha for align in ("left", "center", "right"))
    places = [int(np.flatnonzero(one[-20:].any(axis=0))[0]) for one in (left, centre, right)]
    assert places[0] < 10
    assert abs(places[1] - left.shape[1] / 2) < 10
    assert places[2] > left.shape[1] - 15


def test_bold_is_heavier_and_mono_is_even() -> None:
    assert drawn("Reel", weight=Weight.BOLD).alpha.mean() > drawn("Reel").alpha.mean()
    assert measure("iiii", 40, mono=True, case=PACKAGED) == measure("MMMM", 40, mono=True, case=PACKAGED)
    assert measure("iiii", 40, case=PACKAGED) < measure("MMMM", 40, case=PACKAGED)


def test_measures_the_widest_line_in_proportion_to_the_size() -> None:
    assert measure("a\nabc", 40, case=PACKAGED) == measure("abc", 40, case=PACKAGED)
    assert measure("abc", 80, case=PACKAGED) == pytest.approx(2 * measure("abc", 40, case=PACKAGED))


def test_is_read_only() -> None:
    with pytest.raises(ValueError, match="read-only"):
        drawn("a").alpha[0, 0] = 1


@pytest.mark.parametrize(("size", "max_width"), [(0, None), (-3, None), (20, 0)])
def test_refuses_no_size_at_all(size: int, max_width: int | None) -> None:
    with pytest.raises(ValueError, match="at least 1 pixel"):
        draw("a", size=size, max_width=max_width, case=PACKAGED)
