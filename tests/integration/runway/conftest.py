from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.integration.runway.studio import a_provider
from tests.servers.runway_wire import Reply, Wire

from reelwright.providers.runway.provider import RunwayProvider

ACCOUNT: dict[str, object] = {"creditBalance": 0, "tier": {"models": {}}, "usage": {"models": {}}}
AT_ONCE = {"X-Rehearsal-Pace": "0"}


@pytest.fixture
def wire() -> Iterator[Wire]:
    with Wire() as wire:
        yield wire


@pytest.fixture
async def provider(wire: Wire, tmp_path: Path) -> RunwayProvider:
    """A provider that has heard that no time need be lost here."""
    provider = a_provider(wire, tmp_path)
    wire.on("GET", "/v1/organization", Reply(200, ACCOUNT, AT_ONCE))
    await provider.standing()
    wire.sent.clear()
    return provider
