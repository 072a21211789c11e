"""Weather between the scene and the lens: rain, snow, wind and lightning, added to each frame."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from reelwright.film.grammar import PlaceKind, Weather
from reelwright.providers.animatic.cel import Cel, mix
from reelwright.providers.animatic.flat import Flat, drift
from reelwright.providers.animatic.noise import clouds, dice
from reelwright.providers.animatic.shot import Frame, Plane
from reelwright.providers.animatic.stage import Stage

Finish = Callable[[Frame, int], None]
"""Something done to frame `number` when everything in it has been drawn."""

SHELTERED = (
    PlaceKind.ROOM,
    PlaceKind.KITCHEN,
    PlaceKind.WORKSHOP,
    PlaceKind.HALL,
    PlaceKind.UNDERWATER,
    PlaceKind.SPACE,
    PlaceKind.ABSTRACT,
)


def weather(stage: Stage, width: int, height: int, fps: float, count: int) -> list[Finish]:
    """What falls, in the order in which it is added."""
    if stage.kind in SHELTERED:
        return []
    kind = stage.light.weather
    dim = 0.7 if stage.light.dim else 1.0
    wind = -1.0 if dice(stage.world, "wind").random() < 0.5 else 1.0
    if kind in (Weather.RAIN, Weather.STORM):
        hard = 1.5 if kind is Weather.STORM else 1.0
        slant = wind * (0.26 if kind is Weather.STORM else 0.10)
        sheets = [
            _sheet(stage, width, height, "rain far", int(330 * hard), (0.028, slant), 26 * dim, 1),
            _sheet(stage, width, height, "rain near", int(90 * hard), (0.085, slant), 46 * dim, 2),
        ]
        falls = [_fall(sheets[0], (slant * 1.3, 1.3), fps), _fall(sheets[1], (slant * 2.3, 2.3), fps)]
        return [*falls, *(_lightning(stage, width, height, fps, count) if kind is Weather.STORM else [])]
    if kind is Weather.SNOW:
        return [
            _fall(_flakes(stage, width, height, "far", 300, 0.0016, 70), (wind * 0.03, 0.07), fps),
            _fall(_flakes(stage, width, height, "mid", 110, 0.0030, 105), (wind * 0.05, 0.13), fps),
            _fall(_flakes(stage, width, height, "near", 26, 0.0068, 120), (wind * 0.09, 0.24), fps),
        ]
    if kind is Weather.WIND:
        sheet = _sheet(stage, width, height, "wind", 26, (0.012, wind * 22), 24 * dim, 1)
        return [_fall(sheet, (wind * 0.9, 0.02), fps)]
    return []


def mist(stage: Stage) -> list[Flat]:
    """Banks of fog between the layers of the scene."""
    light = stage.light
    if stage.kind in SHELTERED or light.weather not in (Weather.FOG, Weather.STORM, Weather.RAIN):
        return []
    thick = 0.8 if light.weather is Weather.FOG else 0.28

    def bank(depth: float, strength: float, seed: str) -> Flat:
        def paint(cel: Cel) -> None:
            h, w = cel.window.height // 4 + 1, cel.window.width // 4 + 1
            scale = cel.window.scale / 4
            noise = clouds(f"{stage.world}/mist/{seed}", h, w, scale=(0.8 * scale, 0.16 * scale), octaves=4)
            ys = (cel.window.y0 + (np.arange(h, dtype=np.float32) + 0.5) / scale)[:, None]
            middle = stage.floor(max(depth, 1.2)) - 0.04
            band = np.exp(-(((ys - middle) / 0.2) ** 2)).astype(np.float32)
            cover = np.clip(noise * 1.7 - 0.35, 0, 1) * band * np.float32(strength)
            size = (cel.window.width, cel.window.height)
            cel.lay(np.asarray(cv2.resize(cover, size), np.float32), mix(light.haze, light.low, 0.6))

        return Flat(depth, paint, life=drift(0.012 if seed == "a" else -0.008))

    banks = [(max(9.0, stage.body * 30), 0.95, "a"), (3.0, 0.75, "b"), (0.85, 0.4, "c")]
    if light.weather is not Weather.FOG:
        banks = banks[:1]
    return [bank(depth, thick * part, seed) for depth, part, seed in banks]


def _sheet(
    stage: Stage,
    width: int,
    height: int,
    name: str,
    many: int,
    fall: tuple[float, float],
    bright: float,
    thick: int,
) -> Plane:
    """Streaks on black that fit together when repeated. `fall`: length in heights, sideways share of it."""
    rng = dice(stage.seed, name)
    sheet = np.zeros((height, width), np.uint8)
    thick = max(1, round(thick * height / 720))
    for _ in range(many):
        x, y = rng.uniform(0, width), rng.uniform(0, height)
        long = fall[0] * height * rng.uniform(0.6, 1.4)
        end = (x + long * fall[1], y + long)
        tone = int(bright * rng.uniform(0.4, 1.0))
        for dx in (-width, 0, width):
            for dy in (-height, 0):
                a = (round((x + dx) * 16), round((y + dy) * 16))
                b = (round((end[0] + dx) * 16), round((end[1] + dy) * 16))
                cv2.line(sheet, a, b, tone, thick, cv2.LINE_AA, 4)
    return sheet


def _flakes(
    stage: Stage, width: int, height: int, name: str, many: int, radius: float, bright: float
) -> Plane:
    rng = dice(stage.seed, "snow", name)
    sheet = np.zeros((height, width), np.uint8)
    for _ in range(many):
        x, y = rng.uniform(0, width), rng.uniform(0, height)
        r = max(0.7, radius * height * rng.uniform(0.6, 1.3))
        tone = int(bright * rng.uniform(0.5, 1.0))
        for dx in (-width, 0, width):
            for dy in (-height, 0, height):
                spot = (round((x + dx) * 16), round((y + dy) * 16))
                cv2.circle(sheet, spot, round(r * 16), tone, -1, cv2.LINE_AA, 4)
    soft = radius * height * 0.45
    return np.asarray(cv2.GaussianBlur(sheet, (0, 0), soft), np.uint8) if soft > 0.6 else sheet


def _fall(sheet: Plane, speed: tuple[float, float], fps: float) -> Finish:
    """Let `sheet` pass by at `speed` (frame heights a second), repeating without a seam."""
    height, width = sheet.shape
    twice = np.tile(sheet, (2, 2))

    def add(frame: Frame, number: int) -> None:
        x = round(-speed[0] * height * number / fps) % width
        y = round(-speed[1] * height * number / fps) % height
        cv2.add(frame.y, twice[y : y + height, x : x + width], dst=frame.y)

    return add


def _lightning(stage: Stage, width: int, height: int, fps: float, count: int) -> list[Finish]:
    """A bolt or two, each a bright flicker of a quarter of a second, never in the first moments."""
    rng = dice(stage.seed, "lightning")
    starts = [int(count * at) for at in (rng.uniform(0.22, 0.4), rng.uniform(0.62, 0.8))]
    bolt = np.zeros((height, width), np.uint8)
    x, y = width * rng.uniform(0.25, 0.75), 0.0
    floor = (stage.horizon + 0.5) * height
    spots = [(x, y)]
    while y < floor and len(spots) < 60:
        y += height * rng.uniform(0.015, 0.045)
        x += height * rng.normal() * 0.022
        spots.append((x, y))
        if rng.random() < 0.16:
            side = [(x, y)]
            for _ in range(4):
                side.append((side[-1][0] + height * rng.normal() * 0.03, side[-1][1] + height * 0.025))
            cv2.polylines(bolt, [np.array(side, np.int32)], False, 120, 1, cv2.LINE_AA)
    cv2.polylines(bolt, [np.array(spots, np.int32)], False, 255, max(1, height // 260), cv2.LINE_AA)
    small = cv2.resize(bolt, (width // 4, height // 4), interpolation=cv2.INTER_AREA)
    glow = cv2.resize(cv2.GaussianBlur(small, (0, 0), height / 90), (width, height))
    bolt = np.asarray(cv2.addWeighted(bolt, 1, glow, 3, 0), np.uint8)
    flicker = (0.9, 1.0, 0.35, 0.7, 0.45, 0.2)
    each = max(1, round(fps / 24))

    def flash(frame: Frame, number: int) -> None:
        for start in starts:
            step = (number - start) // each
            if 0 <= step < len(flicker):
                strength = flicker[step]
                cv2.addWeighted(frame.y, 1, bolt, strength, 0, dst=frame.y)
                cv2.convertScaleAbs(frame.y, dst=frame.y, alpha=1 + 0.22 * strength, beta=9 * strength)

    return [flash]
