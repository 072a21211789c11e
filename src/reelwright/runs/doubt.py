"""A call whose answer was lost: what the account says about it, and what is asked where it says nothing.

The account counts what was made of each model in a day, and every call since that was taken on for certain is
taken off. Nothing more made and no less money than there should be: it was never taken on. One more, and
nobody else in doubt: it was, and its job cannot be found at a provider that has no list. Anything else proves
nothing.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any

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
_LOOKS = 5
"""Times that a call is looked at while others are in doubt as well."""
_LOST = "It was taken on, and its answer was lost."
_DAY = timedelta(hours=24)
_SLACK_S = 60
log = logging.getLogger(__name__)


async def resolve(studio: Studio, provider: Provider, call: Call) -> None:
    """Find out what became of a call that is `sending`, and book it: voided, lost or parked.

    Waits until it cannot be accepted any more. By this machine's own count of seconds: a clock that was set
    while the process was away says nothing.
    """
    # After a restart nobody has heard yet how fast time goes there: a rehearsal tells with its first answer.
    with suppress(ProviderError):
        await provider.standing()
    await asyncio.sleep(provider.silence_s)
    for look in range(1, _LOOKS + 1):
        # Nothing is sent meanwhile by this process; what another one sends is seen by comparing.
        async with gate(call.account):
            known = await asyncio.to_thread(_since, studio, call)
            now = await _standing(provider)
            if await asyncio.to_thread(_book, studio, provider, call, now, known, last=look == _LOOKS):
                return
        # Others are in the same doubt: those that were sent last are found out first.
        await asyncio.sleep(provider.silence_s / 2)


def _book(
    studio: Studio, provider: Provider, call: Call, now: Standing | None, known: list[Call], *, last: bool
) -> bool:
    """Book what is proven of the call; False when another look may prove more."""
    with studio.database.write() as conn:
        if calls.get(conn, call.id).state is not CallState.SENDING:
            # Its answer came after all, to the one who asked.
            return True
        at, since = studio.clock(), call.sent or call.at
        slack = timedelta(seconds=provider.silence_s + _SLACK_S)
        # What drops out of the account's day meanwhile would hide one more.
        dropped = calls.sent_between(
            conn,
            account=call.account,
            model=call.model,
            start=since - _DAY - slack,
            end=at - _DAY + slack,
        )
        more = None if dropped else _made_more(call, now)
        same = _same(call, known)
        sure = sum(map(_taken_on, same))
        unsure = len(same) - sure
        moved = _same(call, _since(studio, call, conn)) != same
        if more is None:
            ledger.park(conn, call.id, "Its answer was lost, and the account does not tell.", at)
        elif more == sure and _as_rich(call, now, known):
            # What was on record before the account was asked is in its count: there is no room for this one.
            ledger.void(conn, call.id, why="It was never taken on.", now=at)
        elif more == sure + unsure + 1 and not moved:
            ledger.lose(conn, call.id, now=at, why=_LOST)
        elif not last and (moved or any(one.state is CallState.SENDING for one in same)):
            return False
        else:
            ledger.park(conn, call.id, "Its answer was lost, and others use the account.", at)
        return True


def _since(studio: Studio, call: Call, conn: sa.Connection | None = None) -> list[Call]:
    """What else was sent on the account since the call, whatever became of it."""
    if conn is None:
        with studio.database.read() as reading:
            return _since(studio, call, reading)
    found = calls.sent_since(conn, account=call.account, start=call.sent or call.at)
    return [one for one in found if one.id != call.id and one.state is not CallState.VOIDED]


def _same(call: Call, known: list[Call]) -> list[Call]:
    """Those that the same count is about."""
    return [one for one in known if one.model == call.model and _not_before(one, call)]


def _taken_on(one: Call) -> bool:
    """The provider has it for certain. One that a person decided to do without may never have been."""
    return one.job is not None or (one.state is CallState.LOST and one.why == _LOST)


def _not_before(one: Call, call: Call) -> bool:
    """It was sent after the call: a clock that was set back in between says so of what was sent before."""
    then, mine = _made(one, one.before), _made(call, call.before)
    return then is None or mine is None or then >= mine


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
    before = _made(call, call.before)
    after = None if now is None else _made(call, now.to_json())
    return None if before is None or after is None else after - before


def _made(call: Call, standing: Mapping[str, Any] | None) -> int | None:
    """How many of the call's model the account had made in the day, as it stood."""
    model = None if standing is None else Standing.from_json(standing).models.get(call.model)
    return None if model is None else model.daily_made


def _as_rich(call: Call, now: Standing | None, known: list[Call]) -> bool:
    """No more money is gone than all that was sent since may have cost; what is given back makes it less."""
    if now is None or call.before is None:
        return False
    before = Standing.from_json(call.before).balance_micros
    if before is None or now.balance_micros is None:
        # The count alone has to do.
        return True
    return now.balance_micros + sum(one.held_micros or 0 for one in known) >= before


async def _standing(provider: Provider) -> Standing | None:
    for asked in range(_ASKED):
        try:
            return await provider.standing()
        except ProviderError as why:
            log.info("the account was not reached: %s", why)
            await asyncio.sleep((2.0**asked) * max(provider.pace, 0.02))
    return None
