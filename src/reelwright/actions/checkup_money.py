"""The check-up where money is spent: accounts at providers, budgets, and the ledger. All free."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from reelwright.actions.checks import Check, State
from reelwright.film.errors import ProviderError
from reelwright.film.money import Money
from reelwright.providers.port import Sheet, Standing
from reelwright.store import ledger
from reelwright.studio import Studio


def accounts(studio: Studio) -> Iterator[Check]:
    """Each account that is paid from: whether its key is taken, what is in it, and what it allows."""
    for name, provider in studio.providers.items():
        if not provider.account:
            continue
        part = f"Account {name}"
        wrong = State.WRONG if name == studio.default_provider else State.MISSING
        try:
            standing = asyncio.run(provider.standing())
        except ProviderError as why:
            yield Check(part, wrong, why.message, why.hint)
            continue
        if standing is None:
            continue
        where = f" at {url}" if (url := studio.outside.video_url) else ""
        balance = standing.balance_micros
        if balance is None:
            yield Check(part, State.OK, f"The key{where} is taken")
        elif balance <= 0:
            found = f"The key{where} is taken, and the account has no credits left."
            yield Check(part, State.MISSING, found, "Add credits there; what waits for them goes on then.")
        else:
            there = Money(micros=balance, currency=standing.currency)
            yield Check(part, State.OK, f"The key{where} is taken; the account has {there}")
        yield from _limits(part, provider.sheets, standing)


def budgets(studio: Studio) -> Iterator[Check]:
    """What may be spent by a film, in a day and in a month."""
    if not any(provider.account for provider in studio.providers.values()):
        return
    most = (
        ("a film", studio.budget_micros),
        ("a day", studio.budgets.day_micros),
        ("a month", studio.budgets.month_micros),
    )
    told = [f"{Money(micros=micros)} {what}" for what, micros in most if micros is not None]
    if told:
        yield Check("Budgets", State.OK, f"At most {', '.join(told)}")
        return
    yield Check(
        "Budgets",
        State.MISSING,
        "None is set; every film asks before it spends.",
        "Set REELWRIGHT_BUDGET_USD, REELWRIGHT_DAILY_BUDGET_USD or REELWRIGHT_MONTHLY_BUDGET_USD.",
    )


def books(studio: Studio) -> Iterator[Check]:
    """Whether the ledger adds up, and agrees with the bills it was last compared with."""
    with studio.database.read() as conn:
        faults = ledger.audit(conn)
        total = ledger.total(conn)
        differences = ledger.differences(conn)
        compared = ledger.compared(conn)
    for fault in faults:
        yield Check("Ledger", State.WRONG, fault, "Keep the database as it is, and report this.")
    if not faults:
        spent = Money(micros=total.spent_micros)
        held = f", {Money(micros=total.reserved_micros)} held" if total.reserved_micros else ""
        lost = f", {Money(micros=total.lost_micros)} lost" if total.lost_micros else ""
        yield Check("Ledger", State.OK, f"It adds up: {spent} spent{held}{lost}")
    for one in differences:
        hint = "`reelwright costs --reconcile` compares them again."
        yield Check("Bills", State.MISSING, one.sentence, hint)
    if compared is not None and not differences:
        yield Check(
            "Bills", State.OK, f"They agree with the ledger, last compared for {compared.isoformat()}"
        )


def price_of(sheet: Sheet) -> str:
    """What a model charges, in a few words."""
    price = sheet.price
    if price.free:
        return "free"
    if not price.known:
        return "of unknown price"
    rules = sorted(price.rules, key=lambda rule: rule.micros)
    told = [
        f"{Money(micros=rule.micros, currency=price.currency)} a {rule.unit.value}"
        + (" with sound" if rule.sound else "")
        + (" when larger" if rule.pixels_over is not None else "")
        for rule in rules
    ]
    return ", ".join(told)


def _limits(part: str, sheets: tuple[Sheet, ...], standing: Standing) -> Iterator[Check]:
    """What the models' limits are, those that share one together; a model that makes no more today is told of
    as missing."""
    at_once: dict[str, list[str]] = {}
    today: list[str] = []
    spent: list[str] = []
    for sheet in sheets:
        allowed = standing.models.get(sheet.model)
        if allowed is None:
            continue
        if allowed.concurrency is not None:
            at_once.setdefault(f"{allowed.concurrency} at once", []).append(sheet.model)
        made, most = allowed.daily_made or 0, allowed.daily_most
        if most is not None and made:
            today.append(f"{made} of {most} with {sheet.model}")
        if most is not None and made >= most:
            spent.append(sheet.model)
    if at_once:
        told = "; ".join(f"{limit} with {', '.join(models)}" for limit, models in at_once.items())
        yield Check(part, State.OK, f"It allows {told}")
    if today:
        yield Check(part, State.OK, f"Made in the last 24 hours: {', '.join(today)}")
    if spent:
        found = f"{' and '.join(spent)}: as many were made today as the account may have."
        yield Check(part, State.MISSING, found, "Go on tomorrow, or use another model.")
