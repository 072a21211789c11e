"""A prompt made to fit a model: shortened by what it says, not by where the limit happens to fall."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_SENTENCES = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])\s*")
_CLAUSES = re.compile(r"(?<=[,;:，、；：])\s*(?=\S)")
_LOOSE = " ,;:，、；："
"""What no sentence ends with."""

Fits = Callable[[str], bool]
"""Whether a text is short enough, such as `Sheet.takes`; what is in a text that fits, fits as well."""


def within(prompt: str, fits: Fits) -> str:
    """`prompt` as it is where it fits; else as many of its sentences as fit, the first always.

    A first sentence that is too long by itself loses its last clauses, then its last words, and only where
    nothing parts words its last letters.
    """
    if fits(prompt):
        return prompt
    first, *others = _SENTENCES.split(prompt.strip())
    if not fits(first):
        return (
            _most(_CLAUSES.split(first), " ", ".", fits)
            or _most(first.split(), " ", ".", fits)
            or _most(first, "", "", fits)
        )
    kept = first
    for sentence in others:
        if fits(f"{kept} {sentence}"):
            kept = f"{kept} {sentence}"
    return kept


def _most(parts: Sequence[str], between: str, end: str, fits: Fits) -> str:
    """As many of the first parts as fit together, closed by `end`; empty when not even one does."""
    fitting = ""
    for count in range(1, len(parts) + 1):
        longer = f"{between.join(parts[:count]).rstrip(_LOOSE)}{end}"
        if not fits(longer):
            break
        fitting = longer
    return fitting
