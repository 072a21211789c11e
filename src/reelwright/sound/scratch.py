"""The scratch voice: a stand-in narrator that needs no key, no network and no model, by espeak-ng.

espeak-ng is GPL-3 and no part of Reelwright: it is loaded at run time only, in a process of its own
(`reciter`).
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from reelwright.film.errors import Cancelled
from reelwright.film.speech import Speech, Word
from reelwright.sound.espeak import Recital, recite
from reelwright.sound.line import Line, read_line
from reelwright.sound.polish import Polished, polish
from reelwright.sound.port import UNKEPT, Lines, Tariff, never
from reelwright.sound.tongues import tongue
from reelwright.sound.wav import write_wav

_VARIANT = "f4"
"""Of the library's voices the one with a natural pitch (median 178 Hz) whose spectrum is among the nearest to
that of natural speech."""
_PACE = 158
"""Words a minute, as the library counts them: an unhurried narrator."""
_PACES = {"id": 200}
"""The library's words are short; in a language whose words are long the same figure drags. At 200 it speaks
Indonesian at some 4.5 syllables a second, which is still unhurried."""
_QUICKEST = Fraction(4, 3)
"""How much faster than that a line may be read to fit its room. So much it takes to say the 2.8 words a
second that a storyboard may ask for when they come in many short sentences, pauses included."""
_PITCH, _RANGE = 46, 56
_TRIES = 3
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA")
"""Scripts without spaces in which every letter may end a word; names of their letters begin so."""


class ScratchVoice:
    """A `VoiceActor` that speaks over a hundred languages, plainly. Free, local, and the same each time."""

    name = "scratch"
    tariff: Tariff | None = None

    def speak(
        self,
        text: str,
        *,
        language: str,
        dest: Path,
        room: Fraction | None = None,
        lines: Lines = UNKEPT,
        cancelled: Callable[[], bool] = never,
    ) -> Speech:
        """As `VoiceActor.speak` promises; the file has `SAMPLE_RATE`, and its length is in whole ms."""
        spoken = tongue(language)
        voice = f"{spoken}+{_VARIANT}"
        natural = _PACES.get(spoken, _PACE)
        line = read_line(text)
        take, line = _read(line, voice, natural, cancelled)
        pace = Fraction(1)
        for _ in range(_TRIES):
            if room is None or take.seconds <= room or pace >= _QUICKEST or room <= 0:
                break
            # Pauses do not shrink with the pace, hence a little more than the quotient.
            pace = min(_QUICKEST, pace * max(take.seconds / room * Fraction(51, 50), Fraction(51, 50)))
            take, line = _read(line, voice, round(natural * pace), cancelled)
        if cancelled():
            raise Cancelled("The voice was stopped.")
        write_wav(dest, [take.samples], channels=1)
        words = tuple(
            Word(text=line.text[start:end], start=span[0], end=span[1])
            for (start, end), span in zip(line.words, take.spans, strict=True)
        )
        return Speech(seconds=take.seconds, words=words)


def _read(line: Line, voice: str, pace: int, cancelled: Callable[[], bool]) -> tuple[Polished, Line]:
    """One reading of `line` at `pace` words a minute, and the line with the words that were heard in it."""
    said = recite(
        line.text,
        voice=voice,
        words_per_minute=pace,
        pitch=_PITCH,
        pitch_range=_RANGE,
        cancelled=cancelled,
    )
    line = _parted(line, said.marks)
    return polish(said.samples, said.rate, _starts(line, said)), line


def _parted(line: Line, marks: tuple[tuple[int, int], ...]) -> Line:
    """The line with its words in unspaced scripts parted where the voice parted them."""
    cuts = sorted({at for at, _ in marks if 0 < at < len(line.text) and _unspaced(line.text[at])})
    words: list[tuple[int, int]] = []
    for start, end in line.words:
        inside = [start, *(cut for cut in cuts if start < cut < end), end]
        words.extend(pairwise(inside))
    return Line(line.text, tuple(words))


def _unspaced(character: str) -> bool:
    return unicodedata.name(character, "").startswith(_UNSPACED)


def _starts(line: Line, said: Recital) -> tuple[int, ...]:
    """The sample at which each word starts, never falling.

    A word of which the voice gave no sign (it runs some together, "of the") is set between its neighbours in
    proportion to the letters.
    """
    places = [start for start, _ in line.words]
    heard: dict[int, int] = {}
    for at, sample in said.marks:
        word = max(0, bisect_right(places, at) - 1)
        heard.setdefault(word, sample)
    known = [(0, 0)]
    for word in sorted(heard):
        sample = max(heard[word], known[-1][1])
        known.append((places[word], sample))
    known.append((len(line.text), max(len(said.samples), known[-1][1])))
    starts: list[int] = []
    for place in places:
        after = bisect_right(known, place, key=lambda pair: pair[0])
        low, high = known[after - 1], known[min(after, len(known) - 1)]
        width = max(1, high[0] - low[0])
        starts.append(low[1] + (high[1] - low[1]) * (place - low[0]) // width)
    return tuple(starts)
