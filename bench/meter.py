"""What a process and all that it starts take: seconds, processor seconds, memory. Linux: read from /proc."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_EVERY_S = 0.05


@dataclass(frozen=True, slots=True)
class Taken:
    """By one run."""

    seconds: float
    cpu: float
    """Processor seconds of all its processes."""
    peak_mb: float
    """Most memory at once of all its processes: the sum of their proportional shares."""
    answer: str = ""
    """What it printed."""


class Watch:
    """Follows a process and its descendants from now until `close`."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._spent: dict[int, float] = {}
        self._before: dict[int, float] = {one: _cpu(one) for one in _family(pid)}
        self._peak = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    def close(self) -> tuple[float, float]:
        """Processor seconds since it began, and the most MB at once."""
        self._look()
        self._over.set()
        self._thread.join()
        cpu = sum(spent - self._before.get(pid, 0.0) for pid, spent in self._spent.items())
        return cpu, self._peak

    def _follow(self) -> None:
        while not self._over.wait(_EVERY_S):
            self._look()

    def _look(self) -> None:
        held = 0.0
        for pid in _family(self._pid):
            # What has just ended keeps what it was last seen to have spent.
            with suppress(OSError, ValueError, IndexError):
                self._spent[pid] = max(_cpu(pid), self._spent.get(pid, 0.0))
                held += _held(pid)
        self._peak = max(self._peak, held)


def measured(command: Sequence[str], cwd: Path | None = None) -> Taken:
    """Runs it to its end; RuntimeError with what it said when it fails. It ends when we are interrupted."""
    begun = time.perf_counter()
    with _started(command, cwd) as process:
        watch = Watch(process.pid)
        said, complained = process.communicate()
        seconds = time.perf_counter() - begun
        cpu, peak = watch.close()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command[:4])} ... failed:\n{complained[-2000:]}")
    return Taken(seconds, cpu, peak, said)


@contextmanager
def _started(command: Sequence[str], cwd: Path | None) -> Generator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        command,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        end(process)


def end(process: subprocess.Popen[str]) -> None:
    """The process and its group, if it still runs."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _family(pid: int) -> list[int]:
    found, left = list[int](), [pid]
    while left:
        one = left.pop()
        found.append(one)
        with suppress(OSError):
            for thread in os.listdir(f"/proc/{one}/task"):
                left += map(int, Path(f"/proc/{one}/task/{thread}/children").read_text().split())
    return found


def _cpu(pid: int) -> float:
    """Seconds that a process has spent itself."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICK


def _held(pid: int) -> float:
    """MB: what is its own, and its part of what it shares."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0
