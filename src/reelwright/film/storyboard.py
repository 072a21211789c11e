"""The storyboard: what will be filmed, scene by scene, free to make and free to edit."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any, Self, cast

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from reelwright.film.grammar import (
    Angle,
    ClipSound,
    Figure,
    Fit,
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
from reelwright.film.ids import MediaId
from reelwright.film.time import Seconds
from reelwright.film.value import Value

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
"""A short name by which scenes refer to a character or place."""


def _without_nul(value: Any) -> Any:
    """What some databases and every C library take for the end of a text is in none of ours."""
    return value.replace("\x00", "") if isinstance(value, str) else value


_NoNul = BeforeValidator(_without_nul)
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000), _NoNul]
NonEmpty = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000), _NoNul]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]

DEFAULT_OVERLAP = Fraction(1, 2)
"""Seconds that a transition other than a cut takes when nobody says."""
MOST_SCENES = 100
"""Of a storyboard. Scenes that were taken out of one have numbers above it."""


class Character(Value):
    id: Slug
    name: NonEmpty
    figure: Figure = Figure.PERSON
    look: Text = ""
    """What never changes about them: age, build, clothes, colours. Repeated in every prompt."""


class Place(Value):
    id: Slug
    name: NonEmpty
    kind: PlaceKind = PlaceKind.ABSTRACT
    look: Text = ""


class Bible(Value):
    """What stays the same from scene to scene."""

    characters: tuple[Character, ...] = ()
    places: tuple[Place, ...] = ()
    palette: tuple[Colour, ...] = ()
    """Up to six colours, the dominant one first."""
    style: Text = ""
    """The look in words, repeated in every prompt."""
    mood: Mood = Mood.CALM

    def character(self, slug: str) -> Character | None:
        return next((one for one in self.characters if one.id == slug), None)

    def place(self, slug: str) -> Place | None:
        return next((one for one in self.places if one.id == slug), None)


class Camera(Value):
    size: Size = Size.MEDIUM
    angle: Angle = Angle.EYE
    move: Move = Move.STATIC
    speed: Speed = Speed.NORMAL
    lens: Lens = Lens.NORMAL


class Light(Value):
    hour: Hour = Hour.AFTERNOON
    weather: Weather = Weather.CLEAR
    quality: Quality = Quality.SOFT
    key: Key = Key.HIGH
    warmth: Warmth = Warmth.NEUTRAL
    source: Text = ""
    """Where the light comes from, in words: "the lamp of the lighthouse"."""


class Transition(Value):
    """How a scene gives way to the next: `dissolve`, or `{kind: dissolve, seconds: 0.5}`."""

    kind: TransitionKind = TransitionKind.CUT
    pattern: Slug | None = None
    """Of a `custom` one: its name in the folder of the user's transitions."""
    seconds: Seconds = Field(default=Fraction(0), ge=0, le=5)

    @model_validator(mode="before")
    @classmethod
    def _from_name(cls, data: Any) -> Any:
        if isinstance(data, str):
            data = {"kind": data}
        if not isinstance(data, dict):
            return data
        fields = cast("dict[str, Any]", data)
        if "seconds" not in fields and fields.get("kind", "cut") != "cut":
            return {**fields, "seconds": DEFAULT_OVERLAP}
        return fields

    @model_validator(mode="after")
    def _cut_takes_no_time(self) -> Self:
        if self.kind is TransitionKind.CUT and self.seconds:
            raise ValueError("a cut takes no time: leave seconds out, or choose another transition")
        return self

    @model_validator(mode="after")
    def _pattern_where_custom(self) -> Self:
        if self.kind is TransitionKind.CUSTOM and self.pattern is None:
            raise ValueError("a custom transition needs its pattern, such as {kind: custom, pattern: ripple}")
        if self.kind is not TransitionKind.CUSTOM and self.pattern is not None:
            raise ValueError(f"a {self.kind.value} has no pattern: leave it out, or choose custom")
        return self


class LowerThird(Value):
    """Names who or what is seen."""

    text: NonEmpty
    subtitle: Text = ""


class Continuity(Value):
    """What ties a scene to the bible and to its neighbours."""

    place: Slug | None = None
    characters: tuple[Slug, ...] = ()
    wardrobe: Text = ""
    props: tuple[NonEmpty, ...] = ()
    screen_direction: ScreenDirection | None = None
    carry_from: int | None = Field(default=None, ge=1)
    """The scene whose last frame this one starts from."""


class Scene(Value):
    """One camera set-up."""

    number: int = Field(ge=1)
    title: NonEmpty
    description: NonEmpty
    camera: Camera = Camera()
    light: Light = Light()
    prompt: NonEmpty
    """What a provider is sent; the bible is already in it."""
    seconds: Seconds = Field(gt=0, le=600)
    narration: Text = ""
    caption: Text = ""
    transition: Transition = Transition()
    """Into the next scene; the last scene's is `cut`."""
    continuity: Continuity = Continuity()
    footage: MediaId | None = None
    """A clip or still picture of the user's own that is used instead of a take."""
    fit: Fit = Fit.COVER
    sound: ClipSound = ClipSound.DUCK
    """What is heard of the sound that the clip brings along."""
    lower_third: LowerThird | None = None


class Storyboard(Value):
    title: NonEmpty
    logline: Text = ""
    script: Text = ""
    """The story in prose, a paragraph a scene."""
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$")] = "en"
    bible: Bible = Bible()
    scenes: tuple[Scene, ...] = Field(min_length=1, max_length=MOST_SCENES)

    @model_validator(mode="after")
    def _numbered_in_order(self) -> Self:
        numbers = [scene.number for scene in self.scenes]
        if numbers != list(range(1, len(numbers) + 1)):
            raise ValueError(f"scenes are numbered 1 to {len(numbers)} in order, got {numbers}")
        return self

    @property
    def seconds(self) -> Fraction:
        """The length of the film: the scenes added up."""
        return sum((scene.seconds for scene in self.scenes), Fraction(0))

    def scene(self, number: int) -> Scene:
        """Scene `number`, from 1; IndexError when there is none."""
        if not 1 <= number <= len(self.scenes):
            raise IndexError(f"there is no scene {number}")
        return self.scenes[number - 1]

    def overlap_after(self, number: int) -> Fraction:
        """Seconds for which scene `number` and the next are both on screen; 0 after the last."""
        if number < 1 or number >= len(self.scenes):
            return Fraction(0)
        return self.scenes[number - 1].transition.seconds

    def handles(self, number: int) -> tuple[Fraction, Fraction]:
        """Seconds of extra picture that scene `number` needs before and after its own time.

        A transition is centred on the boundary between two scenes, so each lends half of it and the film
        stays exactly as long as its scenes add up to.
        """
        return self.overlap_after(number - 1) / 2, self.overlap_after(number) / 2
