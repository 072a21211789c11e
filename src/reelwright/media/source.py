"""A media file to read from, wherever the reader runs: opened with lists of what it may turn out to be."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

import av
import av.container

from reelwright.film.ids import MediaId

FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,wav,flac,mp3,ogg,aac"
# A playlist or a concat script would make FFmpeg open other files; these two lists stop that.
_OPTIONS = {"protocol_whitelist": "file", "format_whitelist": FORMATS}


@dataclass(frozen=True, slots=True)
class Source:
    """A file by its path, or by a descriptor that somebody else opened: where nothing may be opened, a
    descriptor is all there is. `name` is what a person calls it."""

    name: str
    path: Path | None = None
    descriptor: int | None = None

    @classmethod
    def at(cls, path: Path) -> Source:
        return cls(path.name, path)

    def open(self) -> BinaryIO:
        """Its bytes from the beginning, at a place of the reader's own; OSError when it cannot be read."""
        if self.path is not None:
            return self.path.open("rb")
        if self.descriptor is None:
            raise FileNotFoundError(f"nobody opened {self.name}")
        return cast("BinaryIO", io.BufferedReader(_Placed(self.descriptor), 1 << 18))

    def container(self) -> av.container.InputContainer:
        """It as streams; FFmpegError when it is none of the formats that are read, OSError when there is
        nothing to read. The container closes what it reads from."""
        where = str(self.path) if self.path is not None else self.open()
        return av.open(where, mode="r", options=_OPTIONS)


Find = Callable[[MediaId], Source]
"""Where a media file is to be had."""


class _Placed(io.RawIOBase):
    """Reads a shared descriptor without moving it: every reader has a place of its own."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # pyright: ignore[reportIncompatibleMethodOverride]
        got = os.preadv(self._descriptor, [buffer], self._at)
        self._at += got
        return got

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at}.get(whence)
        if start is None:
            start = os.fstat(self._descriptor).st_size
        self._at = max(0, start + offset)
        return self._at

    def tell(self) -> int:
        return self._at
