"""The sky, from zenith to horizon, and what shines, floats or falls in it."""

from __future__ import annotations

import math

import cv2
import numpy as np

from reelwright.film.grammar import Hour, Style, Weather
from reelwright.providers.animatic.cel import Cel, Colour, mix
from reelwright.providers.animatic.curve import ellipse, points, smooth
from reelwright.providers.animatic.flat import Flat, drift
from reelwright.providers.animatic.noise import Field, clouds, dice
from reelwright.providers.animatic.stage import Stage


def sky(stage: Stage) -> list[Flat]:
    """The farthest flats: air, sun or moon, stars, clouds."""
    flats = [Flat(math.inf, lambda cel: _air(stage, cel), blur=0.0)]
    if stage.light.weather in (Weather.CLOUDY, Weather.CLEAR, Weather.WIND) and stage.treatment.texture > 0:
        flats.append(
            Flat(
                math.inf,
                lambda cel: _puffs(stage, cel),
                life=drift(0.004 if stage.light.weather is not Weather.WIND else 0.02),
            )
        )
    return flats


def _ramp(cel: Cel, stage: Stage, stops: list[tuple[float, Colour]]) -> Field:
    ys = cel.window.ys()
    where = [stage.horizon + at for at, _ in stops]
    bands = [np.interp(ys, where, [colour[index] for _, colour in stops]) for index in range(3)]
    return np.stack(bands, 1).astype(np.float32)[:, None, :]


def _air(stage: Stage, cel: Cel) -> None:
    light = stage.light
    ramp = _ramp(
        cel,
        stage,
        [
            (-0.95, light.top),
            (-0.42, mix(light.top, light.middle, 0.55)),
            (-0.2, light.middle),
            (0.0, light.low),
        ],
    )
    cel.pixels[..., :3] = ramp
    cel.pixels[..., 3] = 1
    if light.weather is Weather.FOG:
        return
    clear = light.weather in (Weather.CLEAR, Weather.WIND, Weather.CLOUDY)
    if light.night and light.weather in (Weather.CLEAR, Weather.WIND, Weather.SNOW):
        _stars(stage, cel)
    x, y = stage.sun
    if clear:
        strength = {Hour.NOON: 0.5, Hour.NIGHT: 0.34}.get(light.hour, 0.66)
        cel.glow((x, y), 0.62, mix(light.sun, light.low, 0.5), strength * 0.55, flat=0.75)
        cel.glow((x, y), 0.24, light.sun, strength)
        if light.night:
            _moon(stage, cel, x, y)
        elif light.hour is not Hour.NOON or stage.horizon < 0.1:
            radius = 0.052 if light.hour in (Hour.GOLDEN, Hour.DUSK, Hour.DAWN) else 0.038
            cel.fill(ellipse((x, y), radius, radius), mix(light.sun, (1, 1, 1), 0.55), soft=0.0015)
    _strata(stage, cel)


def _stars(stage: Stage, cel: Cel) -> None:
    rng = dice(stage.world, "stars")
    window = cel.window
    count = 340
    xs, ys = rng.uniform(-2.4, 2.4, count), stage.horizon - 1.25 * rng.random(count) ** 0.8
    for x, y, size in zip(xs, ys, rng.random(count) ** 3, strict=True):
        if window.x0 < x < window.x1 and window.y0 < y < window.y1:
            radius = 0.0008 + 0.0016 * size
            fade = min(1.0, (stage.horizon - y) * 2.2 + 0.1)
            cel.fill(
                ellipse((x, y), radius, radius, steps=8),
                (0.93, 0.95, 1.0),
                opacity=(0.35 + 0.6 * size) * fade,
            )


def _moon(stage: Stage, cel: Cel, x: float, y: float) -> None:
    pale = stage.treatment.grade((0.94, 0.95, 0.92))
    cel.fill(ellipse((x, y), 0.043, 0.043), pale, soft=0.0012)
    for dx, dy, r in ((-0.012, -0.008, 0.010), (0.012, 0.006, 0.013), (-0.004, 0.018, 0.007)):
        cel.fill(ellipse((x + dx, y + dy), r, r * 0.9), mix(pale, stage.light.top, 0.22), soft=0.003)


