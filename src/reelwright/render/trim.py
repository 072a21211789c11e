"""Trims: the ends of clips that stand in joins, kept without loss, so that a join is made without its clips.

A clip as providers send it has one key frame, at its beginning: to see its last half second, all of it has to
be decoded. While it is on the bench anyway, the frames that a join needs are put aside. They are the same
pictures to the bit, and so is a join that is made of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reelwright.film.grammar import Fit, Move
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Clip, Timeline
from reelwright.render.piece import Piece, View, made_with, seen
from reelwright.render.recipe import Codec, Recipe
from reelwright.render.screen import Screen

LOSSLESS = Recipe(Codec.H264, 0, "ultrafast", reorders=False)
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Trim:
    """The frames of a clip that stand in one join, as a piece that can be developed."""

    key: str
    piece: Piece


def trims(timeline: Timeline) -> Iterator[Trim]:
    """Both sides of every join, by clips: its beginning first."""
    joins = [0, *(join.frames for join in timeline.joins), 0]
    for clip, before, after in zip(timeline.clips, joins, joins[1:], strict=False):
        if before:
            yield _trim(timeline, clip, 0, before)
        if after:
            yield _trim(timeline, clip, clip.frames - after, after)


def from_trims(piece: Piece, timeline: Timeline, have: Iterator[Trim] | tuple[Trim, ...]) -> Piece:
    """A piece of a join, made of the trims among `have` where it can be; others stay as they are."""
    if piece.join is None or piece.other is None:
        return piece
    kept = {(one.piece.view.clip.scene, one.piece.view.offset): one.key for one in have}
    return replace(
        piece,
        view=_instead(piece.view, piece, kept),
        other=_instead(piece.other, piece, kept),
    )


def _instead(view: View, piece: Piece, kept: dict[tuple[int, int], str]) -> View:
    key = kept.get((view.clip.scene, view.offset - piece.into))
    if key is None or piece.join is None:
        return view
    clip = view.clip.but(
        media=MediaId(key),
        source_start=0,
        frames=piece.join.frames,
        fit=Fit.COVER,
        move=Move.STATIC,
    )
    return View(clip, piece.into)


def _trim(timeline: Timeline, clip: Clip, offset: int, frames: int) -> Trim:
    screen, view = Screen.of(timeline), View(seen(clip), offset)
    said = {
        "trim": _VERSION,
        "made with": made_with(),
        "screen": [screen.width, screen.height, str(screen.rate.fps)],
        "recipe": LOSSLESS.options(),
        "view": view.spec(screen.rate.fps),
        "frames": frames,
    }
    key = hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
    return Trim(key, Piece(start=0, stop=frames, view=view))
