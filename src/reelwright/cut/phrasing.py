"""Breaking words by sense: into captions that are read at a glance, and into their lines.

Figures follow the usual subtitling guides (BBC, Netflix): two lines of 42 characters, 17 characters a second,
lines that end where the sentence pauses and not between an article and its noun.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate, pairwise

from reelwright.cut.small_words import SmallWords, small_words
from reelwright.lettering import clusters, pieces

CHARACTERS_A_SECOND = 17
"""How fast captions may ask to be read; an ideograph counts as two characters."""

_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
"""Control characters other than white space."""
_STOPS = frozenset(".!?…。！？।؟۔")
_PAUSES = frozenset(";:—–；：؛")
_COMMAS = frozenset(",、，،")
_CLOSING = "\"'”’»)]}」』）】"


_ABBREVIATED = frozenset(
    {
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "prof.",
        "st.",
        "sr.",
        "jr.",
        "vs.",
        "no.",
        "mme.",
        "hr.",
        "fr.",
        "tn.",
        "ny.",
    }
)
"""Their stop ends no sentence."""
_NUMERALS = frozenset("一二三四五六七八九十百千万萬两兩０１２３４５６７８９0123456789")
"""What is counted, and its measure word, follow right behind."""
_CRUMB = 8
"""Columns below which a line beside a long one looks lost."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A caption's words in one or two lines, and the part of the whole text, by weight, that they cover."""

    lines: tuple[str, ...]
    start: int
    end: int

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def weight(self) -> int:
        return sum(weight(line) for line in self.lines)


def weight(text: str) -> int:
    """Columns that `text` takes: 2 for an ideograph, 0 for a mark and for what is not seen, else 1."""
    return sum(
        2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
        if unicodedata.category(one) not in {"Mn", "Me", "Cf", "Cc"}
    )


def phrases(text: str, columns: int, language: str = "en") -> tuple[Phrase, ...]:
    """`text` in captions of at most two lines of `columns`, broken by sense; none without words.

    Sentences, clauses and commas end in any script; `language` (BCP 47) tells which words cling to which.
    """
    text = " ".join(_UNSEEN.sub("", text).split())
    if not weight(text):
        return ()
    words = _words(text, columns, language)
    small = small_words(language)
    room = [0, *accumulate(weight(word) for word in words)]
    letters = [0, *accumulate(weight(word.strip()) for word in words)]
    ends = [_price_after(words, place, small) for place in range(len(words))]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        options = (
            (best[start][0] + _price(words, room, ends, start, end, columns), start)
            for start in range(end - 1, -1, -1)
            if room[end] - room[start] <= 2 * columns + 2
        )
        best.append(min(options))
    cuts = [len(words)]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][1])
    cuts.reverse()
    return tuple(
        Phrase(_lines(words, room, ends, start, end, columns), letters[start], letters[end])
        for start, end in pairwise(cuts)
    )


def _words(text: str, columns: int, language: str) -> list[str]:
    """Pieces that a line may end between, none wider than a line."""
    found: list[str] = []
    for piece in pieces(text, language):
        if weight(piece.strip()) <= columns:
            found.append(piece)
            continue
        part = ""
        for start, end in clusters(piece):
            cluster = piece[start:end]
            if part and weight(part + cluster.strip()) > columns:
                found.append(part)
                part = ""
            part += cluster
        found.append(part)
    return _seen(found)


def _seen(words: list[str]) -> list[str]:
    """The same, with what is not seen by itself (a joiner, a mark of direction) left to the word before."""
    found: list[str] = []
    for word in words:
        if found and not (weight(word.strip()) and weight(found[-1].strip())):
            found[-1] += word
        else:
            found.append(word)
    return found


def _price_after(words: list[str], place: int, small: SmallWords) -> float:
    """How badly a caption or a line that ends with word `place` reads."""
    if place == len(words) - 1:
        return 0
    bare = words[place].strip().rstrip(_CLOSING)
    following = words[place + 1].strip().strip("\"'“‘«(").rstrip(".,;:!?…。、，").lower()
    if bare.lower() in _ABBREVIATED or not any(one.isalnum() for one in following):
        # What has no letters (an emoji, a dash) stays with what it follows.
        return 16
    last = bare[-1:]
    if last in _STOPS:
        return 0
    if last in _PAUSES:
        return 1
    if last in _COMMAS:
        return 2
    if bare.lower() in small.holders or last in _NUMERALS:
        return 16
    if following in small.followers:
        return 14
    if following in small.openers:
        return 5
    return 7 if following in small.links else 9


def _price(words: list[str], room: list[int], ends: list[float], start: int, end: int, columns: int) -> float:
    """Of the caption from word `start` to before word `end`; endless when it does not fit into two lines."""
    split = _split(words, room, ends, start, end, columns)
    if split is None:
        # A single word always fits, so there is always some way through.
        return float("inf")
    total = room[end] - room[start]
    whole = start == 0 and end == len(words)
    crumb = 8.0 if total < 14 and not whole else 0.0
    sentences = sum(1 for place in range(start, end - 1) if ends[place] == 0)
    return 6 + 2 * ends[end - 1] + crumb + 4 * sentences + (split[1] if split[0] else 0)


def _split(
    words: list[str], room: list[int], ends: list[float], start: int, end: int, columns: int
) -> tuple[int, float] | None:
    """The first word of the second line (0 for one line) and how badly the split reads; None without any."""
    if _width(words, room, start, end) <= columns:
        return 0, 0.0
    found: tuple[float, int] | None = None
    for place in range(start + 1, end):
        upper, lower = _width(words, room, start, place), _width(words, room, place, end)
        if upper <= columns and lower <= columns:
            # Lines of like length, rather the lower one longer: the eye has less far to go.
            uneven = abs(upper - lower) / 8 + (0.5 if upper > lower else 0)
            lost = 3 if min(upper, lower) < _CRUMB else 0
            price = uneven + lost + ends[place - 1] / 2
            if found is None or price < found[0]:
                found = (price, place)
    return None if found is None else (found[1], found[0])


def _width(words: list[str], room: list[int], start: int, end: int) -> int:
    """Columns of words `start` to `end`, less the space after the last."""
    return room[end] - room[start] - (len(words[end - 1]) - len(words[end - 1].rstrip()))


def _lines(
    words: list[str], room: list[int], ends: list[float], start: int, end: int, columns: int
) -> tuple[str, ...]:
    split = _split(words, room, ends, start, end, columns)
    place = split[0] if split else 0
    parts = [words[start:place], words[place:end]] if place else [words[start:end]]
    return tuple("".join(part).strip() for part in parts)
