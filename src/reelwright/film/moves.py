"""Moves: where the scenes of a storyboard went when it was edited, so that all that is theirs goes along."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reelwright.film.errors import WrongInput
from reelwright.film.storyboard import MOST_SCENES, Scene, Storyboard


@dataclass(frozen=True, slots=True)
class Moves:
    """The new number of every scene that was there before, in the film or taken out of it."""

    numbers: Mapping[int, int]
    removed: tuple[Scene, ...]
    """Those that are not in the film now, by number, from `MOST_SCENES` + 1 on."""

    def of(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """What these scenes are called now, in order."""
        return tuple(sorted(self.numbers.get(number, number) for number in numbers))


def moves(
    before: Storyboard, removed: Sequence[Scene], after: Sequence[Scene], origins: Sequence[int | None]
) -> Moves:
    """How the scenes `after` an edit came of those before: scene `i + 1` was `origins[i]`, or is new (None).

    An origin above `MOST_SCENES` is the number of a scene that was `removed` before. Scenes of `before` that
    nobody names are removed by this. WrongInput for an origin that there is not, or that is named twice.
    """
    there = {scene.number: scene for scene in (*before.scenes, *removed)}
    if len(origins) != len(after):
        raise WrongInput(
            f"There are {len(origins)} origins for {len(after)} scenes; each scene has one, or null.",
            code="origins_do_not_match",
            where="origins",
        )
    numbers: dict[int, int] = {}
    for number, origin in enumerate(origins, start=1):
        if origin is None:
            continue
        where = f"origins.{number - 1}"
        if origin not in there:
            raise WrongInput(f"The video has no scene {origin}.", code="unknown_origin", where=where)
        if origin in numbers:
            raise WrongInput(
                f"Scene {origin} cannot become two scenes: make the second one new.",
                code="origin_twice",
                where=where,
            )
        numbers[origin] = number
    free = max((scene.number for scene in removed), default=MOST_SCENES)
    for scene in (*removed, *before.scenes):
        if scene.number in numbers:
            continue
        if scene.number <= MOST_SCENES:
            free += 1
        numbers[scene.number] = free if scene.number <= MOST_SCENES else scene.number
    out = [_out(there[old], new, numbers) for old, new in numbers.items() if new > MOST_SCENES]
    return Moves(numbers, tuple(sorted(out, key=lambda scene: scene.number)))


def _out(scene: Scene, number: int, numbers: Mapping[int, int]) -> Scene:
    """A scene out of the film; it goes on from no other one that is out of it as well."""
    carried = numbers.get(scene.continuity.carry_from or 0)
    if carried is not None and carried > MOST_SCENES:
        carried = None
    return scene.but(number=number, continuity=scene.continuity.but(carry_from=carried))
