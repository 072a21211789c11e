"""An actor: one character in its place on the stage, and how large each kind of character is."""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.film.grammar import Figure
from reelwright.providers.animatic.costume import Costume
from reelwright.providers.animatic.pose import Pose

PEOPLE = (Figure.PERSON, Figure.WOMAN, Figure.MAN, Figure.CHILD, Figure.ELDER)
UPRIGHT = (*PEOPLE, Figure.ROBOT)
LANDMARKS = (Figure.LIGHTHOUSE, Figure.TREE)
VEHICLES = (Figure.BOAT, Figure.CAR, Figure.TRAIN, Figure.AIRCRAFT, Figure.ROCKET)
FLYING = (
    Figure.BIRD,
    Figure.AIRCRAFT,
    Figure.SPIRIT,
    Figure.INSECT,
    Figure.DRAGON,
    Figure.FISH,
    Figure.WHALE,
)

NATURAL = {
    Figure.PERSON: 1.0,
    Figure.WOMAN: 0.97,
    Figure.MAN: 1.03,
    Figure.CHILD: 0.66,
    Figure.ELDER: 0.93,
    Figure.CROWD: 1.0,
    Figure.DOG: 0.42,
    Figure.CAT: 0.27,
    Figure.HORSE: 1.15,
    Figure.BIRD: 0.24,
    Figure.FISH: 0.2,
    Figure.WHALE: 1.9,
    Figure.INSECT: 0.12,
    Figure.BEAST: 0.95,
    Figure.DRAGON: 3.0,
    Figure.ROBOT: 1.0,
    Figure.SPIRIT: 1.7,
    Figure.BOAT: 1.9,
    Figure.CAR: 0.86,
    Figure.TRAIN: 2.1,
    Figure.AIRCRAFT: 1.7,
    Figure.ROCKET: 7.0,
    Figure.TREE: 4.6,
    Figure.LIGHTHOUSE: 11.0,
    Figure.THING: 0.36,
}
"""Heights in bodies of a grown person."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A character in its place on the stage."""

    figure: Figure
    costume: Costume
    pose: Pose
    x: float
    y: float
    """Of the feet."""
    height: float
    depth: float
    facing: float
    view: str
    main: bool = False

    @property
    def head(self) -> tuple[float, float]:
        """About where the face is."""
        return self.x, self.y - self.height * 0.9
