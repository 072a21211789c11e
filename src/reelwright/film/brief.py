"""The brief: what the user asks for."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from reelwright.film.grammar import Aspect, Mood, Spot, Style, Template, TitleStyle
from reelwright.film.ids import MediaId
from reelwright.film.value import Value


class Mode(StrEnum):
    EXPAND = "expand"
    """Make a story of my idea."""
    VERBATIM = "verbatim"
    """Film exactly what I wrote: a sentence a scene, in my order, in my words."""


class Music(Value):
    """The music bed: composed for a mood, the user's own file, or (both None) chosen to fit the film."""

    mood: Mood | None = None
    file: MediaId | None = None
    none: bool = False


class PlannerChoice(StrEnum):
    AUTO = "auto"
    """The language model if one is set up, else the built-in planner."""
    BUILTIN = "builtin"
    LANGUAGE_MODEL = "language_model"


class Limits(Value):
    """What a brief may ask for; an operator may raise them (settings)."""

    min_scenes: int = 1
    max_scenes: int = 5
    min_seconds: int = 15
    max_seconds: int = 60
    max_prompt: int = 2000


class Brief(Value):
    """A request for a film. Ranges are checked against `Limits` by `actions`, not here."""

    prompt: str
    niche: str | None = Field(default=None, max_length=80)
    """What sort of channel or client it is for, in the user's words."""
    scenes: int | None = None
    """How many; None lets the planner choose."""
    seconds: int = 30
    aspect: Aspect = Aspect.LANDSCAPE
    style: Style = Style.CINEMATIC
    template: Template = Template.STORY
    mode: Mode = Mode.EXPAND
    language: str | None = None
    """Of narration and captions, as a BCP 47 tag; None means the prompt's own."""
    voice: str = "scratch"
    """`scratch`, `none`, or the name of a voice."""
    music: Music = Music()
    captions: bool = True
    """Burnt into the picture; a WebVTT file is written beside the film either way."""
    title_style: TitleStyle = TitleStyle.CLASSIC
    logo: MediaId | None = None
    """A picture that stands over the whole film."""
    logo_spot: Spot = Spot.TOP_RIGHT
    profile: str = ""
    """The delivery profile of the film; empty means the provider's own size, quick to edit."""
    codec: str = ""
    """What its picture is compressed with: h264, hevc or av1; empty means the profile's own, H.264."""
    slate: bool = False
    """Label animatic panels with scene, take and camera."""
    provider: str = ""
    """Who shoots; empty means the studio's own choice, which is filled in when the brief is checked."""
    model: str | None = None
    planner: PlannerChoice = PlannerChoice.AUTO
    allow_builtin_planner: bool = False
    """Go on with the built-in planner when the language model cannot be reached, instead of asking."""
    likeness: bool = True
    """Keep characters the same with pictures of them, where the provider makes such."""
    fresh: bool = False
    """Shoot every take anew, also where the same was paid for before."""
    budget_micros: int | None = Field(default=None, ge=0)
    """The most that the video may cost; nothing is sent that could cost more."""
    approved: bool = False
    """Spend without asking: up to the budget, or without one what the quote says at most."""
    seed: int = Field(default=0, ge=0, le=4294967295)

    @property
    def wants_voice(self) -> bool:
        return self.voice != "none"
