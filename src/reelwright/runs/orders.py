"""Orders: what a scene's take needs to have made by a provider that is paid, and the money held for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from reelwright.film.errors import Trouble
from reelwright.film.ids import MediaId, TakeId, VideoId
from reelwright.film.ledger import Call, CallState
from reelwright.film.money import Money
from reelwright.film.take import Take, TakeState
from reelwright.film.value import Value
from reelwright.film.video import Note, Video
from reelwright.providers.port import Quote, ShotRequest, picture_sheet, sheet_of
from reelwright.runs.diary import tell_landed
from reelwright.shoot.plan import ShotPlan, plan_shot, with_first, with_references
from reelwright.store import calls, ledger, takes
from reelwright.studio import Studio

TAKE, STILL = "take", "still"
"""Purposes of the calls: a clip of a scene, a picture that a clip is made from."""
_ITS_OWN_FAULT = frozenset({Trouble.BAD_OUTPUT.value, Trouble.MODERATION.value, Trouble.INPUT.value})
_NOT_YET = MediaId("0" * 64)
"""Stands for a picture that is not made yet: what is asked with it is like nothing that was paid for."""


class Order(Value):
    """One thing to be made. Its calls are called `{key}.1`, `{key}.2`: another try is another call."""

    key: str
    video: VideoId
    provider: str
    purpose: str
    scene: int | None = None
    take: TakeId | None = None
    request: ShotRequest
    fresh: bool = False
    express: bool = False
    """Ahead of the line: a person waits for this one take."""
    waived: tuple[str, ...] = ()
    """Calls whose fate is unknown, and which a person has decided to do without."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What was ordered: the takes to be shot, the pictures of characters first, and what it costs."""

    takes: tuple[Take, ...]
    portraits: tuple[Order, ...]
    quote: Quote
    pictures: tuple[Call, ...]
    """Those of the quote that make a picture."""
    reused: tuple[Take, ...]
    """Ready at once, with clips that were paid for before."""
    notes: tuple[Note, ...]


def plan_of(studio: Studio, video: Video, take: Take, *, alone: bool = False) -> ShotPlan:
    """How the take is shot; WrongInput when its model cannot. `alone` takes nothing from another scene."""
    board = video.storyboard
    if board is None:
        raise RuntimeError("a take without a storyboard")
    provider = studio.provider(take.provider)
    if alone:
        scene = board.scene(take.scene)
        by_itself = scene.but(continuity=scene.continuity.but(carry_from=None))
        scenes = tuple(by_itself if one.number == take.scene else one for one in board.scenes)
        board = board.but(scenes=scenes)
    return plan_shot(
        board,
        take.scene,
        video.brief,
        sheet_of(provider, take.model),
        picture_sheet(provider),
        take=take.number,
        seed=take.seed,
        prompt=take.prompt,
    )


def part_order(video: Video, take: Take, part: int, request: ShotRequest, *, express: bool) -> Order:
    """The order for part `part` (from 1) of a take."""
    return Order(
        key=f"{take.id}.p{part}",
        video=video.id,
        provider=take.provider,
        purpose=TAKE,
        scene=take.scene,
        take=TakeId(take.id),
        request=request,
        fresh=take.fresh or video.brief.fresh,
        express=express,
    )


def still_order(video: Video, take: Take, request: ShotRequest, *, express: bool) -> Order:
    """The order for the picture that a take starts from."""
    order = part_order(video, take, 0, request, express=express)
    return order.but(key=f"{take.id}.still", purpose=STILL)


def portrait_orders(video: Video, take: Take, plan: ShotPlan) -> dict[str, Order]:
    """The orders for pictures of the characters of a take, by character. One a video, however many scenes."""
    return {
        one.character: Order(
            key=f"{video.id}.face.{one.character}",
            video=video.id,
            provider=take.provider,
            purpose=STILL,
            request=one.request,
        )
        for one in plan.portraits
    }


