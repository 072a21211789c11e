"""Intake: files of the user's own, brought into the library."""

from __future__ import annotations

import shutil
from pathlib import Path

from reelwright.actions.counter import Counter
from reelwright.film.ids import MediaId
from reelwright.film.media import MediaKind
from reelwright.media.library import storage_trouble
from reelwright.store import media as media_table


def bring_in(counter: Counter, file: Path, kind: MediaKind) -> MediaId:
    """Keep a copy of `file` and leave the file alone.

    Unreadable when it is no such thing, StorageTrouble when it cannot be read or kept.
    """
    library = counter.studio.library
    with library.scratch() as folder:
        copy = folder / file.name
        with storage_trouble(file):
            shutil.copyfile(file, copy)
        kept = library.keep(copy, kind)
    with counter.studio.database.write() as conn:
        media_table.add(conn, kept, counter.studio.clock())
    return kept.id
