"""The brush that actors are painted with: shapes in the actor's own units, in the scene's light."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reelwright.providers.animatic.actor import Actor
from reelwright.providers.animatic.cel import Cel, Colour, Gradient, mix
from reelwright.providers.animatic.curve import Points, Spot, moved, points
from reelwright.providers.animatic.stage import Stage


@dataclass(frozen=True, slots=True)
class Brush:
    """Actor units: 1 tall, the foot at (0, 0), y down, facing +x."""

    cel: Cel
    stage: Stage
    actor: Actor

    def put(self, shape: Points | Sequence[Spot]) -> Points:
        spots = shape if not isinstance(shape, Sequence) else points(list(shape))
        actor = self.actor
        return moved(spots, (actor.x, actor.y), actor.height, mirror=actor.facing)

    def at(self, x: float, y: float) -> Spot:
        spot = self.put([(x, y)])[0]
        return float(spot[0]), float(spot[1])

    def lit(self, material: Colour, shade: float = 0.0) -> Colour:
        return self.stage.light.lit(material, self.actor.depth, shade)

    def fill(
        self,
        shape: Points | Sequence[Spot],
        material: Colour,
        shade: float = 0.0,
        *,
        opacity: float = 1.0,
        soft: float = 0.0,
        atop: bool = False,
    ) -> None:
        self.cel.fill(
            self.put(shape),
            self.lit(material, shade),
            opacity=opacity,
            soft=soft * self.actor.height,
            atop=atop,
        )

    def body(self, shape: Points | Sequence[Spot], material: Colour) -> None:
        """A shape that is lighter on top than below."""
        placed = self.put(shape)
        top, bottom = float(placed[:, 1].min()), float(placed[:, 1].max())
        light = self.lit(material, -0.3)
        self.cel.fill(placed, Gradient(light, mix(light, self.lit(material, 0.7), 0.75), top, bottom))

    def shine(self, x: float, y: float, radius: float, colour: Colour, strength: float) -> None:
        self.cel.glow(self.at(x, y), radius * self.actor.height, colour, strength)

    def own(
        self, shape: Points | Sequence[Spot], colour: Colour, *, opacity: float = 1.0, soft: float = 0.0
    ) -> None:
        """A shape that gives its own light."""
        self.cel.fill(
            self.put(shape), self.stage.light.own(colour), opacity=opacity, soft=soft * self.actor.height
        )


def tint_of(brush: Brush, standard: Colour) -> Colour:
    """The colour that the actor's look names, else `standard`."""
    suit = brush.actor.costume
    return suit.main if suit.named else standard
