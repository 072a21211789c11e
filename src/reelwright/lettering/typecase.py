"""The typecase: the faces that letters are set from.

The faces of the font package come first, so that a film looks the same on every machine; fonts of the
machine itself are opened only for a letter that none of those has.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from reelwright.lettering.clusters import is_emoji, needs_glyph
from reelwright.lettering.harfbuzz import Face


class Weight(StrEnum):
    REGULAR = "regular"
    BOLD = "bold"


EMOJI = "emoji"
EAST_ASIAN, EAST_ASIAN_BOLD = "cjk", "cjkbo"
_BOLDER = 0.032
"""Ems by which the strokes of ideographs are made heavier: the package brings one weight of them."""

# Names of the package pymupdf-fonts, besides the three above. FiraGO carries Latin, Cyrillic, Greek, Arabic,
# Hebrew, Devanagari, Thai and Georgian in one design (all OFL 1.1: docs/decisions/0006-fonts.md).
_SYMBOLS = ("symbol1", "symbol2", "math", "music")
_CASES: dict[tuple[Weight, bool], tuple[str, ...]] = {
    (Weight.REGULAR, False): ("figo", "notos", *_SYMBOLS, EAST_ASIAN),
    (Weight.BOLD, False): ("figbo", "notosbo", *_SYMBOLS, EAST_ASIAN_BOLD),
    (Weight.REGULAR, True): ("fimo", "cascadia", "figo", "notos", *_SYMBOLS, EAST_ASIAN),
    (Weight.BOLD, True): ("fimbo", "cascadiab", "figbo", "notosbo", *_SYMBOLS, EAST_ASIAN_BOLD),
}
_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
# A face of last resort covers everything with boxes; a slanted or a thin one is not what was asked for.
_UNFIT = ("lastresort", "adobeblank", "italic", "oblique", "emoji", "thin", "hairline", "black", "condensed")


def font_folders() -> tuple[Path, ...]:
    """Where fonts usually lie on this kind of machine."""
    home = Path.home()
    if sys.platform == "win32":
        folders = [Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"]
        local = os.environ.get("LOCALAPPDATA")
        return (*folders, *([Path(local) / "Microsoft/Windows/Fonts"] if local else []))
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts")
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
    )


class Typecase:
    """Finds the face for a letter. `folders` are searched, deeply, for what the package lacks."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)
        self._opened: dict[Path, Face | None] = {}
        self._files = cache(self._found)
        self.face_for = lru_cache(maxsize=16384)(self._face_for)

    def picture_for(self, cluster: str) -> Face | None:
        """The colour face, when `cluster` is an emoji that it has."""
        if not is_emoji(cluster):
            return None
        face = _packaged(EMOJI)
        return face if all(face.covers(one) for one in cluster if needs_glyph(one)) else None

    def east_asian(self, weight: Weight) -> Face:
        """The face of ideographs, with signs as wide as they are."""
        return _packaged(EAST_ASIAN_BOLD if weight is Weight.BOLD else EAST_ASIAN)

    def _face_for(self, cluster: str, weight: Weight, mono: bool) -> Face | None:
        """The first face that has all of `cluster`; None when there is none."""
        wanted = [one for one in cluster if needs_glyph(one)]
        faces = self._faces(weight, mono)
        return next((face for face in faces if all(face.covers(one) for one in wanted)), None)

    def _faces(self, weight: Weight, mono: bool) -> Iterator[Face]:
        for name in _CASES[weight, mono]:
            yield _packaged(name)
        for path in self._files(weight):
            if path not in self._opened:
                self._opened[path] = _opened(path)
            face = self._opened[path]
            if face is not None:
                yield face

    def _found(self, weight: Weight) -> tuple[Path, ...]:
        """The font files of the folders, the likeliest first."""
        found = [
            Path(folder) / name
            for top in self._folders
            for folder, _, names in os.walk(top)
            for name in names
            if Path(name).suffix.lower() in _SUFFIXES
        ]
        fit = [path for path in found if not any(word in path.name.lower() for word in _UNFIT)]
        bold = weight is Weight.BOLD
        # The wanted weight first, sans before serif, then by name: the same choice on every run.
        return tuple(
            sorted(
                fit,
                key=lambda path: (
                    ("bold" in path.name.lower()) != bold,
                    "serif" in path.name.lower(),
                    path.name.lower(),
                    str(path),
                ),
            )
        )


@cache
def _packaged(name: str) -> Face:
    if name == EMOJI:
        return Face(Path(__file__).parent / "faces" / "NotoColorEmoji.ttf", name)
    if name in {EAST_ASIAN, EAST_ASIAN_BOLD}:
        package: Any = import_module("noto_cjk_sans_otc")
        return Face(Path(package.FONT_PATH), name, bolder=_BOLDER if name == EAST_ASIAN_BOLD else 0)
    package = import_module("pymupdf_fonts")
    data: bytes = package.fontbuffers[name]()
    return Face(bytes(data), name)


def _opened(path: Path) -> Face | None:
    try:
        return Face(path, path.name)
    except ValueError:
        return None


@cache
def machine_typecase() -> Typecase:
    """The typecase of this machine, opened once."""
    return Typecase(font_folders())
