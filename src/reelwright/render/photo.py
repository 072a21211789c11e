"""A photo: a user's still picture, upright, in sRGB, on black where it is see-through."""

from __future__ import annotations

import io
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from reelwright.film.errors import Unreadable
from reelwright.film.timeline import Clip
from reelwright.media.pillow import FAULTS
from reelwright.media.source import Source

MOST_PIXELS = 50_000_000
Rgb = NDArray[np.uint8]
"""height x width x 3, sRGB."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom, as shares of the upright picture."""

_FORMATS = ("JPEG", "PNG", "WEBP")
_SRGB = cast("Any", ImageCms).createProfile("sRGB")
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""By the value of the Orientation tag (EXIF 2.32, 4.6.4)."""
_SIDEWAYS = tuple(_UPRIGHT[value] for value in (5, 6, 7, 8))
_BAND = 1_000_000
"""Pixels that are turned into colours and made smaller at a time."""


class Photo:
    """A picture that has been looked at but not yet decoded: `width` and `height` are known, upright.

    PNG, JPEG and WebP of up to 50 million pixels are read, of an animation its first frame. Unreadable, with
    the scene of `clip`, when it is none of those, is larger, or is damaged.
    """

    def __init__(self, source: Source, clip: Clip) -> None:
        self._who = f"The picture of scene {clip.scene} ({source.name})"
        self._clip = clip
        try:
            self._file = source.open()
        except OSError as error:
            raise self._unreadable(str(error)) from error
        try:
            self._image: Image.Image = Image.open(self._file, formats=_FORMATS)
            wide, high = self._image.size
            if wide * high > MOST_PIXELS:
                raise self._too_large(f"{wide:,} x {high:,}")
            upright = self._image.getexif().get(_ORIENTATION)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            self._file.close()
            raise self._too_large("a multiple of that") from error
        except Unreadable:
            self._file.close()
            raise
        except Image.UnidentifiedImageError as error:
            self._file.close()
            raise self._unreadable("it is not a PNG, JPEG or WebP picture") from error
        except FAULTS as error:
            self._file.close()
            raise self._unreadable(str(error)) from error
        self._upright = _UPRIGHT.get(upright) if isinstance(upright, int) else None
        self.width, self.height = (high, wide) if self._upright in _SIDEWAYS else (wide, high)

    def close(self) -> None:
        self._file.close()

    def seen(self, box: Box, width: int, height: int) -> Rgb:
        """The part of the picture within `box`, at `width` x `height`, without aliasing.

        What is asked first decides how finely it is decoded: ask for the finest first. Unreadable when it is
        damaged.
        """
        try:
            return self._seen(box, width, height)
        except FAULTS as error:
            raise self._unreadable(str(error)) from error

    def _seen(self, box: Box, width: int, height: int) -> Rgb:
        image = self._image
        density = max(width / ((box[2] - box[0]) * self.width), height / ((box[3] - box[1]) * self.height))
        if density < 0.5:
            # A JPEG decodes at a half, a quarter or an eighth for much less.
            image.draft(None, (int(image.width * density * 2), int(image.height * density * 2)))
        image.load()
        profile = image.info.get("icc_profile")
        by = max(1, int(max(image.size) * 0.5 / (max(self.width, self.height) * density)))
        self._image = image = _reduced(image, by)
        self._image = small = _in_srgb(image, profile)
        if self._upright is not None:
            small = small.transpose(self._upright)
        across, down = small.size
        part = (box[0] * across, box[1] * down, box[2] * across, box[3] * down)
        sized = small.resize((width, height), Image.Resampling.LANCZOS, box=part, reducing_gap=3.0)
        return np.asarray(sized, np.uint8)

    def _unreadable(self, why: str) -> Unreadable:
        return Unreadable(
            f"{self._who} cannot be decoded: {why}.",
            code="clip_unreadable",
            hint=f"Give scene {self._clip.scene} another picture, or save this one again as PNG or JPEG.",
            where=self._clip.media,
        )

    def _too_large(self, size: str) -> Unreadable:
        return Unreadable(
            f"{self._who} is larger than 50 million pixels: it has {size}.",
            code="picture_too_large",
            hint="Save a smaller copy of it; 4,000 pixels across is enough for any film.",
            where=self._clip.media,
        )


def _reduced(image: Image.Image, by: int) -> Image.Image:
    """`image` made `by` times smaller, as RGB or CMYK, band by band so that only a band is held twice."""
    width, height = image.size
    rows = max(by, _BAND // max(width, 1) // by * by)
    mode = "CMYK" if image.mode == "CMYK" else "RGB"
    made = Image.new(mode, (-(-width // by), -(-height // by)))
    for top in range(0, height, rows):
        band = _coloured(image.crop((0, top, width, min(height, top + rows))))
        made.paste(band.reduce(by) if by > 1 else band, (0, top // by))
    return made


def _coloured(band: Image.Image) -> Image.Image:
    """As RGB or CMYK; what is see-through lies on black."""
    if band.mode == "CMYK":
        return band
    if band.mode.startswith("I"):
        # Sixteen bits of grey.
        grey = np.asarray(band).astype(np.int64) >> 8
        return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)).convert("RGB")
    if band.has_transparency_data:
        pixels = np.asarray(band.convert("RGBA").convert("RGBa"))
        return Image.fromarray(np.ascontiguousarray(pixels[..., :3]))
    return band if band.mode == "RGB" else band.convert("RGB")


def _in_srgb(image: Image.Image, profile: object) -> Image.Image:
    """By its colour profile where it has one that fits."""
    if isinstance(profile, bytes) and profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            found = ImageCms.profileToProfile(image, own, _SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            found = None
        if found is not None:
            return found
    return image if image.mode == "RGB" else image.convert("RGB")
