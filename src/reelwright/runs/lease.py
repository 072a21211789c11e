"""A lease: the right to run the work of one executor. It goes when its process does, however that ends."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import IO

from reelwright.film.errors import Conflict


class Lease:
    """An exclusive lock on `folder/name.lock`, held until `release` or the end of the process."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self._path = folder / f"{name}.lock"
        self._file: IO[str] | None = None

    def take(self) -> bool:
        """Take the lease if it is free."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        held = self._path.open("a+", encoding="utf-8")
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            held.close()
            return False
        held.seek(0)
        held.truncate()
        held.write(str(os.getpid()))
        held.flush()
        self._file = held
        return True

    def holder(self) -> str:
        """The process id that holds it, as far as it was written."""
        try:
            return self._path.read_text(encoding="utf-8").strip() or "unknown"
        except OSError:
            return "unknown"

    def insist(self, what: str) -> None:
        """Take the lease, or raise Conflict naming `what` already runs and where."""
        if not self.take():
            raise Conflict(
                f"{what} is already running on {self._path.parent.parent} (process {self.holder()}).",
                code="already_running",
                hint="Use that one, end it, or set REELWRIGHT_DATA_DIR to another folder.",
            )

    def release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
