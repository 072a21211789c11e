"""Addresses of files that work for a while: signed with HMAC, as JSON web tokens in `_jwt`."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from typing import Final, cast

from reelwright.rehearsal.issue import Json

LIFE_MS: Final = 24 * 3600 * 1000
"""At pace 1; the service says 24 to 48 hours."""
LEAST_MS: Final = 20_000
"""However fast the rehearsal: a file must be there to be fetched."""
_HEAD: Final = base64.urlsafe_b64encode(b'{"alg":"HS256","typ":"JWT"}').rstrip(b"=")


@dataclass(frozen=True, slots=True)
class Links:
    secret: bytes

    def sign(self, subject: str, expires: int) -> str:
        """A token for `subject`, good until `expires`; no two are alike."""
        payload = _packed({"sub": subject, "exp": expires, "jti": secrets.token_hex(8)})
        head = _HEAD + b"." + payload
        return (head + b"." + self._mark(head)).decode()

    def good(self, token: str, subject: str, now: int) -> bool:
        """`token` is one of ours, for `subject`, and has not expired."""
        head, _, mark = token.encode().rpartition(b".")
        if not hmac.compare_digest(mark, self._mark(head)):
            return False
        said = _unpacked(head.partition(b".")[2])
        return said.get("sub") == subject and now < int(said.get("exp", 0))

    def _mark(self, head: bytes) -> bytes:
        return base64.urlsafe_b64encode(hmac.digest(self.secret, head, hashlib.sha256)).rstrip(b"=")


def _packed(data: Json) -> bytes:
    return base64.urlsafe_b64encode(json.dumps(data).encode()).rstrip(b"=")


def _unpacked(text: bytes) -> Json:
    return cast("Json", json.loads(base64.urlsafe_b64decode(text + b"=" * (-len(text) % 4))))