def new_take(
    studio: Studio,
    conn: sa.Connection,
    video: Video,
    scene: int,
    *,
    prompt: str | None = None,
    seed: int | None = None,
    fresh: bool = False,
) -> Take:
    """Set down another take of a scene, to be shot by the video's own provider; WrongInput when it cannot be.

    It has a seed of its own, unless one is given, or the take before it was stopped or lost through no fault
    of its own: then what was paid for that one (a picture, a first part) is used again. One that was never
    begun gives way to it.
    """
    if video.storyboard is None:
        raise RuntimeError("takes without a storyboard")
    sheet = studio.sheet(video.brief)
    before = [one for one in takes.of(conn, video.id) if one.scene == scene]
    number, name = takes.next_of(conn, video.id, scene)
    mine = [one for one in before if one.provider == sheet.provider]
    for idle in (one for one in mine if one.state is TakeState.PENDING):
        takes.save(conn, idle.but(state=TakeState.CANCELLED))
    if seed is None and not fresh and mine and _blameless(mine[-1]):
        seed = mine[-1].seed
    take = Take(
        id=name,
        video=video.id,
        scene=scene,
        number=number,
        provider=sheet.provider,
        model=sheet.model,
        prompt=prompt or video.storyboard.scene(scene).prompt,
        seed=(video.brief.seed + len(mine) if seed is None else seed) % (1 << 32),
        seconds=video.storyboard.scene(scene).seconds,
        lead=video.storyboard.scene(scene).seconds * 0,
        fresh=fresh,
    )
    plan = plan_of(studio, video, take)
    planned = take.but(seconds=plan.seconds, lead=plan.lead)
    takes.add(conn, planned)
    return planned


def _blameless(take: Take) -> bool:
    """Whether the same request may well give a good clip the next time."""
    if take.state is TakeState.FAILED:
        return take.error_code not in _ITS_OWN_FAULT
    return take.state is TakeState.CANCELLED


def place(
    studio: Studio,
    conn: sa.Connection,
    video: Video,
    wanted: Sequence[Take],
    attempt: int,
    *,
    hold: bool = True,
) -> Placed:
    """Order these takes: use again what was paid for before, and hold the price of all the rest, or of none.

    NeedsYou when a budget does not allow it; nothing is held then. `hold=False` only says what it costs.
    """
    notes: list[Note] = []
    reused: list[Take] = []
    waiting: list[Take] = []
    orders: dict[str, Order] = {}
    portraits: dict[str, Order] = {}
    for take in wanted:
        plan = plan_of(studio, video, take)
        notes.extend(plan.notes)
        faces = portrait_orders(video, take, plan)
        mine = _orders(studio, conn, video, take, plan, faces)
        again = paid_before(studio, conn, mine[-1]) if len(plan.parts) == 1 else None
        if again is not None:
            if hold:
                _use_again(conn, video, take, again, attempt)
            reused.append(take)
            notes.append(reuse_note(take, again))
            continue
        waiting.append(take)
        portraits |= faces
        orders |= {one.key: one for one in mine}
    due = [one for one in (*portraits.values(), *orders.values()) if not _bought(studio, conn, one)]
    held = [first_call(studio, conn, one) for one in due]
    if hold:
        budget = studio.budget_micros if video.brief.budget_micros is None else video.brief.budget_micros
        ledger.hold(conn, held, budget_micros=budget, budgets=studio.budgets, now=studio.clock())
    most = sum(call.held_micros or 0 for call in held)
    quote = Quote(
        least_micros=most, most_micros=most, known=all(call.held_micros is not None for call in held)
    )
    drawn = tuple(one.but(waived=_given_up(conn, one)) for one in portraits.values())
    pictures = tuple(call for call in held if call.purpose == STILL)
    return Placed(tuple(waiting), drawn, quote, pictures, tuple(reused), tuple(notes))


def tries(conn: sa.Connection, order: Order) -> dict[int, Call]:
    """The calls that were made for an order, by number from 1."""
    stem = f"{order.key}."
    found = (call for call in calls.of(conn, order.video) if call.id.startswith(stem))
    return {int(call.id.removeprefix(stem)): call for call in found}


def call_of(studio: Studio, order: Order, number: int) -> Call:
    """The call that is made at try `number`, its price held at most."""
    provider, request = studio.provider(order.provider), order.request
    price = sheet_of(provider, request.model).price
    # By the sheet: what the request starts from may not be made yet, and costs nothing more.
    pixels = request.width * request.height
    micros = price.micros(seconds=request.seconds, pixels=pixels, sound=request.sound)
    return Call(
        id=f"{order.key}.{number}",
        video=order.video,
        purpose=order.purpose,
        provider=order.provider,
        model=request.model,
        account=provider.account,
        scene=order.scene,
        take=order.take,
        request=request.identity(provider.maker),
        held_micros=micros if price.known else None,
        currency=price.currency,
        at=studio.clock(),
    )


