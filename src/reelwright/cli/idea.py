"""What the film is about: the prompt as typed or piped in, or a storyboard from a file."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reelwright.film.errors import WrongInput

if TYPE_CHECKING:
    from reelwright.film.storyboard import Storyboard

_SUFFIXES = (".yaml", ".yml")
_LONGEST = 1_000_000
"""Bytes of a storyboard file; a hundred scenes are a tenth of that."""


@dataclass(frozen=True, slots=True)
class Storyboarded:
    """A storyboard and the name of the file that it came from."""

    storyboard: Storyboard
    name: str

    @property
    def folder(self) -> Path:
        """From which the paths in it are taken."""
        return Path(self.name).parent


def read_idea(argument: str) -> str | Storyboarded:
    """The prompt, or the storyboard that `argument` names; WrongInput says what is wrong with the file."""
    if argument == "-":
        return sys.stdin.buffer.read(_LONGEST).decode("utf-8", "replace")
    if not argument.strip().lower().endswith(_SUFFIXES):
        return argument
    file = Path(argument)
    if not file.is_file():
        what = "is not a file" if file.exists() else "does not exist"
        raise WrongInput(
            f"The storyboard {argument} {what}.",
            code="no_such_storyboard",
            hint=f'`reelwright plan "PROMPT" -o {argument}` writes one.',
            where=argument,
        )
    return Storyboarded(_read(file, argument), argument)


def _read(file: Path, name: str) -> Storyboard:
    from reelwright.story.document import read_storyboard

    try:
        with file.open("rb") as opened:
            data = opened.read(_LONGEST + 1)
        text = data.decode("utf-8-sig")
    except OSError as why:
        raise WrongInput(f"{name} cannot be read: {why.strerror}.", code="unreadable", where=name) from None
    except UnicodeDecodeError as why:
        raise WrongInput(
            f"{name} is not text in UTF-8 (byte {why.start}).", code="bad_storyboard", where=name
        ) from None
    if len(data) > _LONGEST:
        raise WrongInput(f"{name} is too big for a storyboard.", code="bad_storyboard", where=name)
    return read_storyboard(text, source=name)
