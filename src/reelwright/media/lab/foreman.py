"""The lab's own process, from which every worker is forked, as the program that asked sees it."""

from __future__ import annotations

import itertools
import logging
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field

from reelwright.film.errors import ReelwrightError
from reelwright.media.lab import wire

log = logging.getLogger(__name__)

_ENDS_SECONDS = 5.0
_ANSWERS_SECONDS = 60.0
_KEPT_OF_ENVIRONMENT = (
    "PATH",
    "PYTHONHOME",
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONPYCACHEPREFIX",
    "LD_LIBRARY_PATH",
    "LANG",
    "LC_ALL",
    "TMPDIR",
)
"""The rest stays behind, and with it every key and password that the program was given."""


@dataclass(slots=True, eq=False)
class Worker:
    """A worker as seen from outside: one task at a time."""

    foreman: Foreman
    number: int
    line: socket.socket
    mailbox: wire.Mailbox = field(default_factory=wire.Mailbox)
    ready: bool = False
    """It has entered the sandbox."""
    tasks: int = 0
    """How many it has done."""
    run: object = None
    """Whose media it has seen."""


class Foreman:
    """One run of the lab's process. Its workers die with it, and it with this process."""

    def __init__(self, preload: Sequence[str], memory: int) -> None:
        """OSError when there is no process to be had."""
        self._numbers = itertools.count(1)
        self._mailbox = wire.Mailbox()
        with ExitStack() as opened:
            self._said = opened.enter_context(tempfile.TemporaryFile())
            self._control, theirs = (opened.enter_context(end) for end in socket.socketpair())
            program = [sys.executable, "-P", "-m", "reelwright.media.lab.worker"]
            self._process = subprocess.Popen(
                [*program, str(theirs.fileno()), str(memory), *preload],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._said,
                pass_fds=(theirs.fileno(),),
                env=_environment(),
                start_new_session=True,
            )
            theirs.close()
            opened.pop_all()
        self._control.settimeout(_ANSWERS_SECONDS)

    def hire(self) -> Worker:
        """A new worker, at once: it comes while it is waited for. ConnectionError when the process is gone,
        OSError when this one has no more sockets."""
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        worker = Worker(self, next(self._numbers), ours)
        try:
            with theirs:
                wire.send(self._control, ("open", worker.number), [theirs.fileno()])
        except OSError:
            ours.close()
            raise
        return worker

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def dismiss(self, worker: Worker) -> None:
        """Ends the worker, in the middle of what it does; returns at once."""
        worker.line.close()
        with suppress(OSError):
            wire.send(self._control, ("end", worker.number), [])

    def fate(self, worker: Worker) -> int:
        """As `Crew.fate`."""
        try:
            wire.send(self._control, ("fate", worker.number), [])
            match self._answer():
                case {"status": int(status)}:
                    return status
                case other:
                    raise OSError(f"the lab's process answered {other!r}")
        except (OSError, EOFError):
            return self._own_fate()

    def close(self) -> None:
        """Ends the process and all its workers."""
        self._control.close()
        try:
            self._process.wait(_ENDS_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._said.close()

    def _answer(self) -> wire.Message:
        while True:
            data = self._control.recv(1 << 12)
            if not data:
                raise EOFError
            if messages := self._mailbox.put(data):
                return messages[0]

    def _own_fate(self) -> int:
        """The process itself is gone: killed, which its workers did not survive, or it never came up."""
        try:
            status = self._process.wait(_ENDS_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        if status <= 0:
            return -signal.SIGKILL
        self._said.seek(0)
        log.error("The lab does not start: %s", self._said.read().decode(errors="replace")[-8_000:])
        raise broken("The lab, in which media are read, does not start.")


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT_OF_ENVIRONMENT if name in os.environ}
    return kept | {
        "PYTHONPATH": os.pathsep.join(entry or os.getcwd() for entry in sys.path),
        # One task, one core: the machine is shared by workers, and a fork takes no threads along.
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        # Each arena of the C library takes 64 MB of the address space that is limited.
        "MALLOC_ARENA_MAX": "2",
    }


def broken(message: str) -> ReelwrightError:
    """The lab itself cannot work."""
    return ReelwrightError(message, code="lab_broken", hint="`reelwright doctor` says what is missing.")
