"""A file that appears whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from reelwright.film.errors import StorageTrouble


@contextmanager
def whole_or_nothing(dest: Path, what: str) -> Generator[Path]:
    """A name beside `dest` to write to; what was written becomes `dest`, or vanishes when anything fails.

    `what` is what the file is, for the sentence of StorageTrouble, raised when the folder cannot take it.
    """
    draft = dest.with_name(f".{dest.name}.{uuid4().hex[:8]}.part")
    try:
        yield draft
        _settle(draft, dest)
    except OSError as error:
        raise StorageTrouble(
            f"The {what} could not be written to {dest}: {error.strerror or error}.",
            code=f"{what}_not_written",
            hint=f"Free some space or choose a folder that you may write to, then ask for the {what} again.",
            where=str(dest),
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _settle(draft: Path, dest: Path) -> None:
    """Puts the file in place so that a loss of power leaves the old one or the new one."""
    _sync(draft)
    os.replace(draft, dest)
    _sync(dest.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
