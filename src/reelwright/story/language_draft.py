"""What a language model is asked to fill in, and how that becomes a storyboard.

The model writes what a director decides; numbers, prompts and the last transition follow from that and are
set here, so there is nothing to get wrong about them.
"""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, WithJsonSchema

from reelwright.film.brief import Brief, Mode
from reelwright.film.grammar import (
    Angle,
    Figure,
    Hour,
    Key,
    Lens,
    Mood,
    Move,
    PlaceKind,
    Quality,
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
    Colour,
    Continuity,
    Light,
    Place,
    Scene,
    Slug,
    Storyboard,
    Transition,
)
from reelwright.film.time import Seconds, seconds_to_json
from reelwright.film.video import Note
from reelwright.providers.port import Sheet
from reelwright.story.builtin.seconds import by_weight, split
from reelwright.story.document_prompt import compose_prompt

MOST_SCENES: Final = 100

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Look = Annotated[str, StringConstraints(strip_whitespace=True, max_length=240)]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=800)]
Spoken = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1500)]
SpelledSeconds = Annotated[Seconds, WithJsonSchema({"type": "number"})]
"""Exact seconds, asked for as a plain number: vendors' strict modes know few words of JSON Schema."""


def _ready_made(kind: TransitionKind) -> TransitionKind:
    if kind is TransitionKind.CUSTOM:
        raise ValueError("custom is for people who have made one of their own; choose another")
    return kind


_READY_MADE: Final = [kind.value for kind in TransitionKind if kind is not TransitionKind.CUSTOM]
ReadyMade = Annotated[
    TransitionKind, AfterValidator(_ready_made), WithJsonSchema({"type": "string", "enum": _READY_MADE})
]
"""A transition that needs nothing but its name."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CharacterDraft(_Part):
    id: Slug
    name: Line
    figure: Figure
    look: Look = Field(description="What never changes: age, build, clothes, colours.")


class PlaceDraft(_Part):
    id: Slug
    name: Line
    kind: PlaceKind
    look: Look = Field(description="What never changes about it.")


class SceneDraft(_Part):
    title: Line
    description: Prose = Field(description="What we see happen, in the present tense; no camera words.")
    place: Slug | None = Field(description="The id of a place of the bible.")
    characters: tuple[Slug, ...] = Field(max_length=12, description="Ids of characters of the bible in shot.")
    size: Size
    angle: Angle
    move: Move
    speed: Speed
    lens: Lens
    hour: Hour
    weather: Weather
    quality: Quality
    key: Key
    warmth: Warmth
    light_source: Look = Field(description="Where the light comes from; may be empty.")
    seconds: SpelledSeconds = Field(gt=0, le=600)
    narration: Spoken = Field(description="Spoken over this scene; may be empty.")
    caption: Look = Field(description="A few words on screen.")
    transition: ReadyMade = Field(description="Into the next scene.")
    props: tuple[Line, ...] = Field(max_length=12)
    wardrobe: Look
    screen_direction: ScreenDirection | None


class FilmDraft(_Part):
    """The storyboard of the film."""

    title: Line
    logline: Spoken
    script: Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)] = Field(
        description="The story in prose, a paragraph a scene."
    )
    language: str = Field(max_length=20, description="BCP 47 tag of narration and captions.")
    style: Look = Field(description="The look of the film in words.")
    mood: Mood
    palette: tuple[Colour, ...] = Field(
        max_length=6, description="Up to six #RRGGBB, the dominant one first."
    )
    characters: tuple[CharacterDraft, ...] = Field(max_length=12)
    places: tuple[PlaceDraft, ...] = Field(max_length=12)
    scenes: tuple[SceneDraft, ...] = Field(min_length=1, max_length=MOST_SCENES)


def storyboard_of(draft: FilmDraft, brief: Brief, sheet: Sheet) -> tuple[Storyboard, tuple[Note, ...]]:
    """The storyboard that `draft` describes, and a note when its seconds had to be put right.

    Seconds that do not add up, or that the model of `sheet` cannot shoot, are moved to the nearest split that
    does and can, where there is one; lint has the last word.
    """
    bible = Bible(
        characters=tuple(
            Character(id=one.id, name=one.name, figure=one.figure, look=one.look) for one in draft.characters
        ),
        places=tuple(Place(id=one.id, name=one.name, kind=one.kind, look=one.look) for one in draft.places),
        palette=draft.palette,
        style=draft.style,
        mood=draft.mood,
    )
    meant = tuple(scene.seconds for scene in draft.scenes)
    lengths = meant
    if sum(meant) != brief.seconds or not all(sheet.durations.allows(one) for one in meant):
        near = by_weight(brief.seconds, [float(one) for one in meant])
        lengths = split(brief.seconds, len(meant), sheet, near) or meant
    scenes = tuple(
        _scene(number, one, seconds, bible, sheet, last=number == len(meant))
        for number, (one, seconds) in enumerate(zip(draft.scenes, lengths, strict=True), 1)
    )
    notes: tuple[Note, ...] = ()
    if lengths != meant:
        was, now = (", ".join(str(seconds_to_json(one)) for one in each) for each in (meant, lengths))
        notes = (
            Note(
                code="seconds_mended",
                message=f"The language model planned scenes of {was} s; they were set to {now} s to fill "
                f"{brief.seconds} s with what {sheet.model} can shoot.",
            ),
        )
    storyboard = Storyboard(
        title=draft.title,
        logline=draft.logline,
        script=draft.script,
        language=brief.language or _tag(draft.language),
        bible=bible,
        scenes=scenes,
    )
    return storyboard, notes


def _scene(
    number: int, draft: SceneDraft, seconds: Seconds, bible: Bible, sheet: Sheet, *, last: bool
) -> Scene:
    scene = Scene(
        number=number,
        title=draft.title,
        description=draft.description,
        camera=Camera(
            size=draft.size, angle=draft.angle, move=draft.move, speed=draft.speed, lens=draft.lens
        ),
        light=Light(
            hour=draft.hour,
            weather=draft.weather,
            quality=draft.quality,
            key=draft.key,
            warmth=draft.warmth,
            source=draft.light_source,
        ),
        prompt=draft.description,
        seconds=seconds,
        narration=draft.narration,
        caption=draft.caption,
        transition=Transition.model_validate("cut" if last else draft.transition.value),
        continuity=Continuity(
            place=draft.place,
            characters=draft.characters,
            wardrobe=draft.wardrobe,
            props=draft.props,
            screen_direction=draft.screen_direction,
        ),
    )
    return scene.but(prompt=compose_prompt(scene, bible, sheet))


def changed_words(storyboard: Storyboard, brief: Brief) -> str | None:
    """In verbatim mode, a sentence about the first place where the narration strays from the user's text."""
    if brief.mode is not Mode.VERBATIM:
        return None
    rest = _letters(brief.prompt)
    for scene in storyboard.scenes:
        said = _letters(scene.narration)
        if not rest.startswith(said):
            return (
                f"The narration of scene {scene.number} must go on in the user's text where the scene before "
                "stopped, copied word for word."
            )
        rest = rest.removeprefix(said)
    return "The narration leaves out the end of the user's text: copy all of it." if rest else None


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _tag(language: str) -> str:
    """A storyboard's tag, which has room for a script or a country, from however the model spelt it."""
    parts = re.match(r"([a-z]{2,3})(-[a-z0-9]{2,8})?(?![a-z0-9])", language.replace("_", "-"), re.IGNORECASE)
    return parts[1].lower() + (parts[2] or "") if parts else "en"
