"""What is read aloud of a text, and where its words are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.film.errors import WrongInput
from reelwright.sound.line import read_line


def words(text: str) -> list[str]:
    line = read_line(text)
    return [line.text[start:end] for start, end in line.words]


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("The keeper lights the lamp.", ["The", "keeper", "lights", "the", "lamp."]),
        ("<b>Bold</b> and **brave** _hearts_", ["Bold", "and", "brave", "hearts"]),
        ("See [the light](https://example.org/x) now", ["See", "the", "light", "now"]),
        ("Ombak 🌊🔥, lalu tenang 👩‍🚀", ["Ombak,", "lalu", "tenang"]),
        ("A storm — then calm", ["A", "storm —", "then", "calm"]),
        ("— Stay", ["— Stay"]),
        ("one\x00two\u200bthree\x07four", ["one", "twothree", "four"]),
        ("snake_case and 3 < 4 & 5°", ["snake_case", "and", "3 <", "4", "&", "5°"]),
        ("می\u200cشود", ["می\u200cشود"]),
    ],
)
def test_only_what_can_be_spoken_is_kept(text: str, spoken: list[str]) -> None:
    assert words(text) == spoken


@pytest.mark.parametrize("text", ["", "  \n", "🌊 🔥", "...", "<b></b>", "\x00\x01"])
def test_nothing_to_speak_is_said_so(text: str) -> None:
    with pytest.raises(WrongInput) as told:
        read_line(text)
    assert told.value.code == "nothing_to_speak"


@given(st.text(max_size=200))
def test_words_are_in_order_and_joined_give_the_text(text: str) -> None:
    try:
        line = read_line(text)
    except WrongInput:
        return
    pieces = [line.text[start:end] for start, end in line.words]
    assert " ".join(pieces) == line.text
    assert all(any(not character.isspace() for character in piece) for piece in pieces)
    assert "\x00" not in line.text
