"""Indoors: a back wall with its window, a floor that recedes, the light of the room."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from reelwright.providers.animatic.cel import Cel, Colour, Gradient, mix
from reelwright.providers.animatic.curve import box, ellipse, points, smooth
from reelwright.providers.animatic.flat import Flat, sway
from reelwright.providers.animatic.noise import dice
from reelwright.providers.animatic.places.buildings import LAMP, lamp
from reelwright.providers.animatic.places.ground import stripe
from reelwright.providers.animatic.stage import Stage

WOOD = (0.50, 0.34, 0.22)


class Indoors:
    """The light inside, and where the back wall stands."""

    def __init__(self, stage: Stage, *, wall: Colour, far: float = 2.1) -> None:
        self.stage, self.wall = stage, wall
        self.depth = max(far, far * (stage.body / 1.2) ** 0.85)
        self.foot = stage.floor(self.depth)
        self.unit = stage.body / self.depth
        self.side = math.copysign(1.0, stage.sun_x)
        dim = stage.light.dim
        low = stage.light.backlit > 0.8
        self.level = (0.50 if dim else 0.86) * (0.82 if low else 1.0)
        day = stage.light.light
        self.cast: Colour = mix(day, (1.0, 0.78, 0.52), 0.75) if dim else mix(day, (1.0, 0.97, 0.92), 0.45)

    def tone(self, material: Colour, shade: float = 0.0) -> Colour:
        """`material` by the light of the room."""
        part = self.level * (1 - 0.45 * shade)
        lit = (
            material[0] * self.cast[0] * part,
            material[1] * self.cast[1] * part,
            material[2] * self.cast[2] * part,
        )
        return self.stage.light.own(lit)

    def up(self, height: float) -> float:
        """Where `height` bodies above the foot of the back wall is."""
        return self.foot - height * self.unit

    def floor(self, material: Colour, *, boards: bool = True, rug: Colour | None = None) -> Flat:
        stage = self.stage

        def paint(cel: Cel) -> None:
            far, near = self.tone(material, 0.1), self.tone(mix(material, (0.1, 0.06, 0.05), 0.3), 0.5)
            cel.pixels[..., 3] = 1
            part = np.clip((cel.window.ys() - self.foot) / 0.5, 0, 1)[:, None]
            cel.pixels[..., :3] = (
                np.array(far, np.float32) * (1 - part) + np.array(near, np.float32) * part
            )[:, None, :]
            seam = self.tone(mix(material, (0, 0, 0), 0.5), 0.4)
            step = 0.42 * stage.body
            if boards and stage.treatment.texture:
                rng = dice(stage.world, "boards")
                for index in range(-16, 17):
                    if rng.random() < 0.5:
                        cel.fill(
                            stripe(stage, (index + 0.5) * step, step),
                            self.tone(material, float(rng.uniform(-0.2, 0.3))),
                            opacity=0.3,
                            atop=True,
                        )
                    cel.fill(stripe(stage, index * step, 0.012 * stage.body), seam, opacity=0.6, atop=True)
            if rug is not None:
                depth = 1.0 + (self.depth - 1.0) * 0.4
                y = stage.floor(depth)
                flat = max(0.04, (stage.floor(depth * 0.82) - y))
                for part_, colour in ((1.0, rug), (0.86, mix(rug, (0.95, 0.9, 0.8), 0.5)), (0.78, rug)):
                    cel.fill(ellipse((0.0, y), 0.62 * part_, flat * part_), self.tone(colour), atop=True)
            self._pool(cel)

        return Flat(40.0, paint, floor=True)

    def _pool(self, cel: Cel) -> None:
        """The light of the window on the floor."""
        stage = self.stage
        if stage.light.dim:
            cel.glow((0.0, self.foot + 0.12), 0.6, lamp(stage), 0.16, flat=0.4)
            return
        x = self.side * stage.half * 0.2
        top = self.foot + 0.02
        for shift in (0.0, 0.17):
            pane = points(
                [
                    (x + shift, top),
                    (x + shift + 0.14, top),
                    (x + shift + 0.14 - self.side * 0.26, top + 0.24),
                    (x + shift - self.side * 0.28, top + 0.24),
                ]
            )
            cel.fill(
                pane,
                stage.light.sun,
                opacity=0.30 if not stage.light.overcast else 0.10,
                soft=0.012,
                atop=True,
            )

    def back(self, detail: Callable[[Cel], None], *, panel: bool = True) -> Flat:
        """The back wall, with skirting, and `detail` on it."""
        stage = self.stage

        def paint(cel: Cel) -> None:
            high, low = self.tone(self.wall, 0.45), self.tone(self.wall, 0.05)
            cel.fill(box(-9, -9, 9, self.foot), Gradient(high, low, -0.6, self.foot))
            cel.glow(
                (self.side * stage.half * 0.45, self.up(0.85)),
                0.8,
                stage.light.low if not stage.light.dim else lamp(stage),
                0.20,
            )
            if panel and stage.treatment.texture:
                cel.fill(
                    box(-9, self.up(0.46), 9, self.foot),
                    self.tone(mix(self.wall, WOOD, 0.45), 0.25),
                    opacity=0.7,
                )
                cel.fill(box(-9, self.up(0.48), 9, self.up(0.455)), self.tone(mix(self.wall, WOOD, 0.6), 0.0))
            cel.fill(box(-9, self.up(0.07), 9, self.foot), self.tone(mix(self.wall, WOOD, 0.7), 0.4))
            detail(cel)

        return Flat(self.depth, paint, blur=stage.blur(self.depth), box=(-99, -99, 99, self.foot))

    def window(
        self, cel: Cel, x: float, wide: float, sill: float, top: float, *, arched: bool = False
    ) -> None:
        """A window on what is outside: sky, a far hill, perhaps the sun or moon."""
        light = self.stage.light
        a, b = self.up(top), self.up(sill)
        half = wide * self.unit / 2
        opening = box(x - half, a, x + half, b)
        if arched:
            arch = ellipse((x, a), half, half, steps=40)
            cel.fill([arch, opening], light.middle)
        outside = Gradient(
            light.top if not light.overcast else light.middle,
            mix(light.low, (1, 1, 1), 0.0 if light.night else 0.2),
            a - half,
            b,
        )
        frame = self.tone(mix(WOOD, (0.9, 0.86, 0.8), 0.35), 0.1)
        bar = self.unit * 0.035
        cel.fill(box(x - half - bar * 1.6, a - bar * 1.6, x + half + bar * 1.6, b + bar), frame)
        if arched:
            cel.fill(ellipse((x, a), half + bar * 1.4, half + bar * 1.4), frame)
            cel.fill(ellipse((x, a), half, half), outside)
        cel.fill(opening, outside)
        hill = smooth(
            [
                (x - half, b - (b - a) * 0.30),
                (x - half * 0.3, b - (b - a) * 0.42),
                (x + half * 0.4, b - (b - a) * 0.26),
                (x + half, b - (b - a) * 0.36),
            ],
            closed=False,
        )
        cel.fill(
            np.vstack([hill, [[x + half, b], [x - half, b]]]),
            mix(light.haze, light.lit((0.3, 0.4, 0.35), 6, 0.2), 0.5),
        )
        if not light.overcast:
            spot = (x + half * 0.35, a + (b - a) * 0.3)
            cel.fill(ellipse(spot, half * 0.14, half * 0.14), mix(light.sun, (1, 1, 1), 0.4), soft=0.002)
        for part in (0.0,):
            cel.fill(box(x + part - bar / 2, a - (half if arched else 0), x + part + bar / 2, b), frame)
        cel.fill(box(x - half, a + (b - a) * 0.48, x + half, a + (b - a) * 0.48 + bar * 0.8), frame)
        cel.fill(
            box(x - half - bar * 2.6, b, x + half + bar * 2.6, b + bar * 1.6),
            self.tone(mix(WOOD, (0.9, 0.86, 0.8), 0.5), -0.2),
        )
        cel.glow((x, (a + b) / 2), max(half, 0.08) * 2.0, light.low, 0.24 if not light.night else 0.08)

    def rays(self, x: float, wide: float, sill: float, top: float) -> Flat:
        """Daylight that falls in through a window, with the dust in it."""
        stage = self.stage
        half = wide * self.unit / 2
        depth = 1.0 + (self.depth - 1.0) * 0.7
        strength = 0.0 if stage.light.dim else 0.12 if not stage.light.overcast else 0.05

        def paint(cel: Cel) -> None:
            if not strength:
                return
            fall = -self.side * 0.55
            for part in (-0.5, 0.5):
                a = x + part * half
                shape = points(
                    [
                        (a - half * 0.42, self.up(top)),
                        (a + half * 0.42, self.up(top)),
                        (a + half * 0.5 + fall, 0.62),
                        (a - half * 0.9 + fall, 0.62),
                    ]
                )
                cel.fill(
                    shape,
                    Gradient(stage.light.sun, mix(stage.light.sun, stage.light.low, 0.5), -0.4, 0.5),
                    opacity=strength,
                    soft=0.014,
                )
            rng = stage.dice("dust")
            for _ in range(50):
                t = rng.random()
                spot = (x + rng.uniform(-half, half) + fall * t, self.up(top) + (0.6 - self.up(top)) * t)
                cel.fill(ellipse(spot, 0.0013, 0.0013, steps=6), stage.light.sun, opacity=0.5)

        return Flat(depth, paint, life=sway(0.004, 0.006, 6.0))

    def hanging_lamp(self, cel: Cel, x: float, drop: float) -> None:
        y = self.up(drop)
        cel.line(points([(x, -2.0), (x, y)]), 0.003, self.tone((0.15, 0.13, 0.12), 0.5))
        shade = points(
            [
                (x - 0.022 * self.unit * 8, y + 0.10 * self.unit),
                (x - 0.05 * self.unit, y - 0.06 * self.unit),
                (x + 0.05 * self.unit, y - 0.06 * self.unit),
                (x + 0.022 * self.unit * 8, y + 0.10 * self.unit),
            ]
        )
        if self.stage.light.dim:
            cel.glow((x, y + 0.12 * self.unit), self.unit * 1.1, lamp(self.stage), 0.5)
        cel.fill(shade, self.tone((0.62, 0.30, 0.20), -0.2))
        cel.fill(
            ellipse((x, y + 0.10 * self.unit), 0.10 * self.unit, 0.05 * self.unit),
            mix(LAMP, (1, 1, 1), 0.5) if self.stage.light.dim else self.tone((0.9, 0.88, 0.8)),
        )
