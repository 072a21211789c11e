"""The library: a folder of files, each named by the SHA-256 of its bytes."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from reelwright.film.errors import NotFound
from reelwright.film.ids import MediaId
from reelwright.film.media import Media, MediaKind, Probe
from reelwright.media.lab.lab import Lab
from reelwright.media.lab.task import Task
from reelwright.media.probe import FOREIGN, PROBE, probe
from reelwright.media.storage import storage_trouble

_MIMES = {
    ".mp4": "video/mp4",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".wav": "audio/wav",
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
    ".json": "application/json",
}
_CHUNK = 1 << 20
_HASH = re.compile(r"[0-9a-f]{64}")


def is_id(text: str) -> bool:
    """Whether `text` can be the id of media, and nothing else: no path is."""
    return _HASH.fullmatch(text) is not None


class MediaLibrary:
    """Keeps media under `root`. A file that is listed is whole: it got its name after it was on the disk.

    What is brought is measured in the `lab`; without one, in this process, which is for files of our own.
    """

    def __init__(self, root: Path, lab: Lab | None = None) -> None:
        self._root = root
        self._lab = lab

    @property
    def root(self) -> Path:
        return self._root

    def prepare(self) -> None:
        """Make the folders; StorageTrouble when they cannot be made or written."""
        with storage_trouble(self._root):
            # Whoever comes first makes the folder that all lies in; films are their maker's own business.
            self._root.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            (self._root / "tmp").mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self._root / "tmp"):
                pass

    @contextmanager
    def scratch(self) -> Generator[Path]:
        """A folder for work in progress, on the library's own disk, gone when the block ends."""
        with storage_trouble(self._root):
            folder = Path(tempfile.mkdtemp(prefix="work-", dir=self._root / "tmp"))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def keep(self, source: Path, kind: MediaKind) -> Media:
        """Move `source` in and return what it is.

        `source` is measured first, so a file that cannot be read is never kept. Unreadable or StorageTrouble.
        """
        measured = self.measure(source, kind)
        with storage_trouble(self._root):
            digest, size = _hash(source)
            media = Media(
                id=MediaId(digest),
                kind=kind,
                mime=_MIMES.get(source.suffix, "application/octet-stream"),
                size=size,
                probe=measured,
            )
            place = self._place(media.id)
            place.parent.mkdir(parents=True, exist_ok=True)
            _flush(source)
            try:
                os.replace(source, place)
            except OSError as why:
                if why.errno != errno.EXDEV:
                    raise
                self._copy_in(source, place)
            _flush(place.parent)
        return media

    def path(self, media: MediaId) -> Path:
        """Where the bytes of `media` lie; NotFound when the library does not have them."""
        place = self._place(media)
        if not place.is_file():
            raise NotFound(f"The media {media[:12]}… is not in the library.", code="media_not_found")
        return place

    def has(self, media: MediaId) -> bool:
        return is_id(media) and self._place(media).is_file()

    def free_bytes(self) -> int:
        """Bytes that the library's disk can still take."""
        return shutil.disk_usage(self._root).free

    def export(self, media: MediaId, dest: Path) -> None:
        """Copy `media` to `dest`, whole or not at all; StorageTrouble when that folder cannot take it."""
        self.put(self.path(media), dest)

    def put(self, source: Path, dest: Path) -> None:
        """Copy a file to `dest`, whole or not at all; StorageTrouble when that folder cannot take it."""
        with storage_trouble(dest.parent):
            self._copy_in(source, dest)

    def sweep(self, older_than_s: float, now: float) -> int:
        """Remove work in progress that a process left, older than `older_than_s`; returns how many."""
        gone = 0
        for left in (self._root / "tmp").iterdir():
            # Another process may be putting its own away meanwhile.
            with suppress(OSError):
                if now - left.stat().st_mtime <= older_than_s:
                    continue
                if left.is_dir():
                    shutil.rmtree(left)
                else:
                    left.unlink()
                gone += 1
        return gone

    def measure(self, source: Path, kind: MediaKind) -> Probe:
        """What `source` is, without keeping it; Unreadable when it is no such thing."""
        if self._lab is None:
            return probe(source, kind)
        task = Task(work=PROBE, order=kind, media={FOREIGN: source}, what=source.name)
        return Probe.from_json(self._lab.one(task))

    def _place(self, media: MediaId) -> Path:
        if not is_id(media):
            # An id may come from outside; a path is never made of anything but a hash.
            raise NotFound(f"{media[:12]!r} is not the id of any media.", code="media_not_found")
        return self._root / media[:2] / media

    def _copy_in(self, source: Path, place: Path) -> None:
        partial = place.parent / f".reelwright-{secrets.token_hex(8)}"
        try:
            with partial.open("xb") as out, source.open("rb") as data:
                shutil.copyfileobj(data, out, _CHUNK)
                out.flush()
                os.fsync(out.fileno())
            os.replace(partial, place)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise
        _flush(place.parent)


def _hash(path: Path) -> tuple[str, int]:
    digest = hashlib.sha256()
    size = 0
    with path.open("rb") as data:
        while chunk := data.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return digest.hexdigest(), size


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
