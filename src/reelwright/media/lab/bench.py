"""A worker's bench: one task after another, in the sandbox, until nobody sends one any more."""

from __future__ import annotations

import ctypes
import errno
import gc
import io
import os
import socket
import sys
import time
import traceback
from collections.abc import Mapping
from typing import Any, BinaryIO, cast

from av.error import FFmpegError

from reelwright.film.errors import NotFound, ReelwrightError, StorageTrouble
from reelwright.film.ids import MediaId
from reelwright.media.lab import sandbox, wire
from reelwright.media.lab.task import Work
from reelwright.media.source import Source

_TOLD_SECONDS = 0.03
"""At least so long between two signs of progress."""
_TRACE = 8_000
# The C library keeps what a task let go, and workers wait long; glibc can be asked to give it back.
_TRIM: Any = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None


def serve(line: socket.socket, memory: int) -> None:
    """Enters the sandbox for good and works for whoever is at the other end of `line`."""
    wire.answer(line, sandbox.said(sandbox.enter(memory)))
    while True:
        try:
            (work, order, names, has_out), files = wire.receive(line)
        except (EOFError, OSError):
            os._exit(0)
        except Exception:
            # Such as a class in the order whose module nobody imported in time.
            wire.answer(line, _fault())
            continue
        out = files.pop() if has_out else None
        found = {
            media: Source(name, descriptor=file) for (media, name), file in zip(names, files, strict=True)
        }
        message = _done(work, order, _Desk(line, found, out))
        for file in files:
            os.close(file)
        del order, found
        # Decoders hang on in circles of a few small objects, for which the collector would be long in coming.
        gc.collect()
        if _TRIM is not None:
            _TRIM(0)
        try:
            wire.answer(line, message)
        except (TypeError, ValueError):
            # The answer is nothing that JSON can hold, or too long.
            wire.answer(line, _fault())


def _done(work: str, order: object, desk: _Desk) -> wire.Message:
    """The task's answer, or what became of it instead."""
    try:
        module, _, name = work.partition(":")
        function = cast("Work", getattr(sys.modules[module], name))
        with desk:
            return {"done": function(order, desk)}
    except ReelwrightError as why:
        return _refusal(why)
    except MemoryError:
        return {"broken": "it takes more memory than it may"}
    except FFmpegError as why:
        return {"broken": why.strerror or str(why)}
    except OSError as why:
        if why.errno in (errno.ENOSPC, errno.EDQUOT):
            hint = "Free some space and try again."
            return _refusal(StorageTrouble("The disk is full.", code="disk_full", hint=hint))
        if why.errno == errno.EFBIG:
            return {"broken": "it becomes a larger file than any may be"}
        return _fault()
    except Exception:
        return _fault()


def _refusal(why: ReelwrightError) -> wire.Message:
    return {
        "error": {
            "type": type(why).__name__,
            "message": why.message,
            "code": why.code,
            "hint": why.hint,
            "where": why.where,
        }
    }


def _fault() -> wire.Message:
    return {"fault": traceback.format_exc()[-_TRACE:]}


class _Desk:
    """`task.Desk`, with the descriptors that came with the task."""

    def __init__(self, line: socket.socket, sources: Mapping[MediaId, Source], out: int | None) -> None:
        self._line = line
        self._sources = sources
        self._out = None if out is None else io.BufferedRandom(io.FileIO(out, "r+"), 1 << 18)
        self._most = 0
        self._told = 0.0

    def __enter__(self) -> _Desk:
        return self

    def __exit__(self, *_: object) -> None:
        if self._out is not None:
            self._out.close()

    def source(self, media: MediaId) -> Source:
        try:
            return self._sources[media]
        except KeyError:
            raise NotFound(f"The task has no medium {media[:12]}.", code="media_not_found") from None

    @property
    def out(self) -> BinaryIO:
        if self._out is None:
            raise ValueError("the task has no file to write to")
        return cast("BinaryIO", self._out)

    def tell(self, done: int) -> None:
        now = time.monotonic()
        if done > self._most and now - self._told >= _TOLD_SECONDS:
            self._most, self._told = done, now
            wire.answer(self._line, {"told": done})
