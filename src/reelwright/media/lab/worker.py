"""The program of the lab: `python -m reelwright.media.lab.worker DESCRIPTOR MEMORY MODULE...`.

It imports the modules once and then only forks: each worker shares what is imported, enters the sandbox and
does one task after another until its socket is closed. What forks never sees a foreign byte.
"""

from __future__ import annotations

import errno
import gc
import importlib
import io
import os
import signal
import socket
import sys
import time
import traceback
from collections.abc import Mapping
from typing import Any, BinaryIO, NoReturn, cast

import av.logging
from av.error import FFmpegError

from reelwright.film.errors import NotFound, ReelwrightError, StorageTrouble
from reelwright.film.ids import MediaId
from reelwright.media.lab import sandbox, wire
from reelwright.media.lab.task import Work
from reelwright.media.source import Source

_TOLD_SECONDS = 0.03
"""At least so long between two signs of progress."""
_TRACE = 8_000
_PATIENCE_SECONDS = 1.0


def main() -> None:
    # The terminal's Ctrl-C is for the program that asked; it decides what ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    control = socket.socket(fileno=int(sys.argv[1]))
    memory = int(sys.argv[2])
    for module in sys.argv[3:]:
        importlib.import_module(module)
    _settle()
    workers: dict[int, int] = {}
    try:
        while True:
            asked, files = wire.receive(control)
            match asked:
                case ("open", int(number)):
                    workers[number] = _fork(control, socket.socket(fileno=files[0]), memory)
                case ("end", int(number)):
                    _reap(workers.pop(number), 0)
                case ("fate", int(number)):
                    wire.answer(control, {"status": _reap(workers.pop(number), _PATIENCE_SECONDS)})
                case _:
                    raise ValueError(f"unknown request {asked!r}")
    except (EOFError, OSError):
        # Whoever asked is gone.
        for process in workers.values():
            os.kill(process, signal.SIGKILL)


def _settle() -> None:
    """Before the first fork: what libraries say goes nowhere, and pages of what is imported stay shared."""
    av.logging.set_level(None)
    if "cv2" in sys.modules:
        cast("Any", sys.modules["cv2"]).setNumThreads(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    gc.collect()
    gc.freeze()


def _fork(control: socket.socket, parent: socket.socket, memory: int) -> int:
    here = os.getpid()
    process = os.fork()
    if process:
        parent.close()
        return process
    try:
        control.close()
        sandbox.die_with_parent()
        if os.getppid() == here:
            _serve(parent, memory)
    finally:
        os._exit(1)


def _reap(process: int, patience: float) -> int:
    """How `process` ended, an exit status or a signal's number below zero; it is ended if it does not end."""
    until = time.monotonic() + patience
    while True:
        found, status = os.waitpid(process, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() >= until:
            os.kill(process, signal.SIGKILL)
            return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        time.sleep(0.002)


def _serve(parent: socket.socket, memory: int) -> NoReturn:
    wire.answer(parent, {"ready": sandbox.said(sandbox.enter(memory))})
    while True:
        try:
            (work, order, sources, has_out), files = wire.receive(parent)
        except (EOFError, OSError):
            os._exit(0)
        out = files.pop() if has_out else None
        found = {
            media: Source(name, descriptor=file) for (media, name), file in zip(sources, files, strict=True)
        }
        message = _done(work, order, _Desk(parent, found, out))
        del order, found
        for file in files:
            os.close(file)
        wire.answer(parent, message)


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
        return {"broken": str(why.strerror or why)}
    except OSError as why:
        if why.errno in (errno.ENOSPC, errno.EDQUOT):
            full = StorageTrouble(
                "The disk is full.", code="disk_full", hint="Free some space and try again."
            )
            return _refusal(full)
        return {"fault": traceback.format_exc()[-_TRACE:]}
    except Exception:
        return {"fault": traceback.format_exc()[-_TRACE:]}


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


class _Desk:
    def __init__(self, parent: socket.socket, sources: Mapping[MediaId, Source], out: int | None) -> None:
        self._parent = parent
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
            wire.answer(self._parent, {"told": done})


if __name__ == "__main__":
    main()
