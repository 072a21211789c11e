"""Examples for the OpenAPI document, made of the nouns themselves so that they cannot go stale."""

from __future__ import annotations

from fractions import Fraction

from fastapi.openapi.models import Example

from reelwright.film.brief import Brief
from reelwright.film.grammar import (
    Angle,
    Figure,
    Hour,
    Key,
    Lens,
    Mood,
    Move,
    PlaceKind,
    ScreenDirection,
    Size,
    Speed,
    TransitionKind,
    Warmth,
    Weather,
)
from reelwright.film.storyboard import (
    Bible,
    Camera,
    Character,
    Continuity,
    Light,
    Place,
    Scene,
    Storyboard,
    Transition,
)

BRIEF = Brief(prompt="A lighthouse keeper befriends a storm", scenes=2, seconds=15)
_KEEPER = "an old keeper in a yellow oilskin coat"
_STYLE = "cinematic, soft grain"
_TOWER = "a white tower on black rocks"
STORYBOARD = Storyboard(
    title="The Keeper and the Storm",
    logline="A lonely keeper leaves the door open for the storm.",
    script="The storm comes in from the sea.\n\nThe keeper lights the lamp for it.",
    bible=Bible(
        characters=(Character(id="keeper", name="The keeper", figure=Figure.ELDER, look=_KEEPER),),
        places=(Place(id="lighthouse", name="The lighthouse", kind=PlaceKind.COAST, look=_TOWER),),
        palette=("#1F2A38", "#F2C94C"),
        style=_STYLE,
        mood=Mood.WONDER,
    ),
    scenes=(
        Scene(
            number=1,
            title="The front",
            description="The storm rolls towards the lighthouse.",
            camera=Camera(size=Size.EXTREME_WIDE, angle=Angle.HIGH, move=Move.DOLLY_IN, speed=Speed.SLOW),
            light=Light(hour=Hour.DUSK, weather=Weather.STORM, key=Key.LOW, warmth=Warmth.COOL),
            prompt=f"Extreme wide from above, push in: a storm rolls towards {_TOWER} at dusk. {_STYLE}.",
            seconds=Fraction(8),
            narration="Every evening, when the lamp was lit, the storm came a little closer to the tower.",
            caption="The storm comes closer.",
            transition=Transition(kind=TransitionKind.DISSOLVE),
            continuity=Continuity(place="lighthouse", screen_direction=ScreenDirection.LEFT),
        ),
        Scene(
            number=2,
            title="The lamp",
            description="The keeper lights the lamp for the storm.",
            camera=Camera(size=Size.MEDIUM_CLOSE, move=Move.ARC_RIGHT, lens=Lens.TELE),
            light=Light(hour=Hour.NIGHT, weather=Weather.STORM, key=Key.LOW, warmth=Warmth.WARM),
            prompt=f"Medium close shot, arc right: {_KEEPER} lights the lamp in {_TOWER} at night. {_STYLE}.",
            seconds=Fraction(7),
            narration="So one night the keeper lit the lamp, set the kettle on and left the door open.",
            caption="He left the door open.",
            continuity=Continuity(place="lighthouse", characters=("keeper",)),
        ),
    ),
)
DECISIONS: dict[str, Example] = {
    "approve": Example(
        summary="Spend the money, and two dollars at most",
        value={"decision": "approve", "budgetMicros": 2_000_000},
    ),
    "again": Example(summary="Try again", value={"decision": "again"}),
    "panel": Example(summary="Leave the scene an animatic", value={"decision": "panel"}),
    "builtin": Example(
        summary="Let the built-in planner write the storyboard", value={"decision": "builtin"}
    ),
}
RETAKES: dict[str, Example] = {
    "quote": Example(summary="What another take would cost: answered with a problem", value={}),
    "words": Example(
        summary="Another take with other words, approved",
        value={"prompt": "A lamp is lit in a tower at night.", "seed": 7, "approved": True},
    ),
}
TRIALS: dict[str, Example] = {
    "own": Example(summary="The key that the studio is set up with", value={}),
    "rehearsal": Example(
        summary="Another key, at a rehearsal", value={"key": "key_...", "url": "http://127.0.0.1:9000"}
    ),
}
EDITS: dict[str, Example] = {
    "words": Example(
        summary="Other words for a scene, its prompt left to be composed",
        value={
            "storyboard": STORYBOARD.but(
                scenes=(
                    STORYBOARD.scene(1),
                    STORYBOARD.scene(2).but(description="The keeper opens the door for the storm."),
                )
            ).to_json(),
            "origins": [1, 2],
            "basis": "0f2c1d5a9b7e4c38",
        },
    ),
    "order": Example(
        summary="The second scene alone; the first is kept with the removed ones",
        value={
            "storyboard": STORYBOARD.but(scenes=(STORYBOARD.scene(2).but(number=1, seconds=15),)).to_json(),
            "origins": [2],
            "basis": "0f2c1d5a9b7e4c38",
        },
    ),
}
SETTINGS: dict[str, Example] = {
    "runway": Example(
        summary="Let Runway shoot, for at most 20 dollars a day",
        value={"provider": "runway", "videoApiKey": "key_...", "dailyBudgetUsd": "20"},
    ),
    "voices": Example(summary="Hire nobody to speak any more", value={"voiceProvider": None}),
}
REQUESTS: dict[str, Example] = {
    "idea": Example(summary="An idea; everything else is left to the studio", value={"prompt": BRIEF.prompt}),
    "brief": Example(
        summary="A brief",
        value={
            "prompt": "Seekor kucing mencari jalan pulang di Jakarta",
            "scenes": 3,
            "seconds": 20,
            "aspect": "9:16",
            "style": "watercolor",
            "language": "id",
            "music": {"mood": "tender"},
        },
    ),
    "storyboard": Example(
        summary="A storyboard, filmed exactly as it stands", value={"storyboard": STORYBOARD.to_json()}
    ),
}
