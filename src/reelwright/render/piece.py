"""A piece: the smallest stretch of a film that is made, kept and joined on its own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cache
from importlib.metadata import version
from itertools import pairwise
from typing import Any

from reelwright.film.grammar import ClipSound, Move
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Clip, Inset, Join, Timeline
from reelwright.render.recipe import Recipe
from reelwright.render.screen import Screen
from reelwright.render.stretch import Stretch, stretches
from reelwright.render.transitions import ease
from reelwright.render.words import Card, cards

LOOK = 1
"""Goes up with every change to our own code that changes a pixel: pieces from before are then made anew."""
GRID_SECONDS = 2
"""A piece lasts about so long at most: short enough that an edit costs little, and a player that jumps
always finds the beginning of one near."""
SLIVER_SECONDS = Fraction(1, 2)
"""What would be shorter is left with its neighbour, where the two are cut by the grid alone."""
INSET_FADE = Fraction(1, 2)
"""Seconds."""


@dataclass(frozen=True, slots=True)
class View:
    """A clip from its frame `offset` on."""

    clip: Clip
    offset: int

    def spec(self, rate: Fraction) -> dict[str, Any]:
        """What decides its pixels. Trimming a clip does not change those that are left."""
        clip = self.clip
        if clip.move is Move.STATIC:
            start = clip.source_start + self.offset / rate
            return {"media": clip.media, "fit": clip.fit, "start": str(start)}
        way = {"move": clip.move, "speed": clip.speed, "frames": clip.frames, "at": self.offset}
        return {"media": clip.media, "fit": clip.fit, **way}


@dataclass(frozen=True, slots=True)
class Worded:
    """A card of words on a piece, with its opacity on each frame."""

    card: Card
    opacity: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Inlaid:
    """An inset on a piece, with its opacity on each frame."""

    inset: Inset
    opacity: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Film frames `start` to `stop` (not included), and all that is seen on them, from below to above."""

    start: int
    stop: int
    view: View
    other: View | None = None
    join: Join | None = None
    into: int = 0
    """Frames into the join at which the piece begins."""
    insets: tuple[Inlaid, ...] = ()
    words: tuple[Worded, ...] = ()
    light: tuple[float, ...] = ()
    """Of each frame, 0 to 1, where the film fades; empty where it does not."""
    looks: tuple[str, ...] = field(default=(), compare=False)
    """What the words' places were chosen by."""

    @property
    def frames(self) -> int:
        return self.stop - self.start

    @property
    def scenes(self) -> frozenset[int]:
        views = (self.view, self.other) if self.other else (self.view,)
        return frozenset(view.clip.scene for view in views)

    def media(self) -> frozenset[MediaId]:
        """The files that its picture is made from."""
        views = (self.view, self.other) if self.other else (self.view,)
        pattern = self.join.pattern.media if self.join and self.join.pattern else None
        insets = [one.inset.media for one in self.insets]
        return frozenset([*(view.clip.media for view in views), *insets, *([pattern] if pattern else [])])

    def key(self, screen: Screen, recipe: Recipe) -> str:
        """SHA-256 of everything that decides its bytes: two pieces of one key are the same."""
        rate = screen.rate.fps
        said: dict[str, Any] = {
            "look": LOOK,
            "made with": made_with(),
            "screen": [screen.width, screen.height, str(rate)],
            "recipe": [recipe.encoder, recipe.options(), recipe.pix_fmt, recipe.gop(screen.rate), recipe.tag],
            "frames": self.frames,
            "view": self.view.spec(rate),
            "insets": [[one.inset.media, one.inset.spot, one.inset.size, one.opacity] for one in self.insets],
            "words": [[one.card.key, one.opacity] for one in self.words],
            "looks": self.looks,
            "light": self.light,
        }
        if self.other and self.join:
            said["join"] = [self.join.kind, self.join.frames, self.into, self.other.spec(rate)]
            if self.join.pattern:
                said["pattern"] = self.join.pattern.but(name="-").to_json()
        text = json.dumps(said, sort_keys=True, ensure_ascii=True)
        return hashlib.sha256(text.encode()).hexdigest()


