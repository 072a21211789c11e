"""A call whose answer was lost: what the account says about it, and what is asked where it says nothing.

The account counts what was made of each model in a day, and every call that is on record as sent is taken
off. Nothing more made and no less money than there should be: it was never taken on. One more: it was, and
its job cannot be found at a provider that has no list. Anything else proves nothing.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta

import sqlalchemy as sa

from reelwright.film.errors import ProviderError
from reelwright.film.ledger import Call, CallState
from reelwright.film.money import Money
from reelwright.film.video import Needs
from reelwright.providers.port import Provider, Standing
from reelwright.runs.lanes import gate
from reelwright.runs.outcome import Outcome, failed
from reelwright.store import calls, ledger
from reelwright.studio import Studio

AMBIGUOUS = "ambiguous_submit"
_ASKED = 5
"""Times that the account is asked before the call is parked."""
_DAY = timedelta(hours=24)
_SLACK_S = 60
log = logging.getLogger(__name__)


async def resolve(studio: Studio, provider: Provider, call: Call) -> None:
    """Find out what became of a call that is `sending`, and book it: voided, lost or parked.

    Waits until it cannot be accepted any more. By this machine's own count of seconds: a clock that was set
    while the process was away says nothing.
    """
    await asyncio.sleep(provider.silence_s)
    # Nothing is sent meanwhile: what the account says and what is on record have to be of one moment.
    async with gate(call.account):
        now = await _standing(provider)
        await asyncio.to_thread(_book, studio, provider, call, now)


def _book(studio: Studio, provider: Provider, call: Call, now: Standing | None) -> None:
    with studio.database.write() as conn:
        if calls.get(conn, call.id).state is not CallState.SENDING:
            # Its answer came after all, to the one who asked.
            return
        at, since = studio.clock(), call.sent or call.at
        others = _sent(conn, call, since, at)
        slack = timedelta(seconds=provider.silence_s + _SLACK_S)
        # What drops out of the account's day meanwhile would hide one more.
        dropped = _sent(conn, call, since - _DAY - slack, at - _DAY + slack)
        more = None if dropped else _made_more(call, now)
        if more is None:
            ledger.park(conn, call.id, "Its answer was lost, and the account does not tell.", at)
        elif more - others == 0 and _as_rich(call, now, others):
            ledger.void(conn, call.id, why="It was never taken on.", now=at)
        elif more - others == 1:
            ledger.lose(conn, call.id, now=at, why="It was taken on, and its answer was lost.")
        else:
            ledger.park(conn, call.id, "Its answer was lost, and others use the account.", at)


def _sent(conn: sa.Connection, call: Call, start: datetime, end: datetime) -> int:
    return calls.sent_between(conn, account=call.account, model=call.model, start=start, end=end)


def doubtful(call: Call) -> Outcome:
    """The outcome of a call that a person has to decide about."""
    held = Money(micros=call.held_micros or 0, currency=call.currency)
    place = f"of scene {call.scene}" if call.scene else "of a character"
    what = f"The answer to a request {place} to {call.provider} {call.model} was lost, and so is its result"
    return {
        **failed(f"{what}; it may have cost up to {held}.", AMBIGUOUS),
        "needs": Needs.DECISION.value,
        "scene": call.scene,
    }


def _made_more(call: Call, now: Standing | None) -> int | None:
    """How many more of the model were made since just before the call; None where nobody counts."""
    if now is None or call.before is None:
        return None
    before = Standing.from_json(call.before).models.get(call.model)
    after = now.models.get(call.model)
    if before is None or after is None or before.daily_made is None or after.daily_made is None:
        return None
    return after.daily_made - before.daily_made


def _as_rich(call: Call, now: Standing | None, others: int) -> bool:
    if now is None or call.before is None:
        return False
    before = Standing.from_json(call.before).balance_micros
    if before is None or now.balance_micros is None:
        # The count alone has to do.
        return True
    # Others' calls cost something meanwhile; what they were given back only makes the account richer.
    return others > 0 or now.balance_micros >= before


async def _standing(provider: Provider) -> Standing | None:
    for asked in range(_ASKED):
        try:
            return await provider.standing()
        except ProviderError as why:
            log.info("the account was not reached: %s", why)
            await asyncio.sleep((2.0**asked) * max(provider.pace, 0.02))
    return None
