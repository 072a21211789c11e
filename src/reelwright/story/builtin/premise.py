"""The premise: what a prompt says about who, where, when and what happens."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reelwright.film.grammar import Hour, PlaceKind, Weather
from reelwright.story.builtin.lexicon.verbs import Deed, Verb
from reelwright.story.builtin.phrase import Phrase
from reelwright.story.builtin.said import Said


class Form(StrEnum):
    """What sort of thing the prompt asks for."""

    TALE = "tale"
    EXPLANATION = "explanation"
    OFFER = "offer"


@dataclass(frozen=True, slots=True)
class Setting:
    """A place that the prompt names."""

    kind: PlaceKind
    phrase: str
    """With its article: `the abandoned factory`, `pabrik terbengkalai`; in `language`."""
    preposition: str
    language: str
    generic: bool = False
    """Not named by the prompt; it goes without saying, or stands in for a place nobody named."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happens: who does what, to whom, in the prompt's own words."""

    verb: Verb
    deed: Deed
    subject: Phrase | None
    """None when nobody but the hero can be meant."""
    object: Phrase | None
    said: Said
    """The prompt's own words from the verb on; empty when nothing in particular is done."""
    told: str = ""
    """The prompt's own words, subject and all, where they make a sentence."""
    apart: bool = False
    """Its subject is none of the cast (`the whole street wakes up`): only `told` can tell it."""
    ours: bool = False
    """Several of the cast do it, as `they` would say."""
    place: PlaceKind | None = None
    """Where the words of this event say that it happens."""
    beside: Phrase | None = None
    """Who does it together with the subject."""
    sentence: int = 0
    """Which of the prompt's sentences it is told in."""


@dataclass(frozen=True, slots=True)
class Premise:
    """Everything that the story has to keep."""

    language: str
    """Of the prompt: `en`, `id`, or another tag."""
    text: str
    sentences: tuple[str, ...]
    form: Form
    cast: tuple[Phrase, ...]
    """Whoever carries the story, the hero first; never empty."""
    props: tuple[Phrase, ...]
    settings: tuple[Setting, ...]
    hours: tuple[Hour, ...]
    weathers: tuple[Weather, ...]
    events: tuple[Event, ...]
    """Never empty."""

    @property
    def hero(self) -> Phrase:
        return self.cast[0]

    @property
    def first(self) -> Event:
        return self.events[0]
