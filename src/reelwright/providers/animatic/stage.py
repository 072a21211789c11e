"""The stage: a request read as a picture. Where the horizon lies, who stands where, in what light."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

import numpy as np

from reelwright.film.grammar import Angle, Figure, Key, Lens, PlaceKind, Size
from reelwright.film.storyboard import Bible, Place, Scene
from reelwright.providers.animatic.actor import LANDMARKS, NATURAL, UPRIGHT, Actor
from reelwright.providers.animatic.blocking import SQUASH, WHOLE, block, company, fit, told
from reelwright.providers.animatic.camera import View
from reelwright.providers.animatic.cel import Colour
from reelwright.providers.animatic.light import Lighting, indoors, lighting, under_lamps
from reelwright.providers.animatic.noise import dice
from reelwright.providers.animatic.props import props_of
from reelwright.providers.animatic.treatment import Treatment, treatment_of
from reelwright.providers.port import ShotRequest

INDOORS = (PlaceKind.ROOM, PlaceKind.KITCHEN, PlaceKind.WORKSHOP, PlaceKind.HALL)
TOWNS = (PlaceKind.CITY, PlaceKind.STREET, PlaceKind.MARKET, PlaceKind.VILLAGE)
_HORIZON = {
    Angle.EYE: 0.03,
    Angle.LOW: 0.27,
    Angle.EXTREME_LOW: 0.41,
    Angle.HIGH: -0.27,
    Angle.EXTREME_HIGH: -0.62,
    Angle.BIRDS_EYE: -3.0,
    Angle.DUTCH: 0.06,
}
_FLAT = (*UPRIGHT, Figure.CROWD, Figure.CAR)
"""Figures that a bird's eye still knows."""
_SOFTNESS = {
    Size.EXTREME_WIDE: 0.0,
    Size.WIDE: 0.0,
    Size.FULL: 0.0022,
    Size.MEDIUM_FULL: 0.0034,
    Size.MEDIUM: 0.0055,
    Size.MEDIUM_CLOSE: 0.009,
    Size.CLOSE_UP: 0.013,
    Size.EXTREME_CLOSE_UP: 0.018,
    Size.INSERT_MACRO: 0.02,
}
_LENS = {
    Lens.ULTRA_WIDE: 0.35,
    Lens.WIDE: 0.6,
    Lens.NORMAL: 1.0,
    Lens.TELE: 1.6,
    Lens.MACRO: 1.8,
    Lens.ANAMORPHIC: 1.3,
}
DUTCH = math.radians(8.5)


@dataclass(frozen=True, slots=True)
class Stage:
    scene: Scene
    bible: Bible
    kind: PlaceKind
    place: Place | None
    light: Lighting
    treatment: Treatment
    view: View
    half: float
    """Half the frame's width, in frame heights."""
    body: float
    """Height of a grown person at depth 1."""
    actors: tuple[Actor, ...]
    world: str
    """Seed of what the place looks like in every scene."""
    seed: str
    """Seed of what only this scene looks like."""
    sun_x: float
    shift: float
    """Where along the place this scene happens, in frame heights."""
    seconds: float
    room: float
    """The lowest y that no caption covers."""
    plan: bool
    """Seen from straight above."""
    props: tuple[str, ...]
    """What stands, lies or flies here besides the cast."""

    @property
    def size(self) -> Size:
        return self.scene.camera.size

    @property
    def horizon(self) -> float:
        return self.view.horizon

    @property
    def afloat(self) -> bool:
        """People on open water are in a boat, unless the words put them on a pier."""
        return (
            self.kind is PlaceKind.SEA
            and 0 < len(self.actors) < 3
            and self.actors[0].figure in UPRIGHT
            and not self.says(r"pier|jetty|dock|harbou?r|shore|beach|dermaga|pelabuhan|pantai")
        )

    @property
    def sun(self) -> tuple[float, float]:
        return self.sun_x, self.view.horizon - self.light.sun_height

    @property
    def words(self) -> str:
        place = self.place
        told = f"{place.name} {place.look}" if place else ""
        return f"{self.scene.description} {told} {self.scene.light.source}".lower()

    def says(self, pattern: str) -> bool:
        return re.search(rf"\b({pattern})", self.words) is not None

    def floor(self, depth: float) -> float:
        """Height on screen of the ground at `depth`."""
        return self.view.horizon + self.view.ground / depth

    def depth_of(self, body: float, least: float = 1.6) -> float:
        """The depth at which a person would be `body` frame heights tall."""
        return max(least, self.body / body)

    def blur(self, depth: float) -> float:
        """How far what stands at `depth` is out of focus."""
        if not self.actors and self.size is not Size.INSERT_MACRO:
            return 0.0
        soft = _SOFTNESS[self.size] * _LENS[self.scene.camera.lens]
        if depth < 1:
            return max(soft * 1.6, 0.004) * (1 / depth - 1)
        return soft * (1 - 1 / min(depth, 50.0))

    def dice(self, *words: object) -> np.random.Generator:
        """Chance that belongs to this scene."""
        return dice(self.seed, *words)


