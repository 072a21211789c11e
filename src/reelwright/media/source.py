"""A media file to read from, wherever the reader runs: opened with lists of what it may turn out to be."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

import av
import av.container

# PyAV imports these when it meets such a stream; in the lab it is too late to import anything then.
import av.subtitles.codeccontext  # pyright: ignore[reportUnusedImport]
import av.subtitles.stream  # pyright: ignore[reportUnusedImport]
from av.error import FFmpegError

from reelwright.film.ids import MediaId

FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,wav,flac,mp3,ogg,aac"
_CODECS = """
    h264 hevc av1 vp8 vp9 mpeg4 prores dnxhd mjpeg
    aac mp3 opus vorbis flac alac ac3 eac3
    pcm_u8 pcm_s16le pcm_s16be pcm_s24le pcm_s24be pcm_s32le pcm_s32be pcm_f32le pcm_f32be pcm_f64le
    pcm_alaw pcm_mulaw
"""
CODECS = frozenset(_CODECS.split())
"""What picture and sound may be coded in. FFmpeg knows five hundred more, few of them looked after."""
# FFmpeg calls some decoders by other names than what they decode.
_DECODERS = ",".join(sorted(CODECS | {"libdav1d", "libvpx", "libvpx-vp9", "mp3float", "libopus"}))
_HASH = re.compile(r"[0-9a-f]{64}")
# A playlist or a concat script would make FFmpeg open other files; the first two lists stop that. The third
# is for the decoders that FFmpeg runs to find out what is in a file.
_OPTIONS = {"protocol_whitelist": "file", "format_whitelist": FORMATS, "codec_whitelist": _DECODERS}


@dataclass(frozen=True, slots=True)
class Source:
    """A file by its path, or by a descriptor that somebody else opened: where nothing may be opened, a
    descriptor is all there is. `name` is what a person calls it."""

    name: str
    path: Path | None = None
    descriptor: int | None = None

    @classmethod
    def at(cls, path: Path) -> Source:
        return cls(called(path), path)

    def size(self) -> int:
        """Bytes; OSError when there is no such file."""
        if self.descriptor is not None:
            return os.fstat(self.descriptor).st_size
        return os.stat(self.path or self.name).st_size

    def open(self) -> BinaryIO:
        """Its bytes from the beginning, at a place of the reader's own; OSError when it cannot be read."""
        if self.path is not None:
            return self.path.open("rb")
        if self.descriptor is None:
            raise FileNotFoundError(f"nobody opened {self.name}")
        return cast("BinaryIO", io.BufferedReader(_Placed(self.descriptor), 1 << 18))

    def container(self) -> av.container.InputContainer:
        """It as streams; FFmpegError when it is none of the formats that are read, OSError when there is
        nothing to read. A stream in a codec that is not in CODECS fails when it is decoded. The container
        closes what it reads from."""
        where = str(self.path) if self.path is not None else self.open()
        container = av.open(where, mode="r", options=_OPTIONS, metadata_errors="replace")
        for stream in (*container.streams.video, *container.streams.audio):
            # PyAV gives a stream that FFmpeg has no decoder for no context, whatever its types say.
            if cast("object", stream.codec_context) is not None:
                stream.codec_context.options = {"codec_whitelist": _DECODERS}
        return container


def called(file: Path) -> str:
    """What a person calls `file`. The library names its own by their hash: its beginning is enough."""
    return f"{file.name[:12]}…" if _HASH.fullmatch(file.name) else file.name


def reason(error: Exception) -> str:
    """Why a file cannot be read, in FFmpeg's or the system's words, and without their numbers."""
    said = error.strerror if isinstance(error, OSError | FFmpegError) else None
    return said or str(error) or type(error).__name__


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
