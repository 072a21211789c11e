"""The command line: it reads what a person typed, asks `actions` for it, and says what became of it.

Nothing heavy is imported before a command needs it, so that `reelwright --help` answers at once.
"""

from __future__ import annotations


def main() -> int:
    """Run the command line on this process's arguments; the answer is its exit code.

    0 done, 1 failed, 2 wrong use, 3 needs you, 130 paused or stopped by Ctrl-C.
    """
    from reelwright.cli.app import run

    return run()
