"""Voices on a loopback socket: ElevenLabs' and OpenAI's forms, scripted answers, a log of what was asked.

Each request takes the next line of the script; the last line is said again and again.
"""

from __future__ import annotations

import base64
import io
import json
import threading
import wave
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self, cast

import numpy as np

Json = dict[str, Any]
RATE = 24_000
LETTER_S = 0.06
"""Seconds that each character takes."""
LEAD_S = 0.25
"""Seconds of silence before the first."""


@dataclass(frozen=True, slots=True)
class Say:
    """The line, spoken in the form that was asked for; `marks` are left out, or of another text."""

    marks: bool = True
    other: str = ""


@dataclass(frozen=True, slots=True)
class Fail:
    status: int
    body: Json | str = "no"
    headers: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Raw:
    """A 200 with these bytes."""

    body: bytes


@dataclass(frozen=True, slots=True)
class Endless:
    """A 200 that never ends."""


@dataclass(frozen=True, slots=True)
class HangUp:
    """The connection is closed in the middle of the answer."""


@dataclass(frozen=True, slots=True)
class Hang:
    """No answer until the server closes."""


Line = Say | Fail | Raw | Endless | HangUp | Hang


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: Json

    @property
    def text(self) -> str:
        return str(self.body.get("text") or self.body.get("input"))


class VoiceServer:
    """`with VoiceServer([Say()]) as server:` then ask `server.url`."""

    def __init__(self, script: Sequence[Line] = (Say(),)) -> None:
        self._script = list(script)
        self._lock = threading.Lock()
        self.asked: list[Asked] = []
        self.first_asked = threading.Event()
        self.closing = threading.Event()
        handler = type("Handler", (_Handler,), {"voices": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def next_line(self, asked: Asked) -> Line:
        with self._lock:
            line = self._script[min(len(self.asked), len(self._script) - 1)]
            self.asked.append(asked)
        self.first_asked.set()
        return line

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def spoken(text: str) -> bytes:
    """A WAV in which every letter is a short tone and every other sign a pause."""
    each = round(LETTER_S * RATE)
    at = np.arange(each) / RATE
    tone = 0.3 * np.sin(2 * np.pi * 200 * at) + 0.1 * np.sin(2 * np.pi * 1400 * at)
    parts = [tone if sign.isalnum() else np.zeros(each) for sign in text]
    whole = np.concatenate([np.zeros(round(LEAD_S * RATE)), *parts, np.zeros(RATE // 2)])
    data = io.BytesIO()
    with wave.open(data, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(np.rint(whole * 32767).astype("<i2").tobytes())
    return data.getvalue()


class _Handler(BaseHTTPRequestHandler):
    voices: VoiceServer

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", "0"))
        body = cast("Json", json.loads(self.rfile.read(length)))
        asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
        self.close_connection = True
        match self.voices.next_line(asked):
            case Say() as say:
                self._send(200, _answer(asked, say))
            case Fail(status, answer, headers):
                self._send(
                    status, (answer if isinstance(answer, str) else json.dumps(answer)).encode(), headers
                )
            case Raw(raw):
                self._send(200, raw)
            case Endless():
                self._endless()
            case HangUp():
                self.send_response(200)
                self.send_header("Content-Length", "100000")
                self.end_headers()
                self.wfile.write(b"R" * 999)
            case Hang():
                self.voices.closing.wait()

    def _endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while not self.voices.closing.is_set():
                self.wfile.write(bytes(1 << 20))
        except OSError:
            pass

    def _send(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet: `VoiceServer.asked` is the log."""


def _answer(asked: Asked, say: Say) -> bytes:
    sound = spoken(asked.text)
    if "with-timestamps" not in asked.path:
        return sound
    reply: Json = {"audio_base64": base64.b64encode(sound).decode(), "alignment": None}
    if say.marks:
        text = say.other or asked.text
        starts = [round(LEAD_S + place * LETTER_S, 3) for place in range(len(text))]
        reply["alignment"] = {
            "characters": list(text),
            "character_start_times_seconds": starts,
            "character_end_times_seconds": [round(at + LETTER_S, 3) for at in starts],
        }
    return json.dumps({**reply, "normalized_alignment": reply["alignment"]}).encode()
