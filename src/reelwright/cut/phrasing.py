"""Breaking words by sense: into captions that are read at a glance, and into their lines.

Figures follow the usual subtitling guides (BBC, Netflix): two lines of 42 characters, 17 characters a second,
lines that end where the sentence pauses and not between an article and its noun.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate, pairwise

from reelwright.lettering import clusters, pieces

CHARACTERS_A_SECOND = 17
"""How fast captions may ask to be read; an ideograph counts as two characters."""

_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
"""Control characters other than white space."""
_STOPS = frozenset(".!?…。！？।؟۔")
_PAUSES = frozenset(";:—–；：؛")
_COMMAS = frozenset(",、，،")
_CLOSING = "\"'”’»)]}」』）】"


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that a phrase begins with, and words that hold on to the next one, in the languages most asked for.
_OPENERS = _listed("""
    and or but nor so yet because while when where until though although if as that which who whose than
    with without into onto from through under over across between before after for to in on at by of like
    dan atau tetapi tapi namun karena ketika saat sambil hingga sampai jika agar yang dengan tanpa ke di
    dari untuk pada oleh dalam seperti
    y o pero porque cuando que con sin en de para por et ou mais car quand qui avec sans dans pour sur
    und oder aber weil wenn dass mit ohne aus nach von zu
""")
_HOLDERS = _listed("""
    a an the his her its their my your our this that these those no every each some very mr mrs dr
    sang si seorang sebuah seekor para
    el la los las un una unos unas le les des du der die das ein eine einen dem den
""") | (_OPENERS - {"so", "yet", "y", "o"})


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


def phrases(text: str, columns: int) -> tuple[Phrase, ...]:
    """`text` in captions of at most two lines of `columns`, broken by sense; none without words."""
    text = " ".join(_UNSEEN.sub("", text).split())
    if not weight(text):
        return ()
    words = _words(text, columns)
    room = [0, *accumulate(weight(word) for word in words)]
    letters = [0, *accumulate(weight(word.strip()) for word in words)]
    ends = [_price_after(words, place) for place in range(len(words))]
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


def _words(text: str, columns: int) -> list[str]:
    """Pieces that a line may end between, none wider than a line."""
    found: list[str] = []
    for piece in pieces(text):
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


def _price_after(words: list[str], place: int) -> float:
    """How badly a caption or a line that ends with word `place` reads."""
    if place == len(words) - 1:
        return 0
    bare = words[place].strip().rstrip(_CLOSING)
    last = bare[-1:]
    if last in _STOPS:
        return 0
    if last in _PAUSES:
        return 1
    if last in _COMMAS:
        return 2
    if bare.lower() in _HOLDERS:
        return 16
    following = words[place + 1].strip().strip("\"'“‘«(").lower()
    return 5 if following in _OPENERS else 9


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
            price = uneven + ends[place - 1] / 3
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
