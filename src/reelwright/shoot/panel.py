"""Panels: whether what was drawn for a scene is still what would be drawn for it now."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from reelwright.film.brief import Brief
from reelwright.film.storyboard import Storyboard
from reelwright.film.take import Take
from reelwright.providers.port import Sheet, ShotRequest
from reelwright.shoot.plan import plan_shot


def request_of(storyboard: Storyboard, brief: Brief, sheet: Sheet, take: Take) -> ShotRequest:
    """What a take that is drawn for free is asked for with, as its scene now is."""
    prompt = take.prompt if take.fresh else None
    plan = plan_shot(
        storyboard, take.scene, brief, sheet, None, take=take.number, seed=take.seed, prompt=prompt
    )
    return plan.parts[0]


def identity(request: ShotRequest, sheet: Sheet) -> str:
    """SHA-256 in hex of all that decides what a free take shows, but for its handles.

    The number and the title of a scene are no reason to draw it anew: an animatic takes from them no more
    than where a tree stands. With a slate they can be read in the picture.
    """
    scene, bible = request.scene, request.bible
    place = bible.place(scene.continuity.place or "")
    if place is None and len(bible.places) == 1:
        place = bible.places[0]
    cast = (bible.character(slug) for slug in scene.continuity.characters)
    decides: dict[str, Any] = {
        "provider": sheet.provider,
        "model": request.model,
        "seed": request.seed,
        "size": [request.width, request.height],
        "rate": request.rate.to_json(),
        "seconds": str(scene.seconds),
        "description": scene.description,
        "camera": scene.camera.to_json(),
        "light": scene.light.to_json(),
        "continuity": scene.continuity.but(carry_from=None).to_json(),
        "place": place.to_json() if place else None,
        "cast": [one.to_json() for one in cast if one],
        # Whoever else is in the film decides, with its style, what the places look like.
        "characters": [one.id for one in bible.characters],
        "palette": list(bible.palette),
        "style": bible.style,
    }
    if request.slate:
        decides["slate"] = [scene.number, scene.title, request.title, request.take]
    if not sheet.animatic:
        decides["prompt"] = request.prompt
    return hashlib.sha256(json.dumps(decides, sort_keys=True).encode()).hexdigest()


def up_to_date(storyboard: Storyboard, brief: Brief, sheet: Sheet, take: Take) -> bool:
    """Whether a free take is what would be drawn now, with all the handles that its scene needs.

    One from before this was written down is taken for what it should be.
    """
    if not take.identity:
        return True
    request = request_of(storyboard, brief, sheet, take)
    if take.identity != identity(request, sheet):
        return False
    return take.lead >= request.lead and take.seconds - take.lead >= request.seconds - request.lead
