"""Trouble: every error as one sentence on standard error, or as one JSON object, and its exit code."""

from __future__ import annotations

import logging
import traceback
from typing import Any

import typer

from reelwright.cli.terminal import answer, clean, err, prose, words
from reelwright.film.errors import (
    NeedsYou,
    ProviderError,
    ReelwrightError,
    Trouble,
    WrongInput,
    WrongSetting,
)

DONE, FAILED, WRONG_USE, NEEDS_YOU, STOPPED = 0, 1, 2, 3, 130
log = logging.getLogger(__name__)


def exit_code(error: ReelwrightError) -> int:
    """2 when it was asked for wrongly, 3 when a person has to decide, 1 for all else."""
    match error:
        case WrongInput() | WrongSetting():
            return WRONG_USE
        case NeedsYou() | ProviderError(kind=Trouble.MONEY):
            return NEEDS_YOU
        case ProviderError(kind=Trouble.AUTH | Trouble.INPUT | Trouble.MODERATION):
            return WRONG_USE
        case _:
            return FAILED


def as_json(code: str, message: str, hint: str | None = None, where: str | None = None) -> dict[str, Any]:
    """The error object that programs read."""
    return {"code": code, "message": message, "hint": hint, "where": where}


def tell(error: ReelwrightError, *, json: bool) -> int:
    """Say what went wrong and what to do; the answer is the exit code."""
    if json:
        answer({"error": as_json(error.code, error.message, error.hint, error.where)})
    else:
        complain(error.message, error.hint)
    return exit_code(error)


def tell_usage(error: typer.TyperException, *, json: bool) -> int:
    """Say how the command was used wrongly."""
    said = str(getattr(error, "format_message", error.__str__)())
    message = sentence(said.replace("Value error, ", ""))
    context = getattr(error, "ctx", None)
    hint = f"`{context.command_path} --help` says what there is." if context is not None else None
    if json:
        answer({"error": as_json("wrong_use", message, hint)})
    else:
        complain(message, hint)
    return WRONG_USE


def tell_defect(error: Exception, *, json: bool) -> int:
    """Say that something is wrong with Reelwright itself; the details go to the log, at level debug."""
    message = f"Something went wrong inside Reelwright: {type(error).__name__}: {clean(str(error))}"
    hint = "REELWRIGHT_LOG_LEVEL=debug shows where."
    log.debug("%s", "".join(traceback.format_exception(error)))
    if json:
        answer({"error": as_json("internal", message, hint)})
    else:
        complain(message, hint)
    return FAILED


def complain(message: str, hint: str | None = None) -> None:
    """One sentence on standard error, and below it what to do, a line at a time."""
    console = err()
    prose(console, ("reelwright: ", "bad"), message)
    for line in (hint or "").splitlines():
        console.print(words("  ", (line, "quiet")), soft_wrap=True)


def sentence(text: str) -> str:
    """`text` with a full stop at its end."""
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."
