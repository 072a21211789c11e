"""The ground plane: earth, water, floors. Everything here lies flat and recedes to the horizon."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from reelwright.film.grammar import Move
from reelwright.providers.animatic.cel import Cel, Colour, mix
from reelwright.providers.animatic.curve import Points, points
from reelwright.providers.animatic.flat import Flat, sway
from reelwright.providers.animatic.noise import Field, clouds
from reelwright.providers.animatic.stage import Stage

BEHIND = 40.0
"""Depth at which the ground is laid: over what is farther, under what is nearer."""


def ground(
    stage: Stage,
    near: Colour,
    far: Colour,
    *,
    grain: tuple[float, float] = (1.2, 0.5),
    rough: float = 0.3,
    detail: Callable[[Cel], None] | None = None,
    seed: str = "ground",
) -> Flat:
    """A plain from `far` at the horizon to `near` at the camera, mottled by `rough` in patches of `grain`
    (across, along) body heights."""

    def paint(cel: Cel) -> None:
        light = stage.light
        top = mix(light.lit(far, 6), light.haze, 0.55)
        bottom = light.lit(near, 1.0, 0.15)
        _ramp(cel, stage, top, bottom)
        if rough * stage.treatment.texture > 0:
            noise = texture(stage, cel, f"{stage.world}/{seed}", grain)
            dark = light.lit(mix(near, (0, 0, 0), 0.35), 1.0, 0.35)
            bright = mix(light.lit(mix(near, (1, 1, 1), 0.14), 1.0, -0.5), light.low, 0.12)
            cel.lay(np.clip((0.5 - noise) * 3.2, 0, 1) * np.float32(rough), dark, atop=True)
            cel.lay(np.clip((noise - 0.52) * 3.2, 0, 1) * np.float32(rough * 0.8), bright, atop=True)
        if detail:
            detail(cel)

    return Flat(BEHIND, paint, floor=True)


def _ramp(cel: Cel, stage: Stage, top: Colour, bottom: Colour) -> None:
    v = cel.window.ys() - stage.horizon
    part = np.clip(v / 0.42, 0, 1) ** 0.62
    a, b = np.array(top, np.float32), np.array(bottom, np.float32)
    cel.pixels[..., :3] = (a + (b - a) * part[:, None]).astype(np.float32)[:, None, :]
    cel.pixels[..., 3] = 1


def texture(stage: Stage, cel: Cel, seed: str, grain: tuple[float, float]) -> Field:
    """Noise (0..1, 0.5 on average) lying on the ground in perspective; it fades before it turns to specks."""
    size = 256
    tile = clouds(seed, size, size, scale=(24, 24), octaves=4)
    tile = np.concatenate([tile, tile[:, ::-1]], 1)
    tile = np.concatenate([tile, tile[::-1]], 0)
    v = np.maximum(cel.window.ys() - stage.horizon, 1e-4)
    depth = np.minimum(stage.view.ground / v, 60.0)
    unit = 24.0 / max(stage.body, 0.02)
    xs = cel.window.xs()
    across = (xs[None, :] * depth[:, None]) * np.float32(unit / grain[0])
    along = np.broadcast_to((depth * stage.view.ground * unit / grain[1])[:, None], across.shape)
    map_x = np.mod(across + 512 * 8, 511).astype(np.float32)
    map_y = np.mod(along * np.float32(3.0), 511).astype(np.float32)
    seen = np.asarray(cv2.remap(tile, map_x, map_y, cv2.INTER_LINEAR), np.float32)
    fade = np.clip(v / 0.05, 0, 1)[:, None]
    return (0.5 + (seen - 0.5) * fade).astype(np.float32)


def water(stage: Stage, deep: Colour, *, calm: float = 0.6) -> list[Flat]:
    """Water that mirrors the sky: darker towards the camera, a path of light below sun or moon, and
    glints that slide to and fro."""
    light = stage.light

    def paint(cel: Cel) -> None:
        body = light.lit(deep, 1.0, 0.25)
        top = mix(light.low, light.middle, 0.35)
        v = cel.window.ys() - stage.horizon
        part = np.clip(v / 0.5, 0, 1) ** 0.55
        a = np.array(mix(top, light.lit(deep, 5), 0.35), np.float32)
        b = np.array(mix(body, light.top, 0.25), np.float32)
        cel.pixels[..., :3] = (a + (b - a) * part[:, None]).astype(np.float32)[:, None, :]
        cel.pixels[..., 3] = 1
        noise = texture(stage, cel, f"{stage.world}/water", (5.0, 0.55))
        crest = mix(light.middle, light.low, 0.6)
        trough = mix(body, (0, 0, 0.02), 0.35)
        strong = np.float32(0.75 - 0.35 * calm)
        cel.lay(np.clip((0.46 - noise) * 4, 0, 1) * strong, trough, atop=True)
        cel.lay(np.clip((noise - 0.55) * 5, 0, 1) * strong * np.float32(0.8), crest, atop=True)
        if not light.overcast:
            _path_of_light(stage, cel, noise)
        cel.fill(
            points(
                [
                    (-9, stage.horizon),
                    (9, stage.horizon),
                    (9, stage.horizon + 0.014),
                    (-9, stage.horizon + 0.014),
                ]
            ),
            mix(light.low, light.haze, 0.5),
            opacity=0.5,
            soft=0.006,
            atop=True,
        )

    def glints(cel: Cel) -> None:
        rng = stage.dice("glints")
        tone = light.sun if not light.overcast else mix(light.low, (1, 1, 1), 0.2)
        for _ in range(260):
            v = 0.012 + 0.5 * rng.random() ** 1.7
            spread = 0.10 + v * 0.9
            near_sun = rng.random() < 0.55 and not light.overcast
            x = stage.sun_x + rng.normal() * spread * 0.36 if near_sun else rng.uniform(-1.5, 1.5)
            long, thick = (0.008 + 0.05 * v) * rng.uniform(0.6, 1.7), 0.0009 + 0.005 * v
            y = stage.horizon + v
            dash = points([(x - long, y), (x, y - thick), (x + long, y), (x, y + thick)])
            cel.fill(dash, tone, opacity=(0.75 if near_sun else 0.28) * rng.uniform(0.4, 1))

    if stage.scene.camera.move is not Move.STATIC:
        # On the move nobody sees water shimmer, and one flat less is a millisecond a frame.
        def both(cel: Cel) -> None:
            paint(cel)
            glints(cel)

        return [Flat(BEHIND, both, floor=True)]
    return [
        Flat(BEHIND, paint, floor=True),
        Flat(BEHIND - 0.1, glints, floor=True, life=sway(0.012, 0.0012, 4.3)),
    ]


def _path_of_light(stage: Stage, cel: Cel, noise: Field) -> None:
    light, window = stage.light, cel.window
    v = np.maximum(window.ys() - stage.horizon, 1e-4)[:, None]
    off = (window.xs()[None, :] - stage.sun_x) / (0.035 + 0.34 * v)
    path = np.exp(-off * off) * np.clip((noise - 0.40) * 4.5, 0, 1) * np.clip(1.1 - v * 1.1, 0.15, 1)
    cel.lay((path * np.float32(0.8)).astype(np.float32), light.sun, atop=True)


def stripe(stage: Stage, x: float, width: float, *, near: float = 0.2, far: float = 60.0) -> Points:
    """A band on the ground running straight away from the camera: `x` and `width` at depth 1."""
    a, b = stage.view.ground / near, stage.view.ground / far
    h = stage.horizon
    return points(
        [
            ((x - width / 2) / far, h + b),
            ((x + width / 2) / far, h + b),
            ((x + width / 2) / near, h + a),
            ((x - width / 2) / near, h + a),
        ]
    )


def contact(cel: Cel, x: float, y: float, wide: float, colour: Colour, strength: float) -> None:
    """The soft shadow under what stands on the ground."""
    cel.glow((x, y), wide, colour, strength, flat=0.2)
