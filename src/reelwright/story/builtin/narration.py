"""Narration: written lines and the prompt's own, put together so that they can be spoken in the time."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from reelwright.story.builtin.bank import Beat, Line, detail_lines, resting_lines, story_lines
from reelwright.story.builtin.lexicon.verbs import Deed
from reelwright.story.builtin.voice import Voice, flowing
from reelwright.story.spoken import count_words, easy, room


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence that may be said, and how much it is wanted."""

    text: str
    worth: float
    words: int


_CONTENT = re.compile(r"[^\W\d_]{4,}")

Choice = list[Told]
"""Sentences of which at most one is said."""


class Narrator:
    """Chooses lines for scene after scene and never says a sentence twice in a film."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._said: set[str] = set()
        self._heard: list[frozenset[str]] = []

    def line(self, choices: Sequence[Choice], seconds: Fraction, voice: Voice) -> str:
        """The best of the choices, in their order, that fills `seconds` at a speaking pace; else silence."""
        fewest, most = room(seconds)
        best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
        for choice in choices:
            grown = dict(best)
            for told in choice:
                for words, (worth, said) in best.items():
                    after = words + told.words
                    value = worth + told.worth
                    if after <= most and (after not in grown or value > grown[after][0]):
                        grown[after] = (value, (*said, told.text))
            best = grown
        unhurried = easy(seconds, voice.language)
        fits = [found for words, found in best.items() if max(fewest, 1) <= words <= unhurried]
        fits = fits or [found for words, found in best.items() if max(fewest, 1) <= words]
        if not fits:
            return ""
        chosen = max(fits)[1]
        for text in chosen:
            self.heard(text)
        spoken = flowing(chosen, voice)
        return spoken if count_words(spoken) >= fewest else " ".join(chosen)

    def heard(self, text: str) -> None:
        """Take `text` as said: neither it nor anything much like it is chosen again."""
        self._said.update(sentences(text))
        self._heard.extend(frozenset(_CONTENT.findall(one)) for one in sentences(text))

    def _is_new(self, text: str) -> bool:
        parts = sentences(text)
        if len(set(parts)) < len(parts) or any(one in self._said for one in parts):
            return False
        return not any(
            _alike(frozenset(_CONTENT.findall(one)), heard) for one in parts for heard in self._heard
        )

    def wish(self, texts: Sequence[str], worth: float, *, ranked: bool = False) -> Choice:
        """Sentences that have not been said yet as one choice; the seed decides between equals.

        `ranked`: the earlier ones are wanted more.
        """
        found: Choice = []
        for rank, text in enumerate(texts):
            if self._is_new(text):
                words = count_words(text)
                # A sentence of one breath is an accent; a film of nothing else would stutter.
                short = 1.5 if words < 4 else 0.0
                wanted = worth - short - (max(3.0, worth / 4) * rank if ranked else 0)
                found.append(Told(text, wanted + self._rng.random() * 1.2, words))
        return found

    def shuffled(self, texts: Sequence[str]) -> list[str]:
        """The same texts in an order that the seed decides."""
        return self._rng.sample(texts, len(texts))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences share so many of their longer words that the second adds nothing."""
    fewer = min(len(one), len(other))
    return fewer >= 2 and len(one & other) >= 0.75 * fewer


def sentences(text: str) -> list[str]:
    """The sentences of a line, for telling whether one was said before."""
    return [part for part in re.split(r"(?<=[.!?])\s+", text.casefold()) if part]


@dataclass(frozen=True, slots=True)
class Telling:
    """A beat that a scene tells, whose it is and what kind of story."""

    beat: Beat
    voice: Voice
    deed: Deed

    def lines(self, role: str) -> list[str]:
        return _filled(self.voice, story_lines(self.voice.language, self.deed, self.beat, role))


def choices_for(
    narrator: Narrator,
    tellings: Sequence[Telling],
    own: Sequence[Sequence[str]],
    details: Sequence[str],
    *,
    own_worth: float,
    opening: bool,
) -> list[Choice]:
    """All that a scene may say, in the order it would be said.

    `own`: for each event to be told, the prompt's words in several lengths, `own_worth` how much they are
    wanted. `details`: keys of what surrounds
    the scene, its place first (`place:sea`, `figure:cat`).
    """
    voice = tellings[0].voice
    around = [narrator.shuffled(_filled(voice, detail_lines(voice.language, key))) for key in details]
    place, others = around[0], [lines for lines in around[1:] if lines]
    by_noun = len(details) > 1 and details[1].startswith("noun:")
    here, there = place[::2], place[1::2]
    pauses = narrator.shuffled(_filled(voice, resting_lines(voice.language)))
    told: list[Choice] = [narrator.wish(here, 2.2)] if opening else []
    told.extend(narrator.wish(texts, own_worth, ranked=True) for texts in own)
    for texts in own:
        # What the prompt says in its own words is not said again in ours.
        if texts:
            narrator.heard(texts[0])
    for number, telling in enumerate(tellings):
        told.append(narrator.wish(telling.lines("1"), 9))
        if number == 0 and not opening:
            told.append(narrator.wish(here, 1.4))
        if number < len(others):
            told.append(narrator.wish(others[number], 1.6 if number else 4 if by_noun else 2.6))
        told.append(narrator.wish(telling.lines("2"), 4))
    told[-1:-1] = [narrator.wish(lines, 0.8) for lines in others[len(tellings) :]]
    told[-1:-1] = [narrator.wish(there, 0.4), narrator.wish(pauses[::2], -2)]
    told.append(narrator.wish(pauses[1::2], -3))
    return told


def _filled(voice: Voice, lines: Sequence[Line]) -> list[str]:
    return [text for line in lines if (text := voice.fill(line))]
