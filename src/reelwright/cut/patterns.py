"""The user's own transitions, as they stand in a folder: `NAME.txt` holds a formula, `NAME.png` or `NAME.jpg`
is a luma picture, whose edge is as soft as the number in a `NAME.txt` beside it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from reelwright.film.errors import WrongInput
from reelwright.film.formula import names_in, read_formula
from reelwright.film.grammar import TransitionKind
from reelwright.film.ids import MediaId
from reelwright.film.storyboard import Storyboard
from reelwright.film.timeline import Pattern

Patterns = Mapping[str, Pattern]
"""The user's own transitions by name."""

NONE: Final[Patterns] = MappingProxyType({})

_TEXT: Final = ".txt"
_PICTURES: Final = (".png", ".jpg", ".jpeg")
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_MOST_BYTES: Final = 8192
"""Of a text: a formula at its longest, in any script, under a page of comments."""


def patterns_of(storyboard: Storyboard) -> frozenset[str]:
    """The names of the user's own transitions that lead from one scene to another."""
    asked = (scene.transition for scene in storyboard.scenes[:-1])
    return frozenset(one.pattern for one in asked if one.kind is TransitionKind.CUSTOM and one.pattern)


def pattern_names(folder: Path) -> tuple[str, ...]:
    """The transitions that there are in `folder`, by name; none when there is no such folder."""
    try:
        files = [one for one in folder.iterdir() if one.suffix in (_TEXT, *_PICTURES)]
    except OSError:
        return ()
    return tuple(sorted({one.stem for one in files if _NAME.fullmatch(one.stem)}))


def read_patterns(folder: Path, names: Collection[str], keep: Callable[[Path], MediaId]) -> Patterns:
    """The transitions of `names`; `keep` takes in a luma picture and gives its id.

    WrongInput for a name that the folder does not have, for a formula that is not one (with file, line and
    column), and for files that contradict each other.
    """
    return MappingProxyType({name: _read(folder, name, keep) for name in sorted(names)})


def _read(folder: Path, name: str, keep: Callable[[Path], MediaId]) -> Pattern:
    if name not in pattern_names(folder):
        raise _unknown(folder, name)
    text = folder / f"{name}{_TEXT}"
    pictures = [one for one in (folder / f"{name}{suffix}" for suffix in _PICTURES) if one.is_file()]
    if len(pictures) > 1:
        raise WrongInput(
            f"The transition {name} has more than one picture: {', '.join(one.name for one in pictures)}.",
            code="transition_unclear",
            hint="Keep one of them.",
            where=str(folder),
        )
    if pictures:
        softness = _softness(text) if text.is_file() else Pattern.model_fields["softness"].default
        return Pattern(name=name, media=keep(pictures[0]), softness=softness)
    formula = _text(text)
    if "t" not in names_in(read_formula(formula, source=text.name)):
        raise WrongInput(
            f"{text.name}:1:1: it does not depend on t, so nothing would ever change.",
            code="bad_formula",
            hint="t is the moment, from 0 to 1: `x < t` is a wipe from the left.",
            where=f"{text.name}:1",
        )
    # Set in one line, it stays the same formula, and the same film, when only its comments change.
    return Pattern(name=name, expression=" ".join(formula.split()))


def _softness(text: Path) -> float:
    written = _text(text).strip()
    if re.fullmatch(r"0?\.[0-9]{1,9}|0|1|[01]\.[0-9]{0,9}", written) and float(written) <= 1:
        return float(written)
    raise WrongInput(
        f"{text.name}:1:1: beside a picture it holds the softness of its edge, a number from 0 to 1.",
        code="transition_unclear",
        hint=f"Write a number such as 0.2 into it, or rename it when {text.name} is a formula of its own.",
        where=f"{text.name}:1",
    )


def _text(file: Path) -> str:
    """What stands in a file, its comment lines left empty so that every other line keeps its number."""
    try:
        with file.open("rb") as opened:
            content = opened.read(_MOST_BYTES + 1)
        lines = content.decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise WrongInput(
            f"{file.name} cannot be read as text.",
            code="bad_formula",
            hint="A transition's .txt file is plain text in UTF-8.",
            where=file.name,
        ) from error
    if len(content) > _MOST_BYTES:
        raise WrongInput(
            f"{file.name} is larger than {_MOST_BYTES} bytes.",
            code="bad_formula",
            hint="A transition's .txt file holds one formula of at most 500 characters.",
            where=file.name,
        )
    return "\n".join("" if line.lstrip().startswith("#") else line for line in lines)


def _unknown(folder: Path, name: str) -> WrongInput:
    known = ", ".join(pattern_names(folder))
    there = f"there are {known}" if known else f"there is none in {folder}"
    return WrongInput(
        f"There is no transition of your own called {name}; {there}.",
        code="unknown_transition",
        hint=f"Put {name}.txt with a formula, or {name}.png, into {folder}.",
        where=str(folder),
    )
