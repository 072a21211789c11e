"""The move that was asked for is the one that is seen."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, cast

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from tests.unit.animatic.scenes import a_request

from reelwright.film.ease import eased
from reelwright.film.grammar import Move, Speed
from reelwright.providers.animatic.camera import View, path
from reelwright.providers.animatic.cel import Cel
from reelwright.providers.animatic.drawing import drawn
from reelwright.providers.animatic.flat import Flat
from reelwright.providers.animatic.reel import frames
from reelwright.providers.animatic.shot import Take, layers
from reelwright.providers.port import ShotRequest

Picture = NDArray[np.uint8]


@dataclass
class Motion:
    """How points moved, in pixels, between a quarter and three quarters of the take."""

    start: NDArray[np.float32]
    end: NDArray[np.float32]

    @property
    def travel(self) -> NDArray[np.float32]:
        return np.median(self.end - self.start, axis=0)

    @property
    def spread(self) -> float:
        """Median distance of single points from the common travel."""
        return float(np.median(np.hypot(*(self.end - self.start - self.travel).T)))

    def affine(self) -> tuple[float, float]:
        """Scale and turn (degrees) that the points have in common."""
        matrix, _ = cv2.estimateAffinePartial2D(self.start, self.end, ransacReprojThreshold=2)
        assert matrix is not None
        return math.hypot(matrix[0, 0], matrix[1, 0]), math.degrees(math.atan2(matrix[1, 0], matrix[0, 0]))


def pictures(request: ShotRequest, *places: float) -> list[Picture]:
    drawing = drawn(request)
    wanted = [round(at * (drawing.count - 1)) for at in places]
    kept = {number: frame.y.copy() for number, frame in enumerate(drawing.frames()) if number in wanted}
    return [kept[number] for number in wanted]


def motion(first: Picture, last: Picture, box: tuple[float, float, float, float]) -> Motion:
    """Tracked corners within `box` (shares of the frame: left, top, right, bottom)."""
    height, width = first.shape
    mask = np.zeros_like(first)
    mask[int(box[1] * height) : int(box[3] * height), int(box[0] * width) : int(box[2] * width)] = 255
    spots = cv2.goodFeaturesToTrack(first, 120, 0.02, 4, mask=mask)
    assert spots is not None
    spots = np.asarray(spots, np.float32)
    moved, found = _tracked(first, last, spots)
    back, refound = _tracked(last, first, moved)
    good = (found == 1) & (refound == 1) & (np.abs(back - spots).reshape(-1, 2).max(1) < 0.5)
    assert good.sum() >= 6
    return Motion(spots.reshape(-1, 2)[good], moved.reshape(-1, 2)[good])


def _tracked(first: Picture, last: Picture, spots: Any) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    """Where `spots` of the first picture are in the last, and for which of them that is known."""
    track = cast("Any", cv2.calcOpticalFlowPyrLK)
    moved, found, _ = track(first, last, spots, None, winSize=(21, 21), maxLevel=3)
    return np.asarray(moved, np.float32), np.asarray(found, np.uint8).ravel()


WHOLE = (0.0, 0.0, 1.0, 1.0)
FAR = (0.0, 0.2, 1.0, 0.52)


def seen(move: Move) -> tuple[Motion, Motion, Motion]:
    """How the whole frame moved, the far houses, and the person."""
    request = a_request(camera={"move": move, "speed": "fast"})
    actor = drawn(request).stage.actors[0]
    half = 320 / 180 / 2
    left, right = actor.x - 0.16, actor.x + 0.16
    person = (
        max(0.0, (left + half) / (2 * half)),
        actor.y - actor.height + 0.5,
        (right + half) / (2 * half),
        min(1.0, actor.y + 0.5),
    )
    far_side = (0.55, 0.2, 1.0, 0.52) if actor.x < 0 else (0.0, 0.2, 0.45, 0.52)
    first, last = pictures(request, 0.3, 0.7)
    return motion(first, last, WHOLE), motion(first, last, far_side), motion(first, last, person)


def test_a_static_shot_is_still() -> None:
    whole, _, person = seen(Move.STATIC)
    assert np.abs(whole.travel).max() < 0.1
    assert np.abs(person.travel).max() < 0.4


@pytest.mark.parametrize(
    ("move", "direction"),
    [
        (Move.PAN_RIGHT, (-1, 0)),
        (Move.PAN_LEFT, (1, 0)),
        (Move.TILT_UP, (0, 1)),
        (Move.TILT_DOWN, (0, -1)),
    ],
)
def test_a_turn_moves_everything_alike(move: Move, direction: tuple[int, int]) -> None:
    whole, far, person = seen(move)
    along = float(whole.travel @ np.array(direction))
    assert along > 5
    assert abs(float(whole.travel @ np.array(direction[::-1]))) < 0.5
    assert np.abs(far.travel - person.travel).max() < 0.6


@pytest.mark.parametrize(("move", "sign"), [(Move.TRUCK_RIGHT, -1), (Move.TRUCK_LEFT, 1)])
def test_a_truck_moves_what_is_near_more(move: Move, sign: int) -> None:
    _, far, person = seen(move)
    assert person.travel[0] * sign > 4
    assert 0 < far.travel[0] * sign < 0.5 * person.travel[0] * sign


def test_a_dolly_grows_what_is_near_more_and_a_zoom_all_alike() -> None:
    _, far, person = seen(Move.DOLLY_IN)
    assert person.affine()[0] > 1.06
    assert person.affine()[0] - far.affine()[0] > 0.04
    _, far, person = seen(Move.ZOOM_IN)
    assert far.affine()[0] > 1.06
    assert abs(person.affine()[0] - far.affine()[0]) < 0.02


def test_a_dolly_zoom_keeps_the_subject_and_shrinks_what_is_behind() -> None:
    _, far, person = seen(Move.DOLLY_ZOOM)
    assert abs(person.affine()[0] - 1) < 0.02
    assert far.affine()[0] < 0.97


def test_a_roll_turns_the_frame() -> None:
    whole, _, _ = seen(Move.ROLL)
    scale, turn = whole.affine()
    assert abs(scale - 1) < 0.01
    assert abs(turn) > 3


def test_a_rising_camera_sees_what_is_near_sink() -> None:
    _, far, person = seen(Move.PEDESTAL_UP)
    assert person.travel[1] > far.travel[1] + 2
    _, far, person = seen(Move.CRANE_UP)
    assert person.travel[1] - far.travel[1] > 4


def test_an_arc_keeps_the_subject_while_the_background_slides() -> None:
    _, far, person = seen(Move.ARC_RIGHT)
    assert abs(person.travel[0]) < 1
    assert abs(far.travel[0]) > 3


def test_a_whip_pan_lands_on_the_subject() -> None:
    request = a_request(camera={"move": Move.WHIP_PAN})
    start, late, end = pictures(request, 0.0, 0.9, 1.0)
    assert np.abs(late.astype(int) - end).mean() < 1
    assert np.abs(start.astype(int) - end).mean() > 4


def test_a_rack_focus_goes_from_near_to_far() -> None:
    request = a_request(camera={"move": Move.RACK_FOCUS, "size": "medium"})
    stage = drawn(request).stage
    column = round((stage.actors[0].x + 320 / 180 / 2) * 180)
    start, end = pictures(request, 0.0, 1.0)

    def sharpness(picture: Picture, left: int, right: int) -> float:
        return float(cv2.Laplacian(picture[20:, max(0, left) : right], cv2.CV_32F).var())

    near = slice(column - 25, column + 25)
    assert sharpness(start, near.start, near.stop) > 1.5 * sharpness(end, near.start, near.stop)
    elsewhere = (200, 320) if column < 160 else (0, 120)
    assert sharpness(end, *elsewhere) > 1.2 * sharpness(start, *elsewhere)


def test_every_move_starts_and_ends_gently() -> None:
    assert eased(0) == 0
    assert eased(1) == 1
    steps = np.diff([eased(at / 50) for at in range(51)])
    assert (steps >= 0).all()
    assert steps[0] < steps[25] / 20
    assert steps[-1] < steps[25] / 20


@pytest.mark.parametrize("size", [(160, 90), (90, 160), (120, 120)], ids=["16:9", "9:16", "1:1"])
@pytest.mark.parametrize("move", list(Move))
def test_no_edge_of_a_flat_is_ever_seen(move: Move, size: tuple[int, int]) -> None:
    def white(cel: Cel) -> None:
        cel.pixels[...] = 1

    view = View(-0.9, 1.2)
    route = path(move, Speed.FAST, 6.0, (0.2, -0.1), view, "edge")
    for flat in (Flat(math.inf, white), Flat(4.0, white), Flat(1.0, white), Flat(30.0, white, floor=True)):
        take = Take([flat], route, view, *size, 6.0)
        reel = frames([tuple(layers(take))], route, (), width=size[0], height=size[1], seconds=6.0, count=9)
        for number, frame in enumerate(reel):
            assert frame.y.min() >= 233, f"{flat.depth} at frame {number}"
