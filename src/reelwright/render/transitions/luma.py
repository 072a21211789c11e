"""Luma pictures: where they are darkest, the new picture shows first."""

from __future__ import annotations

from typing import Final, cast

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, MpoImagePlugin

from reelwright.film.errors import Unreadable
from reelwright.media.pillow import FAULTS
from reelwright.media.source import Source
from reelwright.render.transitions.matte import Matte

# A JPEG may turn out to be several.
_FORMATS: Final = ("PNG", "JPEG", cast("str", MpoImagePlugin.MpoImageFile.format))

MOST_PIXELS: Final = 20_000_000
_SHARPEST: Final = 1 / 64
"""Of the edge, as a share of a picture's tones: with fewer than four of 256 it would be a staircase."""

Luma = NDArray[np.uint8]
"""height x width: a tone for each place of the screen."""


def luma_picture(source: Source, width: int, height: int) -> Luma:
    """A PNG or JPEG as a luma picture: it covers the screen, and its tones the whole range.

    Its shapes keep their shape, so what sticks out of a screen of another shape is cropped. A picture of one
    tone lets the new one in all at once. Unreadable for what is none, or has
    over 20 million pixels.
    """
    try:
        with source.open() as file, Image.open(file, formats=_FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise _unreadable(source, f"{image.width} x {image.height} is more than 20 million pixels")
            grey = _grey(image)
    except FAULTS as error:
        raise _unreadable(source, "it is not a whole PNG or JPEG picture") from error
    fitted = _covering(grey, width, height)
    if fitted.min() == fitted.max():
        return np.full_like(fitted, 128)
    return cast("Luma", cv2.normalize(fitted, np.empty_like(fitted), 0, 255, cv2.NORM_MINMAX))


def luma_matte(luma: Luma, at: float, softness: float) -> Matte:
    """The matte of a luma picture at moment `at`, its edge `softness` of the whole range of tones wide."""
    softness = max(softness, _SHARPEST)
    tones = (np.arange(256, dtype=np.float32) + 0.5) / 256
    shown = np.clip((at * (1 + softness) - tones) / softness, 0, 1).astype(np.float32)
    return cast("Matte", cv2.LUT(luma, shown))


def _grey(image: Image.Image) -> Luma:
    if image.mode.startswith("I"):
        # Sixteen bits of grey.
        return (np.clip(np.asarray(image), 0, 65535) >> 8).astype(np.uint8)
    return np.asarray(image.convert("L"), np.uint8)


def _covering(grey: Luma, width: int, height: int) -> Luma:
    high, wide = grey.shape
    part_wide = min(wide, max(1, round(high * width / height)))
    part_high = min(high, max(1, round(wide * height / width)))
    left, top = (wide - part_wide) // 2, (high - part_high) // 2
    part = grey[top : top + part_high, left : left + part_wide]
    way = cv2.INTER_AREA if part_wide > width else cv2.INTER_LINEAR
    return cast("Luma", cv2.resize(part, (width, height), interpolation=way))


def _unreadable(source: Source, why: str) -> Unreadable:
    return Unreadable(
        f"The luma picture {source.name} cannot be used: {why}.",
        code="luma_unreadable",
        hint="Save it again as a grey PNG, or choose another transition.",
        where=source.name,
    )