def pieces(timeline: Timeline) -> tuple[Piece, ...]:
    """The film as pieces, in order, without gap or overlap.

    They are cut where what is on screen changes (a join, words, an inset, a fade), and else by a grid that is
    laid over the clip's own frames, so that what happens before a piece does not move it.
    """
    screen = Screen.of(timeline)
    on = cards(timeline)
    hard = sorted(_hard_cuts(timeline, on))
    found: list[Piece] = []
    for begin, end in pairwise(hard):
        for stretch in stretches(timeline, begin, end):
            for part in _by_grid(stretch, timeline):
                found.append(_piece(part, timeline, on))
    return tuple(_looked(piece, found, screen) for piece in found)


def _hard_cuts(timeline: Timeline, on: tuple[Card, ...]) -> set[int]:
    film = timeline.frames
    cuts = {0, film, timeline.fade_in, film - timeline.fade_out}
    for card in on:
        cuts |= {card.start, card.stop}
    for inset in timeline.insets:
        fade = timeline.rate.frames(INSET_FADE)
        end = inset.start + inset.frames
        cuts |= {inset.start, inset.start + fade, end - fade, end}
    return {min(max(0, cut), film) for cut in cuts}


def _by_grid(stretch: Stretch, timeline: Timeline) -> Iterator[Stretch]:
    step = timeline.rate.frames(Fraction(GRID_SECONDS))
    sliver = timeline.rate.frames(SLIVER_SECONDS)
    clip = timeline.clips[stretch.clip]
    origin = timeline.rate.frames(clip.source_start) + stretch.offset
    places = [
        stretch.start + at
        for at in range(-origin % step, stretch.frames, step)
        if sliver <= at <= stretch.frames - sliver
    ]
    for begin, end in pairwise([stretch.start, *places, stretch.stop]):
        part = stretch.within(begin, end)
        if part is not None:
            yield part


def _piece(stretch: Stretch, timeline: Timeline, on: tuple[Card, ...]) -> Piece:
    numbers = range(stretch.start, stretch.stop)
    view = View(seen(timeline.clips[stretch.clip]), stretch.offset)
    light = tuple(_light(timeline, number) for number in numbers)
    return Piece(
        start=stretch.start,
        stop=stretch.stop,
        view=view,
        other=View(seen(timeline.clips[stretch.clip + 1]), stretch.into) if stretch.join else None,
        join=stretch.join,
        into=stretch.into,
        insets=tuple(_inlaid(timeline, numbers)),
        words=tuple(
            Worded(card, tuple(card.opacity(number) for number in numbers))
            for card in on
            if card.start <= stretch.start < card.stop
        ),
        light=light if min(light) < 1 else (),
    )


def seen(clip: Clip) -> Clip:
    """The clip without what is only heard."""
    return clip.but(sound=ClipSound.MUTE, gain_db=0.0)


def _inlaid(timeline: Timeline, numbers: range) -> Iterator[Inlaid]:
    fade = timeline.rate.frames(INSET_FADE)
    for inset in timeline.insets:
        end = inset.start + inset.frames
        if not inset.start <= numbers.start < end:
            continue
        short = min(fade, inset.frames // 3)
        shown = (min(number - inset.start + 1, end - number) / (short + 1) for number in numbers)
        yield Inlaid(inset, tuple(inset.opacity * ease(min(1.0, one)) for one in shown))


def _light(timeline: Timeline, number: int) -> float:
    """1, less while the film fades from black or to it; its very first and last frame are black."""
    left = timeline.frames - 1 - number
    rising = number / timeline.fade_in if number < timeline.fade_in else 1.0
    falling = left / timeline.fade_out if left < timeline.fade_out else 1.0
    return min(rising, falling)


def _looked(piece: Piece, film: list[Piece], screen: Screen) -> Piece:
    """The piece with what is seen on the frames by which its words find their place."""
    wanted = [one.card.looks_at for one in piece.words if one.card.looks_at is not None]
    if not wanted:
        return piece
    looks: list[str] = []
    for number in wanted:
        number = min(number, film[-1].stop - 1)
        seen = next(one for one in film if one.start <= number < one.stop)
        skipped = number - seen.start
        views = [view for view in (seen.view, seen.other) if view]
        looks += [
            json.dumps(replace(view, offset=view.offset + skipped).spec(screen.rate.fps), sort_keys=True)
            for view in views
        ]
        looks.append(f"{seen.join.kind} {seen.into + skipped}" if seen.join else "alone")
    return replace(piece, looks=tuple(looks))


@cache
def made_with() -> Mapping[str, str]:
    """The libraries that decide what pictures become."""
    return {name: version(name) for name in ("av", "numpy", "opencv-python-headless", "pillow")}
