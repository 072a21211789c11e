"""The espeak-ng library, asked to say a line in a process of its own (see `reciter`).

A process per line costs some 50 ms and buys three things: a fault in the library cannot take a film down, a
line never depends on those spoken before it, and what the library forgets to free goes with the process.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.alias_generators import to_camel

from reelwright.film.errors import Cancelled, Unreadable

_PROGRAM = Path(__file__).with_name("reciter.py")
_LIBRARY = {"win32": "espeak-ng.dll", "darwin": "libespeak-ng.dylib"}.get(sys.platform, "libespeak-ng.so")
_DATA = "espeak-ng-data"
_LONGEST_DATA_PATH = 120
"""The library keeps its data path in a buffer of some 160 bytes and reads elsewhere when it is longer."""
_LISTEN_S = 0.1
"""How often a line under way is asked whether it is still wanted."""
_PATIENCE_S = 60.0
"""No line takes a tenth of it; a library that hangs is given up."""


class _Order(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, validate_by_name=True)

    text: str
    voice: str
    words_per_minute: int
    pitch: int
    range: int


class _Answer(BaseModel):
    rate: int = 0
    marks: tuple[tuple[int, int], ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Recital:
    """What was said: mono samples at `rate`, and (character of the text, sample) where each word starts."""

    samples: NDArray[np.int16]
    rate: int
    marks: tuple[tuple[int, int], ...]


def recite(
    text: str,
    *,
    voice: str,
    words_per_minute: int,
    pitch: int,
    pitch_range: int,
    cancelled: Callable[[], bool],
) -> Recital:
    """`text` spoken by `voice` (a language and a variant: `id+f4`); pitch and range are 0-100, 50 the middle.

    The same arguments give the same samples. Cancelled within a tenth of a second of `cancelled` saying so;
    Unreadable when the library or its data cannot be used.
    """
    order = _Order(text=text, voice=voice, words_per_minute=words_per_minute, pitch=pitch, range=pitch_range)
    folder = _installed()
    with _short(folder / _DATA) as data:
        # Without site-packages and environment: the program needs neither, and starts sooner.
        command = [sys.executable, "-I", "-S", str(_PROGRAM), str(folder / _LIBRARY), str(data)]
        said = _heard([*command, order.model_dump_json(by_alias=True)], cancelled)
    head, _, sound = said.partition(b"\n")
    try:
        answer = _Answer.model_validate_json(head)
    except ValidationError as trouble:
        raise _broken("it stopped in the middle of the line") from trouble
    if answer.error is not None:
        raise _broken(answer.error)
    return Recital(np.frombuffer(sound, np.int16), answer.rate, answer.marks)


def _heard(command: list[str], cancelled: Callable[[], bool]) -> bytes:
    """What the program wrote; it is ended when it is no longer wanted."""
    if cancelled():
        raise Cancelled("The voice was stopped.")
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError as trouble:
        raise _broken(str(trouble)) from trouble
    with process:
        waited = 0.0
        while True:
            try:
                return process.communicate(timeout=_LISTEN_S)[0]
            except subprocess.TimeoutExpired:
                waited += _LISTEN_S
            if cancelled():
                process.kill()
                raise Cancelled("The voice was stopped.")
            if waited > _PATIENCE_S:
                process.kill()
                raise _broken(f"it said nothing for {_PATIENCE_S:g} seconds")


def _installed() -> Path:
    """The folder of the wheel `espeakng-loader`, found without importing it."""
    found = find_spec("espeakng_loader")
    if found is None or found.origin is None:
        raise _broken("the package is not installed")
    folder = Path(found.origin).parent
    for part in (_LIBRARY, f"{_DATA}/phontab"):
        if not (folder / part).is_file():
            raise _broken(f"{part} is missing from {folder}")
    return folder


@contextmanager
def _short(data: Path) -> Generator[Path]:
    """The data folder by a path that the library has room for."""
    if len(str(data).encode()) <= _LONGEST_DATA_PATH:
        yield data
        return
    with tempfile.TemporaryDirectory(prefix="voice-") as folder:
        link = Path(folder) / data.name
        link.symlink_to(data, target_is_directory=True)
        yield link


def _broken(reason: str) -> Unreadable:
    return Unreadable(
        f"The scratch voice (espeak-ng) cannot be used: {reason}.",
        code="voice_unavailable",
        hint="Install the package `espeakng-loader` again, or make the film with --voice none.",
    )
