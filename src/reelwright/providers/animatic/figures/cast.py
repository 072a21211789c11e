"""The cast: each actor of a stage as a flat of its own."""

from __future__ import annotations

from reelwright.film.grammar import Move
from reelwright.providers.animatic.cel import Cel, Colour, mix
from reelwright.providers.animatic.flat import Flat, Life, pulse, walk
from reelwright.providers.animatic.people import Puppet, draw_person
from reelwright.providers.animatic.places.ground import contact
from reelwright.providers.animatic.stage import PEOPLE, Actor, Stage


def cast(stage: Stage) -> list[Flat]:
    return [_flat(stage, actor) for actor in stage.actors]


def _flat(stage: Stage, actor: Actor) -> Flat:
    def paint(cel: Cel) -> None:
        draw_actor(cel, stage, actor)
        relight(cel, stage, actor)

    move = stage.scene.camera.move
    wide = actor.height * (0.75 if actor.figure in PEOPLE else 2.4) + 0.05
    return Flat(
        actor.depth,
        paint,
        box=(
            actor.x - wide,
            actor.y - actor.height * 1.5 - 0.05,
            actor.x + wide,
            actor.y + actor.height * 0.35 + 0.02,
        ),
        blur=stage.blur(actor.depth) if actor.depth > 1.1 else 0.0,
        life=_life(stage, actor),
        held=move is Move.FOLLOW and actor.main,
        near=True,
    )


def _life(stage: Stage, actor: Actor) -> Life | None:
    pace = actor.pose.moving * actor.height
    if pace and actor.view == "side" and stage.scene.camera.move is not Move.FOLLOW:
        return walk(actor.facing * pace * 0.35, actor.height * 0.012, 1.8)
    if pace:
        return walk(0.0, actor.height * 0.012, 1.8)
    base = (actor.x, actor.y)
    if actor.figure in PEOPLE:
        return pulse(base, breathe=0.0022, rock=0.0, period=3.6, phase=actor.x * 9)
    return None


def relight(cel: Cel, stage: Stage, actor: Actor) -> None:
    """Form by light: the far side sinks into shadow, the edge towards the sun catches it."""
    light = stage.light
    toward = (1.0 if stage.sun_x > actor.x else -1.0, -0.55)
    reach = min(actor.height, 1.6) * 0.05
    dark: Colour = mix(light.shadow, (0, 0, 0), 0.45)
    cel.shade(toward, dark, 0.42, reach * 1.5)
    bright = light.rim
    strength = (0.35 if light.overcast else 0.9) * stage.treatment.rim
    cel.light(toward, bright, min(1.0, strength), min(0.012, max(0.0022, reach * 0.28)))


def draw_actor(cel: Cel, stage: Stage, actor: Actor) -> None:
    light = stage.light
    if stage.view.horizon > -1:
        contact(cel, actor.x, actor.y, actor.height * 0.22, mix(light.shadow, (0, 0, 0), 0.5), 0.55)
    draw_person(
        Puppet(
            cel,
            light,
            actor.costume,
            actor.pose,
            (actor.x, actor.y),
            actor.height,
            actor.depth,
            actor.facing,
            actor.view,
        )
    )
