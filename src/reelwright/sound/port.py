"""The port to every voice: a line of text in, a sound file with its word times out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Protocol

from reelwright.film.errors import NotFound
from reelwright.film.speech import Speech
from reelwright.film.value import Value


def never() -> bool:
    """The `cancelled` of work that nobody can stop."""
    return False


class Tariff(Value):
    """What a voice that is paid for costs."""

    provider: str
    model: str
    micros_per_thousand: int | None = None
    """For a thousand characters; None while nobody knows."""
    currency: str = "USD"

    def cost(self, characters: int) -> int | None:
        """Micros, rounded up."""
        if self.micros_per_thousand is None:
            return None
        return -(-characters * self.micros_per_thousand // 1000)


@dataclass(frozen=True, slots=True)
class Kept:
    """A line that was spoken before."""

    wav: Path
    speech: Speech


class Lines(Protocol):
    """Where lines that were paid for are kept, so that the same words are never paid for twice.

    A line is known by a key of all that decides how it sounds. It is looked for first (`find`), announced
    before the voice is asked (`asking`) and kept as soon as it has answered (`said`), or `refused`.
    """

    def find(self, key: str) -> Kept | None: ...

    def asking(self, key: str, characters: int, tariff: Tariff) -> None:
        """NeedsYou when the line was asked for already and nobody knows what became of it."""
        ...

    def said(self, key: str, wav: Path, speech: Speech) -> Path:
        """Takes the file, which need not be there afterwards, and says where it lies now."""
        ...

    def refused(self, key: str) -> None:
        """It was certainly not spoken, and not paid for."""
        ...


class _Unkept:
    """Keeps nothing."""

    def find(self, key: str) -> Kept | None:
        return None

    def asking(self, key: str, characters: int, tariff: Tariff) -> None:
        pass

    def said(self, key: str, wav: Path, speech: Speech) -> Path:
        if not wav.is_file():
            raise NotFound(f"There is no {wav.name} to be kept.")
        return wav

    def refused(self, key: str) -> None:
        pass


UNKEPT: Lines = _Unkept()


class VoiceActor(Protocol):
    """Reads one line aloud. Safe to call from several threads at once."""

    @property
    def name(self) -> str: ...

    @property
    def tariff(self) -> Tariff | None:
        """None when it is free."""
        ...

    def speak(
        self,
        text: str,
        *,
        language: str,
        dest: Path,
        room: Fraction | None = None,
        lines: Lines = UNKEPT,
        cancelled: Callable[[], bool] = never,
    ) -> Speech:
        """Read `text`, in `language` (a BCP 47 tag), into a mono 16-bit WAV at `dest`, whole or not at all.

        The answer says exactly how long the file is, and when each word of the text sounds, in order. With
        `room`, the pace is raised within reason so that the line fits into that many seconds; a line that is
        still too long is kept whole, and `seconds` is then more than `room`. A line is never slowed down.
        A voice that is paid for asks `lines` first.

        WrongInput when the language cannot be spoken or nothing in the text can be; Cancelled when
        `cancelled` said so; Unreadable when the voice itself is broken or its answer is no sound;
        StorageTrouble when `dest` cannot be written. From a voice on the network also WrongSetting (its key
        or name is wrong), Refused, TryAgain (it was certainly not spoken) and NeedsYou (there is no credit,
        or it may have been spoken and paid for, and is not asked for again by itself).
        """
        ...
