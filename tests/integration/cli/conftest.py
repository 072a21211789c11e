from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.integration.cli.typing_in import Told, Zygote, typed

PROMPT = "A lighthouse keeper befriends a storm"


@dataclass(frozen=True, slots=True)
class Made:
    """A storyboard that was planned, the film that was made of it, and the folder they are in."""

    data: Path
    plan: Told
    yaml: Path
    make: Told
    film: Path

    @property
    def id(self) -> str:
        return self.make.json["videoId"]


@pytest.fixture(scope="session")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Generator[Zygote]:
    """Commands without the seconds of imports."""
    zygote = Zygote(tmp_path_factory.mktemp("zygote"))
    yield zygote
    zygote.close()


@pytest.fixture(scope="session")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Generator[Zygote]:
    """Commands to a studio where cards are shot, some of them paid for."""
    zygote = Zygote(tmp_path_factory.mktemp("cards"), "tests.integration.cli.card_house")
    yield zygote
    zygote.close()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """One film for all tests that only look at one: planned, then made of its storyboard."""
    folder = tmp_path_factory.mktemp("made")
    data, yaml, film = folder / "data", folder / "storyboard.yaml", folder / "out" / "film.mp4"
    film.parent.mkdir()
    plan = typed("plan", PROMPT, "--duration", "15", "--scenes", "3", "-o", str(yaml), data=data)
    make = typed("make", str(yaml), "-o", str(film), "--json", data=data)
    return Made(data, plan, yaml, make, film)
