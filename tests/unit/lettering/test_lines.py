"""Where lines end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.lettering import Typecase, break_lines, clusters, measure, pieces

PACKAGED = Typecase(folders=())
SIZE = 20


def broken(text: str, max_width: int) -> tuple[str, ...]:
    return break_lines(text, SIZE, max_width, case=PACKAGED)


def width(text: str) -> float:
    return measure(text, SIZE, case=PACKAGED)


WORDS = st.lists(st.text("abcdeinorst", min_size=1, max_size=9), min_size=1, max_size=40)


@given(WORDS, st.integers(150, 500))
@settings(max_examples=60, deadline=None)
def test_fits_words_into_the_width(words: list[str], max_width: int) -> None:
    text = " ".join(words)
    lines = broken(text, max_width)
    assert " ".join(lines) == text
    assert all(width(line) <= max_width + 0.5 for line in lines)
    # No fewer lines would do: filled greedily, the words take as many.
    greedy, line = 1, ""
    for word in words:
        line = f"{line} {word}".strip()
        if width(line) > max_width:
            greedy, line = greedy + 1, word
    assert len(lines) <= greedy


def test_makes_lines_even() -> None:
    lines = broken("The keeper of the light befriends a storm at sea", 330)
    assert len(lines) == 2
    assert max(map(width, lines)) < 1.35 * min(map(width, lines))


def test_cuts_a_word_only_when_the_word_is_too_wide() -> None:
    lines = broken("a " + "w" * 60 + " b", 200)
    assert "".join(lines).replace(" ", "") == "a" + "w" * 60 + "b"
    assert all(width(line) <= 200 for line in lines)
    assert broken("lighthouse keeper", int(width("lighthouse")) + 4) == ("lighthouse", "keeper")


def test_keeps_to_the_line_ends_that_are_written() -> None:
    assert broken("one\ntwo\r\n\u2028three", 500) == ("one", "two", "", "three")


@pytest.mark.parametrize(
    ("text", "max_width", "lines"),
    [
        ("saltwater-proof light", 110, ("saltwater-", "proof light")),
        ("page 10-12 now", 65, ("page", "10-12", "now")),
        ("non\u00a0stop go", 84, ("non\u00a0stop", "go")),
        ("Quoi donc ?", 95, ("Quoi", "donc ?")),
    ],
    ids=["hyphen", "range of numbers", "no-break space", "French question"],
)
def test_breaks_where_a_reader_expects(text: str, max_width: int, lines: tuple[str, ...]) -> None:
    assert broken(text, max_width) == lines


def test_breaks_between_ideographs_but_not_before_a_full_stop() -> None:
    # Boxes are as good as glyphs here: only the places matter.
    lines = broken("海上的灯塔守护者与风暴成为朋友。", 60)
    assert len(lines) > 2
    assert not any(line.startswith("。") for line in lines)


def test_breaks_thai_between_words() -> None:
    text = "น้ำใจที่ยิ่งใหญ่ของคนเฝ้าประภาคาร"
    lines = broken(text, 230)
    assert "".join(lines) == text
    assert len(lines) == 2
    assert lines[1] in {"คนเฝ้าประภาคาร", "ของคนเฝ้าประภาคาร", "เฝ้าประภาคาร"}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("嵐が来ても、灯台守は決して離れません。", "ja", "嵐が|来ても、|灯台守は|決して|離れません。"),
        ("他点亮大海上的灯。", "zh", "他|点亮|大海|上的|灯。"),
        ("點亮大海上的燈。", "zh-TW", "點亮|大海|上的|燈。"),
        ("เขาปีนบันไดเพื่อจุดตะเกียง", "th", "เขา|ปีน|บัน|ได|เพื่อ|จุด|ตะเกียง"),
        ("폭풍이 와도 등대를", "ko", "폭풍이 |와도 |등대를"),
    ],
)
def test_finds_words_where_there_are_no_spaces(text: str, language: str, expected: str) -> None:
    assert "|".join(pieces(text, language)) == expected


def test_never_parts_a_letter_from_its_marks() -> None:
    lines = broken("น้ำน้ำน้ำน้ำ" + "e\u0323\u0301" * 8 + "क्षिक्षिक्षि", 30)
    assert not any(line[0] in "\u0e49\u0e33\u0301\u0323\u093f\u094d" for line in lines if line)


def test_names_the_pieces_between_which_a_line_may_end() -> None:
    assert pieces("The salt-water light 10-12.") == ["The ", "salt-", "water ", "light ", "10-12."]
    assert pieces("灯塔。海") == ["灯塔。", "海"]
    assert pieces("") == []


@given(st.text(max_size=80))
@settings(max_examples=80, deadline=None)
def test_pieces_and_clusters_are_the_whole_text(text: str) -> None:
    assert "".join(pieces(text)) == text
    assert "".join(text[start:end] for start, end in clusters(text)) == text


def test_a_cluster_is_what_a_reader_sees_as_one_letter() -> None:
    text = "e\u0301น้ำ👨\u200d👩\u200d👧👍🏽🇮🇩🇯🇵क्षि"
    assert [text[start:end] for start, end in clusters(text)] == [
        "e\u0301",
        "น้ำ",
        "👨\u200d👩\u200d👧",
        "👍🏽",
        "🇮🇩",
        "🇯🇵",
        "क्षि",
    ]
