"""A drawing: a request turned into everything that its frames are made from."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from reelwright.film.grammar import Angle, Move
from reelwright.providers.animatic.camera import Path, path
from reelwright.providers.animatic.figures.gait import haste
from reelwright.providers.animatic.flat import Flat
from reelwright.providers.animatic.framing import framed
from reelwright.providers.animatic.lens import lens, smear
from reelwright.providers.animatic.reel import frames
from reelwright.providers.animatic.setting import setting
from reelwright.providers.animatic.shot import Frame, Layer, Take, layers
from reelwright.providers.animatic.slate import lettered
from reelwright.providers.animatic.stage import DUTCH, Stage, stage_of
from reelwright.providers.animatic.weather import Finish, weather
from reelwright.providers.port import ShotRequest


@dataclass(frozen=True, slots=True)
class Drawing:
    """A painted scene, ready to be seen frame by frame."""

    stage: Stage
    stops: tuple[tuple[Layer, ...], ...]
    """The painted flats; more than once, from near focus to far, when focus is racked."""
    path: Path
    finishes: tuple[Finish, ...]
    width: int
    height: int
    seconds: float
    count: int

    def frames(self) -> Iterator[Frame]:
        """Every frame in order; each is only good until the next."""
        return frames(
            self.stops,
            self.path,
            self.finishes,
            width=self.width,
            height=self.height,
            seconds=self.seconds,
            count=self.count,
        )


def drawn(request: ShotRequest, *, pause: Callable[[], None] = lambda: None) -> Drawing:
    """Paint the scene of `request`. `pause` is called between two flats and may raise to stop the work."""
    stage = stage_of(request)
    camera = request.scene.camera
    seconds = float(request.seconds)
    route = route_of(stage)
    count = request.rate.frames(request.seconds)
    width, height = request.width, request.height
    finishes = weather(stage, width, height, float(request.rate.fps), count)
    if camera.move is Move.WHIP_PAN:
        finishes.append(smear(route, width, height, count))
    finishes += [*lens(stage, width, height), *lettered(request)]
    flats = setting(stage)
    stops = [flats] if camera.move is not Move.RACK_FOCUS else [_focused(flats, at) for at in (0.0, 0.5, 1.0)]
    painted = [_painted(Take(stop, route, stage.view, width, height, seconds), pause) for stop in stops]
    return Drawing(stage, tuple(painted), route, tuple(finishes), width, height, seconds, count)


def route_of(stage: Stage) -> Path:
    """The path that the camera takes: the scene's move, framed so that nobody whom it names is lost."""
    camera = stage.scene.camera
    lead = stage.actors[0] if stage.actors else None
    aim = (lead.x * 0.85, max(-0.25, min(0.2, lead.y - lead.height * 0.72))) if lead else (0.0, stage.horizon)
    heading = lead.facing * haste(lead) if lead else 1.0
    route = path(camera.move, camera.speed, stage.seconds, aim, stage.view, stage.seed, heading)
    if camera.angle is Angle.DUTCH:
        route = _tilted(route, math.copysign(DUTCH, stage.sun_x))
    return framed(route, stage)


def _painted(take: Take, pause: Callable[[], None]) -> tuple[Layer, ...]:
    painted: list[Layer] = []
    for layer in layers(take):
        painted.append(layer)
        pause()
    return tuple(painted)


def _focused(flats: list[Flat], focus: float) -> list[Flat]:
    """The same flats with the lens set near (0) to far (1)."""
    soft = 0.012
    made: list[Flat] = []
    for flat in flats:
        near = flat.near or flat.depth < 1.5
        away = 1 - 1 / min(max(flat.depth, 1.0), 50.0)
        made.append(replace(flat, blur=soft * focus if near else soft * (1 - focus) * away))
    return made


def _tilted(route: Path, roll: float) -> Path:
    """The same path with the camera canted by `roll` radians."""
    return lambda t: replace(route(t), roll=route(t).roll + roll)
