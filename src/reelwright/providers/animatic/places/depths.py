"""Under water, and nowhere at all."""

from __future__ import annotations

import math

import numpy as np

from reelwright.providers.animatic.cel import Cel, Colour, Gradient, mix
from reelwright.providers.animatic.curve import Points, blob, ellipse, limb, points, under
from reelwright.providers.animatic.flat import Flat, drift, sway
from reelwright.providers.animatic.noise import Ridge, dice
from reelwright.providers.animatic.stage import Stage


def underwater(stage: Stage) -> list[Flat]:
    light = stage.light
    level = 0.45 if light.night else 0.72 if light.dim else 1.0

    def tone(colour: Colour) -> Colour:
        return light.own((colour[0] * level, colour[1] * level, colour[2] * level))

    surface, deep = tone((0.46, 0.82, 0.84)), tone((0.02, 0.13, 0.24))
    middle = tone((0.08, 0.42, 0.52))

    def sea(cel: Cel) -> None:
        ys = cel.window.ys()
        bands = [
            np.interp(
                ys, [-0.8, -0.5, -0.1, 0.6], [surface[i], mix(surface, middle, 0.45)[i], middle[i], deep[i]]
            )
            for i in range(3)
        ]
        cel.pixels[..., :3] = np.stack(bands, 1).astype(np.float32)[:, None, :]
        cel.pixels[..., 3] = 1
        cel.glow((stage.sun_x * 0.6, -0.62), 0.62, tone((0.85, 1.0, 0.95)), 0.75, flat=0.7)

    def shafts(cel: Cel) -> None:
        rng = dice(stage.world, "shafts")
        for _ in range(11):
            x = stage.sun_x * 0.6 + rng.normal() * 0.42
            lean, wide = (x - stage.sun_x * 0.6) * 0.9 + rng.normal() * 0.05, rng.uniform(0.015, 0.07)
            end = rng.uniform(0.1, 0.6)
            shape = points(
                [
                    (x - wide * 0.4, -0.8),
                    (x + wide * 0.4, -0.8),
                    (x + lean + wide, end),
                    (x + lean - wide, end),
                ]
            )
            cel.fill(shape, tone((0.70, 0.96, 0.94)), opacity=rng.uniform(0.05, 0.15), soft=0.02)

    def bed(depth: float, y: float, part: float, seed: str) -> Flat:
        ridge = Ridge(f"{stage.world}/{seed}", octaves=4)
        colour = mix(tone((0.10, 0.24, 0.28)), middle, part)

        def paint(cel: Cel) -> None:
            xs = np.linspace(cel.window.x0 - 0.05, cel.window.x1 + 0.05, 260)
            ys = y + 0.07 * ridge(xs * 1.6 + stage.shift) + 0.05 * np.cos(xs * 2.2)
            rng = dice(stage.world, seed, "weed")
            weeds: list[Points] = []
            for _ in range(34):
                i = int(rng.integers(len(xs)))
                tall = rng.uniform(0.04, 0.17) / (1 + part)
                x = float(xs[i])
                weeds.append(
                    limb(
                        [
                            (x, float(ys[i]) + 0.01),
                            (x + 0.015, float(ys[i]) - tall * 0.35),
                            (x - 0.012, float(ys[i]) - tall * 0.7),
                            (x + 0.012, float(ys[i]) - tall),
                        ],
                        [0.006, 0.007, 0.005, 0.001],
                        steps=4,
                    )
                )
                if rng.random() < 0.35:
                    r = rng.uniform(0.012, 0.034)
                    for angle in np.linspace(0.4, 2.7, 6):
                        weeds.append(
                            limb(
                                [
                                    (x, float(ys[i])),
                                    (x + r * 1.8 * math.cos(angle), float(ys[i]) - r * 1.8 * math.sin(angle)),
                                ],
                                [0.006, 0.004],
                                steps=2,
                            )
                        )
            cel.fill(weeds, mix(colour, tone((0.6, 0.3, 0.36)), 0.16 * (1 - part)))
            cel.fill(under(xs, ys, 9.0), Gradient(colour, mix(colour, deep, 0.7), y - 0.07, y + 0.3))
            cel.light((stage.sun_x, -1.2), surface, 0.34 * (1 - part) + 0.1, 0.006)

        return Flat(depth, paint, blur=stage.blur(depth), box=(-99, y - 0.36, 99, 9))

    def bubbles(cel: Cel) -> None:
        rng = stage.dice("bubbles")
        for _ in range(46):
            x, y, r = rng.uniform(-1.2, 1.2), rng.uniform(-0.6, 0.9), 0.0025 + 0.008 * rng.random() ** 2
            cel.fill(ellipse((x, y), r, r, steps=16), surface, opacity=0.3)
            cel.fill(
                ellipse((x - r * 0.3, y - r * 0.3), r * 0.35, r * 0.35, steps=8), tone((1, 1, 1)), opacity=0.8
            )

    def shoal(cel: Cel) -> None:
        rng = dice(stage.world, "shoal")
        cx, cy = -stage.sun_x * 0.5, -0.12
        shapes: list[Points] = []
        for _ in range(26):
            x, y, s = cx + rng.normal() * 0.16, cy + rng.normal() * 0.06, rng.uniform(0.008, 0.015)
            shapes += [
                ellipse((x, y), s * 1.5, s * 0.6, steps=16),
                points([(x - s * 1.2, y), (x - s * 2.3, y - s * 0.7), (x - s * 2.3, y + s * 0.7)]),
            ]
        cel.fill(shapes, mix(middle, deep, 0.45))

    return [
        Flat(math.inf, sea),
        Flat(30.0, shoal, life=drift(0.012), blur=stage.blur(30)),
        bed(14.0, 0.24, 0.75, "reef c"),
        bed(6.0, 0.33, 0.45, "reef b"),
        Flat(4.0, shafts, life=sway(0.02, 0.0, 6.5)),
        bed(2.2, 0.42, 0.12, "reef a"),
        Flat(0.8, bubbles, life=drift(0.0, -0.035)),
    ]


