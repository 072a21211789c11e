from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.integration.runway.studio import hurried
from tests.servers.runway_wire import Wire

from reelwright.providers.runway.provider import RunwayProvider


@pytest.fixture
def wire() -> Iterator[Wire]:
    with Wire() as wire:
        yield wire


@pytest.fixture
async def provider(wire: Wire, tmp_path: Path) -> RunwayProvider:
    return await hurried(wire, tmp_path)
