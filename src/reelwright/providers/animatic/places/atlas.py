"""The atlas: which function draws which kind of place."""

from __future__ import annotations

from reelwright.providers.animatic.flat import Flat
from reelwright.providers.animatic.places.lands import LANDS, field
from reelwright.providers.animatic.stage import Stage

_PLACES = {**LANDS}


def place(stage: Stage) -> list[Flat]:
    return _PLACES.get(stage.kind, field)(stage)
