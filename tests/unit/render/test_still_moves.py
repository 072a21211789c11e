"""The camera over a still picture, measured by optical flow: the asked move is the one that is seen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image
from tests.camera_flow import FLAT, Picture, Run, flat, rest, run, sharpness, unevenness

from reelwright.film.grammar import Fit, Move, Speed
from reelwright.film.time import Rate
from reelwright.film.timeline import Clip
from reelwright.media.source import Source
from reelwright.render.planes import picture_of, planes
from reelwright.render.screen import Screen
from reelwright.render.still import Still

SCREEN = Screen(256, 144, Rate(num=24))
FRAMES = 36


@dataclass(frozen=True)
class Shot:
    pictures: tuple[Picture, ...]
    camera: Run


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Source:
    """Something with detail of every size everywhere."""
    chance = np.random.default_rng(11)
    made = np.zeros((720, 1280, 3), np.float32)
    for cell in (160, 60, 24, 10):
        grid = chance.random((720 // cell + 2, 1280 // cell + 2, 3), dtype=np.float32)
        made += cv2.resize(grid, (1280, 720), interpolation=cv2.INTER_CUBIC) * (cell**0.3)
    made = (made - made.min()) / np.ptp(made)
    path: Path = tmp_path_factory.mktemp("photo") / "photo.png"
    Image.fromarray((255 * made).astype(np.uint8)).save(path, compress_level=1)
    return Source.at(path)


@cache
def shot(photo: Source, move: Move, speed: Speed = Speed.NORMAL, fit: Fit = Fit.COVER) -> Shot:
    clip = Clip.model_validate(
        {"scene": 1, "media": "f" * 64, "frames": FRAMES, "move": move, "speed": speed, "fit": fit}
    )
    still = Still(photo, clip, SCREEN)
    taken = [planes(picture_of(still.take()), SCREEN.width, SCREEN.height).luma for _ in range(FRAMES)]
    return Shot(tuple(taken), run(taken, FLAT, flat))


MAIN = {
    Move.PAN_LEFT: "across",
    Move.PAN_RIGHT: "across",
    Move.TILT_UP: "up",
    Move.TILT_DOWN: "up",
    Move.DOLLY_IN: "grow",
    Move.DOLLY_OUT: "grow",
    Move.TRUCK_LEFT: "across",
    Move.TRUCK_RIGHT: "across",
    Move.PEDESTAL_UP: "up",
    Move.PEDESTAL_DOWN: "up",
    Move.CRANE_UP: "up",
    Move.CRANE_DOWN: "up",
    Move.ARC_LEFT: "yaw",
    Move.ARC_RIGHT: "yaw",
    Move.ROLL: "roll",
    Move.ZOOM_IN: "grow",
    Move.ZOOM_OUT: "grow",
    Move.DOLLY_ZOOM: "bulge",
    Move.FOLLOW: "across",
    Move.DRONE: "grow",
}
"""The motion that carries the move."""
ALIKE = {Move.ZOOM_IN: Move.DOLLY_IN, Move.ZOOM_OUT: Move.DOLLY_OUT}
"""Without depth nothing tells these apart."""


def seen(found: Shot) -> str:
    """The move that a shot makes, by what was measured of it alone."""
    camera = found.camera
    across, up, grow, roll, yaw, pitch, bulge = (camera.total(name) for name in FLAT)
    amounts = [across, up, grow / 2, roll / 2, yaw / 2, pitch / 2, bulge / 4]
    most = max(abs(amount) for amount in amounts)
    if camera.curve("across").max() > 0.06:
        return "whip_pan"
    if sharpness(found.pictures[-1]) > 3 * sharpness(found.pictures[0]) and most < 0.01:
        return "rack_focus"
    way = float(camera.curve("across", "up").sum())
    if way > 0.01 and most < way / 2 and camera.turns("across") + camera.turns("up"):
        return "handheld"
    if most < 0.005:
        return "static"
    side, height = ("right" if across > 0 else "left"), ("up" if up > 0 else "down")
    if abs(bulge) / 4 == most:
        return "dolly_zoom"
    if abs(roll) / 2 == most:
        return "roll"
    if yaw * across < 0 and abs(yaw) > max(0.03, abs(across)):
        return f"arc_{side}"
    if grow > 0.05 and up > 0.04:
        return "drone"
    if abs(grow) / 2 == most:
        return f"dolly_{'in' if grow > 0 else 'out'}"
    if abs(across) == most:
        if abs(yaw) > 0.15 * abs(across):
            return f"pan_{side}"
        return "follow" if grow > 0.01 else f"truck_{side}"
    if abs(pitch) < 0.05 * abs(up):
        return f"pedestal_{height}"
    return f"{'tilt' if pitch * up > 0 else 'crane'}_{height}"


@pytest.mark.parametrize("move", list(Move))
def test_the_asked_move_is_the_one_that_is_seen(photo: Source, move: Move) -> None:
    assert seen(shot(photo, move)) == ALIKE.get(move, move).value


@pytest.mark.parametrize("move", [*MAIN, Move.HANDHELD])
def test_a_move_begins_and_ends_at_rest_and_runs_smoothly_between(photo: Source, move: Move) -> None:
    camera = shot(photo, move).camera
    curve = camera.curve(*(("across", "up") if move is Move.HANDHELD else (MAIN[move],)))
    start, end = rest(curve)
    assert max(start, end) < 0.5
    if move is not Move.HANDHELD:
        assert unevenness(curve) < 0.08


@pytest.mark.parametrize("move", [Move.PAN_LEFT, Move.TILT_UP, Move.DOLLY_IN, Move.ROLL, Move.ARC_RIGHT])
def test_a_faster_move_goes_further(photo: Source, move: Move) -> None:
    slow, normal, fast = (abs(shot(photo, move, speed).camera.total(MAIN[move])) for speed in Speed)
    assert slow * 1.3 < normal
    assert normal * 1.3 < fast


def test_a_whip_pan_swishes_and_settles(photo: Source) -> None:
    found = shot(photo, Move.WHIP_PAN)
    speed = found.camera.curve("across")
    assert speed[:5].max() < 1e-3
    assert speed[-5:].max() < 1e-3
    assert sharpness(found.pictures[int(speed.argmax())]) < 0.6 * sharpness(found.pictures[-1])


def test_a_picture_keeps_its_sharpness_while_it_goes_by(photo: Source) -> None:
    """Read between its own pixels it would lose a part of it, now more, now less: it would shimmer."""
    levels = [sharpness(picture) for picture in shot(photo, Move.TRUCK_LEFT, Speed.SLOW).pictures]
    assert max(levels) < 1.03 * min(levels)


@pytest.mark.parametrize("move", [Move.DOLLY_IN, Move.PAN_RIGHT, Move.ROLL])
def test_a_whole_picture_is_moved_gently(tmp_path: Path, move: Move) -> None:
    """Less far than one that fills the screen, in the same direction, and its edge goes as smoothly."""
    chance = np.random.default_rng(4).random((60, 60, 3), dtype=np.float32)
    large = cv2.resize(chance, (720, 720), interpolation=cv2.INTER_CUBIC).clip(0, 1)
    Image.fromarray((255 * large).astype(np.uint8)).save(tmp_path / "square.png", compress_level=1)
    source = Source.at(tmp_path / "square.png")
    bold, gentle = (shot(source, move, Speed.FAST, fit).camera for fit in (Fit.COVER, Fit.CONTAIN))
    assert 0.15 < gentle.total(MAIN[move]) / bold.total(MAIN[move]) < 0.7
    assert unevenness(gentle.curve(MAIN[move])) < 0.12
