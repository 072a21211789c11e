"""The screen: the shape of the film's picture."""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.film.time import Rate
from reelwright.film.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Screen:
    """Pixels and frame rate that every picture of a film has."""

    width: int
    height: int
    rate: Rate

    @classmethod
    def of(cls, timeline: Timeline) -> Screen:
        return cls(timeline.width, timeline.height, timeline.rate)
