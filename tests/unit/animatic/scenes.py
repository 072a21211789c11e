"""Requests to draw, small and short."""

from __future__ import annotations

from typing import Any

from reelwright.film.grammar import Figure, PlaceKind
from reelwright.film.storyboard import Bible, Camera, Character, Continuity, Light, Place, Scene
from reelwright.providers.port import ShotRequest


def a_request(
    *,
    place: PlaceKind = PlaceKind.VILLAGE,
    figures: tuple[Figure, ...] = (Figure.WOMAN,),
    camera: dict[str, Any] | None = None,
    light: dict[str, Any] | None = None,
    description: str = "She stands there.",
    number: int = 1,
    style: str = "cinematic",
    props: tuple[str, ...] = (),
    **changes: Any,
) -> ShotRequest:
    """A two-second take of 320 x 180 unless `changes` say otherwise."""
    cast = tuple(
        Character(id=f"one{index}", name=f"One {index}", figure=figure, look="red coat")
        for index, figure in enumerate(figures)
    )
    bible = Bible(characters=cast, places=(Place(id="there", name="There", kind=place),), style=style)
    scene = Scene.model_validate(
        {
            "number": number,
            "title": f"Scene {number}",
            "description": description,
            "camera": Camera.model_validate({"size": "full", **(camera or {})}),
            "light": Light.model_validate(light or {}),
            "prompt": "as described",
            "seconds": changes.get("seconds", 2),
            "continuity": Continuity(place="there", characters=tuple(one.id for one in cast), props=props),
        }
    )
    fields: dict[str, Any] = {
        "model": "panels",
        "prompt": "as described",
        "seed": 7,
        "seconds": 2,
        "width": 320,
        "height": 180,
        "rate": {"num": 24},
        "scene": scene,
        "bible": bible,
        "title": "The Test",
        **changes,
    }
    return ShotRequest.model_validate(fields)
