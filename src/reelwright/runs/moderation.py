"""Refusals by moderation are counted: a provider charges for them, and closes accounts that collect them."""

from __future__ import annotations

from datetime import timedelta

from reelwright.film.errors import Trouble
from reelwright.runs.orders import Order
from reelwright.runs.outcome import Outcome, failed
from reelwright.store import calls, takes
from reelwright.studio import Studio

MOST_IN_A_VIDEO = 3
MOST_IN_A_DAY = 10
"""By one account. Runway does not say how many it bears, only that too many suspend an account."""


def too_many(studio: Studio, order: Order) -> Outcome | None:
    """Why nothing more of this video is sent, where moderation has turned down too much of it.

    What was turned down counts until its scene is tried with another take, as a person does who changed the
    prompt.
    """
    account = studio.provider(order.provider).account
    with studio.database.read() as conn:
        mine = (one for one in takes.of(conn, order.video) if one.provider == order.provider)
        newest = set({one.scene: one.id for one in mine}.values())
        of_video = sum(
            call.trouble is Trouble.MODERATION and (call.take is None or call.take in newest)
            for call in calls.of(conn, order.video)
        )
        of_day = calls.moderated(conn, account=account, since=studio.clock() - timedelta(days=1))
    if of_video < MOST_IN_A_VIDEO and of_day < MOST_IN_A_DAY:
        return None
    counted = (
        f"{of_video} requests of this video" if of_video >= MOST_IN_A_VIDEO else f"{of_day} requests today"
    )
    sentence = (
        f"{order.provider.capitalize()} turned down {counted} by moderation, and charges for each. "
        "Nothing more is sent, as accounts that collect such refusals are closed. Change the prompts first."
    )
    return {**failed(sentence, "moderation_stop"), "final": True}
