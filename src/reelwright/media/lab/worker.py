"""The program of the lab: `python -m reelwright.media.lab.worker DESCRIPTOR MEMORY MODULE...`.

It imports the modules once and then only forks: each worker shares what is imported, enters the sandbox and
works at its bench. What forks never sees a foreign byte. It ends with whoever started it.
"""

from __future__ import annotations

import gc
import importlib
import os
import signal
import socket
import sys
import time
from contextlib import suppress
from typing import Any, cast

import av.logging

from reelwright.media.lab import bench, sandbox, wire

_PATIENCE_SECONDS = 1.0


def main() -> None:
    # The terminal's Ctrl-C is for the program that asked; it decides what ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    control, memory = socket.socket(fileno=int(sys.argv[1])), int(sys.argv[2])
    for module in sys.argv[3:]:
        importlib.import_module(module)
    _settle()
    hands = _Hands(control, memory)
    with suppress(EOFError, ConnectionError):
        while True:
            hands.heed()
    hands.end_all()


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


class _Hands:
    """The worker processes, by the numbers that they were ordered under."""

    def __init__(self, control: socket.socket, memory: int) -> None:
        self._control = control
        self._memory = memory
        self._processes: dict[int, int] = {}
        self._ended: list[int] = []

    def heed(self) -> None:
        """Does the next thing that is asked. EOFError or ConnectionError when nobody asks any more."""
        asked, files = wire.receive(self._control)
        match asked:
            case ("open", int(number)):
                # If the machine has no process left, the line closes, and the worker is heard to be gone.
                with socket.socket(fileno=files[0]) as line, suppress(OSError):
                    self._processes[number] = self._fork(line)
            case ("end", int(number)):
                if process := self._processes.pop(number, 0):
                    os.kill(process, signal.SIGKILL)
                    self._ended.append(process)
            case ("fate", int(number)):
                process = self._processes.pop(number, 0)
                wire.answer(self._control, {"status": _fate(process) if process else -signal.SIGKILL})
            case _:
                raise ValueError(f"unknown request {asked!r}")
        self._ended = [process for process in self._ended if not os.waitpid(process, os.WNOHANG)[0]]

    def end_all(self) -> None:
        for process in self._processes.values():
            os.kill(process, signal.SIGKILL)

    def _fork(self, line: socket.socket) -> int:
        here = os.getpid()
        process = os.fork()
        if process:
            return process
        try:
            self._control.close()
            sandbox.die_with_parent()
            if os.getppid() == here:
                bench.serve(line, self._memory)
        finally:
            os._exit(1)


def _fate(process: int) -> int:
    """How `process` ended, an exit status or a signal's number below zero; it is ended if it does not end."""
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        found, status = os.waitpid(process, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() >= until:
            os.kill(process, signal.SIGKILL)
            return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        time.sleep(0.002)


if __name__ == "__main__":
    main()
