"""Work for the lab's tests: what honest work does, and what a file that took a worker over might try."""

from __future__ import annotations

import ctypes
import itertools
import mmap
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import cv2

from reelwright.film.errors import Unreadable
from reelwright.film.ids import MediaId
from reelwright.media.lab.task import Desk

_open: Any = av.open
_resize: Any = cv2.resize


def echo(order: object, desk: Desk) -> dict[str, Any]:
    return {"heard": order, "process": os.getpid()}


def copy(order: str, desk: Desk) -> dict[str, Any]:
    """Copies a medium to `out`, and counts the open files."""
    with desk.source(MediaId(order)).open() as data:
        desk.out.write(data.read())
    return {"open": sum(1 for number in range(300) if _is_open(number))}


def encode(order: tuple[str, str, int, int, int], desk: Desk) -> dict[str, Any]:
    """Encodes grey frames into `out` with an encoder, reads them back, and scales one with OpenCV."""
    encoder, pixels, width, height, frames = order
    with _open(desk.out, "w", format="matroska") as container:
        stream = container.add_stream(encoder, 24)
        stream.width, stream.height, stream.pix_fmt = width, height, pixels
        for number in range(frames):
            frame = av.VideoFrame(width, height, pixels)
            frame.pts, frame.time_base = number, Fraction(1, 24)
            container.mux(stream.encode(frame))
            desk.tell(number + 1)
        container.mux(stream.encode(None))
    desk.out.seek(0)
    with _open(desk.out) as container:
        shown = [frame.to_ndarray(format="gray") for frame in container.decode(video=0)]
    small: Any = _resize(shown[0], (16, 16))
    return {"frames": len(shown), "width": len(small[0])}


def threads(order: int, desk: Desk) -> dict[str, Any]:
    found: list[int] = []
    team = [threading.Thread(target=found.append, args=(number,)) for number in range(order)]
    for each in team:
        each.start()
    for each in team:
        each.join()
    return {"threads": len(found)}


def fill(order: int, desk: Desk) -> dict[str, Any]:
    """Meets a disk that will not take any more, for whatever reason."""
    raise OSError(order, os.strerror(order))


def playlist(order: str, desk: Desk) -> dict[str, Any]:
    """Opens a medium with FFmpeg and without any of its lists of what may be opened."""
    options = {"safe": "0"} if order == "concat" else {}
    data = desk.source(MediaId("list")).open()
    with data, _open(data, format=order, options=options) as container:
        return {"frames": sum(1 for _ in container.decode(video=0))}


def wide(order: int, desk: Desk) -> dict[str, Any]:
    return {"wide": "x" * order}


def refuse(order: str, desk: Desk) -> dict[str, Any]:
    raise Unreadable(order, code="sour_milk", hint="Buy some.", where="the fridge")


def stumble(order: object, desk: Desk) -> dict[str, Any]:
    return {"never": {}["there"]}


def crash(order: int, desk: Desk) -> dict[str, Any]:
    os.kill(os.getpid(), order)
    return {}


def hold(order: object, desk: Desk) -> dict[str, Any]:
    """Tells its process, and waits for the medium `gate` to have something in it; writes to `out` if told."""
    if order == "write":
        desk.out.write(b"I was here")
        desk.out.flush()
    desk.tell(os.getpid())
    while not desk.source(MediaId("gate")).size():
        time.sleep(0.005)
    return {}


def spin(order: object, desk: Desk) -> dict[str, Any]:
    """Writes a bit, and makes progress from then on without end."""
    desk.out.write(b"half")
    desk.out.flush()
    for done in itertools.count(os.getpid()):
        desk.tell(done)
    return {}


def mope(order: object, desk: Desk) -> dict[str, Any]:
    """Says ever the same."""
    while True:
        desk.tell(1)


def nap(order: object, desk: Desk) -> dict[str, Any]:
    threading.Event().wait()
    return {}


def eat(order: object, desk: Desk) -> dict[str, Any]:
    eaten: list[bytearray] = []
    while True:
        eaten.append(bytearray(64 << 20))


def babble(order: bytes, desk: Desk) -> dict[str, Any]:
    """Writes on the line home, which is easily found."""
    os.write(_line(), order)
    threading.Event().wait()
    return {}


def environment(order: object, desk: Desk) -> dict[str, Any]:
    return {"names": sorted(os.environ)}


def attempt(order: str, desk: Desk) -> dict[str, Any]:
    """Tries what a worker must not do; says how that ended."""
    try:
        return {"did": str(_ATTEMPTS[order]())}
    except (OSError, ValueError) as why:
        return {"refused": f"{type(why).__name__}: {why}"}


def _line() -> int:
    (number,) = [number for number in range(300) if _is_socket(number)]
    return number


def _is_socket(number: int) -> bool:
    try:
        return stat.S_ISSOCK(os.fstat(number).st_mode)
    except OSError:
        return False


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _connect() -> object:
    with socket.socket() as call:
        return call.connect_ex(("127.0.0.1", 9))


def _syscall(name: str, *arguments: object) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    result = getattr(libc, name)(*arguments)
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


_ATTEMPTS = {
    "read a file": lambda: Path("/etc/passwd").read_text(),
    "write a file": lambda: Path("/tmp/reelwright-was-here").write_text("x"),
    "list a folder": lambda: os.listdir("/"),
    "make a folder": lambda: os.mkdir("/tmp/reelwright-was-here"),
    "remove a file": lambda: os.unlink("/tmp/reelwright-was-here"),
    "open a socket": lambda: socket.socket(),
    "make a pair of sockets": lambda: socket.socketpair(),
    "connect": _connect,
    "run a program": lambda: subprocess.run(["/bin/true"], check=False),
    "become a program": lambda: os.execv(sys.executable, [sys.executable]),
    "fork": os.fork,
    "kill its parent": lambda: os.kill(os.getppid(), signal.SIGKILL),
    "look at its parent": lambda: _syscall("ptrace", 16, os.getppid(), 0, 0),
    "have memory that runs": lambda: mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_EXEC),
    "raise its limits": lambda: __import__("resource").setrlimit(9, (-1, -1)),
    "change its user": lambda: os.setuid(1),
}
ATTEMPTS = tuple(_ATTEMPTS)
