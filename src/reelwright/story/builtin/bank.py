"""The bank of lines: written sentences, by the story, beat, place or character they belong to.

A block opens with `@key`. Each line after it is a role and a text. Of a story: `T` a title, `L` the second
half of the logline, and for each beat (`o` opening, `n` nearing, `t` turn, `a` after, `e` ending) `1` what
happens, `2` what may follow it, `v` what the camera sees, `c` a caption. Of a detail: `1` a line and `v`
what is seen. A text is filled in by `casting.Voice`: `{h}` and its kin are names and pronouns,
`(is/are)` agrees with the hero's name, `<is/are>` with the pronoun; `^` at its end keeps it for people.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reelwright.story.builtin.lexicon.verbs import Deed
from reelwright.story.builtin.lines import (
    english_bonds,
    english_callings,
    english_days,
    english_details,
    english_quests,
    indonesian_bonds,
    indonesian_callings,
    indonesian_days,
    indonesian_details,
    indonesian_quests,
)


class Beat(StrEnum):
    """Where in the story a scene stands."""

    OPENING = "o"
    NEARING = "n"
    TURN = "t"
    AFTER = "a"
    ENDING = "e"


@dataclass(frozen=True, slots=True)
class Line:
    """A written line, not yet filled in."""

    text: str
    people_only: bool


_STORIES = {
    "en": (english_bonds.LINES, english_quests.LINES, english_days.LINES, english_callings.LINES),
    "id": (indonesian_bonds.LINES, indonesian_quests.LINES, indonesian_days.LINES, indonesian_callings.LINES),
}
_DETAILS = {"en": english_details.LINES, "id": indonesian_details.LINES}


def _read(block: str) -> dict[tuple[str, str], tuple[Line, ...]]:
    found: dict[tuple[str, str], list[Line]] = {}
    key = ""
    for line in block.strip().splitlines():
        if line.startswith("@"):
            key = line[1:].strip()
        elif line.strip():
            role, _, text = line.strip().partition(" ")
            kept = Line(text.removesuffix("^"), people_only=text.endswith("^"))
            found.setdefault((key, role), []).append(kept)
    return {place: tuple(lines) for place, lines in found.items()}


@cache
def _stories(language: str) -> dict[tuple[str, str], tuple[Line, ...]]:
    return {place: lines for block in _STORIES[language] for place, lines in _read(block).items()}


@cache
def _details(language: str) -> dict[tuple[str, str], tuple[Line, ...]]:
    return _read(_DETAILS[language])


def story_lines(language: str, deed: Deed, beat: Beat, role: str) -> tuple[Line, ...]:
    """The lines of a beat: role `1`, `2`, `v` or `c`."""
    return _stories(language).get((deed.value, f"{beat.value}{role}"), ())


def titles(language: str, deed: Deed) -> tuple[Line, ...]:
    """Titles for a story of this kind."""
    return _stories(language)[deed.value, "T"]


def stakes(language: str, deed: Deed) -> tuple[Line, ...]:
    """What the story comes to, in a sentence."""
    return _stories(language)[deed.value, "L"]


def detail_lines(language: str, key: str) -> tuple[Line, ...]:
    """Sentences about a place, weather, hour, noun or figure: `place:sea`, `noun:robot`; () when none."""
    return _details(language).get((key, "1"), ())


def seen(language: str, key: str) -> str:
    """What the camera sees of a place or weather; empty when nothing is written."""
    lines = _details(language).get((key, "v"), ())
    return lines[0].text if lines else ""


def resting_lines(language: str) -> tuple[Line, ...]:
    """Lines that fit anywhere, of every length."""
    return _details(language)["rest", "1"]
