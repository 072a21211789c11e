"""The camera of the animatic, measured by optical flow: the asked move is the one that is seen.

A corner's distance is that of the layer it lies on, so turning and travelling are told apart by parallax.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.camera_flow import LAYERED, Picture, Run, Values, flow, layered, rest, run, sharpness, unevenness
from tests.unit.animatic.scenes import a_request

from reelwright.film.grammar import Move, PlaceKind, Size, Speed
from reelwright.providers.animatic.drawing import Drawing, drawn
from reelwright.providers.animatic.shot import Layer

PLACES = {
    Speed.SLOW: (PlaceKind.FOREST, Size.WIDE),
    Speed.NORMAL: (PlaceKind.VILLAGE, Size.FULL),
    Speed.FAST: (PlaceKind.CITY, Size.MEDIUM),
}
"""Each speed is tried somewhere else, and from another distance."""
MAIN = {
    Move.PAN_LEFT: "pan",
    Move.PAN_RIGHT: "pan",
    Move.TILT_UP: "tilt",
    Move.TILT_DOWN: "tilt",
    Move.DOLLY_IN: "dolly",
    Move.DOLLY_OUT: "dolly",
    Move.TRUCK_LEFT: "truck",
    Move.TRUCK_RIGHT: "truck",
    Move.PEDESTAL_UP: "pedestal",
    Move.PEDESTAL_DOWN: "pedestal",
    Move.CRANE_UP: "pedestal",
    Move.CRANE_DOWN: "pedestal",
    Move.ARC_LEFT: "truck",
    Move.ARC_RIGHT: "truck",
    Move.ROLL: "roll",
    Move.ZOOM_IN: "zoom",
    Move.ZOOM_OUT: "zoom",
    Move.DOLLY_ZOOM: "dolly",
    Move.FOLLOW: "truck",
    Move.DRONE: "pedestal",
}
"""The motion that carries the move."""


@dataclass
class Depths:
    """How near each place of a drawing's frames is: by the foremost layer that covers it."""

    drawing: Drawing
    without: frozenset[int] = frozenset()
    """Layers whose corners do not count."""
    subject: int = field(init=False)
    """The layer of the first actor."""

    def __post_init__(self) -> None:
        depth = self.drawing.stage.actors[0].depth
        layers = self.drawing.stops[0]
        self.subject = next(at for at, one in enumerate(layers) if one.flat.life and one.flat.depth == depth)

    def layer(self, number: int, at: Values) -> tuple[NDArray[np.int64], Values]:
        """For each place the layer's index, -1 for none, and its nearness."""
        made = self.drawing
        t = number / max(made.count - 1, 1)
        ones = np.ones(len(at))
        spots = np.vstack(
            [
                at[:, 0] * made.height + (made.width - 1) / 2,
                at[:, 1] * made.height + (made.height - 1) / 2,
                ones,
            ]
        )
        found, near = np.full(len(at), -1), np.zeros(len(at))
        layers = made.stops[0]
        for index in range(len(layers) - 1, -1, -1):
            cover, height = self._on(layers[index], t, spots)
            new = cover & (found < 0)
            found[new] = index
            near[new] = height[new] if layers[index].flat.floor else 1 / layers[index].flat.depth
        return found, near

    def _on(self, layer: Layer, t: float, spots: Values) -> tuple[NDArray[np.bool_], Values]:
        """Whether the layer covers each spot, and how near the ground is that is seen there."""
        made = self.drawing
        layer = layer.at(t * made.seconds)
        back = np.linalg.inv(layer.matrix(made.path(t), t * made.seconds)) @ spots
        back = back[:2] / back[2]
        column, row = np.asarray(np.round(back), np.int64)
        rows, columns = layer.ink.clear.shape
        cover = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
        cover[cover] = layer.ink.clear[row[cover], column[cover]] < 90
        height = (back[1] / layer.ink.scale + layer.ink.y0 - made.stage.horizon) / made.stage.view.ground
        return cover, np.clip(height, 0, 4)

    def __call__(self, number: int, at: Values) -> Values:
        found, near = self.layer(number, at)
        return np.where(np.isin(found, list(self.without)), np.nan, near)


@dataclass(frozen=True)
class Shot:
    """A scene as it was drawn, and as it was measured."""

    pictures: tuple[Picture, ...]
    camera: Run
    subject: float
    """How fast the first actor goes across the frame, in frame heights a second, as a median."""
    focus: tuple[float, float]
    """How many times sharper what is near, and what is far, became from the first frame to the last."""


@cache
def shot(move: Move, speed: Speed, place: PlaceKind, size: Size) -> Shot:
    """Two seconds, as they are shown; where no speed curve is asked for, ten frames of each."""
    rate = 24 if speed is Speed.NORMAL or move is Move.WHIP_PAN else 10
    request = a_request(
        place=place,
        camera={"move": move, "speed": speed, "size": size},
        rate={"num": rate},
    )
    drawing = drawn(request)
    pictures = tuple(frame.y.copy() for frame in drawing.frames())
    depths = Depths(drawing)
    held = frozenset(at for at, layer in enumerate(drawing.stops[0]) if layer.flat.held)
    camera = run(pictures, LAYERED, layered(drawing.stage.horizon), Depths(drawing, held))
    return Shot(pictures, camera, _travel(pictures, depths) * rate, _focus(pictures, depths))


