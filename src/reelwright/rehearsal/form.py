"""A multipart form, as uploads come in: small fields, then one file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_BOUNDARY = re.compile(r'boundary="?([^";]{1,70})"?', re.IGNORECASE)
_NAME = re.compile(r'name="([^"]*)"', re.IGNORECASE)


class BadForm(Exception):
    """It is no such form."""


@dataclass(frozen=True, slots=True)
class Form:
    fields: Mapping[str, str]
    file: bytes
    names: tuple[str, ...]
    """Of every part, in the order in which they came."""


def read_form(body: bytes, content_type: str) -> Form:
    """The parts of `body` (RFC 7578); BadForm when it is no form with a part called `file`."""
    found = _BOUNDARY.search(content_type)
    if not content_type.lower().startswith("multipart/form-data") or found is None:
        raise BadForm("expected multipart/form-data")
    mark = b"--" + found.group(1).encode()
    fields: dict[str, str] = {}
    names: list[str] = []
    file: bytes | None = None
    for part in (b"\r\n" + body).split(b"\r\n" + mark)[1:]:
        if part.startswith(b"--"):
            break
        head, separator, data = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        named = _NAME.search(head.decode("utf-8", "replace"))
        if not separator or named is None:
            raise BadForm("a part has no name")
        names.append(named.group(1))
        if named.group(1) == "file":
            file = data
        else:
            fields[named.group(1)] = data.decode("utf-8", "replace")
    if file is None:
        raise BadForm("there is no part called file")
    return Form(fields, file, tuple(names))
