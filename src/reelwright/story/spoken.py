"""Spoken words: how many a line has, in any script, and how many a scene has room for."""

from __future__ import annotations

import math
import re
from fractions import Fraction

LEAST_PACE = Fraction(2)
MOST_PACE = Fraction(14, 5)
"""Spoken words a second: slower drags, faster cannot be followed (docs/reference/film-grammar.md)."""
_EASY_PACE = {"id": Fraction(23, 10)}
"""Words a second where words are long: Indonesian has 2.6 syllables a word, English 1.4, and natural speech
five or six syllables a second in both."""

_SPACED = re.compile(r"[^\W_]+(?:['’\-.,][^\W_]+)*")
_UNSPACED = (
    # Scripts written without spaces, and how many of their characters one spoken word takes on average.
    (re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"), 2),
    (re.compile(r"[\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff]"), 5),
)


def count_words(text: str) -> int:
    """Words as they are spoken: runs of letters or digits; CJK counts 2 signs a word, Thai and its kin 5."""
    words = 0
    for signs, size in _UNSPACED:
        found = len(signs.findall(text))
        words += -(-found // size)
        text = signs.sub(" ", text)
    return words + len(_SPACED.findall(text))


def easy(seconds: Fraction, language: str) -> int:
    """The most words of `language` that a narrator says in `seconds` without hurrying."""
    return math.floor(seconds * _EASY_PACE.get(language, MOST_PACE))


def room(seconds: Fraction) -> tuple[int, int]:
    """The fewest and the most words that keep the pace over `seconds`."""
    return math.ceil(seconds * LEAST_PACE), math.floor(seconds * MOST_PACE)
