"""The step that orders a film's paid takes: quoted, approved, and their price held, before any is sent."""

from __future__ import annotations

from typing import Any

from reelwright.film.brief import Brief
from reelwright.film.errors import NeedsYou, ProviderError, StorageTrouble
from reelwright.film.ids import VideoId
from reelwright.film.money import Money
from reelwright.film.take import Take
from reelwright.film.video import Needs, Video
from reelwright.runs.asking import AGAIN, APPROVE
from reelwright.runs.diary import with_notes
from reelwright.runs.orders import Placed, place, plan_of, portrait_orders, takes_to_shoot, told
from reelwright.runs.outcome import Outcome, done, failed, made_again, sentence_of
from reelwright.runs.stage import stage
from reelwright.runs.step import step
from reelwright.store import takes, videos
from reelwright.studio import Studio

_BYTES_A_SECOND = 3_000_000
"""Of a clip, and of what is encoded from it: the most measured with clips of 20 Mbit/s and their pieces."""
_SPARE = 3
"""So many times what is expected must be free on the disk before anything is paid for."""


@step("order_takes")
async def order_takes(video: str, attempt: int) -> Outcome:
    """Order what the film still needs of its provider: `takes` to shoot, each with what it waits for, and
    `portraits` to be drawn first. With `needs`, nothing was sent and nothing is held."""
    studio = stage()
    with studio.database.read() as conn:
        brief = videos.get(conn, VideoId(video)).brief
    balance = None if brief.approved else await _balance(studio, brief)
    with studio.database.write() as conn:
        chosen = videos.get(conn, VideoId(video), lock=True)
        if chosen.attempt != attempt:
            return made_again()
        board = chosen.storyboard
        if board is None:
            raise RuntimeError("takes without a storyboard")
        every = takes.of(conn, chosen.id)
        own = [scene.number for scene in board.scenes if scene.footage is None]
        wanted = takes_to_shoot(studio, conn, chosen, own, every)
        _check_room(studio, wanted)
        quoted = place(studio, conn, chosen, wanted, attempt, hold=False)
        if quoted.quote.most_micros and not chosen.brief.approved:
            return _approval(wanted, quoted, balance)
        try:
            with conn.begin_nested():
                placed = place(studio, conn, chosen, wanted, attempt)
        except NeedsYou as why:
            return {
                **failed(f"Filming costs {told(quoted.quote)}. {sentence_of(why)}", why.code),
                "needs": Needs.MONEY.value,
                "choices": [AGAIN],
                **_figures(quoted),
            }
        noted = with_notes(chosen, list(placed.notes))
        videos.save(conn, chosen.but(notes=noted, updated=studio.clock()))
    return done(
        portraits=[one.to_json() for one in placed.portraits],
        takes=_in_order(studio, chosen, {take.scene: take for take in placed.takes}),
    )


def _in_order(studio: Studio, video: Video, shot: dict[int, Take]) -> list[dict[str, Any]]:
    """The takes so that each comes after the one from which it goes on, with all that it waits for."""
    ordered: dict[int, dict[str, Any]] = {}

    def put(scene: int, above: tuple[int, ...]) -> None:
        if scene in ordered or scene in above or scene not in shot:
            return
        plan = plan_of(studio, video, shot[scene])
        before = plan.continues.scene if plan.continues is not None else scene
        put(before, (*above, scene))
        faces = portrait_orders(video, shot[scene], plan)
        ordered[scene] = {
            "take": shot[scene].id,
            # Two scenes that go on from each other: one of them has to begin.
            "after": shot[before].id if before in ordered else None,
            "faces": {character: order.key for character, order in faces.items()},
        }

    for scene in sorted(shot):
        put(scene, ())
    return list(ordered.values())


async def _balance(studio: Studio, brief: Brief) -> int | None:
    """What the account has; None where nobody says: the price is worth asking about all the same."""
    try:
        standing = await studio.provider(brief.provider).standing()
    except ProviderError:
        return None
    return standing.balance_micros if standing else None


def _approval(wanted: list[Take], quoted: Placed, balance: int | None) -> Outcome:
    count = len(quoted.takes)
    scenes = "1 scene" if count == 1 else f"{count} scenes"
    model = f"{wanted[0].provider} {wanted[0].model}"
    reused = f" ({len(quoted.reused)} more are paid for already)" if quoted.reused else ""
    question = f"Shoot {scenes} with {model} for {told(quoted.quote)}{_pictures(quoted)}{reused}?"
    if balance is not None and balance < quoted.quote.most_micros:
        left = Money(micros=balance, currency=quoted.quote.currency)
        question += f" The account has {left}: it will stop in between and wait for credits."
    return {
        **failed(question, "needs_approval"),
        "needs": Needs.APPROVAL.value,
        "choices": [APPROVE],
        **_figures(quoted),
    }


def _pictures(quoted: Placed) -> str:
    """How much of the price is for pictures, which nobody asked for by name; "" where none is made."""
    count = len(quoted.pictures)
    if not count or not quoted.quote.known:
        return ""
    micros = sum(call.held_micros or 0 for call in quoted.pictures)
    price = Money(micros=micros, currency=quoted.quote.currency)
    return f" ({price} of it for {'1 picture' if count == 1 else f'{count} pictures'} to start from)"


def _figures(quoted: Placed) -> dict[str, int]:
    return {"leastMicros": quoted.quote.least_micros, "mostMicros": quoted.quote.most_micros}


def _check_room(studio: Studio, wanted: list[Take]) -> None:
    """StorageTrouble while the disk could not take what is about to be paid for."""
    needed = _SPARE * _BYTES_A_SECOND * int(sum(take.seconds for take in wanted))
    free = studio.library.free_bytes()
    if free < needed:
        raise StorageTrouble(
            f"The disk has {free // 1_000_000} MB free; {needed // 1_000_000} MB should be, so that no clip "
            "that is paid for is lost.",
            code="disk_full",
            hint="Free some space, then retry.",
        )
