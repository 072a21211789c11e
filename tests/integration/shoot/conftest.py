from __future__ import annotations

from collections.abc import Generator

import pytest

from reelwright.media.lab.lab import Lab
from reelwright.shoot import PRELOAD


@pytest.fixture(scope="session")
def lab() -> Generator[Lab]:
    with Lab(PRELOAD, workers=1) as made:
        yield made
