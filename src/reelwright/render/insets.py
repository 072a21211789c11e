"""Insets: a picture of the user's own, such as a logo, made ready to lay on the film."""

from __future__ import annotations

import warnings

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from reelwright.film.errors import Unreadable
from reelwright.film.timeline import Inset
from reelwright.media.pillow import FAULTS
from reelwright.media.source import Source
from reelwright.render.artwork import Artwork
from reelwright.render.overlay import Overlay
from reelwright.render.page import Box, Page

FORMATS = ("PNG", "JPEG", "WEBP")
MOST_PIXELS = 40_000_000
"""A picture with more than this is refused before it is decoded."""
_WIDEST = 0.62
"""Of the picture's shorter side, for an inset that is to stay off the captions below."""


def inset_overlay(source: Source, inset: Inset, width: int, height: int) -> Overlay:
    """The picture, as large as the inset says, at its place in a film of `width` by `height`; full, whatever
    its opacity.

    Nothing but `source` is read. Unreadable for a file that is no picture of a known kind, is damaged, or has
    too many pixels.
    """
    page = Page(width, height)
    longest = _longest(page, inset)
    picture = _read(source, longest)
    share = longest / max(picture.size)
    size = (max(1, round(share * picture.width)), max(1, round(share * picture.height)))
    # Colours are multiplied by their alpha first, or what is hidden bleeds into the edges. A filter that does
    # not ring leaves no echo around a logo.
    how = Image.Resampling.HAMMING if share < 1 else Image.Resampling.BICUBIC
    colour: NDArray[np.uint8] = np.asarray(picture.convert("RGBa").resize(size, how))
    colour = np.minimum(colour, colour[..., 3:])
    artwork = Artwork(*size)
    artwork.picture(colour, 0, 0)
    box = page.inset(inset.spot, *size)
    return Overlay.of(artwork, max(0, box.left), max(0, box.top))


def inset_box(page: Page, inset: Inset) -> Box:
    """Where the inset lies at most: a picture is no larger either way."""
    longest = _longest(page, inset)
    return page.inset(inset.spot, longest, longest)


def _longest(page: Page, inset: Inset) -> int:
    """Pixels of its longer side: never so many that it would leave the safe area."""
    return max(1, round(min(inset.size, _WIDEST) * page.unit))


def _read(source: Source, longest: int) -> Image.Image:
    """The picture upright, already near the size that is wanted where its format can do that."""
    try:
        with warnings.catch_warnings(), source.open() as file:
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(file, formats=FORMATS)
            if picture.width * picture.height > MOST_PIXELS:
                raise _too_large(source, f"{picture.width} by {picture.height}")
            picture.draft("RGB", (2 * longest, 2 * longest))
            upright = ImageOps.exif_transpose(picture)
            return upright.convert("RGBA")
    except Image.DecompressionBombError as error:
        raise _too_large(source, "hundreds of millions of") from error
    except FAULTS as error:
        raise Unreadable(
            f"The logo ({source.name}) is not a picture that can be read.",
            code="unreadable_picture",
            hint="Give a PNG, JPEG or WebP file that is whole.",
            where="insets",
        ) from error


def _too_large(source: Source, pixels: str) -> Unreadable:
    return Unreadable(
        f"The logo ({source.name}) has {pixels} pixels, which is too many.",
        code="picture_too_large",
        hint=f"Make it smaller than {MOST_PIXELS // 1_000_000} million pixels.",
        where="insets",
    )
