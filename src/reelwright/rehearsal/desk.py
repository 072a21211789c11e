"""The desk: takes requests in, charges for them, and says where every task stands."""

from __future__ import annotations

import random
import uuid
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from reelwright.rehearsal.books import Books
from reelwright.rehearsal.fault import Fault
from reelwright.rehearsal.issue import Json
from reelwright.rehearsal.model import NAMES, Model
from reelwright.rehearsal.recipe import recipe_of
from reelwright.rehearsal.task import OVER, Status, Task, durations
from reelwright.rehearsal.tier import MONTHLY_CREDITS, limit
from reelwright.rehearsal.workshop import Workshop

DAY_MS = 24 * 3600 * 1000
NO_CREDITS = "You do not have enough credits to run this task."
DAILY_LIMIT = "Your daily task limit has been reached."
_INTERNAL = Fault("fail", "INTERNAL")
_MOST_DAYS = 90
_LONGEST_QUIET_MS = 5000


class Refusal(Exception):
    """A request that is not accepted; `status` is HTTP's, `body` what is answered."""

    def __init__(self, status: int, body: Json) -> None:
        super().__init__(str(body.get("error")))
        self.status = status
        self.body = body


class Desk:
    """Keeps `books`; `clock` gives milliseconds of the epoch. Used from one thread."""

    def __init__(
        self, books: Books, workshop: Workshop, *, tier: int, credits: int, clock: Callable[[], int]
    ) -> None:
        self.books = books
        self.workshop = workshop
        self.tier = tier
        self.credits = credits
        """What a new account has."""
        self.clock = clock
        self._quiet_until = 0

    @property
    def pace(self) -> float:
        """What every time is multiplied by."""
        return float(self.books.setting("pace", "1"))

    def set_pace(self, pace: float) -> None:
        """From now on; tasks under way keep the share of their time that is behind them."""
        now = self.clock()
        with self.books.writing():
            self.advance()
            self.books.set("pace", repr(pace))
            for task in self.books.live():
                granted = task.granted
                if granted is not None:
                    old = (task.pending_ms + task.running_ms) * task.pace
                    share = min(1.0, (now - granted) / old) if old > 0 else 1.0
                    granted = now - round(share * (task.pending_ms + task.running_ms) * pace)
                self.books.change(replace(task, pace=pace, granted=granted))
            self.stir()

    def open(self, account: str) -> None:
        self.books.account(account, credits=self.credits, now=self.clock())

    def create(self, account: str, model: Model, body: Json, faults: Sequence[Fault]) -> Task:
        """Accept a checked request and charge for it; Refusal without credits and over the daily limit."""
        now = self.clock()
        with self.books.writing():
            self.advance()
            made = self.books.made_since(account, now - DAY_MS).get(model.name, 0)
            if made >= limit(self.tier, model.name).a_day:
                raise daily_limit()
            price = model.credits(body)
            if price > self.books.balance(account):
                raise no_credits()
            seed = int(body["seed"]) if "seed" in body else random.randrange(2**32)
            pending, running = durations(model, body, seed)
            task = Task(
                id=str(uuid.uuid4()),
                account=account,
                model=model.name,
                endpoint=model.endpoint,
                body=body,
                seed=seed,
                faults=tuple(faults),
                created=now,
                pending_ms=pending,
                running_ms=running,
                pace=self.pace,
                quoted=price,
                charged=price,
            )
            self.books.add(task)
            self.books.move(task, price, now)
            self.stir()
            self.advance()
        return task

    def task(self, account: str, id: str) -> Task | None:
        """The account's task, as it stands now; None when there is none, or it was deleted."""
        self.advance()
        task = self.books.task(id)
        return task if task is not None and task.account == account and not task.deleted else None

    def delete(self, account: str, id: str) -> bool:
        """Cancel or delete a task; whether there was one. Given back only where it did not run yet."""
        now = self.clock()
        with self.books.writing():
            task = self.task(account, id)
            if task is None:
                return False
            status = task.status_at(now)
            if status in OVER:
                self.books.change(replace(task, deleted=True))
            else:
                self._end(task, Status.CANCELLED, now, refund=status is not Status.RUNNING, deleted=True)
                self.stir()
                self.advance()
        return True

    def organization(self, account: str) -> Json:
        self.advance()
        made = self.books.made_since(account, self.clock() - DAY_MS)
        limits = {name: limit(self.tier, name) for name in NAMES}
        return {
            "creditBalance": self.books.balance(account),
            "tier": {
                "maxMonthlyCreditSpend": MONTHLY_CREDITS[self.tier],
                "models": {
                    name: {"maxConcurrentGenerations": one.at_once, "maxDailyGenerations": one.a_day}
                    for name, one in limits.items()
                },
            },
            "usage": {"models": {name: {"dailyGenerations": made.get(name, 0)} for name in NAMES}},
        }

    def usage(self, account: str, start: str | None, before: str | None) -> Json:
        """Credits by UTC day and model from `start`, `before` left out; Refusal when they are no days."""
        self.advance()
        today = datetime.fromtimestamp(self.clock() / 1000, UTC).date()
        first = _day(start, "startDate") if start else today - timedelta(days=30)
        end = _day(before, "beforeDate") if before else first + timedelta(days=30)
        if end <= first or end > first + timedelta(days=_MOST_DAYS):
            raise Refusal(400, {"error": "beforeDate must be 1 to 90 days after startDate"})
        rows = self.books.usage(account, first.isoformat(), end.isoformat())
        by_day: defaultdict[str, list[Json]] = defaultdict(list)
        for day, model, amount in rows:
            by_day[day].append({"model": model, "amount": amount})
        days = [(first + timedelta(days=step)).isoformat() for step in range((end - first).days)]
        return {
            "models": sorted({model for _, model, _ in rows}),
            "results": [{"date": day, "usedCredits": by_day[day]} for day in days if by_day[day]],
        }

    def stir(self) -> None:
        """Something may have changed that no clock tells of; may be called from any thread."""
        self._quiet_until = 0

    def advance(self) -> None:
        """Bring every task to where it stands now: end those that are due, give their places to others."""
        now = self.clock()
        if now < self._quiet_until:
            return
        # Before anything is looked at: what changes meanwhile is looked at the next time.
        self._quiet_until = now + _LONGEST_QUIET_MS
        with self.books.writing():
            lines: defaultdict[tuple[str, str], list[Task]] = defaultdict(list)
            for task in self.books.live():
                lines[(task.account, task.model)].append(task)
            for (_, model), line in lines.items():
                self._advance(line, limit(self.tier, model).at_once, now)
        coming = [
            at
            for line in lines.values()
            for task in line
            for at in (task.runs_at, task.due, task.not_before)
            if at is not None and at > now
        ]
        self._quiet_until = min([self._quiet_until, *coming])

    @property
    def quiet_ms(self) -> int:
        """For how long nothing will happen by itself."""
        return max(0, self._quiet_until - self.clock())

    def _advance(self, line: list[Task], places: int, now: int) -> None:
        """One account's tasks of one model, the oldest first; a place that is left is given on at once."""
        free = [0] * (places - sum(task.granted is not None for task in line))
        while True:
            for at, task in enumerate(line):
                over = None if task.status else self._over(task, now)
                if over is not None:
                    line[at] = self._ended(task, over)
                    free.append(over)
            line[:] = [task for task in line if task.status is None]
            free.sort()
            given = False
            for at, task in enumerate(line):
                if task.granted is None and free and task.not_before <= now:
                    granted = max(free.pop(0), task.not_before)
                    line[at] = replace(task, granted=granted)
                    self.books.change(line[at])
                    given = True
            if not given:
                return

    def _over(self, task: Task, now: int) -> int | None:
        """When the task ended; None while it has not."""
        if task.runs_at is None or now < task.runs_at:
            return None
        if task.has("vanish"):
            return task.runs_at
        if not task.makes_something:
            return task.due if task.due is not None and now >= task.due else None
        recipe = recipe_of(task)
        ready = self.workshop.ready_at(recipe)
        if ready is None:
            self.workshop.want(recipe)
            return now if self.workshop.failed(recipe) else None
        due = task.due
        return max(due, ready) if due is not None and now >= max(due, ready) else None

    def _ended(self, task: Task, over: int) -> Task:
        if task.has("vanish"):
            return self._end(task, Status.CANCELLED, over, refund=False, deleted=True)
        if task.makes_something and self.workshop.failed(recipe_of(task)):
            task = replace(task, faults=(*task.faults, _INTERNAL))
        return self._end(task, task.ends_as, over, refund=not task.keeps_charge(task.ends_as))

    def _end(self, task: Task, status: Status, over: int, *, refund: bool, deleted: bool = False) -> Task:
        if refund:
            self.books.move(task, -task.charged, over)
        charged = 0 if refund else task.charged
        ended = replace(task, status=status, over=over, charged=charged, deleted=deleted)
        self.books.change(ended)
        return ended


def no_credits() -> Refusal:
    return Refusal(400, {"error": NO_CREDITS})


def daily_limit() -> Refusal:
    return Refusal(429, {"error": DAILY_LIMIT, "docUrl": "https://docs.dev.runwayml.com/usage/tiers"})


def _day(text: str, name: str) -> date:
    try:
        return datetime.strptime(text[:10], "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError:
        raise Refusal(400, {"error": f"{name} must be a date as YYYY-MM-DD"}) from None
