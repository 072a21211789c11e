"""Indoors: a back wall with its window, a floor that recedes, furniture at three depths."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from reelwright.film.grammar import PlaceKind
from reelwright.providers.animatic.cel import Cel, Colour, Gradient, mix
from reelwright.providers.animatic.curve import Points, box, ellipse, limb, points, smooth
from reelwright.providers.animatic.flat import Flat, sway
from reelwright.providers.animatic.noise import dice
from reelwright.providers.animatic.places.ground import stripe
from reelwright.providers.animatic.places.towns import LAMP, lamp
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
        stage, light = self.stage, self.stage.light
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


def _table(
    inside: Indoors, depth: float, x: float, wide: float, dress: Callable[[Cel, float, float, float], None]
) -> Flat:
    """A table; `dress` puts things on it (given the cel, its middle, its top and a body's height there)."""
    stage = inside.stage
    foot, unit = stage.floor(depth), stage.body / depth

    def paint(cel: Cel) -> None:
        top = foot - 0.44 * unit
        wood, dark = inside.tone(WOOD, 0.1), inside.tone(WOOD, 0.6)
        for dx in (-0.44, 0.44):
            cel.fill(
                box(x + dx * wide * unit - 0.025 * unit, top, x + dx * wide * unit + 0.025 * unit, foot), dark
            )
        cel.fill(box(x - wide * unit / 2, top - 0.03 * unit, x + wide * unit / 2, top + 0.035 * unit), wood)
        cel.fill(
            box(x - wide * unit / 2, top - 0.03 * unit, x + wide * unit / 2, top - 0.018 * unit),
            inside.tone(WOOD, -0.6),
        )
        dress(cel, x, top - 0.03 * unit, unit)
        cel.light((stage.sun_x, -0.5), stage.light.rim, 0.25, 0.003)

    return Flat(depth, paint, blur=stage.blur(depth))


def _books(
    inside: Indoors, cel: Cel, rng: np.random.Generator, x0: float, x1: float, y: float, unit: float
) -> None:
    x = x0
    while x < x1 - unit * 0.03:
        wide, high = unit * rng.uniform(0.025, 0.06), unit * rng.uniform(0.13, 0.2)
        tint = (
            (0.62, 0.25, 0.2),
            (0.25, 0.36, 0.42),
            (0.76, 0.6, 0.34),
            (0.35, 0.42, 0.3),
            (0.82, 0.76, 0.66),
        )[int(rng.integers(5))]
        if rng.random() < 0.86:
            cel.fill(box(x, y - high, x + wide, y), inside.tone(tint, float(rng.uniform(0, 0.4))))
        x += wide + unit * 0.004


def _shelf(inside: Indoors, cel: Cel, x: float, wide: float, low: float, rows: int) -> None:
    rng = dice(inside.stage.world, "shelf", round(x * 100))
    unit = inside.unit
    x0, x1 = x - wide * unit / 2, x + wide * unit / 2
    top = inside.up(low + rows * 0.27)
    cel.fill(
        box(x0 - unit * 0.03, top, x1 + unit * 0.03, inside.up(low)),
        inside.tone(mix(WOOD, (0, 0, 0), 0.5), 0.5),
    )
    for row in range(rows):
        y = inside.up(low + row * 0.27)
        _books(inside, cel, rng, x0, x1, y, unit)
        cel.fill(box(x0 - unit * 0.03, y, x1 + unit * 0.03, y + unit * 0.025), inside.tone(WOOD, 0.1))
    for edge in (x0 - unit * 0.03, x1):
        cel.fill(box(edge, top, edge + unit * 0.03, inside.up(low)), inside.tone(WOOD, 0.2))


def room(stage: Stage) -> list[Flat]:
    hue = ((0.62, 0.66, 0.60), (0.74, 0.62, 0.50), (0.52, 0.60, 0.68), (0.70, 0.56, 0.54))[
        int(dice(stage.world, "wall").integers(4))
    ]
    inside = Indoors(stage, wall=hue)
    wx = inside.side * stage.half * 0.42

    def wall(cel: Cel) -> None:
        inside.window(cel, wx, 0.85, 0.55, 1.35)
        for sign in (-1, 1):
            edge = wx + sign * 0.52 * inside.unit
            drape = [(edge - 0.10 * inside.unit, inside.up(1.5)), (edge + 0.12 * inside.unit, inside.up(1.5)), (edge + sign * 0.06 * inside.unit + 0.10 * inside.unit, inside.up(0.8)),
                     (edge + 0.13 * inside.unit, inside.up(0.25)), (edge - 0.13 * inside.unit, inside.up(0.25)), (edge + sign * 0.04 * inside.unit - 0.07 * inside.unit, inside.up(0.8))]  # fmt: skip
            cel.fill(smooth(drape, steps=5), inside.tone((0.66, 0.34, 0.28), 0.2))
        cel.fill(
            box(wx - 0.8 * inside.unit, inside.up(1.53), wx + 0.8 * inside.unit, inside.up(1.50)),
            inside.tone(WOOD, 0.4),
        )
        _shelf(inside, cel, -inside.side * stage.half * 0.55, 0.9, 0.1, 4)
        px = -inside.side * stage.half * 0.02
        frame = box(px - 0.2 * inside.unit, inside.up(1.25), px + 0.2 * inside.unit, inside.up(0.8))
        cel.fill(frame, inside.tone((0.72, 0.56, 0.3), 0.1))
        inner = box(px - 0.16 * inside.unit, inside.up(1.21), px + 0.16 * inside.unit, inside.up(0.84))
        cel.fill(
            inner,
            Gradient(
                inside.tone((0.55, 0.66, 0.72)),
                inside.tone((0.4, 0.46, 0.32)),
                inside.up(1.21),
                inside.up(0.84),
            ),
        )

    def tea(cel: Cel, x: float, y: float, unit: float) -> None:
        lamp_x = x + inside.side * -0.35 * unit
        cel.fill(
            limb([(lamp_x, y), (lamp_x, y - 0.18 * unit)], [0.03 * unit, 0.012 * unit]),
            inside.tone((0.66, 0.52, 0.3), 0.2),
        )
        if stage.light.dim:
            cel.glow((lamp_x, y - 0.22 * unit), 0.9 * unit, lamp(stage), 0.55)
        cel.fill(points([(lamp_x - 0.14 * unit, y - 0.14 * unit), (lamp_x - 0.07 * unit, y - 0.33 * unit), (lamp_x + 0.07 * unit, y - 0.33 * unit), (lamp_x + 0.14 * unit, y - 0.14 * unit)]),
                 mix(lamp(stage), (1, 1, 1), 0.2) if stage.light.dim else inside.tone((0.92, 0.82, 0.62), -0.2))  # fmt: skip
        cel.fill(box(x - 0.05 * unit, y - 0.05 * unit, x + 0.2 * unit, y), inside.tone((0.3, 0.4, 0.5)))
        cel.fill(
            box(x - 0.02 * unit, y - 0.09 * unit, x + 0.18 * unit, y - 0.05 * unit),
            inside.tone((0.7, 0.3, 0.25)),
        )

    depth = 1.0 + (inside.depth - 1.0) * 0.62
    return [
        inside.back(wall),
        inside.floor((0.56, 0.40, 0.27), rug=(0.60, 0.26, 0.22)),
        _table(inside, depth, -inside.side * stage.half * 0.62, 1.2, tea),
        inside.rays(wx, 0.85, 0.55, 1.35),
        _near_chair(inside),
    ]


def _near_chair(inside: Indoors) -> Flat:
    """The back of an armchair, dark and soft, close to the lens."""
    stage = inside.stage
    x = inside.side * stage.half * 0.98

    def paint(cel: Cel) -> None:
        back = smooth(
            [
                (x - 0.26, 0.62),
                (x - 0.25, 0.36),
                (x - 0.16, 0.26),
                (x + 0.05, 0.24),
                (x + 0.22, 0.30),
                (x + 0.28, 0.62),
            ]
        )
        cel.fill(back, inside.tone((0.22, 0.13, 0.12), 0.6))
        cel.light((-inside.side, -0.8), inside.tone((0.9, 0.7, 0.5), -0.2), 0.5, 0.010)

    return Flat(0.62, paint, blur=max(stage.blur(0.62), 0.004), box=(-99, 0.2, 99, 0.62))


def kitchen(stage: Stage) -> list[Flat]:
    inside = Indoors(stage, wall=(0.80, 0.76, 0.66))
    wx = inside.side * stage.half * 0.30
    unit = inside.unit

    def wall(cel: Cel) -> None:
        rng = dice(stage.world, "tiles")
        size = 0.115 * unit
        for row in range(5):
            for column in range(-24, 25):
                if rng.random() < 0.45:
                    a, b = column * size * 1.5, inside.up(0.56 + row * 0.115)
                    cel.fill(
                        box(a, b - size * 0.96, a + size * 1.46, b),
                        inside.tone(
                            ((0.86, 0.84, 0.78), (0.62, 0.72, 0.70))[int(rng.random() < 0.25)],
                            float(rng.uniform(-0.1, 0.2)),
                        ),
                        opacity=0.6,
                    )
        inside.window(cel, wx, 0.8, 0.72, 1.3)
        x = -inside.side * stage.half * 0.5
        for y in (1.22, 0.98):
            cel.fill(
                box(x - 0.55 * unit, inside.up(y), x + 0.55 * unit, inside.up(y) + 0.03 * unit),
                inside.tone(WOOD, 0.1),
            )
            for jar in np.linspace(-0.46, 0.46, 7):
                tall = unit * rng.uniform(0.08, 0.15)
                tint = ((0.76, 0.42, 0.25), (0.86, 0.80, 0.68), (0.42, 0.50, 0.42), (0.55, 0.62, 0.66))[
                    int(rng.integers(4))
                ]
                cel.fill(
                    smooth(
                        [
                            (x + jar * unit - 0.045 * unit, inside.up(y)),
                            (x + jar * unit - 0.05 * unit, inside.up(y) - tall),
                            (x + jar * unit + 0.05 * unit, inside.up(y) - tall),
                            (x + jar * unit + 0.045 * unit, inside.up(y)),
                        ],
                        steps=4,
                    ),
                    inside.tone(tint, 0.05),
                )
        cel.fill(box(-9, inside.up(0.54), 9, inside.foot), inside.tone((0.40, 0.50, 0.50), 0.25))
        for door in np.arange(-3, 3, 0.46 * unit):
            cel.line(
                box(door + 0.03 * unit, inside.up(0.47), door + 0.43 * unit, inside.up(0.06)),
                0.004,
                inside.tone((0.28, 0.36, 0.36), 0.4),
            )
            cel.fill(
                ellipse((door + 0.38 * unit, inside.up(0.40)), 0.012 * unit, 0.012 * unit),
                inside.tone((0.85, 0.7, 0.4), -0.2),
            )
        cel.fill(box(-9, inside.up(0.58), 9, inside.up(0.53)), inside.tone((0.70, 0.54, 0.38), -0.3))
        for dx, kind in ((-0.10, 0), (0.14, 1), (0.5, 2)):
            px, y = wx + inside.side * -0.9 * unit + dx * unit, inside.up(0.58)
            if kind == 2:
                cel.fill(
                    smooth(
                        [
                            (px - 0.12 * unit, y),
                            (px - 0.12 * unit, y - 0.12 * unit),
                            (px + 0.12 * unit, y - 0.12 * unit),
                            (px + 0.12 * unit, y),
                        ],
                        steps=4,
                    ),
                    inside.tone((0.72, 0.40, 0.26), 0.0),
                )
            else:
                cel.fill(
                    ellipse((px, y - 0.06 * unit), 0.07 * unit, 0.07 * unit),
                    inside.tone(((0.5, 0.52, 0.55), (0.82, 0.6, 0.3))[kind]),
                )
                cel.fill(
                    limb(
                        [(px + 0.05 * unit, y - 0.05 * unit), (px + 0.13 * unit, y - 0.12 * unit)],
                        [0.014 * unit, 0.01 * unit],
                    ),
                    inside.tone((0.5, 0.5, 0.5)),
                )
        for pan in range(4):
            px = x + (pan - 1.5) * 0.28 * unit + inside.side * 1.3 * unit
            cel.line(
                points([(px, inside.up(1.5)), (px, inside.up(1.36))]), 0.003, inside.tone((0.2, 0.2, 0.2))
            )
            cel.fill(
                ellipse((px, inside.up(1.28)), 0.09 * unit, 0.09 * unit),
                inside.tone((0.72, 0.42, 0.26), 0.15 * pan),
            )
        inside.hanging_lamp(cel, -inside.side * stage.half * 0.1, 1.42)

    def fruit(cel: Cel, x: float, y: float, one: float) -> None:
        cel.fill(
            smooth(
                [
                    (x - 0.16 * one, y - 0.07 * one),
                    (x - 0.09 * one, y),
                    (x + 0.09 * one, y),
                    (x + 0.16 * one, y - 0.07 * one),
                ],
                steps=4,
            ),
            inside.tone((0.84, 0.80, 0.72)),
        )
        for dx, tint in ((-0.08, (0.85, 0.3, 0.22)), (0.0, (0.92, 0.7, 0.28)), (0.08, (0.5, 0.62, 0.3))):
            cel.fill(ellipse((x + dx * one, y - 0.09 * one), 0.05 * one, 0.05 * one), inside.tone(tint, -0.2))

    depth = 1.0 + (inside.depth - 1.0) * 0.5
    return [
        inside.back(wall, panel=False),
        inside.floor((0.66, 0.56, 0.46)),
        _table(inside, depth, inside.side * stage.half * 0.6, 1.5, fruit),
        inside.rays(wx, 0.8, 0.72, 1.3),
    ]


def workshop(stage: Stage) -> list[Flat]:
    inside = Indoors(stage, wall=(0.52, 0.44, 0.37))
    wx = inside.side * stage.half * 0.5
    unit = inside.unit

    def wall(cel: Cel) -> None:
        rng = dice(stage.world, "tools")
        for plank in np.arange(-3, 3, 0.22 * unit):
            cel.line(
                points([(plank, -2), (plank, inside.foot)]),
                0.003,
                inside.tone((0.30, 0.24, 0.2), 0.5),
                opacity=0.6,
            )
        inside.window(cel, wx, 0.9, 0.72, 1.34)
        bx = -inside.side * stage.half * 0.36
        cel.fill(
            box(bx - 0.95 * unit, inside.up(1.4), bx + 0.75 * unit, inside.up(0.72)),
            inside.tone((0.40, 0.31, 0.24), 0.3),
        )
        steel = inside.tone((0.66, 0.68, 0.70), -0.1)
        for index in range(9):
            x, y = bx + (index - 4.4) * 0.18 * unit, inside.up(1.32)
            cel.line(points([(x, y), (x, y + 0.36 * unit)]), 0.02 * unit, inside.tone(WOOD, 0.0))
            kind = index % 3
            if kind == 0:
                cel.fill(box(x - 0.07 * unit, y, x + 0.07 * unit, y + 0.06 * unit), steel)
            elif kind == 1:
                cel.fill(
                    points(
                        [
                            (x - 0.02 * unit, y),
                            (x + 0.02 * unit, y),
                            (x + 0.08 * unit, y + 0.30 * unit),
                            (x - 0.02 * unit, y + 0.30 * unit),
                        ]
                    ),
                    steel,
                )
            else:
                ring, hole = (
                    ellipse((x, y + 0.03 * unit), 0.055 * unit, 0.055 * unit),
                    ellipse((x, y + 0.03 * unit), 0.03 * unit, 0.03 * unit)[::-1],
                )
                cel.fill(np.vstack([ring, ring[:1], hole, hole[:1]]), steel)
        for gear in range(3):
            _cog(
                cel,
                (bx + (0.3 - gear * 0.62) * unit, inside.up(0.62 - 0.04 * gear)),
                unit * rng.uniform(0.09, 0.14),
                inside.tone((0.66, 0.48, 0.26), 0.2),
            )
        inside.hanging_lamp(cel, -inside.side * stage.half * 0.02, 1.3)

    def clutter(cel: Cel, x: float, y: float, one: float) -> None:
        rng = dice(stage.world, "bench")
        for _ in range(7):
            a = x + rng.uniform(-0.8, 0.8) * one
            wide, tall = one * rng.uniform(0.06, 0.16), one * rng.uniform(0.04, 0.15)
            cel.fill(
                box(a, y - tall, a + wide, y),
                inside.tone(
                    ((0.5, 0.36, 0.24), (0.55, 0.57, 0.6), (0.7, 0.5, 0.28))[int(rng.integers(3))], 0.1
                ),
            )
        vice = x + inside.side * 0.7 * one
        cel.fill([box(vice - 0.12 * one, y - 0.12 * one, vice + 0.02 * one, y), box(vice + 0.05 * one, y - 0.14 * one, vice + 0.12 * one, y), limb([(vice - 0.1 * one, y - 0.08 * one), (vice + 0.2 * one, y - 0.08 * one)], [0.015 * one, 0.015 * one])],
                 inside.tone((0.36, 0.40, 0.45), 0.1))  # fmt: skip

    depth = 1.0 + (inside.depth - 1.0) * 0.55
    return [
        inside.back(wall, panel=False),
        inside.floor((0.44, 0.36, 0.29)),
        _table(inside, depth, -inside.side * stage.half * 0.35, 2.3, clutter),
        inside.rays(wx, 0.9, 0.72, 1.34),
    ]


def _cog(cel: Cel, at: tuple[float, float], radius: float, colour: Colour) -> None:
    angle = np.linspace(0, 2 * np.pi, 97)[:-1]
    far = radius * (1 + 0.16 * (np.sin(angle * 12) > 0))
    outline: Points = np.stack([at[0] + far * np.cos(angle), at[1] + far * np.sin(angle)], 1)
    hole = ellipse(at, radius * 0.4, radius * 0.4)[::-1]
    cel.fill(np.vstack([outline, outline[:1], hole, hole[:1]]), colour)


def hall(stage: Stage) -> list[Flat]:
    inside = Indoors(stage, wall=(0.58, 0.52, 0.48), far=3.6)
    unit = inside.unit
    stone = (0.64, 0.58, 0.53)

    def wall(cel: Cel) -> None:
        for x in (-1.5, 0.0, 1.5):
            inside.window(cel, x * unit, 0.72, 0.85, 2.5, arched=True)
        for sign in (-1, 1):
            banner = sign * 0.75 * unit
            cloth = inside.tone((0.60, 0.16, 0.16), 0.1)
            cel.fill(
                points(
                    [
                        (banner - 0.16 * unit, inside.up(2.5)),
                        (banner + 0.16 * unit, inside.up(2.5)),
                        (banner + 0.16 * unit, inside.up(1.1)),
                        (banner, inside.up(0.95)),
                        (banner - 0.16 * unit, inside.up(1.1)),
                    ]
                ),
                cloth,
            )
            cel.fill(
                ellipse((banner, inside.up(1.8)), 0.08 * unit, 0.08 * unit),
                inside.tone((0.86, 0.68, 0.3), -0.2),
            )

    def columns(depth: float, x: float) -> Flat:
        foot, one = stage.floor(depth), stage.body / depth

        def paint(cel: Cel) -> None:
            for sign in (-1, 1):
                at, half = sign * x / depth, 0.20 * one
                cel.fill(box(at - half, -9, at + half, foot), inside.tone(stone, 0.2))
                lit = -sign
                cel.fill(
                    box(at + lit * half * 0.35, -9, at + lit * half, foot)
                    if lit > 0
                    else box(at - half, -9, at - half * 0.35, foot),
                    inside.tone(stone, -0.5),
                    opacity=0.8,
                )
                for flute in (-0.5, -0.15, 0.2, 0.55):
                    cel.line(
                        points([(at + flute * half, -2), (at + flute * half, foot)]),
                        0.004,
                        inside.tone(stone, 0.8),
                        opacity=0.5,
                    )
                cel.fill(
                    [
                        box(at - half * 1.35, foot - 0.12 * one, at + half * 1.35, foot),
                        box(at - half * 1.5, foot - 0.06 * one, at + half * 1.5, foot),
                    ],
                    inside.tone(stone, 0.0),
                )
                if stage.light.dim:
                    torch = (at + lit * half * 1.2, foot - 1.35 * one)
                    cel.glow(torch, one * 0.8, lamp(stage), 0.55)
                    cel.fill(ellipse(torch, 0.05 * one, 0.10 * one), mix(LAMP, (1, 1, 1), 0.4))

        return Flat(depth, paint, blur=stage.blur(depth))

    scale = inside.depth / 3.6
    across = max(stage.half * 1.5, 1.2 * stage.body)
    return [
        inside.back(wall, panel=False),
        inside.floor((0.50, 0.45, 0.42), boards=True),
        *(columns(depth * scale, across) for depth in (3.1, 2.3, 1.7)),
        inside.rays(0.0, 1.4, 0.85, 2.5),
    ]


ROOMS: dict[PlaceKind, Callable[[Stage], list[Flat]]] = {
    PlaceKind.ROOM: room,
    PlaceKind.KITCHEN: kitchen,
    PlaceKind.WORKSHOP: workshop,
    PlaceKind.HALL: hall,
}
