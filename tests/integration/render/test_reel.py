from __future__ import annotations

import gc
import weakref
from collections.abc import Generator
from pathlib import Path

import pytest
from tests.integration.render.making import HEIGHT, WIDTH, counting

from reelwright.film.ids import MediaId
from reelwright.film.time import FILM_RATE
from reelwright.film.timeline import Clip
from reelwright.media.source import Source
from reelwright.render.reel import Reel
from reelwright.render.screen import Screen


@pytest.fixture
def no_collector() -> Generator[None]:
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collector")
def test_a_reel_put_away_leaves_memory_at_once(tmp_path: Path) -> None:
    """Or a long film would hold the decoders of all its clips."""
    path = counting(tmp_path / "clip.mp4", 20)
    clip = Clip(scene=1, media=MediaId("clip"), frames=8)
    reel = Reel(Source.at(path), clip, Screen(WIDTH, HEIGHT, FILM_RATE), lambda: None)
    for _ in range(8):
        reel.take()
    reel.close()
    seen = weakref.ref(reel)
    del reel
    assert seen() is None
