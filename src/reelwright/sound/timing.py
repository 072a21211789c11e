"""When the words of a line sound: as its voice says, or by their length over what was heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from reelwright.film.speech import Speech, Word
from reelwright.sound.booth import Heard
from reelwright.sound.line import Line
from reelwright.sound.wav import SAMPLE_RATE

_PAUSES = {".": 7, "!": 7, "?": 7, "…": 7, ":": 5, ";": 5, ",": 3, "—": 3, "–": 3, "।": 7, "。": 7, "،": 3}
"""How long a voice pauses at a sign, in letters."""


@dataclass(frozen=True, slots=True)
class Spans:
    """Characters, or groups of them, and the seconds of the recording from and to which each sounds."""

    characters: Sequence[str]
    starts: Sequence[float]
    ends: Sequence[float]


def words_from(line: Line, spans: Spans | None, heard: Heard) -> tuple[tuple[Word, ...], bool]:
    """The words of the line with their times in what was heard of it, and whether they are estimated."""
    told = _told(line, spans, heard) if spans else None
    return (told, False) if told else (_spread(line, heard), True)


def quickened(speech: Speech, heard: Heard, tempo: Fraction) -> Speech:
    """The times of a line that is played so much faster, within what was heard of it."""
    seconds = Fraction(heard.samples, SAMPLE_RATE)
    lead = Fraction(heard.lead)
    times = [((word.start - lead) / tempo, (word.end - lead) / tempo) for word in speech.words]
    words = _in_order([word.text for word in speech.words], times, seconds)
    return Speech(seconds=seconds, words=words, estimated=speech.estimated)


def _told(line: Line, spans: Spans, heard: Heard) -> tuple[Word, ...] | None:
    """By the voice's own marks; None when they are of another text."""
    if "".join(spans.characters) != line.text:
        return None
    owner = [place for place, signs in enumerate(spans.characters) for _ in signs]
    lead = Fraction(heard.lead)
    times = [
        (
            Fraction(spans.starts[owner[start]]) - lead,
            Fraction(spans.ends[owner[end - 1]]) - lead,
        )
        for start, end in line.words
    ]
    texts = [line.text[start:end] for start, end in line.words]
    return _in_order(texts, times, Fraction(heard.samples, SAMPLE_RATE))


def _spread(line: Line, heard: Heard) -> tuple[Word, ...]:
    texts = [line.text[start:end] for start, end in line.words]
    pauses = [_PAUSES.get(text.rstrip("\"'”’»)]")[-1:], 0) for text in texts]
    sizes = [len(text) + 1 for text in texts]
    before = [0, *accumulate(size + pause for size, pause in zip(sizes, pauses, strict=True))]
    # The last pause comes after all that is heard.
    share = Fraction(heard.last - heard.first, SAMPLE_RATE) / max(1, before[-1] - pauses[-1])
    begin = Fraction(heard.first, SAMPLE_RATE)
    times = [
        (begin + start * share, begin + (start + size) * share)
        for start, size in zip(before, sizes, strict=False)
    ]
    return _in_order(texts, times, Fraction(heard.samples, SAMPLE_RATE))


def _in_order(
    texts: Sequence[str], times: Sequence[tuple[Fraction, Fraction]], seconds: Fraction
) -> tuple[Word, ...]:
    """Words in whole milliseconds, none before the one in front of it or outside the line."""
    words: list[Word] = []
    floor = Fraction(0)
    for text, (start, end) in zip(texts, times, strict=True):
        start = min(max(_milli(start), floor), seconds)
        end = min(max(_milli(end), start), seconds)
        words.append(Word(text=text, start=start, end=end))
        floor = end
    return tuple(words)


def _milli(seconds: Fraction) -> Fraction:
    return Fraction(round(seconds * 1000), 1000)
