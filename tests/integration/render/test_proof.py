from __future__ import annotations

from pathlib import Path

import pytest
from tests.integration.render.making import HEIGHT, WIDTH, counting, finder, lab, timeline

from reelwright.film.errors import Cancelled
from reelwright.film.grammar import TransitionKind
from reelwright.film.timeline import Caption
from reelwright.render.estimate import Made
from reelwright.render.planes import picture_of, planes
from reelwright.render.profiles import STUDIO, Codec, profile
from reelwright.render.proof import Proofs


@pytest.fixture
def proofs(tmp_path: Path) -> Proofs:
    """Of two clips whose frames tell their number by their grey, with a dissolve and words all over."""
    files = {"one": counting(tmp_path / "one.mp4", 30), "two": counting(tmp_path / "two.mp4", 30, first=100)}
    words = (Caption(text="Everywhere", start=0, frames=52),)
    cut = timeline(
        {"one": 30, "two": 30}, [(TransitionKind.DISSOLVE, 8)], captions=words, fade_in=6, fade_out=6
    )
    (tmp_path / "work").mkdir()
    return Proofs(lab(), cut, finder(files), tmp_path / "work")


@pytest.mark.parametrize(("number", "level"), [(0, 40), (20, 100), (40, 154), (51, 187)])
def test_a_proof_is_the_frame_without_words_and_fades(
    proofs: Proofs, tmp_path: Path, number: int, level: int
) -> None:
    frame = proofs.frame(number)
    assert (frame.width, frame.height) == (WIDTH, HEIGHT)
    luma = planes(picture_of(frame), WIDTH, HEIGHT).luma
    assert luma.mean() == pytest.approx(level, abs=2)
    assert luma.std() < 2
    assert list((tmp_path / "work").iterdir()) == []


@pytest.mark.parametrize("codec", list(Codec))
def test_an_estimate_is_made_in_the_lab(proofs: Proofs, tmp_path: Path, codec: Codec) -> None:
    told = proofs.estimate(profile("phone", codec), Made(400_000, STUDIO, WIDTH, HEIGHT))
    assert 0 < told.size < 20_000_000
    assert 0.9 < told.ssim <= 1
    assert list((tmp_path / "work").iterdir()) == []


def test_a_proof_can_be_stopped(proofs: Proofs, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        proofs.frame(3, lambda: True)
    assert list((tmp_path / "work").iterdir()) == []
