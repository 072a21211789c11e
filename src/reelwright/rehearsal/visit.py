"""A visit: one request as it goes through the server, with all that the log will say of it."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import Request

from reelwright.rehearsal.desk import Refusal
from reelwright.rehearsal.fault import Fault

API_VERSION: Final = "2024-11-06"
MOST_BODY: Final = 32 * 1024 * 1024
_SURROGATE: Final = re.compile(rb"\\u[dD][89a-fA-F]")
_KEY: Final = re.compile(r"key_[0-9a-f]{128}")


@dataclass(slots=True)
class Visit:
    request: Request
    account: str | None = None
    task: str | None = None
    model: str | None = None
    prompt: str | None = None
    faults: tuple[Fault, ...] = ()
    logged: bool = False

    @property
    def base(self) -> str:
        """The address by which the caller reached this server."""
        return f"http://{self.request.headers['host']}"

    def enter(self, *, strict: bool) -> str:
        """The account of the request's key; Refusal without a good key and the version header."""
        scheme, _, key = self.request.headers.get("authorization", "").partition(" ")
        key = key.strip()
        if scheme.lower() != "bearer" or not key or (strict and not _KEY.fullmatch(key)):
            raise unauthorized()
        self.account = fingerprint(key)
        version = self.request.headers.get("x-runway-version")
        if version != API_VERSION:
            what = "is missing" if version is None else f"is {version!r}"
            raise Refusal(400, {"error": f"The X-Runway-Version header {what}; it must be {API_VERSION}."})
        return self.account

    async def json(self) -> Any:
        """The body as JSON; Refusal when it is none, or too large."""
        body = await self.bytes(MOST_BODY)
        try:
            data = json.loads(body or b"null", parse_constant=_refused)
            if _SURROGATE.search(body):
                # Half of a pair is no text: nothing could keep it.
                json.dumps(data, ensure_ascii=False).encode()
        except (ValueError, RecursionError):
            raise Refusal(400, {"error": "The body is not valid JSON"}) from None
        return data

    async def bytes(self, most: int) -> bytes:
        body = bytearray()
        async for piece in self.request.stream():
            body += piece
            if len(body) > most:
                raise Refusal(413, {"error": "The body is too large"})
        return bytes(body)


def fingerprint(key: str) -> str:
    """The account that a key stands for: nothing here keeps the key itself."""
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def unauthorized() -> Refusal:
    return Refusal(401, {"error": "The API key is missing or not valid."})


def _refused(name: str) -> Any:
    raise ValueError(name)
