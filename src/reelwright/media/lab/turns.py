"""Whose turn it is: the machine's workers, shared evenly among all who render at once."""

from __future__ import annotations

import os
import threading
from collections import deque


class Bell:
    """Rings once for each turn that its owner gets; `number` is a descriptor to wait on."""

    def __init__(self) -> None:
        self.number, self._rope = os.pipe()

    def ring(self) -> None:
        os.write(self._rope, b".")

    def hear(self) -> None:
        """Takes one ring off; there must be one."""
        os.read(self.number, 1)

    def close(self) -> None:
        os.close(self.number)
        os.close(self._rope)


class Turns:
    """Gives out `free` turns, one at a time, first come first served; who wants another queues up again."""

    def __init__(self, free: int) -> None:
        self._lock = threading.Lock()
        self._free = free
        self._waiting: deque[Bell] = deque()

    def ask(self, bell: Bell) -> None:
        with self._lock:
            self._waiting.append(bell)
            self._give()

    def give_back(self) -> None:
        with self._lock:
            self._free += 1
            self._give()

    def leave(self, bell: Bell) -> None:
        """Whoever asked no longer wants it; a turn that has been given meanwhile goes back."""
        with self._lock:
            if bell in self._waiting:
                self._waiting.remove(bell)
            else:
                bell.hear()
                self._free += 1
                self._give()

    def _give(self) -> None:
        while self._free and self._waiting:
            self._free -= 1
            self._waiting.popleft().ring()
