"""The disk's troubles in sentences."""

from __future__ import annotations

import errno
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from reelwright.film.errors import StorageTrouble


@contextmanager
def storage_trouble(place: Path) -> Generator[None]:
    """Turn an OSError about `place` into StorageTrouble with a sentence a person can act on."""
    try:
        yield
    except OSError as why:
        if why.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageTrouble(
                f"The disk of {place} is full.", code="disk_full", hint="Free some space and try again."
            ) from why
        if why.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise StorageTrouble(
                f"{place} cannot be written to.", code="not_writable", hint="Choose another folder."
            ) from why
        if why.errno in (errno.ENOENT, errno.ENOTDIR):
            raise StorageTrouble(f"{place} is not a folder that exists.", code="no_such_folder") from why
        raise StorageTrouble(f"{place} cannot be used: {why.strerror or why}.") from why
