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
├── ProviderError       a provider of takes did not do what it was asked
└── StorageTrouble      the disk or the database cannot keep what it was given
"""

from __future__ import annotations

from enum import StrEnum


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


class Trouble(StrEnum):
    """What kind of thing went wrong at a provider, whoever it is."""

    AUTH = "auth"
    """The key is wrong, disabled or not for this."""
    MONEY = "insufficient_credits"
    INPUT = "invalid_input"
    MODERATION = "moderation"
    THROTTLED = "throttled"
    QUOTA = "quota"
    """As many as the provider makes in a day were made."""
    DOWN = "provider_down"
    BAD_OUTPUT = "bad_output"
    """It was made, and is not good: the provider says so, or our own check does."""
    AMBIGUOUS = "ambiguous_submit"
    """It was sent, and what became of it is known to nobody here."""
    GONE = "not_found"
    UNREACHABLE = "unreachable"
    """Nobody answers, or who answers is not the provider: a proxy's page, a broken certificate."""
    STOPPED = "stopped"
    """It was stopped because a person asked, here or at the provider."""
    UNKNOWN = "unknown"


class Retry(StrEnum):
    """What may help."""

    NEVER = "never"
    SAME_REQUEST = "same_request"
    AFTER_CHANGE = "after_change"
    OTHER_MODEL = "other_model"


class Accepted(StrEnum):
    """Whether the provider began work: the one thing that decides if sending again can be charged twice."""

    NO = "no"
    YES = "yes"
    UNKNOWN = "unknown"


class ProviderError(ReelwrightError):
    """`after_s`: the provider's own word on when to ask again. The message holds no key."""

    default_code = "provider_error"

    def __init__(
        self,
        message: str,
        *,
        kind: Trouble,
        retry: Retry = Retry.NEVER,
        accepted: Accepted = Accepted.NO,
        after_s: float | None = None,
        provider_code: str | None = None,
        http_status: int | None = None,
        hint: str | None = None,
        where: str | None = None,
    ) -> None:
        super().__init__(message, code=kind.value, hint=hint, where=where)
        self.kind = kind
        self.retry = retry
        self.accepted = accepted
        self.after_s = after_s
        self.provider_code = provider_code
        self.http_status = http_status
