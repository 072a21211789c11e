"""Every error that Reelwright raises on purpose. Each says what happened and what to do next.

ReelwrightError
├── WrongInput          what was asked cannot be done as asked; ask differently
├── WrongSetting        a setting is missing or wrong
├── NotFound            there is no such thing
├── Conflict            it cannot be done now, because of how things stand
├── NeedsYou            a person has to decide, approve or pay
├── TryAgain            a passing fault; the only kind that is ever retried
├── Refused             somebody else said no, and would again
├── Cancelled           the work was stopped because it was asked to stop
├── Unreadable          a file or an answer is not what it should be
└── StorageTrouble      the disk or the database cannot keep what it was given
"""

from __future__ import annotations


class ReelwrightError(Exception):
    """One clear sentence, a stable `code` for programs, and a `hint` that says what to do.

    `where` names the field, or the file and line, that the sentence is about; None when there is none.
    """

    default_code = "error"

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        hint: str | None = None,
        where: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.default_code
        self.hint = hint
        self.where = where


class WrongInput(ReelwrightError):
    default_code = "wrong_input"


class WrongSetting(ReelwrightError):
    default_code = "wrong_setting"


class NotFound(ReelwrightError):
    default_code = "not_found"


class Conflict(ReelwrightError):
    default_code = "conflict"


class NeedsYou(ReelwrightError):
    default_code = "needs_you"


class TryAgain(ReelwrightError):
    """`after_s`: seconds to wait before the next try, None when nobody said."""

    default_code = "try_again"

    def __init__(
        self,
        message: str,
        *,
        after_s: float | None = None,
        code: str | None = None,
        hint: str | None = None,
        where: str | None = None,
    ) -> None:
        super().__init__(message, code=code, hint=hint, where=where)
        self.after_s = after_s


class Refused(ReelwrightError):
    default_code = "refused"


class Cancelled(ReelwrightError):
    default_code = "cancelled"


class Unreadable(ReelwrightError):
    default_code = "unreadable"


class StorageTrouble(ReelwrightError):
    default_code = "storage_trouble"
