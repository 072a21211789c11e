"""Transitions where they are made: in a worker that can open nothing, not even a module."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from reelwright.film.errors import Unreadable
from reelwright.film.grammar import TransitionKind
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Join, Pattern
from reelwright.media.lab.lab import Lab
from reelwright.media.lab.task import Task

JOINING = "tests.integration.transitions.joining"
DEPTH = np.tile(np.linspace(0, 1, 120), (60, 1))


@pytest.fixture(scope="module")
def lab() -> Generator[Lab]:
    with Lab([JOINING], workers=1) as made:
        yield made


def shares(lab: Lab, joins: list[Join], media: Mapping[MediaId, Path]) -> dict[str, float]:
    answer = lab.one(Task(f"{JOINING}:share", tuple(joins), media))
    return answer["shares"]


def by_luma(name: str, media: MediaId) -> Join:
    return Join(kind=TransitionKind.CUSTOM, frames=12, pattern=Pattern(name=name, media=media))


def test_every_kind_is_made_in_the_lab(lab: Lab) -> None:
    kinds = set(TransitionKind) - {TransitionKind.CUT, TransitionKind.CUSTOM}
    noise = Pattern(name="noise", expression="noise(8 * x, 8 * y) if t > 0.4 else sin(x)")
    joins = [Join(kind=kind, frames=12) for kind in sorted(kinds)]
    joins.append(Join(kind=TransitionKind.CUSTOM, frames=12, pattern=noise))
    found = shares(lab, joins, {})
    assert found.keys() == {*kinds, "noise"}
    assert found.pop("fade") == 0
    assert found.pop("fade_white") == pytest.approx(1.095, abs=0.001)
    # A match turns the colours ahead of the dissolve.
    assert found.pop("match") == pytest.approx(0.9, abs=0.05)
    assert all(0.2 < share < 0.8 for share in found.values()), found


def test_luma_pictures_of_every_make_are_read_in_the_lab(lab: Lab, tmp_path: Path) -> None:
    grey = Image.fromarray((DEPTH * 255).astype(np.uint8))
    exif = Image.Exif()
    exif[0x0112], exif[0x011A], exif[0x0128] = 1, 300.0, 2
    grey.save(tmp_path / "plain.png")
    grey.convert("RGBA").save(tmp_path / "alpha.png")
    grey.convert("P").save(tmp_path / "palette.png")
    Image.fromarray((DEPTH * 65535).astype(np.uint16)).save(tmp_path / "deep.png")
    grey.save(tmp_path / "grey.jpg")
    rgb = grey.convert("RGB")
    rgb.save(tmp_path / "exif.jpg", exif=exif)
    grey.convert("CMYK").save(tmp_path / "cmyk.jpg")
    grey.convert("RGB").save(
        tmp_path / "several.jpg", "MPO", save_all=True, append_images=[grey.convert("RGB")]
    )
    media = {MediaId(f"{place:064d}"): path for place, path in enumerate(sorted(tmp_path.iterdir()))}
    found = shares(lab, [by_luma(path.name, one) for one, path in media.items()], media)
    assert len(found) == 8
    assert all(share == pytest.approx(0.5, abs=0.02) for share in found.values()), found


def test_a_luma_picture_that_is_none_is_named_from_the_lab(lab: Lab, tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("not a picture")
    media = {MediaId("7" * 64): tmp_path / "text.png"}
    with pytest.raises(Unreadable, match=r"The luma picture text\.png cannot be used"):
        shares(lab, [by_luma("text", MediaId("7" * 64))], media)
