"""The port to every planner: a brief in, a storyboard out."""

from __future__ import annotations

from typing import Protocol

from reelwright.film.brief import Brief
from reelwright.film.storyboard import Storyboard
from reelwright.film.value import Value
from reelwright.film.video import Note
from reelwright.providers.port import Sheet


class Usage(Value):
    """One call to a language model. `cost_micros` is None when its price is not known, which is not zero."""

    provider: str
    model: str
    input_tokens: int = 0
    output_tokens: int = 0
    cost_micros: int | None = None
    currency: str = "USD"


class Draft(Value):
    """A storyboard, what the user should know about how it came to be, and what it cost."""

    storyboard: Storyboard
    planner: str
    """`builtin`, or `provider:model`."""
    notes: tuple[Note, ...] = ()
    usage: tuple[Usage, ...] = ()


class Planner(Protocol):
    @property
    def name(self) -> str: ...

    async def draft(self, brief: Brief, sheet: Sheet) -> Draft:
        """A storyboard that keeps to the brief and to what `sheet` can shoot; `lint` finds nothing in it.

        WrongInput when the brief cannot be met by any storyboard (seconds the scenes cannot fill), TryAgain
        when the planner cannot be reached, Refused when it answered but not usably after three tries.
        """
        ...
