"""Speech: a spoken line as sound, with the times of its words."""

from __future__ import annotations

from pydantic import Field

from reelwright.film.ids import MediaId
from reelwright.film.time import Seconds
from reelwright.film.value import Value


class Word(Value):
    """A word and when it sounds, in seconds from the start of its line."""

    text: str
    start: Seconds
    end: Seconds


class Speech(Value):
    """What a voice made of a text: how long it sounds and when each word does (none when not known)."""

    seconds: Seconds
    words: tuple[Word, ...] = ()
    estimated: bool = False
    """The voice gave no word times; they are spread over the sound by the length of the words."""


class Spoken(Value):
    """The line of one scene, kept as media."""

    scene: int = Field(ge=1)
    media: MediaId
    speech: Speech
