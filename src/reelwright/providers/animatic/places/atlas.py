"""The atlas: which function draws which kind of place."""

from __future__ import annotations

from collections.abc import Callable

from reelwright.film.grammar import PlaceKind
from reelwright.providers.animatic.flat import Flat
from reelwright.providers.animatic.places.beyond import BEYOND
from reelwright.providers.animatic.places.lands import LANDS
from reelwright.providers.animatic.places.rooms import ROOMS
from reelwright.providers.animatic.places.towns import TOWNS
from reelwright.providers.animatic.places.woods import WOODS
from reelwright.providers.animatic.stage import Stage

PLACES: dict[PlaceKind, Callable[[Stage], list[Flat]]] = {**LANDS, **WOODS, **TOWNS, **ROOMS, **BEYOND}


def place(stage: Stage) -> list[Flat]:
    """The flats of the stage's place, in no particular order but for equals in depth."""
    return PLACES[stage.kind](stage)
