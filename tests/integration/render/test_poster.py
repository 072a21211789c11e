from __future__ import annotations

from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from tests.integration.render.making import HEIGHT, WIDTH, clip, finder, grey, timeline

from reelwright.film.errors import StorageTrouble
from reelwright.film.grammar import TransitionKind
from reelwright.film.timeline import Caption, Title
from reelwright.render import poster, render


def _chequered(dark: int, bright: int, square: int = 10) -> av.VideoFrame:
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH] // square
    picture = np.full((HEIGHT * 3 // 2, WIDTH), 128, np.uint8)
    picture[:HEIGHT] = np.where((rows + columns) % 2, bright, dark)
    return av.VideoFrame.from_ndarray(picture, format="yuv420p")


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    return {
        "black": clip(tmp_path / "black.mp4", [grey(16)] * 24),
        "flat": clip(tmp_path / "flat.mp4", [grey(120)] * 24),
        "rich": clip(tmp_path / "rich.mp4", [_chequered(60, 200)] * 24),
    }


@pytest.fixture
def film(tmp_path: Path, files: dict[str, Path]) -> tuple[Path, Path]:
    cut = timeline(
        {"rich": 24, "black": 24, "flat": 24}, [(TransitionKind.DISSOLVE, 4), (TransitionKind.CUT, 0)]
    )
    path = tmp_path / "film.mp4"
    render(cut, finder(files), path)
    return path, tmp_path / "poster.jpg"


def test_the_poster_is_a_frame_worth_looking_at(film: tuple[Path, Path], files: dict[str, Path]) -> None:
    path, dest = film
    cut = timeline(
        {"rich": 24, "black": 24, "flat": 24}, [(TransitionKind.DISSOLVE, 4), (TransitionKind.CUT, 0)]
    )
    poster(path, dest, cut, finder(files))
    assert dest.read_bytes()[:3] == b"\xff\xd8\xff"
    picture = cv2.imread(str(dest))
    assert picture is not None
    assert picture.shape == (HEIGHT, WIDTH, 3)
    assert picture.std() > 40


def test_the_poster_keeps_away_from_titles_and_captions(
    film: tuple[Path, Path], files: dict[str, Path]
) -> None:
    path, dest = film
    cut = timeline(
        {"rich": 24, "black": 24, "flat": 24},
        [(TransitionKind.DISSOLVE, 4), (TransitionKind.CUT, 0)],
        titles=(Title(text="Storm", start=0, frames=20),),
        captions=(Caption(text="Black", start=20, frames=24),),
    )
    poster(path, dest, cut, finder(files))
    picture = cv2.imread(str(dest))
    assert picture is not None
    # Only the flat grey clip is left: BT.709 limited 120 is full-range 121.
    assert picture.mean() == pytest.approx(121, abs=2)


def test_a_film_of_nothing_but_fades_has_a_poster_too(
    film: tuple[Path, Path], files: dict[str, Path]
) -> None:
    path, dest = film
    cut = timeline({"rich": 1}, fade_in=1, fade_out=1, titles=(Title(text="Storm", start=0, frames=1),))
    poster(path, dest, cut, finder(files))
    assert dest.stat().st_size > 500


def test_a_poster_with_nowhere_to_go(film: tuple[Path, Path], files: dict[str, Path]) -> None:
    path, dest = film
    with pytest.raises(StorageTrouble, match="The poster could not be written"):
        poster(path, dest.parent / "nowhere" / "poster.jpg", timeline({"rich": 24}), finder(files))


def test_no_words_stand_on_a_poster(tmp_path: Path, files: dict[str, Path]) -> None:
    words = Caption(text="Every frame has these words", start=0, frames=24)
    cut = timeline({"flat": 24}, captions=(words,))
    path, dest = tmp_path / "film.mp4", tmp_path / "poster.jpg"
    render(cut, finder(files), path)
    poster(path, dest, cut, finder(files))
    picture = cv2.imread(str(dest))
    assert picture is not None
    assert picture.std() < 2
