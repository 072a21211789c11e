"""The shelf: pieces of films by the hash of what they are made from, kept as long as there is room."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from reelwright.media.storage import storage_trouble

_KEY = re.compile(r"[0-9a-f]{64}")
_ABANDONED_S = 86_400
"""Work in progress that nobody has touched for so long was left by a process that died."""


@dataclass(frozen=True, slots=True)
class Load:
    """How much is on the shelf."""

    pieces: int
    size: int
    """Bytes."""
    limit: int


class Shelf:
    """A folder of pieces that any number of processes share.

    A piece gets its name when it is whole and on the disk, so a process that dies leaves none torn. When
    there is more than `limit` bytes, those that were used longest ago go first.
    """

    def __init__(self, folder: Path, limit: int) -> None:
        self._folder = folder
        self._limit = limit

    @contextmanager
    def tray(self) -> Generator[Tray]:
        """A place for one render's work, gone when the block ends; StorageTrouble when there is none."""
        with storage_trouble(self._folder):
            (self._folder / "tmp").mkdir(mode=0o700, parents=True, exist_ok=True)
            place = Path(tempfile.mkdtemp(prefix="tray-", dir=self._folder / "tmp"))
        try:
            yield Tray(self, place)
        finally:
            shutil.rmtree(place, ignore_errors=True)

    def load(self) -> Load:
        """What is there now."""
        sizes = [size for _, size, _ in self._pieces()]
        return Load(len(sizes), sum(sizes), self._limit)

    def trim(self) -> int:
        """Take away what there is no room for, and what dead processes left; returns how many pieces went."""
        self._sweep()
        pieces = sorted(self._pieces())
        size = sum(one for _, one, _ in pieces)
        gone = 0
        for _, bytes_, path in pieces:
            if size <= self._limit:
                break
            with suppress(OSError):
                path.unlink()
                gone += 1
            size -= bytes_
        return gone

    def clear(self) -> int:
        """Take every piece away; films are not touched, and what is being rendered goes on."""
        gone = 0
        for _, _, path in self._pieces():
            with suppress(OSError):
                path.unlink()
                gone += 1
        return gone

    def place(self, key: str) -> Path:
        """Where the piece `key` lies, if it is there."""
        if not _KEY.fullmatch(key):
            raise ValueError(f"{key!r} is not the key of a piece")
        return self._folder / key[:2] / key

    def _pieces(self) -> Iterator[tuple[float, int, Path]]:
        """When each piece was last used, its bytes and its place."""
        with suppress(OSError), os.scandir(self._folder) as shelves:
            for shelf in shelves:
                if len(shelf.name) == 2:
                    yield from _files(Path(shelf.path))

    def _sweep(self) -> None:
        now = time.time()
        with suppress(OSError), os.scandir(self._folder / "tmp") as left:
            for one in left:
                with suppress(OSError):
                    if now - one.stat().st_mtime > _ABANDONED_S:
                        shutil.rmtree(one.path)


class Tray:
    """The pieces of one render. What lies here stays, whatever is taken off the shelf meanwhile."""

    def __init__(self, shelf: Shelf, folder: Path) -> None:
        self.shelf = shelf
        self.folder = folder

    def take(self, key: str) -> bool:
        """Bring the piece from the shelf; False when it is not there."""
        kept, here = self.shelf.place(key), self.path(key)
        try:
            if not here.exists():
                _twin(kept, here)
            os.utime(kept)
        except FileNotFoundError:
            return here.exists()
        return True

    def put(self, key: str, data: bytes) -> None:
        """Keep a new piece, here and on the shelf; StorageTrouble when the disk does not take it."""
        here = self.path(key)
        draft = here.with_suffix(".part")
        with storage_trouble(self.folder):
            with draft.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            self.settle(key, draft)

    def settle(self, key: str, draft: Path) -> None:
        """The same for a file that lies in this tray already, whole and flushed."""
        here, kept = self.path(key), self.shelf.place(key)
        with storage_trouble(self.folder):
            os.replace(draft, here)
            kept.parent.mkdir(parents=True, exist_ok=True)
            lent = here.with_suffix(".lent")
            _twin(here, lent)
            os.replace(lent, kept)

    def path(self, key: str) -> Path:
        return self.folder / key


def _twin(source: Path, dest: Path) -> None:
    """A second name for a file; where the disk knows no such thing, a copy."""
    try:
        os.link(source, dest)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(source, dest)


def _files(folder: Path) -> Iterator[tuple[float, int, Path]]:
    with suppress(OSError), os.scandir(folder) as pieces:
        for piece in pieces:
            with suppress(OSError):
                told = piece.stat()
                yield told.st_mtime, told.st_size, Path(piece.path)
