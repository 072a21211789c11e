"""How a worker and the process that it works for talk.

Towards the worker, whose side is trusted to be ours: pickles, with open files. Back, where a file may have
taken the worker over: JSON of limited length, and nothing that could be run.
"""

from __future__ import annotations

import json
import pickle
import socket
import struct
from typing import Any, NoReturn, cast

_TO_WORKER = struct.Struct("!II")
_FROM_WORKER = struct.Struct("!I")
LONGEST = 8 << 20
"""Bytes of a worker's message."""
MOST_FILES = 250
"""Open files that go with one message: the kernel takes 253."""

Message = dict[str, object]


class GarbageError(Exception):
    """What came from a worker is no message."""


def packed(content: object) -> bytes:
    """As it is sent to a worker, after `send_head`."""
    return pickle.dumps(content, pickle.HIGHEST_PROTOCOL)


def send_head(to: socket.socket, length: int, files: list[int]) -> None:
    """Says to a worker how many bytes will follow, and gives it open files. OSError when it is gone."""
    socket.send_fds(to, [_TO_WORKER.pack(length, len(files))], files)


def send(to: socket.socket, content: object, files: list[int]) -> None:
    """All at once, and as long as that takes."""
    data = packed(content)
    send_head(to, len(data), files)
    to.sendall(data)


def receive(at: socket.socket) -> tuple[Any, list[int]]:
    """What was sent, in the worker. EOFError when nobody is there any more."""
    head, files, _, _ = socket.recv_fds(at, _TO_WORKER.size, MOST_FILES)
    head += _exactly(at, _TO_WORKER.size - len(head))
    length, count = _TO_WORKER.unpack(head)
    if len(files) != count:
        raise EOFError
    return pickle.loads(_exactly(at, length)), files


def answer(to: socket.socket, message: Message) -> None:
    """From a worker."""
    data = json.dumps(message, allow_nan=False).encode()
    if len(data) > LONGEST:
        raise ValueError(f"an answer of {len(data)} bytes is too long")
    to.sendall(_FROM_WORKER.pack(len(data)) + data)


class Mailbox:
    """Puts a worker's messages together from the bytes that come."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    @property
    def begun(self) -> bool:
        """There is part of a message in it."""
        return bool(self._bytes)

    def put(self, data: bytes) -> list[Message]:
        """The messages that `data` completes; GarbageError when they are none."""
        self._bytes += data
        whole: list[Message] = []
        while len(self._bytes) >= _FROM_WORKER.size:
            (length,) = _FROM_WORKER.unpack_from(self._bytes)
            if length > LONGEST:
                raise GarbageError(f"a message of {length} bytes")
            end = _FROM_WORKER.size + length
            if len(self._bytes) < end:
                break
            whole.append(_message(bytes(self._bytes[_FROM_WORKER.size : end])))
            del self._bytes[:end]
        return whole


def _message(data: bytes) -> Message:
    try:
        message = json.loads(data, parse_constant=_no_number)
    except (ValueError, RecursionError) as why:
        raise GarbageError(str(why)) from why
    if not isinstance(message, dict):
        raise GarbageError("a message that is no object")
    return cast("Message", message)


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _exactly(at: socket.socket, length: int) -> bytes:
    data = bytearray()
    while len(data) < length:
        more = at.recv(min(length - len(data), 1 << 20))
        if not more:
            raise EOFError
        data += more
    return bytes(data)
