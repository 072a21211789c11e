"""What happens in the lens and on the film: a darker rim, grain, the smear of a whip pan."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np

from reelwright.film.grammar import Key
from reelwright.providers.animatic.camera import Path
from reelwright.providers.animatic.noise import clouds, dice
from reelwright.providers.animatic.shot import Frame, Plane
from reelwright.providers.animatic.stage import Stage
from reelwright.providers.animatic.weather import Finish


def lens(stage: Stage, width: int, height: int) -> list[Finish]:
    """Vignette, paper and grain as the style and the key of the light ask for."""
    made: list[Finish] = []
    strength = stage.treatment.vignette + (
        0.2 if stage.scene.light.key is Key.LOW and not stage.light.night else 0.0
    )
    if strength or stage.treatment.paper:
        made.append(_vignette(width, height, min(strength, 1.0), stage.treatment.paper))
    if stage.treatment.grain:
        made.append(_grain(stage, width, height, stage.treatment.grain))
    return made


def _vignette(width: int, height: int, strength: float, paper: float) -> Finish:
    kept = _rim(width, height, strength, paper)

    def shade(frame: Frame, number: int) -> None:
        cv2.multiply(frame.y, kept, dst=frame.y, scale=1 / 255)

    return shade


@lru_cache(maxsize=4)
def _rim(width: int, height: int, strength: float, paper: float) -> Plane:
    """How much light is kept, of 255; the same for every scene of a film."""
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    far = np.clip(np.sqrt(x * x * 0.62 + y * y * 0.5) - 0.42, 0, 1)
    dark = 255 * (1 - strength * 0.62 * far**1.5)
    if paper:
        # The tooth of watercolour paper, and pigment that pooled here and there.
        tooth = clouds("paper", height, width, scale=(height / 130, height / 150), octaves=3)
        pool = clouds("pigment", height, width, scale=(height / 3, height / 4), octaves=3)
        dark = dark - paper * (34 * np.abs(tooth - 0.5) + 30 * np.clip(pool - 0.45, 0, 1))
    noise = dice("vignette").uniform(-0.5, 0.5, (height, width)).astype(np.float32)
    return np.clip(dark + noise + 0.5, 0, 255).astype(np.uint8)


def _grain(stage: Stage, width: int, height: int, strength: float) -> Finish:
    rng = dice(stage.world, "grain")
    tile = rng.normal(0, strength, (height + 64, width + 64)).astype(np.float32)
    tile = np.asarray(cv2.GaussianBlur(tile, (0, 0), 0.7), np.float32) * np.float32(1.9)
    offset = 3 * strength
    bright = np.clip(tile + offset, 0, 255).astype(np.uint8)
    places = rng.integers(0, 64, (97, 2))

    def add(frame: Frame, number: int) -> None:
        x, y = (int(value) for value in places[number // 2 % len(places)])
        cv2.add(frame.y, bright[y : y + height, x : x + width], dst=frame.y)
        cv2.convertScaleAbs(frame.y, dst=frame.y, alpha=1, beta=-round(offset))

    return add


def smear(path: Path, width: int, height: int, count: int) -> Finish:
    """The blur of a camera that turns faster than the eye follows."""

    def blur(frame: Frame, number: int) -> None:
        t, step = number / max(count - 1, 1), 0.5 / max(count - 1, 1)
        travel = abs(path(min(1.0, t + step)).pan - path(max(0.0, t - step)).pan) * height * 0.6
        if travel > 4:
            wide = int(min(travel, width / 3)) | 1
            for plane, by in ((frame.y, 1), (frame.u, 2), (frame.v, 2)):
                cv2.blur(plane, (max(1, wide // by) | 1, 1), dst=plane)

    return blur
