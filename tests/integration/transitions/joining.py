"""Work for the lab: transitions as its workers make them."""

from __future__ import annotations

from typing import Any

import numpy as np

from reelwright.film.ids import MediaId
from reelwright.film.timeline import Join
from reelwright.media.lab.task import Desk
from reelwright.render.transitions import joined, luma_picture

WIDTH, HEIGHT = 160, 90


def share(order: tuple[Join, ...], desk: Desk) -> dict[str, Any]:
    """How much of a white picture after a black one shows midway through each join of the order."""
    shares: dict[str, float] = {}
    for join in order:
        media = join.pattern.media if join.pattern else None
        luma = luma_picture(desk.source(MediaId(media)), WIDTH, HEIGHT) if media else None
        black, white = (np.full(WIDTH * HEIGHT * 3 // 2, level, np.uint8) for level in (16, 216))
        middle = joined(join, black, white, 0.5, WIDTH, HEIGHT, luma)[: WIDTH * HEIGHT]
        shares[join.pattern.name if join.pattern else join.kind.value] = (float(middle.mean()) - 16) / 200
    return {"shares": shares}
