"""Fails when a generated file is not what its source would write now. Part of `make check`."""

from __future__ import annotations

import sys
from pathlib import Path

from reelwright.settings import env_example

ROOT = Path(__file__).parent.parent


def main() -> int:
    kept = (ROOT / ".env.example").read_text(encoding="utf-8")
    if kept != env_example():
        sys.stderr.write(".env.example is stale: run `make env-example`.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
