"""The program that loads espeak-ng and says one line; run by `espeak` as a process of its own.

espeak-ng is licensed under the GPL, version 3. It is not part of Reelwright: the wheel `espeakng-loader`
carries the library and its data, and this program alone loads it, at run time, when a line is spoken. It
needs nothing but the standard library and knows the interface of speak_lib.h.

Arguments: library, data folder, and as JSON text, voice, wordsPerMinute, pitch, range. Standard output: one
line of JSON (rate, marks, bytes, or error) and the 16-bit samples.
"""

from __future__ import annotations

import ctypes
import json
import sys
from typing import Any

_SYNCHRONOUS, _BUFFER_MS, _DONT_EXIT = 2, 200, 0x8000
_CHARACTERS, _UTF8 = 1, 1
_RATE, _VOLUME, _PITCH, _RANGE = 1, 2, 3, 4
_LIST_TERMINATED, _WORD = 0, 1
_GO_ON = 0


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


def main(library_path: str, data: str, order: str) -> int:
    """Say the line; 0 also when it could not be said, for then the answer has the reason."""
    line = json.loads(order)
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
        return _GO_ON

    callback = _Callback(hear)
    try:
        library: Any = ctypes.CDLL(library_path)
    except OSError as trouble:
        return _answer({"error": str(trouble)})
    rate = library.espeak_Initialize(_SYNCHRONOUS, _BUFFER_MS, data.encode(), _DONT_EXIT)
    if rate <= 0:
        return _answer({"error": "its data could not be read"})
    library.espeak_SetSynthCallback(callback)
    if library.espeak_SetVoiceByName(line["voice"].encode()) != 0:
        return _answer({"error": f"it has no voice called {line['voice']!r}"})
    settings = (
        (_RATE, line["wordsPerMinute"]),
        (_VOLUME, 100),
        (_PITCH, line["pitch"]),
        (_RANGE, line["range"]),
    )
    for parameter, value in settings:
        library.espeak_SetParameter(parameter, value, 0)
    encoded = line["text"].encode() + b"\0"
    size = ctypes.c_size_t(len(encoded))
    status = library.espeak_Synth(encoded, size, 0, _CHARACTERS, 0, _UTF8, None, None)
    if status != 0:
        return _answer({"error": f"it answered with status {status}"})
    return _answer({"rate": rate, "marks": marks}, b"".join(sound))


def _answer(head: dict[str, Any], sound: bytes = b"") -> int:
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + sound)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
