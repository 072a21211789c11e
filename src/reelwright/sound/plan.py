"""The sound plan: what music a film asks for."""

from __future__ import annotations

from reelwright.film.brief import Music
from reelwright.film.grammar import Mood
from reelwright.film.storyboard import Storyboard


def fitting_mood(storyboard: Storyboard, music: Music | None = None) -> Mood:
    """The mood to compose for: the one asked for, or else the mood of the film."""
    return music.mood if music and music.mood else storyboard.bible.mood
