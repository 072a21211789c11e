from __future__ import annotations

from collections.abc import Generator

import pytest
from tests.integration.api.house import House, house_in


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory) -> Generator[House]:
    """One served studio for all tests here; each brings videos of its own."""
    with house_in(tmp_path_factory.mktemp("house")) as opened:
        yield opened
