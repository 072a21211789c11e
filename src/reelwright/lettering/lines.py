"""Where a line may end, and where it had best end."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from enum import IntEnum

from reelwright.lettering.bidi import base_level
from reelwright.lettering.clusters import clusters
from reelwright.lettering.sense import word_starts
from reelwright.lettering.setting import Hand, set_line

_GLUE = frozenset("\u00a0\u202f\u2007\u2060")
_HYPHENS = frozenset("-\u2010\u2012\u2013\u2014")
_NEVER_FIRST = frozenset(
    "!?:;,.)]}»”’…%、。，．・：；！？）］｝〉》」』】〕ー々ゝゞ"  # closing marks
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ〻〜～"  # small kana
    "ะาๅๆฯຯໆ"  # Thai and Lao vowels and marks that follow their letter
)
_NEVER_LAST = frozenset("([{«“‘（［｛〈《「『【〔")
_PAIRED = frozenset({("…", "…"), ("—", "—"), ("‥", "‥")})
_EAST_ASIAN = (
    (0x2E80, 0x303F),
    (0x3040, 0x30FF),
    (0x3100, 0x312F),
    (0x31A0, 0x31BF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFF00, 0xFFEF),
    (0x20000, 0x3FFFF),
)
_UNSPACED = ((0x0E00, 0x0E7F), (0x0E80, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF))
"""Thai, Lao, Myanmar, Khmer: words run together, and only a dictionary knows where they end."""


class _Break(IntEnum):
    """How good it is to end a line here."""

    NEVER = 0
    POOR = 1
    """Between two letters of a script without spaces."""
    FAIR = 2
    """Between two ideographs of one word."""
    GOOD = 3


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Clusters by their starts, with the room before each and how good a break before it is."""

    text: str
    starts: list[int]
    room: list[float]
    """Ems before each cluster; one more for the end."""
    ink: list[float]
    """The same, less the spaces that stand right before it."""
    breaks: dict[_Break, list[int]]
    """For each kind, the last cluster at or before this one with such a break; 0 when there is none."""


def break_paragraph(text: str, width: float, hand: Hand) -> list[str]:
    """`text` (no line ends in it) as lines at most `width` ems wide, no fewer and as even as they can be.

    A single cluster wider than `width` has a line to itself.
    """
    paragraph = _measured(text, hand)
    breaks, cost = _greedy(paragraph, width)
    low, high = width / 4, width
    for _ in range(12 if len(breaks) > 1 else 0):
        middle = (low + high) / 2
        narrower, price = _greedy(paragraph, middle)
        if len(narrower) == len(breaks) and price <= cost:
            breaks, high = narrower, middle
        else:
            low = middle
    edges = [*breaks, len(paragraph.starts)]
    places = [*paragraph.starts, len(text)]
    return [
        text[places[edges[index]] : places[edges[index + 1]]].strip(" ") for index in range(len(edges) - 1)
    ]


def pieces(text: str, language: str = "") -> list[str]:
    """`text` in the pieces between which a line may well end, each with the spaces after it.

    `language` (BCP 47) tells Chinese from Japanese where the text alone does not.
    """
    found: list[str] = []
    start = 0
    words = word_starts(text, language)
    for place, end in clusters(text):
        if end == len(text) or _break_between(text, place, end, words) is _Break.GOOD:
            found.append(text[start:end])
            start = end
    return found


def _measured(text: str, hand: Hand) -> _Paragraph:
    advances = set_line(text, base_level(text), hand).advances
    letters = clusters(text)
    room, ink = [0.0], [0.0]
    words = word_starts(text, hand.language)
    breaks = {kind: [0] for kind in (_Break.GOOD, _Break.FAIR, _Break.POOR)}
    for index, (start, end) in enumerate(letters):
        room.append(room[-1] + sum(advances[start:end]))
        ink.append(ink[-1] if text[start:end].isspace() else room[-1])
        kind = _break_between(text, start, end, words) if end < len(text) else _Break.NEVER
        for one, last in breaks.items():
            last.append(index + 1 if kind is one else last[-1])
    return _Paragraph(text, [start for start, _ in letters], room, ink, breaks)


def _greedy(paragraph: _Paragraph, width: float) -> tuple[list[int], float]:
    """The first cluster of each line when every line is filled, and a price for breaks that read badly."""
    count = len(paragraph.starts)
    breaks, price, at = [0], 0.0, 0
    while True:
        # A hair more than asked: the room was added up in floating point.
        limit = paragraph.room[at] + width + 1e-6
        fits = max(bisect_right(paragraph.ink, limit) - 1, at + 1)
        if fits >= count:
            return breaks, price
        at, bad = _best(paragraph, at, fits, width)
        price += bad
        breaks.append(at)


def _best(paragraph: _Paragraph, at: int, fits: int, width: float) -> tuple[int, float]:
    """Where the line from cluster `at` ends when `fits` is the furthest it can, and how bad that is."""
    last = {kind: places[fits] for kind, places in paragraph.breaks.items()}
    for kind, bad in ((_Break.GOOD, 0.0), (_Break.FAIR, 1.0)):
        full = paragraph.ink[last[kind]] - paragraph.room[at] >= 0.5 * width
        if last[kind] > at and full:
            return last[kind], bad
    if last[_Break.POOR] > at:
        return last[_Break.POOR], 5.0
    # Only a short line before a long word is left, or the word itself has to be cut.
    better = max(last[_Break.GOOD], last[_Break.FAIR])
    return (better, 0.0) if better > at else (fits, 100.0)


def _break_between(text: str, start: int, place: int, words: frozenset[int]) -> _Break:
    """How good a break before `place` is; the cluster before it starts at `start`, words at `words`."""
    before, last, here = text[start], text[place - 1], text[place]
    if before in _GLUE or last == "\u2060" or here in _GLUE or here == " ":
        return _Break.NEVER
    if here in _NEVER_FIRST or before in _NEVER_LAST:
        return _Break.NEVER
    if (before, here) in _PAIRED:
        return _Break.NEVER
    if last == "\u200b" or unicodedata.category(before) == "Zs":
        # A space inside opening marks ("« mot »") holds them to their word.
        opened = start > 0 and text[start - 1] in _NEVER_LAST
        return _Break.NEVER if opened else _Break.GOOD
    if before in _HYPHENS:
        inside = start > 0 and not text[start - 1].isspace() and here.isalpha()
        return _Break.GOOD if inside else _Break.NEVER
    if _within(before, _EAST_ASIAN) or _within(here, _EAST_ASIAN):
        return _Break.GOOD if place in words or not _runs_on(before, here) else _Break.FAIR
    if _within(before, _UNSPACED) and _within(here, _UNSPACED):
        return _Break.GOOD if place in words else _Break.POOR
    return _Break.NEVER


def _runs_on(before: str, here: str) -> bool:
    """Both stand in a run of ideographs or kana, where only `word_starts` knows the words."""
    return _within(before, _EAST_ASIAN) and _within(here, _EAST_ASIAN)


def _within(character: str, blocks: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= ord(character) <= high for low, high in blocks)
