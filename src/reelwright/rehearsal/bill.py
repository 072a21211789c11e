"""The bill: what every task was really charged, and the log that it can be held against."""

from __future__ import annotations

from dataclasses import asdict

from reelwright.rehearsal.books import Asked, Books
from reelwright.rehearsal.fault import without_faults
from reelwright.rehearsal.issue import Json
from reelwright.rehearsal.task import Task, iso

CREDIT_MICROS = 10_000
"""One credit is a US cent."""


def bill(books: Books, now: int, account: str | None = None) -> Json:
    """Every task with what it was charged, deleted ones too, and the sum; of one account, or of all."""
    tasks = books.tasks(account)
    total = sum(task.charged for task in tasks)
    return {
        "currency": "USD",
        "creditMicros": CREDIT_MICROS,
        "totalCredits": total,
        "totalMicros": total * CREDIT_MICROS,
        "balances": {name: credits for name, credits in books.accounts().items() if account in (None, name)},
        "tasks": [_line(task, now) for task in tasks],
    }


def _line(task: Task, now: int) -> Json:
    return {
        "id": task.id,
        "account": task.account,
        "model": task.model,
        "endpoint": task.endpoint,
        "status": task.status_at(now).value,
        "deleted": task.deleted,
        "createdAt": iso(task.created),
        "endedAt": None if task.over is None else iso(task.over),
        "seconds": task.made_by.seconds_of(task.body),
        "seed": task.seed,
        "promptText": task.prompt,
        "prompt": without_faults(task.prompt),
        "quotedCredits": task.quoted,
        "chargedCredits": task.charged,
        "refundedCredits": task.quoted - task.charged,
        "failureCode": task.failure,
        "faults": [str(one) for one in task.faults],
    }


def logged(asked: Asked) -> Json:
    """A request of the log as JSON."""
    said = asdict(asked)
    said["at"] = iso(asked.at)
    said["promptText"] = said.pop("prompt")
    said["faults"] = asked.faults.split()
    return said
