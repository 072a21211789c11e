"""Verbatim: the user's sentences are the scenes, in the user's order and words."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from reelwright.film.brief import Brief, Limits
from reelwright.film.storyboard import Storyboard
from reelwright.film.video import Note
from reelwright.providers.port import Sheet
from reelwright.story.builtin.premise import Event, Premise
from reelwright.story.builtin.said import Said
from reelwright.story.builtin.seconds import Cost, does_not_fit, split
from reelwright.story.builtin.story import Words, tell
from reelwright.story.builtin.titles import shortened
from reelwright.story.spoken import count_words, room

_MOST_SCENES = Limits().max_scenes
_OUT_OF_PACE = 1000.0


def plan(premise: Premise, brief: Brief, sheet: Sheet, language: str) -> tuple[Storyboard, tuple[Note, ...]]:
    """A scene for every sentence; neighbours share one when there are more than may be filmed."""
    lines, seconds = _lines_and_seconds(premise, brief, sheet)
    given = [
        Words(description=line or lines[0], narration=line, caption=shortened(line or lines[0]))
        for line in lines
    ]
    said_by_user = replace(premise, events=_events(premise, lines))
    storyboard = tell(said_by_user, brief, sheet, seconds, language, given)
    if premise.language not in ("en", "id"):
        storyboard = storyboard.but(language=premise.language)
    notes = [
        Note(
            code="narration_pace",
            message=f"Your words for scene {number} are {count_words(line)} and {float(one):g} s have room "
            f"for {room(one)[0]} to {room(one)[1]}: give the film other seconds, or change the line.",
            scene=number,
        )
        for number, (line, one) in enumerate(zip(lines, seconds, strict=True), 1)
        if line and not room(one)[0] <= count_words(line) <= room(one)[1]
    ]
    if not all(lines):
        notes.append(
            Note(
                code="fewer_sentences",
                message="There are fewer sentences than scenes: those without one are silent second views.",
            )
        )
    return storyboard, tuple(notes)


def _lines_and_seconds(
    premise: Premise, brief: Brief, sheet: Sheet
) -> tuple[list[str], tuple[Fraction, ...]]:
    sentences = [_ended(one) for one in premise.sentences] or [premise.text or "…"]
    wished = brief.scenes or min(len(sentences), _MOST_SCENES)
    counts = [wished]
    if brief.scenes is None:
        counts = sorted(range(1, _MOST_SCENES + 1), key=lambda count: (abs(count - wished), count))
    for count in counts:
        lines = _in(count, sentences)
        found = split(brief.seconds, count, sheet, _by_words(lines, brief.seconds))
        if found is not None:
            return lines, found
    raise does_not_fit(brief.seconds, brief.scenes, sheet)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(("!", "?", "…", "。", "！", "？", "”", '"')) else f"{sentence}."


def _in(count: int, sentences: list[str]) -> list[str]:
    """The sentences as `count` lines: neighbours joined, or the longest broken at a comma, or left empty."""
    parts = list(sentences)
    while len(parts) < count:
        breaks = [(len(part), place) for place, part in enumerate(parts) if re.search(r"[,;:—]\s+\S", part)]
        if not breaks:
            return parts + [""] * (count - len(parts))
        place = max(breaks)[1]
        middle = len(parts[place]) / 2
        cut = min(
            (match.start() + 1 for match in re.finditer(r"[,;:—]\s+\S", parts[place])),
            key=lambda at: abs(at - middle),
        )
        parts[place : place + 1] = [parts[place][:cut].strip(), parts[place][cut:].strip()]
    return [
        " ".join(parts[index * len(parts) // count : (index + 1) * len(parts) // count])
        for index in range(count)
    ]


def _by_words(lines: list[str], total: int) -> Cost:
    """Seconds in proportion to the words, and within the speaking pace where any are."""
    words = [max(1, count_words(line)) for line in lines]
    least, most_of_all = room(Fraction(total))
    can_be_met = least <= sum(count_words(line) for line in lines) <= most_of_all

    def cost(scene: int, seconds: Fraction) -> float:
        fewest, most = room(seconds)
        strays = (float(seconds) - total * words[scene] / sum(words)) ** 2
        missed = max(fewest - words[scene], words[scene] - most, 0) if lines[scene] else 0
        return strays + (_OUT_OF_PACE + missed if missed and can_be_met else 0)

    return cost


def _events(premise: Premise, lines: list[str]) -> tuple[Event, ...]:
    """An event a line: the first that its words tell of, so that the pictures follow the user's order."""
    found: list[Event] = []
    for line in lines:
        told = [one for one in premise.events if one.said.one and one.said.one.casefold() in line.casefold()]
        found.append(replace(told[0] if told else premise.events[0], said=Said(), told=""))
    return tuple(found)
