"""Fitting scenes to their lines: where words need more time than a scene has, the scene gets it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from reelwright.film.speech import Spoken
from reelwright.film.storyboard import Scene, Storyboard
from reelwright.film.video import Note

BREATH = Fraction(7, 10)
"""Seconds of a scene that a line leaves free: a little before it and a little after."""
LAST_BREATH = Fraction(6, 5)
"""The same in the last scene, which fades away after its words."""
_LEAST_ROOM = Fraction(1)
_TENTH = Fraction(1, 10)


def room(storyboard: Storyboard, number: int) -> Fraction:
    """Seconds that the line of scene `number` has."""
    return max(storyboard.scene(number).seconds - _breath(storyboard, number), _LEAST_ROOM)


def fit_scenes(
    storyboard: Storyboard,
    spoken: Sequence[Spoken],
    longest: Callable[[int], Fraction],
    *,
    most: Fraction | None = None,
) -> tuple[Storyboard, tuple[Note, ...]]:
    """The storyboard with every scene as long as its line needs, in tenths of a second, and what to say.

    `longest` is how long scene `number` can be; `most` how long the whole film may be, None for any length.
    Scenes are never shortened. What does not fit even so is left for the cut to shorten.
    """
    lines = {line.scene: line for line in spoken}
    left = None if most is None else max(Fraction(0), most - storyboard.seconds)
    scenes: list[Scene] = []
    notes: list[Note] = []
    for scene in storyboard.scenes:
        line = lines.get(scene.number)
        wanted = line.speech.seconds + _breath(storyboard, scene.number) if line else Fraction(0)
        more = min(_tenths(wanted), longest(scene.number)) - scene.seconds
        if left is not None:
            more = min(more, left)
        if more <= 0:
            scenes.append(scene)
            continue
        left = None if left is None else left - more
        longer = scene.but(seconds=scene.seconds + more)
        scenes.append(longer)
        notes.append(_extended(scene, longer))
    if not notes:
        return storyboard, ()
    return storyboard.but(scenes=tuple(scenes)), tuple(notes)


def _breath(storyboard: Storyboard, number: int) -> Fraction:
    return LAST_BREATH if number == len(storyboard.scenes) else BREATH


def _tenths(seconds: Fraction) -> Fraction:
    """Rounded up, so that the line fits."""
    return -(-seconds // _TENTH) * _TENTH


def _extended(before: Scene, after: Scene) -> Note:
    return Note(
        code="scene_extended",
        message=f"Scene {after.number} lasts {float(after.seconds):g} s instead of "
        f"{float(before.seconds):g} s: its line needs the time.",
        scene=after.number,
    )