def first_call(studio: Studio, conn: sa.Connection, order: Order) -> Call:
    """The call to hold money for: the one under way, or the next."""
    made = tries(conn, order)
    number = max(made, default=0)
    if number and made[number].state.open:
        return made[number]
    return call_of(studio, order, number + 1)


def free_holds(conn: sa.Connection, video: VideoId, why: str, studio: Studio) -> int:
    """Give back what is held for calls of a video that were never sent; the micro-units."""
    freed = 0
    for call in calls.open_calls(conn, video=video, states=[CallState.HELD]):
        if ledger.void(conn, call.id, why=why, now=studio.clock()):
            freed += call.held_micros or 0
    return freed


def told(quote: Quote) -> str:
    """A quote as a person reads it."""
    if not quote.known:
        return "an amount that nobody knows"
    most = Money(micros=quote.most_micros, currency=quote.currency)
    if quote.least_micros == quote.most_micros:
        return str(most)
    return f"{Money(micros=quote.least_micros, currency=quote.currency)} to {most}"


def paid_before(studio: Studio, conn: sa.Connection, order: Order) -> Call | None:
    """A call of the same request whose result is there; None when it was asked for anew."""
    if order.fresh:
        return None
    return calls.made(conn, order.request.identity(studio.provider(order.provider).maker))


def reuse_note(take: Take, paid: Call) -> Note:
    """Says that a clip was used again."""
    return Note(
        code="take_reused",
        message=f"Scene {take.scene} uses a clip that was paid for before ({paid.take}): the same was "
        f"asked of {take.provider} {take.model}.",
        scene=take.scene,
    )


def takes_to_shoot(
    studio: Studio, conn: sa.Connection, video: Video, scenes: Iterable[int], every: Sequence[Take]
) -> list[Take]:
    """The paid takes that these scenes still need, new ones set down.

    A scene whose take failed gets another only when a person asks for it: nothing is paid twice unasked.
    """
    sheet = studio.sheet(video.brief)
    wanted: list[Take] = []
    for number in scenes:
        mine = [one for one in every if one.scene == number and one.provider == sheet.provider]
        waiting = [one for one in mine if one.state in (TakeState.PENDING, TakeState.SHOOTING)]
        if waiting:
            wanted.append(waiting[-1])
        elif number not in video.drawn and not any(
            one.state in (TakeState.READY, TakeState.FAILED) for one in mine
        ):
            wanted.append(new_take(studio, conn, video, number))
    return wanted


def _orders(
    studio: Studio, conn: sa.Connection, video: Video, take: Take, plan: ShotPlan, faces: dict[str, Order]
) -> list[Order]:
    """What a take needs made, its still first, each with what there is of the pictures it starts from."""

    def picture(order: Order) -> MediaId:
        paid = paid_before(studio, conn, order)
        return _NOT_YET if paid is None or paid.media is None else paid.media

    mine: list[Order] = []
    first = None if plan.continues is None else _NOT_YET
    if plan.still is not None:
        tags = {one.tag: picture(faces[one.character]) for one in plan.portraits}
        mine.append(still_order(video, take, with_references(plan.still, tags), express=False))
        first = picture(mine[0])
    for number, part in enumerate(plan.parts, 1):
        starts = part if first is None else with_first(part, first)
        mine.append(part_order(video, take, number, starts, express=False))
        first = _NOT_YET
    return mine


def _given_up(conn: sa.Connection, order: Order) -> tuple[str, ...]:
    lost = (one for one in tries(conn, order).values() if one.state is CallState.LOST)
    return tuple(one.id for one in lost)


def _bought(studio: Studio, conn: sa.Connection, order: Order) -> bool:
    return paid_before(studio, conn, order) is not None or any(
        call.media is not None and not is_of_another(studio, order, call)
        for call in tries(conn, order).values()
    )


def is_of_another(studio: Studio, order: Order, call: Call) -> bool:
    """Whether a call shows a character who looks otherwise by now: the storyboard was edited since."""
    asked = order.request.identity(studio.provider(order.provider).maker)
    return order.take is None and call.request != asked


def _use_again(conn: sa.Connection, video: Video, take: Take, paid: Call, attempt: int) -> None:
    ready = take.but(
        state=TakeState.READY,
        progress=1.0,
        cost_micros=0,
        media=paid.media,
        circled=True,
        identity=paid.request,
        reused=paid.take,
    )
    takes.save(conn, ready)
    takes.circle(conn, ready)
    tell_landed(conn, video.id, attempt, ready)