def _strata(stage: Stage, cel: Cel) -> None:
    """Long thin clouds, or a whole lid of them, as noise stretched towards the horizon."""
    light, window = stage.light, cel.window
    heavy = {Weather.CLEAR: 0.0, Weather.WIND: 0.35, Weather.CLOUDY: 0.75, Weather.SNOW: 0.5}.get(
        light.weather, 0.95
    )
    if stage.treatment.texture == 0:
        heavy *= 0.6
    h, w = window.height // 3 + 2, window.width // 3 + 2
    scale = window.scale / 3
    # The lid grows finer towards the horizon, as a plane of cloud seen from below does.
    noise = clouds(f"{stage.world}/strata", h, w, scale=(0.62 * scale, 0.13 * scale), octaves=4)
    floor = 0.60 - 0.26 * heavy
    ys = (window.y0 + (np.arange(h, dtype=np.float32) + 0.5) / scale)[:, None]
    band = np.clip((stage.horizon - ys) * 5, 0, 1) * np.clip(
        1.15 - (stage.horizon - ys) * (0.9 - 0.7 * heavy), 0, 1
    )
    cover = np.clip((noise - floor) / 0.24, 0, 1)
    cover = (cover * cover * (3 - 2 * cover)) * band * np.float32(0.34 + 0.5 * heavy)
    size = (window.width, window.height)
    full: Field = np.asarray(cv2.resize(cover.astype(np.float32), size), np.float32)
    warm = light.hour in (Hour.GOLDEN, Hour.DUSK, Hour.DAWN)
    pale = mix(light.low, light.sun, 0.5) if warm else mix(light.low, (1, 1, 1), 0.35)
    if light.night:
        pale = mix(light.middle, light.low, 0.75)
    dark = mix(light.top, light.middle, 0.35)
    if light.weather in (Weather.STORM, Weather.RAIN):
        pale, dark = mix(light.middle, light.low, 0.5), mix(light.top, (0.04, 0.05, 0.07), 0.45)
    cel.lay(full, mix(pale, dark, 0.72 * heavy))
    if heavy > 0.4:
        lifted = np.clip(np.roll(full, int(0.018 * window.scale), axis=0) - full, 0, 1)
        cel.lay(lifted * np.float32(0.55), mix(pale, (1, 1, 1), 0.1))


def _puffs(stage: Stage, cel: Cel) -> None:
    """Heaped clouds with a lit side, drawn as clusters of circles on a flat base."""
    light = stage.light
    heavy = light.weather is Weather.CLOUDY
    flatly = stage.treatment.style in (Style.ANIME, Style.WATERCOLOR)
    rng = dice(stage.world, "puffs")
    many = 9 if heavy else 4
    if light.night and not heavy:
        many = 2
    crest = (
        mix(light.low, light.sun, 0.55) if light.hour is not Hour.NOON else mix(light.low, (1, 1, 1), 0.75)
    )
    body = mix(light.middle, light.low, 0.62)
    if light.night:
        crest, body = mix(light.middle, light.low, 0.9), mix(light.top, light.middle, 0.8)
    for _ in range(many):
        x, y = rng.uniform(-1.9, 1.9), stage.horizon - rng.uniform(0.13, 0.62)
        wide = rng.uniform(0.13, 0.34) * (0.55 + (stage.horizon - y))
        lumps = [
            (
                x + wide * at,
                y - wide * 0.34 * (1 - at * at) * rng.uniform(0.5, 1.1),
                wide * rng.uniform(0.16, 0.3),
            )
            for at in np.linspace(-0.85, 0.85, 8)
        ]
        strength = (0.86 if flatly else 0.6) * (1.0 if heavy or flatly else 0.8)
        soft = 0.002 if flatly else 0.006
        circles = [ellipse((a, b), r, r * 0.8, steps=24) for a, b, r in lumps]
        base = smooth(
            [(x - wide * 1.15, y), (x, y - wide * 0.08), (x + wide * 1.15, y), (x, y + wide * 0.06)]
        )
        cel.fill([*circles, base], body, opacity=strength, soft=soft)
        toward = 1.0 if stage.sun_x > x else -1.0
        tops = [
            ellipse((a + toward * r * 0.18, b - r * 0.16), r * 0.78, r * 0.56, steps=24) for a, b, r in lumps
        ]
        cel.fill(tops, crest, opacity=strength * 0.75, soft=soft * 1.6, atop=True)


def beam(
    cel: Cel, start: tuple[float, float], ends: list[tuple[float, float]], colour: Colour, strength: float
) -> None:
    """A shaft of light from `start` to the line of `ends`."""
    cel.fill(points([start, *ends]), colour, opacity=strength, soft=0.008)
