"""The stage: a request read as a picture. Where the horizon lies, who stands where, in what light."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

import numpy as np

from reelwright.film.grammar import Angle, Figure, Lens, PlaceKind, ScreenDirection, Size
from reelwright.film.storyboard import Bible, Character, Place, Scene
from reelwright.providers.animatic.camera import View
from reelwright.providers.animatic.cel import Colour
from reelwright.providers.animatic.costume import Costume, costume
from reelwright.providers.animatic.light import Lighting, indoors, lighting, under_lamps
from reelwright.providers.animatic.noise import dice
from reelwright.providers.animatic.pose import POSES, Pose, pose_of
from reelwright.providers.animatic.treatment import Treatment, treatment_of
from reelwright.providers.port import ShotRequest

PEOPLE = (Figure.PERSON, Figure.WOMAN, Figure.MAN, Figure.CHILD, Figure.ELDER)
INDOORS = (PlaceKind.ROOM, PlaceKind.KITCHEN, PlaceKind.WORKSHOP, PlaceKind.HALL)
TOWNS = (PlaceKind.CITY, PlaceKind.STREET, PlaceKind.MARKET, PlaceKind.VILLAGE)
LANDMARKS = (Figure.LIGHTHOUSE, Figure.TREE)

NATURAL = {
    Figure.PERSON: 1.0,
    Figure.WOMAN: 0.97,
    Figure.MAN: 1.03,
    Figure.CHILD: 0.66,
    Figure.ELDER: 0.93,
    Figure.CROWD: 1.0,
    Figure.DOG: 0.42,
    Figure.CAT: 0.27,
    Figure.HORSE: 1.15,
    Figure.BIRD: 0.24,
    Figure.FISH: 0.2,
    Figure.WHALE: 1.9,
    Figure.INSECT: 0.12,
    Figure.BEAST: 0.95,
    Figure.DRAGON: 3.0,
    Figure.ROBOT: 1.0,
    Figure.SPIRIT: 1.7,
    Figure.BOAT: 1.9,
    Figure.CAR: 0.86,
    Figure.TRAIN: 2.1,
    Figure.AIRCRAFT: 1.7,
    Figure.ROCKET: 7.0,
    Figure.TREE: 4.6,
    Figure.LIGHTHOUSE: 11.0,
    Figure.THING: 0.36,
}
"""Heights in bodies of a grown person."""

_FRAMING = {
    Size.EXTREME_WIDE: (0.115, 0.135),
    Size.WIDE: (0.30, 0.02),
    Size.FULL: (0.74, -0.33),
    Size.MEDIUM_FULL: (0.98, -0.38),
    Size.MEDIUM: (1.42, -0.37),
    Size.MEDIUM_CLOSE: (2.15, -0.36),
    Size.CLOSE_UP: (3.6, -0.35),
    Size.EXTREME_CLOSE_UP: (6.6, -0.50),
    Size.INSERT_MACRO: (4.2, -1.5),
}
"""Height of the subject's body and where its crown is, in frame heights (y down from the centre)."""

_HORIZON = {
    Angle.EYE: 0.03,
    Angle.LOW: 0.27,
    Angle.EXTREME_LOW: 0.41,
    Angle.HIGH: -0.27,
    Angle.EXTREME_HIGH: -0.62,
    Angle.BIRDS_EYE: -3.0,
    Angle.DUTCH: 0.06,
}
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
_SQUASH = {Angle.HIGH: 0.93, Angle.EXTREME_HIGH: 0.76}
"""How much shorter a body looks from above."""
DUTCH = math.radians(8.5)


@dataclass(frozen=True, slots=True)
class Actor:
    """A character in its place on the stage."""

    figure: Figure
    costume: Costume
    pose: Pose
    x: float
    y: float
    """Of the feet."""
    height: float
    depth: float
    facing: float
    view: str
    main: bool = False

    @property
    def head(self) -> tuple[float, float]:
        """About where the face is."""
        return self.x, self.y - self.height * 0.9


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

    @property
    def size(self) -> Size:
        return self.scene.camera.size

    @property
    def horizon(self) -> float:
        return self.view.horizon

    @property
    def plan(self) -> bool:
        """Seen from straight above."""
        return self.scene.camera.angle is Angle.BIRDS_EYE

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
        light = replace(light, backlit=light.backlit * 0.72)
    cast = [one for slug in scene.continuity.characters if (one := bible.character(slug)) is not None]
    cast = [one for one in cast if one.figure not in LANDMARKS] + [
        one for one in cast if one.figure in LANDMARKS
    ]
    body, crown = _FRAMING[camera.size]
    if not cast and body > 1:
        # With nobody to come close to, a close shot is of the place: nearer, not lost in its blur.
        body, crown = 1 + (body - 1) * 0.2, crown
    if cast:
        body, crown = _fit(cast[0], camera.size, body, crown)
    if kind in INDOORS and camera.size in (Size.EXTREME_WIDE, Size.WIDE):
        grown = 2.1 if camera.size is Size.EXTREME_WIDE else 1.72
        crown -= body * (grown - 1) * 0.72
        body *= grown
    horizon = _HORIZON[angle] + float(dice(seed, "horizon").uniform(-0.03, 0.03))
    feet = crown + body * (NATURAL[cast[0].figure] if cast else 1.0)
    if camera.size not in (Size.EXTREME_WIDE, Size.WIDE) and angle in (Angle.EYE, Angle.DUTCH):
        horizon -= 0.08
    if angle in (Angle.HIGH, Angle.EXTREME_HIGH):
        feet += 0.03
    elif angle in (Angle.LOW, Angle.EXTREME_LOW) and camera.size in (Size.EXTREME_WIDE, Size.WIDE):
        body *= 1.25
        feet = max(feet + 0.09, horizon + 0.05)
    ground = max(feet - horizon, 0.045)
    view = View(horizon, ground)
    side = 1.0 if dice(world, "sun").random() < 0.5 else -1.0
    actors = _block(scene, cast, half, body, view)
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
    )


