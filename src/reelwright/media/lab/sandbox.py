"""What a worker gives up before it meets the first foreign byte, in layers that do not rely on each other."""

from __future__ import annotations

import ctypes
import resource
import signal
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from reelwright.media.lab.landlock import give_up_files
from reelwright.media.lab.syscalls import give_up_system_calls
from reelwright.media.lab.task import Desk

MEMORY = 4 << 30
"""Bytes of address space of a worker. Of what is made here AV1 in 4K and 10 bits takes most, 2.9 GB."""
_LARGEST_FILE = 16 << 30
_OPEN_FILES = 300
_OUT_OF_MEMORY_FIRST = "600"
_PARENT_DEATH_SIGNAL = 1


@dataclass(frozen=True, slots=True)
class Sandbox:
    """The protection that is really on."""

    files: str
    """What refuses to open files: `landlock 7 + seccomp`; empty when nothing does."""
    sockets: str
    """What refuses sockets and other programs; empty when nothing does."""
    memory: int
    """Bytes that a worker may take; 0 when this system does not limit it."""
    missing: tuple[str, ...]
    """A sentence for each layer that is not there."""


def enter(memory: int) -> Sandbox:
    """Gives up, for good, what computing on open files does not need. For a process with one thread, after
    its imports: importing opens files."""
    missing: list[str] = []
    limited = _limit(memory, missing)
    landlock = seccomp = ""
    try:
        landlock = f"landlock {give_up_files()}"
    except OSError as why:
        missing.append(f"Landlock is not there ({why.strerror or why}).")
    try:
        give_up_system_calls()
        seccomp = "seccomp"
    except OSError as why:
        missing.append(f"seccomp is not there ({why.strerror or why}); on Linux, install libseccomp2.")
    return Sandbox(" + ".join(filter(None, (landlock, seccomp))), seccomp, limited, tuple(missing))


def die_with_parent() -> None:
    """Linux ends this process when the one that forked it ends, however that happens. Elsewhere a worker
    ends when it next has something to say."""
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)


def _limit(memory: int, missing: list[str]) -> int:
    # How many processes there may be is left alone: it counts all of the user's, and a worker can make none.
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_FSIZE, _LARGEST_FILE),
    ):
        with suppress(OSError, ValueError):
            resource.setrlimit(what, (most, most))
    with suppress(OSError):
        # Should memory run short all the same, the kernel takes a worker and not the server.
        Path("/proc/self/oom_score_adj").write_text(_OUT_OF_MEMORY_FIRST)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    except (OSError, ValueError):
        missing.append("This system does not limit a worker's memory.")
        return 0
    return memory


def said(protection: Sandbox) -> dict[str, Any]:
    return asdict(protection)


def nothing(order: object, desk: Desk) -> dict[str, Any]:
    """A work function that does nothing, for whoever wants a worker to be there."""
    return {}
