"""Which music a film asks for."""

from __future__ import annotations

from reelwright.film.brief import Music
from reelwright.film.grammar import Mood
from reelwright.film.storyboard import Bible, Scene, Storyboard
from reelwright.sound.plan import fitting_mood


def test_the_film_has_its_own_mood_unless_another_was_asked_for() -> None:
    scene = Scene.model_validate({"number": 1, "title": "A", "description": "A", "prompt": "A", "seconds": 5})
    storyboard = Storyboard(title="A", bible=Bible(mood=Mood.TENSE), scenes=(scene,))
    assert fitting_mood(storyboard) is Mood.TENSE
    assert fitting_mood(storyboard, Music()) is Mood.TENSE
    assert fitting_mood(storyboard, Music(mood=Mood.JOYFUL)) is Mood.JOYFUL
