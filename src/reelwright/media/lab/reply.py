"""What comes back from a worker, checked before it is believed, and put into sentences."""

from __future__ import annotations

import logging
import signal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from reelwright.film.errors import NotFound, ReelwrightError, StorageTrouble, Unreadable, WrongInput
from reelwright.media.lab import wire
from reelwright.media.lab.sandbox import Sandbox

log = logging.getLogger(__name__)

# A worker cannot ask for money, for a retry, or for anything else that is not about its media.
_ERRORS = {kind.__name__: kind for kind in (WrongInput, NotFound, Unreadable, StorageTrouble)}
_SANDBOX = TypeAdapter(Sandbox)
_CRASHES = {
    -signal.SIGSEGV: "the decoder crashed on it (SIGSEGV)",
    -signal.SIGBUS: "the decoder crashed on it (SIGBUS)",
    -signal.SIGABRT: "the decoder crashed on it (SIGABRT)",
    -signal.SIGFPE: "the decoder crashed on it (SIGFPE)",
    -signal.SIGILL: "the decoder crashed on it (SIGILL)",
    -signal.SIGSYS: "what read it went out of control",
    -signal.SIGKILL: "the system ended what read it, twice, as it does when memory runs short",
}


class _Error(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

    type: Literal["WrongInput", "NotFound", "Unreadable", "StorageTrouble"]
    message: str = Field(max_length=4_000)
    code: str = Field(pattern=r"^[a-z][a-z0-9_]{0,60}$")
    hint: str | None = Field(max_length=4_000)
    where: str | None = Field(max_length=1_000)


def sandbox_of(said: object) -> Sandbox:
    """The protection that a worker found, before it met anything foreign; GarbageError when it is none."""
    try:
        return _SANDBOX.validate_python(said)
    except ValidationError as why:
        raise wire.GarbageError(str(why)) from why


def error_of(said: object) -> ReelwrightError:
    """The error that a work function raised; GarbageError when it is none that one may raise."""
    try:
        error = _Error.model_validate(said)
    except ValidationError as why:
        raise wire.GarbageError(str(why)) from why
    return _ERRORS[error.type](
        _printable(error.message),
        code=error.code,
        hint=error.hint and _printable(error.hint),
        where=error.where and _printable(error.where),
    )


def fault_of(title: str, trace: str) -> ReelwrightError:
    """A work function failed in a way that it should not; the log has the trace."""
    lines = "\n".join(_printable(line) for line in trace.splitlines())
    log.error("A fault in the program, while it worked on %s:\n%s", title, lines)
    return ReelwrightError(
        f"{title} met a fault in Reelwright itself.",
        code="internal_error",
        hint="The log says more; please report it.",
    )


def unreadable(title: str, why: str) -> Unreadable:
    """The medium ended its worker, or would have."""
    return Unreadable(
        f"{title} cannot be read: {_printable(why)}.",
        code="media_unreadable",
        hint="Use another file, or convert this one to MP4 (H.264 and AAC) first.",
    )


def cause(status: int) -> str:
    """Why a worker that ended with `status` (a signal's number below zero) ended, in the middle of work."""
    return _CRASHES.get(status, f"what read it ended without an answer ({status})")


def _printable(text: str) -> str:
    """On one line and without what steers a terminal: a file may have written it."""
    return "".join(each if each.isprintable() else " " for each in text)
