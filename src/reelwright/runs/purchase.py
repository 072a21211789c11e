"""The paid step: an order made at most once, whatever crashes, and what became of it.

Every place at which a process can die leaves the call in a state that says what is known. A call found
`sending` was cut off in its one POST: it is never sent again by itself (docs/decisions/0008-money.md).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from contextlib import suppress
from typing import Any

import sqlalchemy as sa

from reelwright.film.errors import Accepted, Cancelled, NeedsYou, ProviderError, Retry, Trouble, WrongInput
from reelwright.film.ids import TakeId
from reelwright.film.ledger import Call, CallState
from reelwright.film.take import TakeState
from reelwright.film.video import Needs, Video
from reelwright.providers.port import JobPhase, JobRef, JobState, Provider, Sheet, sheet_of
from reelwright.runs.doubt import doubtful, resolve
from reelwright.runs.lanes import OWNER, gate, heed, line
from reelwright.runs.moderation import too_many
from reelwright.runs.orders import Order, call_of, is_of_another, paid_before, tries
from reelwright.runs.outcome import Outcome, done, failed, sentence_of
from reelwright.runs.receive import receive
from reelwright.runs.release_calls import cancel_call, settle
from reelwright.runs.shoot_scene import save_progress
from reelwright.runs.stage import stage
from reelwright.runs.step import point, reach, step
from reelwright.shoot.follow import follow
from reelwright.shoot.sentence import failure_sentence
from reelwright.store import ledger, takes, videos
from reelwright.studio import Studio

log = logging.getLogger(__name__)

_MOST_TRIES = 40
"""Calls of one order: most of them refusals that cost nothing, with a pause after each."""
_MOST_REFUSED = 6
"""Times in one go that a provider may turn a call away before the film is given back to its maker."""
_MOST_FAILED = 2
"""Calls of one order that were made and failed: the first, and one more where failing is free."""
_BACK_OFF_S = (2.0, 5.0, 15.0, 30.0, 60.0)
_ENDS_THE_TAKE = frozenset(
    {Trouble.INPUT, Trouble.MODERATION, Trouble.BAD_OUTPUT, Trouble.DOWN, Trouble.UNKNOWN, Trouble.GONE}
)
"""Trouble of this one take; all other would meet the next take as well."""

_HELD = point("paid:held")
_SENDING = point("paid:sending")
_ANSWERED = point("paid:answered")
_SUBMITTED = point("paid:submitted")
_SETTLED = point("paid:settled")


@step("buy", preemptible=True)
async def buy(order: dict[str, Any]) -> Outcome:
    """Have an order made, or find that it was: `media` is what came of it.

    Otherwise `final` says that its take has failed, `needs` what a person must give, and neither that
    something stood in the way which has nothing to do with this take; trying again goes on where it stands.
    """
    return await _Purchase(stage(), Order.from_json(order)).made()


class _Purchase:
    def __init__(self, studio: Studio, order: Order) -> None:
        self._studio = studio
        self._order = order
        self._provider: Provider = studio.provider(order.provider)
        self._sheet: Sheet = sheet_of(self._provider, order.request.model)
        self._refused = 0
        self._wait_s: float | None = None
        self._told = -1
        self._throttled = False

    async def made(self) -> Outcome:
        with self._studio.database.read() as conn:
            before = paid_before(self._studio, conn, self._order)
        if before is not None:
            return await asyncio.to_thread(self._use_again, before)
        try:
            for number in range(1, _MOST_TRIES + 1):
                found = await self._settled(number)
                if found is not None:
                    return found
        except asyncio.CancelledError:
            await self._leave()
            raise
        return failed(f"{self._order.provider} turned this down again and again.", Trouble.DOWN.value)

    async def _settled(self, number: int) -> Outcome | None:
        """What became of call `number`; None when there must be another."""
        while True:
            call = self._call(number)
            match call.state if call else CallState.HELD:
                case CallState.HELD | CallState.SUBMITTED:
                    found = await self._in_place(call, number)
                    if found is not None:
                        return found
                case CallState.SENDING if call is not None:
                    await resolve(self._studio, self._provider, call)
                case CallState.PARKED | CallState.LOST if call is not None and not self._waived(call):
                    return doubtful(call)
                case CallState.SETTLED if call is not None and not self._is_of_another(call):
                    return await self._over(call)
                case _:
                    return None

    async def _in_place(self, call: Call | None, number: int) -> Outcome | None:
        places = line(self._provider.account, self._sheet)
        if call is not None and call.state is CallState.SUBMITTED:
            async with places.take(OWNER):
                return await self._follow(call)
        async with places.place(OWNER, express=self._order.express):
            refused = await _to_its_end(self._send(number))
            if refused is not None:
                return refused
            sent = self._call(number)
            if sent is not None and sent.state is CallState.SUBMITTED:
                return await self._follow(sent)
        if sent is None or sent.state is not CallState.SENDING:
            await self._pause()
        return None

    async def _send(self, number: int) -> Outcome | None:
        """Submit call `number`. An outcome ends the order; None leaves it to the state of the call."""
        order, studio, provider = self._order, self._studio, self._provider
        async with gate(provider.account):
            stop = await asyncio.to_thread(too_many, studio, order)
            if stop is not None:
                return stop
            try:
                standing = await provider.standing()
            except ProviderError as why:
                return self._turned_away(why)
            heed(provider.account, standing)
            call = call_of(studio, order, number)
            balance = standing.balance_micros if standing else None
            if balance is not None and balance < (call.held_micros or 0):
                return self._out_of_credits()
            before = standing.to_json() if standing else None
            try:
                begun = await asyncio.to_thread(self._begin, call, before)
            except NeedsYou as why:
                return {**failed(sentence_of(why), why.code), "needs": Needs.MONEY.value}
            if not begun:
                return None
            reach(_SENDING)
            try:
                job = await provider.submit(order.request, call.id)
            except ProviderError as why:
                if why.accepted is Accepted.NO:
                    await asyncio.to_thread(self._void, call, why)
                    return self._turned_away(why)
                log.warning("nobody knows what became of %s: %s", call.id, why)
                return None
            except WrongInput as why:
                await asyncio.to_thread(self._void, call, None)
                return {**failed(why.message, why.code), "final": True}
            reach(_ANSWERED)
            if not await asyncio.to_thread(self._submitted, call, job):
                # Somebody gave the call up while its pictures went ahead of it: nobody would wait for this.
                log.error("%s was sent although it had been given up; its job is stopped", call.id)
                with suppress(ProviderError):
                    await provider.cancel(job)
            reach(_SUBMITTED)
        return None

    def _begin(self, call: Call, before: dict[str, Any] | None) -> bool:
        """Mark the call as being sent, its price held; False where somebody has sent it already.

        Cancelled where nobody waits for it any more.
        """
        studio = self._studio
        with studio.database.write() as conn:
            video = videos.get(conn, call.video, lock=True)
            if self._stopped(conn, video):
                raise Cancelled("The video was stopped before this was sent.")
            budget = studio.budget_micros if video.brief.budget_micros is None else video.brief.budget_micros
            now = studio.clock()
            ledger.hold(conn, [call], budget_micros=budget, budgets=studio.budgets, now=now)
            reach(_HELD)
            return ledger.sending(conn, call.id, before, now, request=call.request)

    def _submitted(self, call: Call, job: JobRef) -> bool:
        with self._studio.database.write() as conn:
            return ledger.submitted(conn, call.id, job.to_json(), self._studio.clock())

    def _void(self, call: Call, why: ProviderError | None) -> None:
        with self._studio.database.write() as conn:
            ledger.void(
                conn,
                call.id,
                why=why.message if why else None,
                trouble=why.kind if why else Trouble.INPUT,
                now=self._studio.clock(),
            )

    def _turned_away(self, why: ProviderError) -> Outcome | None:
        """What a certain refusal comes to; None when the same may be asked again in a while."""
        if why.kind is Trouble.MONEY:
            return self._out_of_credits()
        if why.retry is Retry.SAME_REQUEST and self._refused < _MOST_REFUSED:
            self._refused += 1
            self._wait_s = why.after_s
            return None
        message = failure_sentence(why.kind, self._provider.name, self._sheet.model, why.message, 0, 0, "USD")
        return {**failed(message, why.code), "final": why.kind in _ENDS_THE_TAKE}

    def _out_of_credits(self) -> Outcome:
        sentence = failure_sentence(Trouble.MONEY, self._provider.name, self._sheet.model, "", 0, 0, "USD")
        return {**failed(sentence, Trouble.MONEY.value), "needs": Needs.MONEY.value}

    async def _pause(self) -> None:
        usual = _BACK_OFF_S[min(self._refused, len(_BACK_OFF_S)) - 1] if self._refused else 0.0
        wait, self._wait_s = max(usual, self._wait_s or 0.0), None
        await asyncio.sleep(wait * self._provider.pace)

    async def _follow(self, call: Call) -> Outcome | None:
        provider, job = self._provider, JobRef.from_json(call.job or {})
        state = await follow(provider, job, poll_seconds=self._sheet.poll_seconds, on_state=self._note)
        self._wait_s = state.after_s
        if state.phase is JobPhase.FAILED and state.cost_micros is None:
            # Nobody waits for it any more: it is to cost no more than it has, or to be taken if it is done.
            with suppress(ProviderError):
                ended = await provider.cancel(job)
                done_after_all = ended.phase is JobPhase.SUCCEEDED
                state = ended if done_after_all else state.but(cost_micros=ended.cost_micros, sure=ended.sure)
        await asyncio.to_thread(settle, self._studio, call, state)
        reach(_SETTLED)
        return None

    async def _over(self, call: Call) -> Outcome | None:
        """What a settled call comes to; the clip that it paid for is brought in, at no further cost."""
        if call.trouble is None:
            return await receive(self._studio, self._provider, self._order, call)
        with self._studio.database.read() as conn:
            made = tries(conn, self._order).values()
        failures = [one for one in made if one.state is CallState.SETTLED and one.trouble is not None]
        passing = call.trouble in (Trouble.DOWN, Trouble.BAD_OUTPUT)
        if passing and not call.cost_micros and len(failures) < _MOST_FAILED:
            # As long as the provider says, where that is known.
            wait, self._wait_s = max(_BACK_OFF_S[0], self._wait_s or 0.0), None
            await asyncio.sleep(wait * self._provider.pace)
            return None
        return failed_call(self._provider, call)

    async def _note(self, state: JobState) -> None:
        percent = int(state.progress * 100) // 10
        throttled = state.phase is JobPhase.THROTTLED
        if self._order.take is None or (self._throttled if throttled else percent <= self._told):
            return
        if throttled:
            self._throttled = True
        else:
            self._told = percent
        await asyncio.to_thread(self._note_progress, state)

    def _note_progress(self, state: JobState) -> None:
        with self._studio.database.write() as conn:
            video = videos.get(conn, self._order.video)
            take = takes.get(conn, TakeId(self._order.take or ""))
            moved = take.but(state=TakeState.SHOOTING, progress=max(take.progress, state.progress))
            throttled = state.phase is JobPhase.THROTTLED
            save_progress(conn, video, moved, int(moved.progress * 100), throttled=throttled)

    async def _leave(self) -> None:
        """The run ends here. A job that nobody waits for any more is stopped; any other runs on."""
        with self._studio.database.read() as conn:
            stopped = self._stopped(conn, videos.get(conn, self._order.video))
            open_ones = [one for one in tries(conn, self._order).values() if one.state is CallState.SUBMITTED]
        if stopped:
            for call in open_ones:
                await cancel_call(self._studio, call)

    def _stopped(self, conn: sa.Connection, video: Video) -> bool:
        """Also of a video that is made again by now, with other takes: this one's stays cancelled."""
        take = self._order.take
        return video.status.over or (take is not None and takes.get(conn, take).state is TakeState.CANCELLED)

    def _is_of_another(self, call: Call) -> bool:
        return is_of_another(self._studio, self._order, call)

    def _waived(self, call: Call) -> bool:
        return call.id in self._order.waived

    def _call(self, number: int) -> Call | None:
        with self._studio.database.read() as conn:
            return tries(conn, self._order).get(number)

    def _use_again(self, before: Call) -> Outcome:
        with self._studio.database.write() as conn:
            for call in tries(conn, self._order).values():
                if call.state is CallState.HELD:
                    ledger.void(conn, call.id, why="The same was paid for before.", now=self._studio.clock())
        return done(media=before.media, reused=before.take, cost=0)


def failed_call(provider: Provider, call: Call) -> Outcome:
    """The outcome of a call that came to nothing, in a sentence that says what that cost."""
    sentence = failure_sentence(
        call.trouble or Trouble.UNKNOWN,
        provider.name,
        call.model,
        call.why or "",
        call.cost_micros,
        call.held_micros or 0,
        call.currency,
    )
    return {**failed(sentence, (call.trouble or Trouble.UNKNOWN).value), "final": True}


async def _to_its_end(sending: Awaitable[Outcome | None]) -> Outcome | None:
    """Let a submission end before the run does: what was sent must be written down."""
    running = asyncio.ensure_future(sending)
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        await asyncio.wait({running})
        if not running.cancelled():
            running.exception()
        raise
