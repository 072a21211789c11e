"""The cast: each actor of a stage as a flat of its own."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial

import numpy as np

from reelwright.film.grammar import Figure, Move, Size
from reelwright.providers.animatic.actor import PEOPLE, Actor
from reelwright.providers.animatic.blocking import WHOLE
from reelwright.providers.animatic.cel import Cel, mix
from reelwright.providers.animatic.figures.animals import ANIMALS
from reelwright.providers.animatic.figures.belongings import before, behind, carried_light
from reelwright.providers.animatic.figures.brush import Brush
from reelwright.providers.animatic.figures.creatures import CREATURES
from reelwright.providers.animatic.figures.gait import Gait, gait_of
from reelwright.providers.animatic.figures.insert import insert
from reelwright.providers.animatic.figures.spirits import spirit
from reelwright.providers.animatic.figures.things import THINGS
from reelwright.providers.animatic.figures.vehicles import VEHICLES
from reelwright.providers.animatic.flat import Flat, Life, drift, pulse, sway, walk
from reelwright.providers.animatic.noise import dice
from reelwright.providers.animatic.people import Puppet, draw_person
from reelwright.providers.animatic.places.ground import contact
from reelwright.providers.animatic.stage import Stage

_DRAWINGS = {**ANIMALS, **CREATURES, **VEHICLES, **THINGS, Figure.SPIRIT: spirit}
_AIRBORNE = (
    Figure.BIRD,
    Figure.AIRCRAFT,
    Figure.SPIRIT,
    Figure.INSECT,
    Figure.FISH,
    Figure.WHALE,
    Figure.ROCKET,
    Figure.BOAT,
)
_SHINING = (Figure.SPIRIT,)
_REACH = {Figure.TRAIN: 5.2, Figure.WHALE: 2.1, Figure.LIGHTHOUSE: 2.5, Figure.CAR: 3.3, Figure.CROWD: 2.4}
"""How far to either side an actor's paint goes, in its own heights."""


def cast(stage: Stage) -> list[Flat]:
    """The actors' flats; in an insert, a hand and what it holds."""
    lead = stage.actors[0].figure if stage.actors else Figure.PERSON
    if stage.size is Size.INSERT_MACRO and lead in (*PEOPLE, Figure.CROWD, Figure.THING):
        return insert(stage)
    return [flat for actor in stage.actors for flat in _flats(stage, actor)]


def _flats(stage: Stage, actor: Actor) -> tuple[Flat, ...]:
    """The actor with the lit air behind it; that hangs still, on a flat of its own, behind what rocks."""
    rocks = actor.figure is Figure.BOAT

    def air(cel: Cel) -> None:
        _lit_air(cel, stage, actor)

    def posed(cel: Cel, actor: Actor) -> None:
        behind(cel, stage, actor)
        draw_actor(cel, stage, actor)
        if actor.figure not in _SHINING:
            relight(cel, stage, actor)
        before(cel, stage, actor)
        if not rocks:
            air(cel)

    def paint(cel: Cel) -> None:
        posed(cel, actor)

    gait = gait_of(stage, actor)
    steps = [replace(actor, pose=pose) for pose in gait.poses] if gait else []

    wide = actor.height * _REACH.get(actor.figure, 0.8 if actor.figure in PEOPLE else 1.5) + 0.05
    if actor.main and stage.props:
        # What is held may reach far: a kite's string ends in the sky.
        wide = max(wide, 2 * stage.half)
    flat = Flat(
        actor.depth,
        paint,
        box=(
            actor.x - wide,
            min(actor.y - actor.height * 1.7 - 0.05, -0.6 if actor.main and stage.props else 9.0),
            actor.x + wide,
            actor.y + actor.height * (0.8 if actor.figure is Figure.ROCKET else 0.4) + 0.02,
        ),
        blur=stage.blur(actor.depth) if actor.depth > 1.3 else 0.0,
        life=_life(stage, actor, gait),
        held=stage.scene.camera.move is Move.FOLLOW and actor.depth < 1.6,
        near=actor.depth < 1.5,
        turns=tuple(partial(posed, actor=step) for step in steps),
        turn=gait.turn if gait else None,
    )
    return (replace(flat, paint=air, life=None), flat) if rocks else (flat,)


def _life(stage: Stage, actor: Actor, gait: Gait | None) -> Life | None:
    """What moves by itself: steps, breath, a hull on the swell, a wing on the wind."""
    if gait is not None:
        # As far before its mark as behind it; it rises and sinks by itself, as its legs stand.
        going = drift(actor.facing * gait.speed)
        return lambda t: going(t - stage.seconds / 2)
    pace = actor.pose.moving * actor.height
    followed = stage.scene.camera.move is Move.FOLLOW
    tall = min(actor.height, 1.0)
    if pace:
        forward = 0.0 if followed or actor.view != "side" else actor.facing * pace * 0.35
        # As far before its mark as behind it, and never out of the picture.
        most = 0.3 * stage.half / max(stage.seconds, 0.1)
        stepping = walk(max(-most, min(most, forward)), actor.height * 0.012, 1.8)
        return lambda t: stepping(t - stage.seconds / 2)
    if actor.figure is Figure.BOAT:
        return pulse((actor.x, actor.y), breathe=0.0, rock=0.022, period=4.4)
    if actor.figure in (Figure.BIRD, Figure.AIRCRAFT, Figure.INSECT):
        speed = 0.0 if followed else actor.facing * 0.03
        return (
            drift(speed, -0.004) if actor.figure is not Figure.INSECT else sway(tall * 0.1, tall * 0.06, 2.2)
        )
    if actor.figure in (Figure.FISH, Figure.WHALE, Figure.SPIRIT, Figure.DRAGON):
        return sway(0.02 * tall, 0.03 * tall, 4.6)
    if actor.figure in (Figure.CAR, Figure.TRAIN) and stage.says(
        r"(driv|rac|rid|travel|speed|depart|leav|arriv|melaju|berangkat|mengemudi)"
    ):
        return drift(0.0 if followed else actor.facing * 0.07 * tall)
    if actor.figure is Figure.ROCKET:
        rising = drift(0.0, -0.02)
        return lambda t: rising(t - stage.seconds / 2)
    if actor.figure in (*PEOPLE, Figure.CROWD, Figure.DOG, Figure.CAT, Figure.HORSE, Figure.BEAST):
        # A slide, not a stretch: breath is felt either way, and sliding a large figure costs a third.
        return sway(0.0, 0.0011 * actor.height, 3.6, phase=actor.x * 9)
    return None


