"""A prompt made to fit a model: shortened by what it says, not by where the limit happens to fall."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reelwright.providers.port import Sheet

_SENTENCES = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])\s*")
_CLAUSES = re.compile(r"(?<=[,;:，、；：])\s*(?=\S)")
_LOOSE = " ,;:，、；："
"""What no sentence ends with."""


def within(prompt: str, sheet: Sheet) -> str:
    """`prompt` as it is where it fits the model; else as many of its sentences as fit, the first always.

    A first sentence that is too long by itself loses its last clauses, then its last words, and only where
    nothing parts words its last letters.
    """
    if _fits(prompt, sheet):
        return prompt
    first, *others = _SENTENCES.split(prompt.strip())
    if not _fits(first, sheet):
        return (
            _most(_CLAUSES.split(first), " ", ".", sheet)
            or _most(first.split(), " ", ".", sheet)
            or _most(first, "", "", sheet)
        )
    kept = first
    for sentence in others:
        if _fits(f"{kept} {sentence}", sheet):
            kept = f"{kept} {sentence}"
    return kept


def _fits(prompt: str, sheet: Sheet) -> bool:
    return sheet.prompt_length(prompt) <= sheet.prompt_limit


def _most(parts: Sequence[str], between: str, end: str, sheet: Sheet) -> str:
    """As many of the first parts as fit together, closed by `end`; empty when not even one does."""
    fitting = ""
    for count in range(1, len(parts) + 1):
        longer = f"{between.join(parts[:count]).rstrip(_LOOSE)}{end}"
        if not _fits(longer, sheet):
            break
        fitting = longer
    return fitting