def abstract(stage: Stage) -> list[Flat]:
    """Calm shapes in the film's colours: a disc, arcs and hills of paper, no place at all."""
    light = stage.light
    rng = dice(stage.world, "abstract")
    set_ = [light.treatment.grade(one) for one in light.palette] or [
        light.top,
        light.middle,
        light.low,
        light.sun,
    ]
    while len(set_) < 4:
        set_.append(mix(set_[-1], light.low, 0.45))
    set_ = sorted(set_, key=sum)
    bright = light.hour.value in ("night", "dusk")
    back = mix(set_[0], light.top, 0.4) if bright else mix(set_[-1], (1, 1, 1), 0.25)

    def field(cel: Cel) -> None:
        ys = cel.window.ys()
        a, b = np.array(back, np.float32), np.array(mix(back, set_[1], 0.45), np.float32)
        part = np.clip((ys + 0.5), 0, 1)[:, None]
        cel.pixels[..., :3] = (a * (1 - part) + b * part)[:, None, :]
        cel.pixels[..., 3] = 1

    def disc(cel: Cel) -> None:
        x, y, r = stage.sun_x * 0.8, -0.06, 0.26
        cel.glow((x, y), r * 1.7, set_[-1], 0.4)
        cel.fill(
            ellipse((x, y), r, r, steps=100), Gradient(set_[-1], mix(set_[-1], set_[2], 0.6), y - r, y + r)
        )
        for part in (1.35, 1.62, 1.9):
            angle = np.linspace(rng.uniform(0, 3), rng.uniform(3.5, 6.2), 70)
            cel.line(
                np.stack([x + r * part * np.cos(angle), y + r * part * np.sin(angle)], 1),
                0.004,
                mix(set_[-1], back, 0.3),
                opacity=0.8,
            )

    def wave(index: int, depth: float) -> Flat:
        ridge = Ridge(f"{stage.seed}/wave{index}", octaves=2)
        y = 0.14 + 0.12 * index
        colour = mix(
            set_[min(index + 1, len(set_) - 1)] if not bright else set_[max(0, 2 - index)],
            back,
            0.35 - 0.15 * index,
        )

        def paint(cel: Cel) -> None:
            xs = np.linspace(cel.window.x0 - 0.05, cel.window.x1 + 0.05, 200)
            ys = y + 0.10 * ridge(xs * 1.1 + index * 5)
            cel.fill(under(xs, ys + 0.012, 9.0), mix(back, (0, 0, 0), 0.5), opacity=0.25, soft=0.012)
            cel.fill(under(xs, ys, 9.0), Gradient(colour, mix(colour, set_[0], 0.4), y - 0.1, y + 0.4))

        return Flat(
            depth, paint, life=sway(0.008, 0.004, 7.0 + index, phase=index), box=(-99, y - 0.2, 99, 9)
        )

    def confetti(cel: Cel) -> None:
        chance = stage.dice("shapes")
        for _ in range(12):
            at = (chance.uniform(-stage.half, stage.half), chance.uniform(-0.5, 0.35))
            r = chance.uniform(0.008, 0.03)
            colour = set_[int(chance.integers(len(set_)))]
            if chance.random() < 0.5:
                cel.fill(ellipse(at, r, r), colour, opacity=0.8)
            else:
                cel.fill(blob(chance, at, r * 1.3, r, rough=0.3), colour, opacity=0.7)

    return [
        Flat(math.inf, field),
        Flat(40.0, disc),
        wave(0, 12.0),
        Flat(7.0, confetti, life=sway(0.01, 0.012, 6.0)),
        wave(1, 4.0),
        wave(2, 1.8),
    ]
