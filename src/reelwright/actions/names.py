"""Names of files, made of titles."""

from __future__ import annotations

import unicodedata
from typing import Final

_NAME_BYTES: Final = 150
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)


def file_name(title: str) -> str:
    """`title` as a name that every system can keep a file under; `film` when nothing of it is left.

    Letters of any script stay. Path separators, controls and marks that turn the reading direction go.
    """
    kept = "".join(
        " " if letter in '\\/:*?"<>|' or unicodedata.category(letter)[0] in "CZ" else letter
        for letter in unicodedata.normalize("NFC", title)
    )
    short = " ".join(kept.split()).encode()[:_NAME_BYTES].decode(errors="ignore").strip(" .")
    return "film" if not short or short.lower().split(".")[0] in _RESERVED else short
