"""A still picture that is held: the same frame for as long as it is asked for."""

from __future__ import annotations

import av
import numpy as np
from PIL import Image, ImageOps

from reelwright.film.errors import Unreadable
from reelwright.film.timeline import Clip
from reelwright.film.video import Note
from reelwright.media.source import Source
from reelwright.render.fit import Fitting
from reelwright.render.screen import Screen


class Held:
    """Gives one still picture, upright and fitted to the screen, again and again."""

    held = 0
    notes: tuple[Note, ...] = ()

    def __init__(self, source: Source, clip: Clip, screen: Screen) -> None:
        try:
            with source.open() as data, Image.open(data, formats=("PNG", "JPEG", "WEBP")) as picture:
                upright = ImageOps.exif_transpose(picture).convert("RGBA")
                shown = Image.alpha_composite(Image.new("RGBA", upright.size, "black"), upright)
                pixels = np.asarray(shown.convert("RGB"))
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
            raise Unreadable(
                f"The picture of scene {clip.scene} ({source.name}) cannot be decoded: {error}.",
                code="clip_unreadable",
                hint=f"Give scene {clip.scene} another picture.",
                where=clip.media,
            ) from error
        frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
        self._frame = Fitting(screen, clip.fit).fit(frame)

    def take(self) -> av.VideoFrame:
        return self._frame

    def close(self) -> None:
        """There is nothing to let go of."""
