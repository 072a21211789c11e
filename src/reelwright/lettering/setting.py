"""Setting a line: characters to glyphs in the order and place they are seen."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import groupby

from reelwright.lettering.bidi import levels, visual_order
from reelwright.lettering.clusters import clusters, is_picture
from reelwright.lettering.harfbuzz import Face, Glyph, script_of
from reelwright.lettering.typecase import Typecase, Weight

BOX_ADVANCE = 0.62
"""Ems that the box standing in for a missing letter takes."""


@dataclass(frozen=True, slots=True)
class Hand:
    """What letters are set with."""

    case: Typecase
    weight: Weight = Weight.REGULAR
    mono: bool = False

    def face_for(self, cluster: str) -> Face | None:
        return self.case.face_for(cluster, self.weight, self.mono)


@dataclass(frozen=True, slots=True)
class Placed:
    """A glyph at `x`, `y` ems from the start of its baseline; a box where `face` is None."""

    face: Face | None
    glyph: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class SetLine:
    """`advances[i]` is the room in ems of the cluster that starts at character `i`, 0 elsewhere."""

    glyphs: tuple[Placed, ...]
    width: float
    advances: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    end: int
    face: Face | None
    level: int
    script: str | None


def castable(text: str, hand: Hand) -> tuple[str, tuple[str, ...]]:
    """`text` without the pictures and marks that no face has, and every cluster that could not be set.

    Letters without a face stay in the text: they are drawn as boxes.
    """
    kept: list[str] = []
    missing: dict[str, None] = {}
    for start, end in clusters(text):
        cluster = text[start:end]
        if cluster == "\n" or hand.face_for(cluster) is not None:
            kept.append(cluster)
            continue
        missing[cluster] = None
        bare = cluster[0]
        if hand.face_for(bare) is not None:
            kept.append(bare)
        elif not is_picture(cluster):
            kept.append(bare if unicodedata.category(bare) in {"Cn", "Co"} else cluster)
        elif kept and kept[-1] == " ":
            kept.append("")  # the space that follows now has a space before it
    result = "".join(
        piece
        for place, piece in enumerate(kept)
        if not (piece == " " and place > 1 and kept[place - 1] == "" and kept[place - 2] == " ")
    )
    if missing:
        result = "\n".join(line.strip(" ") for line in result.split("\n"))
    return result, tuple(missing)


def set_line(text: str, base: int, hand: Hand) -> SetLine:
    """Glyphs of one line (no line ends in it) whose direction is `base`: 0 to the right, 1 to the left."""
    runs = _runs(text, base, hand)
    glyphs: list[Placed] = []
    advances = [0.0] * len(text)
    x = 0.0
    for index in visual_order([run.level for run in runs]):
        run = runs[index]
        for glyph in _shaped(text, run):
            glyphs.append(Placed(run.face, glyph.id, x + glyph.dx, glyph.dy))
            advances[glyph.cluster] += glyph.advance
            x += glyph.advance
    return SetLine(tuple(glyphs), x, tuple(advances))


def _shaped(text: str, run: _Run) -> list[Glyph]:
    rtl = run.level % 2 == 1
    if run.face is not None:
        return run.face.shape(text, run.start, run.end, rtl=rtl, script=run.script)
    boxes = [
        Glyph(0, run.start + start, BOX_ADVANCE, 0.0, 0.0) for start, _ in clusters(text[run.start : run.end])
    ]
    return boxes[::-1] if rtl else boxes


def _runs(text: str, base: int, hand: Hand) -> list[_Run]:
    """Stretches of one face, one direction and one script."""
    found = levels(text, base)
    pieces = clusters(text)
    faces = _faces(text, pieces, hand)
    scripts = _scripts(text, pieces)
    keyed = [
        (start, end, face, found[start], script)
        for (start, end), face, script in zip(pieces, faces, scripts, strict=True)
    ]
    runs: list[_Run] = []
    for (face, level, script), group in groupby(keyed, key=lambda one: one[2:]):
        members = list(group)
        runs.append(_Run(members[0][0], members[-1][1], face, level, script))
    return runs


def _faces(text: str, pieces: list[tuple[int, int]], hand: Hand) -> list[Face | None]:
    """A face a cluster; a space stays in the face before it, so that words are not cut up."""
    faces: list[Face | None] = []
    for start, end in pieces:
        cluster = text[start:end]
        if cluster.isspace() and faces and faces[-1] is not None:
            faces.append(faces[-1])
        else:
            faces.append(hand.face_for(cluster))
    return faces


def _scripts(text: str, pieces: list[tuple[int, int]]) -> list[str | None]:
    """A script a cluster; what goes with any script goes with the one before it, or else the one after."""
    scripts: list[str | None] = []
    for start, end in pieces:
        own = next((script for one in text[start:end] if (script := script_of(one))), None)
        scripts.append(own if own or not scripts else scripts[-1])
    first = next((script for script in scripts if script), None)
    return [script or first for script in scripts]
