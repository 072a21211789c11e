"""Nothing that opens a door is ever said: the key, and the signed part of an address."""

from __future__ import annotations

import json
import logging
import re
import traceback
from urllib.parse import quote

LOGGERS = (
    "runwayml",
    "runwayml._base_client",
    "runwayml._response",
    "httpx",
    "httpcore.connection",
    "httpcore.http11",
)
"""Those that speak of requests and answers when somebody turns them up. A filter is not handed down."""

_QUERY = re.compile(r"(https?://[^\s\"'?]+|/[^\s\"'?]*)\?[^\s\"')]+")
_SHORTEST = 8
"""Letters of a key that is worth hiding: Runway's have 132; a rehearsal's `play` is a word like others."""
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


class _Secrecy(logging.Filter):
    """Takes every known key out of a text; as a filter, out of a log record and its traceback."""

    def __init__(self) -> None:
        super().__init__()
        self._forms: tuple[str, ...] = ()

    def learn(self, key: str) -> None:
        if len(key) < _SHORTEST:
            return
        forms = {key, quote(key, safe=""), json.dumps(key)[1:-1], *self._forms}
        self._forms = tuple(sorted(forms, key=len, reverse=True))
        for name in LOGGERS:
            logging.getLogger(name).addFilter(self)

    def clean(self, text: str) -> str:
        for form in self._forms:
            text = text.replace(form, "[key]")
        return text

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _QUERY.sub(r"\1?...", self.clean(record.getMessage()))
        record.args = ()
        if record.exc_info:
            record.exc_text = self.clean("".join(traceback.format_exception(*record.exc_info)))
            record.exc_info = None
        return True


_secrecy = _Secrecy()


def keep_secret(key: str) -> None:
    """From now on `key` stands in no log of the libraries that carry it, and in nothing that is `said`."""
    _secrecy.learn(key)


def said(words: str, most: int = 300) -> str:
    """Somebody else's words as part of one of our sentences: no key, one line, not too long."""
    words = _BLANK.sub(" ", _secrecy.clean(words)).strip().rstrip(".")
    return words if len(words) <= most else f"{words[:most].rstrip()}…"
