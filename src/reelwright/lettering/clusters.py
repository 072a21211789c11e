"""What a reader sees as one letter, and the text made safe to set."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NEWLINES = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ZWJ = "\u200d"
_UNSEEN = frozenset("\u00ad\ufeff\ufff9\ufffa\ufffb")
"""Soft hyphens, byte order marks, marks of annotation."""

_MOST_MARKS = 6
# Below U+1F000, the characters that Unicode gives as pictures when nothing says otherwise.
_PICTURED = (
    (0x231A, 0x231B),
    (0x23E9, 0x23EC),
    (0x23F0, 0x23F0),
    (0x23F3, 0x23F3),
    (0x25FD, 0x25FE),
    (0x2614, 0x2615),
    (0x2648, 0x2653),
    (0x267F, 0x267F),
    (0x2693, 0x2693),
    (0x26A1, 0x26A1),
    (0x26AA, 0x26AB),
    (0x26BD, 0x26BE),
    (0x26C4, 0x26C5),
    (0x26CE, 0x26CE),
    (0x26D4, 0x26D4),
    (0x26EA, 0x26EA),
    (0x26F2, 0x26F3),
    (0x26F5, 0x26F5),
    (0x26FA, 0x26FA),
    (0x26FD, 0x26FD),
    (0x2705, 0x2705),
    (0x270A, 0x270B),
    (0x2728, 0x2728),
    (0x274C, 0x274C),
    (0x274E, 0x274E),
    (0x2753, 0x2755),
    (0x2757, 0x2757),
    (0x2795, 0x2797),
    (0x27B0, 0x27B0),
    (0x27BF, 0x27BF),
    (0x2B1B, 0x2B1C),
    (0x2B50, 0x2B50),
    (0x2B55, 0x2B55),
)


def prepare(text: str) -> str:
    """`text` in composed form, its line ends as `\\n`, tabs as spaces and other control characters gone.

    A lone surrogate, which no file or font can hold, becomes the replacement character; of marks piled on
    one letter only the first few are kept, or the picture would be as tall as the pile.
    """
    text = _NEWLINES.sub("\n", text).replace("\t", " ")
    text = _SURROGATE.sub("\ufffd", text)
    kept: list[str] = []
    marks = 0
    for one in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(one)
        marks = marks + 1 if kind in {"Mn", "Me"} else 0
        if marks > _MOST_MARKS or (kind == "Cc" and one != "\n") or one in _UNSEEN:
            continue
        kept.append(one)
    return "".join(kept)


def clusters(text: str) -> list[tuple[int, int]]:
    """Start and end of each cluster: a letter with its marks, or an emoji with all that is joined to it.

    Close to the extended grapheme clusters of UAX #29, from what the standard library knows of Unicode.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not _joined(text, start, place):
            found.append((start, place))
            start = place
    return found if text else []


def _joined(text: str, start: int, place: int) -> bool:
    before, here = text[place - 1], text[place]
    if "\n" in (before, here):
        return False
    if _extends(here):
        return True
    if before == _ZWJ:
        return not unicodedata.category(here).startswith(("Z", "P"))
    if _is_flag(here):
        run = 0
        while place - 1 - run >= start and _is_flag(text[place - 1 - run]):
            run += 1
        return run % 2 == 1
    if unicodedata.combining(before) == 9:  # a virama joins the consonants on its two sides
        return unicodedata.category(here) == "Lo"
    return before in "เแโใไເແໂໃໄ" and unicodedata.category(here) == "Lo"  # vowels written before


@lru_cache(maxsize=4096)
def _extends(character: str) -> bool:
    code = ord(character)
    return (
        unicodedata.category(character) in {"Mn", "Me", "Mc"}
        or character in "\u200c\u200d\u0e33\u0eb3"
        or 0x1160 <= code <= 0x11FF  # vowels and finals of a Hangul syllable
        or 0x1F3FB <= code <= 0x1F3FF  # skin tones
        or 0xE0020 <= code <= 0xE007F  # tags of regional flags
    )


def _is_flag(character: str) -> bool:
    return 0x1F1E6 <= ord(character) <= 0x1F1FF


@lru_cache(maxsize=8192)
def needs_glyph(character: str) -> bool:
    """False for what is never drawn: spaces, joiners, marks of direction, variation selectors."""
    code = ord(character)
    if 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
        return False
    return unicodedata.category(character) not in {"Zs", "Cf", "Cc", "Zl", "Zp"}


@lru_cache(maxsize=4096)
def is_emoji(cluster: str) -> bool:
    """It is shown as a picture in colour, not as a sign among the letters (Unicode TR 51, section 1.4)."""
    if "\ufe0e" in cluster:
        return False
    first = ord(cluster[0])
    if "\ufe0f" in cluster or "\u20e3" in cluster or any(0x1F3FB <= ord(one) <= 0x1F3FF for one in cluster):
        return True
    return first >= 0x1F000 or any(low <= first <= high for low, high in _PICTURED)


def is_picture(cluster: str) -> bool:
    """An emoji or another symbol without which the words still read."""
    return unicodedata.category(cluster[0]) in {"So", "Sk"}
