"""Spirits: what is alive without a body, drawn as what it is: storm, wind, ghost, fire, moon, water."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np

from reelwright.providers.animatic.cel import Cel, Colour, mix
from reelwright.providers.animatic.curve import Spot, blob, ellipse, limb, points, smooth
from reelwright.providers.animatic.figures.brush import Brush, tint_of
from reelwright.providers.animatic.noise import dice

Form = Callable[[Brush], None]
_WHITE = (1.0, 1.0, 1.0)


def spirit(brush: Brush) -> None:
    """The form that the character's own words name; a quiet column of light when they name none."""
    words = brush.actor.costume.words
    form = next((form for pattern, form in _FORMS if re.search(rf"\b(?:{pattern})", words)), _light)
    form(brush)


def _storm(brush: Brush) -> None:
    """A towering cloud, broad above and narrow at its foot, that turns about a heart of light."""
    stage, actor = brush.stage, brush.actor
    # A cloud has no sharp edges: painted at a third of the size it costs a ninth.
    whole = brush.cel
    cel = Cel(replace(whole.window, scale=whole.window.scale / 3))
    light = stage.light
    rng = dice(stage.world, "storm", actor.costume.seed)
    dark = mix(light.own((0.13, 0.15, 0.23)), light.top, 0.25)
    body = mix(dark, light.middle, 0.30)
    edge = mix(light.rim, light.low, 0.5)
    glow = light.own((0.62, 0.80, 1.0))
    brush.shine(0.0, -0.62, 0.55, mix(light.low, light.rim, 0.3), 0.34)

    def width(t: float) -> float:
        """Half the width at height `t`, 0 the foot and 1 the anvil."""
        return 0.05 + 0.17 * t + 0.24 * t**3

    def heap(colour: Colour, part: float, shift: float, many: int, opacity: float, soft: float) -> None:
        for _ in range(many):
            t = rng.random() ** 0.62
            around = rng.uniform(-1, 1)
            x = around * width(t) * part + 0.07 * math.sin(t * 5.2) + shift * (0.3 + t)
            r = (0.055 + 0.108 * t) * rng.uniform(0.7, 1.15) * part
            shape = blob(rng, (x, -0.05 - 0.82 * t), r * 1.25, r, rough=0.22)
            cel.fill(brush.put(shape), colour, opacity=opacity, soft=soft * actor.height)

    side = math.copysign(1.0, stage.sun_x - actor.x) * actor.facing
    heap(mix(body, dark, 0.5), 1.12, 0.0, 26, 0.62, 0.020)
    heap(mix(body, edge, 0.55), 1.0, 0.022 * side, 24, 0.52, 0.008)
    heap(body, 0.98, -0.012 * side, 28, 0.82, 0.012)
    heap(dark, 0.66, -0.02 * side, 18, 0.74, 0.022)
    # Bands that wind about it tell that it turns.
    for index in range(7):
        t = 0.14 + 0.12 * index
        wide = width(t) * 1.16
        turn = np.linspace(-1.35, 1.35, 22)
        x = wide * np.sin(turn) + 0.07 * math.sin(t * 5.2)
        y = -0.05 - 0.82 * t + wide * 0.26 * np.cos(turn) - 0.03 * turn
        band = limb(np.stack([x, y], 1), [0.001, 0.011, 0.016, 0.008, 0.001], steps=2)
        tone = mix(edge, body, 0.25 if index % 2 else 0.6)
        cel.fill(brush.put(band), tone, opacity=0.42, soft=0.006 * actor.height)
    size = (whole.window.width, whole.window.height)
    cloud = np.asarray(cv2.resize(cel.pixels, size), np.float32)
    whole.pixels *= 1 - cloud[..., 3:]
    whole.pixels += cloud
    cel = whole
    # The heart: one warm-white light deep inside, and veins that run out of it.
    brush.shine(0.02, -0.66, 0.24, glow, 0.62)
    brush.shine(0.02, -0.66, 0.085, mix(glow, _WHITE, 0.75), 0.85)
    for _ in range(7):
        angle = rng.uniform(0, 2 * math.pi)
        spots: list[Spot] = [(0.02, -0.66)]
        for step in range(5):
            angle += rng.normal() * 0.5
            far = 0.042 + 0.012 * step
            spots.append((spots[-1][0] + far * math.cos(angle), spots[-1][1] + far * 0.85 * math.sin(angle)))
        vein = brush.put(limb(spots, [0.0030, 0.0023, 0.0017, 0.0011, 0.0004], steps=1))
        cel.fill(vein, glow, opacity=0.34, soft=0.012 * actor.height)
        cel.fill(vein, mix(glow, _WHITE, 0.55), opacity=0.62, soft=0.0015 * actor.height)
    for _ in range(26):
        t = rng.random() * 0.22
        x = rng.uniform(-1, 1) * (0.08 + t)
        drop = brush.put([(x, -0.16 - t), (x - 0.035, 0.02 - t * 0.3)])
        cel.line(drop, 0.0016, edge, opacity=0.22)


