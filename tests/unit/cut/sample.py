"""Storyboards and takes for the tests of the cut."""

from __future__ import annotations

from fractions import Fraction

from reelwright.cut.assemble import Cut, Shot, assemble
from reelwright.film.grammar import TransitionKind
from reelwright.film.ids import MediaId
from reelwright.film.speech import Speech, Spoken, Word
from reelwright.film.storyboard import Scene, Storyboard, Transition
from reelwright.film.time import FILM_RATE, Rate


def media(name: str) -> MediaId:
    return MediaId(name.ljust(64, "0"))


def scene(
    number: int,
    seconds: Fraction | float = 6,
    *,
    overlap: Fraction | float = 0,
    narration: str = "",
    caption: str = "",
) -> Scene:
    """Scene `number`, dissolving for `overlap` seconds into the next."""
    kind = TransitionKind.DISSOLVE if overlap else TransitionKind.CUT
    return Scene(
        number=number,
        title=f"Scene {number}",
        description="A lamp turns.",
        prompt="A lamp turns.",
        seconds=Fraction(seconds),
        narration=narration,
        caption=caption,
        transition=Transition(kind=kind, seconds=Fraction(overlap)),
    )


def board(*scenes: Scene, language: str = "en", title: str = "The Lamp") -> Storyboard:
    return Storyboard(title=title, language=language, scenes=scenes)


def with_handles(storyboard: Storyboard) -> list[Shot]:
    """Takes as they are asked for: each scene with the handles that its transitions need."""
    shots: list[Shot] = []
    for one in storyboard.scenes:
        before, after = storyboard.handles(one.number)
        shots.append(
            Shot(
                scene=one.number,
                media=media(f"a{one.number}"),
                seconds=one.seconds + before + after,
                lead=before,
            )
        )
    return shots


def line(number: int, seconds: float, text: str = "", *, pause: float = 0) -> Spoken:
    """A spoken line whose words, when given, share its time after `pause` seconds."""
    words = text.split()
    whole, quiet = Fraction(str(seconds)), Fraction(str(pause))
    share = (whole - quiet) / len(words) if words else Fraction(0)
    return Spoken(
        scene=number,
        media=media(f"b{number}"),
        speech=Speech(
            seconds=whole,
            words=tuple(
                Word(text=word, start=quiet + index * share, end=quiet + (index + 1) * share)
                for index, word in enumerate(words)
            ),
        ),
    )


def cut(
    storyboard: Storyboard,
    shots: list[Shot] | None = None,
    *,
    spoken: tuple[Spoken, ...] = (),
    rate: Rate = FILM_RATE,
    width: int = 1280,
    height: int = 720,
) -> Cut:
    return assemble(
        storyboard,
        with_handles(storyboard) if shots is None else shots,
        rate=rate,
        width=width,
        height=height,
        spoken=spoken,
    )


def codes(made: Cut) -> list[str]:
    return [note.code for note in made.notes]
