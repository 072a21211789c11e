"""Byte ranges and validators of HTTP (RFC 9110, sections 13 and 14): which bytes of a file were asked for."""

from __future__ import annotations

import re
from typing import NamedTuple

_SPAN = re.compile(r"(\d{1,18})-(\d{0,18})|-(\d{1,18})")
_TAG = re.compile(r'(W/)?("[^"]*")')


class Span(NamedTuple):
    """Bytes `start` to `stop`, the last one left out."""

    start: int
    stop: int


class Unsatisfiable(Exception):
    """The file has no such bytes."""


def asked_span(header: str | None, size: int) -> Span | None:
    """The one span that a Range header asks for; None means the whole file.

    As the RFC allows, a header that makes no sense, or asks for several spans, is as good as none.
    Unsatisfiable when the span begins after the file's end.
    """
    unit, separator, text = (header or "").partition("=")
    if not separator or unit.strip().lower() != "bytes":
        return None
    found = _SPAN.fullmatch(text.strip())
    if found is None:
        return None
    first, last, suffix = found.groups()
    if suffix is not None:
        if int(suffix) == 0 or size == 0:
            raise Unsatisfiable
        return Span(max(0, size - int(suffix)), size)
    start, stop = int(first), min(int(last) + 1, size) if last else size
    if last and int(last) < start:
        return None
    if start >= size:
        raise Unsatisfiable
    return Span(start, stop)


def holds(header: str | None, etag: str) -> bool:
    """An If-None-Match header names `etag`, so the caller has these bytes already."""
    if header is None:
        return False
    return header.strip() == "*" or etag in [tag for _weak, tag in _TAG.findall(header)]


def same_file(if_range: str | None, etag: str) -> bool:
    """A range may be given: there is no If-Range header, or it names exactly this file."""
    return if_range is None or if_range.strip() == etag
