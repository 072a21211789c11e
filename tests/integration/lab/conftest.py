from __future__ import annotations

from collections.abc import Generator

import pytest
from tests.integration.lab.making import TRICKS

from reelwright.media.lab.lab import Lab


@pytest.fixture(scope="session")
def lab() -> Generator[Lab]:
    """Two workers with little memory: what eats it all is done sooner."""
    with Lab([TRICKS, "reelwright.media.probe"], workers=2, memory=1 << 30) as made:
        yield made