def _wind(brush: Brush) -> None:
    """Ribbons of air that stream one way, and the leaves that they carry."""
    light, rng = brush.stage.light, dice(brush.stage.world, "wind", brush.actor.costume.seed)
    pale = mix(light.low, _WHITE, 0.45)
    brush.shine(0.05, -0.55, 0.5, pale, 0.22)
    for index in range(15):
        t = np.linspace(0, 1, 30)
        y0, phase = -0.12 - 0.055 * index, index * 0.9
        curl = 0.10 * np.sin(phase + t * (3.0 + 0.3 * index)) * (0.4 + t)
        x = -0.62 + 1.25 * t - 0.10 * np.cos(phase)
        ribbon = limb(np.stack([x, y0 + curl], 1), [0.001, 0.013, 0.020, 0.010, 0.001], steps=1)
        brush.cel.fill(
            brush.put(ribbon),
            mix(pale, light.middle, 0.12 * (index % 4)),
            opacity=0.42,
            soft=0.004 * brush.actor.height,
        )
    for end in range(3):
        turn = np.linspace(0, 4.6, 26)
        r = 0.10 * (1 - turn / 6.2)
        spiral = np.stack([0.42 + r * np.cos(turn), -0.32 - 0.2 * end + r * np.sin(turn)], 1)
        brush.cel.line(brush.put(spiral), 0.010 * brush.actor.height, pale, opacity=0.5)
    for _ in range(22):
        x, y, a = rng.uniform(-0.6, 0.62), rng.uniform(-1.0, -0.05), rng.uniform(0, 3.1)
        leaf = ((0.78, 0.42, 0.18), (0.56, 0.60, 0.24), (0.86, 0.64, 0.26))[int(rng.integers(3))]
        brush.fill(ellipse((x, y), 0.020, 0.009, turn=a, steps=12), leaf, -0.2)


def _ghost(brush: Brush) -> None:
    """The faint shape of somebody: head, shoulders, a long garment that fades before it meets the ground."""
    light = brush.stage.light
    pale = mix(light.own((0.80, 0.90, 0.96)), light.rim, 0.3)
    brush.shine(0.0, -0.62, 0.42, pale, 0.30)
    robe = smooth(
        [
            (0.0, -0.84),
            (0.09, -0.80),
            (0.125, -0.70),
            (0.12, -0.45),
            (0.16, -0.18),
            (0.10, -0.04),
            (0.0, -0.10),
            (-0.09, -0.03),
            (-0.16, -0.16),
            (-0.11, -0.45),
            (-0.125, -0.70),
            (-0.09, -0.80),
        ]
    )
    head = ellipse((0.01, -0.90), 0.056, 0.074)
    for part, soft, opacity in ((1.12, 0.05, 0.22), (1.0, 0.020, 0.34), (0.8, 0.03, 0.30)):
        middle = np.array([0.0, -0.55])
        brush.cel.fill(
            [brush.put((robe - middle) * part + middle), brush.put((head - middle) * part + middle)],
            mix(pale, _WHITE, 0.3),
            opacity=opacity,
            soft=soft * brush.actor.height,
        )
    for x in (-0.05, 0.0, 0.06):
        fold = limb([(x * 0.8, -0.72), (x * 1.2, -0.42), (x * 1.9, -0.12)], [0.003, 0.008, 0.001])
        brush.own(fold, _WHITE, opacity=0.22, soft=0.006)
    brush.shine(0.01, -0.72, 0.10, _WHITE, 0.35)