def _travel(pictures: tuple[Picture, ...], depths: Depths) -> float:
    moves: list[float] = []
    for number in range(len(pictures) // 3, 2 * len(pictures) // 3):
        seen = flow(pictures[number], pictures[number + 1])
        on = depths.layer(number, seen.at)[0] == depths.subject
        moves += [float(value) for value in np.abs(seen.by[on, 0])]
    return float(np.median(moves)) if moves else 0.0


def _focus(pictures: tuple[Picture, ...], depths: Depths) -> tuple[float, float]:
    height, width = pictures[0].shape
    y, x = np.mgrid[0:height, 0:width]
    at = np.stack([(x - (width - 1) / 2).ravel(), (y - (height - 1) / 2).ravel()], 1) / height
    layer, near = (one.reshape(height, width) for one in depths.layer(0, at))
    masks = layer == depths.subject, near < 0.5
    grown = [
        sharpness(pictures[-1], mask) / sharpness(pictures[0], mask) if mask.any() else 1.0 for mask in masks
    ]
    return grown[0], grown[1]


def seen(found: Shot) -> str:
    """The move that a shot makes, by what was measured of it alone."""
    camera = found.camera
    pan, tilt, truck, pedestal = (camera.total(name) for name in LAYERED[:4])
    # What scales and turns the picture counts by what it does half a frame height from the middle.
    zoom, dolly, roll = (camera.total(name) / 2 for name in LAYERED[4:])
    amounts = {
        "turn": pan,
        "nod": tilt,
        "side": truck,
        "rise": pedestal,
        "zoom": zoom,
        "dolly": dolly,
        "roll": roll,
    }
    main = max(amounts, key=lambda name: abs(amounts[name]))
    if camera.curve("pan").max() > 0.08:
        return "whip_pan"
    most = max(abs(value) for value in amounts.values())
    way = sum(float(camera.curve(name).sum()) for name in ("pan", "tilt", "truck"))
    if way > 0.01 and most < min(0.03, way / 2) and camera.turns("tilt") + camera.turns("pan"):
        return "handheld"
    if most < 0.012:
        return "rack_focus" if found.focus[0] < 0.8 < 1.15 < found.focus[1] else "static"
    if main in ("zoom", "dolly") and zoom * dolly < 0 and abs(zoom + dolly) < 0.5 * abs(dolly):
        return "dolly_zoom"
    if pedestal > 0.04 and dolly > 0.02 and tilt < 0:
        return "drone"
    if main in ("zoom", "dolly"):
        return f"{main}_{'in' if amounts[main] > 0 else 'out'}"
    if main == "roll":
        return "roll"
    if abs(pedestal) > 0.03 and pedestal * tilt < 0 and abs(tilt) > 0.5 * abs(pedestal):
        return f"crane_{'up' if pedestal > 0 else 'down'}"
    if abs(truck) > 0.03 and truck * pan < 0 and abs(pan) > 0.6 * abs(truck):
        return f"arc_{'right' if truck > 0 else 'left'}"
    if main in ("side", "turn") and found.subject < 0.03:
        # Everything else goes by behind somebody who stays where he is in the frame.
        return "follow"
    if main == "side":
        return f"truck_{'right' if truck > 0 else 'left'}"
    if main == "turn":
        return f"pan_{'right' if pan > 0 else 'left'}"
    return f"{'pedestal' if main == 'rise' else 'tilt'}_{'up' if amounts[main] > 0 else 'down'}"


@pytest.mark.parametrize("move", list(Move))
@pytest.mark.parametrize("speed", list(Speed))
def test_the_asked_move_is_the_one_that_is_seen(move: Move, speed: Speed) -> None:
    assert seen(shot(move, speed, *PLACES[speed])) == move.value


@pytest.mark.parametrize("move", [*MAIN, Move.HANDHELD])
def test_a_faster_move_goes_further(move: Move) -> None:
    def far(speed: Speed) -> float:
        # In a village little stands near enough to say how far a camera that follows has gone.
        where = PLACES[Speed.SLOW if move is Move.FOLLOW else speed]
        camera = shot(move, speed, *where).camera
        if move is Move.HANDHELD:
            return float(camera.curve("pan", "tilt", "truck").sum())
        return abs(camera.total(MAIN[move]))

    assert far(Speed.SLOW) * 1.2 < far(Speed.NORMAL)
    assert far(Speed.NORMAL) * 1.2 < far(Speed.FAST)


@pytest.mark.parametrize("move", [*MAIN, Move.HANDHELD])
def test_a_move_begins_and_ends_at_rest(move: Move) -> None:
    camera = shot(move, Speed.NORMAL, *PLACES[Speed.NORMAL]).camera
    names = ("pan", "tilt", "truck") if move is Move.HANDHELD else (MAIN[move],)
    start, end = rest(camera.curve(*names))
    assert max(start, end) < 0.45


def test_a_whip_pan_swishes_and_settles() -> None:
    found = shot(Move.WHIP_PAN, Speed.NORMAL, PlaceKind.VILLAGE, Size.FULL)
    speed = found.camera.curve("pan")
    assert speed.max() > 20 * (speed[:5].mean() + speed[-5:].mean() + 1e-3)
    assert sharpness(found.pictures[int(speed.argmax())]) < 0.75 * sharpness(found.pictures[-1])


@pytest.mark.parametrize(
    "move", [Move.PAN_RIGHT, Move.TRUCK_RIGHT, Move.TILT_UP, Move.PEDESTAL_UP, Move.DOLLY_IN, Move.ZOOM_IN]
)
def test_a_move_neither_steps_nor_trembles(move: Move) -> None:
    """Steps of a quarter of a pixel would show as an unevenness of 0.05 to 0.2 here."""
    camera = shot(move, Speed.NORMAL, *PLACES[Speed.NORMAL]).camera
    assert unevenness(camera.curve(MAIN[move])) < 0.05
