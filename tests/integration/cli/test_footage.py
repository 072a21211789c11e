"""Footage in a storyboard file: paths there, ids in the library."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.integration.cli.typing_in import Zygote
from tests.integration.render.filmed import film, numbered

BOARD = """title: A day out
scenes:
  - {title: Ride, description: We ride., seconds: 9, footage: clips/ride.mp4, fit: blur, sound: keep}
  - title: Home
    description: A house.
    seconds: 6
    lower_third: {text: Our house, subtitle: since 1984}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "film" / "clips").mkdir(parents=True)
    film(tmp_path / "film" / "clips" / "ride.mp4", [numbered(number) for number in range(20)])
    (tmp_path / "film" / "board.yaml").write_text(BOARD)
    return tmp_path


def test_a_plan_brings_footage_in_and_writes_its_id(quick: Zygote, folder: Path) -> None:
    """The path is taken from the file's own folder, wherever the command is typed."""
    told = quick("plan", "film/board.yaml", "-o", "new.yaml", data=folder / "data")
    assert (told.code, told.out) == (0, "")
    text = (folder / "new.yaml").read_text()
    found = re.search(r"footage: \"?([0-9a-f]{64})", text)
    assert found is not None
    assert (folder / "data" / "media" / found[1][:2] / found[1]).is_file()
    assert (folder / "film" / "clips" / "ride.mp4").is_file()
    assert "fit: blur" in text
    assert "sound: keep" in text
    assert "lower_third: {text: Our house, subtitle: since 1984}" in text
    again = quick("plan", "new.yaml", "--json", data=folder / "data")
    assert again.json["storyboard"]["scenes"][0]["footage"] == found[1]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("clips/nowhere.mp4", "The footage of scene 1, clips/nowhere.mp4, does not exist."),
        ("clips", "The footage of scene 1, clips, is not a file."),
        ("clips/list.mp4", "The footage of scene 1 cannot be used: list.mp4 is not a clip that can be read"),
        ("clips/cut.mp4", "The footage of scene 1 cannot be used: cut.mp4"),
        ("0" * 64, "The footage of scene 1 is no clip or picture in the library."),
    ],
)
def test_footage_that_cannot_be_used_is_wrong_use(
    quick: Zygote, folder: Path, name: str, sentence: str
) -> None:
    clips = folder / "film" / "clips"
    (clips / "list.mp4").write_text("#EXTM3U\n../../secret.mp4\n")
    (clips / "cut.mp4").write_bytes((clips / "ride.mp4").read_bytes()[:300])
    (folder / "film" / "board.yaml").write_text(BOARD.replace("clips/ride.mp4", f'"{name}"'))
    told = quick("make", "film/board.yaml", "-o", "film.mp4", data=folder / "data")
    assert told.code == 2
    assert sentence in told.err
    assert not (folder / "film.mp4").exists()
    if (folder / "data").exists():
        assert quick("videos", "list", "--json", data=folder / "data").json["videos"] == []
