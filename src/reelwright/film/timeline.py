"""The timeline: the cut as exact frames. It says everything that decides the film and nothing else."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import Self

from pydantic import Field, model_validator

from reelwright.film.grammar import TransitionKind
from reelwright.film.ids import MediaId
from reelwright.film.time import FILM_RATE, Rate, Seconds
from reelwright.film.value import Value

TIMELINE_VERSION = 1


class Fit(StrEnum):
    COVER = "cover"
    CONTAIN = "contain"


class Clip(Value):
    """A stretch of a take. `frames` counts every frame it is on screen for, overlaps included."""

    scene: int = Field(ge=1)
    media: MediaId
    source_start: Seconds = Fraction(0)
    """Where in the media the stretch begins."""
    frames: int = Field(ge=1)
    fit: Fit = Fit.COVER


class Join(Value):
    """Between a clip and the next: for `frames` frames both are on screen. A cut has 0."""

    kind: TransitionKind = TransitionKind.CUT
    frames: int = Field(default=0, ge=0)

    @model_validator(mode="after")
    def _cut_is_empty(self) -> Self:
        if (self.kind is TransitionKind.CUT) != (self.frames == 0):
            raise ValueError("a cut has 0 frames and every other join at least 1")
        return self


class Title(Value):
    """Words over the picture from film frame `start` for `frames` frames, fading in and out."""

    text: str = Field(min_length=1)
    subtitle: str = ""
    start: int = Field(ge=0)
    frames: int = Field(ge=1)


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
    captions: tuple[Caption, ...] = ()
    burn_captions: bool = True
    voices: tuple[Voice, ...] = ()
    music: MusicBed | None = None
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
        return frozenset([clip.media for clip in self.clips] + sounds + beds)
