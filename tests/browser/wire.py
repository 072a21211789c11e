"""A wire between a browser and the studio that can be cut: hard, or without a word to either end."""

from __future__ import annotations

import contextlib
import socket
import threading
from types import TracebackType
from typing import Self

_CHUNK = 65536


class Wire:
    """Carries bytes from a port of its own to `target` while it is whole.

    `cut` ends every connection and takes no new ones, as when a network is gone. `freeze` carries nothing and
    closes nothing, as when a laptop sleeps. What was connected before stays dead when it is mended.
    """

    def __init__(self, target: int) -> None:
        self._target = target
        self._whole = True
        self._silent = False
        self._era = 0
        """A line carries bytes in the era that it was made in."""
        self._lines: list[socket.socket] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        threading.Thread(target=self._take, daemon=True).start()

    def cut(self) -> None:
        self._break(silently=False)

    def freeze(self) -> None:
        self._break(silently=True)

    def mend(self) -> None:
        self._whole = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, why: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._door.close()
        self.cut()

    def _break(self, *, silently: bool) -> None:
        self._whole, self._silent = False, silently
        self._era += 1
        if silently:
            # They are kept, so that nobody hears of an end.
            return
        lines, self._lines = self._lines, []
        for line in lines:
            _end(line)
            line.close()

    def _take(self) -> None:
        while True:
            try:
                near, _ = self._door.accept()
            except OSError:
                return
            self._lines.append(near)
            if not self._whole:
                if not self._silent:
                    _end(near)
                continue
            try:
                far = socket.create_connection(("127.0.0.1", self._target))
            except OSError:
                _end(near)
                continue
            self._lines.append(far)
            for source, sink in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(source, sink, self._era), daemon=True).start()

    def _carry(self, source: socket.socket, sink: socket.socket, era: int) -> None:
        with contextlib.suppress(OSError):
            while (piece := source.recv(_CHUNK)) and era == self._era:
                sink.sendall(piece)
        if era == self._era:
            _end(source)
            _end(sink)


def _end(line: socket.socket) -> None:
    with contextlib.suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
