"""Hills: swells and peaks across the view, and the colours of open land."""

from __future__ import annotations

import math

import numpy as np

from reelwright.providers.animatic.cel import Cel, Colour, Gradient, mix
from reelwright.providers.animatic.curve import under
from reelwright.providers.animatic.flat import Flat
from reelwright.providers.animatic.noise import Line, Ridge
from reelwright.providers.animatic.stage import Stage

ROCK = (0.42, 0.40, 0.42)
GREEN = (0.33, 0.46, 0.24)
SAND = (0.86, 0.70, 0.48)
SNOW = (0.90, 0.93, 0.97)
SEA = (0.12, 0.34, 0.42)


def hills(
    stage: Stage,
    depth: float,
    *,
    height: float,
    material: Colour,
    seed: str,
    width: float = 0.6,
    sharp: float = 0.0,
    cap: Colour | None = None,
    dip: float = 0.0,
) -> Flat:
    """A ridge across the view, its foot in haze. `sharp` 1 gives peaks, 0 swells; `dip` lowers its middle."""
    light = stage.light
    ridge = Ridge(f"{stage.world}/{seed}", octaves=6 if sharp else 3, roughness=0.52 if sharp else 0.4)

    def line(xs: Line) -> Line:
        at = xs / width + stage.shift * 0.15 / depth + 11.0
        level = ridge(at)
        if sharp:
            level = 1 - np.abs(level) * 2.1
            level = level * sharp + (1 - sharp) * ridge(at + 100)
        hollow = 1 - dip * np.exp(-((xs / 0.5) ** 2))
        return stage.horizon - height * (0.55 + 0.5 * level) * hollow

    def paint(cel: Cel) -> None:
        xs = np.linspace(cel.window.x0 - 0.05, cel.window.x1 + 0.05, 420)
        ys = line(xs)
        base = stage.horizon + 0.25
        # Ridges take the colour of the air above them, not of the sky's bright rim, or they melt into it.
        veil = mix(mix(light.middle, light.top, 0.45), light.haze, 0.35 if light.backlit > 0.5 else 0.62)
        top = mix(light.lit(material, 1.0, -0.1), veil, 0.86 * light.air(depth))
        foot = mix(top, light.haze, 0.72)
        cel.fill(under(xs, ys, base), Gradient(top, foot, stage.horizon - height, stage.horizon + 0.02))
        if stage.treatment.texture == 0:
            return
        _faces(stage, cel, xs, ys, depth, height, material, cap, sharp, seed)

    return Flat(
        depth,
        paint,
        blur=stage.blur(depth),
        box=(-99, stage.horizon - height * 1.4, 99, stage.horizon + 0.25),
    )


def _faces(
    stage: Stage,
    cel: Cel,
    xs: Line,
    ys: Line,
    depth: float,
    height: float,
    material: Colour,
    cap: Colour | None,
    sharp: float,
    seed: str,
) -> None:
    """Lit slopes below each summit, snow on the highest."""
    light = stage.light
    if not sharp:
        cel.light((math.copysign(0.5, stage.sun_x), -1), light.rim, 0.34 * (1 - light.air(depth)), 0.006)
        return
    toward = 1.0 if stage.sun_x > 0 else -1.0
    wobble = Ridge(f"{stage.world}/{seed}/face", octaves=4)
    spans = np.gradient(ys, xs)
    tops = [
        i
        for i in range(6, len(xs) - 6)
        if ys[i] == ys[i - 6 : i + 7].min() and stage.horizon - ys[i] > height * 0.4
    ]
    if cap is not None:
        snow = light.lit(cap, depth * 0.75, -0.35)
        for i in tops:
            reach = (stage.horizon - ys[i]) * 0.42
            near = np.abs(xs - xs[i]) < reach * 1.25
            edge = ys[i] + reach * (0.75 + 0.45 * wobble(xs[near] * 26))
            line = ys[near]
            both = np.maximum(edge, line)
            shape = np.vstack([np.stack([xs[near], line], 1), np.stack([xs[near], both], 1)[::-1]])
            if len(shape) > 4:
                cel.fill(shape, snow, opacity=0.9, atop=True)
    for i in tops:
        reach = (stage.horizon - ys[i]) * 1.1
        down = np.linspace(0, 1, 14)
        ragged = wobble(down * 5 + xs[i] * 9) * 0.10 * reach
        spine = np.stack([xs[i] - toward * (0.10 * reach * down - ragged * down), ys[i] + reach * down], 1)
        side = np.abs(spans[i]) + 1.2
        out = np.stack([xs[i] - toward * reach * down * side, ys[i] + reach * down], 1)
        cel.fill(
            np.vstack([spine, out[::-1]]),
            light.lit(mix(material, (0.1, 0.1, 0.2), 0.3), depth, 0.55),
            opacity=0.55,
            atop=True,
        )
        bright = np.stack([xs[i] + toward * reach * down * 0.5, ys[i] + reach * down * 0.85], 1)
        cel.fill(
            np.vstack([spine, bright[::-1]]),
            mix(light.lit(material, depth, -0.6), light.rim, 0.25),
            opacity=0.34,
            atop=True,
        )
