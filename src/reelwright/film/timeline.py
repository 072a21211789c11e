"""The timeline: the cut as exact frames. It says everything that decides the film and nothing else."""

from __future__ import annotations

from fractions import Fraction
from typing import Self

from pydantic import Field, model_validator

from reelwright.film.grammar import ClipSound, Fit, Move, Speed, Spot, TitleStyle, TransitionKind
from reelwright.film.ids import MediaId
from reelwright.film.time import FILM_RATE, Rate, Seconds
from reelwright.film.value import Value

TIMELINE_VERSION = 2


class Clip(Value):
    """A stretch of a take. `frames` counts every frame it is on screen for, overlaps included."""

    scene: int = Field(ge=1)
    media: MediaId
    source_start: Seconds = Fraction(0)
    """Where in the media the stretch begins."""
    frames: int = Field(ge=1)
    fit: Fit = Fit.COVER
    sound: ClipSound = ClipSound.MUTE
    """What is heard of the media's own sound; one without any is muted."""
    gain_db: float = 0
    """Of that sound."""
    move: Move = Move.STATIC
    """The camera's way over a still picture; a moving one has a camera of its own."""
    speed: Speed = Speed.NORMAL


class Pattern(Value):
    """How a custom transition comes on: exactly one of a formula and a luma picture.

    The `expression` says for each place on the screen (`x`, `y`, from 0 to 1) and moment (`t`, from 0 to 1)
    how much of the new picture shows (0 to 1); where the picture in `media` is darkest, the new one shows
    first.
    """

    name: str = Field(min_length=1, max_length=40)
    expression: str | None = Field(default=None, max_length=500)
    media: MediaId | None = None
    softness: float = Field(default=0.1, ge=0, le=1)
    """Of the edge in a luma picture, as a share of its whole range."""

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if (self.expression is None) == (self.media is None):
            raise ValueError("a custom transition has either an expression or a picture")
        return self


class Join(Value):
    """Between a clip and the next: for `frames` frames both are on screen. A cut has 0."""

    kind: TransitionKind = TransitionKind.CUT
    frames: int = Field(default=0, ge=0)
    pattern: Pattern | None = None

    @model_validator(mode="after")
    def _cut_is_empty(self) -> Self:
        if (self.kind is TransitionKind.CUT) != (self.frames == 0):
            raise ValueError("a cut has 0 frames and every other join at least 1")
        if (self.kind is TransitionKind.CUSTOM) != (self.pattern is not None):
            raise ValueError("a custom transition has a pattern, and no other has one")
        return self


class Title(Value):
    """Words over the picture from film frame `start` for `frames` frames, fading in and out."""

    text: str = Field(min_length=1)
    subtitle: str = ""
    start: int = Field(ge=0)
    frames: int = Field(ge=1)
    style: TitleStyle = TitleStyle.CLASSIC
    lower_third: bool = False
    """It names who or what is seen, in the lower third; else it is the name of the film or a part of it."""


class Inset(Value):
    """A picture of the user's own over the film, such as a logo, fading in and out."""

    media: MediaId
    spot: Spot = Spot.TOP_RIGHT
    size: float = Field(default=0.12, gt=0, le=1)
    """Its longer side as a share of the screen's shorter one."""
    start: int = Field(default=0, ge=0)
    frames: int = Field(ge=1)
    opacity: float = Field(default=1, gt=0, le=1)


class Caption(Value):
    """Spoken or written words, shown from film frame `start` for `frames` frames."""

    text: str = Field(min_length=1)
    start: int = Field(ge=0)
    frames: int = Field(ge=1)


class Voice(Value):
    """A spoken line, sounding from film frame `start` for `frames` frames at most."""

    scene: int = Field(ge=1)
    media: MediaId
    start: int = Field(ge=0)
    frames: int = Field(ge=1)
    gain_db: float = 0


class Chapter(Value):
    """A part of the film that a player can jump to: from film frame `start` to the next one's."""

    title: str = Field(min_length=1)
    start: int = Field(ge=0)


class MusicBed(Value):
    """Music under the whole film, lowered by `duck_db` while a voice speaks.

    So a composed bed is some 15 dB under the voice in its pauses and 20 dB while it speaks (WCAG 2, 1.4.7).
    """

    media: MediaId
    gain_db: float = -10
    duck_db: float = -6


class Timeline(Value):
    """Clips in order, a join between each two. Film length is all clips less all overlaps."""

    version: int = TIMELINE_VERSION
    rate: Rate = FILM_RATE
    width: int = Field(ge=16, le=8192, multiple_of=2)
    height: int = Field(ge=16, le=8192, multiple_of=2)
    clips: tuple[Clip, ...] = Field(min_length=1)
    joins: tuple[Join, ...] = ()
    fade_in: int = Field(default=0, ge=0)
    """Frames of fade from black at the start, picture and sound."""
    fade_out: int = Field(default=0, ge=0)
    titles: tuple[Title, ...] = ()
    insets: tuple[Inset, ...] = ()
    captions: tuple[Caption, ...] = ()
    burn_captions: bool = True
    voices: tuple[Voice, ...] = ()
    music: MusicBed | None = None
    chapters: tuple[Chapter, ...] = ()
    language: str = ""
    """Of voices and captions, as a BCP 47 tag."""
    rtl: bool = False
    """The film's language is written from right to left."""

    @model_validator(mode="after")
    def _joined(self) -> Self:
        if len(self.joins) != len(self.clips) - 1:
            raise ValueError(
                f"{len(self.clips)} clips need {len(self.clips) - 1} joins, got {len(self.joins)}"
            )
        before = 0
        for place, clip in enumerate(self.clips):
            after = self.joins[place].frames if place < len(self.joins) else 0
            if before + after > clip.frames:
                raise ValueError(f"scene {clip.scene} is shorter than the transitions around it")
            before = after
        return self

    @property
    def frames(self) -> int:
        """Exact number of frames in the film."""
        return sum(clip.frames for clip in self.clips) - sum(join.frames for join in self.joins)

    @property
    def seconds(self) -> Fraction:
        return self.rate.seconds(self.frames)

    def starts(self) -> tuple[int, ...]:
        """The film frame at which each clip is first seen (at the start of the join into it)."""
        places: list[int] = []
        at = 0
        for index, clip in enumerate(self.clips):
            places.append(at)
            at += clip.frames - (self.joins[index].frames if index < len(self.joins) else 0)
        return tuple(places)

    def media(self) -> frozenset[MediaId]:
        """Every file that the film is made from."""
        sounds = [voice.media for voice in self.voices]
        beds = [self.music.media] if self.music else []
        insets = [inset.media for inset in self.insets]
        patterns = [join.pattern.media for join in self.joins if join.pattern and join.pattern.media]
        return frozenset([*(clip.media for clip in self.clips), *sounds, *beds, *insets, *patterns])
