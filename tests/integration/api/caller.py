"""A Socket.IO client of a few lines, over long polling, that hides nothing of what comes over the wire."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

import httpx

WIRE = "/socket.io/?EIO=4&transport=polling"
_BREAK = "\x1e"


class Caller:
    """`heard` is every event in the order it came: its name and payload."""

    def __init__(self, url: str, auth: Any = None, headers: dict[str, str] | None = None) -> None:
        self._http = httpx.Client(base_url=url, headers=headers, trust_env=False, timeout=60)
        self._acks: dict[int, Any] = {}
        self._asked = 0
        self.heard: list[tuple[str, dict[str, Any]]] = []
        self.refused: dict[str, Any] | None = None
        opened = json.loads(self._http.get(WIRE).raise_for_status().text[1:])
        self._wire = f"{WIRE}&sid={opened['sid']}"
        self._connected = False
        self._send("40" + ("" if auth is None else json.dumps(auth)))
        self.wait(lambda: self._connected or self.refused is not None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Hang up without a word, as a lost connection does."""
        self._http.close()

    @property
    def seqs(self) -> list[int]:
        return [int(data["seq"]) for _name, data in self.heard]

    def ask(self, event: str, *data: Any) -> Any:
        """Emit an event and return what it is answered with."""
        self._asked += 1
        asked = self._asked
        self._send(f"42{asked}{json.dumps([event, *data])}")
        self.wait(lambda: asked in self._acks)
        return self._acks.pop(asked)

    def wait(self, true: Callable[[], bool]) -> None:
        """Take what comes until `true`."""
        while not true():
            answer = self._http.get(self._wire)
            assert answer.status_code == 200, answer.text
            for packet in answer.text.split(_BREAK):
                self._take(packet)

    def hear(self, count: int) -> list[int]:
        """Take what comes until `count` events have come; their numbers."""
        self.wait(lambda: len(self.heard) >= count)
        return self.seqs

    def _send(self, packet: str) -> None:
        answer = self._http.post(self._wire, content=packet, headers={"content-type": "text/plain"})
        assert answer.text == "OK", answer.text

    def _take(self, packet: str) -> None:
        kind, rest = packet[:2], packet[2:]
        if packet == "2":
            self._send("3")
        elif kind == "40":
            self._connected = True
        elif kind == "44":
            self.refused = json.loads(rest)
        elif kind == "42":
            name, data = json.loads(rest)
            self.heard.append((name, data))
        elif kind == "43":
            digits = rest[: rest.index("[")]
            (self._acks[int(digits)],) = json.loads(rest[len(digits) :])
