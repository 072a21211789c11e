"""What a step found out, as plain JSON: steps return results and never raise, so a replay reads the same."""

from __future__ import annotations

import errno
import logging
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, ParamSpec

from reelwright.film.errors import Cancelled, ReelwrightError, StorageTrouble

Outcome = dict[str, Any]
P = ParamSpec("P")
log = logging.getLogger(__name__)


def failed(message: str, code: str) -> Outcome:
    return {"ok": False, "error": message, "code": code}


def done(**found: Any) -> Outcome:
    return {"ok": True, **found}


def made_again() -> Outcome:
    """This run was stopped, and the film is being made again: what it found out is not that one's."""
    return failed("The film is being made again by another run.", "made_again")


def sentence_of(why: ReelwrightError) -> str:
    """What happened, and what to do about it."""
    return f"{why.message} {why.hint}" if why.hint else why.message


def telling(step: Callable[P, Awaitable[Outcome]]) -> Callable[P, Awaitable[Outcome]]:
    """Turn the errors that `step` raises into an outcome with one sentence and a code."""

    @wraps(step)
    async def told(*args: P.args, **kwargs: P.kwargs) -> Outcome:
        try:
            return await step(*args, **kwargs)
        except Cancelled:
            raise
        except ReelwrightError as why:
            return failed(sentence_of(why), why.code)
        except OSError as why:
            if why.errno in (errno.ENOSPC, errno.EDQUOT):
                return failed("The disk is full.", StorageTrouble.default_code)
            log.exception("a step failed")
            return failed(f"The machine refused: {why.strerror or why}.", "machine_trouble")
        except Exception as why:
            # A defect of ours: the film fails with a sentence, the log has the rest.
            log.exception("a step failed")
            return failed(f"Something went wrong inside Reelwright: {type(why).__name__}: {why}", "internal")

    return told
