"""A line as a voice reads it: the text without what cannot be spoken, and where its words are."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from reelwright.film.errors import WrongInput

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}\)")
_MARK = re.compile(r"(?<!\w)[*_~`#]+|[*_~`]+(?!\w)|\*+")
_JOINERS = {"\u200c", "\u200d"}
"""Invisible, but between letters they change how Persian and the Indic scripts are read."""
_DROPPED = "\x00"
_GAP_BEFORE_STOP = re.compile(rf"(?:\s*{_DROPPED})+\s*(?=[,.;:!?…)\]”’»])")
_KEPT_SYMBOLS = {"°", "©", "®", "™", "№"}
_SKIN_TONES = range(0x1F3FB, 0x1F400)


@dataclass(frozen=True, slots=True)
class Line:
    """`text` can be spoken as it stands; `words` are (start, end) places in it, left to right as written.

    A word is what stands between two spaces and has a letter, a digit or a sign that is read aloud;
    a lone dash belongs to the word before it. Joined by spaces, the words are the whole text.
    """

    text: str
    words: tuple[tuple[int, int], ...]


def read_line(text: str) -> Line:
    """The line that `text` is read as: markup, emoji and control characters are left out.

    WrongInput when nothing is left to speak.
    """
    plain = _MARK.sub("", _LINK.sub(r"\1", _TAG.sub(_DROPPED, text)))
    kept = "".join(_spoken(plain, place) for place in range(len(plain)))
    kept = _GAP_BEFORE_STOP.sub("", kept).replace(_DROPPED, " ")
    pieces: list[str] = []
    lead = ""
    for piece in kept.split():
        if any(_sounds(character) for character in piece):
            pieces.append(lead + piece)
            lead = ""
        elif pieces:
            pieces[-1] += " " + piece
        else:
            lead += piece + " "
    if not pieces:
        raise WrongInput(
            "There is nothing in this line that can be spoken.",
            code="nothing_to_speak",
            hint="Write a word or two for the narration, or leave it empty for a scene without a voice.",
            where="narration",
        )
    words: list[tuple[int, int]] = []
    at = 0
    for piece in pieces:
        words.append((at, at + len(piece)))
        at += len(piece) + 1
    return Line(" ".join(pieces), tuple(words))


def _spoken(text: str, place: int) -> str:
    """The character at `place` as it goes into the line: itself, a space, nothing, or `_DROPPED`."""
    character = text[place]
    kind = unicodedata.category(character)
    if character in _KEPT_SYMBOLS:
        return character
    if character in _JOINERS:
        inside = 0 < place < len(text) - 1 and text[place - 1].isalpha() and text[place + 1].isalpha()
        return character if inside else ""
    if kind in ("Cf", "Me") or "\ufe00" <= character <= "\ufe0f":
        return ""
    if kind.startswith("Z") or character in "\t\n\r":
        return " "
    if kind.startswith("C") or kind == "So" or ord(character) in _SKIN_TONES:
        return _DROPPED
    return character


def _sounds(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN" or character in "&%+=$€£¥@°©®™№"