def _fire(brush: Brush) -> None:
    rng = dice(brush.stage.world, "fire", brush.actor.costume.seed)
    brush.shine(0.0, -0.4, 0.75, (1.0, 0.55, 0.2), 0.42)
    for scale, colour, soft in (
        (1.0, (0.86, 0.26, 0.08), 0.018),
        (0.74, (1.0, 0.52, 0.12), 0.012),
        (0.46, (1.0, 0.82, 0.36), 0.010),
        (0.24, (1.0, 0.97, 0.82), 0.010),
    ):
        for index in range(-2, 3):
            x = index * 0.12 * scale
            tall = (0.95 - 0.17 * abs(index)) * scale * rng.uniform(0.85, 1.05)
            lean = rng.normal() * 0.07
            tongue: list[Spot] = [
                (x - 0.12 * scale, 0.0),
                (x - 0.13 * scale, -tall * 0.3),
                (x - 0.03 + lean * 0.4, -tall * 0.62),
                (x + lean, -tall),
                (x + 0.06 * scale + lean * 0.4, -tall * 0.58),
                (x + 0.13 * scale, -tall * 0.28),
                (x + 0.11 * scale, 0.0),
            ]
            brush.own(smooth(tongue), colour, opacity=0.85, soft=soft)
    for _ in range(24):
        brush.own(ellipse((rng.normal() * 0.2, rng.uniform(-1.4, -0.6)), 0.006, 0.008), (1.0, 0.7, 0.3))


def _moon(brush: Brush) -> None:
    """A full disc with its seas, low in the sky."""
    pale = brush.stage.light.own(tint_of(brush, (0.95, 0.94, 0.88)))
    centre, r = (0.0, -0.5), 0.42
    brush.shine(*centre, 0.62, pale, 0.34)
    brush.shine(*centre, 0.48, pale, 0.30)
    disc = ellipse(centre, r, r, steps=90)
    brush.cel.fill(brush.put(disc), mix(pale, _WHITE, 0.35))
    for x, y, wide, deep in (
        (-0.14, -0.62, 0.13, 0.10),
        (0.05, -0.70, 0.09, 0.06),
        (-0.04, -0.44, 0.10, 0.07),
        (0.17, -0.52, 0.07, 0.09),
        (-0.2, -0.40, 0.05, 0.05),
        (0.08, -0.26, 0.08, 0.04),
    ):
        mark = blob(dice("moon", x), (x, y), wide, deep, rough=0.14)
        brush.cel.fill(
            brush.put(mark), mix(pale, (0.52, 0.55, 0.62), 0.5), opacity=0.5, soft=0.010 * brush.actor.height
        )
    side = math.copysign(1.0, brush.stage.sun_x - brush.actor.x) * brush.actor.facing
    shadow = np.vstack([disc, disc[:1], (ellipse((side * 0.10, -0.53), r, r, steps=90))[::-1]])
    brush.cel.fill(brush.put(shadow), mix(pale, (0.1, 0.12, 0.2), 0.55), opacity=0.5, soft=0.02)


def _star(brush: Brush) -> None:
    gold = brush.stage.light.own(tint_of(brush, (1.0, 0.90, 0.62)))
    brush.shine(0, -0.5, 0.9, gold, 0.34)
    brush.shine(0, -0.5, 0.34, mix(gold, _WHITE, 0.4), 0.75)
    for index in range(8):
        a = index * math.pi / 4
        far = 0.46 if index % 2 == 0 else 0.24
        ray = points(
            [
                (0.035 * math.cos(a + 1.57), -0.5 + 0.035 * math.sin(a + 1.57)),
                (far * math.cos(a), -0.5 + far * math.sin(a)),
                (0.035 * math.cos(a - 1.57), -0.5 + 0.035 * math.sin(a - 1.57)),
            ]
        )
        brush.cel.fill(brush.put(ray), mix(gold, _WHITE, 0.5), opacity=0.9, soft=0.004 * brush.actor.height)
    brush.cel.fill(brush.put(ellipse((0, -0.5), 0.09, 0.09)), _WHITE)


