"""The espeak-ng library, called through its C interface.

espeak-ng is licensed under the GPL, version 3. It is not part of this program: the wheel `espeakng-loader`
carries the library and its data, and both are loaded when a line is spoken and not before. This is the only
file that knows its interface (speak_lib.h).
"""

from __future__ import annotations

import ctypes
import sys
import tempfile
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reelwright.film.errors import Cancelled, Unreadable

_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000
_BUFFER_MS = 200
_CHARACTERS = 1
_UTF8 = 1
_RATE, _VOLUME, _PITCH, _RANGE = 1, 2, 3, 4
_LIST_TERMINATED, _WORD = 0, 1
_GO_ON, _STOP = 0, 1
_LONGEST_DATA_PATH = 120
"""The library keeps its data path in a buffer of some 160 bytes and reads elsewhere when it is longer."""

_stage = threading.Lock()
"""The library is one set of global variables: one line at a time in a process."""


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


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

    The same arguments give the same samples. Cancelled when `cancelled` said so between two fifths of a
    second of speech; Unreadable when the library or its data cannot be used.
    """
    sound: list[bytes] = []
    marks: list[tuple[int, int]] = []

    def hear(samples: Any, count: int, events: Any) -> int:
        if samples and count > 0:
            sound.append(ctypes.string_at(samples, count * 2))
        place = 0
        while events and events[place].type != _LIST_TERMINATED:
            if events[place].type == _WORD:
                marks.append((events[place].text_position - 1, events[place].sample))
            place += 1
        return _STOP if cancelled() else _GO_ON

    callback = _Callback(hear)
    with _stage, _library() as (library, rate):
        library.espeak_SetSynthCallback(callback)
        if library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise _broken(f"it has no voice called {voice!r}")
        settings = ((_RATE, words_per_minute), (_VOLUME, 100), (_PITCH, pitch), (_RANGE, pitch_range))
        for parameter, value in settings:
            library.espeak_SetParameter(parameter, value, 0)
        encoded = text.encode() + b"\0"
        size = ctypes.c_size_t(len(encoded))
        status = library.espeak_Synth(encoded, size, 0, _CHARACTERS, 0, _UTF8, None, None)
    if cancelled():
        raise Cancelled("The voice was stopped.")
    if status != 0:
        raise _broken(f"it answered with status {status}")
    return Recital(np.frombuffer(b"".join(sound), np.int16), rate, tuple(marks))


@contextmanager
def _library() -> Generator[tuple[Any, int]]:
    """The library in its first state, and its sample rate.

    It is loaded anew each time (about a millisecond): it keeps its oscillators and random numbers running
    from one line to the next, and a line would depend on those spoken before it.
    """
    # Imported here, so that nothing of espeak-ng is looked for until a line is spoken.
    try:
        import espeakng_loader

        library: Any = ctypes.CDLL(str(espeakng_loader.get_library_path()))
        data = Path(str(espeakng_loader.get_data_path()))
    except (ImportError, OSError, RuntimeError) as trouble:
        raise _broken(str(trouble)) from trouble
    try:
        with _short(data) as path:
            rate = int(library.espeak_Initialize(_SYNCHRONOUS, _BUFFER_MS, str(path).encode(), _DONT_EXIT))
            if rate <= 0:
                raise _broken("its data could not be read")
            try:
                yield library, rate
            finally:
                library.espeak_Terminate()
    finally:
        _let_go(library)


@contextmanager
def _short(data: Path) -> Generator[Path]:
    """The data folder by a path that the library has room for."""
    if not (data / "phontab").is_file():
        raise _broken(f"its data is missing from {data}")
    if len(str(data).encode()) <= _LONGEST_DATA_PATH:
        yield data
        return
    with tempfile.TemporaryDirectory(prefix="voice-") as folder:
        link = Path(folder) / data.name
        link.symlink_to(data, target_is_directory=True)
        yield link


def _let_go(library: Any) -> None:
    if sys.platform != "win32":
        from _ctypes import dlclose

        dlclose(library._handle)


def _broken(reason: str) -> Unreadable:
    return Unreadable(
        f"The scratch voice (espeak-ng) cannot be used: {reason}.",
        code="voice_unavailable",
        hint="Install the package `espeakng-loader` again, or make the film with --voice none.",
    )
