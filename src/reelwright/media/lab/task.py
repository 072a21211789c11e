"""What the lab is asked to do, and what a work function finds at its desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from reelwright.film.ids import MediaId
from reelwright.media.source import Source, called


@dataclass(frozen=True, slots=True)
class Task:
    """One call of a work function in a worker process."""

    work: str
    """`package.module:function`, in a module that the lab was told of when it was built."""
    order: object
    """What the function is asked for; pickled on its way to the worker, never on the way back."""
    media: Mapping[MediaId, Path] = field(default_factory=dict[MediaId, Path])
    """Opened for reading before the worker gets them: it can open nothing itself."""
    out: Path | None = None
    """Made anew, and written by the worker; removed when the task is not finished."""
    what: str = ""
    """Its name in a sentence, when the worker dies of it: `The clip of scene 3 (storm.mp4)`."""
    quiet_seconds: float = 60
    """A worker that makes no progress for so long is ended."""

    @property
    def title(self) -> str:
        names = ", ".join(called(path) for path in self.media.values())
        return self.what or names or self.work


class Desk(Protocol):
    """What lies before a work function, beside its order."""

    def source(self, media: MediaId) -> Source:
        """A medium of the task, to read from; NotFound when the task names no such one."""
        ...

    @property
    def out(self) -> BinaryIO:
        """The file to write to, empty, to be read back and sought in as well."""
        ...

    def tell(self, done: int) -> None:
        """Says how much is done, in whatever is counted. Only more than before counts as a sign of life."""
        ...


Work = Callable[[Any, Desk], dict[str, Any]]
"""A work function: from an order, whose type it knows, to data that JSON can hold. It may raise what
ReelwrightError is the root of; anything else is taken for a fault in the program."""
