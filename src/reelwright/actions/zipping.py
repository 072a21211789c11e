"""Zipping: a parcel as one zip file, made while it is sent, so that it lies nowhere and takes no memory."""

from __future__ import annotations

import zipfile
from collections.abc import Generator, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, cast

from reelwright.actions.packing import Item, Parcel

_CHUNK = 256 * 1024


class _Sink:
    """Takes what the zip writes, until it is drawn off. Nothing in it can be sought."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._pieces.append(bytes(data))
        return len(data)

    def flush(self) -> None: ...

    def drawn(self) -> bytes:
        """What came in since it was drawn off last."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def zipped(parcel: Parcel, now: datetime) -> Generator[bytes]:
    """The zip of a parcel, some 256 KiB at a time. Nothing is compressed: films are already."""
    sink = _Sink()
    with zipfile.ZipFile(cast("IO[bytes]", sink), "w", zipfile.ZIP_STORED) as archive:
        for item in parcel.items:
            with archive.open(_entry(item, now), "w") as file:
                for piece in _pieces(item.content):
                    file.write(piece)
                    yield sink.drawn()
    yield sink.drawn()


def _entry(item: Item, now: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(item.name, now.timetuple()[:6])
    entry.external_attr = 0o644 << 16
    # So that it is known beforehand whether the sizes of it need 64 bits.
    entry.file_size = len(item.content) if isinstance(item.content, bytes) else item.content.stat().st_size
    return entry


def _pieces(content: Path | bytes) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as file:
        while piece := file.read(_CHUNK):
            yield piece
