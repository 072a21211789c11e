"""The films that are asked for while things break: short, cheap to draw, and each request names its scene."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from reelwright.film.brief import Brief, Music
from reelwright.film.grammar import Figure
from reelwright.film.storyboard import Bible, Character, Continuity, Scene, Storyboard, Transition

MARK = re.compile(r"\[\[fault:film:([a-z0-9_]+)\]\]")
"""In a prompt, whose request it is. The rehearsal takes it for a fault that it does not know: it draws what
the rest says, so that all films together need no more than a few clips to be drawn."""
_PLACES = (
    "A lighthouse on a cliff",
    "An empty street in the rain",
    "A train between two mountains",
    "A harbour at dawn",
    "A forest in the snow",
)
_MARA = "A woman in a red coat"


@dataclass(frozen=True, slots=True)
class Kind:
    """A way of shooting a film: `seconds` by scene, and what the scenes have to do with each other."""

    name: str
    model: str
    seconds: tuple[int, ...]
    carried: bool = False
    """Each scene goes on from the last frame of the one before."""
    faces: bool = False
    """The same character is in all of them, kept the same by a portrait and stills."""
    dissolve: bool = False


KINDS = (
    Kind("words", "gen4.5", (2, 2)),
    Kind("stills", "gen4_turbo", (2, 2), dissolve=True),
    Kind("carried", "gen4.5", (2, 2, 2), carried=True),
    Kind("faces", "gen4_turbo", (2, 2), faces=True),
    Kind("parts", "gen4.5", (11, 2)),
)


def kind(name: str) -> Kind:
    return next(one for one in KINDS if one.name == name)


def marked(name: str, scene: int | None) -> str:
    """The mark of a scene of the film `name`, or of its characters."""
    return f"[[fault:film:{name}_{scene or 'face'}]]"


def film(name: str, kind: Kind, *, extra: str = "") -> tuple[Brief, Storyboard]:
    """What is asked for as the film `name` (small letters and digits), with nothing but pictures in it.

    `extra` goes into the prompt of its first scene: a fault that it shall meet.
    """
    transition = Transition.model_validate("dissolve" if kind.dissolve else "cut")
    scenes = tuple(
        Scene(
            number=number,
            title=f"Scene {number}",
            description=f"{_PLACES[number - 1]}, with Mara." if kind.faces else f"{_PLACES[number - 1]}.",
            prompt=" ".join(
                part
                for part in (
                    f"Mara looks at it: {_PLACES[number - 1]}." if kind.faces else f"{_PLACES[number - 1]}.",
                    marked(name, number),
                    extra if number == 1 else "",
                )
                if part
            ),
            seconds=Fraction(seconds),
            transition=transition if number < len(kind.seconds) else Transition.model_validate("cut"),
            continuity=Continuity(
                characters=("mara",) if kind.faces else (),
                carry_from=number - 1 if kind.carried and number > 1 else None,
            ),
        )
        for number, seconds in enumerate(kind.seconds, 1)
    )
    mara = Character(id="mara", name="Mara", figure=Figure.WOMAN, look=f"{_MARA} {marked(name, None)}")
    board = Storyboard(
        title=f"Film {name}",
        bible=Bible(characters=(mara,) if kind.faces else ()),
        scenes=scenes,
    )
    brief = Brief(
        prompt=f"Film {name}",
        provider="runway",
        model=kind.model,
        voice="none",
        music=Music(none=True),
        approved=True,
    )
    return brief, board
