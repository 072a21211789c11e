"""What a take or a film will cost, from the sheets, before anybody is asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reelwright.providers.port import Quote, Sheet, ShotRequest
from reelwright.shoot.plan import ShotPlan


def quote_shot(plan: ShotPlan, sheet: Sheet, picture: Sheet | None) -> Quote:
    """What one take costs by itself: its parts, its still and the portraits that it refers to."""
    return quote_film((plan,), sheet, picture)


def quote_film(plans: Sequence[ShotPlan], sheet: Sheet, picture: Sheet | None) -> Quote:
    """What the takes cost together; a portrait that several of them refer to is made, and paid, once.

    At least and at most are the same as long as the price depends on nothing but the request: what fails is
    asked for again only where that is free, or by a person. Unknown as soon as one price is.
    """
    portraits = {
        one.request.identity(sheet.provider): one.request for plan in plans for one in plan.portraits
    }
    pictures = [*portraits.values(), *(plan.still for plan in plans if plan.still is not None)]
    clips = [part for plan in plans for part in plan.parts]
    micros = _micros(clips, sheet)
    known = sheet.price.known
    if pictures:
        if picture is None:
            raise ValueError("a plan with pictures is priced with the sheet that they were planned for")
        micros += _micros(pictures, picture)
        known = known and picture.price.known
    return Quote(least_micros=micros, most_micros=micros, currency=sheet.price.currency, known=known)


def _micros(requests: Iterable[ShotRequest], sheet: Sheet) -> int:
    return sum(
        sheet.price.micros(seconds=one.seconds, pixels=one.width * one.height, sound=one.sound)
        for one in requests
    )
