"""Supers: what is superimposed on the cut, and when. The film's name, names of who is seen, a logo."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from reelwright.film.grammar import Spot, TitleStyle
from reelwright.film.ids import MediaId
from reelwright.film.storyboard import Scene, Storyboard
from reelwright.film.time import Rate
from reelwright.film.timeline import Chapter, Inset, Title

_TITLE = Fraction(3)
"""Seconds at most; it never outlasts the first scene."""
_SETTLED = Fraction(3, 5)
"""Seconds of a scene before it is said who is seen: the eye looks at the picture first."""
_NAMED = Fraction(4)
"""Seconds at most that a lower third stays."""
_READ = Fraction(3, 2)
"""Seconds that a lower third needs to be read; one with less room begins with its scene."""


def lay_titles(
    storyboard: Storyboard, bounds: Sequence[int], rate: Rate, style: TitleStyle, *, named: bool
) -> tuple[Title, ...]:
    """The film's name over its beginning when `named`, and each scene's lower third within it.

    No two are on at once. `bounds` are the film frames at which scenes begin, and the film's end.
    """
    found: list[Title] = []
    free = 0
    if named:
        found.append(_name(storyboard, bounds[1], rate, style))
        free = found[0].frames
    for scene in storyboard.scenes:
        third = _lower_third(scene, bounds[scene.number - 1], bounds[scene.number], free, rate, style)
        if third is not None:
            found.append(third)
    return tuple(found)


def lay_logo(logo: MediaId | None, spot: Spot, frames: int) -> tuple[Inset, ...]:
    """A logo over the whole film."""
    return () if logo is None else (Inset(media=logo, spot=spot, frames=frames),)


def lay_chapters(storyboard: Storyboard, bounds: Sequence[int]) -> tuple[Chapter, ...]:
    """A chapter a scene, from the frame at which it begins; a scene that a cut left no frame has none."""
    return tuple(
        Chapter(title=" ".join(scene.title.split()), start=bounds[scene.number - 1])
        for scene in storyboard.scenes
        if bounds[scene.number - 1] < bounds[scene.number]
    )


def _name(storyboard: Storyboard, first: int, rate: Rate, style: TitleStyle) -> Title:
    frames = min(rate.frames(_TITLE), first)
    if storyboard.scenes[0].lower_third is not None:
        # The first scene has to hold both, one after the other.
        frames = min(frames, max(first // 2, first - rate.frames(_READ)))
    return Title(text=" ".join(storyboard.title.split()), start=0, frames=frames or 1, style=style)


def _lower_third(
    scene: Scene, begin: int, end: int, free: int, rate: Rate, style: TitleStyle
) -> Title | None:
    """What names who is seen in the scene from frame `begin` to `end`, not before frame `free`."""
    words = scene.lower_third
    start = max(begin + rate.frames(_SETTLED), free)
    if end - start < rate.frames(_READ):
        start = max(begin, free)
    if words is None or start >= end:
        return None
    return Title(
        text=" ".join(words.text.split()),
        subtitle=" ".join(words.subtitle.split()),
        start=start,
        frames=min(rate.frames(_NAMED), end - start),
        style=style,
        lower_third=True,
    )
