"""Which face a letter is set from."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from reelwright.lettering import Typecase, Weight, draw
from reelwright.lettering.harfbuzz import Face

_fonts: Any = import_module("pymupdf_fonts")


def named(case: Typecase, letter: str, *, mono: bool = False) -> str | None:
    face = case.face_for(letter, Weight.REGULAR, mono)
    return face.name if face else None


@pytest.mark.parametrize(
    ("letter", "name"), [("a", "figo"), ("ع", "figo"), ("ท", "figo"), ("★", "symbol2"), ("é", "figo")]
)
def test_takes_the_first_face_that_has_the_letter(letter: str, name: str) -> None:
    assert named(Typecase(()), letter) == name


def test_mono_comes_from_a_face_of_even_width() -> None:
    assert named(Typecase(()), "a", mono=True) == "fimo"
    assert named(Typecase(()), "ท", mono=True) == "figo"


def test_wants_the_whole_cluster_from_one_face() -> None:
    assert named(Typecase(()), "ก\u20d0") is None


def test_searches_the_machines_folders_for_what_the_package_lacks(tmp_path: Path) -> None:
    glyph = "\u0750"  # an Arabic letter of West Africa, which only the face put there has
    assert named(Typecase((tmp_path,)), glyph) is None
    deep = tmp_path / "truetype" / "cascadia"
    deep.mkdir(parents=True)
    (deep / "Cascadia.ttf").write_bytes(_fonts.fontbuffers["cascadia"]())
    (deep / "AAA broken.ttf").write_bytes(b"not a font")
    (deep / "notes.txt").write_text("not a font either")
    case = Typecase((tmp_path,))
    assert named(case, glyph) == "Cascadia.ttf"
    assert named(case, "a") == "figo"
    assert draw(glyph, size=20, case=case).missing == ()
    assert draw(glyph, size=20, case=Typecase(())).missing == (glyph,)


def test_a_folder_that_is_not_there_is_no_trouble(tmp_path: Path) -> None:
    assert named(Typecase((tmp_path / "none",)), "\U0010fffe") is None


def test_a_face_needs_outlines() -> None:
    with pytest.raises(ValueError, match="outlines"):
        Face(b"", "empty")
