"""What has been spent, is held and was lost, from the ledger; and the ledger held against the bills."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, timedelta

from reelwright.actions.counter import Counter
from reelwright.film.ids import VideoId
from reelwright.film.ledger import CallState
from reelwright.providers.port import Provider
from reelwright.runs.bookkeeper import compare
from reelwright.store import calls, gallery, ledger
from reelwright.store.ledger import Difference, Made, Tally


@dataclass(frozen=True, slots=True)
class Costs:
    """Money in micro-units. Calls whose price nobody knows are counted; they are in no sum."""

    currency: str
    total: Tally
    available_micros: int | None
    """What may still be spent today, under the studio's budgets; None without one."""
    by_video: dict[VideoId, Tally]
    titles: dict[VideoId, str]
    """Of those videos; the prompt of one that has none."""
    by_day: dict[date, Tally]
    """By day in UTC, oldest first."""
    by_model: dict[Made, Tally]
    differences: tuple[Difference, ...]
    """What the last reconciliations could not explain, oldest day first."""

    @property
    def unexplained_micros(self) -> int:
        """Billed and not in the ledger; less than nothing: in the ledger and not billed."""
        return sum(one.unexplained_micros for one in self.differences)


def costs(counter: Counter) -> Costs:
    """All that was spent: by which video, on which day, with which model."""
    studio = counter.studio
    with studio.database.read() as conn:
        by_video = ledger.by_video(conn)
        return Costs(
            currency="USD",
            total=ledger.total(conn),
            available_micros=ledger.available(conn, studio.budgets, studio.clock()),
            by_video=by_video,
            titles=gallery.titles(conn),
            by_day=ledger.by_day(conn),
            by_model=ledger.by_model(conn),
            differences=ledger.differences(conn),
        )


async def reconcile(counter: Counter, day: date | None = None) -> tuple[Difference, ...]:
    """Ask every provider that bills what it charged on `day` (UTC), and compare it with the ledger.

    Without `day`: yesterday, and today as well where nothing of today is under way. The answer has what there
    is to say of each model: a difference that nothing explains, calls that were corrected, or not over yet.
    ProviderError when a provider does not answer; what was compared before it stays.
    """
    found: list[Difference] = []
    for provider in counter.studio.providers.values():
        if provider.account:
            for one in [day] if day is not None else _days(counter, provider):
                found += await compare(counter.studio, provider, one)
    return tuple(found)


def _days(counter: Counter, provider: Provider) -> list[date]:
    today = counter.studio.clock().astimezone(UTC).date()
    yesterday = today - timedelta(days=1)
    states = (CallState.SENDING, CallState.SUBMITTED)
    with counter.studio.database.read() as conn:
        under_way = calls.open_calls(conn, account=provider.account, states=states)
    busy = any(call.sent is not None and call.sent.date() == today for call in under_way)
    return [yesterday] if busy else [yesterday, today]
