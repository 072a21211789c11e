"""The terminal: two consoles, a restrained palette, and nothing of the user's that could move the cursor."""

from __future__ import annotations

import io
import json
import os
import sys
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.theme import Theme

_THEME = Theme(
    {
        "accent": "color(179)",
        "quiet": "dim",
        "head": "bold",
        "bad": "red",
        "ask": "color(179)",
        # rich's own words for these
        "bar.complete": "color(179)",
        "bar.finished": "color(179)",
        "bar.back": "color(238)",
    }
)
_WIDE = 140
"""Columns of a table that goes into a file or a pipe."""
_LABEL = 10
"""Columns for the label of a fact."""
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d")


def prepare() -> None:
    """Let both streams take any text: what an encoding lacks is shown as a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


@cache
def out() -> Console:
    """Standard output, for what was asked for."""
    return _console(sys.stdout)


@cache
def err() -> Console:
    """Standard error, for progress and for what went wrong."""
    return _console(sys.stderr)


def _console(stream: TextIO) -> Console:
    width = None if stream.isatty() or "COLUMNS" in os.environ else _WIDE
    return Console(
        stderr=stream is sys.stderr,
        theme=_THEME,
        highlight=False,
        markup=False,
        emoji=False,
        width=width,
    )


def animated() -> bool:
    """Whether progress may be drawn in place: standard error is a terminal that can."""
    console = err()
    return console.is_terminal and not console.is_dumb_terminal


def asking() -> bool:
    """Whether there is a person to ask: both ends are a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def fancy() -> bool:
    """Whether the streams can show more than ASCII."""
    return "utf" in (sys.stderr.encoding or "").lower() and "utf" in (sys.stdout.encoding or "").lower()


def clean(text: str) -> str:
    """`text` on one line, with nothing in it that a terminal would obey.

    Control characters and direction controls go; a text with right-to-left letters is isolated, so that it
    reads in its own direction and leaves what stands beside it alone.
    """
    kept = "".join(_visible(character) for character in text)
    line = " ".join(kept.split())
    if any(unicodedata.bidirectional(character) in ("R", "AL") for character in line):
        return f"{_FIRST_STRONG_ISOLATE}{line}{_POP_ISOLATE}"
    return line


def _visible(character: str) -> str:
    if character in _BIDI_CONTROLS:
        return ""
    kind = unicodedata.category(character)
    if kind == "Cc":
        return " "
    if kind == "Cs":
        return "\ufffd"
    return "" if kind == "Cf" and character not in _JOINERS else character


def words(*parts: str | tuple[str, str]) -> Text:
    """A line of text made of words and (words, style) pairs; every part is cleaned of control characters."""
    line = Text()
    for part in parts:
        text, style = (part, "") if isinstance(part, str) else part
        lead = text[: len(text) - len(text.lstrip(" "))]
        tail = text[len(text.rstrip(" ")) :] if text.strip(" ") else ""
        line.append(f"{lead}{clean(text)}{tail}", style=style)
    return line


def say(console: Console, *parts: str | tuple[str, str]) -> None:
    """Print one line, however long: the terminal wraps it and a pipe keeps it whole."""
    console.print(words(*parts), soft_wrap=True)


def prose(console: Console, *parts: str | tuple[str, str]) -> None:
    """Print sentences: wrapped at words on a terminal, kept whole in a pipe."""
    console.print(words(*parts), soft_wrap=not console.is_terminal)


def fact(console: Console, label: str, value: str | tuple[str, str], about: str = "") -> None:
    """Print one line of a list of facts: a quiet label, a value, and what is to be said of it."""
    line = Text(f"  {label:<{_LABEL}}", style="quiet")
    tail: tuple[tuple[str, str], ...] = ((f"  {about}", "quiet"),) if about else ()
    console.print(Text.assemble(line, words(value, *tail)), soft_wrap=True)


def show(table: Table) -> None:
    """Print a table on standard output; in a pipe its lines end with their last word."""
    console = out()
    if console.is_terminal:
        console.print(table)
        return
    with console.capture() as drawn:
        console.print(table)
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in drawn.get().splitlines()))


def answer(found: Mapping[str, Any]) -> None:
    """Print the one JSON object that a program waits for."""
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    sys.stdout.flush()


def json_line(found: Mapping[str, Any]) -> None:
    """Print one line of JSON to standard error."""
    sys.stderr.write(json.dumps(found, ensure_ascii=False) + "\n")
    sys.stderr.flush()


def seconds_of(seconds: float) -> str:
    """Seconds for a person: `6 s`, `7.5 s`."""
    return f"{seconds:.2f}".rstrip("0").rstrip(".") + " s"


def age_of(seconds: float) -> str:
    """How long ago, for a person: `now`, `3 min ago`, `2 d ago`."""
    if seconds < 60:
        return "now"
    for unit, length in (("d", 86400), ("h", 3600), ("min", 60)):
        if seconds >= length:
            return f"{int(seconds // length)} {unit} ago"
    return "now"
