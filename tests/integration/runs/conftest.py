from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from tests.integration.runs.cards import CardProvider

from reelwright.actions.counter import Counter, open_counter
from reelwright.film.brief import Brief, Music
from reelwright.film.storyboard import Scene, Storyboard, Transition
from reelwright.settings import Settings
from reelwright.studio import Studio, build


def small_studio(data_dir: Path, *others: CardProvider, log: Path | None = None) -> Studio:
    """A real studio whose free provider shoots cards, so that a film takes about a second."""
    cards = CardProvider("animatic", animatic=True, log=log)
    every = {one.name: one for one in (cards, *others)}
    return replace(build(Settings(data_dir=data_dir)), providers=every)


def board(scenes: int = 3) -> Storyboard:
    return Storyboard(
        title="Cards",
        scenes=tuple(
            Scene(
                number=number,
                title=f"Card {number}",
                description="A card.",
                prompt="A card.",
                seconds=Fraction(15, scenes),
                narration="A card is shown.",
                transition=Transition.model_validate("dissolve" if number < scenes else "cut"),
            )
            for number in range(1, scenes + 1)
        ),
    )


BRIEF = Brief(prompt="Cards", voice="none", music=Music(none=True))


@pytest.fixture
def counter(tmp_path: Path) -> Generator[Counter]:
    with open_counter(small_studio(tmp_path)) as opened:
        yield opened
