"""The prompt of a scene, by the formula of docs/reference/film-grammar.md.

[camera and shot] of [subject] [action] in [environment]. [light]. [style].
"""

from __future__ import annotations

from collections.abc import Sequence

from reelwright.film.grammar import Weather
from reelwright.film.storyboard import Camera, Light
from reelwright.providers.port import Sheet
from reelwright.providers.prompt import within
from reelwright.story.builtin.bank import seen
from reelwright.story.builtin.shots import said
from reelwright.story.moves import without_moves


def prompt_of(
    camera: Camera,
    subject: str,
    action: str,
    environment: str,
    looks: Sequence[str],
    light: Light,
    style: str,
    sheet: Sheet,
) -> str:
    """One plain sentence of shot, subject, action and place, then what stays the same; within the limit.

    `looks` are the bible's, said whole in every scene. What is given up first when the model takes less is
    the weather, then the light, then the action, then what looks how.
    """
    weather = "" if light.weather is Weather.CLEAR else seen("en", f"weather:{light.weather.value}")
    lit = f"{light.hour.value} light, {light.source}"
    for action_kept in (action, action.split(",")[0], ""):
        for extras in ((weather, lit), (lit,), (light.hour.value + " light",), ()):
            text = _written(camera, subject, action_kept, environment, looks, extras, style)
            if sheet.takes(text):
                return text
    return within(_written(camera, subject, "", "", looks, (), style), sheet.takes)


def _written(
    camera: Camera,
    subject: str,
    action: str,
    environment: str,
    looks: Sequence[str],
    extras: Sequence[str],
    style: str,
) -> str:
    shot = " ".join(filter(None, (f"{said(camera)}:", without_moves(subject), without_moves(action))))
    if environment and environment not in shot:
        shot = f"{shot}, {environment}"
    rest = [*(look for look in looks if look), "; ".join(filter(None, extras)), style]
    return " ".join(f"{part[:1].upper()}{part[1:].rstrip('. ')}." for part in (shot, *rest) if part)