def _lit_air(cel: Cel, stage: Stage, actor: Actor) -> None:
    """A breath of lit air behind whoever counts, so that a dark figure never sinks into a dark night."""
    light = stage.light
    sheet = Cel(cel.window)
    carried_light(sheet, stage, actor)
    if light.dim and actor.figure not in _SHINING and actor.depth <= 1.6:
        tall = min(actor.height, 0.9)
        middle = (actor.x, max(actor.y - actor.height * 0.72, -0.4) + 0.1 * tall)
        strength = 0.22 if stage.treatment.contrast < 1.3 else 0.42
        strength += 0.14 if stage.size in WHOLE else 0.0
        sheet.glow(middle, 0.5 * tall + 0.06, mix(light.low, light.rim, 0.35), strength)
    elif "lantern" not in stage.props:
        return
    rows = np.nonzero(sheet.pixels[:, ::8, 3].max(1) > 0.002)[0]
    if len(rows):
        band = slice(int(rows[0]), int(rows[-1]) + 1)
        cel.pixels[band] += (1 - cel.pixels[band, :, 3:]) * sheet.pixels[band]


def relight(cel: Cel, stage: Stage, actor: Actor) -> None:
    """Form by light: the far side sinks into shadow, the edge towards the sun catches it."""
    light = stage.light
    toward = (1.0 if stage.sun_x > actor.x else -1.0, -0.55)
    reach = min(actor.height, 1.6) * 0.05
    cel.shade(toward, mix(light.shadow, (0, 0, 0), 0.45), 0.42, reach * 1.5)
    strength = (0.35 if light.overcast and not light.dim else 0.9) * stage.treatment.rim
    if light.dim:
        # A lamp that stands outside the picture, wide and warm or as cold as the moon.
        cel.light((-toward[0], 0.1), stage.light.own((0.98, 0.72, 0.42)), 0.22, reach * 0.7)
    cel.light(toward, light.rim, min(1.0, strength), min(0.012, max(0.0022, reach * 0.28)))


def draw_actor(cel: Cel, stage: Stage, actor: Actor) -> None:
    """Paint one actor, whatever it is."""
    light = stage.light
    if actor.figure not in _AIRBORNE:
        wide = actor.height * (0.22 if actor.figure in PEOPLE else 0.5)
        contact(cel, actor.x, actor.y, wide, mix(light.shadow, (0, 0, 0), 0.5), 0.5)
    drawing = _DRAWINGS.get(actor.figure)
    if drawing is not None:
        drawing(Brush(cel, stage, actor))
    elif actor.figure is Figure.CROWD:
        _crowd(cel, stage, actor)
    else:
        _person(cel, stage, actor)


def _person(cel: Cel, stage: Stage, actor: Actor) -> None:
    draw_person(Puppet.of(actor, cel, stage.light))


def _crowd(cel: Cel, stage: Stage, actor: Actor) -> None:
    """Eleven people, no two alike, the farther ones first."""
    rng = dice(actor.costume.seed, "crowd")
    tints = (
        (0.70, 0.30, 0.26),
        (0.26, 0.42, 0.50),
        (0.82, 0.62, 0.28),
        (0.40, 0.46, 0.34),
        (0.50, 0.36, 0.52),
        (0.76, 0.68, 0.56),
    )
    for index in range(11):
        back = 1 - index / 11
        figure = (Figure.MAN, Figure.WOMAN, Figure.PERSON, Figure.ELDER, Figure.CHILD)[int(rng.integers(5))]
        suit = replace(
            actor.costume,
            figure=figure,
            main=tints[int(rng.integers(len(tints)))],
            garment=("coat", "dress", "jacket", "jacket")[int(rng.integers(4))],
            long_hair=figure is Figure.WOMAN,
            hair=((0.1, 0.08, 0.08), (0.3, 0.2, 0.14), (0.7, 0.68, 0.66))[int(rng.integers(3))],
        )
        tall = (
            actor.height
            * (0.66 if figure is Figure.CHILD else 1.0)
            * (1 - 0.22 * back)
            * rng.uniform(0.94, 1.05)
        )
        one = replace(
            actor,
            figure=figure,
            costume=suit,
            x=actor.x + (((index * 5) % 11) / 10 - 0.5) * actor.height * 2.7 + rng.normal() * 0.02,
            y=actor.y - actor.height * 0.10 * back,
            height=tall,
            depth=actor.depth * (1 + 0.4 * back),
            facing=math.copysign(1.0, rng.uniform(-0.6, 1.0)) * actor.facing,
            view=("side", "front", actor.view)[int(rng.integers(3))],
        )
        _person(cel, stage, one)
