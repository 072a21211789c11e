"""The insert: a hand close to the lens, and the one thing the scene is about."""

from __future__ import annotations

from reelwright.film.grammar import Figure
from reelwright.providers.animatic.actor import PEOPLE
from reelwright.providers.animatic.cel import Cel, mix
from reelwright.providers.animatic.curve import ellipse, limb, smooth
from reelwright.providers.animatic.figures.sketches import Table, sketch_of
from reelwright.providers.animatic.flat import Flat, pulse
from reelwright.providers.animatic.stage import Stage


def insert(stage: Stage) -> list[Flat]:
    """A hand with the thing in it, large in the frame."""
    holder = next((one for one in stage.actors if one.figure in PEOPLE), None)
    skin = holder.costume.skin if holder else (0.72, 0.54, 0.42)
    sleeve = holder.costume.main if holder else (0.3, 0.34, 0.42)
    tint = next(
        (one.costume.main for one in stage.actors if one.figure is Figure.THING and one.costume.named), None
    )
    thing = sketch_of(stage)

    def paint(cel: Cel) -> None:
        table = Table(cel, stage, tint=tint)
        cel.glow((0.0, -0.08), 0.5, stage.light.rim, 0.18)
        palm = smooth(
            [
                (-0.16, 0.10),
                (-0.06, 0.03),
                (0.12, 0.04),
                (0.22, 0.12),
                (0.26, 0.30),
                (0.16, 0.40),
                (-0.06, 0.34),
            ]
        )
        table.fill(limb([(0.14, 0.28), (0.34, 0.52), (0.52, 0.86)], [0.12, 0.12, 0.13]), skin, 0.1)
        table.fill(limb([(0.30, 0.46), (0.46, 0.72), (0.6, 1.0)], [0.165, 0.19, 0.2]), sleeve, 0.15)
        table.fill(palm, skin, 0.05)
        thing(table)
        for index in range(4):
            x = -0.17 + index * 0.012
            y = 0.03 + index * 0.062
            finger = [(0.10, y + 0.07), (-0.06, y + 0.035), (x - 0.03, y - 0.01)]
            table.fill(limb(finger, [0.036, 0.034, 0.026]), skin, 0.0)
            table.fill(ellipse((x - 0.035, y - 0.012), 0.014, 0.012), mix(skin, (1, 0.9, 0.86), 0.5), -0.2)
        table.fill(limb([(0.22, 0.20), (0.17, 0.06), (0.09, -0.02)], [0.05, 0.042, 0.03]), skin, -0.15)
        toward = (1.0 if stage.sun_x > 0 else -1.0, -0.6)
        cel.shade(toward, mix(stage.light.shadow, (0, 0, 0), 0.45), 0.4, 0.06)
        cel.light(toward, stage.light.rim, 0.8 * stage.treatment.rim, 0.008)

    return [Flat(1.0, paint, life=pulse((0.3, 0.6), breathe=0.003, rock=0.004, period=3.8), near=True)]