def colours(palette: tuple[str, ...]) -> tuple[Colour, ...]:
    return tuple(
        (int(one[1:3], 16) / 255, int(one[3:5], 16) / 255, int(one[5:7], 16) / 255) for one in palette
    )


def stage_of(request: ShotRequest) -> Stage:
    """Set the stage for `request`; the same request gives the same stage."""
    scene, bible = request.scene, request.bible
    camera, angle = scene.camera, scene.camera.angle
    place = bible.place(scene.continuity.place) if scene.continuity.place else None
    if place is None and len(bible.places) == 1:
        place = bible.places[0]
    kind = place.kind if place else PlaceKind.ABSTRACT
    half = request.width / request.height / 2
    world = (
        f"{bible.style}/{place.id if place else '-'}/{kind}/{','.join(one.id for one in bible.characters)}"
    )
    seed = f"{world}/{scene.number}/{scene.title}/{scene.description}/{camera.to_json()}/{request.seed}"
    treatment = treatment_of(bible.style)
    light = lighting(scene.light, treatment, colours(bible.palette))
    if kind in INDOORS:
        light = indoors(light)
    elif kind in TOWNS and light.dim:
        light = under_lamps(light)
    if camera.size not in (Size.EXTREME_WIDE, Size.WIDE, Size.FULL):
        # A face must be readable: nearer than a full shot some light is bounced back at it.
        light = replace(
            light, backlit=light.backlit * (0.5 if light.dim or scene.light.key is Key.LOW else 0.72)
        )
    cast = company([one for slug in scene.continuity.characters if (one := bible.character(slug))])
    cast = sorted(cast, key=lambda one: one.figure in LANDMARKS)
    kind = _water_of(kind, [one.figure for one in cast], scene.description)
    plan = angle is Angle.BIRDS_EYE and all(one.figure in _FLAT for one in cast)
    if angle is Angle.BIRDS_EYE and not plan:
        # Nobody knows an animal by its back: as steep as still shows what it is.
        angle = Angle.EXTREME_HIGH
    room = 0.5 - (0.30 if half < 0.5 else 0.22)
    body, crown = fit(cast, camera.size, half, room - 0.01)
    if kind in INDOORS and camera.size in (Size.EXTREME_WIDE, Size.WIDE):
        grown = 2.1 if camera.size is Size.EXTREME_WIDE else 1.6
        tall = NATURAL[cast[0].figure] if cast else 1.0
        grown = max(1.0, min(grown, (room + 0.40) / (body * tall)))
        crown = room - 0.01 - body * grown * tall
        body *= grown
    if angle in (Angle.LOW, Angle.EXTREME_LOW) and camera.size in (Size.EXTREME_WIDE, Size.WIDE):
        grown = 1.2
        crown -= body * (grown - 1)
        body *= grown
    feet = crown + body * (NATURAL[cast[0].figure] if cast else 1.0) * SQUASH.get(angle, 1.0)
    if camera.size in WHOLE:
        feet = min(feet, room - 0.01)
    horizon = _HORIZON[angle] + float(dice(seed, "horizon").uniform(-0.03, 0.03))
    if camera.size in (Size.EXTREME_WIDE, Size.WIDE):
        # From afar the view counts: even a high camera keeps its sky.
        horizon = max(horizon, -0.19 if angle is Angle.HIGH else -0.36) if not plan else horizon
    elif angle in (Angle.EYE, Angle.DUTCH):
        horizon -= 0.08
    if camera.size in WHOLE:
        horizon = min(horizon, feet - 0.06)
    ground = max(feet - horizon, 0.045)
    view = View(horizon, ground)
    side = 1.0 if dice(world, "sun").random() < 0.5 else -1.0
    words = told(scene, place.name if place else "")
    actors = block(scene, cast, words, angle, half, body, view, room - 0.01)
    if actors and camera.size in (Size.EXTREME_WIDE, Size.WIDE):
        side = -1.0 if actors[0].x > 0.02 else 1.0 if actors[0].x < -0.02 else side
    return Stage(
        scene=scene,
        bible=bible,
        kind=kind,
        place=place,
        light=light,
        treatment=treatment,
        view=view,
        half=half,
        body=body,
        actors=actors,
        world=world,
        seed=seed,
        sun_x=side * half * float(dice(seed, "sun").uniform(0.36, 0.6)),
        shift=float(dice(seed, "shift").uniform(-40, 40)),
        seconds=float(request.seconds),
        room=room,
        plan=plan,
        props=props_of(scene, bible, place),
    )


def _water_of(kind: PlaceKind, figures: list[Figure], text: str) -> PlaceKind:
    """The sea below its surface when that is where those are whom the scene is about."""
    beneath = re.search(
        r"\b(under the (?:sea|water|waves|ocean)|underwater|bawah laut|dasar laut)\b", text.lower()
    )
    if kind in (PlaceKind.SEA, PlaceKind.COAST) and (
        beneath or (figures and figures[0] in (Figure.WHALE, Figure.FISH))
    ):
        return PlaceKind.UNDERWATER
    return kind
