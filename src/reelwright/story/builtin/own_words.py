"""A film in a language that the planner does not write: told in the prompt's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from reelwright.film.brief import Brief
from reelwright.film.storyboard import Storyboard
from reelwright.film.video import Note
from reelwright.providers.port import Sheet
from reelwright.story.builtin.premise import Premise
from reelwright.story.builtin.story import Words, tell
from reelwright.story.builtin.titles import shortened
from reelwright.story.spoken import count_words, room

_LONGEST_TITLE = 60


def plan(
    premise: Premise, brief: Brief, sheet: Sheet, seconds: Sequence[Fraction]
) -> tuple[Storyboard, tuple[Note, ...]]:
    """Scenes that show and say the prompt's words in order; a scene that no words are left for is silent."""
    pieces = _pieces(premise.text)
    spoken = share_out(pieces, seconds)
    shown = [shortened(line) for line in _evenly(pieces, len(seconds))]
    given = [
        Words(description=premise.text[:1500], narration=line, caption=shortened(line) if line else piece)
        for line, piece in zip(spoken, shown, strict=True)
    ]
    storyboard = tell(premise, brief, sheet, seconds, "en", given)
    note = Note(
        code="own_words",
        message="The built-in planner writes English and Indonesian only, so this film keeps to the prompt's "
        "own words; scenes without any are silent. Set up a language model for a full narration.",
    )
    title = premise.text if len(premise.text) <= _LONGEST_TITLE else f"{premise.text[:_LONGEST_TITLE]}…"
    return storyboard.but(title=title, logline=premise.text, language=premise.language), (note,)


def share_out(pieces: Sequence[str], seconds: Sequence[Fraction]) -> list[str]:
    """Words for each scene, in order, each line at a speaking pace or empty."""
    left = list(pieces)
    lines: list[str] = []
    for index, length in enumerate(seconds):
        fewest, most = room(length)
        waiting = count_words(_join(left))
        later = sum(room(one)[1] for one in seconds[index + 1 :])
        # Speak early when all fits later too, but keep no more for later than later can hold.
        take = min(most, max(fewest, waiting - later, -(-waiting // (len(seconds) - index))))
        size = next((size for size in range(len(left), 0, -1) if count_words(_join(left[:size])) <= take), 0)
        line = _join(left[:size])
        if fewest <= count_words(line) <= most:
            lines.append(line)
            left = left[size:]
        else:
            lines.append("")
    return lines


def _pieces(text: str) -> list[str]:
    """Words with their signs; signs one by one in scripts written without spaces."""
    found = re.findall(
        r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"
        r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u3001\u3002\uff01\uff1f]*"
        r"|[^\s\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+",
        text,
    )
    return found or [text]


def _join(pieces: Sequence[str]) -> str:
    text = ""
    for piece in pieces:
        close = not text or _unspaced(piece[0]) or _unspaced(text[-1])
        text += piece if close else f" {piece}"
    return text


def _unspaced(sign: str) -> bool:
    return bool(
        re.match(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u0e00-\u0eff\u1000-\u17ff]", sign)
    )


def _evenly(pieces: Sequence[str], scenes: int) -> list[str]:
    """The words in as many runs as there are scenes; all of them for each when there are fewer words."""
    if len(pieces) < 3 * scenes:
        return [_join(pieces)] * scenes
    return [
        _join(pieces[index * len(pieces) // scenes : (index + 1) * len(pieces) // scenes])
        for index in range(scenes)
    ]
