"""Writes the OpenAPI document to standard output, as the page's types are generated from it."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from reelwright.actions.counter import open_counter
from reelwright.api.app import create_app
from reelwright.api.security import Security, new_token
from reelwright.settings import Settings
from reelwright.studio import build


def document() -> str:
    """The document as JSON; the same for the same code, whatever the machine is set up for."""
    with tempfile.TemporaryDirectory(prefix="reelwright-") as folder:
        settings = Settings(data_dir=Path(folder), _env_file=None)  # pyright: ignore[reportCallIssue]
        with open_counter(build(settings)) as counter:
            described = create_app(counter, security=Security(new_token())).described
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