def _fit(lead: Character, size: Size, body: float, crown: float) -> tuple[float, float]:
    """The framing when the subject is no person: it fills the frame as a person would, but is never cut."""
    natural = NATURAL[lead.figure]
    if lead.figure in (*PEOPLE, Figure.ROBOT, Figure.CROWD):
        if lead.figure is Figure.CHILD and size not in (Size.EXTREME_WIDE, Size.WIDE):
            return body / 0.82, crown
        return body, crown
    if size is Size.EXTREME_WIDE:
        tall = min(0.34, max(0.05, 0.115 * natural))
        return tall / natural, 0.25 - tall
    if size is Size.WIDE:
        tall = min(0.56, max(0.13, 0.30 * natural))
        return tall / natural, 0.32 - tall
    tall = {Size.FULL: 0.56, Size.MEDIUM_FULL: 0.64, Size.MEDIUM: 0.74}.get(size, 0.92)
    wide = {
        Figure.CAR: 0.62,
        Figure.TRAIN: 0.62,
        Figure.WHALE: 0.56,
        Figure.FISH: 0.6,
        Figure.DRAGON: 0.8,
        Figure.AIRCRAFT: 0.5,
        Figure.BOAT: 0.85,
        Figure.DOG: 0.85,
        Figure.BEAST: 0.85,
    }.get(lead.figure, 1.0)
    tall *= wide
    return tall / natural, -tall * 0.52


def _block(scene: Scene, cast: list[Character], half: float, body: float, view: View) -> tuple[Actor, ...]:
    """Who stands where: by thirds, with room to look into, in the order of the scene."""
    direction = scene.continuity.screen_direction
    size = scene.camera.size
    close = size in (Size.CLOSE_UP, Size.EXTREME_CLOSE_UP, Size.MEDIUM_CLOSE, Size.INSERT_MACRO)
    count = min(len(cast), 4)
    pose = pose_of(scene.description)
    rng = dice(scene.number, scene.title, "block")
    facing = {ScreenDirection.LEFT: -1.0, ScreenDirection.RIGHT: 1.0}.get(
        direction or ScreenDirection.TOWARDS, 1.0 if rng.random() < 0.5 else -1.0
    )
    third = half * 0.36 * (0.5 if close else 1.0)
    actors: list[Actor] = []
    for index, character in enumerate(cast[:count]):
        figure = character.figure
        view_from = "side"
        if direction is ScreenDirection.TOWARDS or (
            direction is None and pose.moving == 0 and size is not Size.WIDE
        ):
            view_from = "front"
        elif direction is ScreenDirection.AWAY:
            view_from = "back"
        if pose.name in ("sit", "row", "kneel", "lie", "run", "climb") and view_from == "front":
            view_from = "side"
        if count == 1:
            x = 0.0 if direction is ScreenDirection.AWAY and close else -facing * third
            depth, face = 1.0, facing
        else:
            order = index - (count - 1) / 2
            spread = half * (1.15 if count == 2 else 1.45) / count
            x = -facing * -order * spread * -1.0
            depth = 1.0 + 0.16 * index
            face = facing if index == 0 else -facing
            if pose.moving or direction in (ScreenDirection.AWAY, ScreenDirection.TOWARDS):
                face = facing
            elif view_from == "front" and not close:
                view_from = "side"
        if figure in LANDMARKS and index > 0:
            depth = max(1.8, body * NATURAL[figure] / 0.62)
            x = facing * half * 0.55
        height = body * NATURAL[figure] / depth * _SQUASH.get(scene.camera.angle, 1.0)
        y = view.horizon + view.ground / depth
        air = figure in (
            Figure.BIRD,
            Figure.AIRCRAFT,
            Figure.SPIRIT,
            Figure.INSECT,
            Figure.DRAGON,
            Figure.FISH,
            Figure.WHALE,
        )
        if air and index > 0:
            y -= body * {Figure.BIRD: 1.25, Figure.AIRCRAFT: 2.6, Figure.DRAGON: 0.5, Figure.INSECT: 1.0}.get(
                figure, 0.25
            )
            y = max(y, -0.34 + height)
        own = (
            pose
            if figure in (*PEOPLE, Figure.ROBOT)
            and (index == 0 or pose.name in ("walk", "run", "sit", "dance", "lie", "row"))
            else POSES["stand"]
        )
        actors.append(
            Actor(figure, costume(character), own, x, y, height, depth, face, view_from, main=index == 0)
        )
    return tuple(actors)