def _sun(brush: Brush) -> None:
    gold = brush.stage.light.own((1.0, 0.82, 0.42))
    brush.shine(0, -0.5, 1.1, gold, 0.4)
    brush.shine(0, -0.5, 0.6, gold, 0.5)
    brush.cel.fill(brush.put(ellipse((0, -0.5), 0.36, 0.36, steps=90)), mix(gold, _WHITE, 0.45))


def _water(brush: Brush) -> None:
    """A standing wave that bows towards whoever it meets."""
    light = brush.stage.light
    deep, pale = light.own((0.10, 0.36, 0.50)), mix(light.own((0.62, 0.86, 0.92)), light.rim, 0.3)
    brush.shine(0.0, -0.5, 0.5, pale, 0.25)
    for part, colour, opacity in ((1.0, deep, 0.62), (0.82, mix(deep, pale, 0.4), 0.55), (0.6, pale, 0.35)):
        wave = smooth(
            [
                (-0.34 * part, 0.02),
                (-0.26 * part, -0.34),
                (-0.10 * part, -0.74 * part),
                (0.12, -0.96 * part),
                (0.34 * part, -0.90 * part),
                (0.42 * part, -0.72 * part),
                (0.26 * part, -0.76 * part),
                (0.14, -0.56 * part),
                (0.16 * part, -0.26),
                (0.36 * part, 0.02),
            ]
        )
        brush.cel.fill(brush.put(wave), colour, opacity=opacity, soft=0.012 * brush.actor.height)
    rng = dice(brush.stage.world, "water", brush.actor.costume.seed)
    for _ in range(40):
        x, y = 0.3 + rng.normal() * 0.12, -0.82 + rng.normal() * 0.10
        brush.own(ellipse((x, y), 0.008, 0.008, steps=10), _WHITE, opacity=0.7)


def _light(brush: Brush) -> None:
    """A column of light in which something turns; neither eyes nor arms."""
    light = brush.stage.light
    tint = light.own(tint_of(brush, (0.70, 0.88, 0.98)))
    brush.shine(0.0, -0.55, 0.55, tint, 0.42)
    for index in range(12):
        phase, wide = index * 0.62, 0.05 + 0.014 * index
        t = np.linspace(0, 1, 26)
        x = (0.03 + wide * np.sin(math.pi * t)) * np.sin(phase + t * (4.0 + 0.2 * index))
        strand = limb(np.stack([x, -0.04 - t * 0.92], 1), [0.001, 0.011, 0.017, 0.009, 0.001], steps=2)
        brush.own(strand, mix(tint, _WHITE, 0.35), opacity=0.30, soft=0.006)
    brush.shine(0.0, -0.62, 0.16, mix(tint, _WHITE, 0.6), 0.65)
    rng = dice(brush.stage.world, "light", brush.actor.costume.seed)
    for _ in range(22):
        angle, far = rng.uniform(0, 6.28), rng.uniform(0.10, 0.42)
        at = (far * math.cos(angle) * 0.7, -0.52 + far * math.sin(angle))
        brush.own(ellipse(at, 0.005, 0.005, steps=10), _WHITE, opacity=0.8)


_FORMS: tuple[tuple[str, Form], ...] = (
    (r"storm|thunder|cloud|tempest|hurricane|lightning|badai|awan|guntur|petir", _storm),
    (r"wind|breeze|gale|angin", _wind),
    (r"fire|flame|ember|api|bara", _fire),
    (r"moon|bulan|rembulan", _moon),
    (r"sun|matahari", _sun),
    (r"star|bintang", _star),
    (r"river|wave|water|ocean|sea|rain|tide|sungai|ombak|air|laut|hujan", _water),
    (r"ghost|phantom|spectre|soul|hantu|arwah|roh", _ghost),
)
