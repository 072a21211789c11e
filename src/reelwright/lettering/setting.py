"""Setting a line: characters to glyphs in the order and place they are seen."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import groupby

from reelwright.lettering.bidi import levels, visual_order
from reelwright.lettering.clusters import clusters, is_picture
from reelwright.lettering.harfbuzz import Face, Glyph, script_of
from reelwright.lettering.sense import han_language
from reelwright.lettering.typecase import Typecase, Weight

_APART = frozenset({"Latn", "Cyrl", "Grek", "Armn", "Geor"})
_HAN = frozenset({"Hani", "Hira", "Kana", "Hang", "Bopo"})
_WIDE_SIGNS = frozenset("“”‘’…—·")

BOX_ADVANCE = 0.62
"""Ems that the box standing in for a missing letter takes."""


@dataclass(frozen=True, slots=True)
class Hand:
    """What letters are set with."""

    case: Typecase
    weight: Weight = Weight.REGULAR
    mono: bool = False
    colour: bool = False
    """Emoji are set as pictures in colour."""
    language: str = ""
    """BCP 47; letters take the forms that are usual there."""
    tracking: float = 0
    """Ems between letters, in scripts whose letters stand apart."""

    def face_for(self, cluster: str) -> Face | None:
        picture = self.case.picture_for(cluster) if self.colour else None
        if picture is not None:
            return picture
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

    def ink(self) -> tuple[float, float]:
        """Where its ink begins and ends, in ems; all of its width when there is none."""
        lefts: list[float] = []
        rights: list[float] = []
        for placed in self.glyphs:
            bounds = placed.face.bounds(placed.glyph) if placed.face else None
            if placed.face is not None and bounds is not None:
                lefts.append(placed.x + bounds[0] * placed.face.scale(1))
                rights.append(placed.x + bounds[2] * placed.face.scale(1))
            elif placed.face is None:
                lefts.append(placed.x)
                rights.append(placed.x + BOX_ADVANCE)
        return (min(lefts), max(rights)) if lefts else (0.0, self.width)


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    end: int
    face: Face | None
    level: int
    script: str | None

    @property
    def apart(self) -> bool:
        """Its letters may be moved apart."""
        return self.script in _APART


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
        for glyph in _shaped(text, run, hand.language):
            glyphs.append(Placed(run.face, glyph.id, x + glyph.dx, glyph.dy))
            # A mark takes no room and goes with its letter.
            room = glyph.advance + (hand.tracking if run.apart and glyph.advance else 0)
            advances[glyph.cluster] += room
            x += room
    return SetLine(tuple(glyphs), x, tuple(advances))


def _shaped(text: str, run: _Run, language: str) -> list[Glyph]:
    rtl = run.level % 2 == 1
    if run.face is not None:
        spoken = han_language(text, language) if run.script in _HAN else language or "en"
        return run.face.shape(text, run.start, run.end, rtl=rtl, script=run.script, language=spoken)
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
        before = faces[-1] if faces else None
        if cluster.isspace() and before is not None and not before.colour:
            faces.append(before)
        else:
            faces.append(hand.face_for(cluster))
    return _with_wide_signs(text, pieces, faces, hand)


def _with_wide_signs(
    text: str, pieces: list[tuple[int, int]], faces: list[Face | None], hand: Hand
) -> list[Face | None]:
    """Quotation marks and dashes of Chinese and Japanese are as wide as an ideograph; other fonts have them
    narrow, so those beside an ideograph come from its font."""
    east = hand.case.east_asian(hand.weight)
    if east not in faces or han_language(text, hand.language) == "ko":
        return faces
    found = list(faces)
    for order in (range(len(pieces)), range(len(pieces) - 1, -1, -1)):
        beside = False
        for index in order:
            sign = text[slice(*pieces[index])]
            if sign in _WIDE_SIGNS and beside:
                found[index] = east
            beside = found[index] is east
    return found


def _scripts(text: str, pieces: list[tuple[int, int]]) -> list[str | None]:
    """A script a cluster; what goes with any script goes with the one before it, or else the one after."""
    scripts: list[str | None] = []
    for start, end in pieces:
        own = next((script for one in text[start:end] if (script := script_of(one))), None)
        scripts.append(own if own or not scripts else scripts[-1])
    first = next((script for script in scripts if script), None)
    return [script or first for script in scripts]
