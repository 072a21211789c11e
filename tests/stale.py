"""Fails when a generated file is not what its source would write now. Part of `make check`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from reelwright.settings import env_example
from tests.openapi import document

ROOT = Path(__file__).parent.parent
WEB = ROOT / "web"
TYPES = WEB / "src" / "shared" / "api" / "generated"


def main() -> int:
    faults = [fault for fault in (_settings(), _description(), _types()) if fault is not None]
    sys.stderr.writelines(f"{fault}\n" for fault in faults)
    return 1 if faults else 0


def _settings() -> str | None:
    kept = (ROOT / ".env.example").read_text(encoding="utf-8")
    return None if kept == env_example() else ".env.example is stale: run `make env-example`."


def _description() -> str | None:
    kept = (WEB / "openapi.json").read_text(encoding="utf-8")
    return None if kept == document() else "web/openapi.json is stale: run `make page-types`."


def _types() -> str | None:
    """Held against the description that is kept, so that one change is reported once."""
    with tempfile.TemporaryDirectory(dir=WEB / "node_modules", prefix=".types-") as folder:
        command = [WEB / "run", "openapi-ts", "-i", "openapi.json", "-o", folder, "-p", "@hey-api/typescript"]
        subprocess.run(command, cwd=WEB, check=True, capture_output=True)
        made = {path.name: path.read_bytes() for path in Path(folder).iterdir()}
    kept = {path.name: path.read_bytes() for path in TYPES.iterdir()}
    return None if made == kept else "The page's types are stale: run `make page-types`."


if __name__ == "__main__":
    sys.exit(main())
