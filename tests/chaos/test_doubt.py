"""What becomes of calls whose answers were lost, several at a time: none that was charged is sent again."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.integration.runs.cards import CardProvider
from tests.integration.runs.conftest import BRIEF, small_studio

from reelwright.film.ids import VideoId, new_video_id
from reelwright.film.ledger import Budgets, Call, CallState
from reelwright.film.video import Video
from reelwright.providers.port import ModelStanding, Standing
from reelwright.runs.doubt import resolve
from reelwright.runs.lanes import clear_lanes
from reelwright.store import calls, ledger
from reelwright.store import videos as video_table
from reelwright.studio import Studio

CENTS = 60 * 10_000
MODEL, OTHER = "gen4.5", "gen4_image"


class Account(CardProvider):
    """An account that counts and charges, and whose answers are lost as a test asks."""

    silence_s = 0.0
    pace = 0.0

    def __init__(self, name: str = "account") -> None:
        super().__init__("runway")
        self.account = name
        self.made: dict[str, int] = {MODEL: 5, OTHER: 5}
        self.balance = 1000 * CENTS
        self.looked: Callable[[], None] = lambda: None

    def take_on(self, model: str = MODEL) -> None:
        self.made[model] += 1
        self.balance -= CENTS

    def stands(self) -> Standing:
        models = {
            model: ModelStanding(concurrency=2, daily_most=200, daily_made=made)
            for model, made in self.made.items()
        }
        return Standing(balance_micros=self.balance, models=models, at=datetime.now(UTC))

    async def standing(self) -> Standing:
        seen = self.stands()
        self.looked()
        return seen


class Sender:
    """Sends calls of one video to `account`, whose answers come or are lost."""

    def __init__(self, studio: Studio, account: Account) -> None:
        self._studio = studio
        self._account = account
        self._numbers = itertools.count(1)
        self._video = VideoId(new_video_id())
        now = studio.clock()
        with studio.database.write() as conn:
            video_table.add(conn, Video(id=self._video, brief=BRIEF, created=now, updated=now))

    def send(
        self, *, taken_on: bool, answered: bool = False, model: str = MODEL, late: timedelta = timedelta(0)
    ) -> str:
        """Send one; `late` is by how much the clock is wrong."""
        at = self._studio.clock() + late
        call = Call(
            id=f"{self._video}.{next(self._numbers)}",
            video=self._video,
            purpose="take",
            provider="runway",
            model=model,
            account=self._account.account,
            held_micros=CENTS,
            at=at,
        )
        with self._studio.database.write() as conn:
            ledger.hold(conn, [call], budget_micros=None, budgets=Budgets(), now=at)
            assert ledger.sending(conn, call.id, self._account.stands().to_json(), at)
        if taken_on:
            self._account.take_on(model)
        if answered:
            with self._studio.database.write() as conn:
                ledger.submitted(conn, call.id, {"id": call.id}, at)
        return call.id

    def call(self, id: str) -> Call:
        with self._studio.database.read() as conn:
            return calls.get(conn, id)

    async def resolve(self, *ids: str) -> list[CallState]:
        """Resolve them in this order; how each of them stands then."""
        for id in ids:
            await resolve(self._studio, self._account, self.call(id))
        return [self.call(id).state for id in ids]

    def lose_by_hand(self, id: str) -> None:
        with self._studio.database.write() as conn:
            ledger.park(conn, id, "Nobody could be asked.", self._studio.clock())
            ledger.lose(conn, id, self._studio.clock(), "A person decided to do without it.")

    def park(self, id: str) -> None:
        with self._studio.database.write() as conn:
            ledger.park(conn, id, "Nobody could be asked.", self._studio.clock())


@pytest.fixture
def studio(tmp_path: Path) -> Generator[Studio]:
    clear_lanes()
    opened = small_studio(tmp_path)
    opened.open()
    yield opened
    opened.close()


@pytest.fixture
def account() -> Account:
    return Account()


@pytest.fixture
def sender(studio: Studio, account: Account) -> Sender:
    return Sender(studio, account)


async def test_one_alone_is_told_by_the_count(sender: Sender) -> None:
    assert await sender.resolve(sender.send(taken_on=False)) == [CallState.VOIDED]
    assert await sender.resolve(sender.send(taken_on=True)) == [CallState.LOST]


async def test_of_several_none_that_was_charged_is_sent_again(studio: Studio) -> None:
    """Whichever were taken on, and in whatever order they are looked at: as after a crash."""
    for number, (taken_on, order) in enumerate(
        itertools.product(itertools.product([False, True], repeat=3), itertools.permutations(range(3)))
    ):
        sender = Sender(studio, Account(f"account {number}"))
        sent = [sender.send(taken_on=one) for one in taken_on]
        await sender.resolve(*(sent[at] for at in order))
        for one, was in zip(sent, taken_on, strict=True):
            assert not (was and sender.call(one).state is CallState.VOIDED), (taken_on, order)
            assert sender.call(one).state is not CallState.SENDING


async def test_looked_at_from_the_last_to_the_first_all_is_known(studio: Studio) -> None:
    for number, taken_on in enumerate(itertools.product([False, True], repeat=3)):
        sender = Sender(studio, Account(f"account {number}"))
        sent = [sender.send(taken_on=one) for one in taken_on]
        found = await sender.resolve(*reversed(sent))
        assert found == [CallState.LOST if one else CallState.VOIDED for one in reversed(taken_on)]


async def test_one_that_nobody_knows_about_does_not_count_as_taken_on(sender: Sender) -> None:
    for hand in (sender.park, sender.lose_by_hand):
        first, second = sender.send(taken_on=True), sender.send(taken_on=False)
        hand(second)
        assert await sender.resolve(first) == [CallState.PARKED]


async def test_a_call_of_another_process_that_comes_between_is_no_excuse(
    sender: Sender, account: Account
) -> None:
    """It is sent and on record between the look at the account and the entry in the ledger."""
    mine = sender.send(taken_on=True)

    def between() -> None:
        account.looked = lambda: None
        sender.send(taken_on=True, answered=True)

    account.looked = between
    assert await sender.resolve(mine) == [CallState.LOST]


@pytest.mark.parametrize("hours", [-1, 1])
async def test_a_clock_that_was_set_does_not_put_calls_in_another_order(sender: Sender, hours: int) -> None:
    sender.send(taken_on=True, answered=True)
    lost = sender.send(taken_on=True, late=timedelta(hours=hours))
    assert await sender.resolve(lost) == [CallState.LOST]


async def test_another_model_that_was_paid_meanwhile_proves_nothing_against_it(sender: Sender) -> None:
    never = sender.send(taken_on=False)
    sender.send(taken_on=True, answered=True, model=OTHER)
    assert await sender.resolve(never) == [CallState.VOIDED]


async def test_money_that_nothing_explains_is_asked_about(sender: Sender, account: Account) -> None:
    """One more dropped out of the day's count than is known here, so the count says that nothing was made."""
    sent = sender.send(taken_on=True)
    account.made[MODEL] -= 1
    sender.send(taken_on=True, answered=True, model=OTHER)
    assert await sender.resolve(sent) == [CallState.PARKED]
