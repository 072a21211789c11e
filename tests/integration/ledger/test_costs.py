from __future__ import annotations

import asyncio
import json
from collections.abc import Generator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from tests.integration.ledger.making import NOON, add_video, call, send
from tests.integration.runs.cards import CardProvider
from typer.testing import CliRunner

from reelwright.actions.costs import costs, reconcile
from reelwright.actions.counter import Counter, open_counter
from reelwright.api.costs import get_costs
from reelwright.cli.app import app
from reelwright.cli.session import Session
from reelwright.film.ledger import Budgets, CallState
from reelwright.settings import Settings
from reelwright.store import ledger
from reelwright.studio import Studio, build


class Billing(CardProvider):
    """A provider with an account that says what it charged."""

    account = "account"

    def __init__(self) -> None:
        super().__init__("runway")
        self.bills: dict[date, Mapping[str, int]] = {}
        self.asked: list[date] = []

    async def bill(self, day: date) -> Mapping[str, int] | None:
        self.asked.append(day)
        return self.bills.get(day)


@pytest.fixture
def billing() -> Billing:
    return Billing()


@pytest.fixture
def studio(tmp_path: Path, billing: Billing) -> Studio:
    free = CardProvider("animatic", animatic=True)
    made = build(Settings(data_dir=tmp_path))
    return replace(
        made,
        providers={"animatic": free, "runway": billing},
        budgets=Budgets(day_micros=5_000_000),
        clock=lambda: NOON,
    )


@pytest.fixture
def counter(studio: Studio) -> Generator[Counter]:
    with open_counter(studio) as opened:
        yield opened


def _spend(counter: Counter, at: datetime = NOON) -> None:
    """A call of 1 USD settled, one of 2 USD held, one of 0.50 USD lost, and one of an unknown price."""
    with counter.studio.database.write() as conn:
        video = add_video(conn)
        prices = {"settled": 1_000_000, "held": 2_000_000, "lost": 500_000}
        made = {name: call(video, name, held, at=at) for name, held in prices.items()}
        send(conn, *(made[name] for name in ("settled", "lost")), at=at)
        ledger.settle(conn, made["settled"].id, 1_000_000, now=at)
        ledger.lose(conn, made["lost"].id, at, "Its answer was lost.")
        ledger.hold(conn, [made["held"]], budget_micros=None, budgets=Budgets(), now=at)
        story = call(video, "story", None, provider="openai", model="m", account="", state=CallState.SETTLED)
        ledger.record(conn, story.but(at=at))


def test_costs_are_told_by_video_day_and_model(counter: Counter) -> None:
    _spend(counter)
    _spend(counter, NOON - timedelta(days=1))
    found = costs(counter)
    assert found.total == ledger.Tally(2_000_000, 4_000_000, 1_000_000, 2, 6)
    assert found.available_micros == 1_500_000
    assert [(day.day, one.spent_micros) for day, one in found.by_day.items()] == [
        (21, 1_000_000),
        (22, 1_000_000),
    ]
    assert {made.model: (one.known, one.calls) for made, one in found.by_model.items()} == {
        "gen4.5": (2_000_000, 4),
        "m": (None, 2),
    }
    view = get_costs(counter)
    assert view.available_micros == 1_500_000
    assert sum(one.reserved_micros for one in view.by_video) == view.reserved_micros == 4_000_000
    assert [one.model for one in view.by_model] == ["m", "gen4.5"]
    assert sum(one.lost_micros for one in view.by_model) == view.lost_micros == 1_000_000


def test_every_provider_with_an_account_is_asked_for_its_bill(counter: Counter, billing: Billing) -> None:
    yesterday, today = NOON.date() - timedelta(days=1), NOON.date()
    _spend(counter)
    billing.bills = {yesterday: {}, today: {"gen4.5": 1_000_000}}
    (corrected,) = asyncio.run(reconcile(counter))
    assert billing.asked == [yesterday, today]
    assert len(corrected.corrected) == 1
    assert costs(counter).total.lost_micros == 0
    billing.bills[today] = {"gen4.5": 9_000_000}
    (found,) = asyncio.run(reconcile(counter, today))
    assert found.unexplained_micros == 8_000_000
    assert costs(counter).unexplained_micros == get_costs(counter).unexplained_micros == 8_000_000
    assert get_costs(counter).unexplained == (found.sentence,)
    # Today's bill is left alone while a call of today is under way.
    with counter.studio.database.write() as conn:
        send(conn, call(add_video(conn), "now"))
    billing.asked.clear()
    assert asyncio.run(reconcile(counter)) == ()
    assert billing.asked == [yesterday]
    (waiting,) = asyncio.run(reconcile(counter, today))
    assert waiting.under_way == 1


def test_the_command_line_shows_and_compares_them(studio: Studio, billing: Billing, tmp_path: Path) -> None:
    with open_counter(studio) as counter:
        _spend(counter)
    session = Session(build=lambda _: studio)
    runner = CliRunner()

    def typed(*words: str) -> tuple[int, str]:
        told = runner.invoke(
            app, ["--data-dir", str(tmp_path), "costs", *words], obj=session, standalone_mode=False
        )
        assert told.exception is None, told.exception
        return told.return_value, told.stdout

    billing.bills = {NOON.date(): {"gen4.5": 1_500_000}}
    code, shown = typed("--reconcile")
    assert code == 0
    for line in (
        "Spent 1.00 USD",
        "2.00 USD held for what is being made",
        "0.50 USD lost",
        "1.50 USD may still be spent today",
        "1 call has a price that is not known, and is in no sum.",
        "The ledger and the bills agree.",
    ):
        assert line in shown
    billing.bills = {NOON.date(): {"gen4.5": 9_000_000}}
    code, shown = typed("--reconcile", "--json")
    told = json.loads(shown)
    assert code == 3
    assert told["unexplainedMicros"] == 7_500_000
    assert told["reconciled"][0]["sentence"] == told["unexplained"][0]
    assert (told["spentMicros"], told["reservedMicros"], told["lostMicros"]) == (
        1_000_000,
        2_000_000,
        500_000,
    )
    assert told["availableMicros"] == 1_500_000
    assert [(one["provider"], one["model"], one["calls"]) for one in told["byModel"]] == [
        ("openai", "m", 1),
        ("runway", "gen4.5", 2),
    ]
    code, shown = typed()
    assert code == 0
    assert "the bill says 9.00 USD, the ledger 1.50 USD" in shown
