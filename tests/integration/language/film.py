"""One film for these tests: the sheet it is shot with, its brief, and an answer that is a good storyboard."""

from __future__ import annotations

import copy
from fractions import Fraction
from typing import Any

from reelwright.film.brief import Brief
from reelwright.film.grammar import Aspect
from reelwright.film.time import FILM_RATE
from reelwright.providers.port import Durations, PixelSize, Sheet

SHEET = Sheet(
    provider="studio",
    model="one",
    about="For tests.",
    durations=Durations(least=Fraction(2), most=Fraction(12), step=Fraction(1)),
    sizes={Aspect.LANDSCAPE: PixelSize(width=1280, height=720)},
    rates=(FILM_RATE,),
    prompt_limit=1200,
    source="tests",
    checked="2026-11-22",
)
BRIEF = Brief(prompt="A lighthouse keeper befriends a storm", scenes=3, seconds=30)

_SCENE: dict[str, Any] = {
    "place": "tower",
    "characters": ["keeper"],
    "angle": "eye",
    "speed": "slow",
    "lens": "normal",
    "hour": "dusk",
    "weather": "storm",
    "quality": "hard",
    "key": "low",
    "warmth": "cool",
    "light_source": "the lamp",
    "seconds": 10,
    "transition": "dissolve",
    "props": [],
    "wardrobe": "",
    "screen_direction": None,
}
GOOD: dict[str, Any] = {
    "title": "The Guest",
    "logline": "A keeper learns that the storm only wants company.",
    "script": "He waits.\n\nIt knocks.\n\nThey sit.",
    "language": "en",
    "style": "cinematic, motivated light, fine film grain",
    "mood": "wonder",
    "palette": ["#1B2A41", "#E0A458"],
    "characters": [
        {"id": "keeper", "name": "The keeper", "figure": "elder", "look": "grey beard, yellow oilskin"}
    ],
    "places": [{"id": "tower", "name": "The tower", "kind": "coast", "look": "white tower on black rock"}],
    "scenes": [
        {
            **_SCENE,
            "title": "The wait",
            "description": "The keeper trims the lamp and looks out at the dark water.",
            "size": "wide",
            "move": "dolly_in",
            "narration": "For thirty years he had kept the light alone, and every night he counted the waves "
            "until sleep came at last.",
            "caption": "Thirty years alone",
        },
        {
            **_SCENE,
            "title": "The knock",
            "description": "Rain beats on the door, three times, like a hand.",
            "size": "medium",
            "move": "static",
            "narration": "Then one night the storm came up the stairs and knocked three times, gently, as "
            "any polite neighbour would have done.",
            "caption": "A knock",
        },
        {
            **_SCENE,
            "title": "The guest",
            "description": "The keeper sets a second cup beside the lamp and smiles.",
            "size": "close_up",
            "move": "pan_left",
            "narration": "He set out a second cup, and for the first time in all those years the night was "
            "not long enough.",
            "caption": "Company",
        },
    ],
}


def with_scene(number: int, **fields: Any) -> dict[str, Any]:
    """The good answer with some fields of one scene changed."""
    answer = copy.deepcopy(GOOD)
    answer["scenes"][number - 1].update(fields)
    return answer
