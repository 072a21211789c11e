"""A language model on a loopback socket: four wire formats, scripted answers, a log of what was asked.

It speaks enough of `/v1/responses`, `/v1/chat/completions`, `/v1/messages` and `:generateContent` to drive
the real clients. Each request takes the next line of the script; the last line is said again and again.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self, cast

Json = dict[str, Any]

INPUT_TOKENS = 1200
OUTPUT_TOKENS = 800


@dataclass(frozen=True, slots=True)
class Say:
    """An answer in the form that was asked for; a str goes out as it is, well formed or not."""

    storyboard: Json | str


@dataclass(frozen=True, slots=True)
class Chat:
    """An answer in plain prose instead of the form that was asked for."""

    text: str


@dataclass(frozen=True, slots=True)
class Fail:
    status: int
    message: str = "no"
    headers: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Hang:
    """No answer until the server closes."""


@dataclass(frozen=True, slots=True)
class Drop:
    """The connection is closed without a word."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A 200 with these bytes."""

    body: bytes


Line = Say | Chat | Fail | Hang | Drop | Raw


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: Json

    @property
    def text(self) -> str:
        """The whole request as text, to look for words in."""
        return json.dumps(self.body, ensure_ascii=False)


class LanguageServer:
    """`with LanguageServer([Say(...)]) as server:` then ask `server.url`."""

    def __init__(self, script: Sequence[Line]) -> None:
        self._script = list(script)
        self._lock = threading.Lock()
        self.asked: list[Asked] = []
        self.first_asked = threading.Event()
        self.closing = threading.Event()
        handler = type("Handler", (_Handler,), {"language": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._server.server_address[1]}"

    @property
    def url(self) -> str:
        return f"http://{self.host}"

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


class _Handler(BaseHTTPRequestHandler):
    language: LanguageServer

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", "0"))
        body = cast("Json", json.loads(self.rfile.read(length)))
        asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
        match self.language.next_line(asked):
            case Say(storyboard):
                self._send(200, json.dumps(_called(asked, storyboard)).encode())
            case Chat(text):
                self._send(200, json.dumps(_said(asked, text)).encode())
            case Fail(status, message, headers):
                error = {"type": "error", "error": {"type": "error", "code": status, "message": message}}
                self._send(status, json.dumps(error).encode(), headers)
            case Raw(raw):
                self._send(200, raw)
            case Hang():
                self.language.closing.wait()
            case Drop():
                pass
        self.close_connection = True

    def _send(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet: `LanguageServer.asked` is the log."""


def _called(asked: Asked, storyboard: Json | str) -> Json:
    """The tool call that each vendor answers with."""
    words = storyboard if isinstance(storyboard, str) else json.dumps(storyboard)
    fields: Json = {"spoilt": storyboard} if isinstance(storyboard, str) else storyboard
    if asked.path.endswith("/responses"):
        call = {"type": "function_call", "id": "fc_1", "call_id": "call_1", "status": "completed"}
        return _response(asked, {**call, "name": asked.body["tools"][0]["name"], "arguments": words})
    if asked.path.endswith("/chat/completions"):
        function = {"name": asked.body["tools"][0]["function"]["name"], "arguments": words}
        calls = [{"id": "call_1", "type": "function", "function": function}]
        return _completion(asked, {"content": None, "tool_calls": calls}, "tool_calls")
    if asked.path.endswith("/messages"):
        use = {"type": "tool_use", "id": "toolu_1", "name": asked.body["tools"][0]["name"], "input": fields}
        return _message(asked, use, "tool_use")
    name = asked.body["tools"][0]["functionDeclarations"][0]["name"]
    return _content({"functionCall": {"name": name, "args": fields}})


def _said(asked: Asked, text: str) -> Json:
    if asked.path.endswith("/responses"):
        part: Json = {"type": "output_text", "text": text, "annotations": []}
        output = {
            "type": "message",
            "id": "msg_1",
            "role": "assistant",
            "status": "completed",
            "content": [part],
        }
        return _response(asked, output)
    if asked.path.endswith("/chat/completions"):
        return _completion(asked, {"content": text}, "stop")
    if asked.path.endswith("/messages"):
        return _message(asked, {"type": "text", "text": text}, "end_turn")
    return _content({"text": text})


def _response(asked: Asked, output: Json) -> Json:
    return {
        "id": "resp_1",
        "object": "response",
        "created_at": 1,
        "status": "completed",
        "model": asked.body["model"],
        "output": [output],
        "parallel_tool_calls": True,
        "tool_choice": "auto",
        "tools": [],
        "usage": {
            "input_tokens": INPUT_TOKENS,
            "input_tokens_details": {"cached_tokens": 0},
            "output_tokens": OUTPUT_TOKENS,
            "output_tokens_details": {"reasoning_tokens": 0},
            "total_tokens": INPUT_TOKENS + OUTPUT_TOKENS,
        },
    }


def _completion(asked: Asked, message: Json, why: str) -> Json:
    return {
        "id": "chat_1",
        "object": "chat.completion",
        "created": 1,
        "model": asked.body["model"],
        "choices": [{"index": 0, "finish_reason": why, "message": {"role": "assistant", **message}}],
        "usage": {
            "prompt_tokens": INPUT_TOKENS,
            "completion_tokens": OUTPUT_TOKENS,
            "total_tokens": INPUT_TOKENS + OUTPUT_TOKENS,
        },
    }


def _message(asked: Asked, content: Json, why: str) -> Json:
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": asked.body["model"],
        "content": [content],
        "stop_reason": why,
        "stop_sequence": None,
        "usage": {"input_tokens": INPUT_TOKENS, "output_tokens": OUTPUT_TOKENS},
    }


def _content(part: Json) -> Json:
    return {
        "candidates": [{"index": 0, "finishReason": "STOP", "content": {"role": "model", "parts": [part]}}],
        "usageMetadata": {
            "promptTokenCount": INPUT_TOKENS,
            "candidatesTokenCount": OUTPUT_TOKENS,
            "totalTokenCount": INPUT_TOKENS + OUTPUT_TOKENS,
        },
        "modelVersion": "model-of-the-day",
    }
