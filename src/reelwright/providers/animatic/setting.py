"""The setting: a stage's place, cast and weather as flats, back to front."""

from __future__ import annotations

from reelwright.providers.animatic.figures.cast import cast
from reelwright.providers.animatic.figures.landmarks import landmarks
from reelwright.providers.animatic.flat import Flat
from reelwright.providers.animatic.places.atlas import place
from reelwright.providers.animatic.plan import plan
from reelwright.providers.animatic.stage import Stage
from reelwright.providers.animatic.weather import mist


def setting(stage: Stage) -> list[Flat]:
    """Every flat of the scene in the order in which they cover each other."""
    if stage.plan:
        return plan(stage)
    flats = [*place(stage), *landmarks(stage), *cast(stage), *mist(stage)]
    return sorted(flats, key=lambda flat: -flat.depth)
