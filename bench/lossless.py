"""A recipe that loses nothing, to compare films with. The lab has to know it, so it has a file of its own."""

from __future__ import annotations

from reelwright.render.recipe import Codec, Recipe


class Lossless(Recipe):
    """H.264 with the quantiser off; a player for everyone would not play it."""

    __slots__ = ()

    def options(self) -> dict[str, str]:
        return {"preset": "ultrafast", "qp": "0", "x264-params": "open-gop=0"}


LOSSLESS = Lossless(Codec.H264, 0, "ultrafast")
