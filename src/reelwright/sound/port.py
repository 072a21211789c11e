"""The port to every voice: a line of text in, a sound file with its word times out."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Protocol

from reelwright.film.speech import Speech


def never() -> bool:
    """The `cancelled` of work that nobody can stop."""
    return False


class VoiceActor(Protocol):
    """Reads one line aloud. Safe to call from several threads at once."""

    @property
    def name(self) -> str: ...

    def speak(
        self,
        text: str,
        *,
        language: str,
        dest: Path,
        room: Fraction | None = None,
        cancelled: Callable[[], bool] = never,
    ) -> Speech:
        """Read `text`, in `language` (a BCP 47 tag), into a mono 16-bit WAV at `dest`, whole or not at all.

        The answer says exactly how long the file is, and when each word of the text sounds, in order. With
        `room`, the pace is raised within reason so that the line fits into that many seconds; a line that is
        still too long is kept whole, and `seconds` is then more than `room`. A line is never slowed down.

        WrongInput when the language cannot be spoken or nothing in the text can be; Cancelled when
        `cancelled` said so; Unreadable when the voice itself is broken; StorageTrouble when `dest` cannot
        be written.
        """
        ...
