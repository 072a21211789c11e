"""`python -m reelwright` is the command line."""

from __future__ import annotations

import sys

from reelwright.cli import main

if __name__ == "__main__":
    sys.exit(main())
