"""A move begins and ends gently, and no edge of what is painted is ever seen."""

from __future__ import annotations

import math

import numpy as np
import pytest

from reelwright.film.ease import eased
from reelwright.film.grammar import Move, Speed
from reelwright.providers.animatic.camera import View, path
from reelwright.providers.animatic.cel import Cel
from reelwright.providers.animatic.flat import Flat
from reelwright.providers.animatic.reel import frames
from reelwright.providers.animatic.shot import Take, layers


def test_every_move_starts_and_ends_gently() -> None:
    assert eased(0) == 0
    assert eased(1) == 1
    steps = np.diff([eased(at / 50) for at in range(51)])
    assert (steps >= 0).all()
    assert steps[0] < steps[25] / 20
    assert steps[-1] < steps[25] / 20


@pytest.mark.parametrize("size", [(160, 90), (90, 160), (120, 120)], ids=["16:9", "9:16", "1:1"])
@pytest.mark.parametrize("move", list(Move))
def test_no_edge_of_a_flat_is_ever_seen(move: Move, size: tuple[int, int]) -> None:
    def white(cel: Cel) -> None:
        cel.pixels[...] = 1

    view = View(-0.9, 1.2)
    route = path(move, Speed.FAST, 6.0, (0.2, -0.1), view, "edge")
    for flat in (Flat(math.inf, white), Flat(4.0, white), Flat(1.0, white), Flat(30.0, white, floor=True)):
        take = Take([flat], route, view, *size, 6.0)
        reel = frames([tuple(layers(take))], route, (), width=size[0], height=size[1], seconds=6.0, count=9)
        for number, frame in enumerate(reel):
            assert frame.y.min() >= 233, f"{flat.depth} at frame {number}"
